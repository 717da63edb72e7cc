"""Words that name a time zone, "ET" or "time in New York", read into IANA zones."""

import re
from collections import defaultdict
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from finder.i18n import LANGUAGES, speaking, zone_city
from finder.text import plain_letters

# What people write before or without "time", and the zones that they may mean.
WRITTEN = {
    r"e[sd]?t": ("America/New_York",),
    r"c[sd]?t": ("America/Chicago",),
    r"m[sd]?t": ("America/Denver",),
    r"p[sd]?t": ("America/Los_Angeles",),
    r"ak[sd]?t": ("America/Anchorage",),
    r"hst": ("Pacific/Honolulu",),
    r"a[sd]t": ("America/Halifax",),
    r"n[sd]t": ("America/St_Johns",),
    r"gmt|bst": ("Europe/London",),
    r"ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    r"cest|cet": ("Europe/Paris", "Europe/Berlin"),
    r"ae[sd]?t": ("Australia/Sydney",),
    r"ac[sd]?t": ("Australia/Adelaide",),
    r"awst": ("Australia/Perth",),
    r"nz[sd]?t": ("Pacific/Auckland",),
}
# These are words of other things too, so that "time" may follow or not.
SPOKEN = {
    r"eastern": ("America/New_York",),
    r"central": ("America/Chicago",),
    r"mountain": ("America/Denver",),
    r"pacific": ("America/Los_Angeles",),
    r"alaskan?": ("America/Anchorage",),
    r"hawaii(?:an)?": ("Pacific/Honolulu",),
    r"atlantic": ("America/Halifax",),
    r"newfoundland": ("America/St_Johns",),
    r"uk|british": ("Europe/London",),
    r"irish|ireland": ("Europe/Dublin",),
    r"indian?": ("Asia/Kolkata",),
    r"australian eastern": ("Australia/Sydney",),
    r"australian central": ("Australia/Adelaide",),
    r"australian western": ("Australia/Perth",),
    r"new zealand": ("Pacific/Auckland",),
}
SPANISH = {
    r"este": ("America/New_York",),
    r"centro": ("America/Chicago",),
    r"montana": ("America/Denver",),
    r"pacifico": ("America/Los_Angeles",),
}
# The largest cities of clocks that another country's city gave its name to.
LARGEST = ("America/Toronto", "America/Winnipeg", "America/Edmonton")
# Days on each side of the change of clocks; the year matters little.
WINTER, SUMMER = datetime(2026, 1, 15), datetime(2026, 7, 15)  # noqa: DTZ001 (put in each zone)


def zone_of(words: str, given: str | None) -> str | None:
    """Give the zone that the words name, None where they name several or none.

    A zone that is given is kept where the words fit it: "ET" is Toronto's time too.
    """
    named = _named(words)
    if given is not None and (given in named or any(_bears(given, zone) for zone in named)):
        return given
    return named[0] if len(named) == 1 else None


@cache
def countries_with_clocks() -> tuple[str, ...]:
    """Give the codes of the countries that people live in: those with a clock of their own."""
    zones = get_global("territory_zones")
    return tuple(code for code in zones if len(code) == 2 and code.isalpha() and code != "ZZ")


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Give the zones to choose from in a country, one for each clock that people there go by.

    Of zones with the same clock the one that people name is given; none for an unknown country.
    """
    named = {zone for table in (WRITTEN, SPOKEN) for zones in table.values() for zone in zones}
    named.update(LARGEST)
    found: dict[frozenset[tuple[str | None, float]], str] = {}
    there = available_timezones().intersection(get_global("territory_zones").get(country, ()))
    for zone in sorted(there, key=lambda one: (one not in named, one)):
        found.setdefault(_clocks(zone), zone)
    return tuple(found.values())


def clock_names(zone: str) -> str:
    """Give the short names of a zone's clock over the year, such as "EST, EDT", or its offset."""
    return ", ".join(dict.fromkeys(str(name) for name, _ in sorted(_clocks(zone), key=str)))


@cache
def zone_pattern() -> str:
    """Give the pattern of all words that name a zone, for text in plain small letters."""
    cities = "|".join(sorted(map(re.escape, _cities()), key=len, reverse=True))
    return "|".join(
        (
            rf"time in (?:{cities})|(?:{cities}) time|hora de (?:{cities})",
            rf"(?:{'|'.join(SPOKEN)})(?: standard| daylight)?(?: time)?",
            rf"hora (?:estandar )?del (?:{'|'.join(SPANISH)})",
            "|".join(WRITTEN),
        )
    )


def _named(words: str) -> tuple[str, ...]:
    city = re.sub(r"^(?:time in|hora de) | time$", "", words)
    if city in _cities():
        return _cities()[city]
    for table, frame in (
        (SPOKEN, r"(?:{})(?: standard| daylight)?(?: time)?"),
        (SPANISH, r"hora (?:estandar )?del (?:{})"),
        (WRITTEN, r"(?:{})"),
    ):
        for pattern, zones in table.items():
            if re.fullmatch(frame.format(pattern), words):
                return zones
    return ()


def _bears(zone: str, named: str) -> bool:
    """Say whether a zone shows no other clock, by name and time, than the one that is named."""
    return _clocks(zone) <= _clocks(named)


@cache
def _clocks(zone: str) -> frozenset[tuple[str | None, float]]:
    moments = (day.replace(tzinfo=ZoneInfo(zone)) for day in (WINTER, SUMMER))
    return frozenset(
        (moment.tzname(), offset.total_seconds())
        for moment in moments
        if (offset := moment.utcoffset()) is not None
    )


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Give the zones by the cities that they are named after, in every language of the pages."""
    found: dict[str, set[str]] = defaultdict(set)
    known = available_timezones()
    for zones in get_global("territory_zones").values():
        for zone in known.intersection(zones):
            for language in LANGUAGES:
                with speaking(language):
                    found[plain_letters(zone_city(zone))].add(zone)
    return {city: tuple(sorted(zones)) for city, zones in found.items()}
