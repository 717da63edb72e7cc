"""The real directory answers the questions it was made for."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from finder.models import Organization, Service
from tests import make
from tests.search.conftest import Search

SEED = Path(__file__).parents[2] / "seed" / "services.jsonl"


def test_nothing_of_the_seed_is_dropped(seed_session: Session) -> None:
    assert seed_session.execute(select(func.count()).select_from(Service)).scalar_one() == 639
    assert seed_session.execute(select(func.count()).select_from(Organization)).scalar_one() == 465


def test_every_line_of_the_seed_has_its_own_id_and_a_source() -> None:
    lines = [json.loads(line) for line in SEED.read_text("utf-8").splitlines()]

    assert len({line["id"] for line in lines}) == len(lines)
    assert all(line["sources"] for line in lines)
    assert not any(line.get("freshness") for line in lines)


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


def test_names_are_never_empty(seed_search: Search) -> None:
    assert all(make.names(seed_search(limit=100).cards))
