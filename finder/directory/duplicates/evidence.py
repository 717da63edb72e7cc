"""What speaks for and against two records being one service, each with its weight and reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log2
from typing import Protocol
from uuid import UUID

from finder.directory.duplicates.sharing import best_shared, covered, share
from finder.directory.duplicates.topics import topic_words
from finder.directory.duplicates.traits import Traits
from finder.directory.duplicates.vocabulary import Vocabulary
from finder.vocabulary import CANCERS, NEEDS


class Facts(Protocol):
    """What the whole directory says of a name's word, of a number and of an organisation."""

    vocabulary: Vocabulary

    def uses(self, kind: str, value: str) -> int:
        """Give how many services have this phone, site, page or address of mail."""

    def domains_of(self, organization_id: UUID | None) -> frozenset[str]:
        """Give the sites of all services of an organisation."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a piece of evidence counts, and why."""

    value: float
    reason: str


# Units are those of a logistic regression: 1 makes it 2.7 times as likely, -1 as unlikely. They
# were fitted to the labelled pairs of the half for development, drawn towards what a person would
# say beforehand, and rounded (docs/decisions/0033-what-makes-two-records-one.md).
START = -1.8
WEIGHTS = {
    "who": Weight(1.0, "one organisation: by its name, its letters, or named inside the other's"),
    "name": Weight(2.0, "the service is called the same"),
    "whole": Weight(0.9, "organisation and service together are called the same"),
    "inside": Weight(1.4, "one of the names holds all the words of the other"),
    "phone": Weight(1.2, "one phone; less, the more services share it"),
    "domain": Weight(0.4, "one website says who, hardly what; less, the more services share it"),
    "page": Weight(0.2, "one page; many pages list several services"),
    "email": Weight(1.0, "one address of mail; less, the more services share it"),
    "near": Weight(0.6, "within 15 km"),
    "street": Weight(0.6, "one street and number"),
    "description": Weight(1.6, "the descriptions share more words than any two do"),
    "own_words": Weight(-0.4, "each name has rare words that the other lacks"),
    "more_words": Weight(-0.7, "one name has rare words more: a town, a programme"),
    "other_phone": Weight(-1.2, "both have phones, none the same"),
    "other_site": Weight(-1.5, "both have websites, none the same"),
    "other_street": Weight(-2.4, "both have street addresses, none the same"),
    "far": Weight(-2.5, "more than 50 km apart"),
    "other_region": Weight(-2.2, "for other states or provinces"),
    "other_country": Weight(-2.7, "for other countries"),
    "other_need": Weight(-3.0, "no kind of help in common; less within one group of needs"),
    "other_mode": Weight(-1.2, "no way of taking part in common"),
    "other_cancer": Weight(-1.6, "for cancers that are not related"),
    "other_people": Weight(-1.6, "the names speak of other people, cancers or medicines"),
    "other_language": Weight(-1.8, "only one of the names says a language"),
    "sisters": Weight(-1.2, "both stand under one organisation: who wrote one saw the other"),
    "one_for_some": Weight(-0.3, "only one of the names speaks of certain people"),
}
# From which likelihood on somebody who types is asked, from which on a pair is listed at the desk,
# and from which on it is said to be likely.
POSSIBLE, WORTH_LISTING, LIKELY = 0.27, 0.5, 0.62
NEAR_KILOMETRES, FAR_KILOMETRES = 15, 50
SHORT_NAME, NAMED_INSIDE, SAME_SITE = 0.8, 0.85, 0.8
UNKNOWN = 0.5
LEAST_SHARED = 0.4
CERTAIN = 0.95
MOST_WORDS = 2.0
SAME_GROUP = 0.4
MOST_OF_ONE = 30  # a site of more services lends its pages to others
USUAL_DESCRIPTION, LEAST_TEXT = 0.3, 0.1
STREET_SHARED = 0.6


def weigh(a: Traits, b: Traits, facts: Facts) -> dict[str, float]:
    """Give the evidence by name, each mostly from 0 to 1."""
    found = _contacts(a, b, facts) | _places(a, b) | _help(a, b, facts)
    if a.whole.words and b.whole.words:
        return found | _names(a, b, facts)
    return found | dict.fromkeys(("who", "name", "whole", "inside"), UNKNOWN)


def are_plainly_two(a: Traits, b: Traits, facts: Facts) -> bool:
    """Say at once that two records are two: for other areas, and under other names.

    Nothing else could make up for that; a full look takes twenty times as long.
    """
    same_area = (
        not a.countries or not b.countries or not a.countries.isdisjoint(b.countries)
    ) and (not a.regions or not b.regions or not a.regions.isdisjoint(b.regions))
    if same_area or not a.phones.isdisjoint(b.phones):
        return False
    vocabulary = facts.vocabulary
    shared = vocabulary.weigh(a.whole.known & b.whole.known)
    whole = vocabulary.weigh_text(a.whole.known) + vocabulary.weigh_text(b.whole.known)
    return 2 * shared < LEAST_SHARED * whole


def _names(a: Traits, b: Traits, facts: Facts) -> dict[str, float]:
    vocabulary = facts.vocabulary
    is_short = _is_short(a, b) or _is_short(b, a)
    whole = share(a.whole, b.whole, vocabulary)
    found = {
        "who": _who(a, b, facts, is_short=is_short),
        "whole": whole.likeness,
        "inside": whole.inside,
    }
    name = best_shared(a.names, b.names, vocabulary)
    found["name"] = name.likeness
    apart = name
    if not (a.organizations and b.organizations):
        # Somebody who types one name only may mean either.
        found["name"] = max(UNKNOWN, name.likeness)
        apart = whole
    # A word that stands in the other's organisation is no difference.
    left = [word for word in _telling(apart.left) if word not in b.whole.words]
    right = [word for word in _telling(apart.right) if word not in a.whole.words]
    one, other = sorted((vocabulary.weigh(left), vocabulary.weigh(right)))
    known = SHORT_NAME if is_short else 1.0
    found["own_words"] = known * min(one, MOST_WORDS)
    if a.organizations and b.organizations:
        found["more_words"] = known * min(other - one, MOST_WORDS)
    return found


def _is_short(a: Traits, b: Traits) -> bool:
    return not b.shorts.isdisjoint(
        word for name in (*a.organizations, *a.names) for word in name.all
    )


def _who(a: Traits, b: Traits, facts: Facts, *, is_short: bool) -> float:
    if a.organization_id is not None and a.organization_id == b.organization_id:
        return 1.0
    vocabulary = facts.vocabulary
    alike = best_shared(a.organizations, b.organizations, vocabulary).likeness
    if alike >= CERTAIN:
        return alike
    inside = max(
        (
            covered(name, whole, vocabulary)
            for names, whole in ((a.organizations, b.whole), (b.organizations, a.whole))
            for name in names
        ),
        default=0.0,
    )
    sites = _all_sites(a, facts) & _all_sites(b, facts)
    of_few = any(facts.uses("domain", site) <= MOST_OF_ONE for site in sites)
    return max(alike, NAMED_INSIDE * inside, SHORT_NAME * is_short, SAME_SITE * of_few)


def _all_sites(traits: Traits, facts: Facts) -> frozenset[str]:
    """Give the sites of a service and of its organisation's others."""
    return facts.domains_of(traits.organization_id) | traits.domains


def _telling(words: tuple[str, ...]) -> Iterator[str]:
    return (word for word in words if word not in topic_words())


def _contacts(a: Traits, b: Traits, facts: Facts) -> dict[str, float]:
    found = {}
    for kind, ours, theirs in (
        ("phone", a.phones, b.phones),
        ("domain", a.domains, b.domains),
        ("page", a.pages, b.pages),
        ("email", a.emails, b.emails),
    ):
        # A switchboard of twenty services tells less than a number of one.
        shared = [1 / (1 + log2(max(1, facts.uses(kind, one)))) for one in ours & theirs]
        if shared:
            found[kind] = max(shared)
    if a.phones and b.phones and "phone" not in found:
        found["other_phone"] = 1.0
    if a.domains and b.domains and _all_sites(a, facts).isdisjoint(_all_sites(b, facts)):
        found["other_site"] = 1.0
    return found


def _places(a: Traits, b: Traits) -> dict[str, float]:
    found = {}
    distance = min((one.kilometres_to(other) for one in a.spots for other in b.spots), default=None)
    if distance is not None:
        found["near"] = float(distance < NEAR_KILOMETRES)
        found["far"] = float(distance > FAR_KILOMETRES)
    if a.streets and b.streets:
        same = any(_is_same_street(one, other) for one in a.streets for other in b.streets)
        found["street"] = float(same and not found.get("far"))
        found["other_street"] = 1.0 - found["street"]
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        found["other_country"] = 1.0
    elif a.regions and b.regions and a.regions.isdisjoint(b.regions):
        found["other_region"] = 1.0
    return found


def _is_same_street(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(1.0, STREET_SHARED * min(len(one), len(other)))


def _help(a: Traits, b: Traits, facts: Facts) -> dict[str, float]:
    found = {}
    if a.needs and b.needs and a.needs.isdisjoint(b.needs):
        same_group = not _groups(a.needs).isdisjoint(_groups(b.needs))
        found["other_need"] = SAME_GROUP if same_group else 1.0
    if a.modes and b.modes and a.modes.isdisjoint(b.modes):
        found["other_mode"] = 1.0
    if a.cancers and b.cancers and not _are_related(a.cancers, b.cancers):
        found["other_cancer"] = 1.0
    found |= _people(a, b)
    if a.text and b.text:
        vocabulary = facts.vocabulary
        both = vocabulary.weigh(a.description & b.description)
        whole = vocabulary.weigh_text(a.description) + vocabulary.weigh_text(b.description)
        found["description"] = max(0.0, 2 * both / max(whole, LEAST_TEXT) - USUAL_DESCRIPTION)
    return found


def _people(a: Traits, b: Traits) -> dict[str, float]:
    """Compare the people, cancers, medicines and languages that the names speak of."""
    found = {}
    if a.sorts and b.sorts:
        found["other_people"] = float(a.sorts.isdisjoint(b.sorts))
    else:
        found["one_for_some"] = float(bool(a.sorts) != bool(b.sorts))
    languages = [any(kind == "language" for kind, _ in one.sorts) for one in (a, b)]
    if languages[0] != languages[1] and a.speaks_english and b.speaks_english:
        found["other_language"] = 1.0
    return found


@lru_cache(maxsize=4096)
def _groups(needs: frozenset[str]) -> frozenset[str]:
    return frozenset(group for need in needs for group in (*NEEDS.ancestors(need), need))


@lru_cache(maxsize=4096)
def _are_related(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(
        one == other or one in CANCERS.ancestors(other) or other in CANCERS.ancestors(one)
        for one in ours
        for other in theirs
    )


def likelihood(evidence: dict[str, float]) -> float:
    """Give how likely it is that two records with this evidence are one, from 0 to 1."""
    total = START + sum(WEIGHTS[name].value * value for name, value in evidence.items())
    return 1 / (1 + exp(-total))
