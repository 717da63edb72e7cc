"""The form of what is known of a case: one page, nothing but the reference needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request
from wtforms import Form, SelectMultipleField, StringField, ValidationError

from finder.casework.cases import Known
from finder.casework.proposals import MOST_NEEDS
from finder.casework.warnings import SIGNS, Sign, warn
from finder.i18n import gettext, language_name
from finder.text import print_of
from finder.vocabulary import (
    ANY_CANCER,
    CANCERS,
    INSURANCES,
    NEEDS,
    PHASES,
    Insurance,
    Phase,
)
from finder.web.inputs import clean, read_whole_number
from finder.web.requests import today

LONGEST_REFERENCE = 60
LONGEST_PLACE = 100
LONGEST_NOTE = 2000
OLDEST = 120
SURE = "sure"
# What social workers are asked for most stands open; the rest is one tap away.
OFTEN = (
    *("ride", "lodging", "travel_costs", "treatment_costs", "medicine_copay", "living_costs"),
    *("insurance_help", "counselling", "support_group", "peer_match", "meals", "wigs"),
)
LANGUAGES = (
    *("en", "es", "zh", "vi", "tl", "ko", "ar", "fr", "ht", "pt", "ru", "pl", "uk", "ro", "it"),
    *("de", "ja", "hi", "bn", "pa", "ur", "gu", "ta", "te", "ne", "fa", "so", "am", "my", "km"),
    *("ga", "cy"),
)


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Needs that stand under one heading, as pairs of id and words."""

    heading: str
    needs: Sequence[tuple[str, str]]


def _line(text: str | None) -> str:
    return clean(text or "")


def _lines(text: str | None) -> str:
    return "\n".join(clean(line) for line in (text or "").splitlines()).strip()


class KnownForm(Form):
    """What is known of a case, as it is typed."""

    team = StringField(filters=[_line])
    reference = StringField(filters=[_line])
    home = StringField(filters=[_line])
    treatment = StringField(filters=[_line])
    cancer = StringField(filters=[_line])
    phase = StringField(filters=[_line])
    age = StringField(filters=[_line])
    insurance = StringField(filters=[_line])
    language = StringField(filters=[_line])
    needs = SelectMultipleField(choices=[], validate_choice=False)
    note = StringField(filters=[_lines])
    consent_on = StringField(filters=[_line])
    version = StringField(filters=[_line])

    def validate_reference(self, field: StringField) -> None:
        """Ask for a reference that fits."""
        if not field.data:
            raise ValidationError(gettext("Enter a reference. It must not be a name"))
        if len(field.data) > LONGEST_REFERENCE:
            sentence = gettext("Use at most %(most)s characters", most=LONGEST_REFERENCE)
            raise ValidationError(sentence)

    def validate_home(self, field: StringField) -> None:
        """Take a place that fits."""
        if len(field.data or "") > LONGEST_PLACE:
            raise ValidationError(gettext("Use at most %(most)s characters", most=LONGEST_PLACE))

    def validate_treatment(self, field: StringField) -> None:
        """Take a place that fits."""
        self.validate_home(field)

    def validate_cancer(self, field: StringField) -> None:
        """Take a kind from the list."""
        _choose(field, CANCERS)

    def validate_phase(self, field: StringField) -> None:
        """Take one from the list."""
        _choose(field, set(Phase))

    def validate_insurance(self, field: StringField) -> None:
        """Take one from the list."""
        _choose(field, set(Insurance))

    def validate_language(self, field: StringField) -> None:
        """Take one from the list."""
        _choose(field, LANGUAGES)

    def validate_age(self, field: StringField) -> None:
        """Take whole years."""
        try:
            if field.data:
                read_whole_number(field.data, 0, OLDEST)
        except ValueError as error:
            raise ValidationError(gettext("Write the age in whole years, such as 46")) from error

    def validate_needs(self, field: SelectMultipleField) -> None:
        """Take needs from the list, as many as one page can propose for."""
        if not all(need in NEEDS for need in field.data or ()):
            raise ValidationError(gettext("Choose from the list"))
        if len(set(field.data or ())) > MOST_NEEDS:
            raise ValidationError(gettext("Choose at most %(most)s needs", most=MOST_NEEDS))

    def validate_note(self, field: StringField) -> None:
        """Take no more than can be kept."""
        if len(field.data or "") > LONGEST_NOTE:
            raise ValidationError(gettext("This is too long. Say it in a few sentences"))

    def validate_consent_on(self, field: StringField) -> None:
        """Take a day that has come."""
        try:
            day = date.fromisoformat(field.data) if field.data else None
        except ValueError as error:
            raise ValidationError(gettext("Write the day like this: 2026-03-31")) from error
        if day is not None and day > today():
            raise ValidationError(gettext("This day has not come yet"))

    def to_known(self) -> Known:
        """Give what was typed, once the form is valid."""
        return Known(
            reference=self.reference.data or "",
            home=self.home.data or "",
            treatment=self.treatment.data or "",
            cancer=self.cancer.data or "",
            phase=self.phase.data or "",
            age=int(self.age.data) if self.age.data else None,
            insurance=self.insurance.data or "",
            language=self.language.data or "",
            needs=tuple(dict.fromkeys(self.needs.data or ())),
            note=self.note.data or "",
            consent_on=date.fromisoformat(self.consent_on.data) if self.consent_on.data else None,
        )

    def doubts(self) -> list[str]:
        """Give what in it may tell who somebody is, in sentences; nothing once they are sure."""
        # What is too long is not kept, and would be read for minutes.
        if len(self.note.data or "") > LONGEST_NOTE or len(self._said_shortly()) > LONGEST_NOTE:
            return []
        found = warn(self.note.data or "", today())
        # A local number may look like any number: what it must not be is a name.
        found += [one for one in warn(self._said_shortly(), today()) if one.sign is not Sign.PHONE]
        if not found or request.form.get(SURE) == self.print():
            return []
        return [gettext(SIGNS[one.sign], text=one.text) for one in found]

    def print(self) -> str:
        """Give a print of what was doubted: who is sure is so of this, and of nothing else."""
        return print_of(f"{self._said_shortly()}\n{self.note.data or ''}")

    def _said_shortly(self) -> str:
        return self.reference.data or ""


def typed_of(known: Known, version: int) -> dict[str, Any]:
    """Give what the form holds for a case as it stands."""
    return {
        "reference": known.reference,
        "home": known.home,
        "treatment": known.treatment,
        "cancer": known.cancer,
        "phase": known.phase,
        "age": "" if known.age is None else str(known.age),
        "insurance": known.insurance,
        "language": known.language,
        "needs": list(known.needs),
        "note": known.note,
        "consent_on": known.consent_on.isoformat() if known.consent_on else "",
        "version": str(version),
    }


def choices() -> Mapping[str, list[tuple[str, str]]]:
    """Give what each list of the form offers, as pairs of value and words."""
    blank = ("", gettext("Not known"))
    languages = sorted(((one, language_name(one) or one) for one in LANGUAGES), key=lambda o: o[1])
    cancers = [term for term in CANCERS if term.id != ANY_CANCER]
    return {
        "cancer": [blank, *((one.id, gettext(one.label)) for one in cancers)],
        "phase": [blank, *((one.value, gettext(words)) for one, words in PHASES.items())],
        "insurance": [blank, *((one.value, gettext(words)) for one, words in INSURANCES.items())],
        "language": [blank, *languages],
    }


def often_needed() -> list[tuple[str, str]]:
    """Give the needs that stand open, as pairs of id and words."""
    return [(need, gettext(NEEDS[need].label)) for need in OFTEN]


def other_needs() -> list[NeedGroup]:
    """Give all other needs in their groups."""
    groups = []
    for top in NEEDS.top():
        below = [one for one in NEEDS.children(top.id) if one.id not in OFTEN]
        needs = [(one.id, gettext(one.label)) for one in below]
        groups.append(NeedGroup(gettext(top.label), needs))
    return groups


def _choose(field: StringField, values: Any) -> None:
    if field.data and field.data not in values:
        raise ValidationError(gettext("Choose from the list"))
