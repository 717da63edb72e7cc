"""Services that a draft may be a double of, in words: asked while somebody types it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.duplicates.likeness import likenesses
from finder.directory.duplicates.traits import Candidate
from finder.models import Service, table_of
from finder.web.requests import get_register

MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A service of the directory that the draft may be, and why, in words."""

    number: int
    name: str
    reasons: tuple[str, ...]


def find_alike(session: Session, candidate: Candidate, itself: UUID) -> list[Alike]:
    """Give the services that a candidate may be, the likeliest first, without itself."""
    found = likenesses(session, get_register(), candidate, itself=itself, most=MOST_ALIKE)
    services = table_of(Service)
    names = select(services.c.id, services.c.name).where(
        services.c.id.in_([one.service_id for one in found])
    )
    name_of = {row.id: row.name for row in session.execute(names)}
    return [
        Alike(
            one.number,
            name_of[one.service_id],
            tuple(reason.words for reason in one.reasons if reason.speaks_for),
        )
        for one in found
        if one.service_id in name_of
    ]
