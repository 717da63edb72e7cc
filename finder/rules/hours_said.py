"""Weekly opening times in words, as pages show them and `read_hours` reads them again."""

from collections.abc import Iterable, Sequence

from finder.i18n import day_name, gettext, join_and, zone_city
from finder.rules.hours import read_hours
from finder.rules.month_days import LAST, is_monthly, week_of, weekday_of
from finder.rules.opening import DAYS, END_OF_DAY, Times
from finder.vocabulary import mark

ALL_DAY = ("00:00", END_OF_DAY)
# Fewer days in a row are named one by one.
SHORTEST_RUN = 3
WEEK_NAMES = {
    1: mark("first"),
    2: mark("second"),
    3: mark("third"),
    4: mark("fourth"),
    5: mark("fifth"),
    LAST: mark("last"),
}


def say_times(times: Times) -> str:
    """Give "Monday to Friday, 09:00 to 17:00 (time in New York)" in the current language."""
    days = _say_days_of_month(times.byday) or _say_days(times.byday)
    days = days[:1].upper() + days[1:]  # a line begins with it
    place = zone_city(times.timezone)
    if (times.opens_at, times.closes_at) == ALL_DAY:
        return gettext("%(days)s, all day and night", days=days)
    return gettext(
        "%(days)s, %(opens)s to %(closes)s (time in %(place)s)",
        days=days,
        opens=times.opens_at,
        closes=times.closes_at,
        place=place,
    )


def states_exactly(text: str, times: Sequence[Times]) -> bool:
    """Say whether a text states these times and nothing more."""
    if not times:
        return False
    read = read_hours(text, times[0].timezone)
    return read.is_whole and _one_by_one(read.schedules) == _one_by_one(times)


def _one_by_one(times: Iterable[Times]) -> set[tuple[str, str, str, str]]:
    # Midnight at the end of a day is also the start of the next.
    return {
        (day, one.opens_at, END_OF_DAY if one.closes_at == "00:00" else one.closes_at, one.timezone)
        for one in times
        for day in one.byday
    }


def _say_days_of_month(byday: Sequence[str]) -> str:
    """Give "first and third Tuesday and last Sunday of the month", empty for days of a week."""
    if not is_monthly(byday):
        return ""
    weeks: dict[str, list[int]] = {}
    for day in byday:
        weeks.setdefault(weekday_of(day), []).append(week_of(day) or 0)
    parts = [
        f"{join_and([gettext(WEEK_NAMES[week]) for week in its])} {day_name(DAYS.index(day))}"
        for day, its in weeks.items()
    ]
    return gettext("%(days)s of the month", days=join_and(parts))


def _say_days(byday: Iterable[str]) -> str:
    numbers = sorted({DAYS.index(day) for day in byday})
    if len(numbers) == len(DAYS):
        return gettext("Every day")
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        first, last = day_name(run[0]), day_name(run[-1])
        if len(run) >= SHORTEST_RUN:
            parts.append(gettext("%(first_day)s to %(last_day)s", first_day=first, last_day=last))
        else:
            parts += [day_name(number) for number in run]
    return join_and(parts)
