"""Confidential places: marked once, they stay so until a person who sees them says otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.records import ServiceRecord
from finder.directory.revisions import history
from finder.directory.storing import SERVICE
from finder.models import Location, table_of

_location = table_of(Location)


def keep_marks(session: Session, records: Iterable[ServiceRecord]) -> list[ServiceRecord]:
    """Give the records so that each place that is stored as confidential is so in them too."""
    records = list(records)
    stated = {place.id for record in records for place in record.locations}
    if not stated:
        return records
    statement = select(_location.c.id).where(_location.c.id.in_(stated), _location.c.confidential)
    hidden = set(session.connection().execute(statement).scalars())
    return [_marked(record, hidden) for record in records]


def keep_hidden(
    records: Sequence[ServiceRecord], known: Mapping[UUID, ServiceRecord]
) -> list[ServiceRecord]:
    """Give the records so that none loses a confidential place by not naming it.

    A file that was made without them must not take them away.
    """
    kept = []
    for record in records:
        stored = known[record.id].locations if record.id in known else []
        named = {place.id for place in record.locations}
        lost = [place for place in stored if place.confidential and place.id not in named]
        if lost and "locations" in record.stated():
            kept.append(record.model_copy(update={"locations": [*record.locations, *lost]}))
        else:
            kept.append(record)
    return kept


def with_newest_marks(session: Session, record: ServiceRecord) -> ServiceRecord:
    """Give an older version so that its places are as confidential as they were last said to be."""
    marks: dict[UUID, bool] = {}
    for version in history(session, SERVICE, record.id):
        if isinstance(version.record, ServiceRecord):
            for place in version.record.locations:
                marks.setdefault(place.id, place.confidential)
    return _marked(record, {key for key, is_hidden in marks.items() if is_hidden})


def _marked(record: ServiceRecord, hidden: set[UUID]) -> ServiceRecord:
    if all(place.confidential or place.id not in hidden for place in record.locations):
        return record
    places = [
        place.model_copy(update={"confidential": place.confidential or place.id in hidden})
        for place in record.locations
    ]
    return record.model_copy(update={"locations": places})
