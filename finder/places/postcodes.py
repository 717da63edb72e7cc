"""Postcodes as people write them, read into the codes that the gazetteer keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UNITED_STATES = ("US", "PR", "GU", "VI", "AS", "MP")
UNITED_KINGDOM = ("GB", "IM", "JE", "GG")

# In each: the part that the gazetteer keeps as "kept"; a full code reads through it.
ZIP = re.compile(r"(?P<kept>\d{5})(?:\d{4})?")
FOUR_DIGITS = re.compile(r"(?P<kept>\d{4})")
SIX_DIGITS = re.compile(r"(?P<kept>[1-9]\d{5})")
FULL_BRITISH = re.compile(r"(?P<kept>[a-z]{1,2}\d[a-z\d]?)\d[a-z]{2}")
OUTCODE = re.compile(r"(?P<kept>[a-z]{1,2}\d[a-z\d]?)")
FULL_CANADIAN = re.compile(r"(?P<kept>[abceghj-nprstvxy]\d[a-z])\d[a-z]\d")
FULL_EIRCODE = re.compile(r"(?P<kept>[a-z]\d[\dw])(?=.*[a-z\d]{4}$)[acdefhknprtvwxy\d]{4}")
THREE_SIGNS = re.compile(r"(?P<kept>[a-z]\d[a-z\d])")
SHAPES = (
    (ZIP, UNITED_STATES, True),
    (SIX_DIGITS, ("IN",), True),
    (FOUR_DIGITS, ("AU", "NZ"), False),
    (FULL_BRITISH, UNITED_KINGDOM, True),
    (FULL_CANADIAN, ("CA",), True),
    (FULL_EIRCODE, ("IE",), True),
    (OUTCODE, UNITED_KINGDOM, True),
    (THREE_SIGNS, ("CA", "IE"), True),
)
# The countries whose postcodes the gazetteer keeps.
POSTCODE_COUNTRIES = frozenset(country for _, countries, _ in SHAPES for country in countries)
# A nine-digit ZIP and a full British, Canadian or Irish code are written in two parts.
MOST_PARTS = 2


@dataclass(frozen=True, slots=True)
class PostcodeReading:
    """One way to read words as a postcode.

    `codes` are gazetteer codes ("GB-LS1"), likeliest shape first; `rest` the words before and
    after it; `is_distinct` is false where other numbers look the same; `is_full` is true for a
    code that nothing else looks like ("SW1A 1AA").
    """

    codes: tuple[str, ...]
    rest: tuple[str, ...]
    is_distinct: bool
    is_full: bool


def read_postcodes(words: Sequence[str]) -> Iterator[PostcodeReading]:
    """Give the ways to read folded words as a postcode at their end or beginning."""
    for count in range(min(MOST_PARTS, len(words)), 0, -1):
        yield from _read(words[-count:], words[:-count])
        if len(words) > count:
            yield from _read(words[:count], words[count:])


def _read(parts: Sequence[str], rest: Sequence[str]) -> Iterator[PostcodeReading]:
    text = "".join(parts)
    codes: list[str] = []
    is_distinct = is_full = False
    for shape, countries, distinct in SHAPES:
        match = shape.fullmatch(text)
        if match is None or not _parts_fit(parts, match["kept"], shape):
            continue
        codes += [f"{country}-{match['kept'].upper()}" for country in countries]
        is_distinct = is_distinct or distinct
        is_full = is_full or shape in (FULL_BRITISH, FULL_CANADIAN, FULL_EIRCODE)
        if is_full:
            break
    if codes:
        yield PostcodeReading(tuple(codes), tuple(rest), is_distinct, is_full)


def _parts_fit(parts: Sequence[str], kept: str, shape: re.Pattern[str]) -> bool:
    """Say whether the space is where the code has one; Indian codes have it in the middle."""
    if len(parts) == 1:
        return True
    if shape is SIX_DIGITS:
        return len(parts[0]) == 3
    return parts[0] == kept and parts[1] != ""
