"""What may be chosen in the form by which a service is added, each value with its words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache

from finder.i18n import country_name, current_language, zone_city
from finder.rules.zone_words import clock_names, countries_with_clocks, zones_of
from finder.vocabulary import (
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
from finder.vocabulary.words import WORDS

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
    return (ChoiceGroup("", (*clocks, Choice(UNKNOWN_ZONE, I_DO_NOT_KNOW))),)


# Whoever fills in the form speaks of what they know themselves.
I_DO_NOT_KNOW = mark("I do not know")


def _known_or_not(words: dict[Enum, str], unknown: Enum) -> dict[Enum, str]:
    return words | {unknown: I_DO_NOT_KNOW}


ORGANIZATION_TYPES = _known_or_not(WORDS[OrganizationType], OrganizationType.UNKNOWN)
FUND_STATUSES = _known_or_not(WORDS[FundStatus], FundStatus.UNKNOWN) | {
    FundStatus.OPEN: mark("It takes applications today")
}
LINK_KINDS = WORDS[LinkKind]
COST_WORDS = _known_or_not(WORDS[Cost], Cost.UNKNOWN)
STAGES = WORDS[Stage]
APPLICANTS = _known_or_not(WORDS[Applicant], Applicant.UNKNOWN)
ROUTES = WORDS[ApplicationRoute]
SENSITIVITIES = WORDS[Sensitivity]


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
