"""Erased once, erased for good: what a backup brings back of it does not come back."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.backup.faults import BackupError
from finder.erased import Erasure
from finder.models import Organization, Service, Tombstone, table_of
from finder.vocabulary import ERASED

TABLES = {"service": table_of(Service), "organization": table_of(Organization)}
_stones = table_of(Tombstone)


def erase_again(session: Session, listed: Iterable[Erasure]) -> int:
    """Erase what stands in the list and in the database; gives how many records that were."""
    found = 0
    for erasure in listed:
        table = TABLES[erasure.entity]
        stands = select(table.c.id).where(table.c.id == erasure.id)
        found += session.connection().execute(stands).first() is not None
    if found:
        raise BackupError(f"The backup holds {found} records that were erased since.")
    return found


def read_stones(session: Session) -> list[Erasure]:
    """Give what the database remembers as erased."""
    rows = session.connection().execute(select(_stones).where(_stones.c.kind.in_(ERASED)))
    return [Erasure(row.id, row.number, row.set_on, row.entity, row.kind) for row in rows]


def read_stones_of_file(connection: sqlite3.Connection) -> list[Erasure]:
    """Give what a file of SQLite remembers as erased, nothing where it cannot say."""
    kinds = ", ".join(f"'{kind}'" for kind in ERASED)
    statement = f"SELECT id, number, set_on, entity, kind FROM tombstone WHERE kind IN ({kinds})"  # noqa: S608
    found = []
    with suppress(sqlite3.DatabaseError):  # older than the table, or damaged
        for key, number, day, entity, kind in connection.execute(statement):
            found.append(Erasure(UUID(key), number, date.fromisoformat(day), entity, kind))
    return found
