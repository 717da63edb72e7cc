"""The trail: who did what and when, over all records, settings and erasures.

What was done together is one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session

from finder.directory.change_sets import ChangeSetLine, read_change_sets
from finder.directory.events import Event, read_events
from finder.directory.revisions import Version, read_revisions
from finder.models import ChangeSet, DirectoryEvent, Revision, table_of

MOST_ACTORS = 200
_revision, _set = table_of(Revision), table_of(ChangeSet)
_event = table_of(DirectoryEvent)


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the trail: a single version, a change set, or a deed without either."""

    at: datetime
    actor: str
    version: Version | None = None
    change_set: ChangeSetLine | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some lines of the trail, the newest first, and whether older ones follow."""

    lines: tuple[TrailLine, ...]
    has_older: bool


def read_trail(session: Session, most: int, page: int = 1, actor: str = "") -> TrailPage:
    """Give a page of the trail, of one actor where that is named."""
    singles = (
        select(_revision.c.id, _revision.c.written_at.label("at"))
        .where(_revision.c.change_set.is_(None))
        .order_by(_revision.c.written_at.desc(), _revision.c.entity_id, _revision.c.version.desc())
    )
    sets = select(_set.c.id, _set.c.made_at.label("at")).order_by(_set.c.made_at.desc(), _set.c.id)
    events = select(_event.c.id, _event.c.happened_at.label("at")).order_by(
        _event.c.happened_at.desc(), _event.c.id
    )
    if actor:
        singles = singles.where(_revision.c.actor == actor)
        sets = sets.where(_set.c.actor == actor)
        events = events.where(_event.c.actor == actor)
    end = page * most
    found = [row for one in (singles, sets, events) for row in _newest(session, one, end + 1)]
    found.sort(key=lambda row: row[1], reverse=True)
    ids = [key for key, _ in found[end - most : end]]
    versions = read_revisions(session, ids)
    together = {one.id: one for one in read_change_sets(session, len(ids), only=ids)}
    events_found = read_events(session, ids)
    lines = tuple(_line(key, versions, together, events_found) for key in ids)
    return TrailPage(lines, len(found) > end)


def list_actors(session: Session) -> list[str]:
    """Give whoever wrote anything, by name."""
    tables = (_set, _event)
    actors = select(_revision.c.actor).union(*(select(one.c.actor) for one in tables))
    actors = actors.order_by("actor")
    return list(session.connection().execute(actors.limit(MOST_ACTORS)).scalars())


def _newest(session: Session, statement: Select[Any], most: int) -> Sequence[tuple[UUID, datetime]]:
    rows = session.connection().execute(statement.limit(most))
    return [(row.id, row.at) for row in rows]


def _line(
    key: UUID,
    versions: dict[UUID, Version],
    together: dict[UUID, ChangeSetLine],
    events: dict[UUID, Event],
) -> TrailLine:
    if key in versions:
        one = versions[key]
        return TrailLine(one.written_at, one.actor, version=one)
    if key in events:
        done = events[key]
        return TrailLine(done.happened_at, done.actor, event=done)
    made = together[key]
    return TrailLine(made.made_at, made.actor, change_set=made)
