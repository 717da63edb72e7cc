from __future__ import annotations

import pytest

from finder.places.addresses import place_address
from finder.places.gazetteer import Gazetteer
from finder.places.live import Address
from finder.vocabulary import Precision


def address(
    town: str | None = None,
    region: str | None = None,
    postcode: str | None = None,
    country: str = "US",
) -> Address:
    return Address("1 Main Street", town, region, postcode, country)


@pytest.mark.parametrize(
    ("typed", "precision", "sentences"),
    [
        (
            address("Boston", "MA", "02215"),
            Precision.POSTCODE,
            ["We know this place to its postcode, 02215 (Boston, Massachusetts): within about 1"],
        ),
        (
            address("Leeds", None, "LS1 4AP", "GB"),
            Precision.POSTCODE,
            ["We know this place to its postcode, LS1 (Leeds, West Yorkshire): within about 1.8"],
        ),
        (
            address("Cork", "Cork", None, "IE"),
            Precision.TOWN,
            ["We know this place to its town, Cork, Ireland: within about 6 km."],
        ),
        (
            address("Boston", "MA", "99999"),
            Precision.TOWN,
            ["We know this place to its town, Boston", "We do not know the postcode 99999 there."],
        ),
        (
            address("Springfield"),
            Precision.TOWN,
            ["Springfield, Missouri", "There is also Springfield, "],
        ),
        (
            address("Boston", "TX", "02215"),
            Precision.NONE,
            ["We cannot put this place on the map.", "The postcode is that of 02215 (Boston, M"],
        ),
        (
            address("Bostn", "MA"),
            Precision.NONE,
            ["We cannot put this place on the map.", "Did you mean Boston, Massachusetts"],
        ),
        (address("Nowhere At All"), Precision.NONE, ["We cannot put this place on the map."]),
        (address("Paris", None, "75001", "FR"), Precision.TOWN, ["its town, Paris, France"]),
        (address(), Precision.NONE, ["We cannot put this place on the map."]),
    ],
)
def test_an_address_is_placed_as_exactly_as_it_is_known_and_that_is_said(
    gazetteer: Gazetteer, typed: Address, precision: Precision, sentences: list[str]
) -> None:
    placed = place_address(typed, gazetteer)

    assert placed.precision is precision
    assert (placed.point is None) == (precision is Precision.NONE)
    assert not placed.is_live
    assert len(placed.sentences) == len(sentences)
    for said, expected in zip(placed.sentences, sentences, strict=True):
        assert expected in said
