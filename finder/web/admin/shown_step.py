"""One step of the form by which a service is added, as a template prints it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from finder.directory.adding import StepResult, check_step
from finder.directory.adding_answers import YES, list_of, text_of
from finder.directory.adding_choices import NEW_ORGANIZATION, Choice, ChoiceGroup
from finder.directory.adding_fields import STEPS, Field, Kind, Step
from finder.directory.drafts import mark_of
from finder.directory.duplicates.organizations import FoundOrganization
from finder.directory.records import ServiceRecord
from finder.i18n import gettext, ngettext
from finder.places.areas import choice_of_key
from finder.rules.zone_words import zones_of
from finder.web.admin.adding_page import country_of, form_here
from finder.web.admin.place_map import PlaceMap
from finder.web.admin.read_back import ReadBack, look_of, say_back
from finder.web.requests import get_gazetteer
from finder.web.words import host_of

# Ticked until somebody unticks them.
TICKED = ("phone_shown", "email_shown")
# What is typed in words, so that it may be read otherwise than it was meant.
READ = ("hours", "ages")


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field with what was typed, what is wrong, and what was understood."""

    name: str
    kind: Kind
    label: str
    hint: str
    data: Any
    errors: tuple[str, ...]
    said: tuple[str, ...]
    groups: tuple[ChoiceGroup, ...]
    longest: int

    @property
    def id(self) -> str:
        """Give the name, by which a link to the field finds it."""
        return self.name

    @property
    def options(self) -> list[tuple[str, str]]:
        """Give what may be chosen in one list, as values and words."""
        return [(choice.value, choice.words) for group in self.groups for choice in group.choices]

    @property
    def is_used(self) -> bool:
        """Say whether something was typed, or is wrong."""
        return bool(self.data or self.errors) and self.name not in TICKED


@dataclass(slots=True)
class ShownForm:
    """A step of the form as a template prints it; `errors` are those of its fields by name.

    `seen` is the mark of what the draft says here, `elsewhere` what was typed in another window:
    the label of each field that differs, and its words.
    """

    step: Step
    heading: str
    place: int
    draft: UUID
    fields: tuple[ShownField, ...]
    rare: tuple[ShownField, ...]
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form_errors: Sequence[str] = ()
    map: PlaceMap | None = None
    read: ReadBack | None = None
    look: str = ""
    is_whole: bool = False
    seen: str = ""
    elsewhere: Sequence[tuple[str, str]] = ()

    @property
    def before(self) -> Step | None:
        """Give the step before this one."""
        return STEPS[self.place - 1] if self.place else None

    @property
    def is_read(self) -> bool:
        """Say whether something of this step is read and said back."""
        return any(one.name in READ for one in (*self.fields, *self.rare))

    @property
    def opens_rare(self) -> bool:
        """Say whether what is rarely needed has something in it."""
        return any(one.is_used for one in self.rare)


def lay_out_step(
    step: Step,
    typed: Mapping[str, Any],
    draft: UUID,
    base: ServiceRecord | None,
    result: StepResult,
    organizations: Sequence[FoundOrganization],
    *,
    with_errors: bool,
    with_reading: bool,
) -> ShownForm:
    """Give a step of the form with what was typed; `with_errors` after somebody went on.

    First on the page stands what was read of the step before, `with_reading` of this one.
    """
    errors = {name: (words,) for name, words in result.errors.items()} if with_errors else {}
    shown = [
        _show_field(one, typed, result, errors.get(one.name, ()), organizations)
        for one in step.fields
        if not _is_idle(one, typed, organizations)
    ]
    # What wants a look is not put away.
    rare = {one.name for one in step.fields if one.is_rare and one.name not in result.doubts}
    place, country = STEPS.index(step), country_of(typed)
    own = say_back(step, result, get_gazetteer(), country, is_here=True)
    before = _say_back_before(place, typed, draft, base) if place and not with_errors else None
    return ShownForm(
        step=step,
        heading=gettext(step.heading),
        place=place,
        draft=draft,
        fields=tuple(one for one in shown if one.name not in rare),
        rare=tuple(one for one in shown if one.name in rare),
        errors=errors,
        map=own.map if own is not None else None,
        read=own if with_reading else before,
        look=look_of(step, typed),
        seen=mark_of(typed, [one.name for one in step.fields]),
        is_whole=place < len(STEPS) - 1 and _is_whole(typed),
    )


def differing(step: Step, mine: Mapping[str, Any], theirs: ShownForm) -> list[tuple[str, str]]:
    """Give the fields of which another window says something else: labels, and its words."""
    shown = {one.name: one for one in (*theirs.fields, *theirs.rare)}
    found = []
    for one in step.fields:
        other = shown.get(one.name)
        data = other.data if other is not None else ""
        if (data or "") != (mine.get(one.name) or ""):
            words = dict(other.options) if other is not None else {}
            values = data if isinstance(data, list) else [data]
            said = ", ".join(words.get(value, value) for value in values if value)
            found.append((gettext(one.label), said))
    return found


def _say_back_before(
    place: int, typed: Mapping[str, Any], key: UUID, base: ServiceRecord | None
) -> ReadBack | None:
    step = STEPS[place - 1]
    result = check_step(step, typed, form_here(), key, base)
    return say_back(step, result, get_gazetteer(), country_of(typed), is_here=False)


def _is_whole(typed: Mapping[str, Any]) -> bool:
    """Say whether somebody came to the end of the form before."""
    return bool(text_of(typed.get("source_url")) or text_of(typed.get("source_kind")))


def _is_idle(
    one: Field, typed: Mapping[str, Any], organizations: Sequence[FoundOrganization]
) -> bool:
    """Say whether there is nothing to choose: one clock only, no organisation of that name."""
    if one.name == "timezone":
        return len(zones_of(country_of(typed))) < 2
    if one.name == "organization_id":
        return not organizations
    if one.name == "areas":
        return not list_of(typed.get("areas")) and not text_of(typed.get("area_search"))
    return False


def _show_field(
    one: Field,
    typed: Mapping[str, Any],
    result: StepResult,
    errors: tuple[str, ...],
    organizations: Sequence[FoundOrganization],
) -> ShownField:
    hint = gettext(one.hint) if one.hint else ""
    if one.example:
        example = gettext("For example: %(words)s", words=one.example)
        hint = f"{hint} {example}".strip()
    label = gettext(one.label)
    if one.compulsory:
        label = gettext("%(label)s (needed)", label=label)
    return ShownField(
        name=one.name,
        kind=one.kind,
        label=label,
        hint=hint,
        data=_data(one, typed),
        errors=errors,
        said=_said(one, typed, result, organizations),
        groups=_in_words(_groups(one, typed, result, organizations)),
        longest=one.longest,
    )


def _said(
    one: Field,
    typed: Mapping[str, Any],
    result: StepResult,
    organizations: Sequence[FoundOrganization],
) -> tuple[str, ...]:
    """Give what is said back below a field; a look that found nothing says so."""
    said = result.said.get(one.name, ())
    if one.name == "organization_name" and text_of(typed.get(one.name)) and not organizations:
        return (*said, gettext("We found none of this name here. If you go on, it is a new one."))
    return said


def _data(one: Field, typed: Mapping[str, Any]) -> Any:
    if one.kind in (Kind.MANY, Kind.AREAS):
        return list_of(typed.get(one.name))
    if one.name in TICKED and one.name not in typed:
        return YES
    if one.name == "country":
        return country_of(typed)
    value = typed.get(one.name, "")
    # As it was typed: blanks at its ends are the reader's matter.
    return value if isinstance(value, str) else text_of(value)


def _groups(
    one: Field,
    typed: Mapping[str, Any],
    result: StepResult,
    organizations: Sequence[FoundOrganization],
) -> tuple[ChoiceGroup, ...]:
    if one.choices is not None:
        groups = one.choices(country_of(typed))
        if one.kind is Kind.ONE and one.name != "country":
            return (ChoiceGroup("", (Choice("", gettext("Nothing chosen")),)), *groups)
        return groups
    if one.name == "organization_id":
        known = [Choice(str(it.id), _named(it)) for it in organizations]
        is_new = Choice(NEW_ORGANIZATION, gettext("None of these: it is new"))
        return (ChoiceGroup("", (*known, is_new)),)
    if one.kind is Kind.AREAS:
        chosen = [choice_of_key(get_gazetteer(), key) for key in list_of(typed.get(one.name))]
        words = {choice.key: choice.words for choice in (*chosen, *result.offers)}
        return (ChoiceGroup("", tuple(Choice(*pair) for pair in words.items())),)
    if one.kind is Kind.YES:
        return (ChoiceGroup("", (Choice(YES, gettext(one.label)),)),)
    return ()


def _in_words(groups: Sequence[ChoiceGroup]) -> tuple[ChoiceGroup, ...]:
    """Give the choices in the language of the page."""
    return tuple(
        ChoiceGroup(
            gettext(group.heading) if group.heading else "",
            tuple(Choice(one.value, gettext(one.words)) for one in group.choices),
        )
        for group in groups
    )


def _named(organization: FoundOrganization) -> str:
    """Give an organisation's name with what tells two of one name apart."""
    services = ngettext("%(num)s service here", "%(num)s services here", organization.services)
    site = host_of(organization.website)
    return f"{organization.name} ({', '.join(one for one in (site, services) if one)})"
