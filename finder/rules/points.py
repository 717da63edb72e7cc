"""A point on the earth as map services give it, "42.3375, -71.1085", read into degrees."""

import re

from finder.i18n import gettext
from finder.rules.typed import TypedError

NUMBER = r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?) ?°?"
POINT = re.compile(
    rf"\(?{NUMBER} ?(?P<ns>[NS])? ?[,;/ ] ?{NUMBER} ?(?P<ew>[EW])?\)?", re.IGNORECASE
)
MOST_NORTH, MOST_EAST = 90.0, 180.0


def read_point(text: str) -> tuple[float, float]:
    """Give latitude and longitude in degrees (WGS 84); raises TypedError."""
    found = POINT.fullmatch(" ".join(text.replace("−", "-").split()))
    if found is None:
        raise TypedError(
            gettext("Write two numbers with a comma between them, such as 42.3375, -71.1085.")
        )
    north = _degrees(found[1], found["ns"], "S")
    east = _degrees(found[3], found["ew"], "W")
    if abs(north) > MOST_NORTH or abs(east) > MOST_EAST:
        raise TypedError(
            gettext("There is no such point. Write the latitude first, then the longitude.")
        )
    return north, east


def say_point(latitude: float, longitude: float) -> str:
    """Give a point as `read_point` reads it again, to the last digit."""
    return f"{_plain(latitude)}, {_plain(longitude)}"


def _degrees(number: str, side: str | None, negative: str) -> float:
    degrees = float(number)
    return -abs(degrees) if side is not None and side.upper() == negative else degrees


def _plain(degrees: float) -> str:
    return f"{degrees:.15f}".rstrip("0").rstrip(".")
