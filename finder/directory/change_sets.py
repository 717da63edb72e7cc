"""What was done together, and undoing it as one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.conflicts import changed_fields
from finder.directory.hidden_places import keep_marks
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.removal import still_needed, take_out
from finder.directory.revisions import Version, read_service_version, read_versions
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import (
    ORGANIZATION,
    SERVICE,
    TABLES,
    OrganizationWrite,
    ServiceWrite,
    Stored,
    lock_state,
    move_version,
    next_version,
    read_meta,
    store_organizations,
    store_services,
)
from finder.directory.tombstones import lift_stones, read_stones
from finder.i18n import gettext
from finder.models import ChangeSet, Revision, Tombstone, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

BATCH = 500
T = TypeVar("T")
_revision, _set, _stone = table_of(Revision), table_of(ChangeSet), table_of(Tombstone)


class UnknownChangeSetError(LookupError):
    """There is no change set of this id."""


class AlreadyUndoneError(ValueError):
    """The change set was undone before."""


@dataclass(frozen=True, slots=True)
class ChangeSetLine:
    """One change set in a list; `services` is how many of them it wrote."""

    id: UUID
    description: str
    made_at: datetime
    actor: str
    services: int
    undone_by: UUID | None


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A record that an undo did not touch, and why, in words."""

    entity: str
    id: UUID
    name: str
    reason: str


@dataclass(slots=True)
class Undone:
    """What an undo did, by ids of services and organisations; `id` is its own change set."""

    id: UUID
    restored: list[UUID] = field(default_factory=list)
    taken_out: list[UUID] = field(default_factory=list)
    left: list[LeftAlone] = field(default_factory=list)


def read_change_sets(
    session: Session, most: int, only: Collection[UUID] | None = None
) -> list[ChangeSetLine]:
    """Give change sets, the newest first; `only` those of these ids."""
    statement = _lines().order_by(_set.c.made_at.desc(), _set.c.id).limit(most)
    if only is not None:
        statement = statement.where(_set.c.id.in_(only))
    return [_line(row) for row in session.connection().execute(statement)]


def read_change_set(session: Session, change_set: UUID) -> ChangeSetLine | None:
    """Give one change set, None where there is none of this id."""
    rows = session.connection().execute(_lines().where(_set.c.id == change_set)).all()
    return next((_line(row) for row in rows), None)


def _lines() -> Select[Any]:
    services = func.count(_revision.c.entity_id.distinct()).filter(_revision.c.entity == SERVICE)
    return (
        select(_set, services.label("services"))
        .join(_revision, _revision.c.change_set == _set.c.id, isouter=True)
        .group_by(_set.c.id)
    )


def _line(row: Any) -> ChangeSetLine:
    return ChangeSetLine(
        row.id, row.description, row.made_at, row.actor, row.services, row.undone_by
    )


def undo(
    session: Session, change_set: UUID, author: Author, now: datetime, gazetteer: Gazetteer
) -> Undone:
    """Give every record of the set its version before, unless somebody edited it since.

    What the set added is taken out again, what it took out comes back; a check made since is
    no edit, and stays. It is a change set itself, and so can be undone. Raises
    UnknownChangeSetError and AlreadyUndoneError.
    """
    state = lock_state(session)
    known = session.get(ChangeSet, change_set, populate_existing=True)
    if known is None:
        raise UnknownChangeSetError(str(change_set))
    if known.undone_by is not None:
        raise AlreadyUndoneError(str(change_set))
    author = replace(author, origin=Origin.STAFF).for_all(f"Undone: {known.description}")
    assert author.together is not None
    done = Undone(author.together.id)
    # Decided before anything is written: to give one back moves others that share its place.
    services = _decide(session, SERVICE, change_set, done)
    organizations = _decide(session, ORGANIZATION, change_set, done)
    undoing = _Undoing(session, author, now, gazetteer, done)
    # Who runs a service must be there before it and as long as it.
    added_organizations = undoing.put_back_organizations(organizations)
    added_services = undoing.put_back_services(services)
    undoing.take_out(SERVICE, added_services)
    undoing.take_out(ORGANIZATION, added_organizations)
    if done.restored or done.taken_out:
        connection = session.connection()
        redone, undone = _set.c.undone_by == change_set, _set.c.id == change_set
        connection.execute(update(_set).where(redone).values(undone_by=None))
        connection.execute(update(_set).where(undone).values(undone_by=done.id))
        move_version(session, state)
    return done


@dataclass(frozen=True, slots=True)
class _Step:
    """A record to give its version `before`, 0 where it had none; checks made since stay."""

    id: UUID
    before: int
    checks_stay: bool


def _decide(session: Session, entity: str, change_set: UUID, done: Undone) -> list[_Step]:
    """Give what to do with each record of the set that nobody edited since."""
    table = TABLES[entity]
    spans = (
        select(
            _revision.c.entity_id,
            func.min(_revision.c.version).label("first"),
            func.max(_revision.c.version).label("last"),
        )
        .where(_revision.c.change_set == change_set, _revision.c.entity == entity)
        .group_by(_revision.c.entity_id)
        .subquery()
    )
    statement = (
        select(spans, func.coalesce(table.c.version, _stone.c.version).label("now"))
        .join(table, table.c.id == spans.c.entity_id, isouter=True)
        .join(_stone, _stone.c.id == spans.c.entity_id, isouter=True)
        .order_by(spans.c.entity_id)
    )
    steps, edited = [], []
    for row in session.connection().execute(statement).all():
        if row.now == row.last:
            steps.append(_Step(row.entity_id, row.first - 1, checks_stay=False))
        elif _only_checked(session, entity, row.entity_id, row.last):
            steps.append(_Step(row.entity_id, row.first - 1, checks_stay=True))
        else:
            edited.append(row.entity_id)
    _leave(session, entity, edited, gettext("Somebody edited it since."), done)
    return steps


def _only_checked(session: Session, entity: str, key: UUID, version: int) -> bool:
    """Say whether a service that was written since still states the same facts."""
    stored = read_records(session, [key]).get(key) if entity == SERVICE else None
    before = read_service_version(session, key, version)
    return stored is not None and before is not None and not changed_fields(before, stored)


def _leave(session: Session, entity: str, ids: Iterable[UUID], reason: str, done: Undone) -> None:
    table = TABLES[entity]
    for batch in _batches(list(ids)):
        statement = select(table.c.id, table.c.name).where(table.c.id.in_(batch))
        names = {row.id: row.name for row in session.connection().execute(statement)}
        done.left += [LeftAlone(entity, key, names.get(key, ""), reason) for key in batch]


@dataclass(frozen=True, slots=True)
class _Undoing:
    session: Session
    author: Author
    now: datetime
    gazetteer: Gazetteer
    done: Undone

    def put_back_organizations(self, steps: Sequence[_Step]) -> list[UUID]:
        """Write the version before of each; give those that had none."""
        added: list[UUID] = []
        for batch in _batches(steps):
            there, places = self._before(ORGANIZATION, batch, added)
            writes = [
                OrganizationWrite(one.record, places[key])
                for key, one in there.items()
                if isinstance(one.record, OrganizationRecord)
            ]
            stored = self._stored(ORGANIZATION, batch)
            store_organizations(self.session, writes, stored, self.author, self.now)
            self._came_back(there)
        return added

    def put_back_services(self, steps: Sequence[_Step]) -> list[UUID]:
        """Write the version before of each; give those that had none."""
        added: list[UUID] = []
        coming = {step.id for step in steps if step.before}
        for batch in _batches(steps):
            there, places = self._before(SERVICE, batch, added)
            records = {
                key: one.record
                for key, one in there.items()
                if isinstance(one.record, ServiceRecord)
            }
            records = self._without_orphans(records, coming)
            checked = read_records(self.session, [one.id for one in batch if one.checks_stay])
            kept = {one.id: one for one in keep_marks(self.session, records.values())}
            writes = [
                ServiceWrite(
                    record.model_copy(update={"freshness": checked.get(key, record).freshness}),
                    places[key],
                )
                for key, record in kept.items()
            ]
            stored = self._stored(SERVICE, batch)
            store_services(self.session, writes, stored, self.author, self.now, self.gazetteer)
            self._came_back(records)
        return added

    def take_out(self, entity: str, added: Sequence[UUID]) -> None:
        """Take out what the set added, except for what others need."""
        needed = still_needed(self.session, entity, added)
        reason = (
            gettext("Another service was merged into it since.")
            if entity == SERVICE
            else gettext("It runs services that were added since.")
        )
        _leave(self.session, entity, sorted(needed), reason, self.done)
        for batch in _batches([key for key in added if key not in needed]):
            take_out(self.session, entity, batch, self.author, self.now)
            self.done.taken_out += batch

    def _before(
        self, entity: str, batch: Sequence[_Step], added: list[UUID]
    ) -> tuple[dict[UUID, Version], dict[UUID, Stored]]:
        """Give the version before of each, and the place that it gets; fills those without one."""
        ids = [step.id for step in batch]
        stored = read_meta(self.session, entity, ids)
        stones = read_stones(self.session, ids)
        wanted = {step.id: step.before for step in batch if step.before}
        found = read_versions(self.session, entity, wanted)
        there = {key: one for key, one in found.items() if one.record is not None}
        places = {
            key: next_version(stored[key], one.origins)
            if key in stored
            else Stored(stones[key].number, stones[key].version + 1, one.origins or {})
            for key, one in there.items()
        }
        unread = [key for key, one in found.items() if one.record is None and not one.taken_out]
        _leave(
            self.session, entity, unread, gettext("Its older version cannot be read."), self.done
        )
        added += [key for key in ids if key not in there and key not in unread]
        return there, places

    def _stored(self, entity: str, batch: Sequence[_Step]) -> set[UUID]:
        return set(read_meta(self.session, entity, [step.id for step in batch]))

    def _without_orphans(
        self, records: dict[UUID, ServiceRecord], coming: Collection[UUID]
    ) -> dict[UUID, ServiceRecord]:
        runners = read_organizations(
            self.session, {record.organization.id for record in records.values()}
        )
        targets = {record.merged_into for record in records.values()} - {None}
        known = read_meta(self.session, SERVICE, [key for key in targets if key is not None])
        lost = [
            key
            for key, record in records.items()
            if record.organization.id not in runners
            or not (record.merged_into is None or record.merged_into in {*known, *coming})
        ]
        reason = gettext("Its organisation, or the service that it was part of, is gone.")
        _leave(self.session, SERVICE, lost, reason, self.done)
        return {key: record for key, record in records.items() if key not in lost}

    def _came_back(self, ids: Iterable[UUID]) -> None:
        keys = list(ids)
        lift_stones(self.session, keys)
        self.done.restored += keys


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
