"""Words one slip away are all found, and no others."""

import random

import pytest

from finder.search.known_words import everyday_counts
from finder.search.mistakes import one_slip_from
from finder.search.nearby_words import NearbyWords

SEED, TRIED = 5, 60


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("counsling", "counseling"),
        ("wiggs", "wigs"),
        ("lodgimg", "lodging"),
        ("suport", "support"),
        ("hleper", "helper"),
        ("xgrant", "grant"),
        ("gran", "grant"),
    ],
)
def test_each_kind_of_slip_is_found(typed: str, meant: str) -> None:
    assert NearbyWords([meant, "somewhere"]).one_slip_from(typed) == {meant}


def test_the_word_itself_is_found_and_two_slips_are_not() -> None:
    nearby = NearbyWords(["helper", "kelpie"])

    assert nearby.one_slip_from("helper") == {"helper"}
    assert nearby.one_slip_from("hepler") == {"helper"}
    assert nearby.one_slip_from("heplr") == set()


def test_they_are_the_same_as_all_texts_one_slip_away() -> None:
    # The slips that are tried are letters: nobody types the plus of "er+" by mistake.
    known = sorted(word for word in everyday_counts("en") if word.isalpha())
    nearby = NearbyWords(known)
    chance = random.Random(SEED)
    for word in chance.sample([word for word in known if word.isalpha() and len(word) > 1], TRIED):
        typed = chance.choice(one_slip_from(word))
        expected = set(known) & {typed, *one_slip_from(typed)}
        assert word in expected
        assert nearby.one_slip_from(typed) == expected


def test_no_words_are_near_nothing() -> None:
    assert NearbyWords([]).one_slip_from("help") == set()
    assert NearbyWords(["help"]).one_slip_from("") == set()
