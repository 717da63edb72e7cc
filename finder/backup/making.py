"""Making a backup: one moment of the data, proved good before the file gets its name."""

import glob
import os
import shutil
import socket
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Engine, inspect

from finder.backup import postgresql, sqlite
from finder.backup.container import Manifest, write_container
from finder.backup.erasures import read_present_of_file
from finder.backup.faults import BackupError
from finder.backup.proof import prove
from finder.backup.site import Site
from finder.backup.snapshot import MIGRATIONS_TABLE, Snapshot
from finder.erased import UnreadableErasuresError, read_erasures, remember, write_lines
from finder.migrations import is_current, known_steps, read_step

BEFORE_MIGRATION = "before-migration"
MOST_KEPT = 5
STAMP = "%Y%m%dT%H%M%SZ"
ENDING = ".backup"
NEWER = (
    "The database belongs to a newer version of Support Finder: start that one, or restore a "
    "backup that this one made."
)
TAKEN = "{} is there already: choose another name."
UNFINISHED = "unfinished-backup-"


def make_backup(path: Path, site: Site, now: datetime) -> tuple[Path, Manifest]:
    """Write a backup that was proved good, and give its path and what it says of itself.

    In a folder it gets a name with the moment. Others read and write meanwhile. Raises
    BackupError when it cannot be made; nothing is left behind then.
    """
    if path.is_dir():
        return _make(names_by_moment(path, "support-finder-", ENDING, now), site, now)
    if path.exists():
        raise BackupError(TAKEN.format(path))
    return _make(iter([path]), site, now)


def names_by_moment(folder: Path, start: str, ending: str, now: datetime) -> Iterator[Path]:
    """Give paths named for this second and those after it, for who needs one that is free.

    In the order of their names they are in the order of time, however fast one follows another.
    """
    for seconds in count():
        moment = now + timedelta(seconds=seconds)
        yield folder / f"{start}{moment.strftime(STAMP)}{ending}"


def _make(names: Iterator[Path], site: Site, now: datetime) -> tuple[Path, Manifest]:
    """Make a backup under the first of these names that is free."""
    first = next(names)
    with workshop(first.parent) as folder:
        copy = folder / "snapshot"
        found = take_snapshot(site, copy)
        if found.migration not in known_steps():
            raise BackupError(NEWER)
        _mirror_erasures(copy, site)
        unfinished = folder / "unfinished"
        manifest = write_container(
            unfinished,
            Manifest(
                made_at=now,
                database=site.engine.dialect.name,
                migration=found.migration,
                tables=found.tables,
                known=found.known,
                secret_print=site.secret_print,
            ),
            copy,
            write_lines(read_erasures(site.erased)),
        )
        copy.unlink()
        prove(unfinished, folder, site.gazetteer)
        return _name(unfinished, chain([first], names)), manifest


def take_snapshot(site: Site, target: Path) -> Snapshot:
    """Copy one state of the site's database to a file of SQLite; gives what it holds."""
    if site.on_postgresql:
        return postgresql.take_snapshot(site.engine, target)
    return sqlite.take_snapshot(site.database, target)


def keep_aside(reason: str, site: Site, now: datetime) -> Path | None:
    """Keep the data in the folder of backups, named for the reason; None when there is none.

    Raises BackupError when it cannot be made.
    """
    if not _holds_anything(site.engine):
        return None
    site.backups.mkdir(mode=0o700, exist_ok=True)
    return _make(names_by_moment(site.backups, f"{reason}-", ENDING, now), site, now)[0]


def before_migration(site: Site, now: datetime) -> Path | None:
    """Make a backup where a migration has something to do, and give its path, else None.

    Of such backups the newest five stay. Raises BackupError when it cannot be made.
    """
    if is_current(site.engine):
        return None
    if read_step(site.engine) not in (None, *known_steps()):
        raise BackupError(NEWER)
    made = keep_aside(BEFORE_MIGRATION, site, now)
    if made is not None:
        for old in sorted(site.backups.glob(f"{BEFORE_MIGRATION}-*{ENDING}"))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    return made


def _holds_anything(engine: Engine) -> bool:
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if MIGRATIONS_TABLE not in tables:
            return False
        return any(
            connection.exec_driver_sql(f'SELECT 1 FROM "{name}" LIMIT 1').first() is not None  # noqa: S608
            for name in sorted(tables - {MIGRATIONS_TABLE})
        )


def _mirror_erasures(copy: Path, site: Site) -> None:
    with closing(sqlite.open_file(copy)) as connection:
        remember(site.erased, read_present_of_file(connection).erasures)


@contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """Give a folder on the same disk that goes with all in it; errors of the disk are told."""
    try:
        _clear_after_the_dead(parent)
        # Whose folder it is, so that the next one can tell when that process was killed.
        prefix = f"{UNFINISHED}{socket.gethostname()}-{os.getpid()}-"
        with tempfile.TemporaryDirectory(dir=parent, prefix=prefix) as folder:
            yield Path(folder)
    except UnreadableErasuresError as error:
        raise BackupError(str(error)) from error
    except OSError as error:
        raise BackupError(
            f"Nothing could be written to {parent}: {error.strerror}. Nothing was changed."
        ) from error


def _clear_after_the_dead(parent: Path) -> None:
    """Take away what processes of this machine left that were killed over a backup."""
    ours = f"{UNFINISHED}{socket.gethostname()}-"
    for folder in parent.glob(f"{glob.escape(ours)}*"):
        process = folder.name.removeprefix(ours).partition("-")[0]
        if process.isdecimal() and not _lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _name(unfinished: Path, names: Iterable[Path]) -> Path:
    """Give the finished file the first name that nobody else has taken, and say which."""
    for path in names:
        try:
            os.link(unfinished, path)
        except FileExistsError:
            continue
        except OSError:  # a disk without such links
            if path.exists():
                continue
            unfinished.rename(path)
        with suppress(OSError):
            sqlite.write_folder(path.parent)
        return path
    raise BackupError(TAKEN.format(path))
