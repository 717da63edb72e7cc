"""Our own words, as easy as a child of twelve can read: each page, and each longer sentence."""

from __future__ import annotations

import re

import pytest

from tests.reading.grade import GRADES, WORD
from tests.reading.texts import read_catalogs, read_messages

HIGHEST_OF_A_PAGE = 6.0
HIGHEST_OF_A_MESSAGE = 9.0
# Fewer words are a label: the formulas say nothing about them.
FEWEST_WORDS = 4
FEWEST_OF_A_MESSAGE = 8
FEWEST_OF_A_PAGE = 30
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# Harder than the bound, each with its reason; which is no longer harder has to go from here.
HARD_PAGES: dict[tuple[str, str], str] = {}
OFFICIAL = "the official name of a list, for those who want to look it up"
HARD_MESSAGES = {
    ("en", "A public list: cancer centres of the US National Cancer Institute"): OFFICIAL,
    ("en", "A public list: certified mammography centres, from the US government"): OFFICIAL,
    ("en", "Public pages of the US National Cancer Institute"): OFFICIAL,
    (
        "en",
        "Places and postcodes come from GeoNames, which is shared under the Creative Commons "
        "Attribution licence:",
    ): "the licence asks to be named by its whole name",
    (
        "en",
        "Someone to talk to: groups, counsellors, helplines and online communities.",
    ): "a list of what people look for under these very words",
}
CATALOGS = read_catalogs()
LANGUAGES = [language for language in ("en", *CATALOGS) if language in GRADES]


def prose(language: str) -> dict[str, list[str]]:
    """Give the sentences of each file in a language; what is filled in later counts as a word."""
    found = {}
    for file, messages in read_messages().items():
        texts = {
            message: message.text if language == "en" else message.text_in(CATALOGS[language])
            for message in messages
        }
        filled = [PLACEHOLDER.sub("x", text) for text in texts.values()]
        found[file] = [text for text in filled if length(text) >= FEWEST_WORDS]
    return found


def length(text: str) -> int:
    """Give the number of words."""
    return len(WORD.findall(text))


def hard_pages(language: str) -> dict[str, float]:
    """Give the files whose words are too hard on the whole, with their grade."""
    grades = {
        file: GRADES[language](texts)
        for file, texts in prose(language).items()
        if sum(length(text) for text in texts) >= FEWEST_OF_A_PAGE
    }
    assert len(grades) > 8
    return {file: grade for file, grade in grades.items() if grade > HIGHEST_OF_A_PAGE}


def hard_messages(language: str) -> dict[str, float]:
    """Give the longer texts that are too hard by themselves, with their grade."""
    grades = {
        text: GRADES[language]([text])
        for texts in prose(language).values()
        for text in texts
        if length(text) >= FEWEST_OF_A_MESSAGE
    }
    assert len(grades) > 50
    return {text: grade for text, grade in grades.items() if grade > HIGHEST_OF_A_MESSAGE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_easy_to_read(language: str) -> None:
    excused = {file for spoken, file in HARD_PAGES if spoken == language}

    assert {f: round(g, 1) for f, g in hard_pages(language).items() if f not in excused} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_texts_are_easy_to_read(language: str) -> None:
    excused = {text for spoken, text in HARD_MESSAGES if spoken == language}

    assert {t: round(g, 1) for t, g in hard_messages(language).items() if t not in excused} == {}


def test_nothing_is_excused_that_is_easy_enough() -> None:
    pages = {(language, file) for language in LANGUAGES for file in hard_pages(language)}
    messages = {(language, text) for language in LANGUAGES for text in hard_messages(language)}

    assert set(HARD_PAGES) - pages == set()
    assert set(HARD_MESSAGES) - messages == set()


def test_the_texts_of_every_kind_of_file_are_read() -> None:
    texts = {message.id for messages in read_messages().values() for message in messages}

    assert {"What would help?", "Kind of help", "Support group", "Run by a drug company"} <= texts
    assert {"This page is not here", ("%(num)s service", "%(num)s services")} <= texts
