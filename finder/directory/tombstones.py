"""What stays of a record that is not there any more: its number and why, and no content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, insert, select
from sqlmodel import Session

from finder.directory.storing import Stored
from finder.models import Tombstone, table_of
from finder.vocabulary import ERASED, TombstoneKind

_table = table_of(Tombstone)


@dataclass(frozen=True, slots=True)
class Stone:
    """The place of a record that was taken out; `version` is the last one that it had."""

    id: UUID
    entity: str
    number: int
    version: int
    kind: TombstoneKind
    set_on: date

    @property
    def is_erased(self) -> bool:
        """Say whether it was erased, and so may never come back."""
        return self.kind in ERASED


def read_stones(session: Session, ids: Iterable[UUID]) -> dict[UUID, Stone]:
    """Give the stones of those of the ids that were taken out."""
    return {one.id: one for one in _read(session, select(_table).where(_table.c.id.in_(list(ids))))}


def read_stone(session: Session, entity: str, number: int) -> Stone | None:
    """Give the stone of a service's or organisation's public number, None without one."""
    return read_numbered_stones(session, entity, [number]).get(number)


def read_numbered_stones(session: Session, entity: str, numbers: Iterable[int]) -> dict[int, Stone]:
    """Give the stones of services' or organisations' public numbers, of those that have one."""
    stones = select(_table).where(_table.c.entity == entity, _table.c.number.in_(list(numbers)))
    return {one.number: one for one in _read(session, stones)}


def set_stones(
    session: Session,
    entity: str,
    gone: Mapping[UUID, Stored],
    kind: TombstoneKind,
    on: date,
    actor: str,
) -> None:
    """Set a stone for each record that was taken out."""
    rows = [
        {
            "id": key,
            "entity": entity,
            "number": one.number,
            "version": one.version,
            "kind": kind,
            "set_on": on,
            "actor": actor,
        }
        for key, one in gone.items()
    ]
    if rows:
        session.connection().execute(insert(_table), rows)


def lift_stones(session: Session, ids: Iterable[UUID]) -> None:
    """Take the stones of records away that come back."""
    keys = list(ids)
    if keys:
        session.connection().execute(delete(_table).where(_table.c.id.in_(keys)))


def why_refused(stone: Stone) -> str:
    """Give why a record that was erased is not taken in again."""
    day = stone.set_on.isoformat()
    if stone.kind is TombstoneKind.SAFETY:
        return f"it was erased on {day} for somebody's safety and is not taken in again"
    return f"it was erased on {day} because of a law and is not taken in again"


def _read(session: Session, statement: Select[Any]) -> list[Stone]:
    return [
        Stone(row.id, row.entity, row.number, row.version, row.kind, row.set_on)
        for row in session.connection().execute(statement)
    ]
