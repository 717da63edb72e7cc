"""The commands about files, and what a person reads of them."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Engine, text

from finder import create_app
from finder.cli import files
from finder.db import reading, writing
from finder.places.gazetteer import Gazetteer
from finder.places.unpacking import unpack
from finder.vocabulary import Origin
from tests import make
from tests.conftest import PLACES
from tests.exchange.importing import stored
from tests.web.conftest import config_for

Run = Callable[..., Result]


@pytest.fixture
def run(
    own_engine: Engine, gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Run]:
    """Give a function that runs a command on a directory of two services."""
    with writing(own_engine) as session:
        make.store(session, gazetteer, make.record("One", award="old"))
        make.store(session, gazetteer, make.record("Two", award="old"), origin=Origin.STAFF)
    app = create_app(config_for(str(own_engine.url)))
    app.extensions["config"] = replace(app.extensions["config"], var=tmp_path / "var")
    monkeypatch.chdir(tmp_path)
    yield lambda *words: app.test_cli_runner().invoke(args=["finder", *map(str, words)])
    app.extensions["engine"].dispose()


def awards(engine: Engine) -> list[str | None]:
    with reading(engine) as session:
        return [stored(session, name).award for name in ("One", "Two")]


def test_a_directory_goes_out_is_changed_and_comes_in_again(
    run: Run, own_engine: Engine, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    assert run("export", "out.csv").exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = run("export", "out.csv")
    assert (again.exit_code, "is there already" in again.output) == (1, True)
    assert "2 read: 0 new, 0 changed, 2 the same, 0 refused." in run("import", "out.csv").output
    content = out.read_text("utf-8").replace(",old,", ",new,") + ",,,,,,,wigz,,,,,,\r\n"
    out.write_text(content, "utf-8")

    looked = run("import", "out.csv", "--preview")

    assert looked.exit_code == 1
    assert looked.output.splitlines()[:3] == [
        "line 2: changed 1 One: award “old” -> “new”",
        "line 3: same 2 Two: award stays “old”",
        looked.output.splitlines()[2],
    ]
    assert "name: must be there" in looked.output
    assert "3 read: 0 new, 1 changed, 1 the same, 1 refused." in looked.output
    assert awards(own_engine) == ["old", "old"]
    done = run("import", "out.csv", "--reason", "They wrote")
    assert awards(own_engine) == ["new", "old"]
    mend = Path(done.output.split("take in again: ")[1].splitlines()[0])
    assert mend.read_text("utf-8-sig").startswith("line,what to mend,id,")
    change_set = done.output.split("--undo ")[1].strip()
    undone = run("import", "--undo", change_set)
    assert "1 records are as they were before" in undone.output
    assert awards(own_engine) == ["old", "old"]
    assert "was undone before" in run("import", "--undo", change_set).output


def test_what_is_not_sure_about_a_file_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(
        "name;colour;organization_name\nCafé;red;T\n".encode("cp1252")
    )

    done = run("import", "in.csv", "--preview")

    assert done.output.splitlines()[:4] == [
        "Read as cp1252, which is a guess. Are these lines right?",
        "    Café;red;T",
        "If not, name another one, for example --encoding mac_roman.",
        "Columns that are not taken: colour",
    ]
    assert "line 2: new Café" in done.output


def test_what_cannot_be_done_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04xl/workbook.xml")
    (tmp_path / "in.csv").write_text("name\n")

    for words, sentence in (
        (("import", "book.csv"), "Error: This file is an Excel workbook, not CSV"),
        (("import",), "Name a file to take in, or an import to undo."),
        (("import", "in.csv", "--undo", make.ident("x")), "Name a file to take in, or an"),
        (("import", "--undo", make.ident("x")), "There is no import"),
        (("import", "in.csv", "--encoding", "klingon"), "There is no encoding “klingon”."),
        (("export", "out.xlsx"), "a name that ends in .csv or .jsonl"),
        (("export", "out.csv", "--public", "--confidential"), "holds no secret places"),
        (("export", "nowhere/out.csv"), "cannot be written: No such file"),
    ):
        done = run(*words)
        assert done.exit_code != 0
        assert sentence in done.output, words
        assert "Traceback" not in done.output


def test_json_lines_go_out_and_change_nothing_when_they_come_in(
    run: Run, own_engine: Engine, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    secret = make.location("Refuge", "Springfield", "IL", confidential=True)
    hidden = {"phones": [{"number": "555 0100"}], "staff_note": "hush", "locations": [secret]}
    with writing(own_engine) as session:
        make.store(session, gazetteer, make.record("Three", **hidden))
    run("export", "staff.jsonl")
    run("export", "public.jsonl", "--public")
    run("export", "whole.jsonl", "--confidential")

    staff, public, whole = (
        (tmp_path / f"{name}.jsonl").read_text("utf-8") for name in ("staff", "public", "whole")
    )
    assert ("Springfield" in staff, "hush" in staff) == (False, True)
    assert ("Springfield" in public, "hush" in public, "0100" in public) == (False, False, False)
    assert "Springfield" in whole
    for name in ("staff", "whole"):
        done = run("import", f"{name}.jsonl")
        assert "0 added, 0 changed, 3 unchanged, 0 quarantined." in done.output
    with reading(own_engine) as session:
        assert stored(session, "Three").locations[0].name == "Refuge"


def test_the_next_seed_is_looked_at_before_it_is_taken(
    run: Run, own_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", "seed.jsonl", "--confidential")
    path = tmp_path / "seed.jsonl"
    path.write_text(path.read_text("utf-8").replace('"old"', '"news"') + "{}\n", "utf-8")
    monkeypatch.setattr(files, "SEED", path)

    looked = run("seed", "--preview")

    assert "line 1: changed 1 One: award “old” -> “news”" in looked.output
    # What a person wrote stays.
    assert "line 2: same 2 Two: award stays “old”" in looked.output
    assert "3 read: 0 new, 1 changed, 1 the same, 1 refused." in looked.output
    assert awards(own_engine) == ["old", "old"]
    assert "1 changed, 1 unchanged" in run("seed").output
    assert awards(own_engine) == ["news", "old"]


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from finder.db import open_engine, writing
from finder.directory.authors import Author
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_import import commit
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

url, path, places = sys.argv[1:]
with open(path, "rb") as file, writing(open_engine(url)) as session:
    commit(session, read_spreadsheet(file), Author("killed", Origin.IMPORT), datetime.now(UTC),
           Gazetteer(Path(places)), progress=lambda read: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_an_import_that_is_killed_leaves_nothing_and_can_be_run_again(
    run: Run, own_engine: Engine, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    rows = "".join(f"Service {count},Trust\n" for count in range(700))
    (tmp_path / "in.csv").write_text("name,organization_name\n" + rows)
    places = unpack(PLACES)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(own_engine.url), "in.csv", str(places)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
        timeout=50,
    )

    # The first 500 rows were written by then.
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with own_engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM service")).scalar() == 2
    assert "700 new, 0 changed, 0 the same, 0 refused." in run("import", "in.csv").output
