"""What in a note may tell who somebody is: said before it is kept, and never forbidden.

A shape is no proof: "may be" is all that is said. Numbers of countries are those with which
people sign in to care: checked by their own sum where they have one, so that few others are meant.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finder.casework.naming import find_names
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
MONTHS_ES = (
    "ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|mayo|jun(?:io)?|jul(?:io)?|ago(?:sto)?"
    "|sep(?:t|tiembre)?|setiembre|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?"
)
BORN = (
    "born|dob|d\\.o\\.b\\.?|date of birth|birth ?date|birthday|nacid[oa]|nació|nací"
    "|fecha de nac(?:imiento|\\.)|f\\. ?nac\\.?|cumpleaños"
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
SHORT_YEAR = r"(?P<year>\d\d)"
DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{YEAR}[-/.]{MONTH}[-/.]{DAY}\b",
        rf"\b{DAY}[-/.]{DAY}[-/.]{YEAR}\b",
        rf"\b{DAY}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\.?,? {YEAR}\b",
        rf"\b(?:{MONTHS})\.? {DAY}(?:st|nd|rd|th)?,? {YEAR}\b",
        rf"\b{DAY} (?:de )?(?:{MONTHS_ES})\.?,? (?:del? )?{YEAR}\b",
        rf"\b(?:{BORN})\b[^.;\n]{{0,20}}?{YEAR}\b",
    )
)
SHORT_DATE = re.compile(
    rf"(?<![\w/.-]){DAY}(?P<mark>[-/.]){DAY}(?P=mark){SHORT_YEAR}(?![\w/-]|\.\d)"
)
SHORT_BIRTH = re.compile(rf"\b(?:{BORN}):? *(?:(?:on|el) )?\d[\d/. -]{{3,9}}\d", re.IGNORECASE)
# Three digits or more in a row with others, as a phone number is written: seven to fifteen.
PHONE = re.compile(r"(?<![\w.])\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\w])")
# A number of this year, or from one year to another.
OF_A_YEAR = re.compile(r"(?:19|20)\d\d[-–/ ](?:\d{1,4})")
# What is called with it: such a number is no other one, whatever its digits add up to.
TO_CALL = re.compile(
    r"\b(?:call|text|ring|cell|phone|mobile|tel|fax|(?:her|his|their) number|llam\w*|celular|móvil"
    r"|teléfono)\b[^\d\n]{0,20}$",
    re.IGNORECASE,
)
# As far as such words reach back.
BEFORE = 40
LABELS = (
    "ssn|social security|seguro social|mrn|medical record|hospital|chart|nhs|medicaid|medicare|mbi"
    "|member|policy|insurance|subscriber|patient|passport|licen[cs]e|id|dni|nie|nif|curp|rfc|nss"
    "|pasaporte|expediente|historia clínica|cédula|afiliación|póliza"
)
LABELLED = re.compile(
    rf"\b(?:{LABELS})\b\W{{0,3}}(?:(?:no|nr|num|number|id|card|núm|número)\b\W{{0,3}}){{0,2}}"
    r"(?P<number>(?:[a-z]{1,4}-?)?\d(?:[ -]?[\da-z]){4,19})\b",
    re.IGNORECASE,
)
FEWEST_DIGITS = 5
# Nobody reads more signs than these.
MOST_SIGNS = 20


def _days_of_before(
    pattern: re.Pattern[str], text: str, today: date
) -> Iterator[tuple[Sign, int, int]]:
    """Give days of earlier years: one of this year or the next is an appointment."""
    for one in pattern.finditer(text):
        if today.year - OLDEST <= _year(one["year"], today) < today.year:
            yield Sign.BIRTH_DATE, *one.span()


def _year(digits: str, today: date) -> int:
    """Give a year that was written with four digits or two: with two it has come already."""
    if len(digits) > 2:
        return int(digits)
    this = today.year - today.year % 100 + int(digits)
    return this if this <= today.year + 1 else this - 100


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
    (re.compile(r"\b\d{3}[- ]?\d{3}[- ]?\d{4}\b"), _nhs),  # GB NHS number
    (re.compile(r"\b(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]\b"), _always),  # ES DNI and NIE
    (re.compile(r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b"), _always),  # MX CURP
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
        yield from _days_of_before(pattern, text, today)
    for one in SHORT_BIRTH.finditer(text):
        yield Sign.BIRTH_DATE, *one.span()
    yield from _days_of_before(SHORT_DATE, text, today)
    for one in PHONE.finditer(text):
        if TO_CALL.search(text, max(0, one.start() - BEFORE), one.start()):
            yield Sign.PHONE, *one.span()
    for one in LABELLED.finditer(text):
        digits = sum(letter.isdigit() for letter in one["number"])
        if digits >= FEWEST_DIGITS and not OF_A_YEAR.fullmatch(one["number"]):
            yield Sign.NATIONAL_NUMBER, *one.span("number")
    for pattern, holds in NATIONAL:
        for one in pattern.finditer(text):
            if holds("".join(letter for letter in one[0] if letter.isdigit())):
                yield Sign.NATIONAL_NUMBER, *one.span()
    for one in PHONE.finditer(text):
        is_date = any(pattern.search(one[0]) for pattern in DATES)
        if not is_date and not OF_A_YEAR.fullmatch(one[0]):
            yield Sign.PHONE, *one.span()
    for start, end in find_names(text):
        yield Sign.NAME, start, end
