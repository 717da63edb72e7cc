"""What may be chosen in the form by which a service is added, each value with its words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache

from finder.i18n import country_name, current_language, zone_city
from finder.rules.zone_words import clock_names, countries_with_clocks, zones_of
from finder.vocabulary import (
    COSTS,
    Applicant,
    ApplicationRoute,
    Cost,
    FundStatus,
    LinkKind,
    OrganizationType,
    Sensitivity,
    Stage,
    Taxonomy,
    mark,
)

UNKNOWN_ZONE = "unknown"
# Chosen among organisations that are here: it is none of them.
NEW_ORGANIZATION = "new"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose: what is kept, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Values to choose under one heading, empty where they need none."""

    heading: str
    choices: tuple[Choice, ...]


Choices = Callable[[str], tuple[ChoiceGroup, ...]]


def grouped_terms(taxonomy: Taxonomy, _country: str) -> tuple[ChoiceGroup, ...]:
    """Give the terms of a taxonomy, each group under its heading."""
    groups, alone = [], []
    for top in taxonomy.top():
        below = [term for term in taxonomy if top.id in taxonomy.ancestors(term.id)]
        if below:
            groups.append(
                ChoiceGroup(top.label, tuple(Choice(term.id, term.label) for term in below))
            )
        else:
            alone.append(Choice(top.id, top.label))
    return (ChoiceGroup("", tuple(alone)), *groups) if alone else tuple(groups)


def all_terms(taxonomy: Taxonomy, _country: str) -> tuple[ChoiceGroup, ...]:
    """Give every term of a taxonomy in one list, also those with others below them."""
    return (ChoiceGroup("", tuple(Choice(term.id, term.label) for term in taxonomy)),)


def listed(words: dict[Enum, str], _country: str) -> tuple[ChoiceGroup, ...]:
    """Give the values of a closed list in one list."""
    choices = tuple(Choice(str(value.value), label) for value, label in words.items())
    return (ChoiceGroup("", choices),)


def countries(_country: str) -> tuple[ChoiceGroup, ...]:
    """Give every country by name."""
    return _countries_in(current_language())


@cache
def _countries_in(_language: str) -> tuple[ChoiceGroup, ...]:
    choices = (Choice(code, country_name(code) or code) for code in countries_with_clocks())
    return (ChoiceGroup("", tuple(sorted(choices, key=lambda choice: choice.words))),)


def zones(country: str) -> tuple[ChoiceGroup, ...]:
    """Give the clocks of a country, and that one does not know."""
    clocks = [
        Choice(zone, f"{zone_city(zone)} ({clock_names(zone)})") for zone in zones_of(country)
    ]
    return (ChoiceGroup("", (*clocks, Choice(UNKNOWN_ZONE, mark("I do not know")))),)


ORGANIZATION_TYPES: dict[Enum, str] = {
    OrganizationType.CHARITY: mark("Charity"),
    OrganizationType.PUBLIC: mark("Public body"),
    OrganizationType.HOSPITAL: mark("Hospital or health centre"),
    OrganizationType.COMPANY: mark("Company"),
    OrganizationType.UNIVERSITY: mark("University"),
    OrganizationType.INFORMAL: mark("Group of volunteers"),
    OrganizationType.UNKNOWN: mark("I do not know"),
}
FUND_STATUSES: dict[Enum, str] = {
    FundStatus.OPEN: mark("It takes applications today"),
    FundStatus.WAITING_LIST: mark("It has a waiting list"),
    FundStatus.CLOSED: mark("It is closed for now"),
    FundStatus.UNKNOWN: mark("I do not know"),
}
LINK_KINDS: dict[Enum, str] = {
    LinkKind.OWN: mark("The service’s own page"),
    LinkKind.ABOUT: mark("A page of somebody else about it"),
    LinkKind.CLINICIAN: mark("A page for health professionals"),
}
COST_WORDS: dict[Enum, str] = {Cost(term.id): term.label for term in COSTS}
COST_WORDS |= {
    Cost.NOT_APPLICABLE: mark("It gives money or goods"),
    Cost.UNKNOWN: mark("I do not know"),
}
STAGES: dict[Enum, str] = {
    Stage.ANY: mark("Any stage"),
    Stage.EARLY_ONLY: mark("Early cancer only"),
    Stage.METASTATIC_ONLY: mark("Metastatic (stage 4) cancer only"),
}
APPLICANTS: dict[Enum, str] = {
    Applicant.EITHER: mark("The person or their family"),
    Applicant.SELF: mark("The person"),
    Applicant.FAMILY: mark("The family"),
    Applicant.PROFESSIONAL_ONLY: mark("Only a health or social care worker"),
    Applicant.UNKNOWN: mark("I do not know"),
}
ROUTES: dict[Enum, str] = {
    ApplicationRoute.PHONE: mark("By phone"),
    ApplicationRoute.EMAIL: mark("By e-mail"),
    ApplicationRoute.ONLINE_FORM: mark("A form on the website"),
    ApplicationRoute.POST: mark("A form by post"),
    ApplicationRoute.IN_PERSON: mark("Ask there in person"),
    ApplicationRoute.WALK_IN: mark("Just come"),
    ApplicationRoute.PROFESSIONAL_ONLY: mark("A professional asks"),
}
SENSITIVITIES: dict[Enum, str] = {
    Sensitivity.STAGE4_ONLY: mark("Speaks of stage 4 cancer"),
    Sensitivity.END_OF_LIFE: mark("Speaks of the end of life"),
    Sensitivity.BEREAVEMENT: mark("Speaks of death and loss"),
    Sensitivity.SCREENING_HEALTHY: mark("Screening for people without cancer"),
}


class SourceKind(StrEnum):
    """How we came to know of a service."""

    PAGE = "page"
    TOLD = "told"
    PRINTED = "printed"


SOURCE_KINDS: dict[Enum, str] = {
    SourceKind.PAGE: mark("A web page"),
    SourceKind.TOLD: mark("The organisation told us"),
    SourceKind.PRINTED: mark("Something printed by the organisation"),
}
