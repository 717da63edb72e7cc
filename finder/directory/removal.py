"""Taking records out: their rows go, their revisions and a stone with their number stay."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.rows import HANGING
from finder.directory.storing import (
    ORGANIZATION,
    SERVICE,
    TABLES,
    delete_unused_places,
    next_version,
    places_of,
    read_meta,
    write_revisions,
)
from finder.directory.tombstones import set_stones
from finder.models import Location, Service, table_of
from finder.vocabulary import TombstoneKind

_service, _location = table_of(Service), table_of(Location)


def take_out(
    session: Session, entity: str, ids: Collection[UUID], author: Author, now: datetime
) -> None:
    """Take services or organisations out, with a last revision that holds nothing.

    Nothing may point at them any more (`still_needed`).
    """
    stored = read_meta(session, entity, ids)
    gone = {key: next_version(one) for key, one in stored.items()}
    delete_rows(session, entity, gone)
    write_revisions(session, entity, [(key, one, {}) for key, one in gone.items()], author, now)
    set_stones(session, entity, gone, TombstoneKind.TAKEN_OUT, now.date(), author.actor)


def delete_rows(session: Session, entity: str, ids: Iterable[UUID]) -> None:
    """Delete the rows of services or organisations and all that hangs on them."""
    keys = list(ids)
    if not keys:
        return
    connection = session.connection()
    places = places_of(session, keys) if entity == SERVICE else set()
    for table in HANGING if entity == SERVICE else ():
        connection.execute(delete(table).where(table.c.service_id.in_(keys)))
    delete_unused_places(session, places)
    table = TABLES[entity]
    connection.execute(delete(table).where(table.c.id.in_(keys)))


def still_needed(session: Session, entity: str, ids: Collection[UUID]) -> set[UUID]:
    """Give those of the records that others point at: by a merge, or as who runs them."""
    if not ids:
        return set()
    connection, chosen = session.connection(), set(ids)
    if entity == ORGANIZATION:
        columns = (_service.c.organization_id, _location.c.organization_id)
        used = {key for one in columns for key in connection.execute(select(one)).scalars()}
        return chosen & used
    merged = select(_service.c.id, _service.c.merged_into).where(
        _service.c.merged_into.is_not(None)
    )
    return {row.merged_into for row in connection.execute(merged) if row.id not in chosen} & chosen
