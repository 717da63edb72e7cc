from __future__ import annotations

import json

import pytest

from finder.directory.records import ServiceAreaRecord
from finder.places.areas import (
    MOST_CHOICES,
    AreaChoice,
    choice_of,
    choice_of_key,
    find_areas,
    read_areas,
)
from finder.places.gazetteer import Gazetteer
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("Worldwide", "WORLD", "Anywhere in the world"),
        ("todo el mundo", "WORLD", "Anywhere in the world"),
        ("nationwide", "US", "United States"),
        ("UK", "GB", "United Kingdom"),
        ("The whole of Ireland", "IE", "Ireland"),
        ("Statewide: Ohio", "US-OH", "Ohio"),
        ("California residents", "US-CA", "California"),
        ("Puerto Rico", "PR", "Puerto Rico"),
        ("Worcester County, MA", "US-MA-027", "Worcester County, Massachusetts"),
        ("bay area", "US-CA-BAY-AREA", "San Francisco Bay Area, California"),
        ("Boston", "US-MA|Boston", "Boston, Massachusetts"),
        ("Galway, Ireland", "IE-G|Galway", "Galway, Ireland"),
        ("02215", "US-MA|Boston", "Boston, Massachusetts"),
    ],
)
def test_an_area_is_found_by_what_people_call_it(
    gazetteer: Gazetteer, typed: str, key: str, words: str
) -> None:
    choice = find_areas(gazetteer, typed, "US")[0]

    assert (choice.key, choice.words) == (key, words)


def test_a_name_of_many_gives_them_all_those_at_home_first(gazetteer: Gazetteer) -> None:
    at_home = find_areas(gazetteer, "Springfield", "US")
    abroad = find_areas(gazetteer, "Boston", "GB")

    assert len(at_home) > 3
    assert all(choice.name == "Springfield" for choice in at_home)
    assert abroad[0].key == "GB-ENG|Boston"
    assert "US-MA|Boston" in [choice.key for choice in abroad]


def test_a_postcode_gives_the_areas_around_it_from_small_to_large(gazetteer: Gazetteer) -> None:
    assert [choice.key for choice in find_areas(gazetteer, "02215", "US")] == [
        "US-MA|Boston",
        "US-MA-021",
        "US-MA-025",
        "US-MA",
        "US-NEW-ENGLAND",
    ]


def test_a_misspelt_name_gives_like_ones_and_nonsense_gives_none(gazetteer: Gazetteer) -> None:
    assert find_areas(gazetteer, "Bostn", "US")[0].key == "US-MA|Boston"
    assert find_areas(gazetteer, "xyzzy", "US") == []
    assert find_areas(gazetteer, "  ", "US") == []
    assert len(find_areas(gazetteer, "San", "US")) <= MOST_CHOICES


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Ohio; Adams and Brown counties, Illinois; worldwide",
            ["US-OH", "US-IL-001", "US-IL-009", "WORLD"],
        ),
        ("Pike and Scott counties in Illinois", ["US-IL-149", "US-IL-171"]),
        ("Boston, MA, Salem, MA", ["US-MA|Boston", "US-MA|Salem"]),
        ("Massachusetts, Rhode Island and Connecticut", ["US-MA", "US-RI", "US-CT"]),
        ("England & Wales", ["GB-ENG", "GB-WLS"]),
        ("Ohio\nOhio", ["US-OH"]),
    ],
)
def test_a_list_of_areas_is_read_one_by_one(
    gazetteer: Gazetteer, text: str, keys: list[str]
) -> None:
    reading = read_areas(gazetteer, text, "US")

    assert [area.key for area in reading.areas] == keys
    assert reading.unread == ()


@pytest.mark.parametrize("piece", ["Springfield", "Middlesex County", "02215", "Cork"])
def test_what_may_mean_several_is_given_back_with_choices(gazetteer: Gazetteer, piece: str) -> None:
    reading = read_areas(gazetteer, f"Ohio; {piece}; somewhere over there", "US")

    assert [area.key for area in reading.areas] == ["US-OH"]
    assert [words for words, _ in reading.unread] == [piece, "somewhere over there"]
    assert len(reading.unread[0][1]) > 1
    assert reading.unread[1][1] == ()


def test_every_area_that_is_found_fits_a_record_and_is_found_by_the_search(
    gazetteer: Gazetteer,
) -> None:
    for typed in ("Boston", "Springfield", "Leeds", "Paris", "02215", "Cork", "Bay Area", "Delhi"):
        for choice in find_areas(gazetteer, typed, "US"):
            record = ServiceAreaRecord(area=choice.code, name=choice.name)
            place = (
                gazetteer.area(record.area)
                if record.name is None
                else gazetteer.named_area(record.name, record.area)
            )
            assert place is not None, choice
            assert choice_of_key(gazetteer, choice.key).key == choice.key


def test_areas_of_the_seed_are_named_and_found_again_by_their_words(gazetteer: Gazetteer) -> None:
    kept = {
        (area["area"], area.get("name"))
        for line in SEED.read_text(encoding="utf-8").splitlines()
        for area in json.loads(line).get("service_areas") or []
    }
    missed = []
    for code, name in kept:
        choice = choice_of(gazetteer, code, name)
        assert (choice.code, choice.name) == (code, name)
        found = [choice.key for choice in find_areas(gazetteer, choice.words, "US")]
        # A county may be kept by its name and be found by its code.
        place = gazetteer.named_area(name, code) if name is not None else None
        if choice.key not in found and (place is None or place.code not in found):
            missed.append(choice.words)

    assert len(missed) <= 3, sorted(missed)


def test_a_part_of_a_state_that_nobody_knows_is_kept_as_it_stands(gazetteer: Gazetteer) -> None:
    assert find_areas(gazetteer, "Denver suburbs, Colorado", "US") == [
        AreaChoice("US-CO", "Denver suburbs", "Denver suburbs", "Colorado")
    ]


def test_an_area_that_nobody_knows_keeps_its_code(gazetteer: Gazetteer) -> None:
    assert choice_of(gazetteer, "XX-YY", None) == AreaChoice("XX-YY", None, "XX-YY", "")
    assert choice_of(gazetteer, "XX", "Old Town").words == "Old Town, XX"
