"""The catalogues: whole, with the same placeholders, and compiled from what can be read."""

import re
from collections.abc import Sequence
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from finder.i18n import FOLDER, LANGUAGES, SOURCE_LANGUAGE
from tests.reading.texts import read_messages

PLACEHOLDER = re.compile(r"%\(\w+\)s")
# Texts that are the same in both languages, for names and for frames around values.
SAME = {
    "es": {
        "%(language)s",
        "%(num)s km",
        "%(number)s. %(what)s",
        "%(call)s (%(what)s)",
        "%(link)s (%(site)s)",
        "%(people)s (%(cancer)s)",
        "%(value)s",
        "%(what)s: %(rest)s",
        "Error %(status)s",  # the word is the same
        "LGBTQ+",
        "Support Finder",  # the name of the site
    }
}
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]

Key = tuple[str | None, str]


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def key(message: Message) -> Key:
    return message.context, forms(message.id)[0]


def spoken() -> set[Key]:
    """Give every text of code and pages, as they stand now."""
    return {
        (message.context, forms(message.id)[0])
        for messages in read_messages().values()
        for message in messages
    }


def written(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(catalogue: Catalog) -> dict[Key, Message]:
    return {key(message): message for message in catalogue if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_nothing_else(language: str) -> None:
    found = messages(written(language))

    assert set(found) == spoken(), "renew the catalogue: see finder/translations/README.md"
    assert [one for one, message in found.items() if not all(forms(message.string))] == []
    assert [one for one, message in found.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_says_as_many_forms_as_its_language_has(language: str) -> None:
    catalogue = written(language)

    assert [
        message.id
        for message in catalogue
        if message.pluralizable and len(forms(message.string)) != catalogue.num_plurals
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    wrong: list[str] = []
    for message in messages(written(language)).values():
        # A singular may leave the number out, as in "There is only one page".
        sources = {frozenset(PLACEHOLDER.findall(one)) for one in forms(message.id)}
        wrong += [
            one
            for one in forms(message.string)
            if frozenset(PLACEHOLDER.findall(one)) not in sources
            or "%(" in PLACEHOLDER.sub("", one)
        ]

    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_left_as_its_source(language: str) -> None:
    same = {
        forms(message.id)[0]
        for message in messages(written(language)).values()
        if forms(message.string)[0] == forms(message.id)[0]
    }

    assert same - SAME[language] == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_that_can_be_read(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, written(language))

    there = FOLDER / language / "LC_MESSAGES" / "messages.mo"
    assert there.read_bytes() == compiled.getvalue(), "compile it: pybabel compile"
