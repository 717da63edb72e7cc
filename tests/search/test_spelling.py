"""Typing errors: what is mended, what is never touched, and how it is said."""

import json
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from sqlmodel import Session

from finder.search.alarms import Notice
from finder.search.analysis import stem
from finder.search.finding import Finder
from finder.search.known_words import everyday_counts, ordinary_words
from finder.search.likely_words import LikelyWords
from finder.search.mistakes import NEIGHBOURS, one_slip, one_slip_from, slips
from finder.search.request import LONGEST_TEXT, SearchRequest
from finder.search.spelling import Correction, Hints, Speller
from finder.text import words
from tests.conftest import SEED, TODAY
from tests.search.conftest import Search

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def speller(seed_finder: Finder, seed_session: Session) -> Speller:
    """Give the speller of the whole seed."""
    return seed_finder.index(seed_session).speller


def mend(speller: Speller, text: str, reader: str = "en") -> str:
    return speller.mend(text, words(text), Hints(reader=reader)).text


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
    speller = Speller(LikelyWords({"tamarin": 10, "tamarit": 10}))

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
    for mended in (speller.mend(text, words(text)), speller.guess(text, words(text))):
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


# -- where nothing is found


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("beast", "breast"),
        ("moter", "mother"),
        ("fod", "food"),
        ("ovraies", "ovaries"),
        ("emxico", "mexico"),
        ("pennsylvaania", "pennsylvania"),
        ("napbv", "napbc"),
    ],
)
def test_where_nothing_is_found_the_likeliest_word_that_finds_is_read(
    seed_search: Search, typed: str, read: str
) -> None:
    results = seed_search(text=typed)

    assert results.understanding.corrections == (Correction(typed, read),)
    assert results.cards
    assert seed_search(text=typed, exact=True).total == 0


def test_a_place_that_was_guessed_is_a_place(seed_search: Search) -> None:
    results = seed_search(text="pennsylvaania")

    assert results.place is not None
    assert results.place.code == "US-PA"


@pytest.mark.parametrize("typed", ["boat", "destitute", "white", "xyzzyq", "hitchhiking"])
def test_a_word_that_is_far_from_all_of_ours_finds_nothing(seed_search: Search, typed: str) -> None:
    results = seed_search(text=typed)

    assert results.total == 0
    assert results.understanding.corrections == ()


@pytest.mark.parametrize("text", ["beast support group", "a group for boat owners with cancer"])
def test_while_something_is_found_nothing_is_guessed(seed_search: Search, text: str) -> None:
    results = seed_search(text=text)

    assert results.understanding.corrections == ()
    assert results.total


def test_in_a_long_question_no_word_of_everyday_english_is_another(speller: Speller) -> None:
    text = "beast over moor"

    assert speller.guess(text, words(text)).text == text


def test_a_guess_turns_nobody_away(seed_finder: Finder, seed_session: Session) -> None:
    index = seed_finder.index(seed_session)
    for typed in ("dyed", "curs", "viagr"):
        results = seed_finder.search(seed_session, SearchRequest(text=typed), TODAY)
        if results.understanding.corrections:
            assert results.understanding.notice is not Notice.NONE
    assert index.speller.guess("HR2 2-1-1", words("HR2 2-1-1")).corrections == ()


def test_a_word_with_a_slip_still_finds_what_the_right_one_does(
    speller: Speller, seed_search: Search
) -> None:
    chance = random.Random(2026)
    lines = [json.loads(line) for line in SEED.read_text("utf-8").splitlines()]
    texts = [line["name"] + " " + (line.get("description") or "") for line in lines]
    counts = Counter(word.text for text in texts for word in words(text))
    ours = sorted(
        word for word, count in counts.items() if count > 1 and len(word) > 4 and word.isalpha()
    )
    kept = tried = 0
    while tried < 200:
        word = chance.choice(ours)
        right = {card.id for card in seed_search(text=word).cards[:3]}
        typed = mistype(word, chance)
        if right and typed != word:
            tried += 1
            kept += bool(right & {card.id for card in seed_search(text=typed).cards[:3]})

    assert kept >= 190


def test_one_slip_costs_the_same_however_it_is_worked_out() -> None:
    chance = random.Random(7)
    for _ in range(2_000):
        word = "".join(chance.choices("abcde", k=chance.randrange(2, 8)))
        other = chance.choice(one_slip_from(word))
        if OSA.distance(word, other) == 1:
            assert one_slip(word, other) == pytest.approx(slips(word, other))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("prostrate cancer group", "prostate cancer group"),
        ("bowl cancer", "bowel cancer"),
        ("beast cancer support", "breast cancer support"),
        ("prostrate with grief", "prostrate with grief"),
        ("a bowl of soup", "a bowl of soup"),
        ("the home cancer took from us", "the home cancer took from us"),
    ],
)
def test_a_word_before_cancer_that_only_english_knows_may_be_a_kind_of_it(
    speller: Speller, typed: str, read: str
) -> None:
    assert mend(speller, typed) == read
