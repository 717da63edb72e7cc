import pytest

from finder.rules.clock_times import (
    Clock,
    Half,
    ImpossibleTimeError,
    PartOfDay,
    Span,
    UnclearTimesError,
    clock_words,
    read_span,
)


def am(hour: int, minute: int = 0) -> Clock:
    return Clock(hour, minute, Half.AM)


def pm(hour: int, minute: int = 0) -> Clock:
    return Clock(hour, minute, Half.PM)


def padded(hour: int, minute: int = 0) -> Clock:
    return Clock(hour, minute, is_whole_day=True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (am(9), pm(5), "09:00-17:00"),
        (am(12), pm(12), "00:00-12:00"),
        (am(12), am(12), "00:00-24:00"),
        (pm(10), am(2), "22:00-02:00"),
        (am(6), am(12), "06:00-24:00"),
        (padded(9), padded(17, 30), "09:00-17:30"),
        (padded(0), padded(24), "00:00-24:00"),
        (padded(0), padded(23, 59), "00:00-24:00"),
        (padded(8), Clock(12), "08:00-12:00"),
        (Clock(9), Clock(17), "09:00-17:00"),
        (Clock(22), Clock(6), "22:00-06:00"),
        (Clock(1), pm(2, 30), "13:00-14:30"),
        (Clock(7), pm(9), "19:00-21:00"),
        (Clock(9), pm(12), "09:00-12:00"),
        (Clock(8), pm(8), "08:00-20:00"),
        (Clock(12), pm(3), "12:00-15:00"),
        (Clock(10), am(2), "22:00-02:00"),
    ],
)
def test_times_that_say_enough_are_one_span(first: Clock, last: Clock, words: str) -> None:
    span = read_span(first, last)

    assert f"{clock_words(span.start)}-{clock_words(span.end)}" == words
    assert not span.is_assumed


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Clock(9), Clock(5), "09:00-17:00"),
        (Clock(10), Clock(12), "10:00-12:00"),
        (Clock(1), Clock(4), "13:00-16:00"),
        (am(9), Clock(5), "09:00-17:00"),
        (pm(7), Clock(9), "19:00-21:00"),
        (pm(10), Clock(2), "22:00-02:00"),
    ],
)
def test_times_with_one_likely_meaning_are_marked_as_assumed(
    first: Clock, last: Clock, words: str
) -> None:
    span = read_span(first, last)

    assert f"{clock_words(span.start)}-{clock_words(span.end)}" == words
    assert span.is_assumed


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (Clock(7), Clock(9)),
        (Clock(8), Clock(8)),
        (Clock(13), Clock(5)),
        (Clock(3), Clock(15)),
        (Clock(11), am(12)),
        (am(9), am(9)),
        (am(9), am(5)),
    ],
)
def test_times_with_several_meanings_are_unclear(first: Clock, last: Clock) -> None:
    with pytest.raises(UnclearTimesError):
        read_span(first, last)


@pytest.mark.parametrize(
    ("part", "span"),
    [
        (PartOfDay.MORNING, Span(7 * 60, 9 * 60)),
        (PartOfDay.EVENING, Span(19 * 60, 21 * 60)),
    ],
)
def test_a_part_of_the_day_decides(part: PartOfDay, span: Span) -> None:
    assert read_span(Clock(7), Clock(9), part) == span


def test_a_part_of_the_day_that_does_not_fit_decides_nothing() -> None:
    with pytest.raises(UnclearTimesError):
        read_span(Clock(9), Clock(11), PartOfDay.AFTERNOON)


@pytest.mark.parametrize("clock", [Clock(25), Clock(9, 70), Clock(24, 1), am(13)])
def test_a_time_that_no_clock_shows_is_refused(clock: Clock) -> None:
    with pytest.raises(ImpossibleTimeError):
        read_span(am(9), clock)
