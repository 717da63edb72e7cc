"""Putting records into the tables: rows, revisions and versions, decided by others before."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.records import LocationRecord, OrganizationRecord, ServiceRecord
from finder.directory.rows import (
    HANGING,
    Row,
    child_rows,
    location_rows,
    merge_rows,
    read_locations,
    read_records,
    service_row,
)
from finder.models import (
    Address,
    ChangeSet,
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

SERVICE, ORGANIZATION = "service", "organization"
TABLES = {SERVICE: table_of(Service), ORGANIZATION: table_of(Organization)}


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a stored service or organisation beside its facts."""

    number: int
    version: int
    origins: dict[str, str]


@dataclass(frozen=True, slots=True)
class ServiceWrite:
    """A service as it shall be stored, with the number and version that it gets."""

    record: ServiceRecord
    meta: Stored


@dataclass(frozen=True, slots=True)
class OrganizationWrite:
    """An organisation as it shall be stored, with the number and version that it gets."""

    record: OrganizationRecord
    meta: Stored


def lock_state(session: Session) -> DirectoryState:
    """Give the one state row, locked, so that numbers and versions are given out one by one."""
    state = session.get(DirectoryState, THE_ONLY_ROW, with_for_update=True)
    if state is None:
        # Two may write the very first record at once: the second waits for the first one's row.
        values = DirectoryState().model_dump()
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        first = dialect.insert(table_of(DirectoryState)).values(values).on_conflict_do_nothing()
        session.connection().execute(first)
        state = session.get_one(DirectoryState, THE_ONLY_ROW, with_for_update=True)
    return state


def move_version(session: Session, state: DirectoryState) -> None:
    """Say that the directory is another one now, so that the index is made anew."""
    state.version += 1
    session.add(state)
    session.flush()


def read_meta(session: Session, entity: str, ids: Iterable[UUID]) -> dict[UUID, Stored]:
    """Give number, version and origins of those of the ids that are stored."""
    table = TABLES[entity]
    statement = select(table.c.id, table.c.number, table.c.version, table.c.origins).where(
        table.c.id.in_(list(ids))
    )
    return {
        row.id: Stored(row.number, row.version, row.origins)
        for row in session.connection().execute(statement)
    }


def remember_origins(session: Session, entity: str, key: UUID, origins: dict[str, str]) -> None:
    """Say anew on whose word a record's fields stand, where nothing else of it changed."""
    table = TABLES[entity]
    session.connection().execute(update(table).where(table.c.id == key).values(origins=origins))


def store_organizations(
    session: Session,
    writes: Sequence[OrganizationWrite],
    known: Collection[UUID],
    author: Author,
    now: datetime,
) -> None:
    """Write organisations with their revisions."""
    rows = [
        one.record.model_dump()
        | {"sort_name": fold(one.record.name, 300)}
        | _meta_columns(one.meta)
        for one in writes
    ]
    _write(session, table_of(Organization), rows, known)
    write_revisions(
        session,
        ORGANIZATION,
        [(one.record.id, one.meta, one.record.to_json()) for one in writes],
        author,
        now,
    )


def store_services(
    session: Session,
    writes: Sequence[ServiceWrite],
    known: Collection[UUID],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> list[UUID]:
    """Write services with all that hangs on them and their revisions.

    Gives the other services that changed with them, because they share a place: these get a
    version and a revision too, so that nobody who edits one of them undoes it unseen.
    """
    if not writes:
        return []
    records = [one.record for one in writes]
    sharing = _sharing_changed_places(session, records)
    _store(session, writes, known, now, gazetteer)
    write_revisions(session, SERVICE, [_revision_of(one) for one in writes], author, now)
    if sharing:
        shared = read_records(session, sharing)
        meta = read_meta(session, SERVICE, sharing)
        again = [ServiceWrite(shared[key], next_version(meta[key])) for key in sharing]
        _store(session, again, sharing, now, gazetteer)
        author = author.because("A place that it shares was changed")
        write_revisions(session, SERVICE, [_revision_of(one) for one in again], author, now)
    return sharing


def next_version(stored: Stored, origins: dict[str, str] | None = None) -> Stored:
    """Give what stands beside the facts of the next version of a stored record."""
    return Stored(stored.number, stored.version + 1, stored.origins if origins is None else origins)


def _store(
    session: Session,
    writes: Sequence[ServiceWrite],
    known: Collection[UUID],
    now: datetime,
    gazetteer: Gazetteer,
) -> None:
    records = [one.record for one in writes]
    rows = [
        service_row(one.record) | _meta_columns(one.meta) | {"last_modified": now} for one in writes
    ]
    _write(session, table_of(Service), rows, known)
    again = [record.id for record in records if record.id in known]
    left = places_of(session, again)
    for table in HANGING if again else ():
        session.connection().execute(delete(table).where(table.c.service_id.in_(again)))
    _store_locations(session, records, gazetteer)
    for table, values in merge_rows(child_rows(record) for record in records).items():
        session.connection().execute(insert(table), values)
    delete_unused_places(session, left)


def _meta_columns(meta: Stored) -> Row:
    return {"number": meta.number, "version": meta.version, "origins": meta.origins}


def _revision_of(one: ServiceWrite) -> tuple[UUID, Stored, dict[str, Any]]:
    return one.record.id, one.meta, one.record.to_json()


def _store_locations(
    session: Session, records: Sequence[ServiceRecord], gazetteer: Gazetteer
) -> None:
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
    _write(session, table, list(locations.values()), known)
    connection.execute(delete(table_of(Address)).where(table_of(Address).c.location_id.in_(known)))
    if addresses:
        connection.execute(insert(table_of(Address)), addresses)


def _sharing_changed_places(session: Session, records: Sequence[ServiceRecord]) -> list[UUID]:
    """Give the other services whose place these records say otherwise than it is stored."""
    stated: dict[UUID, LocationRecord] = {}
    for record in records:
        for place in record.locations:
            stated.setdefault(place.id, place)
    changed = [
        place.id for _, place in read_locations(session, stated) if place != stated[place.id]
    ]
    if not changed:
        return []
    link = table_of(ServiceAtLocation)
    statement = (
        select(link.c.service_id)
        .distinct()
        .where(link.c.location_id.in_(changed), link.c.service_id.not_in([r.id for r in records]))
        .order_by(link.c.service_id)
    )
    return list(session.connection().execute(statement).scalars())


def places_of(session: Session, service_ids: Collection[UUID]) -> set[UUID]:
    """Give the ids of the places at which these services are given."""
    if not service_ids:
        return set()
    link = table_of(ServiceAtLocation)
    statement = select(link.c.location_id).where(link.c.service_id.in_(list(service_ids)))
    return set(session.connection().execute(statement).scalars())


def delete_unused_places(session: Session, candidates: Collection[UUID]) -> None:
    """Delete those of the places that no service is given at any more; their addresses go too."""
    if not candidates:
        return
    link, table = table_of(ServiceAtLocation), table_of(Location)
    used = set(
        session.connection()
        .execute(select(link.c.location_id).where(link.c.location_id.in_(list(candidates))))
        .scalars()
    )
    unused = [key for key in candidates if key not in used]
    if unused:
        session.connection().execute(delete(table).where(table.c.id.in_(unused)))


def _write(session: Session, table: Table, rows: Sequence[Row], known: Collection[UUID]) -> None:
    connection = session.connection()
    new = [row for row in rows if row["id"] not in known]
    changed = [row for row in rows if row["id"] in known]
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


def write_revisions(
    session: Session,
    entity: str,
    written: Sequence[tuple[UUID, Stored, dict[str, Any]]],
    author: Author,
    now: datetime,
) -> None:
    """Write one revision a record; one without content says that it was taken out."""
    if not written:
        return
    change_set = _change_set(session, author, now)
    session.connection().execute(
        insert(table_of(Revision)),
        [
            {
                "id": uuid4(),
                "entity": entity,
                "entity_id": entity_id,
                "version": meta.version,
                "written_at": now,
                "actor": author.actor,
                "origin": author.origin,
                "reason": author.reason,
                "source": author.source,
                "change_set": change_set,
                "record": record,
                "origins": meta.origins,
            }
            for entity_id, meta, record in written
        ],
    )


def _change_set(session: Session, author: Author, now: datetime) -> UUID | None:
    """Give the set that the author's writes belong to, stored with the first of them."""
    if author.together is None:
        return None
    if session.get(ChangeSet, author.together.id) is None:
        session.add(
            ChangeSet(
                id=author.together.id,
                description=author.together.description,
                made_at=now,
                actor=author.actor,
            )
        )
        session.flush()
    return author.together.id
