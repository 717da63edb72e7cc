"""The one way to write the directory: records, their revisions and the version move together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlmodel import Session

from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.rows import (
    HANGING,
    Row,
    child_rows,
    location_rows,
    merge_rows,
    point_of,
    read_locations,
    read_records,
    service_row,
)
from finder.models import (
    Address,
    DirectoryState,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
    table_of,
)
from finder.models.history import THE_ONLY_ROW
from finder.places.gazetteer import Gazetteer
from finder.text import fold
from finder.vocabulary import Origin

STRENGTH = {origin: strength for strength, origin in enumerate(Origin)}
# What names a record is never taken from one origin or another.
IDENTITY = ("id",)


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on whose word, and why; `actor` is an account or a command's name."""

    actor: str
    origin: Origin
    reason: str | None = None


@dataclass(slots=True)
class Changes:
    """What a write did, by service id; `kept` holds fields that a stronger origin had stated."""

    added: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)
    unchanged: list[UUID] = field(default_factory=list)
    kept: dict[UUID, tuple[str, ...]] = field(default_factory=dict)


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
    state = _lock_state(session)
    records = _keep_held_locations(session, records, author.origin)
    organizations = _apply_organizations(session, records, author, state, now)
    before = read_records(session, ids)
    meta = _read_meta(session, ids)
    changes = Changes()
    written: list[tuple[ServiceRecord, Row]] = []
    for record in records:
        known = before.get(record.id)
        merged, origins, kept = _merge_service(record, known, meta.get(record.id), author.origin)
        if kept:
            changes.kept[record.id] = kept
        if known is not None and _content(merged) == _content(known):
            if origins != meta[record.id]["origins"]:
                _remember_origins(session, table_of(Service), record.id, origins)
            if record.organization.id not in organizations:
                changes.unchanged.append(record.id)
                continue
        if known is None:
            changes.added.append(record.id)
            state.last_service_number += 1
            row = {"number": state.last_service_number, "version": 1}
        else:
            changes.changed.append(record.id)
            row = {
                "number": meta[record.id]["number"],
                "version": meta[record.id]["version"] + 1,
            }
        written.append((merged, row | {"origins": origins, "last_modified": now}))
    if written:
        _write_services(session, written, before.keys(), gazetteer)
        _write_revisions(
            session,
            "service",
            [(record.id, row["version"], record.to_json()) for record, row in written],
            author,
            now,
        )
    if written or organizations:
        state.version += 1
    if state.gazetteer is None:
        state.gazetteer = gazetteer.version
    session.add(state)
    session.flush()
    return changes


def _lock_state(session: Session) -> DirectoryState:
    """Give the one state row, locked, so that numbers and versions are given out one by one."""
    state = session.get(DirectoryState, THE_ONLY_ROW, with_for_update=True)
    if state is None:
        state = DirectoryState()
        session.add(state)
        session.flush()
    return state


def _read_meta(session: Session, ids: Iterable[UUID]) -> dict[UUID, Row]:
    table = table_of(Service)
    statement = select(table.c.id, table.c.number, table.c.version, table.c.origins).where(
        table.c.id.in_(list(ids))
    )
    rows = session.connection().execute(statement).mappings()
    return {row["id"]: dict(row) for row in rows}


def _merge_service(
    record: ServiceRecord, known: ServiceRecord | None, meta: Row | None, origin: Origin
) -> tuple[ServiceRecord, dict[str, str], tuple[str, ...]]:
    """Give the record to store, who stated each field, and the fields that were kept."""
    stated = record.stated().difference(IDENTITY)
    if known is None or meta is None:
        return record, _stated_by(origin, stated, {}), ()
    taken, kept = _sort_out(
        {name: getattr(record, name) for name in stated},
        {name: getattr(known, name) for name in stated},
        meta["origins"],
        origin,
    )
    if record.organization.id == known.organization.id:
        # Who runs it is the same; what the organisation says of itself is written by itself.
        # To say so again on a weaker word makes nobody's stronger word weaker.
        kept = tuple(name for name in kept if name != "organization")
        said = [name for name in taken if name != "organization"]
        merged = known.model_copy(update=taken | {"organization": record.organization})
        return merged, _stated_by(origin, said, meta["origins"]), kept
    return known.model_copy(update=taken), _stated_by(origin, taken, meta["origins"]), kept


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


def _remember_origins(session: Session, table: Table, key: UUID, origins: dict[str, str]) -> None:
    session.connection().execute(update(table).where(table.c.id == key).values(origins=origins))


def _apply_organizations(
    session: Session,
    records: Sequence[ServiceRecord],
    author: Author,
    state: DirectoryState,
    now: datetime,
) -> set[UUID]:
    """Write the organisations that the records name; give the ids of those written."""
    table = table_of(Organization)
    stated = {record.organization.id: record.organization for record in records}
    known = {
        row["id"]: dict(row)
        for row in session.connection()
        .execute(select(table).where(table.c.id.in_(list(stated))))
        .mappings()
    }
    new: list[Row] = []
    changed: list[Row] = []
    for organization in stated.values():
        before = known.get(organization.id)
        values = _merge_organization(organization, before, author.origin)
        if before is None:
            state.last_organization_number += 1
            new.append(values | {"number": state.last_organization_number, "version": 1})
        elif _organization_of(values) != _organization_of(before):
            changed.append(values | {"number": before["number"], "version": before["version"] + 1})
        elif values["origins"] != before["origins"]:
            _remember_origins(session, table, organization.id, values["origins"])
    _write(session, table, new, changed)
    _write_revisions(
        session,
        "organization",
        [
            (row["id"], row["version"], OrganizationRecord(**_organization_of(row)).to_json())
            for row in chain(new, changed)
        ],
        author,
        now,
    )
    return {row["id"] for row in chain(new, changed)}


def _merge_organization(record: OrganizationRecord, before: Row | None, origin: Origin) -> Row:
    names = record.model_fields_set.difference(IDENTITY)
    stated = {name: getattr(record, name) for name in names}
    if before is None:
        values = record.model_dump() | {"origins": _stated_by(origin, names, {})}
    else:
        taken, _ = _sort_out(stated, before, before["origins"], origin)
        values = (
            _organization_of(before)
            | taken
            | {"origins": _stated_by(origin, taken, before["origins"])}
        )
    return values | {"sort_name": fold(values["name"], 300)}


def _organization_of(row: Row) -> Row:
    return {name: row[name] for name in OrganizationRecord.model_fields}


def _write_services(
    session: Session,
    written: list[tuple[ServiceRecord, Row]],
    known: Collection[UUID],
    gazetteer: Gazetteer,
) -> None:
    rows = [service_row(record) | row for record, row in written]
    _write(
        session,
        table_of(Service),
        [row for row in rows if row["id"] not in known],
        [row for row in rows if row["id"] in known],
    )
    again = [record.id for record, _ in written if record.id in known]
    for table in HANGING if again else ():
        session.connection().execute(delete(table).where(table.c.service_id.in_(again)))
    _write_locations(session, [record for record, _ in written], gazetteer)
    for table, values in merge_rows(child_rows(record) for record, _ in written).items():
        session.connection().execute(insert(table), values)


def _write_locations(session: Session, records: list[ServiceRecord], gazetteer: Gazetteer) -> None:
    locations: dict[UUID, Row] = {}
    addresses: list[Row] = []
    for record in records:
        its_locations, its_addresses = location_rows(record, gazetteer)
        fresh = [row for row in its_locations if row["id"] not in locations]
        locations |= {row["id"]: row for row in fresh}
        fresh_ids = {row["id"] for row in fresh}
        addresses += [row for row in its_addresses if row["location_id"] in fresh_ids]
    if not locations:
        return
    table = table_of(Location)
    connection = session.connection()
    known = set(
        connection.execute(select(table.c.id).where(table.c.id.in_(list(locations)))).scalars()
    )
    _write(
        session,
        table,
        [row for key, row in locations.items() if key not in known],
        [row for key, row in locations.items() if key in known],
    )
    connection.execute(delete(table_of(Address)).where(table_of(Address).c.location_id.in_(known)))
    if addresses:
        connection.execute(insert(table_of(Address)), addresses)


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
    stored = {place.id: place for _, place in read_locations(session) if place.id in held}
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
    state = _lock_state(session)
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


def _write(session: Session, table: Table, new: list[Row], changed: list[Row]) -> None:
    connection = session.connection()
    if new:
        connection.execute(insert(table), new)
    if changed:
        statement = update(table).where(table.c.id == bindparam("_key"))
        connection.execute(
            statement.values({name: bindparam(name) for name in changed[0] if name != "id"}),
            [
                {("_key" if name == "id" else name): value for name, value in row.items()}
                for row in changed
            ],
        )


def _write_revisions(
    session: Session,
    entity: str,
    written: list[tuple[UUID, int, dict[str, Any]]],
    author: Author,
    now: datetime,
) -> None:
    if not written:
        return
    session.connection().execute(
        insert(table_of(Revision)),
        [
            {
                "id": uuid4(),
                "entity": entity,
                "entity_id": entity_id,
                "version": version,
                "written_at": now,
                "actor": author.actor,
                "origin": author.origin,
                "reason": author.reason,
                "record": record,
            }
            for entity_id, version, record in written
        ],
    )
