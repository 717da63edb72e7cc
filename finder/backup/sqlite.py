"""Files of SQLite: copied while others write, looked through, and put in place."""

import glob
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from finder.backup.faults import BackupError, DamagedBackupError, DatabaseInUseError
from finder.backup.snapshot import Snapshot, read_snapshot
from finder.turns import NoTurnError, turns_of

SECONDS_TO_WAIT = 2.0
KEPT = ".before-restore-"
SIDECARS = ("-wal", "-shm", "-journal")
TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
)
OTHER_THINGS = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
IN_USE = "The database is in use: stop the site first, and start it again afterwards."


def open_file(path: Path, seconds: float = 10.0) -> sqlite3.Connection:
    """Give a connection that begins and ends its transactions only where it is told to."""
    return sqlite3.connect(path, isolation_level=None, timeout=seconds)


def take_snapshot(database: Path, target: Path) -> Snapshot:
    """Copy one state of the database to a new file while others write; gives what it holds.

    What was deleted is not in the copy. Raises BackupError when the database cannot be read.
    """
    try:
        with closing(open_file(database)) as source, closing(open_file(target)) as copy:
            # Counts and pages are of one state: what others write meanwhile is in neither.
            source.execute("BEGIN")
            found = look(source)
            # All pages at once: a copy made in steps begins anew with each write of others.
            source.backup(copy, pages=-1)
            source.execute("COMMIT")
            copy.execute("PRAGMA journal_mode = DELETE")
            # A copy that breaks off is thrown away: it needs no way back.
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("VACUUM")
    except sqlite3.DatabaseError as error:
        raise BackupError(f"The database could not be copied: {error}.") from error
    return found


def look(connection: sqlite3.Connection) -> Snapshot:
    """Give what a database holds in the state that the connection sees."""
    tables = [row[0] for row in connection.execute(TABLES)]
    return read_snapshot(lambda question: connection.execute(question).fetchall(), tables)


def check_copy(copy: Path, expected: Snapshot) -> None:
    """Look through a copy; raises DamagedBackupError unless all of it is as it should be."""
    try:
        with closing(open_file(copy)) as connection:
            fault = _fault(connection)
            if fault is None and look(connection) != expected:
                fault = "it does not hold what it says that it holds"
    except sqlite3.DatabaseError as error:
        raise DamagedBackupError(f"The backup is damaged: {error}.") from error
    if fault is not None:
        raise DamagedBackupError(f"The backup is damaged: {fault}.")


def _fault(connection: sqlite3.Connection) -> str | None:
    problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if problem != "ok":
        return str(problem)
    lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        return f"rows of {lost[0]} belong to rows of {lost[2]} that are missing"
    if connection.execute(OTHER_THINGS).fetchone()[0]:
        return "it holds more than tables"
    return None


def fold(copy: Path) -> None:
    """Bring all that was written to a copy into its one file."""
    with closing(open_file(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def only_user(database: Path) -> Iterator[sqlite3.Connection | None]:
    """Keep everybody else out of a database, all of which stands in its one file meanwhile.

    Gives a connection to it, None where there is none or it is no database any more. Raises
    DatabaseInUseError where somebody has it open.
    """
    try:
        with turns_of(database).take(SECONDS_TO_WAIT):
            if not database.exists():
                yield None
                return
            with closing(open_file(database, SECONDS_TO_WAIT)) as connection:
                yield connection if _lock(connection) else None
    except NoTurnError as error:
        raise DatabaseInUseError(IN_USE) from error


def _lock(connection: sqlite3.Connection) -> bool:
    """Lock a database for this connection alone; gives False for what is no database."""
    try:
        # Fails while any other connection is open, also one that does nothing just now.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(TABLES).fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseInUseError(IN_USE) from error
        return False
    return True


def put_in_place(copy: Path, database: Path, kept: Path) -> None:
    """Put a copy where the database is, and keep that one beside it under another name.

    At every moment one whole database stands in the place.
    """
    if database.exists():
        _take_after(copy, database)
        _keep(database, kept)
        for suffix in SIDECARS:
            # Only a damaged database still has these, and they would spoil the next one.
            with suppress(FileNotFoundError):
                beside = database.with_name(database.name + suffix)
                beside.rename(kept.with_name(kept.name + suffix))
    copy.replace(database)
    write_folder(database.parent)


def drop_twins(database: Path) -> None:
    """Take away a second name of the database: a restore was killed between keeping and replacing.

    Opened under two names at once, a database breaks.
    """
    if database.exists() and database.stat().st_nlink > 1:
        for twin in database.parent.glob(f"{glob.escape(database.name)}{KEPT}*"):
            if twin.samefile(database):
                twin.unlink()


def _keep(database: Path, kept: Path) -> None:
    try:
        os.link(database, kept)
    except FileExistsError:
        raise
    except OSError:  # a disk without such links
        shutil.copy2(database, kept)


def _take_after(copy: Path, database: Path) -> None:
    """Give the copy the rights and the owner of the database: root may be the one who restores."""
    stat = database.stat()
    copy.chmod(stat.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(copy, stat.st_uid, stat.st_gid)


def write_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
