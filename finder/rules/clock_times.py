"""Two clock times as people write them, "9-5" or "13:00 to 17:00", read into one span of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR
LATE_MORNING = 13 * HOUR
# Nobody means a time before this who did not say so.
EARLIEST = 5 * HOUR
# Spans that people write without am and pm: a working day, or an evening.
LIKELY = ((EARLIEST, 19 * HOUR), (17 * HOUR, 22 * HOUR))
# What goes on for longer into the next day is more likely a slip than a night.
LONGEST_NIGHT = 16 * HOUR


class Half(StrEnum):
    """The half of the day that a time says it is in."""

    AM = "am"
    PM = "pm"


class PartOfDay(StrEnum):
    """The part of the day that words beside a time say it is in."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# The earliest start, the latest start and the latest end in minutes of the day.
PARTS = {
    PartOfDay.MORNING: (EARLIEST, 12 * HOUR, LATE_MORNING),
    PartOfDay.AFTERNOON: (12 * HOUR, 19 * HOUR, 22 * HOUR),
    PartOfDay.EVENING: (16 * HOUR, 23 * HOUR, DAY + 2 * HOUR),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it stands: `is_whole_day` when it counts from 0 to 24 and not twice to 12."""

    hour: int
    minute: int = 0
    half: Half | None = None
    is_whole_day: bool = False

    @property
    def is_certain(self) -> bool:
        """Say whether it can be one moment of the day only."""
        return self.half is not None or self.counts_to_24

    @property
    def counts_to_24(self) -> bool:
        """Say whether it can only be read as one of 24 hours."""
        return self.is_whole_day or self.hour > 12 or self.hour == 0


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of a day to another; past 1440 it is the next day.

    `is_assumed` when the text leaves am or pm out and only one reading makes sense.
    """

    start: int
    end: int
    is_assumed: bool = False


class ImpossibleTimeError(ValueError):
    """A time that no clock shows, such as 25:00."""


class UnclearTimesError(ValueError):
    """The two times may mean more than one span, as "7-9" does."""


def read_span(first: Clock, last: Clock, part: PartOfDay | None = None) -> Span:
    """Give the span between two times as written.

    Raises UnclearTimesError where several spans are as likely, ImpossibleTimeError for a time
    that no clock shows.
    """
    starts, ends = _minutes(first), _minutes(last)
    if first.is_certain and last.is_certain:
        return _certain(starts[0], ends[0], midnight=_is_midnight(first))
    if part is not None and not first.is_certain and not last.is_certain:
        low, high, latest = PARTS[part]
        return _only_one(
            Span(start, end)
            for start, end in _pairs(starts, ends)
            if low <= start <= high and end <= latest
        )
    if last.half is not None:
        return _before(first, last)
    if first.half is not None:
        # "9am-5": the next time after it that a clock shows so.
        end = min((end for end in ends if end > starts[0]), default=ends[0] + DAY)
        return Span(starts[0], end, is_assumed=True)
    if first.is_certain or last.is_certain:
        return _whole_day(first, last)
    return _only_one(
        Span(start, end, is_assumed=True)
        for start, end in _pairs(starts, ends)
        if any(low <= start and end <= high for low, high in LIKELY)
    )


def clock_words(minute: int) -> str:
    """Give a minute of a day as "09:00"; the end of the day is "24:00", one past it the next."""
    if minute > DAY:
        minute -= DAY
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _minutes(clock: Clock) -> tuple[int, ...]:
    """Give the minutes of the day that a time may be."""
    if clock.hour > 24 or clock.minute > 59 or (clock.hour == 24 and clock.minute):
        raise ImpossibleTimeError(f"{clock.hour}:{clock.minute:02}")
    given = clock.hour * HOUR + clock.minute
    if clock.half is None:
        if clock.counts_to_24:
            return (given,)
        return (given % NOON, given % NOON + NOON)
    if clock.hour > 12:
        if clock.half is Half.AM:
            raise ImpossibleTimeError(f"{clock.hour} am")
        return (given,)
    return (given % NOON + (NOON if clock.half is Half.PM else 0),)


def _is_midnight(clock: Clock) -> bool:
    return _minutes(clock)[0] % DAY == 0


def _certain(start: int, end: int, *, midnight: bool) -> Span:
    if midnight and end % DAY in (0, DAY - 1):
        return Span(0, DAY)
    if end > start:
        return Span(start, end)
    if end == start or (end and end + DAY - start > LONGEST_NIGHT):
        raise UnclearTimesError
    return Span(start, end + DAY)


def _before(first: Clock, last: Clock) -> Span:
    """Give the span that ends with am or pm and whose start says nothing: "1-2:30pm", "9-5pm"."""
    (end,) = _minutes(last)
    same, other = sorted(_minutes(first), key=lambda start: (start < NOON) != (end < NOON))
    if end == 0:
        raise UnclearTimesError
    for start in (same, other):
        if EARLIEST <= start < end:
            return Span(start, end)
    if end + DAY - other <= NOON:
        return Span(other, end + DAY)
    raise UnclearTimesError


def _whole_day(first: Clock, last: Clock) -> Span:
    """Give the span where one of the two times counts to 24, so that the other does too."""
    start = first.hour * HOUR + first.minute
    end = last.hour * HOUR + last.minute or DAY
    if start < EARLIEST and not first.is_certain:
        raise UnclearTimesError
    if start < end:
        return Span(start, end)
    if first.is_certain and end + DAY - start <= NOON:
        return Span(start, end + DAY)
    raise UnclearTimesError


def _pairs(starts: Iterable[int], ends: tuple[int, ...]) -> list[tuple[int, int]]:
    return [
        (start, later)
        for start in starts
        for end in ends
        for later in (end, end + DAY)
        if start < later < start + DAY
    ]


def _only_one(spans: Iterable[Span]) -> Span:
    found = list(spans)
    if len(found) != 1:
        raise UnclearTimesError
    return found[0]
