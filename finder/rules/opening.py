"""Whether a place is open at a moment, from weekly opening times in a zone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from finder.rules.month_days import LONGEST_WAIT_DAYS, falls_on, is_monthly

# In the order in which Python counts weekdays.
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
END_OF_DAY = "24:00"
DAYS_AHEAD = 7


class Times(Protocol):
    """Opening times on some weekdays, as "09:00" and "24:00", in local time of an IANA zone."""

    @property
    def byday(self) -> Sequence[str]:
        """Give the weekdays as "MO" to "SU", those of a month with their week, as "1TU"."""

    @property
    def opens_at(self) -> str:
        """Give when it opens."""

    @property
    def closes_at(self) -> str:
        """Give when it closes; not later than `opens_at` means on the next day."""

    @property
    def timezone(self) -> str:
        """Give the name of the zone."""


class NaiveMomentError(ValueError):
    """A moment without a time zone says nothing about what is open somewhere."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening times say of a moment; `until` or `next` is in the place's own time.

    `until` is None while open without an end, `next` None when it never opens.
    """

    is_open: bool
    until: datetime | None = None
    next: datetime | None = None


def opening_at(schedules: Iterable[Times], now: datetime) -> Opening | None:
    """Give whether it is open at the moment; None without times, or with times in several zones.

    Raises NaiveMomentError for a moment without a zone.
    """
    if now.tzinfo is None:
        raise NaiveMomentError("the moment needs its time zone")
    times = list(schedules)
    if len({one.timezone for one in times}) != 1:
        return None
    zone = ZoneInfo(times[0].timezone)
    spans = _joined(_spans(times, zone, now.astimezone(zone).date()))
    moment = now.astimezone(UTC)
    for opens, closes in spans:
        if opens <= moment < closes:
            # What is open for all the days that we look at has no end.
            endless = closes - moment > timedelta(days=DAYS_AHEAD - 1)
            return Opening(is_open=True, until=None if endless else closes.astimezone(zone))
    after = min((opens for opens, _ in spans if opens > moment), default=None)
    return Opening(is_open=False, next=after.astimezone(zone) if after is not None else None)


def _spans(times: Sequence[Times], zone: ZoneInfo, today: date) -> list[tuple[datetime, datetime]]:
    """Give the open spans from yesterday to a week ahead, in UTC, the earliest first.

    Where there are days of a month, as far ahead as the next of them may be.
    """
    spans = []
    has_months = any(is_monthly(one.byday) for one in times)
    for ahead in range(-1, (LONGEST_WAIT_DAYS if has_months else DAYS_AHEAD) + 1):
        day = today + timedelta(days=ahead)
        for one in times:
            if any(falls_on(day, DAYS[day.weekday()], its) for its in one.byday):
                # A line that closes at two at night closes on the next day.
                later = one.closes_at <= one.opens_at
                opens = _moment(day, one.opens_at, zone)
                closes = _moment(day + timedelta(days=later), one.closes_at, zone)
                spans.append((opens, closes))
    return sorted(spans)


def _moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """Give a local clock time of a day in UTC: arithmetic on local time is wrong when it shifts."""
    if clock == END_OF_DAY:
        day, clock = day + timedelta(days=1), "00:00"
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Give the spans with those made one that touch or overlap."""
    joined: list[tuple[datetime, datetime]] = []
    for opens, closes in spans:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return joined
