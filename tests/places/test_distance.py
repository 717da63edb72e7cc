from __future__ import annotations

import numpy as np
import pytest

from finder.places.distance import (
    DistanceUnit,
    cosine_of,
    distance_words,
    in_units,
    kilometres_between,
    kilometres_of,
    round_reaches,
    unit_vectors,
    uses_miles,
)
from finder.places.place import Point

BOSTON, WORCESTER = Point(42.3584, -71.0598), Point(42.2626, -71.8023)


def test_kilometres_between_boston_and_worcester() -> None:
    assert kilometres_between(BOSTON, WORCESTER) == pytest.approx(62, abs=1)


def test_unit_vectors_have_length_one_and_give_the_same_distance() -> None:
    vectors = unit_vectors(
        [BOSTON.latitude, WORCESTER.latitude], [BOSTON.longitude, WORCESTER.longitude]
    )

    assert vectors.shape == (2, 3)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1])
    assert kilometres_of(vectors @ vectors[0])[1] == pytest.approx(
        kilometres_between(BOSTON, WORCESTER), rel=1e-6
    )


def test_cosine_of_a_radius_parts_near_from_far() -> None:
    vectors = unit_vectors(
        [BOSTON.latitude, WORCESTER.latitude], [BOSTON.longitude, WORCESTER.longitude]
    )
    cosine = float(vectors[0] @ vectors[1])

    assert cosine < cosine_of(40)
    assert cosine > cosine_of(80)
    assert cosine_of(0) == 1
    assert cosine_of(1_000_000) == -1


@pytest.mark.parametrize(
    ("kilometres", "country", "value", "unit"),
    [
        (62.4, "CA", 62, DistanceUnit.KILOMETRE),
        (62.4, "US", 39, DistanceUnit.MILE),
        (1.26, "IE", 1.3, DistanceUnit.KILOMETRE),
        (2.98, "IE", 3, DistanceUnit.KILOMETRE),
        (1.0, "GB", 0.6, DistanceUnit.MILE),
        (0.0, "NZ", 0, DistanceUnit.KILOMETRE),
    ],
)
def test_in_units_rounds_for_reading(
    kilometres: float, country: str, value: float, unit: DistanceUnit
) -> None:
    assert in_units(kilometres, country) == (value, unit)


def test_miles_are_for_the_united_states_and_kingdom() -> None:
    assert [c for c in ("US", "PR", "GB", "IM", "IE", "CA", "AU", "IN") if uses_miles(c)] == [
        "US",
        "PR",
        "GB",
        "IM",
    ]


@pytest.mark.parametrize("country", ["US", "GB", "IE"])
def test_reaches_to_choose_from_are_round_in_the_countrys_unit(country: str) -> None:
    values = [in_units(reach, country)[0] for reach in round_reaches(country)]

    assert values == sorted(values)
    assert all(value % 5 == 0 for value in values)


def test_distance_words_follow_country_and_precision() -> None:
    assert distance_words(62.3, "IE", about=True) == "about 62 km"
    assert distance_words(62.3, "US", about=False) == "39 miles"
    assert distance_words(1.609344, "GB", about=False) == "1 mile"
    assert distance_words(1.25, "AU", about=False) == "1.2 km"
