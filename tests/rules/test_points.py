from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.rules.points import read_point, say_point
from finder.rules.typed import TypedError


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("42.3375, -71.1085", (42.3375, -71.1085)),
        (" (42.3375,-71.1085) ", (42.3375, -71.1085)),
        ("42.3375 −71.1085", (42.3375, -71.1085)),
        ("42.3375° N, 71.1085° W", (42.3375, -71.1085)),
        ("33.87S;151.2E", (-33.87, 151.2)),
        ("-90/180", (-90.0, 180.0)),
    ],
)
def test_a_point_is_read_as_map_services_write_it(text: str, point: tuple[float, float]) -> None:
    assert read_point(text) == point


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("42.3375", "two numbers"),
        ("42,3375, -71,1085", "two numbers"),
        ("nan, inf", "two numbers"),
        ("1e5, 2", "two numbers"),
        ("１, 2", "two numbers"),
        ("-71.1085, 242.3375", "no such point"),
        ("91, 0", "no such point"),
    ],
)
def test_what_is_no_point_says_what_to_write(text: str, words: str) -> None:
    with pytest.raises(TypedError, match=words):
        read_point(text)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_that_is_said_is_read_again_as_it_was(north: float, east: float) -> None:
    north, east = round(north, 12), round(east, 12)

    assert read_point(say_point(north, east)) == (north, east)
