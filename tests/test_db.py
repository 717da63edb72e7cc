import errno
import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from finder.db import Trouble, open_engine, trouble_of, writing
from finder.directory.reading import read_version
from finder.models import DirectoryState
from finder.turns import NoTurnError


@pytest.fixture
def postgresql_engine(postgresql_url: str) -> Iterator[Engine]:
    """Give an engine on a real PostgreSQL."""
    engine = open_engine(postgresql_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("SQLITE_FULL", Trouble.FULL),
        ("SQLITE_IOERR_WRITE", Trouble.FULL),
        ("SQLITE_READONLY", Trouble.READ_ONLY),
        ("SQLITE_READONLY_DBMOVED", Trouble.READ_ONLY),
        ("SQLITE_BUSY", Trouble.LOCKED),
        ("SQLITE_BUSY_SNAPSHOT", Trouble.LOCKED),
        ("SQLITE_CORRUPT", Trouble.UNREACHABLE),
        ("SQLITE_CANTOPEN", Trouble.UNREACHABLE),
        ("SQLITE_IOERR_READ", Trouble.UNREACHABLE),
    ],
)
def test_each_trouble_with_sqlite_is_told_apart(name: str, trouble: Trouble) -> None:
    error = sqlite3.OperationalError("any words")
    error.sqlite_errorcode = getattr(sqlite3, name)

    assert trouble_of(OperationalError("", {}, error)) is trouble


@pytest.mark.parametrize(
    ("state", "trouble"),
    [
        ("53100", Trouble.FULL),
        ("25006", Trouble.READ_ONLY),
        ("55P03", Trouble.LOCKED),
        ("40P01", Trouble.LOCKED),
        ("57P03", Trouble.UNREACHABLE),
        ("23505", None),
        ("22003", None),
    ],
)
def test_each_trouble_with_postgresql_is_told_apart(
    postgresql_engine: Engine, state: str, trouble: Trouble | None
) -> None:
    raising = f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"

    with pytest.raises(DBAPIError) as caught, postgresql_engine.begin() as connection:
        connection.execute(text(raising))

    assert trouble_of(caught.value) is trouble


def test_other_errors_are_no_trouble_of_the_database() -> None:
    assert trouble_of(ValueError()) is None
    assert trouble_of(IntegrityError("", {}, sqlite3.IntegrityError())) is None
    assert trouble_of(DatabaseError("", {}, psycopg.DatabaseError())) is None
    assert trouble_of(ConnectionResetError(errno.ECONNRESET, "")) is None
    assert trouble_of(OSError(errno.ENOSPC, "")) is Trouble.FULL
    assert trouble_of(OSError(errno.EROFS, "")) is Trouble.READ_ONLY
    assert trouble_of(NoTurnError()) is Trouble.LOCKED
    assert trouble_of(NoConnectionError()) is Trouble.UNREACHABLE


def test_whoever_waits_too_long_for_another_writer_is_told(
    ready_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 20)
    with writing(ready_engine) as session:
        session.add(DirectoryState())

    with writing(ready_engine) as first:
        first.get(DirectoryState, 1, with_for_update=True)
        with (
            pytest.raises((OperationalError, NoTurnError)) as caught,
            writing(ready_engine) as second,
        ):
            second.get(DirectoryState, 1, with_for_update=True)
        assert trouble_of(caught.value) is Trouble.LOCKED

    with writing(ready_engine) as session:
        assert read_version(session) == 0
