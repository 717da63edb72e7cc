"""One need, whoever has it."""

from typing import Any

import pytest

from tests import make
from tests.search.conftest import Search
from tests.search.test_topics import terms


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("can someone drive my dad to radiotherapy", "ride"),
        ("someone to take mum to chemo", "ride"),
        ("who picks him up after treatment", "ride"),
        ("my wife lost her job", "work_rights"),
        ("who can look after her dog", "pet_care"),
        ("quien la lleve a la quimio", "ride"),
        ("que alguien lo lleve", "ride"),
        ("alguien que le traduzca, que les traduzca", "interpreter"),
        ("vive lejos de su familia", "away_from_home"),
    ],
)
def test_a_phrase_about_me_is_read_of_anybody(text: str, need: str) -> None:
    assert need in terms(text, "need")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("help for my dad", "children_family"),  # from "help for my children"
        ("la cura", "survivor_care"),
        ("los duelos", "side_effects_pain"),  # from "me duelen"
        ("la llamada", "ride"),
    ],
)
def test_what_is_said_of_relatives_or_is_an_article_stays_as_it_is(text: str, need: str) -> None:
    assert need not in terms(text, "need")


def test_who_asks_for_the_ill_is_led_to_help_for_the_ill(search: Search) -> None:
    records = (
        make.record("A guide", needs=["cancer_information", "ride"], audiences=["caregiver"]),
        make.record("B rides", needs=["ride"], audiences=["patient"]),
    )

    assert make.names(search(*records, text="drive my dad to chemo").cards)[0] == "B rides"
    assert terms("drive my dad to chemo", "audience") == set()
    assert "caregiver" in terms("drive my dad, and a support group for me", "audience")


def test_a_word_in_a_text_is_no_answer_where_a_kind_of_help_was_asked_for(search: Search) -> None:
    there: dict[str, Any] = {"service_areas": [{"area": "GB"}]}
    records = (
        make.record("A course after chemo", needs=["nutrition"], **there),
        make.record("B rides", needs=["ride"]),
        make.record("C line", needs=["helpline"], **there),
    )

    found = search(*records, text="someone to take mum to chemo", near="Leeds")

    assert make.names(found.cards) == []
    assert make.names(found.also)[0] == "C line"
