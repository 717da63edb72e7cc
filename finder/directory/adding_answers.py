"""What somebody typed into the form, field by field, checked for shape before it is read."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from finder.directory.adding_fields import FIELDS, Field, Kind
from finder.directory.records import CONTROL_CHARACTER, ServiceRecord
from finder.i18n import gettext
from finder.places.addresses import PlacedAddress
from finder.places.gazetteer import Gazetteer
from finder.places.live import Geocoder
from finder.rules.typed import TypedError

# As forms send it: one text for a field, or a list of texts for one with many values.
Typed = Mapping[str, Any]
Values = dict[str, Any]
MOST_VALUES = 200
YES = "yes"


@dataclass(frozen=True, slots=True)
class Form:
    """What the form needs to know beside what is typed; `live` only where addresses are saved."""

    gazetteer: Gazetteer
    home_country: str
    today: date
    live: Geocoder | None = None


@dataclass(slots=True)
class Answers:
    """The typed values of a form; `base` is the record that is edited, None for a new one."""

    typed: Typed
    form: Form
    base: ServiceRecord | None = None
    errors: dict[str, str] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    placed: PlacedAddress | None = None

    @property
    def country(self) -> str:
        """Give the country that phones, addresses and areas are read in."""
        return self.one("country") or self.form.home_country

    def line(self, name: str) -> str | None:
        """Give a text without blanks around it, None where nothing is typed or it cannot be."""
        text = text_of(self.typed.get(name))
        about = FIELDS[name]
        if CONTROL_CHARACTER.search(text):
            self.refuse(name, gettext("This has signs that nobody can see. Type it anew."))
            return None
        if about.kind is Kind.LINE and "\n" in text:
            text = " ".join(text.split())
        if len(text) > about.longest:
            self.refuse(name, gettext("Use %(most)s letters at most.", most=about.longest))
            return None
        return text or None

    def one(self, name: str) -> str | None:
        """Give the chosen value of a list, None where nothing or something else was chosen."""
        value = text_of(self.typed.get(name))
        about = FIELDS[name]
        country = self.form.home_country if name == "country" else self.country
        if value and about.choices is not None and value not in about.values(country):
            # A clock of another country was chosen before the country was.
            if name != "timezone":
                self.refuse(name, gettext("Choose one of the list."))
            return None
        return value or None

    def many(self, name: str) -> list[str]:
        """Give the chosen values in the order of the list."""
        values = list_of(self.typed.get(name))
        about = FIELDS[name]
        if about.choices is None:
            return values
        known = [
            choice.value
            for group in about.choices(self.country)
            for choice in group.choices
            if choice.value in values
        ]
        if not set(values) <= set(known):
            self.refuse(name, gettext("Choose from the list."))
        return known

    def yes(self, name: str, *, otherwise: bool = False) -> bool:
        """Say whether a box is ticked, else what counts where nobody was asked yet."""
        return text_of(self.typed[name]) == YES if name in self.typed else otherwise

    def read(self, name: str, reader: Callable[[str], Any]) -> Any:
        """Give what a reader makes of a text; a text that it cannot take is an error."""
        text = self.line(name)
        if text is None:
            return None
        try:
            return reader(text)
        except TypedError as error:
            self.refuse(name, str(error))
            return None

    def say(self, name: str, *sentences: str) -> None:
        """Say beside a field what was understood."""
        self.said.setdefault(name, []).extend(sentences)

    def doubt(self, name: str, *sentences: str) -> None:
        """Note which of the sentences that were said want a second look."""
        if sentences:
            self.doubts.setdefault(name, []).extend(sentences)

    def refuse(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field; the first thing counts."""
        self.errors.setdefault(name, sentence)


def text_of(value: object) -> str:
    """Give a typed value as one text, in one form of its letters and lines."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    return unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", value)).strip()


def list_of(value: object) -> list[str]:
    """Give a typed value as texts, each once, without empty ones."""
    values: Sequence[object] = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(text for one in values[:MOST_VALUES] if (text := text_of(one))))


def same(field_: Field, one: object, other: object) -> bool:
    """Say whether two typed values of a field are the same to a reader."""
    if field_.kind in (Kind.MANY, Kind.AREAS):
        return set(list_of(one)) == set(list_of(other))
    return text_of(one) == text_of(other)


def made_id(key: UUID, part: str) -> UUID:
    """Give the id of a part of a new service: the same each time the form is sent."""
    return uuid5(NAMESPACE_OID, f"{key}/{part}")
