"""The hand-kept tables beside the built data."""

import csv
from pathlib import Path

import pytest

from finder.places.gazetteer import Gazetteer
from finder.places.mentions import given_names, ordinary_words
from finder.places.unpacking import DATA


def read(name: str) -> list[dict[str, str]]:
    with Path(DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["regions.csv", "counties.csv", "named_areas.csv"])
def test_every_area_of_a_table_is_in_the_gazetteer(gazetteer: Gazetteer, table: str) -> None:
    for row in read(table):
        area = gazetteer.area(row["code"])
        assert area is not None, row
        assert area.name == row["name"], row
        assert area.population > 0, row


def test_every_alias_finds_its_place(gazetteer: Gazetteer) -> None:
    for row in read("aliases.csv"):
        place = gazetteer.by_id(row["place"])
        assert place is not None, row
        lookup = gazetteer.find(row["alias"], place.country)
        assert lookup.place == place, row


def test_former_codes_lead_to_ours(gazetteer: Gazetteer) -> None:
    for row in read("regions.csv"):
        if row["other_code"]:
            assert gazetteer.area(row["other_code"]) == gazetteer.area(row["code"]), row


def test_word_lists_are_folded_and_apart() -> None:
    assert all(word == word.casefold() for word in ordinary_words() | given_names())
    assert {"hope", "reading", "mobile", "breast", "may"} <= ordinary_words()
    assert {"charlotte", "austin", "georgia"} <= given_names()
