"""Adding a service in one flow: what is typed is checked step by step and becomes a record.

The same form edits a record: what it does not show, and what was left as it was, stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from finder.directory.adding_answers import Answers, Form, Typed, Values, list_of, same, text_of
from finder.directory.adding_choices import SourceKind
from finder.directory.adding_fields import FIELDS, STEPS, Kind, Step
from finder.directory.adding_groups import GROUPS, Group, gives_money
from finder.directory.adding_where import write_country
from finder.directory.duplicates.traits import Candidate, candidate_of
from finder.directory.records import ServiceRecord
from finder.i18n import gettext
from finder.places.addresses import PlacedAddress
from finder.places.areas import AreaChoice, read_areas
from finder.vocabulary import ListingStatus

CONTACTS = ("phone", "email", "url", "organization_website")
MISSING = {
    "organization_name": "Write the name of the organisation.",
    "name": "Write the name of the service.",
    "needs": "Tick at least one kind of help.",
    "delivery_modes": "Tick how people take part.",
    "source_url": "Write the address of the page that says it.",
}


class IncompleteFormError(ValueError):
    """The form cannot become a record yet; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {sentence}" for name, sentence in errors.items()))
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class StepResult:
    """What came of one step: values for the record, what is wrong, and what was understood.

    `errors`, `said` and `doubts` go by field; the doubts are what was said and wants a second
    look. `offers` are the areas that a searched place may mean. `placed` is where the address is,
    None where there is none or nobody may see it.
    """

    values: Values
    errors: dict[str, str]
    said: dict[str, tuple[str, ...]]
    doubts: dict[str, tuple[str, ...]]
    offers: tuple[AreaChoice, ...] = ()
    placed: PlacedAddress | None = None


def step_named(name: str) -> Step | None:
    """Give the step of this name, None when there is none."""
    return next((step for step in STEPS if step.name == name), None)


def check_step(
    step: Step, typed: Typed, form: Form, key: UUID, base: ServiceRecord | None = None
) -> StepResult:
    """Give what came of one step; `typed` holds all that was typed so far, of every step.

    `key` is the id of the service, so that what is made for it has the same ids each time.
    """
    answers = Answers(typed, form, base)
    names = {field.name for field in step.fields}
    values: Values = {}
    for group in GROUPS:
        if names.intersection(group.fields):
            values |= group.read(answers, key)
    _require(answers, names)
    return StepResult(
        values,
        {name: sentence for name, sentence in answers.errors.items() if name in names},
        {name: tuple(sentences) for name, sentences in answers.said.items() if name in names},
        {name: tuple(sentences) for name, sentences in answers.doubts.items() if name in names},
        _offers(answers) if "area_search" in names else (),
        answers.placed,
    )


def to_record(
    typed: Typed, form: Form, key: UUID, base: ServiceRecord | None = None
) -> ServiceRecord:
    """Give the record of what was typed; of a `base` it keeps all that was not typed otherwise.

    Raises IncompleteFormError with a sentence for each field that is missing or wrong.
    """
    answers = Answers(typed, form, base)
    before = to_typed(base, form) if base is not None else None
    values: Values = {}
    for group in GROUPS:
        if before is None or _differs(group, typed, before):
            values |= group.read(answers, key)
    if before is None:
        _require(answers, FIELDS)
        values |= {"id": key, "status": ListingStatus.LIVE}
    else:
        # What the record never had is not asked for by the way.
        _require(answers, [name for name in MISSING if before[name]])
    if answers.errors:
        raise IncompleteFormError(answers.errors)
    content = dict(base) if base is not None else {}
    return ServiceRecord.model_validate(content | values)


def half_typed(typed: Typed, form: Form, key: UUID) -> Candidate | None:
    """Give what is known so far, to look for services that it may be; None without both names."""
    answers = Answers(typed, form)
    values: Values = {}
    for group in GROUPS:
        values |= group.read(answers, key)
    if not values.get("name") or "organization" not in values:
        return None
    return candidate_of(ServiceRecord.model_construct(**values))


def to_typed(record: ServiceRecord, form: Form) -> dict[str, Any]:
    """Give what would have to be typed for a record, every field of the form."""
    typed: dict[str, Any] = {"country": write_country(record, form)}
    for group in GROUPS:
        typed |= group.write(record, form)
    return typed


def _differs(group: Group, typed: Typed, before: Typed) -> bool:
    return any(
        not same(FIELDS[name], typed.get(name, before[name]), before[name])
        for name in (*group.fields, *group.needs)
    )


def _require(answers: Answers, names: Iterable[str]) -> None:
    """Say what the public page cannot do without."""
    asked = set(names)
    if gives_money(answers.typed):
        asked.discard("delivery_modes")  # there is nothing to take part in
    for name in asked.intersection(MISSING):
        field = FIELDS[name]
        value = answers.typed.get(name)
        given = list_of(value) if field.kind is Kind.MANY else text_of(value)
        if not given and not (name == "source_url" and _is_told(answers)):
            answers.refuse(name, gettext(MISSING[name]))
    if "phone" in asked and not any(text_of(answers.typed.get(name)) for name in CONTACTS):
        answers.refuse(
            "phone", gettext("Give one way to get in touch: a phone number, e-mail or web page.")
        )
    places = ("town", "postcode", "area_search")
    has_place = any(text_of(answers.typed.get(name)) for name in places)
    if "areas" in asked and not has_place and not list_of(answers.typed.get("areas")):
        answers.refuse(
            "area_search",
            gettext("Say where it can be used: a town above, or where people must live."),
        )


def _is_told(answers: Answers) -> bool:
    return answers.one("source_kind") in (SourceKind.TOLD, SourceKind.PRINTED)


def _offers(answers: Answers) -> tuple[AreaChoice, ...]:
    """Give the places that the searched words may mean, each once, without those chosen."""
    words = answers.line("area_search")
    if words is None:
        return ()
    reading = read_areas(answers.form.gazetteer, words, answers.country)
    found = [choice for _, choices in reading.unread for choice in choices]
    return tuple(dict.fromkeys(found))
