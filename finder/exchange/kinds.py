"""What the columns of a spreadsheet hold: how a value is written in a cell and read from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from finder.exchange import shapes
from finder.exchange.cells import (
    CellError,
    Reader,
    Writer,
    choice_of,
    guard,
    read_day,
    read_decimal,
    read_ident,
    read_list,
    read_text,
    read_whole,
    read_yes_no,
    unguard,
    word_of,
    write_day,
    write_list,
    write_number,
    write_yes_no,
)
from finder.rules.links import read_link
from finder.rules.typed import TypedError
from finder.text import fold
from finder.vocabulary import AUDIENCES, CANCERS, DELIVERY_MODES, NEEDS, Taxonomy

LETTERS_OF_COUNTRY = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to write values; `read` raises CellError for a text that is none of them."""

    read: Reader
    write: Writer
    # Words that may stand there, where the list is closed.
    words: tuple[str, ...] = ()


def _plainly(value: Any) -> str:
    return "" if value is None else guard(str(value))


def _many(read_one: Reader, words: tuple[str, ...]) -> Kind:
    return Kind(lambda text: [read_one(item) for item in read_list(text)], write_list, words)


def choices(values: type[StrEnum]) -> Kind:
    """Give the kind of a list of words from a closed list."""
    return _many(choice_of(values), tuple(value.value for value in values))


def choice(values: type[StrEnum]) -> Kind:
    """Give the kind of one word from a closed list."""
    return Kind(choice_of(values), _plainly, tuple(value.value for value in values))


def _terms(taxonomy: Taxonomy) -> Kind:
    # A label is understood too, because that is what people see on the pages.
    words = {fold(term.label): term.id for term in taxonomy}
    words |= {fold(term.id.replace("_", " ")): term.id for term in taxonomy}
    return _many(word_of(words), tuple(term.id for term in taxonomy))


def _read_link(text: str) -> str:
    """Give a web address; one without https:// in front gets it."""
    if "://" in text:
        return text
    try:
        return read_link(text).address
    except TypedError as error:
        raise CellError(f"is no web address: {error}") from error


def _read_exactly(text: str) -> list[Any]:
    found = shapes.read_exactly(text)
    if found is None:
        raise CellError("is not as a program wrote it: leave it as it was, or empty")
    return found


def _shaped(shape: shapes.Shape) -> Kind:
    return Kind(shape.read, shape.write)


TEXT = Kind(lambda text: read_text(unguard(text)), _plainly)
TEXTS = Kind(read_list, write_list)
IDENT = Kind(read_ident, _plainly)
IDENTS = Kind(
    lambda text: [read_ident(item) for item in read_list(text)],
    lambda keys: write_list(str(key) for key in keys),
)
YES_NO = Kind(read_yes_no, write_yes_no, ("yes", "no"))
WHOLE = Kind(read_whole, write_number)
DEGREES = Kind(lambda text: read_decimal(unguard(text)), lambda value: guard(write_number(value)))
COUNTRY = Kind(lambda text: text.upper() if len(text) == LETTERS_OF_COUNTRY else text, _plainly)
DAY = Kind(read_day, write_day)
LINK = Kind(lambda text: _read_link(unguard(text)), _plainly)
NEED_TERMS = _terms(NEEDS)
MODE_TERMS = _terms(DELIVERY_MODES)
AUDIENCE_TERMS = _terms(AUDIENCES)
CANCER_TERMS = _terms(CANCERS)
PHONES = _shaped(shapes.PHONES)
SCHEDULES = _shaped(shapes.SCHEDULES)
LANGUAGES = _shaped(shapes.LANGUAGES)
SERVICE_AREAS = _shaped(shapes.SERVICE_AREAS)
SOURCES = _shaped(shapes.SOURCES)
FRESHNESS = _shaped(shapes.FRESHNESS)
TRANSLATIONS = _shaped(shapes.TRANSLATIONS)
FORMER_NAMES = _shaped(shapes.FORMER_NAMES)
LOCATIONS = Kind(_read_exactly, lambda places: shapes.write_exactly(places, shapes.LOCATIONS))
