import json

import pytest

from finder.i18n import speaking
from finder.web.words import (
    OPEN_DATA,
    area_words,
    in_country,
    page_date_words,
    page_year,
    source_words,
)
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-08-09", "9 August 2019"),
        ("2022-05", "May 2022"),
        ("2020", "2020"),
        ("about 2015", "about 2015"),
        ("2019-13-01", "2019-13-01"),
        ("2019-02-30", "2019-02-30"),
    ],
)
def test_page_date_words_read_plain_dates_only(text: str, words: str) -> None:
    assert page_date_words(text) == words


@pytest.mark.parametrize(
    ("text", "year"),
    [("2019-08-09", 2019), ("2022-05", 2022), ("2020", 2020), ("about 2015", 2015), ("soon", None)],
)
def test_page_year_is_read_where_there_is_one(text: str, year: int | None) -> None:
    assert page_year(text) == year


def test_in_country_uses_the_article_where_english_does() -> None:
    assert in_country("US") == "in the United States"
    assert in_country("IE") == "in Ireland"


def test_area_words_name_countries_in_the_language_of_the_page() -> None:
    assert area_words("United States") == "United States"
    with speaking("es"):
        assert area_words("United States") == "Estados Unidos"
        assert area_words("New York") == "New York"


def test_every_source_of_the_seed_has_public_words() -> None:
    sources = {
        source["url"]
        for line in SEED.read_text(encoding="utf-8").splitlines()
        for source in json.loads(line).get("sources", [])
    }
    words = {source_words(source) for source in sources}

    beginnings = (
        "A web page of ",
        "A web page without a name",
        "A public list",
        "Public pages",
        "The place on",
        "A kept copy",
        "The list that",
    )
    assert all(one.startswith(beginnings) for one in words)
    assert not any("index id" in one or "github.com/" in one or "HIFLD" in one for one in words)
    for sign, named in OPEN_DATA:
        assert any(sign in source for source in sources) == (named in words), sign
