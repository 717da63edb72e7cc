from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from finder.rules.opening import DAYS, NaiveMomentError, opening_at

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
WEEKDAYS = DAYS[:5]


@dataclass(frozen=True)
class Times:
    byday: Sequence[str]
    opens_at: str
    closes_at: str
    timezone: str = "Europe/London"


OFFICE = Times(WEEKDAYS, "09:00", "17:00")
# Monday the 23rd to Sunday the 29th of November 2026.


def at(day: int, clock: str, month: int = 11, zone: ZoneInfo = LONDON) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (at(23, "09:00"), at(23, "17:00")),
        (at(23, "16:59"), at(23, "17:00")),
        (at(27, "12:00"), at(27, "17:00")),
    ],
)
def test_it_is_open_from_the_first_minute_to_the_last(now: datetime, until: datetime) -> None:
    opening = opening_at([OFFICE], now)

    assert opening is not None
    assert opening.is_open
    assert opening.until == until


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        ("1TU", at(1, "18:00", 12)),
        ("4TU", at(24, "18:00")),
        ("5MO", at(30, "18:00")),
        ("5TU", at(29, "18:00", 12)),
        ("-1SU", at(29, "18:00")),
        ("-1TU", at(24, "18:00")),
    ],
)
def test_a_day_of_the_month_opens_in_its_week_only(day: str, opens: datetime) -> None:
    times = Times([day], "18:00", "20:00")

    before = opening_at([times], at(23, "12:00"))
    during = opening_at([times], opens.replace(hour=19))
    a_week_later = opening_at([times], opens.replace(hour=19) + timedelta(days=7))

    assert before is not None
    assert before.next == opens
    assert during is not None
    assert during.is_open
    assert a_week_later is not None
    assert not a_week_later.is_open


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(23, "08:59"), at(23, "09:00")),
        (at(23, "17:00"), at(24, "09:00")),
        (at(27, "17:00"), at(30, "09:00")),
        (at(29, "23:59"), at(30, "09:00")),
    ],
)
def test_when_closed_the_next_opening_is_said(now: datetime, opens: datetime) -> None:
    opening = opening_at([OFFICE], now)

    assert opening is not None
    assert not opening.is_open
    assert opening.next == opens


def test_the_moment_may_be_in_any_zone_and_the_answer_is_in_the_places_own() -> None:
    times = Times(WEEKDAYS, "10:00", "18:00", "America/New_York")

    opening = opening_at([times], at(23, "15:30"))

    assert opening is not None
    assert opening.is_open
    assert opening.until is not None
    assert opening.until.tzinfo == NEW_YORK
    assert opening.until.hour == 18


def test_the_day_is_the_places_and_not_that_of_the_moment() -> None:
    times = Times(("MO",), "09:00", "17:00", "Pacific/Auckland")

    # Sunday evening in London is Monday morning in Auckland.
    opening = opening_at([times], at(22, "21:00"))

    assert opening is not None
    assert opening.is_open


def test_a_line_that_closes_after_midnight_is_open_on_the_next_day() -> None:
    night = Times(("FR",), "20:00", "02:00")

    late = opening_at([night], at(28, "01:30"))
    too_late = opening_at([night], at(28, "02:00"))

    assert late is not None
    assert late.is_open
    assert late.until == at(28, "02:00")
    assert too_late is not None
    assert not too_late.is_open
    assert too_late.next == datetime(2026, 12, 4, 20, tzinfo=LONDON)


def test_the_night_from_sunday_to_monday_belongs_to_sunday() -> None:
    night = Times(("SU",), "22:00", "06:00")

    opening = opening_at([night], at(23, "05:00"))

    assert opening is not None
    assert opening.is_open


def test_day_and_night_has_no_end() -> None:
    opening = opening_at([Times(DAYS, "00:00", "24:00")], at(25, "03:00"))

    assert opening is not None
    assert opening.is_open
    assert opening.until is None


def test_the_end_of_the_day_is_midnight() -> None:
    opening = opening_at([Times(("MO",), "18:00", "24:00")], at(23, "23:59"))

    assert opening is not None
    assert opening.until == at(24, "00:00")


def test_a_whole_weekend_is_one_span() -> None:
    opening = opening_at([Times(("SU", "SA"), "00:00", "24:00")], at(28, "10:00"))

    assert opening is not None
    assert opening.until == at(30, "00:00")


def test_the_order_of_days_and_of_times_makes_no_difference() -> None:
    times = [
        Times(("FR",), "10:00", "17:00"),
        Times(("TH", "MO"), "14:00", "18:00"),
        Times(("MO",), "09:00", "12:00"),
    ]

    for order in (times, times[::-1]):
        noon = opening_at(order, at(23, "12:30"))
        assert noon is not None
        assert noon.next == at(23, "14:00")
        after = opening_at(order, at(27, "17:00"))
        assert after is not None
        assert after.next == at(30, "09:00")


def test_times_that_overlap_end_with_the_last() -> None:
    times = [Times(("TH",), "11:15", "12:45"), Times(("TH",), "11:30", "13:00")]

    opening = opening_at(times, at(26, "11:20"))

    assert opening is not None
    assert opening.until == at(26, "13:00")


@pytest.mark.parametrize(
    ("day", "month", "opens_in_utc"),
    [(28, 3, 9), (29, 3, 8), (24, 10, 8), (25, 10, 9)],
)
def test_nine_stays_nine_when_the_clocks_change(day: int, month: int, opens_in_utc: int) -> None:
    every_day = Times(DAYS, "09:00", "17:00")

    opening = opening_at([every_day], at(day, "05:00", month))

    assert opening is not None
    assert opening.next is not None
    assert opening.next.astimezone(UTC).hour == opens_in_utc
    assert (opening.next.day, opening.next.hour) == (day, 9)


def test_a_night_in_which_the_clocks_change_ends_by_the_clock() -> None:
    night = Times(("SA",), "22:00", "06:00")

    before = opening_at([night], datetime(2026, 10, 25, 5, 59, tzinfo=UTC))
    after = opening_at([night], datetime(2026, 10, 25, 6, 0, tzinfo=UTC))

    assert before is not None
    assert before.is_open
    assert after is not None
    assert not after.is_open


def test_one_day_a_week_opens_again_in_a_week() -> None:
    opening = opening_at([Times(("MO",), "09:00", "10:00")], at(23, "10:00"))

    assert opening is not None
    assert opening.next == at(30, "09:00")


def test_without_times_or_with_two_zones_nothing_is_said() -> None:
    elsewhere = Times(WEEKDAYS, "09:00", "17:00", "America/New_York")

    assert opening_at([], at(23, "10:00")) is None
    assert opening_at([OFFICE, elsewhere], at(23, "10:00")) is None


def test_a_moment_needs_its_zone() -> None:
    with pytest.raises(NaiveMomentError):
        opening_at([OFFICE], at(23, "10:00").replace(tzinfo=None))
