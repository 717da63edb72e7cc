"""The engine, its sessions, and what differs between SQLite and PostgreSQL."""

import errno
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlmodel import Session

from finder.turns import NoTurnError, turns_of

BUSY_MILLISECONDS = 10_000
SECONDS_BETWEEN_TRIES = 1.0
# What may tell of trouble with the database; `trouble_of` says whether it does.
TROUBLES = (DBAPIError, NoConnectionError, NoTurnError)


class Trouble(StrEnum):
    """What keeps the database from doing what it is told, whatever that is."""

    FULL = "full"  # the disk takes nothing more
    READ_ONLY = "read_only"
    LOCKED = "locked"  # others write for too long
    UNREACHABLE = "unreachable"


# Primary result codes; the lowest byte of an extended one.
SQLITE_TROUBLES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_CORRUPT: Trouble.UNREACHABLE,
    sqlite3.SQLITE_NOTADB: Trouble.UNREACHABLE,
}
# A disk can be full for one file only, by a limit of the process.
SQLITE_UNWRITTEN = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
DISK_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
}
POSTGRESQL_TROUBLES = {
    "53100": Trouble.FULL,
    "58030": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "55P03": Trouble.LOCKED,
    "40P01": Trouble.LOCKED,
    "40001": Trouble.LOCKED,
}


def open_engine(url: str, **options: Any) -> Engine:
    """Give an engine whose errors never show parameters and whose SQLite keeps foreign keys.

    Takes the options of SQLAlchemy's `create_engine`.
    """
    engine = create_engine(_with_driver(url), hide_parameters=True, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _with_driver(url: str) -> str:
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling begins too late for reads and never IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    # NORMAL may lose an acknowledged write when the power fails.
    cursor.execute("PRAGMA synchronous = FULL")
    # What was erased is overwritten in the file too; not every build of SQLite does so by itself.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("finder_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def scrub(engine: Engine, tables: Sequence[str] = ()) -> None:
    """Overwrite what was deleted, in the database's own files: call it after an erasure.

    With `tables`, of these only, which is quick enough for every day: SQLite has overwritten the
    rows already (`secure_delete`), and only its log is emptied. On PostgreSQL it rewrites the
    tables, and so waits for everybody who reads them, for ten seconds at most: end a session of
    your own before. Its archived logs and all backups are not touched.
    """
    with (
        _turn(engine),
        engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection,
    ):
        if engine.dialect.name == "postgresql":
            # Whoever waits for a whole table keeps everybody else waiting behind.
            connection.exec_driver_sql(f"SET lock_timeout = {BUSY_MILLISECONDS}")
            try:
                connection.exec_driver_sql(f"VACUUM FULL {', '.join(tables)}")
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
            return
        cursor = connection.connection.cursor()
        if not tables:
            cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()


def trouble_of(error: BaseException) -> Trouble | None:
    """Give the trouble with database or disk that an error tells of, None for another error."""
    if isinstance(error, NoTurnError):
        return Trouble.LOCKED
    if isinstance(error, OSError):
        return DISK_TROUBLES.get(error.errno or 0)
    if isinstance(error, NoConnectionError):
        return Trouble.UNREACHABLE
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code in SQLITE_UNWRITTEN:
        return Trouble.FULL
    known = (
        POSTGRESQL_TROUBLES.get(getattr(error.orig, "sqlstate", None) or "")
        if code is None
        else SQLITE_TROUBLES.get(code & 0xFF)
    )
    return known or (Trouble.UNREACHABLE if isinstance(error, OperationalError) else None)


def reading(engine: Engine) -> Session:
    """Give a session for one consistent view of the data; close it, never commit it."""
    if engine.dialect.name == "postgresql":
        return Session(
            engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True, finder_writes=False
            )
        )
    return Session(engine)


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Give a session that takes the write lock at once and commits everything or nothing.

    Writers of SQLite take turns in the order in which they came; raises NoTurnError for whose
    turn does not come within ten seconds.
    """
    with (
        _turn(engine),
        Session(engine.execution_options(finder_writes=True)) as session,
        session.begin(),
    ):
        if engine.dialect.name == "postgresql":
            # SQLite gives up after as long.
            session.connection().exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MILLISECONDS}")
        yield session


Written = TypeVar("Written")


def write_patiently(engine: Engine, seconds: float, write: Callable[[Session], Written]) -> Written:
    """Give what `write` gives in a transaction of its own, tried again while there is trouble.

    For what happened already and must be written down. Raises the trouble that is still there
    after so many seconds.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            with writing(engine) as session:
                return write(session)
        except TROUBLES as error:
            if trouble_of(error) is None or time.monotonic() >= until:
                raise
        time.sleep(SECONDS_BETWEEN_TRIES)


def _turn(engine: Engine) -> AbstractContextManager[None]:
    if engine.dialect.name != "sqlite" or engine.url.database in (None, "", ":memory:"):
        return nullcontext()
    return turns_of(Path(engine.url.database).absolute()).take(BUSY_MILLISECONDS / 1000)
