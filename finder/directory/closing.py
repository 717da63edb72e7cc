"""Closing a service: out of the results, found by its name, and its page says what to try."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import done, stating
from finder.directory.conflicts import ChangedRecordError, GoneRecordError, changed_fields
from finder.directory.editing import Changes, apply
from finder.directory.records import ServiceRecord
from finder.directory.revisions import read_service_version
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.directory.verification import FURTHEST_AHEAD
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ClosedReason, ListingStatus

OPEN_AGAIN: dict[str, Any] = {
    "closed_reason": None,
    "closed_on": None,
    "instead": None,
    "instead_services": [],
}


class FutureClosingError(ValueError):
    """The day on which it closed has not come yet."""


class NotInsteadError(ValueError):
    """This number cannot be offered instead: no service has it, or it is closed itself."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


def close(
    session: Session,
    service_id: UUID,
    reason: ClosedReason,
    on: date | None,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    instead: str | None = None,
    instead_numbers: Sequence[int] = (),
    seen: int | None = None,
) -> Changes:
    """Close a service, from a day where that is known, with what to try instead.

    `instead` is a text, `instead_numbers` are public numbers of other services. A service that
    is closed already gets the new words. `seen` is the version that somebody looked at: raises
    ChangedRecordError where somebody else edited it since. Raises FutureClosingError,
    NotInsteadError for the first number that cannot be offered, and GoneRecordError.
    """
    if on is not None and on > (now + FURTHEST_AHEAD).date():
        raise FutureClosingError(on.isoformat())
    stored = _read_as_seen(session, service_id, seen)
    closing = {
        "status": ListingStatus.NOT_LIVE,
        "closed_reason": reason,
        "closed_on": on,
        "instead": instead,
        "instead_services": _ids_of(session, instead_numbers, service_id),
    }
    return _write(session, stored, closing, author.because("Closed"), now, gazetteer)


def reopen(
    session: Session,
    service_id: UUID,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    status: ListingStatus = ListingStatus.LIVE,
    *,
    seen: int | None = None,
) -> Changes:
    """Let a closed service stand in the results again.

    Raises GoneRecordError, and ChangedRecordError as `close` does.
    """
    stored = _read_as_seen(session, service_id, seen)
    opened = OPEN_AGAIN | {"status": status}
    return _write(session, stored, opened, author.because("Opened again"), now, gazetteer)


def numbers_instead(session: Session, record: ServiceRecord) -> list[int]:
    """Give the public numbers of the services to try instead, in their order."""
    table = table_of(Service)
    statement = select(table.c.id, table.c.number).where(table.c.id.in_(record.instead_services))
    found = {row.id: row.number for row in session.connection().execute(statement)}
    return [found[key] for key in record.instead_services if key in found]


def _read_as_seen(session: Session, service_id: UUID, seen: int | None) -> ServiceRecord:
    lock_state(session)
    stored = read_records(session, [service_id]).get(service_id)
    if stored is None:
        raise GoneRecordError(str(service_id))
    if seen is not None and read_meta(session, SERVICE, [service_id])[service_id].version != seen:
        shown = read_service_version(session, service_id, seen)
        # That somebody checked it takes nothing from anybody.
        if shown is None or changed_fields(shown, stored):
            raise ChangedRecordError(str(service_id))
    return stored


def _write(
    session: Session,
    stored: ServiceRecord,
    values: dict[str, Any],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> Changes:
    wanted = ServiceRecord.model_validate(dict(stored) | values)
    return done(apply(session, [stating(session, wanted, stored)], author, now, gazetteer))


def _ids_of(session: Session, numbers: Sequence[int], closing: UUID) -> list[UUID]:
    table = table_of(Service)
    statement = select(table.c.number, table.c.id).where(
        table.c.number.in_(list(numbers)),
        table.c.id != closing,
        table.c.status != ListingStatus.NOT_LIVE,
        table.c.merged_into.is_(None),
    )
    found = {row.number: row.id for row in session.connection().execute(statement)}
    for number in numbers:
        if number not in found:
            raise NotInsteadError(number)
    return [found[number] for number in dict.fromkeys(numbers)]
