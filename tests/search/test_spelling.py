"""Typing errors: what is mended, what is never touched, and how it is said."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from finder.search.alarms import Notice
from finder.search.analysis import stem
from finder.search.finding import Finder
from finder.search.known_words import everyday_counts, ordinary_words
from finder.search.mistakes import NEIGHBOURS
from finder.search.request import LONGEST_TEXT, SearchRequest
from finder.search.spelling import Correction, Speller
from finder.text import words
from tests.conftest import TODAY
from tests.search.conftest import Search

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def speller(seed_finder: Finder, seed_session: Session) -> Speller:
    """Give the speller of the whole seed."""
    return seed_finder.index(seed_session).speller


def mend(speller: Speller, text: str, reader: str = "en") -> str:
    return speller.mend(text, words(text), lambda _word: False, reader=reader).text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("brest cancer", "breast cancer"),
        ("Brest cancer", "breast cancer"),
        ("BREST CANCER", "breast CANCER"),
        ("sombody to talk to husbend", "somebody to talk to husband"),
        ("chemotherepy", "chemotherapy"),
        ("onclogist", "oncologist"),
        ("limfodema", "lymphedema"),
        ("luekemia", "leukemia"),
        ("hospitle", "hospital"),
        ("fisical therapy", "physical therapy"),
        ("supportgroup", "support group"),
        ("lymph edema", "lymphedema"),
        ("a wheel chair", "a wheelchair"),
        ("help with chemoth", "help with chemotherapy"),
        ("tranporte al hospital", "transporte al hospital"),
    ],
)
def test_a_typing_error_is_mended(speller: Speller, typed: str, read: str) -> None:
    assert mend(speller, typed) == read


@pytest.mark.parametrize(
    "text",
    [
        *("HER2+", "TNBC", "tnbc", "MBC", "LBBC", "lbbc", "ACS", "13 11 20", "1-800-227-2345"),
        *("breastcancer.org", "www.cancercare.org", "me@komen.example", "B12", "wig", "hlp"),
        *("I hate my job", "the shaman", "Jennifer", "dont tell him", "support group", "癌症 支持"),
        *("necesito una veterinaria", "busco piso para mi hermana", "no es tuyo"),
    ],
)
def test_what_stands_for_itself_is_left(speller: Speller, text: str) -> None:
    assert mend(speller, text) == text


def test_the_words_around_say_which_word_was_meant(speller: Speller) -> None:
    assert mend(speller, "a plase to sleep") == "a place to sleep"


def test_where_two_words_are_as_likely_nothing_is_changed() -> None:
    speller = Speller({"tamarin": 10, "tamarit": 10}, (), ())

    assert mend(speller, "tamariv now") == "tamariv now"


def test_a_spanish_page_is_not_mended_into_english(speller: Speller) -> None:
    assert mend(speller, "veterinaria", reader="es") == "veterinaria"


def test_an_acronym_is_never_what_was_meant(speller: Speller) -> None:
    assert mend(speller, "naccn help") == "naccn help"


def mistype(word: str, chance: random.Random) -> str:
    """Leave out, double, swap, miss or change one letter after the first."""
    place = chance.randrange(1, len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    near = sorted(other for one, other in NEIGHBOURS if one == letter)
    slips = [
        before + after,
        before + letter + letter + after,
        before + after[:1] + letter + after[1:],
        before + chance.choice(near) + after,
        before + chance.choice("aeiou") + after,
        before + chance.choice(LETTERS) + letter + after,
    ]
    return chance.choice(slips)


def test_nine_of_ten_invented_typing_errors_are_mended(speller: Speller) -> None:
    chance = random.Random(40)
    said = sorted(word for word in everyday_counts() if word.isalpha() and len(word) > 5)
    errors: list[tuple[str, str]] = []
    while len(errors) < 40:
        word = chance.choice(said)
        typed = mistype(word, chance)
        if not speller.knows(typed):
            errors.append((word, typed))

    read = [(word, mend(speller, f"{typed} now").removesuffix(" now")) for word, typed in errors]

    mended = [
        word for word, got in read if stem(got) == stem(word) or stem(got, "es") == stem(word, "es")
    ]
    assert len(mended) >= 36


def test_a_known_word_is_never_changed(speller: Speller) -> None:
    known = sorted({*everyday_counts(), *random.Random(1).sample(sorted(ordinary_words()), 3000)})

    assert [word for word in known if mend(speller, f"{word} x") != f"{word} x"] == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=LONGEST_TEXT))
@example("aeiouaeiou " * 18)
@example("a" * LONGEST_TEXT)
@example("supportgroupsupportgroupsupportgroup")
def test_anything_can_be_typed(speller: Speller, text: str) -> None:
    mended = speller.mend(text, words(text), lambda _word: False)

    assert len(mended.corrections) <= len(words(text))
    assert all(one.said in text for one in mended.corrections)
    assert (mended.text == text) == (not mended.corrections)


# -- in a search


def test_a_search_says_what_it_read_and_finds_it(seed_search: Search) -> None:
    results = seed_search(text="brest cancer suport group")

    assert results.understanding.corrections == (
        Correction("brest", "breast"),
        Correction("suport", "support"),
    )
    assert results.understanding.text == "breast cancer support group"
    assert results.request.text == "brest cancer suport group"
    right = seed_search(text="breast cancer support group")
    assert [card.id for card in results.cards] == [card.id for card in right.cards]


def test_a_mended_word_may_become_a_filter(seed_search: Search) -> None:
    results = seed_search(text="suport group in spanich")

    assert results.understanding.corrections == (
        Correction("suport", "support"),
        Correction("spanich", "spanish"),
    )
    assert results.request.values("language") == ("es",)
    assert results.request.text == "support group"
    assert results.asked.text == "suport group in spanich"


def test_an_exact_search_mends_nothing(seed_search: Search) -> None:
    results = seed_search(text="limfodema", exact=True)

    assert results.understanding.corrections == ()
    assert results.understanding.text == "limfodema"


def test_who_mistypes_a_cry_for_help_is_heard(seed_search: Search) -> None:
    assert seed_search(text="I want to kill myslef").understanding.notice is Notice.CRISIS


def test_names_of_the_directory_and_of_places_are_known(seed_search: Search) -> None:
    for text in ("Gilda's Club", "Komen", "help in Cork", "Leeds", "Worcester wigs"):
        assert seed_search(text=text).understanding.corrections == ()


def test_the_kind_of_place_may_stand_before_the_name_of_a_centre(seed_search: Search) -> None:
    results = seed_search(text="plase to sleep near hospitle MD Anderson")

    assert results.place is not None
    assert results.place.name.startswith("MD Anderson")
    assert results.cards[0].site is not None
    assert results.cards[0].site.city == "Houston"


@pytest.mark.parametrize(
    "text", ["group near jiuston", "group in hovston", "group cerca de jiuston"]
)
def test_a_mistyped_place_is_not_taken_but_offered(seed_search: Search, text: str) -> None:
    understanding = seed_search(text=text).understanding

    assert understanding.corrections == ()
    assert understanding.place is not None
    assert understanding.place.place is None
    assert understanding.place.lookup.suggestions[0].label == "Houston, Texas"


def test_a_word_after_near_may_be_a_mistyped_word(
    seed_finder: Finder, seed_session: Session
) -> None:
    request = SearchRequest(text="a bed near the hospitle")

    results = seed_finder.search(seed_session, request, TODAY)

    assert results.understanding.text == "a bed near the hospital"
