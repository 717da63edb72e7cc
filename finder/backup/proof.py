"""Is a backup good? Opened, counted, brought up to date on the side, and searched."""

from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from finder.backup import sqlite
from finder.backup.container import Known, Manifest, extract, read_manifest
from finder.backup.faults import BackupError, DamagedBackupError, NewerBackupError
from finder.backup.snapshot import snapshot_of
from finder.db import Trouble, open_engine, reading, trouble_of
from finder.migrations import known_steps, upgrade
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import LONGEST_TEXT, SearchRequest

MOST_CARDS = 50
NOT_FOUND = "A search in the backup does not find what is in it."


def prove(path: Path, folder: Path, gazetteer: Gazetteer) -> tuple[Manifest, Path]:
    """Give a backup's manifest and its copy of the database, in the folder and proved good.

    The copy is brought up to date on the way. Raises a BackupError that says what is wrong.
    """
    manifest = read_manifest(path)
    if manifest.migration not in known_steps():
        raise NewerBackupError(
            f"{path} was made by a newer version of Support Finder: restore it with that version."
        )
    copy = extract(path, manifest, folder)
    sqlite.check_copy(copy, snapshot_of(manifest))
    engine = open_engine(f"sqlite:///{copy}")
    try:
        upgrade(engine)
        _find_known(engine, manifest.known, gazetteer, manifest.made_at.date())
    except DBAPIError as error:
        if trouble_of(error) is Trouble.FULL:
            raise BackupError(
                f"The disk is full: {path} could not be tried. Nothing was changed."
            ) from error
        raise DamagedBackupError(
            f"{path} is damaged: its copy cannot be worked with ({type(error.orig).__name__})."
        ) from error
    finally:
        engine.dispose()
    sqlite.fold(copy)
    return manifest, copy


def _find_known(
    engine: Engine, known: tuple[Known, ...], gazetteer: Gazetteer, today: date
) -> None:
    """Search the copy for services by their names; raises DamagedBackupError unless one is found.

    One of them is enough: others may stand further down, or be kept back until they are asked for.
    """
    finder = Finder(gazetteer)
    try:
        with reading(engine) as session:
            finder.index(session)
            for service in known:
                words = SearchRequest(
                    text=service.name[:LONGEST_TEXT], exact=True, limit=MOST_CARDS
                )
                found = finder.search(session, words, today)
                if service.number in {card.number for card in (*found.cards, *found.also)}:
                    return
    except (LookupError, TypeError, ValueError) as error:  # a value outside its list, and the like
        raise DamagedBackupError(NOT_FOUND) from error
    if known:
        raise DamagedBackupError(NOT_FOUND)
