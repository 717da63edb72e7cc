"""The commands, run as a person runs them: in a process of their own."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Engine, text

from finder import create_app
from finder.config import SETTINGS, load_config
from finder.db import open_engine, writing
from finder.mail.outbox import queue
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import PLACES, with_places

ROOT = Path(__file__).parents[1]


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FINDER_")}
    return kept | {"FINDER_ENV": "development", "FINDER_VAR": str(var)} | more


def run(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", *arguments],
        cwd=ROOT,
        env=environment(var, **more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


Command = Callable[..., Result]


@contextmanager
def commands_of(var: Path, **more: str) -> Iterator[Command]:
    """Give what runs a command in this process, with settings as a person gives them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ.keys() - environment(var):
            patch.delenv(name)
        for name, value in environment(var, **more).items():
            patch.setenv(name, value)
        app = create_app()
        yield lambda *words: app.test_cli_runner().invoke(args=["finder", *words])
        app.extensions["engine"].dispose()


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Path:
    """Give a folder with a migrated and seeded database."""
    var = with_places(tmp_path_factory.mktemp("var"))
    with commands_of(var) as command:
        assert command("migrate").exit_code == 0
        waiting = command("seed", "--waiting", "--preview")
        done = command("seed")
    assert "513 read: 513 new, 0 changed, 0 the same, 0 refused." in waiting.output
    assert "2106 read: 2106 added, 0 changed, 0 unchanged, 0 quarantined." in done.output
    return var


def test_settings_are_printed_with_their_help(tmp_path: Path) -> None:
    secret = "verySecret-".join("abcdefgh")
    with commands_of(with_places(tmp_path), FINDER_SECRET_KEY=secret) as command:
        printed = command("settings").output

    for setting in SETTINGS:
        assert f"{setting.name}=" in printed
        assert setting.help in printed
    assert secret not in printed


def test_seed_again_changes_nothing(var: Path) -> None:
    assert "0 added, 0 changed, 2106 unchanged" in run(var, "seed").stdout


def test_import_says_what_it_did_and_keeps_what_it_could_not_take(
    var: Path, tmp_path: Path
) -> None:
    file = tmp_path / "two.jsonl"
    good = json.dumps(make.record("A new service").to_json())
    file.write_text(f"{good}\nnot json\n", "utf-8")

    with commands_of(var) as command:
        done = command("import", str(file))
        missing = command("import", str(tmp_path / "missing.jsonl"))

    assert done.exit_code == 1
    assert "2 read: 1 added, 0 changed, 0 unchanged, 1 quarantined." in done.output
    kept = Path(re.findall(r"and why: (.+)", done.output)[0]).read_text("utf-8")
    assert json.loads(kept)["line"] == 2
    assert missing.exit_code == 2


def test_production_without_a_secret_is_one_clear_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "settings", FINDER_ENV="production")

    assert done.returncode != 0
    assert "FINDER_SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_taken_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(with_places(tmp_path), "serve", PORT=str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert "Traceback" not in done.stderr


@dataclass
class Server:
    """A site served by the command: where it listens, and what it said until it was ready."""

    port: int
    said: list[str]
    process: subprocess.Popen[str]

    def open(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return str(answer.read().decode("utf-8"))

    def stop(self, with_signal: int = signal.SIGINT) -> str:
        """Stop it as Ctrl+C does; gives what it wrote as errors."""
        self.process.send_signal(with_signal)
        return self.process.communicate(timeout=20)[1]


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", "serve"],
        cwd=ROOT,
        env=environment(var, PORT=str(port), PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "is ready" in line:
                break
        yield Server(port, said, process)
        process.kill()


# Two whole starts, the first with all of the place data and the directory.
@pytest.mark.timeout(240)
def test_serve_starts_from_nothing_and_again_without_a_change(tmp_path: Path) -> None:
    for start in ("first", "second"):
        with serving(tmp_path) as server:
            body = server.open("/services?q=wigs&near=Boston")
            errors = server.stop()
        assert 'data-service="' in body
        assert f"http://127.0.0.1:{server.port}" in server.said[-1]
        assert ("2106 added" in "".join(server.said)) is (start == "first")
        assert "wigs" not in errors
        assert "Traceback" not in errors
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def put_letter(var: Path) -> Callable[[], int]:
    """Put a letter into the outbox and give what counts the letters that were written."""
    engine = open_engine(f"sqlite:///{var / 'finder.sqlite'}")
    with writing(engine) as session:
        queue(session, "editor@example.org", "Hello", "Hello", datetime.now(UTC))
    engine.dispose()
    before = len(list((var / "outbox").glob("*.eml")))
    return lambda: len(list((var / "outbox").glob("*.eml"))) - before


def wait_for_one(written: Callable[[], int]) -> None:
    until = time.monotonic() + 20
    while not written() and time.monotonic() < until:
        time.sleep(0.05)
    assert written() == 1


def test_letters_leave_and_slow_clients_shut_nobody_out_while_the_site_is_served(
    var: Path,
) -> None:
    with serving(var) as server, ExitStack() as slow:
        for _ in range(300):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            slow.enter_context(connection)
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")

        assert "</html>" in server.open("/")
        wait_for_one(put_letter(var))
        errors = server.stop(signal.SIGTERM)

    assert server.process.returncode == 0
    assert "Traceback" not in errors


def test_work_goes_on_until_it_is_told_to_end(var: Path) -> None:
    written = put_letter(var)
    with subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", "work"],
        cwd=ROOT,
        env=environment(var),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        wait_for_one(written)
        process.terminate()
        said, _ = process.communicate(timeout=20)

    assert process.returncode == 0
    assert said.endswith("Ending what is under way.\n")


@pytest.fixture
def development_app(own_engine: Engine, tmp_path: Path, gazetteer: Gazetteer) -> Iterator[Flask]:
    """Give an application in development on a database of this test alone."""
    config = load_config(environment(PLACES, FINDER_DATABASE_URL=str(own_engine.url)))
    app = create_app(config)
    app.extensions["config"] = replace(config, var=tmp_path)
    yield app
    app.extensions["engine"].dispose()


def test_work_can_end_when_all_is_done(development_app: Flask, own_engine: Engine) -> None:
    with writing(own_engine) as session:
        queue(session, "editor@example.org", "Hello", "Hello", datetime.now(UTC))
    command = development_app.test_cli_runner().invoke

    assert command(args=["finder", "work", "--once"]).output == "1 letters sent, 0 jobs done.\n"
    with own_engine.begin() as connection:
        gone = "failed_at = sent_at, sent_at = NULL, text = 'Hello'"
        connection.execute(text(f"UPDATE outbox_message SET {gone}"))
    assert command(args=["finder", "work", "--once", "--again"]).output == (
        "1 letters are tried once more.\n1 letters sent, 0 jobs done.\n"
    )
    with own_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    refused = command(args=["finder", "work", "--once"])
    assert (refused.exit_code, "flask finder migrate" in refused.output) == (1, True)


def test_the_doctor_says_what_is_well_and_ends_with_1_on_trouble(
    development_app: Flask, own_engine: Engine
) -> None:
    command = development_app.test_cli_runner().invoke

    well = command(args=["finder", "doctor"])
    assert well.exit_code == 0
    assert all(line.startswith("good ") for line in well.output.splitlines())
    assert len(well.output.splitlines()) == 8

    Path(str(own_engine.url.database)).unlink()
    ill = command(args=["finder", "doctor"])
    assert ill.exit_code == 1
    assert "TROUBLE  database  there is no database yet" in ill.output
