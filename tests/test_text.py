from __future__ import annotations

import pytest

from finder.text import Word, fold, plain_letters, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Montréal ", "montreal"),
        ("e\u0301tude", "etude"),
        ("STRASSE straße", "strasse strasse"),
        ("Łódź, Ærø", "lodz aero"),
        ("St. Mary’s", "st marys"),
        ("Hawaiʻi", "hawaii"),
        ("Washington, D.C.", "washington dc"),
        ("J.Smith", "j smith"),
        ("Winston-Salem", "winston salem"),
        ("bed & breakfast, Q&A", "bed and breakfast q a"),
        ("HER2+ / ER+ve, 3+", "her2+ er+ ve 3"),
        ("ＦＵＬＬ　１２", "full 12"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_fold_gives_one_spelling(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("strange", ["\x00", "\u200b", "\u202e", "\ud800", "\ufeff", "\n", "\x7f"])
def test_fold_reads_control_and_invisible_characters_as_spaces(strange: str) -> None:
    assert fold(f"breast{strange}cancer") == "breast cancer"


def test_fold_gives_at_most_the_length_asked_for() -> None:
    assert fold("abc def ghi", 8) == "abc def"
    assert len(fold("x" * 10_000, 50)) == 50


@pytest.mark.parametrize(
    "text",
    [
        "abc def",
        "abc  def",
        " abc",
        "abc\n",
        "abc\tdef",
        "her2 her2+",
        "5 wigs",
        "rent & food",
        "a_b",
        "",
    ],
)
def test_fold_reads_what_is_folded_already_like_any_text(text: str) -> None:
    read = " ".join(word.text for word in words(text))

    assert fold(text) == read
    assert fold(text, 4) == read[:4].rstrip()


def test_fold_changes_nothing_when_done_twice() -> None:
    once = fold("Côte d’Azur: HER2+ & the U.K. — İzmir")
    assert fold(once) == once


def test_words_say_where_they_stood() -> None:
    text = "Near D.C., HER2+ Montréal"
    found = words(text)

    assert found[1] == Word("dc", 5, 8)
    assert [text[word.start : word.end] for word in found] == ["Near", "D.C", "HER2+", "Montréal"]


def test_words_of_nothing_are_none() -> None:
    assert words(" \u200b…!?") == ()


def test_plain_letters_leave_every_place_where_it_was() -> None:
    text = "Miércoles, ﬁn — ÑÅ½İ"

    plain = plain_letters(text)

    assert plain.startswith("miercoles, f")
    assert len(plain) == len(text)
