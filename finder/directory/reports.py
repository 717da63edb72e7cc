"""What people met who used a listing: marks for the editors, beside the data and never over it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, col

from finder.models import ListingReport, Service
from finder.vocabulary import NotHelped

# How long it is kept once an editor has dealt with it.
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ReportedListing:
    """One service with reports that wait: how often each was said, and the day of the last."""

    number: int
    name: str
    reasons: Mapping[NotHelped, int]
    last_on: date


def report_listing(session: Session, number: int, reason: NotHelped, on: date) -> UUID:
    """Write down that somebody met this at a service, and give the report's id."""
    report = ListingReport(id=uuid4(), service_number=number, reason=reason, reported_on=on)
    session.add(report)
    session.flush()
    return report.id


def withdraw_report(session: Session, report_id: UUID) -> None:
    """Take a report back that nobody has dealt with yet."""
    session.execute(
        delete(ListingReport).where(
            col(ListingReport.id) == report_id, col(ListingReport.settled_at).is_(None)
        )
    )


def list_reported(session: Session, numbers: Iterable[int] | None = None) -> list[ReportedListing]:
    """Give the services with reports that wait, the last reported first; all, or of these."""
    wanted = (
        select(
            col(ListingReport.service_number),
            col(Service.name),
            col(ListingReport.reason),
            func.count(),
            func.max(col(ListingReport.reported_on)),
        )
        .join(Service, col(Service.number) == col(ListingReport.service_number))
        .where(col(ListingReport.settled_at).is_(None))
        .group_by(col(ListingReport.service_number), col(Service.name), col(ListingReport.reason))
    )
    if numbers is not None:
        wanted = wanted.where(col(ListingReport.service_number).in_(list(numbers)))
    reasons: dict[tuple[int, str], dict[NotHelped, int]] = {}
    last: dict[tuple[int, str], date] = {}
    for number, name, reason, times, day in session.execute(wanted):
        key = (number, name)
        reasons.setdefault(key, {})[reason] = times
        last[key] = max(day, last.get(key, day))
    found = [ReportedListing(*key, reasons[key], last[key]) for key in reasons]
    return sorted(found, key=lambda one: (-one.last_on.toordinal(), one.number))


def settle_reports(session: Session, number: int, account: str, now: datetime) -> int:
    """Note that an editor has dealt with the reports of a service; gives how many waited."""
    settled = session.execute(
        update(ListingReport)
        .where(col(ListingReport.service_number) == number, col(ListingReport.settled_at).is_(None))
        .values(settled_at=now, settled_by=account)
    )
    return int(settled.rowcount)  # type: ignore[attr-defined]


def forget_settled(session: Session, now: datetime) -> int:
    """Delete the reports that were dealt with a month ago; gives how many."""
    gone = session.execute(delete(ListingReport).where(col(ListingReport.settled_at) <= now - KEPT))
    return int(gone.rowcount)  # type: ignore[attr-defined]
