"""Lists of things with parts in one cell: `+1 202-555-0134 | shown | for families; ...`.

Things stand between semicolons and their parts between bars; either inside a text stands twice.
What would not read back the same is written as JSON, so that nothing is lost.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from finder.directory.records import (
    FreshnessRecord,
    LanguageRecord,
    LocationRecord,
    PhoneRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    SourceRecord,
    TranslationRecord,
)
from finder.exchange.cells import (
    SCIENTIFIC,
    CellError,
    choice_of,
    guard,
    join,
    read_day,
    read_text,
    split,
    unguard,
    word_of,
)
from finder.rules.languages import read_languages
from finder.vocabulary import (
    CheckedBy,
    CheckMethod,
    CheckResult,
    FieldGroup,
    LanguageSupport,
    TranslationState,
)

SHOWN, HIDDEN = "shown", "hidden"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_WORDS = {
    spelling: day
    for day, name in zip(DAYS, DAY_NAMES, strict=True)
    for spelling in (name[:2], name[:3], name)
} | {"tues": "TU", "thur": "TH", "thurs": "TH"}
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
# A dash before a number is a sign: "-1SU" is the last Sunday of a month.
MONTH_DAY = re.compile(r"(?:-1|[1-5])(?:MO|TU|WE|TH|FR|SA|SU)")
BETWEEN_DAYS = re.compile(r"\s*([-–])(?!\d)\s*|[\s,/&+]+(?:and\s+)?")
HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a thing: which fields of it, and how they are read and written."""

    names: tuple[str, ...]
    read: Callable[[str], Any] = read_text
    write: Callable[..., str] = str

    def to_text(self, thing: Any) -> str:
        """Give the part as text, empty where the thing says nothing."""
        values = [getattr(thing, name) for name in self.names]
        return "" if values[0] is None else self.write(*values)

    def to_fields(self, text: str) -> dict[str, Any]:
        """Give the fields that the text states."""
        value = self.read(text)
        values = value if len(self.names) > 1 else (value,)
        return dict(zip(self.names, values, strict=True))


@dataclass(frozen=True, slots=True)
class Shape:
    """How the things of one field are written in a cell."""

    record: TypeAdapter[Any]
    parts: tuple[Part, ...]

    def write(self, things: Sequence[Any]) -> str:
        """Give the things as the text of a cell that reads back the same."""
        text = join((self._write_one(thing) for thing in things), ";")
        try:
            same = self.record.validate_python(self.read(text)) == list(things)
        except (CellError, ValidationError):
            same = False
        return text if same else write_exactly(things, self.record)

    def read(self, text: str) -> list[Any]:
        """Give the things as plain values; raises CellError for what cannot be read."""
        exact = read_exactly(text)
        if exact is not None:
            return exact
        return [self._read_one(item) for item in split(text, ";") if item]

    def _write_one(self, thing: Any) -> str:
        texts = [part.to_text(thing) for part in self.parts]
        while texts and not texts[-1]:
            texts.pop()
        return guard(join(texts, "|"))

    def _read_one(self, item: str) -> Any:
        texts = split(unguard(item), "|")
        if len(texts) > len(self.parts):
            raise CellError(f"has more than {len(self.parts)} parts between bars", item)
        fields: dict[str, Any] = {}
        for part, text in zip(self.parts, texts, strict=False):
            if text:
                fields |= part.to_fields(text)
        return fields


class PairShape(Shape):
    """How pairs of names are written in a cell."""

    __slots__ = ()

    def _write_one(self, thing: Any) -> str:
        return guard(join(thing, "|"))

    def _read_one(self, item: str) -> Any:
        texts = split(unguard(item), "|")
        if len(texts) != 2:
            raise CellError("needs two names with a bar between them", item)
        return texts


def write_exactly(things: Sequence[Any], record: TypeAdapter[Any]) -> str:
    """Give the things as JSON, empty for none."""
    return record.dump_json(list(things)).decode("utf-8") if things else ""


def read_exactly(text: str) -> list[Any] | None:
    """Give what a cell says in JSON, None where it is not JSON."""
    if not text.startswith("["):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _read_number(text: str) -> str:
    if SCIENTIFIC.fullmatch(text):
        raise CellError(
            "was made into an amount by the spreadsheet program, and digits are lost: "
            "format the column as text and write the number again",
            text,
        )
    return text


def _read_language(text: str) -> str:
    """Give the code of a language, from itself or from the language's name."""
    if LANGUAGE_CODE.fullmatch(text):
        return text
    try:
        ((code, _),) = read_languages(text)
    except ValueError as error:
        raise CellError("is not a language such as es or Spanish", text) from error
    return code


def _read_days(text: str) -> list[str]:
    pieces = BETWEEN_DAYS.split(text.strip())
    days: list[str] = []
    is_range = False
    for piece in pieces:
        if piece in {"-", "–"}:
            is_range = True
        elif piece and MONTH_DAY.fullmatch(piece.upper()) and not is_range:
            days.append(piece.upper())
        elif piece:
            day = DAY_WORDS.get(piece.casefold().rstrip("."))
            if day is None:
                raise CellError("has days other than MO TU WE TH FR SA SU", text)
            days += _days_between(days[-1], day) if is_range and days else [day]
            is_range = False
    return days


def _days_between(first: str, last: str) -> list[str]:
    """Give the days after the first up to the last, over the end of the week where need be."""
    start = DAYS.index(first)
    count = (DAYS.index(last) - start) % len(DAYS)
    return [DAYS[(start + step) % len(DAYS)] for step in range(1, count + 1)]


def _read_hours(text: str) -> tuple[str, str]:
    found = HOURS.fullmatch(text)
    if found is None:
        raise CellError("needs hours such as 09:00-17:30", text)
    opens, opens_minute, closes, closes_minute = found.groups()
    return f"{opens:0>2}:{opens_minute}", f"{closes:0>2}:{closes_minute}"


def _shape(record: Any, *parts: Part) -> Shape:
    return Shape(TypeAdapter(list[record]), parts)


def _closed(name: str, values: Any) -> Part:
    return Part((name,), choice_of(values))


PHONES = _shape(
    PhoneRecord,
    Part(("number",), _read_number),
    Part(
        ("published",),
        lambda text: word_of({SHOWN: SHOWN, HIDDEN: HIDDEN})(text) == SHOWN,
        lambda published: SHOWN if published else HIDDEN,
    ),
    Part(("description",)),
)
SCHEDULES = _shape(
    ScheduleRecord,
    Part(("byday",), _read_days, " ".join),
    Part(("opens_at", "closes_at"), _read_hours, "{}-{}".format),
    Part(("timezone",)),
)
LANGUAGES = _shape(
    LanguageRecord, Part(("code",), _read_language), _closed("support", LanguageSupport)
)
SERVICE_AREAS = _shape(ServiceAreaRecord, Part(("area",)), Part(("name",)))
SOURCES = _shape(SourceRecord, Part(("url",)), Part(("seen",)), Part(("page_date",)))
FRESHNESS = _shape(
    FreshnessRecord,
    _closed("field_group", FieldGroup),
    Part(("checked_on",), read_day),
    _closed("checked_by", CheckedBy),
    _closed("method", CheckMethod),
    _closed("result", CheckResult),
    Part(("source",)),
    Part(("facts",)),
)
TRANSLATIONS = _shape(
    TranslationRecord,
    Part(("language",)),
    Part(("field",)),
    Part(("text",)),
    Part(("source_hash",)),
    _closed("state", TranslationState),
)
FORMER_NAMES = PairShape(TypeAdapter(list[tuple[str, str]]), ())
# Places beyond the numbered columns, in the one form that holds everything.
LOCATIONS = TypeAdapter(list[LocationRecord])
