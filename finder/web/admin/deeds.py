"""Deeds of the trail that are no version of a record, in words."""

from dataclasses import dataclass
from typing import Any

from finder.directory.events import Event
from finder.directory.settings import BY_NAME
from finder.directory.storing import SERVICE
from finder.i18n import country_name, gettext
from finder.models.setting import SHOWN_COUNTRIES
from finder.vocabulary import DirectoryDeed, TombstoneKind
from finder.vocabulary.words import words_for
from finder.web.requests import get_gazetteer


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """What was touched, and what was done to it."""

    name: str
    told: str


def tell_deed(event: Event) -> ToldDeed:
    """Give a deed in words: a setting as it was and is, an erasure by its number and why."""
    tell = _tell_erasure if event.deed is DirectoryDeed.ERASED else _tell_setting
    return tell(gettext(words_for(event.deed)), **event.details)


def _tell_erasure(deed: str, *, entity: str, number: int, kind: str) -> ToldDeed:
    what = (
        gettext("Service %(number)s") if entity == SERVICE else gettext("Organisation %(number)s")
    )
    why = gettext(words_for(TombstoneKind(kind)))
    return ToldDeed(what % {"number": number}, f"{deed}: {why}")


def _tell_setting(deed: str, *, setting: str, before: Any, after: Any) -> ToldDeed:
    known = BY_NAME.get(setting)
    told = gettext(
        "%(deed)s, from %(before)s to %(after)s",
        deed=deed,
        before=_value(setting, before),
        after=_value(setting, after),
    )
    return ToldDeed(gettext(known.label) if known is not None else gettext("Settings"), told)


def _value(setting: str, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if not value:
        return gettext("none chosen")
    return ", ".join(f"“{_place(setting, one)}”" for one in value)


def _place(setting: str, code: str) -> str:
    if setting == SHOWN_COUNTRIES:
        return country_name(code) or code
    area = get_gazetteer().area(code)
    return area.label if area is not None else code
