"""The real directory answers the questions it was made for."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.records import ServiceRecord
from finder.models import Organization, Service
from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ListingStatus, Sensitivity
from tests import make
from tests.search.conftest import Search

SEED = Path(__file__).parents[2] / "seed" / "services.jsonl"
WAITING = SEED.with_name("waiting.jsonl")


def test_nothing_of_the_seed_is_dropped(seed_session: Session) -> None:
    assert seed_session.execute(select(func.count()).select_from(Service)).scalar_one() == 2106
    assert seed_session.execute(select(func.count()).select_from(Organization)).scalar_one() == 1543


def test_every_line_of_the_seed_has_its_own_id_and_a_source() -> None:
    lines = [json.loads(line) for line in SEED.read_text("utf-8").splitlines()]

    assert len({line["id"] for line in lines}) == len(lines)
    assert all(line["sources"] for line in lines)
    assert not any(line.get("freshness") for line in lines)


def test_what_waits_is_as_whole_as_the_rest_and_stands_nowhere_else() -> None:
    shown = [json.loads(line) for line in SEED.read_text("utf-8").splitlines()]
    waiting = [json.loads(line) for line in WAITING.read_text("utf-8").splitlines()]
    organizations = {one["organization"]["id"]: one["organization"] for one in shown}

    assert not {one["id"] for one in shown} & {one["id"] for one in waiting}
    assert len({one["key"] for one in (*shown, *waiting)}) == len(shown) + len(waiting)
    for one in waiting:
        record = ServiceRecord.model_validate(one)
        assert record.sources, record.key
        assert not record.freshness, record.key
        organization = one["organization"]
        assert organizations.setdefault(organization["id"], organization) == organization


def test_who_speaks_spanish_and_every_national_line_is_described_in_spanish() -> None:
    for line in SEED.read_text("utf-8").splitlines():
        record = ServiceRecord.model_validate_json(line)
        national = "helpline" in record.needs and any(
            len(area.area) == len("US") and area.name is None for area in record.service_areas
        )
        if national or any(one.code == "es" for one in record.languages):
            assert record.text_in("es", "description"), record.key
        for translation in record.translations:
            assert record.text_in(translation.language, translation.field), (
                f"out of date: {record.key}"
            )


def test_what_a_spanish_reader_in_the_united_states_meets_is_named_in_spanish() -> None:
    for line in SEED.read_text("utf-8").splitlines():
        record = ServiceRecord.model_validate_json(line)
        is_shown = record.status is not ListingStatus.NOT_LIVE and record.merged_into is None
        is_shown = is_shown and Sensitivity.SCREENING_HEALTHY not in record.sensitivities
        in_the_country = any(area.area[:2] == "US" for area in record.service_areas)
        if (
            is_shown
            and in_the_country
            and Sensitivity.SCREENING_HEALTHY not in record.sensitivities
        ):
            assert record.text_in("es", "name"), record.key
            assert record.text_in("es", "description"), record.key


def test_a_service_is_found_by_the_words_of_its_translation(seed_search: Search) -> None:
    cards = seed_search(text="línea para dejar de fumar").cards

    assert any("smoking" in (card.description or "") for card in cards[:3])


@pytest.mark.parametrize(
    ("typed", "organization"),
    [
        ("Breastcancer.org", "Breastcancer.org"),
        ("HealthUnlocked", "HealthUnlocked"),
        ("Susan G. Komen", "Susan G. Komen"),
        ("American Cancer Society", "American Cancer Society"),
        ("Your Cancer Game Plan", "Merck"),
        ("Cancer and Careers", "Cancer and Careers"),
        ("CancerCare", "CancerCare"),
        ("Living Beyond Breast Cancer", "Living Beyond Breast Cancer"),
        ("Family Reach", "Family Reach"),
    ],
)
def test_the_nine_founding_organizations_are_found_by_name(
    seed_search: Search, typed: str, organization: str
) -> None:
    results = seed_search(text=typed)

    assert results.cards[0].organization.name == organization
    if typed == "Your Cancer Game Plan":
        assert results.cards[0].status == "not_live"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"text": "her2 positive online community"}, "forum"),
        ({"text": "counselling by phone", "near": "UK"}, "counselling"),
        ({"text": "help with rent", "near": "Texas"}, "living_costs"),
        ({"text": "place to stay near MD Anderson"}, "lodging"),
        ({"text": "specialised centre", "near": "Manchester, England"}, "cancer_centre"),
    ],
)
def test_the_founding_questions_are_answered_first(
    seed_search: Search, asked: dict[str, str], expected: str
) -> None:
    first = seed_search(**asked).cards[0]

    assert expected in (*first.needs, *first.modes)


def test_in_person_near_boston_is_honest(seed_search: Search) -> None:
    results = seed_search(near="Boston", mode=["in_person"], limit=100)

    assert results.total >= 5
    for card in results.cards:
        assert card.distance_km is None or card.distance_km <= 160 or "Boston" in str(card.areas)


@pytest.mark.parametrize("typed", ["wigs", "ride to hospital", "money", "support group", ""])
@pytest.mark.parametrize("near", ["Boston", "Leeds", "Cork", "Texas", "K1A 0B1", ""])
def test_every_count_is_true(seed_search: Search, typed: str, near: str) -> None:
    results = seed_search(text=typed, near=near)

    for facet in results.facets:
        for value in facet.values[:4]:
            counted = seed_search(text=typed, near=near, **{facet.key: [value.value]})
            assert counted.total == value.count, (facet.key, value.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"near": "Bozeman", "mode": ["in_person"], "need": ["support_group"]},
        {"near": "Carlisle", "country": "GB", "need": ["counselling"], "mode": ["in_person"]},
        {"near": "Galway", "country": "IE", "need": ["cancer_centre"]},
    ],
)
def test_the_nearest_named_is_the_nearest_there_is(
    seed_search: Search, asked: dict[str, Any]
) -> None:
    results = seed_search(**asked, limit=100)

    reachable = [
        one for one in results.cards if one.band in ("near", "covers") and "in_person" in one.modes
    ]
    nearest = results.ways_on.nearest
    assert reachable or nearest is not None
    listed = [one.distance_km for one in results.cards if one.distance_km is not None]
    if nearest is not None and listed:
        assert nearest.distance_km <= min(listed) + 0.1


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("lodging near Mayo Clinic Rochester", "Rochester"),
        ("lodging near MD Anderson", "Houston"),
        ("dónde quedarme cerca de MD Anderson", "Houston"),
    ],
)
def test_a_centre_in_several_towns_is_the_one_that_is_meant(
    seed_search: Search, gazetteer: Gazetteer, typed: str, town: str
) -> None:
    place = seed_search(text=typed).place

    assert place is not None
    assert place.point is not None
    city = gazetteer.find(f"{town}, {'MN' if town == 'Rochester' else 'TX'}", "US").place
    assert city is not None
    assert city.point is not None
    assert kilometres_between(place.point, city.point) < 40


def test_a_town_far_from_every_centre_of_the_name_counts(seed_search: Search) -> None:
    place = seed_search(text="lodging near MD Anderson in Dallas").place

    assert place is not None
    assert place.label.startswith("Dallas")


def test_names_are_never_empty(seed_search: Search) -> None:
    assert all(make.names(seed_search(limit=100).cards))
