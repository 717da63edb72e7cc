"""What is said for certain becomes a filter; everything else only lifts."""

import pytest

from finder.search import lexicon
from tests import make
from tests.search.conftest import Search

BOTH = (
    make.record("Phone counselling", needs=["counselling"], delivery_modes=["phone"]),
    make.record("Online counselling", needs=["counselling"], delivery_modes=["video"]),
)


@pytest.mark.parametrize(
    "text", ["counseling by phone", "over the phone counseling", "consejería por teléfono"]
)
def test_a_way_of_taking_part_becomes_a_filter(search: Search, text: str) -> None:
    results = search(*BOTH, text=text)

    assert make.names(results.cards) == ["Phone counselling"]
    assert results.request.values("mode") == ("phone",)
    assert "phone" not in results.request.text
    assert results.request.text


def test_the_request_that_is_left_finds_the_same_again(search: Search) -> None:
    spanish = make.record(
        "Spanish phone counselling",
        needs=["counselling"],
        delivery_modes=["phone"],
        languages=[{"code": "es"}],
    )
    first = search(*BOTH, spanish, text="counseling by phone in spanish")
    again = search(text=first.request.text, **{k: list(v) for k, v in first.request.chosen.items()})

    assert set(first.request.chosen) == {"mode", "language"}
    assert first.request.text == "counseling"
    assert make.names(again.cards) == make.names(first.cards)


def test_free_cuts_nothing_because_few_say_what_they_cost(search: Search) -> None:
    records = (
        make.record("A group", needs=["support_group"], cost_options=["unknown"]),
        make.record("B group", needs=["support_group"], cost_options=["free"]),
    )
    results = search(*records, text="free support group")

    assert results.request.chosen == {}
    assert make.names(results.cards) == ["B group", "A group"]


def test_what_was_chosen_already_stays_as_it_is(search: Search) -> None:
    results = search(*BOTH, text="counseling by phone", mode=["video"])

    assert results.request.values("mode") == ("video",)
    assert results.request.text == "counseling by phone"
    assert make.names(results.cards) == ["Online counselling"]


def test_a_topic_never_cuts(search: Search) -> None:
    results = search(*BOTH, text="counseling for women")

    assert results.request.chosen == {}
    assert results.total == 2


def test_a_name_means_itself(search: Search) -> None:
    results = search(make.record("Support online", delivery_modes=["phone"]), text="Support online")

    assert make.names(results.cards) == ["Support online"]
    assert results.request.chosen == {}


def test_who_is_in_danger_is_asked_nothing_more(search: Search) -> None:
    results = search(*BOTH, text="I want to die, someone online")

    assert results.request.chosen == {}
    assert results.request.text == "I want to die, someone online"


@pytest.mark.parametrize("language", lexicon.languages())
def test_only_ways_languages_and_costs_are_certain_and_mean_one_thing(language: str) -> None:
    phrases, _ = lexicon.load(language)
    certain = [
        one.meanings
        for one in phrases.values()
        if any(m.note == lexicon.CERTAIN for m in one.meanings)
    ]

    assert certain
    for meanings in certain:
        assert len(meanings) == 1
        assert meanings[0].kind in ("mode", "language", "cost")


POLISH = make.record("Polish helpline", needs=["helpline"], languages=[{"code": "pl"}])


def test_a_filter_of_the_words_is_left_open_where_it_leaves_nothing(search: Search) -> None:
    results = search(*BOTH, text="counseling in Polish")

    assert results.left_open == (("language", "pl"),)
    assert set(make.names(results.cards)) == {"Phone counselling", "Online counselling"}
    assert results.request.chosen == {}


def test_who_speaks_the_language_comes_before_leaving_it_open(search: Search) -> None:
    results = search(*BOTH, POLISH, text="counseling in Polish")

    assert results.left_open == (("language", "pl"),)
    assert make.names(results.cards) == [
        "Polish helpline",
        "Online counselling",
        "Phone counselling",
    ]
    assert results.total == 3


def test_what_was_chosen_is_never_left_open(search: Search) -> None:
    results = search(*BOTH, text="counseling", language=["pl"])

    assert results.left_open == ()
    assert results.cards == results.also == ()


def test_where_nothing_else_is_found_the_filter_stays(search: Search) -> None:
    results = search(make.record("A wig", needs=["wigs"]), text="parking in Polish", near="Leeds")

    assert results.left_open == ()
    assert results.request.values("language") == ("pl",)


@pytest.mark.parametrize(
    "text",
    [
        "counseling by phone if possible",
        "ideally counseling by phone",
        "consejería, de preferencia por teléfono",
    ],
)
def test_who_only_wishes_for_a_way_meets_the_others_after_it(search: Search, text: str) -> None:
    results = search(*BOTH, text=text)

    assert results.request.chosen == {}
    assert make.names(results.cards) == ["Phone counselling", "Online counselling"]


def test_what_stands_first_for_its_language_is_explained_and_paged(search: Search) -> None:
    asked = {"text": "counseling in Polish", "explain": True, "limit": 1}
    first = search(*BOTH, POLISH, **asked)
    second = search(**asked, page=2)

    assert make.names(first.cards) == ["Polish helpline"]
    assert "beside" in first.reasons[first.cards[0].number]
    assert make.names(second.cards) == ["Online counselling"]
    assert first.pages == second.pages == 3
    assert first.also == ()


def test_a_way_that_nothing_takes_gives_way_only_before_an_empty_page(search: Search) -> None:
    letters = make.record("Helpline", needs=["helpline"], delivery_modes=["phone"])
    results = search(*BOTH, letters, text="counseling by post")

    assert results.left_open == ()
    assert results.cards == ()
    assert "Helpline" in make.names(results.also)
