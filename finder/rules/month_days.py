"""Days of a month by their week, "1TU" and "-1SU" beside plain weekdays, as calendars write them.

The form is that of BYDAY in RFC 5545, which the schedules of HSDS follow.
"""

from collections.abc import Iterable
from datetime import date, timedelta

LAST = -1
# A month has each weekday four or five times.
WEEKS = (1, 2, 3, 4, 5, LAST)
# From a fifth Tuesday to the next may be three months.
LONGEST_WAIT_DAYS = 100
NAME = 2
WEEK_DAYS = 7


def weekday_of(day: str) -> str:
    """Give the weekday of "TU" or "1TU"."""
    return day[-NAME:]


def week_of(day: str) -> int | None:
    """Give in which week of its month a day is, -1 for the last; None for every week."""
    week = day[:-NAME]
    return int(week) if week.lstrip("-").isdigit() else None


def is_monthly(byday: Iterable[str]) -> bool:
    """Say whether some of the days are not those of every week."""
    return any(week_of(day) is not None for day in byday)


def falls_on(moment: date, weekday: str, day: str) -> bool:
    """Say whether a date, whose weekday is given, is one of the days."""
    if weekday_of(day) != weekday:
        return False
    week = week_of(day)
    if week is None:
        return True
    if week == LAST:
        return (moment + timedelta(days=WEEK_DAYS)).month != moment.month
    return (moment.day - 1) // WEEK_DAYS + 1 == week


def may_meet(one: str, other: str) -> bool:
    """Say whether two days can be one date."""
    if weekday_of(one) != weekday_of(other):
        return False
    weeks = {week_of(one), week_of(other)}
    return None in weeks or len(weeks) == 1 or (LAST in weeks and bool(weeks & {4, 5}))
