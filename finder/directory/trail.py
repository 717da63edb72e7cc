"""The trail: who did what and when, over all records, what was done together as one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session

from finder.directory.change_sets import ChangeSetLine, read_change_sets
from finder.directory.revisions import Version, read_revisions
from finder.models import ChangeSet, Revision, table_of

MOST_ACTORS = 200
_revision, _set = table_of(Revision), table_of(ChangeSet)


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the trail: a single version, or a change set."""

    at: datetime
    actor: str
    version: Version | None = None
    change_set: ChangeSetLine | None = None


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
    if actor:
        singles = singles.where(_revision.c.actor == actor)
        sets = sets.where(_set.c.actor == actor)
    end = page * most
    found = [*_newest(session, singles, end + 1), *_newest(session, sets, end + 1)]
    found.sort(key=lambda row: row[1], reverse=True)
    ids = [key for key, _ in found[end - most : end]]
    versions = read_revisions(session, ids)
    together = {one.id: one for one in read_change_sets(session, len(ids), only=ids)}
    return TrailPage(tuple(_line(key, versions, together) for key in ids), len(found) > end)


def list_actors(session: Session) -> list[str]:
    """Give whoever wrote anything, by name."""
    actors = select(_revision.c.actor).union(select(_set.c.actor)).order_by("actor")
    return list(session.connection().execute(actors.limit(MOST_ACTORS)).scalars())


def _newest(session: Session, statement: Select[Any], most: int) -> Sequence[tuple[UUID, datetime]]:
    rows = session.connection().execute(statement.limit(most))
    return [(row.id, row.at) for row in rows]


def _line(
    key: UUID, versions: dict[UUID, Version], together: dict[UUID, ChangeSetLine]
) -> TrailLine:
    if key in versions:
        one = versions[key]
        return TrailLine(one.written_at, one.actor, version=one)
    made = together[key]
    return TrailLine(made.made_at, made.actor, change_set=made)
