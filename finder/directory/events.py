"""What somebody did to the directory that is no version of a record: settings, erasures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import Session

from finder.models import DirectoryEvent, table_of
from finder.vocabulary import DirectoryDeed

_event = table_of(DirectoryEvent)


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: of a setting `setting`, `before` and `after`; of an erasure `entity`, `number` and
    `kind`."""

    id: UUID
    happened_at: datetime
    actor: str
    deed: DirectoryDeed
    details: Mapping[str, Any]


def note_deed(
    session: Session, deed: DirectoryDeed, actor: str, now: datetime, **details: Any
) -> None:
    """Write down beside a deed that it was done; `details` must hold nothing that was erased."""
    session.add(
        DirectoryEvent(id=uuid4(), happened_at=now, actor=actor, deed=deed, details=details)
    )


def read_events(session: Session, ids: Collection[UUID]) -> dict[UUID, Event]:
    """Give the deeds of these ids."""
    rows = session.connection().execute(select(_event).where(_event.c.id.in_(ids)))
    return {row.id: Event(*row) for row in rows}
