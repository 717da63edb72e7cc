"""What in a note may tell who somebody is: said before it is kept, and never forbidden.

A shape is no proof: "may be" is all that is said. Numbers of countries are those with which
people sign in to care: checked by their own sum where they have one, so that few others are meant.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from finder.places.mentions import given_names
from finder.vocabulary import mark

OLDEST = 120


class Sign(StrEnum):
    """What a piece of text looks like."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    NATIONAL_NUMBER = "national_number"
    EMAIL = "email"
    PHONE = "phone"


SIGNS = {
    Sign.NAME: mark("“%(text)s” may be somebody's name"),
    Sign.BIRTH_DATE: mark("“%(text)s” may be a date of birth"),
    Sign.NATIONAL_NUMBER: mark("“%(text)s” may be a national or health number"),
    Sign.EMAIL: mark("“%(text)s” is an e-mail address"),
    Sign.PHONE: mark("“%(text)s” may be a phone number"),
}


@dataclass(frozen=True, slots=True)
class Warned:
    """One piece of a text, and what it looks like."""

    sign: Sign
    text: str


EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b",
        rf"\b(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.]{YEAR}\b",
        rf"\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\.?,? {YEAR}\b",
        rf"\b(?:{MONTHS})\.? (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,? {YEAR}\b",
        rf"\b(?:born|dob|d\.o\.b\.?|date of birth|birth ?date)\b[^.;\n]{{0,20}}?{YEAR}\b",
    )
)
SHORT_BIRTH = re.compile(
    r"\b(?:born|dob|d\.o\.b\.?|date of birth|birth ?date)\b:? *(?:on )?\d[\d/. -]{3,9}\d",
    re.IGNORECASE,
)
# Three digits or more in a row with others, as a phone number is written: seven to fifteen.
PHONE = re.compile(r"(?<![\w.])\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\w])")
TITLE = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Mx|Sr|Sra|Srta|Señora?|Señorita|Sir|Madam|Mister|Doña|Don)\b\.? +"
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?"
)
TOLD_NAME = re.compile(
    r"\b(?:(?:her|his|their|my|the)? ?(?:name is|name's|is called|named|called|se llama))\s+"
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?"
)
CAPITAL = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ’'-]+(?: [A-ZÀ-Þ][a-zß-ÿ’'-]+){0,2}\b")
# Given names that are as often a word or a month.
ORDINARY = frozenset({"may", "june", "april", "grace", "hope", "faith", "joy", "will", "mark"})
MORE_NAMES = Path(__file__).parent / "given_names.txt"
BEFORE_A_PLACE = re.compile(r"\b(?:in|near|at|from|to|of|around)\s{1,9}$", re.IGNORECASE)
# As far as such a word and its blanks reach back.
BEFORE = 20
# Nobody reads more signs than these.
MOST_SIGNS = 20
AFTER_A_TOWN = re.compile(r",? ?[A-Z]{2}\b")


def _luhn(digits: str) -> bool:
    doubled = (int(one) * (1 + place % 2) for place, one in enumerate(reversed(digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def _nhs(digits: str) -> bool:
    total = sum(int(one) * weight for one, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def _always(_digits: str) -> bool:
    return True


# A number that a state or its health service gives a person, and what its digits must add up to.
NATIONAL: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"\b(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}\b"), _always),  # US SSN
    (re.compile(r"\b\d{3} ?-?\d{3} ?-?\d{4}\b"), _nhs),  # GB NHS number
    (re.compile(r"\b[A-CEGHJ-PR-TW-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b"), _always),  # GB NINO
    (re.compile(r"\b\d{3}[- ]?\d{3}[- ]?\d{3}\b"), _luhn),  # CA SIN
    (re.compile(r"\b[2-9]\d{3} ?\d{4} ?\d{4}\b"), _always),  # IN Aadhaar
    (re.compile(r"\b\d{7} ?[A-Wa-w][A-IWa-iw]?\b"), _always),  # IE PPS number
    (re.compile(r"\b[2-6]\d{3} ?\d{5} ?\d(?:[ /-]?[1-9])?\b"), _always),  # AU Medicare
    (re.compile(r"\b[A-HJ-NP-Z]{3}\d{4}\b"), _always),  # NZ NHI number
    (
        # US Medicare: letters and digits in fixed places.
        re.compile(r"\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]"
                   r"[AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b"),
        _always,
    ),
)  # fmt: skip


@cache
def _names() -> frozenset[str]:
    """Give names that people have: the gazetteer's are those that are names of towns too."""
    more = MORE_NAMES.read_text(encoding="ascii").split()
    return (given_names() | frozenset(more)) - ORDINARY


def warn(text: str, today: date) -> list[Warned]:
    """Give what in a text may tell who somebody is, in the order of the text, each piece once.

    No more than the first twenty that are found, the surer kinds first.
    """
    found: dict[tuple[int, int], Warned] = {}
    for sign, start, end in _signs(text, today):
        if not any(start < other_end and other < end for other, other_end in found):
            found[start, end] = Warned(sign, text[start:end].strip())
        if len(found) == MOST_SIGNS:
            break
    return [found[span] for span in sorted(found)]


def _signs(text: str, today: date) -> Iterator[tuple[Sign, int, int]]:
    """Give signs with where they stand; what is surer comes first, and keeps its place."""
    for one in EMAIL.finditer(text):
        yield Sign.EMAIL, *one.span()
    for pattern in DATES:
        for one in pattern.finditer(text):
            # A date of these months is an appointment.
            if today.year - OLDEST <= int(one["year"]) < today.year:
                yield Sign.BIRTH_DATE, *one.span()
    for one in SHORT_BIRTH.finditer(text):
        yield Sign.BIRTH_DATE, *one.span()
    for pattern, holds in NATIONAL:
        for one in pattern.finditer(text):
            if holds("".join(letter for letter in one[0] if letter.isdigit())):
                yield Sign.NATIONAL_NUMBER, *one.span()
    for one in PHONE.finditer(text):
        if not any(pattern.search(one[0]) for pattern in DATES):
            yield Sign.PHONE, *one.span()
    for pattern in (TITLE, TOLD_NAME):
        for one in pattern.finditer(text):
            yield Sign.NAME, *one.span()
    for one in CAPITAL.finditer(text):
        is_place = BEFORE_A_PLACE.search(
            text, max(0, one.start() - BEFORE), one.start()
        ) or AFTER_A_TOWN.match(text, one.end())
        first = one[0].casefold().split()[0]
        if not is_place and first in _names():
            yield Sign.NAME, *one.span()
