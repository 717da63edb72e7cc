import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.web.inputs import (
    NotAWholeNumberError,
    TooHighError,
    TooLowError,
    clean,
    read_query,
    read_whole_number,
    said,
)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"q=HER2+", "HER2+"),
        (b"q=her2+%20group", "her2+ group"),
        (b"q=HER2++group", "HER2+ group"),
        (b"q=ER+,PR+", "ER+,PR+"),
        (b"q=HER2%2B+group", "HER2+ group"),
        (b"q=her2+group", "her2 group"),
        (b"q=her2+&near=Boston", "her2+"),
        (b"near=&q=nearest+er+", "nearest er "),
        (b"q=rent+help", "rent help"),
        (b"q=other+", "other "),
        (b"q=a%2Bb", "a+b"),
        (b"q=%FF%FE", "\ufffd\ufffd"),
        (b"q=%ED%A0%80", "\ufffd\ufffd\ufffd"),
        (b"q=caf\xc3\xa9", "café"),
    ],
)
def test_read_query_keeps_a_typed_plus_and_nothing_else(raw: bytes, words: str) -> None:
    assert read_query(raw)["q"] == words


def test_read_query_touches_only_the_question() -> None:
    query = read_query(b"near=her2+&mode=phone&mode=email&empty=")

    assert query["near"] == "her2 "
    assert query.getlist("mode") == ["phone", "email"]
    assert query["empty"] == ""


@given(st.binary(max_size=300))
def test_read_query_reads_anything(raw: bytes) -> None:
    for value in read_query(raw).values():
        assert all(not 0xD800 <= ord(letter) < 0xE000 for letter in value)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  two\t words\n", "two words"),
        ("a\x00b", "a b"),
        ("a\u200bb\ufeffc", "a b c"),
        ("a\u202eb", "a b"),
        ("\ud800x", "x"),
        ("\ufffd", ""),
        ("naïve 東京", "naïve 東京"),
    ],
)
def test_clean_makes_spaces_of_what_nobody_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_leaves_one_line_without_edges(text: str) -> None:
    cleaned = clean(text)

    assert cleaned == cleaned.strip()
    assert "\x00" not in cleaned
    assert "  " not in cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("007", 7), ("+5", 5), ("9", 9)])
def test_read_whole_number_reads_plain_digits(text: str, number: int) -> None:
    assert read_whole_number(text, 1, 9) == number


@pytest.mark.parametrize("text", ["１", "٣", "1.0", "1e0", "0x1", "1_0", "", " 1", "nan", "½", "²"])
def test_read_whole_number_reads_nothing_else(text: str) -> None:
    with pytest.raises(NotAWholeNumberError):
        read_whole_number(text, 0, 100)


def test_read_whole_number_knows_its_range() -> None:
    with pytest.raises(TooLowError):
        read_whole_number("-" + "9" * 5000, 1, 10)
    with pytest.raises(TooHighError):
        read_whole_number("9" * 5000, 1, 10)


def test_said_is_short() -> None:
    assert said("x" * 500) == "x" * 60 + "…"
    assert said("a\x00b") == "a b"
