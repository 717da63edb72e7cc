"""Someone who was told last week, on the real directory: each thing in at most four taps."""

import re

import pytest

from tests.journeys.walking import Visitor
from tests.web.browsing import Browser

MOST_TAPS = 4


@pytest.fixture
def she(browser: Browser) -> Visitor:
    return Visitor(browser)


def test_she_finds_a_her2_community(she: Visitor) -> None:
    she.ask("HER2+ online community")
    page = she.open_first()

    assert "breast" in page.main.casefold()
    assert "Online forum" in page.main
    assert "Nobody has confirmed" in page.main
    assert she.taps <= MOST_TAPS


def test_she_sees_honestly_what_there_is_in_person_near_boston(she: Visitor) -> None:
    she.ask(where="Boston")
    page = she.tick(mode="in_person")

    assert page.heading == "Help in person near Boston, Massachusetts"
    assert page.result_names()
    for card in page.results():
        words = " ".join("".join(card.itertext()).split())
        near = re.search(r"Boston|Massachusetts|United States|[Aa]nywhere|mile", words)
        assert near, words
    assert she.taps <= MOST_TAPS


def test_she_finds_counselling_by_phone_in_the_united_kingdom(she: Visitor) -> None:
    page = she.ask("counselling by phone", "UK")

    assert page.heading.endswith("in the United Kingdom")
    first = " ".join("".join(page.results()[0].itertext()).split())
    assert "Counselling" in first
    assert "By phone" in first
    assert she.taps <= MOST_TAPS


def test_she_finds_help_with_rent_in_texas(she: Visitor) -> None:
    she.ask("help with rent", "Texas")
    page = she.open_first()

    assert "rent, bills and daily costs" in page.main
    assert "Ask if the fund is open" in page.main
    assert she.taps <= MOST_TAPS


def test_she_finds_a_place_to_stay_near_md_anderson(she: Visitor) -> None:
    page = she.ask("a place to stay near MD Anderson")

    assert "MD Anderson" in page.heading
    first = " ".join("".join(page.results()[0].itertext()).split())
    assert "A place to stay near treatment" in first
    assert "Houston" in first
    assert "mile" in first
    assert she.taps <= MOST_TAPS


def test_she_finds_a_specialised_centre_near_manchester(she: Visitor) -> None:
    page = she.ask("specialised centre", "Manchester")

    # The one with help in it is meant; the other one is a tap away.
    assert page.heading.endswith("near Manchester, England")
    assert any("Manchester, New Hampshire" in words for words in page.links())
    assert "The Christie" in " ".join("".join(page.results()[0].itertext()).split())
    assert she.taps <= MOST_TAPS


def test_she_is_shown_lines_first_when_she_cannot_go_on(she: Visitor) -> None:
    page = she.ask("i want to die")

    first_help = page.all("section", class_="first-help")[0]
    assert "988" in "".join(first_help.itertext())
    assert page.result_names()


def test_she_is_never_left_with_nothing(she: Visitor) -> None:
    page = she.ask("asdfgh", "Boston")

    assert page.result_names() == []
    assert "Talk to a person" in page.main
    assert any("All help" in words for words in page.links())
