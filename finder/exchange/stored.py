"""What the directory holds of the services that some rows are about, read a batch at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.records import LocationRecord, OrganizationRecord, ServiceRecord
from finder.directory.rows import read_locations, read_organizations, read_records
from finder.directory.storing import ORGANIZATION, SERVICE, Stored, read_meta
from finder.directory.tombstones import read_stones, why_refused
from finder.exchange.columns import ID, NUMBER
from finder.exchange.drafts import Draft
from finder.models import Organization, Service, table_of
from finder.text import fold

LONGEST_NAME = 300
BATCH = 500


@lru_cache(maxsize=4_000)
def spelt(name: str) -> str:
    """Give a name as two spellings of it are compared."""
    # A name of signs alone is compared as it is.
    return fold(name, LONGEST_NAME) or name


@dataclass(frozen=True, slots=True)
class StoredParts:
    """What is stored: services by id, and what helps to find which one a row is about."""

    services: dict[UUID, ServiceRecord]
    meta: dict[UUID, Stored]
    ids: dict[int, UUID]  # by public number
    runners: dict[UUID, OrganizationRecord]
    runner_meta: dict[UUID, Stored]
    runners_named: dict[str, list[UUID]]  # by folded name
    places: dict[UUID, LocationRecord]
    # Services that were not merged away, with their numbers, by organisation and folded name.
    namesakes: dict[tuple[UUID, str], dict[UUID, int]]
    # Why services and organisations that were erased are not taken in again.
    erased: dict[UUID, str]


def read_stored(session: Session, drafts: Sequence[Draft]) -> StoredParts:
    """Give all that is stored and that these rows may be about, in few statements."""
    numbers = _values(draft.names.get(NUMBER) for draft in drafts)
    ids = _ids_of(session, numbers)
    wanted = _values(draft.names.get(ID) for draft in drafts) | set(ids.values())
    runner_ids = _values(draft.runner.get("id") for draft in drafts)
    stones = read_stones(session, wanted | runner_ids)
    services = read_records(session, wanted)
    named = _runners_named(session, _names(draft.runner.get("name") for draft in drafts))
    runners = {one.organization.id: one.organization for one in services.values()}
    more = runner_ids | {key for keys in named.values() for key in keys}
    runners |= read_organizations(session, more - runners.keys())
    places = _values(values.get("id") for draft in drafts for values in draft.places.values())
    return StoredParts(
        services=services,
        meta=read_meta(session, SERVICE, services),
        ids=ids,
        runners=runners,
        runner_meta=read_meta(session, ORGANIZATION, runners),
        runners_named=named,
        places={place.id: place for _, place in read_locations(session, places)},
        namesakes=_namesakes(session, _names(draft.fields.get("name") for draft in drafts)),
        erased={key: why_refused(stone) for key, stone in stones.items() if stone.is_erased},
    )


def _values(values: Iterable[Any]) -> set[Any]:
    return {value for value in values if value is not None}


def _names(names: Iterable[str | None]) -> set[str]:
    return {spelt(name) for name in names if name}


def _ids_of(session: Session, numbers: set[int]) -> dict[int, UUID]:
    table = table_of(Service)
    statement = select(table.c.number, table.c.id).where(table.c.number.in_(numbers))
    return {row.number: row.id for row in session.connection().execute(statement)}


def _runners_named(session: Session, names: set[str]) -> dict[str, list[UUID]]:
    table = table_of(Organization)
    statement = (
        select(table.c.sort_name, table.c.id)
        .where(table.c.sort_name.in_(names))
        .order_by(table.c.number)
    )
    found: dict[str, list[UUID]] = defaultdict(list)
    for row in session.connection().execute(statement):
        found[row.sort_name].append(row.id)
    return found


def _namesakes(session: Session, names: set[str]) -> dict[tuple[UUID, str], dict[UUID, int]]:
    table = table_of(Service)
    statement = (
        select(table.c.organization_id, table.c.sort_name, table.c.id, table.c.number)
        .where(table.c.sort_name.in_(names), table.c.merged_into.is_(None))
        .order_by(table.c.number)
    )
    found: dict[tuple[UUID, str], dict[UUID, int]] = defaultdict(dict)
    for row in session.connection().execute(statement):
        found[row.organization_id, row.sort_name][row.id] = row.number
    return found


def read_all(session: Session) -> Iterator[tuple[ServiceRecord, Stored]]:
    """Give every service with what stands beside its facts, by number; some at a time in memory."""
    table = table_of(Service)
    last = 0
    while True:
        statement = (
            select(table.c.id, table.c.number)
            .where(table.c.number > last)
            .order_by(table.c.number)
            .limit(BATCH)
        )
        rows = session.connection().execute(statement).all()
        if not rows:
            return
        last = rows[-1].number
        ids = [row.id for row in rows]
        records, meta = read_records(session, ids), read_meta(session, SERVICE, ids)
        for key in ids:
            yield records[key], meta[key]
