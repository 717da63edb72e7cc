from datetime import UTC, date, datetime

import pytest

from finder.casework.calendars import Meeting, next_day, write_calendar
from finder.rules.hours import WeeklyTimes

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday


def meeting(byday: str, opens: str, closes: str, zone: str = "America/New_York") -> Meeting:
    times = WeeklyTimes((byday,), opens, closes, zone)
    return Meeting("key-0", "Group, weekly", times, "1 Main St", "Call first.")


def test_a_weekly_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    lines = write_calendar([meeting("TH", "18:00", "19:30")], NOW).split("\r\n")

    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert event[1:] == [
        "UID:key-0",
        "DTSTAMP:20261124T120000Z",
        "DTSTART;TZID=America/New_York:20261126T180000",
        "DTEND;TZID=America/New_York:20261126T193000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270525T120000Z;BYDAY=TH",
        "SUMMARY:Group\\, weekly",
        "LOCATION:1 Main St",
        "DESCRIPTION:Call first.",
    ]
    # Forward on 14 March 2027 at two, back on 1 November 2026 at two.
    text = "\n".join(lines)
    assert (
        "BEGIN:DAYLIGHT\nDTSTART:20270314T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n"
        "TZNAME:EDT\nEND:DAYLIGHT"
    ) in text
    assert (
        "BEGIN:STANDARD\nDTSTART:20261101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n"
        "TZNAME:EST\nEND:STANDARD"
    ) in text


def test_a_zone_is_written_once_and_one_without_summer_time_has_one_rule() -> None:
    text = write_calendar([meeting("MO", "10:00", "11:00", "Asia/Kolkata")] * 2, NOW)

    assert text.count("BEGIN:VTIMEZONE") == 1
    assert text.count("TZOFFSETTO:+0530") == 1
    assert text.count("BEGIN:VEVENT") == 2


def test_a_meeting_of_the_month_comes_monthly() -> None:
    text = write_calendar([meeting("-1SU", "22:00", "24:00")], NOW)

    assert "RRULE:FREQ=MONTHLY;UNTIL=20270525T120000Z;BYDAY=-1SU" in text
    assert "DTSTART;TZID=America/New_York:20261129T220000" in text
    assert "DTEND;TZID=America/New_York:20261130T000000" in text


@pytest.mark.parametrize(
    ("byday", "day"),
    [
        ("TU", date(2026, 11, 24)),
        ("MO", date(2026, 11, 30)),
        ("1TU", date(2026, 12, 1)),
        ("4TU", date(2026, 11, 24)),
        ("-1MO", date(2026, 11, 30)),
        ("5TU", date(2026, 12, 29)),
    ],
)
def test_next_day_is_today_at_the_earliest(byday: str, day: date) -> None:
    assert next_day(meeting(byday, "10:00", "11:00").times, NOW.date()) == day


def test_what_begins_at_the_end_of_a_day_begins_on_the_next() -> None:
    text = write_calendar([meeting("MO", "24:00", "01:00")], NOW)

    assert "DTSTART;TZID=America/New_York:20261201T000000" in text
    assert "DTEND;TZID=America/New_York:20261201T010000" in text
