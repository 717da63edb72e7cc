"""One cell of a spreadsheet: its text, and the value that it stands for."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any
from uuid import UUID

from finder.text import fold

APOSTROPHE = "'"
# What makes a spreadsheet program take a cell for a formula; the wide forms count in some.
DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
LOST = "\ufffd"
# In no text; "\r" is, until line ends are made ours.
NOT_TEXT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff{LOST}]")
YES = frozenset({"yes", "y", "true", "1", "x", "wahr", "ja", "vrai", "oui", "verdadero", "sí"})
NO = frozenset({"no", "n", "false", "0", "falsch", "nein", "faux", "non", "falso"})
# What a spreadsheet program leaves where it could not show or work out a cell.
DAMAGE = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|FIELD!)|#{3,}|Err:\d+")
# A long number that was taken for an amount: its last digits are gone.
SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]?\d{1,3}")
WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?", re.ASCII)
DECIMAL = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,20})?(?:[eE]-\d{1,3})?", re.ASCII)
DAY_PATTERNS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d %H:%M:%S")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
SUGGESTED = 3

Reader = Callable[[str], Any]
Writer = Callable[[Any], str]


class CellError(ValueError):
    """A cell does not say what its column needs; the message is the reason in words."""

    def __init__(self, reason: str, value: str | None = None) -> None:
        super().__init__(reason)
        self.value = value


def guard(text: str) -> str:
    """Give the text as nobody takes it for a formula or for damage; `unguard` undoes it."""
    is_odd = text[:1] in DANGEROUS or DAMAGE.fullmatch(text)
    if is_odd or (text[:1] == APOSTROPHE and _is_guarded(text[1:])):
        return APOSTROPHE + text
    return text


def unguard(text: str) -> str:
    """Give the text without the one apostrophe that `guard` put before it."""
    return text[1:] if text[:1] == APOSTROPHE and _is_guarded(text[1:]) else text


def _is_guarded(rest: str) -> bool:
    return rest[:1] in {*DANGEROUS, APOSTROPHE} or DAMAGE.fullmatch(rest) is not None


def join(items: Iterable[str], mark: str) -> str:
    """Give the items as one text, parted by the mark and a space; a mark inside stands twice."""
    before = "" if mark == ";" else " "
    return f"{before}{mark} ".join(item.replace(mark, mark * 2) for item in items)


def split(text: str, mark: str) -> list[str]:
    """Give the items of a joined text without the spaces around them; empty ones stay."""
    if mark * 2 not in text:
        return [item.strip() for item in text.split(mark)]
    items = [""]
    for piece in re.findall(rf"{re.escape(mark)}{{2}}|{re.escape(mark)}|[^{mark}]+", text):
        if piece == mark:
            items.append("")
        else:
            items[-1] += mark if piece == mark * 2 else piece
    return [item.strip() for item in items]


def read_list(text: str) -> list[str]:
    """Give the texts between semicolons, without empty ones and without their guards."""
    return [unguard(item) for item in split(text, ";") if item]


def write_list(items: Iterable[str]) -> str:
    """Give texts parted by semicolons, each guarded."""
    return join((guard(item) for item in items), ";")


def read_text(text: str) -> str:
    """Give the text, with new lines as ours."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yes_no(text: str) -> bool:
    """Give whether a cell says yes, in the words of several spreadsheet programs."""
    word = text.casefold()
    if word in YES or word in NO:
        return word in YES
    raise CellError("is neither yes nor no")


def write_yes_no(value: bool | None) -> str:  # noqa: FBT001 (the one value of a cell)
    """Give yes or no, empty when not known."""
    return "" if value is None else "yes" if value else "no"


def read_whole(text: str) -> int:
    """Give a whole number from 0 up; a spreadsheet program may have written 18 as 18.0."""
    found = WHOLE.fullmatch(text)
    if found is None:
        raise CellError("is not a whole number in plain digits")
    return int(found[1])


def read_decimal(text: str) -> float:
    """Give a number of degrees, with a point or a comma before its decimals."""
    if not DECIMAL.fullmatch(text):
        raise CellError("is not a number such as 42.3601 or -71.0589")
    return float(text.replace(",", "."))


def write_number(value: float | None) -> str:
    """Give a number in the shortest digits that read back the same."""
    return "" if value is None else repr(value)


def read_day(text: str) -> date:
    """Give a day from 2026-11-24, or from what a spreadsheet program made of it if that is sure."""
    for pattern in DAY_PATTERNS:
        try:
            # A day of the calendar has no zone.
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    slashed = SLASHED.fullmatch(text)
    if slashed is None:
        raise CellError("is not a day such as 2026-11-24")
    first, second, year = (int(part) for part in slashed.groups())
    days = {
        date(year, month, day)
        for day, month in ((first, second), (second, first))
        if _is_day(year, month, day)
    }
    if not days:
        raise CellError("is not a day of the calendar")
    if len(days) > 1:
        raise CellError(f"may be {' or '.join(str(day) for day in sorted(days))}: write which")
    return days.pop()


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def write_day(value: date | None) -> str:
    """Give a day as 2026-11-24."""
    return "" if value is None else value.isoformat()


def read_ident(text: str) -> UUID:
    """Give an id that was exported before."""
    try:
        return UUID(text)
    except ValueError as error:
        raise CellError(
            "is not an id such as an export writes: leave it empty for a new one"
        ) from error


def choice_of(values: type[StrEnum]) -> Reader:
    """Give a reader of one word of a closed list, however it is spelt."""
    return word_of({_spelt(value.value): value.value for value in values})


def word_of(words: dict[str, str]) -> Reader:
    """Give a reader of words: spelling as `fold` gives it, and what each stands for."""

    exactly = frozenset(words.values())

    def read(text: str) -> str:
        known = text if text in exactly else words.get(_spelt(text))
        if known is not None:
            return known
        raise CellError(_not_one_of(text, words), text)

    return read


def _spelt(text: str) -> str:
    return fold(text.replace("_", " "))


def _not_one_of(text: str, words: dict[str, str]) -> str:
    all_words = list(dict.fromkeys(words.values()))
    near = get_close_matches(_spelt(text)[:60], words, n=SUGGESTED, cutoff=0.6)
    if near:
        likely = ", ".join(dict.fromkeys(words[spelling] for spelling in near))
        return f"is not in the list; is it {likely}?"
    if len(all_words) > 12:
        return f"is not in the list, which begins {', '.join(all_words[:5])}"
    return f"is not one of: {', '.join(all_words)}"
