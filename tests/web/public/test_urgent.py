import pytest

from finder.directory.urgent import urgent_lines
from tests.web.browsing import Browser, words_of


def test_index_begins_with_the_treatment_centre_and_the_emergency_number(browser: Browser) -> None:
    page = browser.open("/urgent")

    headings = [words_of(one) for one in page.all("h2")]
    assert headings[:3] == [
        "Ill during cancer treatment?",
        "Someone's life is in danger",
        "You feel you cannot go on",
    ]
    assert page.links()["Call 911"] == "tel:911"
    assert page.links()["Call 988, then press 1"] == "tel:988"


@pytest.mark.parametrize("country", urgent_lines().countries())
def test_index_shows_every_line_of_the_country_chosen(browser: Browser, country: str) -> None:
    page = browser.open(f"/urgent?country={country}")

    shown = [words_of(one) for one in page.all("h3")]
    assert sorted(shown) == sorted(line.name for line in urgent_lines().lines_for(country))


def test_index_says_where_a_regional_line_works(browser: Browser) -> None:
    assert "Only in Scotland" in browser.open("/urgent?country=GB").words


def test_index_names_languages(browser: Browser) -> None:
    page = browser.open("/urgent?country=GB")

    assert "British Sign Language" in page.words
    assert "bfi" not in page.words.split()


def test_index_with_an_unknown_country_shows_the_home_country(browser: Browser) -> None:
    assert "911" in browser.open("/urgent?country=<b>").words
