"""Erased once, erased for good: what a backup brings back of it does not come back."""

import sqlite3
from contextlib import suppress
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.erased import Erasure
from finder.models import Tombstone, table_of
from finder.vocabulary import ERASED

_stones = table_of(Tombstone)


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
