"""Going back to a backup: proved, freed of what was erased since, and put in place at once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from finder.backup import postgresql, sqlite
from finder.backup.container import Manifest, read_erased
from finder.backup.erasures import Present, outlive, read_present, read_present_of_file
from finder.backup.faults import BackupError, DatabaseInUseError
from finder.backup.making import keep_aside, names_by_moment, workshop
from finder.backup.proof import prove
from finder.backup.settling import close_what_was_open
from finder.backup.site import Site
from finder.db import Trouble, open_engine, scrub, trouble_of, writing
from finder.directory.reading import read_version
from finder.directory.storing import lock_state
from finder.erased import Erasure, read_erasures, read_lines, remember
from finder.migrations import upgrade


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, where that lies which was there before, and what was erased from it.

    `standing` are erased records that others need which were not: a person must look at these.
    """

    manifest: Manifest
    kept: Path | None
    erased: int
    standing: tuple[Erasure, ...]
    same_secret: bool


@dataclass(frozen=True, slots=True)
class _Done:
    kept: Path | None
    present: Present
    erased: int
    standing: tuple[Erasure, ...]


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
        try:
            done = put(copy, site, listed, now)
        except DBAPIError as error:
            if trouble_of(error) is Trouble.LOCKED:
                raise DatabaseInUseError(sqlite.IN_USE) from error
            raise BackupError(
                f"The backup could not be restored: {type(error.orig).__name__}."
            ) from error
        remember(site.erased, [*listed, *done.present.erasures])
    same_secret = manifest.secret_print == site.secret_print
    return Restored(manifest, done.kept, done.erased, done.standing, same_secret)


def _into_sqlite(copy: Path, site: Site, listed: list[Erasure], now: datetime) -> _Done:
    database = site.database
    names = names_by_moment(database.parent, f"{database.name}{sqlite.KEPT}", "", now)
    site.engine.dispose()
    sqlite.drop_twins(database)
    with sqlite.only_user(database) as connection:
        present = Present() if connection is None else read_present_of_file(connection)
        engine = open_engine(f"sqlite:///{copy}")
        try:
            with writing(engine) as session:
                close_what_was_open(session, now)
                erased, standing = outlive(session, present, listed, now)
            scrub(engine)
        finally:
            engine.dispose()
        sqlite.fold(copy)
        had_one = database.exists()
        kept = next(path for path in names if not path.exists())
        sqlite.put_in_place(copy, database, kept)
    return _Done(kept if had_one else None, present, erased, standing)


def _into_postgresql(copy: Path, site: Site, listed: list[Erasure], now: datetime) -> _Done:
    kept = keep_aside("before-restore", site, now)
    upgrade(site.engine)
    with writing(site.engine) as session:
        connection = session.connection()
        present = read_present(lambda question: connection.exec_driver_sql(question).all())
        newest = read_version(session)
        session.expunge_all()
        postgresql.load(copy, connection)
        close_what_was_open(session, now)
        erased, standing = outlive(session, present, listed, now)
        state = lock_state(session)
        # Every process makes its index anew.
        state.version = max(newest, state.version) + 1
    if erased:
        scrub(site.engine)
    return _Done(kept, present, erased, standing)
