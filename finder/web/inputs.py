"""The strict layer in front of everything typed: an address is read, cleaned and bounded here."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

# Longer ones are not addresses that a person or our own pages make.
LONGEST_ADDRESS = 4096
LONGEST_VALUE_SAID = 60
REPLACEMENT = "\ufffd"
# In an address a bare plus is a space, but whoever types "?q=HER2+" means the plus.
TYPED_PLUS = re.compile(r"(?i)(?<![a-z0-9])(her2|er|pr|hr)\+(?=$|&|%20|\+|,|%2c|/|%2f)")
SURELY_TYPED_PLUS = re.compile(r"(?i)(?<![a-z0-9])(her2)\+(?=$|&|%20|\+|,|%2c|/|%2f)")
QUESTION_FIELD = "q="
# Our own forms always send the field for the place, and encode a plus that was typed.
FORM_FIELD = re.compile(r"(^|&)near=")


class NotAWholeNumberError(ValueError):
    """The text is not a whole number in plain digits."""


class TooLowError(ValueError):
    """The number is smaller than may be asked for."""


class TooHighError(ValueError):
    """The number is larger than may be asked for."""


def read_query(raw: bytes) -> "MultiDict[str, str]":
    """Give the parameters of a query string, with a typed plus after HER2, ER, PR or HR kept."""
    text = raw.decode("utf-8", "replace")
    pattern = SURELY_TYPED_PLUS if FORM_FIELD.search(text) else TYPED_PLUS
    parts = [
        pattern.sub(r"\1%2B", part) if part.startswith(QUESTION_FIELD) else part
        for part in text.split("&")
    ]
    return MultiDict(parse_qsl("&".join(parts), keep_blank_values=True, errors="replace"))


def clean(text: str) -> str:
    """Give the text on one line: control, invisible and broken characters are spaces."""
    kept = "".join(" " if _is_unseen(letter) else letter for letter in text)
    return " ".join(kept.split())


def _is_unseen(letter: str) -> bool:
    return letter == REPLACEMENT or unicodedata.category(letter)[0] in "CZ"


def read_whole_number(text: str, lowest: int, highest: int) -> int:
    """Give the number; raises NotAWholeNumberError, TooLowError or TooHighError.

    Only plain digits count: Python alone would read those of other scripts too.
    """
    match = re.fullmatch(r"([+-]?)0*([0-9]+)", text, re.ASCII)
    if match is None:
        raise NotAWholeNumberError(text)
    sign, digits = match.groups()
    # Very long digit strings are slow to read, and Python refuses them.
    number = int(sign + digits[:12])
    if number < lowest:
        raise TooLowError(text)
    if number > highest:
        raise TooHighError(text)
    return number


def read_page(text: str | None, last: int) -> int:
    """Give the page of a list that an address asks for, the first where it asks for none."""
    try:
        return read_whole_number(text or "1", 1, last)
    except ValueError:
        return 1


def said(text: str) -> str:
    """Give a short clean form of a value that is quoted back in a sentence."""
    text = clean(text)
    return text if len(text) <= LONGEST_VALUE_SAID else text[:LONGEST_VALUE_SAID].rstrip() + "…"


def without_blanks(values: Sequence[str]) -> list[str]:
    """Give the cleaned values that say something, without repeats."""
    return list(dict.fromkeys(one for value in values if (one := clean(value))))
