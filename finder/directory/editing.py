"""The one way to write the directory: records, their revisions and the version move together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select, update
from sqlmodel import Session

from finder.directory.authors import Author, Together
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
from finder.models import (
    DirectoryState,
    Location,
    Service,
    ServiceAtLocation,
    table_of,
)
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

__all__ = ["Author", "Changes", "RepeatedRecordError", "Together", "apply", "relocate"]

STRENGTH = {origin: strength for strength, origin in enumerate(Origin)}
# What names a record is never taken from one origin or another.
IDENTITY = ("id",)


@dataclass(slots=True)
class Changes:
    """What a write did, by service id.

    `kept` holds fields that a stronger origin had stated; `touched` the other services that
    changed too, because they share a place with one that was written; `refused` those of which
    nothing was written, each with what is wrong.
    """

    added: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)
    unchanged: list[UUID] = field(default_factory=list)
    kept: dict[UUID, tuple[str, ...]] = field(default_factory=dict)
    touched: list[UUID] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)


class RepeatedRecordError(ValueError):
    """The same id stands twice in one write, so the second would undo the first."""


def apply(
    session: Session,
    records: Sequence[ServiceRecord],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> Changes:
    """Write the records and give what changed; flushes, and leaves the commit to the caller.

    A field that a record does not state stays as it is, and so does one that a stronger origin
    stated before. Nothing is deleted by being absent. Addresses without coordinates get a point
    from the gazetteer. Raises RepeatedRecordError for an id that comes twice.
    """
    ids = {record.id for record in records}
    if len(ids) != len(records):
        raise RepeatedRecordError("the same service id stands twice")
    state = lock_state(session)
    before = read_records(session, ids)
    meta = read_meta(session, SERVICE, ids)
    changes = Changes()
    records = _keep_held_locations(session, records, author.origin)
    planned = list(_plan(records, before, meta, author.origin, changes))
    named = {plan.record.organization.id: plan.record.organization for plan in planned}
    runners, renewed = _apply_organizations(session, named, author, state, now)
    writes: list[ServiceWrite] = []
    for plan in planned:
        record = plan.record.model_copy(
            update={"organization": runners[plan.record.organization.id]}
        )
        known, stored = before.get(record.id), meta.get(record.id)
        if known is None or stored is None:
            changes.added.append(record.id)
            state.last_service_number += 1
            writes.append(ServiceWrite(record, Stored(state.last_service_number, 1, plan.origins)))
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
    _, renewed = _apply_organizations(session, {record.id: record}, author, state, now)
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
            stated = record.stated().difference(IDENTITY)
            yield _Plan(record, _stated_by(origin, stated, {}))
            continue
        merged, origins, kept = _merge_service(record, known, meta[record.id].origins, origin)
        if kept:
            changes.kept[record.id] = kept
        problem = None if merged == record else _problem_of(merged)
        if problem is None:
            yield _Plan(merged, origins)
        else:
            changes.refused[record.id] = problem


def _problem_of(record: ServiceRecord) -> str | None:
    """Give what is wrong with a record: parts of two that are in order need not fit together."""
    try:
        ServiceRecord.model_validate(record.model_dump())
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return None


def _merge_service(
    record: ServiceRecord, known: ServiceRecord, before: dict[str, str], origin: Origin
) -> tuple[ServiceRecord, dict[str, str], tuple[str, ...]]:
    """Give the record to store, who stated each field, and the fields that were kept."""
    stated = record.stated().difference(IDENTITY)
    taken, kept = _sort_out(
        {name: getattr(record, name) for name in stated},
        {name: getattr(known, name) for name in stated},
        before,
        origin,
    )
    if record.organization.id == known.organization.id:
        # Who runs it is the same; what the organisation says of itself is written by itself.
        # To say so again on a weaker word makes nobody's stronger word weaker.
        taken.pop("organization", None)
        kept = tuple(name for name in kept if name != "organization")
        runner = record.organization
    else:
        runner = taken.get("organization", known.organization.only_named())
    merged = known.model_copy(update=taken | {"organization": runner})
    return merged, _stated_by(origin, taken, before), kept


def _sort_out(
    stated: Row, known: Row, origins: dict[str, str], origin: Origin
) -> tuple[Row, tuple[str, ...]]:
    """Part what may be taken from what a stronger origin holds otherwise."""
    taken, kept = {}, []
    for name, value in stated.items():
        if STRENGTH[origin] >= STRENGTH[Origin(origins.get(name, Origin.SEED))]:
            taken[name] = value
        elif value != known[name]:
            kept.append(name)
    return taken, tuple(sorted(kept))


def _stated_by(origin: Origin, names: Iterable[str], before: dict[str, str]) -> dict[str, str]:
    """Give who stated each field; the seed, the weakest, is left out."""
    if origin is Origin.SEED:
        return before
    return before | dict.fromkeys(sorted(names), origin.value)


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
) -> tuple[dict[UUID, OrganizationRecord], set[UUID]]:
    """Write what is said of organisations; give all as they then stand, and those written."""
    known = read_organizations(session, stated.keys())
    meta = read_meta(session, ORGANIZATION, stated)
    writes: list[OrganizationWrite] = []
    for record in stated.values():
        before = known.get(record.id)
        names = record.model_fields_set.difference(IDENTITY)
        if before is None:
            state.last_organization_number += 1
            origins = _stated_by(author.origin, names, {})
            stored = Stored(state.last_organization_number, 1, origins)
            writes.append(OrganizationWrite(record, stored))
            continue
        stored = meta[record.id]
        taken, _ = _sort_out(
            {name: getattr(record, name) for name in names},
            before.model_dump(),
            stored.origins,
            author.origin,
        )
        merged = before.model_copy(update=taken)
        origins = _stated_by(author.origin, taken, stored.origins)
        if merged != before:
            writes.append(OrganizationWrite(merged, next_version(stored, origins)))
        elif origins != stored.origins:
            remember_origins(session, ORGANIZATION, record.id, origins)
    store_organizations(session, writes, known.keys(), author, now)
    written = {one.record.id: one.record for one in writes}
    return known | written, set(written)


def _keep_held_locations(
    session: Session, records: Sequence[ServiceRecord], origin: Origin
) -> list[ServiceRecord]:
    """Give the records with places as stored that another service shares on a stronger word."""
    stated = {place.id for record in records for place in record.locations}
    if not stated:
        return list(records)
    link, service = table_of(ServiceAtLocation), table_of(Service)
    statement = (
        select(link.c.location_id, service.c.origins)
        .join(service, service.c.id == link.c.service_id)
        .where(link.c.location_id.in_(stated))
    )
    held = {
        key
        for key, origins in session.connection().execute(statement)
        if STRENGTH[Origin(origins.get("locations", Origin.SEED))] > STRENGTH[origin]
    }
    if not held:
        return list(records)
    stored = {place.id: place for _, place in read_locations(session, held)}
    return [
        record.model_copy(
            update={"locations": [stored.get(place.id, place) for place in record.locations]}
        )
        if any(place.id in held for place in record.locations)
        else record
        for record in records
    ]


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
