"""Which part of the earth a small map shows, and where a point lies on it.

The plane is local (equirectangular, with the cosine of the middle latitude): right to a few pixels
over the few hundred kilometres that a map may show.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from finder.places.place import Point

# The frame of the map in pixels; places keep away from its edge.
WIDTH, HEIGHT = 320, 270
PADDING = 30
EDGE = 6
KILOMETRES_A_DEGREE = 111.2
# Near the poles a degree of longitude is next to nothing.
LEAST_COSINE = 0.02
# Under this the places lie side by side, and a rough point says only which town it is.
SAME_SPOT = 1.0
SAME_TOWN = 5.0
# Far apart, without a place asked for, a map tells nobody anything.
WIDEST = 600.0
NARROWEST = 8.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A service's place: its number in the list, and how far off the point may be."""

    number: int
    point: Point
    about_km: float = 0.0  # 0: the point is right to a street or better

    @property
    def is_about(self) -> bool:
        """Say whether the point is too rough for a pin."""
        return self.about_km > 0


@dataclass(frozen=True, slots=True)
class View:
    """What part of the earth the map shows: the point in its middle, and pixels a kilometre."""

    middle: Point
    scale: float

    def place(self, point: Point) -> tuple[float, float]:
        """Give where a point lies on the drawing."""
        east, north = _offset(self.middle, point)
        return WIDTH / 2 + east * self.scale, HEIGHT / 2 - north * self.scale

    def corners(self) -> tuple[Point, Point]:
        """Give the corners in the south-west and north-east; across the date line west > east."""
        height = HEIGHT / 2 / self.scale / KILOMETRES_A_DEGREE
        width = WIDTH / 2 / self.scale / KILOMETRES_A_DEGREE / _cosine(self.middle)
        middle = self.middle
        west, east = (
            (-180.0, 180.0)
            if width >= 180
            else (_around(middle.longitude - width), _around(middle.longitude + width))
        )
        return Point(middle.latitude - height, west), Point(middle.latitude + height, east)


def look(spots: Sequence[Spot], origin: Point | None) -> View | None:
    """Give the view that holds the spots and the place asked for; None when it tells nothing."""
    if not _tells_something(spots, origin):
        return None
    points = [spot.point for spot in spots] + ([origin] if origin is not None else [])
    latitudes = [point.latitude for point in points]
    first = points[-1]
    turns = [_around(point.longitude - first.longitude) for point in points]
    middle = Point(
        (min(latitudes) + max(latitudes)) / 2,
        _around(first.longitude + (min(turns) + max(turns)) / 2),
    )
    wide = (max(turns) - min(turns)) * KILOMETRES_A_DEGREE * _cosine(middle)
    high = (max(latitudes) - min(latitudes)) * KILOMETRES_A_DEGREE
    if origin is None and max(wide, high) > WIDEST:
        return None
    scale = min(
        (WIDTH - 2 * PADDING) / max(wide, NARROWEST), (HEIGHT - 2 * PADDING) / max(high, 0.001)
    )
    return View(middle, scale)


def around(point: Point, kilometres: float) -> View:
    """Give the view with a point in its middle and at least so much on each side of it."""
    return View(point, (min(WIDTH, HEIGHT) / 2 - EDGE) / kilometres)


def bearing(start: Point, end: Point) -> int:
    """Give in which of eight directions the end lies, clockwise; north is 0."""
    east, north = _offset(start, end)
    return round(math.degrees(math.atan2(east, north)) / 45) % 8


def _tells_something(spots: Sequence[Spot], origin: Point | None) -> bool:
    """Say whether two of the points lie apart, as far as we know."""
    known = list(spots)
    if origin is not None:
        known.append(Spot(0, origin))
    return any(
        math.hypot(*_offset(one.point, other.point))
        > (SAME_TOWN if one.is_about or other.is_about else SAME_SPOT)
        for one, other in combinations(known, 2)
    )


def _offset(start: Point, end: Point) -> tuple[float, float]:
    """Give how many kilometres east and north the end lies."""
    east = _around(end.longitude - start.longitude) * KILOMETRES_A_DEGREE * _cosine(start)
    return east, (end.latitude - start.latitude) * KILOMETRES_A_DEGREE


def _cosine(point: Point) -> float:
    return max(math.cos(math.radians(point.latitude)), LEAST_COSINE)


def _around(degrees: float) -> float:
    """Give a longitude, or a difference of two, between -180 and 180."""
    return (degrees + 180) % 360 - 180
