"""Going back to a backup: proved, freed of what was erased since, and put in place at once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from finder.backup import postgresql, sqlite
from finder.backup.container import Manifest, read_erased
from finder.backup.erasures import read_stones, read_stones_of_file
from finder.backup.faults import BackupError, DatabaseInUseError
from finder.backup.making import STAMP, keep_aside, workshop
from finder.backup.proof import prove
from finder.backup.settling import close_what_was_open
from finder.backup.site import Site
from finder.db import Trouble, open_engine, trouble_of, writing
from finder.directory.erasing import erase_again
from finder.erased import Erasure, read_erasures, read_lines, remember
from finder.migrations import upgrade
from finder.models import DirectoryState
from finder.models.history import THE_ONLY_ROW


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, where that lies which was there before, and how much was erased from it."""

    manifest: Manifest
    kept: Path | None
    erased: int
    same_secret: bool


def restore(path: Path, site: Site, now: datetime) -> Restored:
    """Put a backup in place of what the site's database holds, all of it or nothing.

    What was there is kept. What was erased since the backup was made goes from it first, everybody
    is signed out, and letters and long work that waited then are held back. Raises a BackupError
    where it cannot be done; nothing has changed then.
    """
    # A file takes the place of another at once only on the same disk.
    parent = site.config.var if site.on_postgresql else site.database.parent
    with workshop(parent) as folder:
        manifest, copy = prove(path, folder, site.gazetteer)
        listed = [*read_lines(read_erased(path, manifest)), *read_erasures(site.erased)]
        put = _into_postgresql if site.on_postgresql else _into_sqlite
        kept, count = put(copy, site, listed, now)
        remember(site.erased, listed)
    return Restored(manifest, kept, count, manifest.secret_print == site.secret_print)


def _into_sqlite(
    copy: Path, site: Site, listed: list[Erasure], now: datetime
) -> tuple[Path | None, int]:
    database = site.database
    kept = database.with_name(f"{database.name}.before-restore-{now.strftime(STAMP)}")
    site.engine.dispose()
    with sqlite.only_user(database) as connection:
        if connection is not None:
            listed += read_stones_of_file(connection)
        engine = open_engine(f"sqlite:///{copy}")
        try:
            with writing(engine) as session:
                count = _settle(session, listed, now)
        finally:
            engine.dispose()
        sqlite.fold(copy)
        had_one = database.exists()
        sqlite.put_in_place(copy, database, kept)
    return (kept if had_one else None), count


def _into_postgresql(
    copy: Path, site: Site, listed: list[Erasure], now: datetime
) -> tuple[Path | None, int]:
    kept = keep_aside("before-restore", site, now)
    try:
        upgrade(site.engine)
        with writing(site.engine) as session:
            listed += read_stones(session)
            before = session.get(DirectoryState, THE_ONLY_ROW)
            version = before.version if before is not None else 0
            session.expunge_all()
            postgresql.load(copy, session.connection())
            state = session.get(DirectoryState, THE_ONLY_ROW)
            if state is not None:
                # Every process makes its index anew.
                state.version = max(version, state.version) + 1
            return kept, _settle(session, listed, now)
    except DBAPIError as error:
        if trouble_of(error) is Trouble.LOCKED:
            raise DatabaseInUseError(sqlite.IN_USE) from error
        raise BackupError(
            f"The backup could not be restored: {type(error.orig).__name__}."
        ) from error


def _settle(session: Session, listed: list[Erasure], now: datetime) -> int:
    close_what_was_open(session, now)
    return len(erase_again(session, listed, "flask finder restore", now))
