"""What can be changed in many services at once, and how what is typed becomes one change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python

from finder.directory.adding_answers import Answers, Form, Typed, list_of, text_of
from finder.directory.adding_fields import FIELDS, Field, Kind
from finder.directory.adding_groups import GROUPS
from finder.directory.bulk import BulkChange
from finder.directory.records import ServiceRecord
from finder.i18n import gettext, join_and
from finder.vocabulary import ClosedReason, ListingStatus, mark

# The address of the preview holds the text.
LONGEST_TEXT = 500
NOBODY = UUID(int=0)


class How(StrEnum):
    """What becomes of what stands there already."""

    ADD = "add"
    REMOVE = "remove"
    FILL = "fill"
    PUT = "put"
    EMPTY = "empty"


_ITEMS = (How.ADD, How.REMOVE)
_CHOSEN = (How.FILL, How.PUT)
_TYPED = (How.FILL, How.PUT, How.EMPTY)
# By the fields of the form for services, each with what can be done with it.
BULK_FIELDS: dict[str, tuple[How, ...]] = {
    "needs": _ITEMS,
    "audiences": _ITEMS,
    "cancers": _ITEMS,
    "languages": _ITEMS,
    "application_routes": _ITEMS,
    "sensitivities": _ITEMS,
    "keywords": _ITEMS,
    "cost": _CHOSEN,
    "fund_status": (How.PUT,),
    "stage": _CHOSEN,
    "who_can_apply": _CHOSEN,
    "ages": _TYPED,
    "eligibility": _TYPED,
    "own_patients_only": _TYPED,
    "staff_note": _TYPED,
}
DONE_IN_WORDS = {
    How.ADD: mark("%(field)s: added %(value)s"),
    How.REMOVE: mark("%(field)s: taken away %(value)s"),
    How.FILL: mark("%(field)s, where nothing stood: %(value)s"),
    How.PUT: mark("%(field)s: %(value)s"),
    How.EMPTY: mark("%(field)s: emptied"),
}
_GROUP_OF = {name: group for group in GROUPS for name in group.fields}


@dataclass(slots=True)
class BulkAnswer:
    """The change that was asked for, None with the `errors` of its fields; in words too."""

    change: BulkChange | None = None
    words: str = ""
    errors: dict[str, str] = field(default_factory=dict)


def read_bulk(name: str, typed: Typed, form: Form) -> BulkAnswer:
    """Give the one change to the field `name` of the form, by `how` and the field as typed."""
    about, answer = FIELDS[name], BulkAnswer()
    how = next((one for one in BULK_FIELDS[name] if one == typed.get("how")), None)
    if how is None:
        answer.errors["how"] = gettext("Choose what to do")
    value: Any = typed.get(name)
    if about.kind is Kind.MANY:
        value = list_of(value)
    # Read also where it is emptied: that says which fields of the record these are.
    answers = Answers({name: "" if how is How.EMPTY else value}, form)
    values = _GROUP_OF[name].read(answers, NOBODY)
    answer.errors |= answers.errors
    problem = "" if how is How.EMPTY else _problem_of(about, value)
    if problem:
        answer.errors.setdefault(name, problem)
    if how is None or answer.errors:
        return answer
    answer.change = _change(how, to_jsonable_python(values))
    said = _say(about, value, form)
    answer.words = gettext(DONE_IN_WORDS[how], field=gettext(about.label), value=said)
    return answer


def read_closing(reason: ClosedReason, on: date | None, instead: str | None) -> BulkChange:
    """Give the change by which services end; one that has ended keeps its own words."""
    return BulkChange(
        put={
            "status": ListingStatus.NOT_LIVE.value,
            "closed_reason": reason.value,
            "closed_on": on.isoformat() if on else None,
            "instead": instead or None,
        }
    )


def _problem_of(about: Field, value: Any) -> str:
    if about.kind is Kind.MANY:
        return "" if value else gettext("Tick at least one")
    text = text_of(value)
    if not text:
        words = mark("Choose one of the list") if about.kind is Kind.ONE else mark("Write it here")
        return gettext(words)
    if len(text) > LONGEST_TEXT:
        return gettext("Use %(most)s letters at most.", most=LONGEST_TEXT)
    return ""


def _change(how: How, values: Mapping[str, Any]) -> BulkChange:
    match how:
        case How.ADD:
            return BulkChange(add=values)
        case How.REMOVE:
            return BulkChange(remove=values)
        case How.FILL:
            return BulkChange(fill=values)
        case How.PUT:
            return BulkChange(put=values)
        case How.EMPTY:
            fields = ServiceRecord.model_fields
            return BulkChange(put={name: fields[name].get_default() for name in values})


def _say(about: Field, value: Any, form: Form) -> str:
    if about.choices is None:
        return text_of(value)
    groups = about.choices(form.home_country)
    words = {one.value: gettext(one.words) for group in groups for one in group.choices}
    return join_and([words[one] for one in list_of(value)])
