"""May somebody use a service? What is stated of it beside what is known of them, in words.

Only what is stated on both sides can fit or clash. Whatever is missing is to be asked.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from finder.i18n import gettext, join_and, join_or, language_name
from finder.rules.ages import Ages
from finder.text import fold
from finder.vocabulary import (
    ANY_CANCER,
    AUDIENCES,
    CANCERS,
    Applicant,
    ApplicationRoute,
    Cost,
    FundStatus,
    Insurance,
    Phase,
    Stage,
    mark,
)

MOST_NAMED = 3
PATIENT = "patient"
# Whoever a service is for beside people with cancer, with the phase in which it is for them.
OTHERS = {
    "survivor": Phase.AFTER_TREATMENT,
    "metastatic": Phase.METASTATIC,
    "newly_diagnosed": Phase.NEWLY_DIAGNOSED,
    "bereaved": Phase.BEREAVED,
    **dict.fromkeys(("high_risk", "caregiver", "partner", "parent_with_cancer")),
    **dict.fromkeys(("child_with_cancer", "child_of_patient", "professional")),
}
# Words of a centre's name that many centres share. What tells "University of Illinois" from a town
# in Illinois is none of them.
ORDINARY = frozenset(
    {"the", "of", "and", "for", "at", "in", "cancer", "center", "centre", "institute", "hospital"}
    | {"hospitals", "health", "clinic", "clinics", "comprehensive", "system", "care", "nhs"}
    | {"foundation", "trust"}
)
PROFESSIONAL = r"(?:doctors?|nurses?|social workers?|professionals?|health provider|case managers?)"
PAPER = (
    r"(?:forms?|letters?|confirm\w*|refer\w*|sign\w*|prescription|releases?|agrees?|OK|put forward)"
)
WANTS_FORM = re.compile(
    rf"\b(?:{PROFESSIONAL}\b[^.;]*\b{PAPER}|{PAPER}\b[^.;]*\b{PROFESSIONAL})\b", re.IGNORECASE
)

INSURANCE = re.compile(r"\binsurance\b", re.IGNORECASE)
# "No insurance", "with little or no insurance", "underinsured", "ask your insurance first".
NOT_WANTED = re.compile(
    r"\b(?:no|without|little|limited|your|the)\b(?:\W+\w+){0,3}?\W+insurance\b|\bun(?:der)?insured\b",
    re.IGNORECASE,
)


class Fit(StrEnum):
    """How a limit meets what is known."""

    CLASH = "clash"
    ASK = "ask"
    FITS = "fits"


FITS = {Fit.CLASH: mark("Clash"), Fit.ASK: mark("Ask"), Fit.FITS: mark("Fits")}


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody who needs help; empty and None mean not known."""

    age: int | None = None
    cancer: str = ""
    phase: Phase | None = None
    insurance: Insurance | None = None
    language: str = ""
    treatment: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a service states of whom it helps; empty and None mean that nothing is stated."""

    ages: Ages = field(default_factory=Ages)
    cancers: Sequence[str] = ()
    audiences: Sequence[str] = ()
    stage: Stage = Stage.ANY
    own_patients_only: str = ""
    who_can_apply: Applicant = Applicant.UNKNOWN
    routes: Sequence[ApplicationRoute] = ()
    languages: Sequence[str] = ()
    cost: Cost = Cost.UNKNOWN
    fund_status: FundStatus | None = None
    described: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit in words, such as "under 40 only: 46", and how it meets what is known."""

    fit: Fit
    words: str


def judge(stated: Conditions, person: Person) -> list[Limit]:
    """Give each limit that a service states, the clashes first and what fits last."""
    return list(in_order(limit for look in LOOKS if (limit := look(stated, person)) is not None))


def in_order(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """Give limits with the clashes first and what fits last."""
    return tuple(sorted(limits, key=lambda limit: list(Fit).index(limit.fit)))


def only_professionals_apply(stated: Conditions) -> bool:
    """Say whether nobody but a health or social care worker can ask for it."""
    if stated.who_can_apply is Applicant.PROFESSIONAL_ONLY:
        return True
    return bool(stated.routes) and set(stated.routes) == {ApplicationRoute.PROFESSIONAL_ONLY}


def wants_form(stated: Conditions) -> bool:
    """Say whether its own words ask for a form, a letter or a word of a professional."""
    return WANTS_FORM.search(stated.described) is not None


def _age(stated: Conditions, person: Person) -> Limit | None:
    low, high = stated.ages.minimum, stated.ages.maximum
    if low is None and high is None:
        return None
    if low is None and high is not None:
        words = gettext("under %(age)s only", age=high + 1)
    elif high is None:
        words = gettext("%(age)s and over only", age=low)
    else:
        words = gettext("ages %(low)s to %(high)s only", low=low, high=high)
    if person.age is None:
        return Limit(Fit.ASK, gettext("%(limit)s (age not known)", limit=words))
    is_inside = (low is None or low <= person.age) and (high is None or person.age <= high)
    return _said(words, str(person.age), Fit.FITS if is_inside else Fit.CLASH)


def _cancer(stated: Conditions, person: Person) -> Limit | None:
    if not stated.cancers or ANY_CANCER in stated.cancers:
        return None
    named = [gettext(CANCERS[one].label) for one in stated.cancers[:MOST_NAMED]]
    if len(stated.cancers) > MOST_NAMED:
        named.append(gettext("others"))
    words = gettext("%(cancers)s only", cancers=join_and(named))
    if not person.cancer or person.cancer == ANY_CANCER:
        return Limit(Fit.ASK, gettext("%(limit)s (kind of cancer not known)", limit=words))
    if {person.cancer, *CANCERS.ancestors(person.cancer)} & set(stated.cancers):
        fit = Fit.FITS
    else:
        # Breast cancer may turn out to be the kind of breast cancer that it is for.
        below = set(CANCERS.descendants(person.cancer))
        fit = Fit.ASK if below & set(stated.cancers) else Fit.CLASH
    return _said(words, gettext(CANCERS[person.cancer].label), fit)


def _audience(stated: Conditions, person: Person) -> Limit | None:
    others = [one for one in stated.audiences if one in OTHERS]
    if not others or PATIENT in stated.audiences:
        return None
    if person.phase is not None and person.phase in [OTHERS[one] for one in others]:
        return None
    named = join_or([gettext(AUDIENCES[one].label) for one in others[:MOST_NAMED]])
    return Limit(Fit.ASK, gettext("if it is for them too (made for: %(people)s)", people=named))


def _stage(stated: Conditions, person: Person) -> Limit | None:
    if stated.stage is Stage.ANY:
        return None
    is_metastatic = person.phase is Phase.METASTATIC
    if stated.stage is Stage.METASTATIC_ONLY:
        words = gettext("metastatic (stage 4) only")
        return Limit(Fit.FITS, words) if is_metastatic else _ask_stage(words)
    words = gettext("early cancer only, not stage 4")
    return Limit(Fit.CLASH, words) if is_metastatic else _ask_stage(words)


def _ask_stage(words: str) -> Limit:
    return Limit(Fit.ASK, gettext("%(limit)s (stage not known)", limit=words))


def _patients(stated: Conditions, person: Person) -> Limit | None:
    if not stated.own_patients_only:
        return None
    words = gettext("patients of %(centre)s only", centre=stated.own_patients_only)
    if not person.treatment:
        return Limit(Fit.ASK, gettext("%(limit)s (place of treatment not known)", limit=words))
    is_it = _names_centre(person.treatment, stated.own_patients_only)
    # A centre has many names: another one is no proof of another place.
    return _said(words, person.treatment, Fit.FITS if is_it else Fit.ASK)


def _names_centre(typed: str, centre: str) -> bool:
    """Say whether what was typed names this centre, and not just its town or one beside it."""
    said, name = set(fold(typed).split()), set(fold(centre).split())
    telling = name - ORDINARY
    if not telling or not telling <= said:
        return False
    # "Boston" alone is a town.
    return len(telling) > 1 or len(name & said) > 1 or len(name) == 1


def _insurance(stated: Conditions, person: Person) -> Limit | None:
    if stated.cost is not Cost.INSURANCE_BILLED:
        wants_it = INSURANCE.search(stated.described) and not NOT_WANTED.search(stated.described)
        if not wants_it or person.insurance is not Insurance.NONE:
            return None
        return Limit(Fit.ASK, gettext("if it is for people without insurance"))
    words = gettext("billed to insurance")
    if person.insurance is Insurance.NONE:
        return Limit(Fit.CLASH, gettext("%(limit)s: they have none", limit=words))
    return Limit(Fit.ASK, gettext("%(limit)s: if theirs is taken", limit=words))


def _language(stated: Conditions, person: Person) -> Limit | None:
    if not person.language:
        return None
    name = language_name(person.language) or person.language
    if person.language in stated.languages:
        return Limit(Fit.FITS, gettext("%(language)s is among its languages", language=name))
    return Limit(Fit.ASK, gettext("if they speak %(language)s", language=name))


def _fund(stated: Conditions, _person: Person) -> Limit | None:
    if stated.fund_status is None:
        return None
    return {
        FundStatus.OPEN: Limit(Fit.FITS, gettext("the fund was open when we last heard")),
        FundStatus.WAITING_LIST: Limit(Fit.ASK, gettext("how long the fund's waiting list is")),
        FundStatus.CLOSED: Limit(Fit.CLASH, gettext("the fund is closed for now")),
        FundStatus.UNKNOWN: Limit(Fit.ASK, gettext("if the fund is open")),
    }[stated.fund_status]


def _said(limit: str, known: str, fit: Fit) -> Limit:
    return Limit(fit, gettext("%(limit)s: %(known)s", limit=limit, known=known))


LOOKS: tuple[Callable[[Conditions, Person], Limit | None], ...] = (
    *(_age, _cancer, _audience, _stage, _patients, _fund, _insurance, _language),
)
