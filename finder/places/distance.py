"""Distances over the earth, in kilometres, and in the unit that a country reads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from geopy.distance import EARTH_RADIUS, great_circle
from numpy.typing import NDArray

from finder.i18n import format_number, gettext, ngettext
from finder.places.place import Point

KILOMETRES_IN_A_MILE = 1.609344
MILE_COUNTRIES = frozenset(
    {"US", "PR", "GU", "VI", "AS", "MP", "UM", "GB", "IM", "JE", "GG", "GI", "FK", "SH", "MS"}
    | {"VG", "KY", "TC", "AI", "BM"}
)
# Under this many kilometres or miles a tenth still tells something.
FINE_LIMIT = 3


class DistanceUnit(StrEnum):
    """What a distance is read in."""

    KILOMETRE = "km"
    MILE = "mi"


REACHES = {
    DistanceUnit.KILOMETRE: (20, 40, 80, 160, 320, 500),
    DistanceUnit.MILE: (16, 40, 80, 161, 322, 483),  # 10, 25, 50, 100, 200, 300 miles
}


def kilometres_between(start: Point, end: Point) -> float:
    """Give the great-circle distance of two points in kilometres."""
    return float(
        great_circle((start.latitude, start.longitude), (end.latitude, end.longitude)).kilometers
    )


def unit_vectors(
    latitudes: Sequence[float] | NDArray[np.float64],
    longitudes: Sequence[float] | NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give points in degrees as unit vectors, shape (n, 3): their dot product is the cosine."""
    latitude = np.radians(np.asarray(latitudes, dtype=np.float64))
    longitude = np.radians(np.asarray(longitudes, dtype=np.float64))
    level = np.cos(latitude)
    return np.stack(
        (level * np.cos(longitude), level * np.sin(longitude), np.sin(latitude)), axis=-1
    )


def cosine_of(kilometres: float) -> float:
    """Give the cosine of the angle of a distance: two points are nearer when theirs is greater."""
    return math.cos(min(kilometres / EARTH_RADIUS, math.pi))


def kilometres_of(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the distances in kilometres for cosines, as dot products of unit vectors are."""
    return np.asarray(np.arccos(np.clip(cosines, -1.0, 1.0)) * EARTH_RADIUS)


def uses_miles(country: str) -> bool:
    """Say whether people in the country (ISO 3166-1) read distances in miles."""
    return country in MILE_COUNTRIES


def round_reaches(country: str) -> tuple[int, ...]:
    """Give reaches to choose from, in kilometres, that are round numbers in the country's unit."""
    return REACHES[DistanceUnit.MILE if uses_miles(country) else DistanceUnit.KILOMETRE]


def in_units(kilometres: float, country: str) -> tuple[float, DistanceUnit]:
    """Give a distance in the country's unit: to a tenth when under 3, else a whole number."""
    unit = DistanceUnit.MILE if uses_miles(country) else DistanceUnit.KILOMETRE
    value = kilometres / KILOMETRES_IN_A_MILE if unit is DistanceUnit.MILE else kilometres
    return (round(value, 1) if round(value, 1) < FINE_LIMIT else float(round(value))), unit


def distance_words(kilometres: float, country: str, *, about: bool) -> str:
    """Give a distance in the unit of the country, such as "about 62 km" or "3 miles"."""
    value, unit = in_units(kilometres, country)
    if unit is DistanceUnit.MILE:
        text = ngettext("%(num)s mile", "%(num)s miles", 1 if value == 1 else 2, num=_plain(value))
    else:
        text = gettext("%(num)s km", num=_plain(value))
    return gettext("about %(distance)s", distance=text) if about else text


def _plain(value: float) -> str:
    return format_number(int(value) if value == int(value) else value)
