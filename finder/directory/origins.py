"""On whose word a field stands: a weaker one never overwrites a stronger one."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.groups import join_checks
from finder.directory.records import ServiceRecord
from finder.directory.rows import Row, read_locations
from finder.models import Service, ServiceAtLocation, table_of
from finder.vocabulary import Origin

STRENGTH = {origin: strength for strength, origin in enumerate(Origin)}
# What names a record is never taken from one origin or another.
IDENTITY = ("id",)
CHECKS = ("freshness",)


def merge_by_origin(
    record: ServiceRecord, known: ServiceRecord, before: dict[str, str], origin: Origin
) -> tuple[ServiceRecord, dict[str, str], tuple[str, ...]]:
    """Give the record to store, who stated each field, and the fields that were kept."""
    # A check is an event: one more is added, and none is taken away by not being named.
    stated = record.stated().difference(IDENTITY, CHECKS)
    checks = join_checks(known.freshness, record.freshness)
    taken, kept = sort_out(
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
    merged = known.model_copy(update=taken | {"organization": runner, "freshness": checks})
    return merged, stated_by(origin, taken, before), kept


def sort_out(
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


def stated_by(origin: Origin, names: Iterable[str], before: dict[str, str]) -> dict[str, str]:
    """Give who stated each field; the seed, the weakest, is left out."""
    if origin is Origin.SEED:
        return before
    return before | dict.fromkeys(sorted(names), origin.value)


def keep_held_locations(
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
