"""Large towns that may be meant by a name nearly spelt like theirs."""

import pytest

from finder.places.gazetteer import Gazetteer
from finder.places.large_towns import large_towns_like, with_large_towns


@pytest.mark.parametrize(
    ("typed", "country", "town"),
    [
        ("huston", "US", "Houston, Texas"),
        ("jiuston", "US", "Houston, Texas"),
        ("lubock", "US", "Lubbock, Texas"),
        ("philidelphia", "US", "Philadelphia, Pennsylvania"),
        ("leads", "GB", "Leeds"),
    ],
)
def test_a_large_town_of_a_like_name_is_given(
    gazetteer: Gazetteer, typed: str, country: str, town: str
) -> None:
    assert large_towns_like(gazetteer, typed, country)[0].label.startswith(town)


@pytest.mark.parametrize("typed", ["", "lee", "77030", "hospitle", "癌症", "x" * 200])
def test_what_is_like_no_town_gives_none(gazetteer: Gazetteer, typed: str) -> None:
    assert large_towns_like(gazetteer, typed, "US") == ()


def test_a_town_is_not_like_itself(gazetteer: Gazetteer) -> None:
    names = [town.name for town in large_towns_like(gazetteer, "Houston", "US")]

    assert "Houston" not in names


def test_a_hamlet_stays_and_the_large_town_stands_first_among_the_others(
    gazetteer: Gazetteer,
) -> None:
    lookup = with_large_towns(gazetteer, "Huston", gazetteer.find("Huston", "US"), "US")

    assert lookup.place is not None
    assert "Huston, Idaho" in lookup.place.label
    assert lookup.others[0].label == "Houston, Texas"


def test_where_no_place_is_known_large_towns_are_suggested_first(gazetteer: Gazetteer) -> None:
    lookup = with_large_towns(gazetteer, "jiuston", gazetteer.find("jiuston", "US"), "US")

    assert lookup.place is None
    assert lookup.suggestions[0].label == "Houston, Texas"


def test_a_large_town_is_offered_no_other_one(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Leeds", "GB")

    assert with_large_towns(gazetteer, "Leeds", found, "GB") == found
