"""Meetings that come again, as a calendar file (RFC 5545).

They end after half a year: hours that are known today may not hold for ever. The rules of each time
zone are written out, so that a group at six stays at six when the clocks change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from finder.casework.content_lines import as_text, write_lines
from finder.rules.month_days import falls_on, is_monthly
from finder.rules.opening import DAYS, END_OF_DAY, Times

KNOWN_FOR = timedelta(days=182)
STAMP, LOCAL = "%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S"
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that comes again at these times; `key` stays the same when it is written anew."""

    key: str
    name: str
    times: Times
    place: str
    note: str


def write_calendar(meetings: Iterable[Meeting], now: datetime) -> str:
    """Give the meetings of the next half year, as the text of an .ics file."""
    several = list(meetings)
    zones = dict.fromkeys(one.times.timezone for one in several)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Support Finder//EN"]
    for zone in zones:
        lines += _zone(zone, now)
    for one in several:
        lines += _event(one, now)
    return write_lines([*lines, "END:VCALENDAR"])


def _event(meeting: Meeting, now: datetime) -> Iterator[str]:
    times, zone = meeting.times, ZoneInfo(meeting.times.timezone)
    first = next_day(times, now.astimezone(zone).date())
    begins = _at(first, times.opens_at)
    is_over_midnight = times.closes_at <= times.opens_at
    ends = _at(first + A_DAY * is_over_midnight, times.closes_at)
    how_often = "MONTHLY" if is_monthly(times.byday) else "WEEKLY"
    until = (now + KNOWN_FOR).astimezone(UTC).strftime(STAMP)
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.key}"
    yield f"DTSTAMP:{now.astimezone(UTC).strftime(STAMP)}"
    yield f"DTSTART;TZID={times.timezone}:{begins.strftime(LOCAL)}"
    yield f"DTEND;TZID={times.timezone}:{ends.strftime(LOCAL)}"
    yield f"RRULE:FREQ={how_often};UNTIL={until};BYDAY={','.join(times.byday)}"
    yield f"SUMMARY:{as_text(meeting.name)}"
    if meeting.place:
        yield f"LOCATION:{as_text(meeting.place)}"
    yield f"DESCRIPTION:{as_text(meeting.note)}"
    yield "END:VEVENT"


def _at(day: date, clock: str) -> datetime:
    """Give a moment on the clocks of a place; the end of a day is the beginning of the next."""
    if clock == END_OF_DAY:
        return datetime.combine(day + A_DAY, time())
    return datetime.combine(day, time.fromisoformat(clock))


def next_day(times: Times, today: date) -> date:
    """Give the first day from today on that is one of these days of a week or of a month."""
    day = today
    while not any(falls_on(day, DAYS[day.weekday()], one) for one in times.byday):
        day += A_DAY
    return day


def _zone(name: str, now: datetime) -> Iterator[str]:
    """Give what the clocks of a zone do from a year ago until the calendar ends."""
    zone = ZoneInfo(name)
    moment = (now - timedelta(days=366)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    end = now + KNOWN_FOR + A_DAY
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    yield from _observance(moment, moment.astimezone(zone), moment.astimezone(zone))
    while moment < end:
        later = moment + A_DAY
        if later.astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset():
            before = moment.astimezone(zone)
            while moment.astimezone(zone).utcoffset() == before.utcoffset():
                moment += AN_HOUR
            yield from _observance(moment, before, moment.astimezone(zone))
        moment = later
    yield "END:VTIMEZONE"


def _observance(moment: datetime, before: datetime, after: datetime) -> Iterator[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    wall = (moment + (before.utcoffset() or timedelta())).strftime(LOCAL)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{wall}"
    yield f"TZOFFSETFROM:{before.strftime('%z')}"
    yield f"TZOFFSETTO:{after.strftime('%z')}"
    yield f"TZNAME:{after.tzname()}"
    yield f"END:{kind}"
