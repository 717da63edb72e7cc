import json

import pytest

from finder.rules.languages import languages_sentence, read_languages, say_languages
from finder.rules.typed import TypedError
from finder.vocabulary import LanguageSupport
from tests.conftest import SEED

UNKNOWN, STAFF = LanguageSupport.UNKNOWN, LanguageSupport.STAFF
INTERPRETER = LanguageSupport.INTERPRETER


@pytest.mark.parametrize(
    ("typed", "languages"),
    [
        ("English, Spanish", [("en", UNKNOWN), ("es", UNKNOWN)]),
        ("English and español.", [("en", UNKNOWN), ("es", UNKNOWN)]),
        ("Inglés y francés", [("en", UNKNOWN), ("fr", UNKNOWN)]),
        ("Spanish (staff); Chinese (interpreter)", [("es", STAFF), ("zh", INTERPRETER)]),
        ("Hindi – written", [("hi", LanguageSupport.WRITTEN)]),
        ("ASL, Haitian Creole", [("ase", UNKNOWN), ("ht", UNKNOWN)]),
        ("es / en", [("es", UNKNOWN), ("en", UNKNOWN)]),
        ("", []),
    ],
)
def test_languages_are_read_by_their_names(
    typed: str, languages: list[tuple[str, LanguageSupport]]
) -> None:
    assert read_languages(typed) == languages


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("English, Klingonese", "We do not know the language “Klingonese”."),
        ("Spanish (sometimes)", "not “sometimes”."),
    ],
)
def test_an_unknown_language_is_named(typed: str, sentence: str) -> None:
    with pytest.raises(TypedError) as error:
        read_languages(typed)

    assert sentence in str(error.value)


def test_languages_are_said_in_a_sentence() -> None:
    assert languages_sentence(read_languages("en, es")) == "Languages: English and Spanish."


def test_the_languages_of_the_seed_are_said_so_that_they_are_read_again() -> None:
    for line in SEED.read_text(encoding="utf-8").splitlines():
        stated = [
            (one["code"], LanguageSupport(one["support"]))
            for one in json.loads(line).get("languages") or []
        ]
        assert read_languages(say_languages(stated)) == stated
