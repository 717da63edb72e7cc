"""Where little was found: what may help beside it; where hardly a word was read: people to ask."""

import pytest

from finder.search.related import PEOPLE_TO_ASK, RELATED
from finder.vocabulary import NEEDS
from tests import make
from tests.search.conftest import Search

RECORDS = (
    make.record("Ride", needs=["ride"]),
    make.record("Fuel money", needs=["travel_costs"]),
    make.record("Helpline", needs=["helpline"]),
    make.record("Yoga", needs=["complementary"]),
)


def test_every_related_need_exists_and_none_is_its_own() -> None:
    for need, others in RELATED.items():
        assert need in NEEDS
        assert all(other in NEEDS and other != need for other in others)
    assert all(need in NEEDS for need in PEOPLE_TO_ASK)


def test_what_is_beside_stands_apart_and_is_not_counted(search: Search) -> None:
    results = search(*RECORDS, text="ride to treatment")

    assert make.names(results.cards) == ["Ride"]
    assert results.total == 1
    assert make.names(results.also) == ["Fuel money", "Helpline"]


def test_a_chosen_filter_cuts_what_is_beside_too(search: Search) -> None:
    results = search(*RECORDS, text="ride to treatment", need=["ride"])

    assert make.names(results.cards) == ["Ride"]
    assert results.also == ()


def test_a_language_that_was_asked_for_cuts_what_is_beside_too(search: Search) -> None:
    spanish = [{"code": "es"}]
    records = (
        make.record("Ride", needs=["ride"], languages=spanish),
        make.record("Fuel money", needs=["travel_costs"]),
        make.record("Bus fares", needs=["travel_costs"], languages=spanish),
    )

    results = search(*records, text="ride to treatment in Spanish")

    assert make.names(results.cards) == ["Ride"]
    assert make.names(results.also) == ["Bus fares"]


@pytest.mark.parametrize(
    "asked", [{"text": "xyzzyq"}, {"text": "Helpline"}, {"text": "i want to die"}]
)
def test_nothing_is_beside_nonsense_a_name_or_danger(search: Search, asked: dict[str, str]) -> None:
    assert search(*RECORDS, **asked).also == ()


def test_what_is_beside_explains_its_place(search: Search) -> None:
    results = search(*RECORDS, text="ride to treatment", explain=True)

    for card in results.also:
        assert results.reasons[card.number]["beside"] > 0
    assert "beside" not in results.reasons[results.cards[0].number]


def test_a_sentence_that_nobody_reads_meets_people_to_ask(search: Search) -> None:
    sentence = "the letter about treatment came yesterday and my neighbour went quiet"
    records = (*RECORDS, make.record("Letter box", description="About a letter."))

    results = search(*records, text=sentence)

    assert results.unsure
    assert make.names(results.cards)[0] == "Helpline"
    assert not search(text="ride to treatment").unsure


def test_a_kind_of_help_that_nobody_gives_is_asked_for_all_the_same(search: Search) -> None:
    results = search(*RECORDS, text="dog walking while in hospital")

    assert results.cards == ()
    assert make.names(results.also) == ["Helpline"]


def test_who_names_no_kind_of_help_meets_people_to_ask_first(search: Search) -> None:
    results = search(*RECORDS, text="lung cancer")

    assert make.names(results.cards)[0] == "Helpline"
    assert results.total == len(RECORDS)


def test_a_bed_comes_before_talk_in_the_language_that_was_asked_for(search: Search) -> None:
    records = (
        make.record("Hospice", needs=["hospice"], sensitivities=["end_of_life"]),
        make.record("Counsellor", needs=["counselling"]),
        make.record("Polish line", needs=["helpline", "navigator"], languages=[{"code": "pl"}]),
    )

    assert make.names(search(*records, text="hospice in Polish").cards)[0] == "Hospice"
    assert make.names(search(text="counseling in Polish").cards)[0] == "Polish line"
