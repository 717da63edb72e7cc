"""How long a fact counts after somebody stated or confirmed it."""

from collections.abc import Iterable
from datetime import date, timedelta

from finder.vocabulary import FieldGroup, FundStatus

# How long a confirmation of each group of fields counts.
CLOCKS = {
    FieldGroup.FUND_STATUS: timedelta(days=7),
    FieldGroup.CONTACT: timedelta(days=90),
    FieldGroup.HOURS: timedelta(days=90),
    FieldGroup.ELIGIBILITY: timedelta(days=90),
    FieldGroup.LOCATION: timedelta(days=180),
    FieldGroup.DESCRIPTION: timedelta(days=180),
}
# A listing that was confirmed once leaves the results this long after its last confirmation.
LISTED_FOR = timedelta(days=365)
# What may be untrue a week later. A fund that has closed stays closed until somebody says more.
PASSING = (FundStatus.OPEN, FundStatus.WAITING_LIST)


def is_fresh(group: FieldGroup, checked_on: date, today: date) -> bool:
    """Say whether a confirmation of this group still counts today; one of tomorrow does not."""
    return timedelta() <= today - checked_on <= CLOCKS[group]


def fund_status_on(
    status: FundStatus | None, days: Iterable[date], today: date
) -> FundStatus | None:
    """Give what may be said of a fund today: open without a date of this week is unknown.

    `days` are those on which somebody stated or confirmed the status.
    """
    if status not in PASSING:
        return status
    if any(is_fresh(FieldGroup.FUND_STATUS, day, today) for day in days):
        return status
    return FundStatus.UNKNOWN


def earliest_listed(today: date) -> date:
    """Give the oldest last confirmation with which a confirmed listing still stands in results."""
    return today - LISTED_FOR
