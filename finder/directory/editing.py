"""The one way to write the directory: records, their revisions and the version move together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import update
from sqlmodel import Session

from finder.directory.authors import Author, Together
from finder.directory.groups import with_prints
from finder.directory.hidden_places import keep_hidden, keep_marks
from finder.directory.origins import (
    CHECKS,
    IDENTITY,
    keep_held_locations,
    merge_by_origin,
    sort_out,
    stated_by,
)
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.rows import (
    Row,
    point_of,
    read_locations,
    read_organizations,
    read_records,
)
from finder.directory.storing import (
    ORGANIZATION,
    SERVICE,
    OrganizationWrite,
    ServiceWrite,
    Stored,
    lock_state,
    move_version,
    next_version,
    read_meta,
    remember_origins,
    store_organizations,
    store_services,
)
from finder.directory.tombstones import Stone, lift_stones, read_stones, why_refused
from finder.models import (
    DirectoryState,
    Location,
    table_of,
)
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

__all__ = ["Author", "Changes", "RepeatedRecordError", "Together", "apply", "relocate"]


@dataclass(slots=True)
class Changes:
    """What a write did, by service id.

    `kept` holds fields that a stronger origin had stated; `touched` the other services that
    changed too, because they share a place with one that was written; `refused` those of which
    nothing was written, each with what is wrong; `erased` those of them that were erased.
    """

    added: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)
    unchanged: list[UUID] = field(default_factory=list)
    kept: dict[UUID, tuple[str, ...]] = field(default_factory=dict)
    touched: list[UUID] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)
    erased: set[UUID] = field(default_factory=set)


class RepeatedRecordError(ValueError):
    """The same id stands twice in one write, so the second would undo the first."""


def apply(
    session: Session,
    records: Sequence[ServiceRecord],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    by_hand: bool = False,
) -> Changes:
    """Write the records and give what changed; flushes, and leaves the commit to the caller.

    A field that a record does not state stays as it is, and so does one that a stronger origin
    stated before. Nothing is deleted by being absent. Addresses without coordinates get a point
    from the gazetteer. A confidential place stays so, and stays, except `by_hand`: by a person
    who had it before them. Raises RepeatedRecordError for an id that comes twice.
    """
    ids = {record.id for record in records}
    if len(ids) != len(records):
        raise RepeatedRecordError("the same service id stands twice")
    state = lock_state(session)
    before = read_records(session, ids)
    meta = read_meta(session, SERVICE, ids)
    stones = read_stones(session, {*ids, *(record.organization.id for record in records)})
    changes = Changes()
    records = keep_held_locations(session, records, author.origin)
    if not by_hand:
        records = keep_hidden(keep_marks(session, records), before)
    records = list(_without_erased(records, stones, changes))
    planned = list(_plan(records, before, meta, author.origin, changes))
    named = {plan.record.organization.id: plan.record.organization for plan in planned}
    runners, renewed = _apply_organizations(session, named, author, state, now, stones)
    lift_stones(session, stones.keys() & {*named, *(plan.record.id for plan in planned)})
    writes: list[ServiceWrite] = []
    for plan in planned:
        record = plan.record.model_copy(
            update={"organization": runners[plan.record.organization.id]}
        )
        known, stored = before.get(record.id), meta.get(record.id)
        if known is None or stored is None:
            changes.added.append(record.id)
            place = _place_for(SERVICE, stones.get(record.id), state, plan.origins)
            writes.append(ServiceWrite(record, place))
            continue
        if _content(record) == _content(known) and plan.record.organization.id not in renewed:
            changes.unchanged.append(record.id)
            if plan.origins != stored.origins:
                remember_origins(session, SERVICE, record.id, plan.origins)
            continue
        changes.changed.append(record.id)
        writes.append(ServiceWrite(record, next_version(stored, plan.origins)))
    changes.touched = store_services(session, writes, before.keys(), author, now, gazetteer)
    if state.gazetteer is None:
        state.gazetteer = gazetteer.version
    if writes or renewed:
        move_version(session, state)
    return changes


def apply_organization(
    session: Session, record: OrganizationRecord, author: Author, now: datetime
) -> bool:
    """Write what an organisation says of itself, as `apply` does; gives whether that changed."""
    state = lock_state(session)
    _, renewed = _apply_organizations(session, {record.id: record}, author, state, now, {})
    if renewed:
        move_version(session, state)
    return bool(renewed)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A record as it shall be stored, and on whose word each field of it then stands."""

    record: ServiceRecord
    origins: dict[str, str]


def _plan(
    records: Sequence[ServiceRecord],
    before: Mapping[UUID, ServiceRecord],
    meta: Mapping[UUID, Stored],
    origin: Origin,
    changes: Changes,
) -> Iterator[_Plan]:
    """Give what shall be stored of each record; says in the changes what is kept and refused."""
    for record in records:
        known = before.get(record.id)
        if known is None:
            stated = record.stated().difference(IDENTITY, CHECKS)
            yield _Plan(with_prints(record), stated_by(origin, stated, {}))
            continue
        merged, origins, kept = merge_by_origin(record, known, meta[record.id].origins, origin)
        if kept:
            changes.kept[record.id] = kept
        problem = None if merged == record else _problem_of(merged)
        if problem is None:
            yield _Plan(with_prints(merged), origins)
        else:
            changes.refused[record.id] = problem


def _without_erased(
    records: Iterable[ServiceRecord], stones: Mapping[UUID, Stone], changes: Changes
) -> Iterator[ServiceRecord]:
    """Give the records that may be taken in; what was erased, or whose organisation, may not."""
    for record in records:
        for key in (record.id, record.organization.id):
            if key in stones and stones[key].is_erased:
                changes.refused[record.id] = why_refused(stones[key])
                changes.erased.add(record.id)
                break
        else:
            yield record


def _place_for(
    entity: str, stone: Stone | None, state: DirectoryState, origins: dict[str, str]
) -> Stored:
    """Give number and version of a record that is added: its own again, where it was there."""
    if stone is not None:
        return Stored(stone.number, stone.version + 1, origins)
    if entity == SERVICE:
        state.last_service_number += 1
        return Stored(state.last_service_number, 1, origins)
    state.last_organization_number += 1
    return Stored(state.last_organization_number, 1, origins)


def _problem_of(record: ServiceRecord) -> str | None:
    """Give what is wrong with a record: parts of two that are in order need not fit together."""
    try:
        ServiceRecord.model_validate(record.model_dump())
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return None


def _content(record: ServiceRecord) -> Row:
    content = record.to_json()
    content["organization"] = content["organization"]["id"]
    return content


def _apply_organizations(
    session: Session,
    stated: Mapping[UUID, OrganizationRecord],
    author: Author,
    state: DirectoryState,
    now: datetime,
    stones: Mapping[UUID, Stone],
) -> tuple[dict[UUID, OrganizationRecord], set[UUID]]:
    """Write what is said of organisations; give all as they then stand, and those written."""
    known = read_organizations(session, stated.keys())
    meta = read_meta(session, ORGANIZATION, stated)
    writes: list[OrganizationWrite] = []
    for record in stated.values():
        before = known.get(record.id)
        names = record.model_fields_set.difference(IDENTITY)
        if before is None:
            origins = stated_by(author.origin, names, {})
            place = _place_for(ORGANIZATION, stones.get(record.id), state, origins)
            writes.append(OrganizationWrite(record, place))
            continue
        stored = meta[record.id]
        taken, _ = sort_out(
            {name: getattr(record, name) for name in names},
            before.model_dump(),
            stored.origins,
            author.origin,
        )
        merged = before.model_copy(update=taken)
        origins = stated_by(author.origin, taken, stored.origins)
        if merged != before:
            writes.append(OrganizationWrite(merged, next_version(stored, origins)))
        elif origins != stored.origins:
            remember_origins(session, ORGANIZATION, record.id, origins)
    store_organizations(session, writes, known.keys(), author, now)
    written = {one.record.id: one.record for one in writes}
    return known | written, set(written)


def relocate(session: Session, gazetteer: Gazetteer) -> int:
    """Derive every location's point anew when the place data changed; gives how many moved."""
    state = lock_state(session)
    if state.gazetteer == gazetteer.version:
        return 0
    moved = 0
    table = table_of(Location)
    for stored, location in read_locations(session):
        point = point_of(location, gazetteer)
        if point != {name: stored[name] for name in point}:
            moved += 1
            session.connection().execute(
                update(table).where(table.c.id == location.id).values(point)
            )
    state.gazetteer = gazetteer.version
    state.version += bool(moved)
    session.add(state)
    session.flush()
    return moved
