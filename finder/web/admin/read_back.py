"""What was read of a step of the form, said back before anybody relies on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from finder.directory.adding import StepResult
from finder.directory.adding_answers import list_of, text_of
from finder.directory.adding_fields import FIELDS, Kind, Step
from finder.i18n import gettext
from finder.places.gazetteer import Gazetteer
from finder.text import print_of
from finder.vocabulary import mark
from finder.web.admin.place_map import PlaceMap, show_place

# What is read of several fields together has a name of its own.
TOGETHER = {
    "postcode": mark("Address"),
    "timezone": mark("Hours"),
    "confidential": mark("Address"),
    "point": mark("Address"),
    "areas": mark("Area"),
    "languages": mark("Languages"),
    "phone": mark("Phone"),
    "url": mark("Web page"),
}


@dataclass(frozen=True, slots=True)
class ReadField:
    """What was read of one field: its label, and sentences for whoever typed it."""

    name: str
    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was read of a step, and what of it wants a second look.

    `is_here` when the page asks for the same step, so that each field is on it too.
    """

    step: Step
    fields: tuple[ReadField, ...]
    doubts: tuple[ReadField, ...]
    map: PlaceMap | None
    is_here: bool


def say_back(
    step: Step, result: StepResult, gazetteer: Gazetteer, country: str, *, is_here: bool
) -> ReadBack | None:
    """Give what was read of a step, None where nothing had to be read."""
    if not result.said:
        return None
    fields, doubts = [], []
    doubtful = {sentence for sentences in result.doubts.values() for sentence in sentences}
    for field in step.fields:
        said = result.said.get(field.name, ())
        label = gettext(TOGETHER.get(field.name, field.label))
        if field.name in result.doubts:
            doubts.append(ReadField(field.name, label, result.doubts[field.name]))
        sure = tuple(one for one in said if one not in doubtful)
        if sure:
            fields.append(ReadField(field.name, label, sure))
    picture = show_place(result.placed, gazetteer, country) if result.placed is not None else None
    return ReadBack(step, tuple(fields), tuple(doubts), picture, is_here)


def look_of(step: Step, typed: Mapping[str, Any]) -> str:
    """Give a print of what was typed in a step: who saw its doubts is not asked again."""
    values = [
        (name, list_of(typed.get(name)) if FIELDS[name].kind is Kind.MANY else text)
        for name in (field.name for field in step.fields)
        if (text := text_of(typed.get(name)))
    ]
    return print_of(repr(values))
