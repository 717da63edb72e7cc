from __future__ import annotations

import pytest

from finder.places.names import key_words
from finder.places.postcodes import read_postcodes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("02215", "US-02215"),
        ("02215-1234", "US-02215"),
        ("SW1A 1AA", "GB-SW1A"),
        ("sw1a1aa", "GB-SW1A"),
        ("M20 4BX", "GB-M20"),
        ("LS1", "GB-LS1"),
        ("K1A 0B1", "CA-K1A"),
        ("k1a0b1", "CA-K1A"),
        ("D02 X285", "IE-D02"),
        ("D6W", "IE-D6W"),
        ("3000", "AU-3000"),
        ("560 001", "IN-560001"),
    ],
)
def test_postcodes_are_read_in_each_country_s_shape(text: str, code: str) -> None:
    whole = [reading for reading in read_postcodes(key_words(text)) if not reading.rest]

    assert code in whole[0].codes


def test_the_words_beside_a_postcode_are_kept() -> None:
    readings = list(read_postcodes(["melbourne", "3000"]))

    assert readings[0].rest == ("melbourne",)
    assert not readings[0].is_distinct


@pytest.mark.parametrize("text", ["123", "1234567", "her2", "boston", "12 34"])
def test_other_words_are_no_postcodes(text: str) -> None:
    assert [reading for reading in read_postcodes(key_words(text)) if not reading.rest] == []
