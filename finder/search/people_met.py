"""How well whom a service is for fits the people of a question."""

from collections.abc import Iterable, Set

import numpy as np
from pyroaring import BitMap

from finder.search.index import Index
from finder.search.topics import CLOSE_TO_THE_ILL
from finder.search.understanding import Understanding
from finder.search.weights import Scores, flags
from finder.vocabulary import AUDIENCES

# Audiences that say nothing special about a service.
ORDINARY_AUDIENCES = frozenset(
    {"patient", "caregiver", "women", "survivor", "newly_diagnosed", "low_income"}
)
RELATIVES = CLOSE_TO_THE_ILL - {"bereaved"}
OWN_GROUPS = frozenset(
    {"lgbtq", "trans_nonbinary", "veteran_military", "black", "asian_pacific", "indigenous"}
    | {"deaf_hoh", "blind_low_vision"}
)
OF_AN_AGE = frozenset({"child_with_cancer", "young_adult", "child_of_patient"})
OPEN_TO_ALL = frozenset({"patient", "survivor", "newly_diagnosed"})
MEN, WOMEN = "men", "women"


def share(index: Index, key: str, terms: tuple[str, ...]) -> Scores:
    """Give flags for the services that have any of these terms of a list."""
    return flags(
        index, BitMap.union(BitMap(), *(index.facets[key].get(term, BitMap()) for term in terms))
    )


def other_audiences(index: Index, terms: tuple[str, ...]) -> Scores:
    """Give flags for services made for a group that was not mentioned.

    That somebody close to the ill asks does not make the ill one of a group: a service for
    children with cancer and their parents is not for the daughter of a mother with cancer.
    """
    asked = set(terms)
    groups = {one.id for one in AUDIENCES} - ORDINARY_AUDIENCES - asked
    of_the_ill = _of(index, groups - CLOSE_TO_THE_ILL)
    of_others = _of(index, groups & CLOSE_TO_THE_ILL)
    return flags(
        index,
        (of_the_ill - _of(index, asked - CLOSE_TO_THE_ILL | OPEN_TO_ALL))
        # "Patients from 20 to 39" are a group of their own all the same, and so are Black women.
        | ((of_the_ill & index.for_the_young) - _of(index, asked & OF_AN_AGE))
        | (_of(index, OWN_GROUPS - asked) - _of(index, OWN_GROUPS & asked))
        | (of_others - _of(index, asked | OPEN_TO_ALL))
        | _for_other_relatives(index, asked),
    )


def _for_other_relatives(index: Index, asked: Set[str]) -> BitMap:
    """Give the services for somebody else close to the ill: a child's grief is not a husband's."""
    if not asked & RELATIVES:
        # "Lost my mum": what is for widows alone, or for children alone, is for few of these.
        return _for_one_relative(index) if "bereaved" in asked else BitMap()
    return _of(index, RELATIVES) - _of(index, asked & RELATIVES | OPEN_TO_ALL)


def _of(index: Index, audiences: Iterable[str]) -> BitMap:
    """Give the services made for any of these audiences."""
    there = index.facets["audience"]
    return BitMap.union(BitMap(), *(there.get(one, BitMap()) for one in audiences))


def other_roles(index: Index, terms: tuple[str, ...]) -> Scores:
    """Give flags for services made for others, when somebody close to the ill person asks."""
    if not set(terms) & CLOSE_TO_THE_ILL:
        return np.zeros(index.size)
    return flags(index, index.known["audience"] - _of(index, CLOSE_TO_THE_ILL))


def own_groups(audiences: Iterable[str]) -> tuple[str, ...]:
    """Give, of those that help is for, the groups that few belong to and that say who one is."""
    return tuple(one for one in audiences if one in OWN_GROUPS)


def for_the_other_sex(index: Index, understanding: Understanding) -> BitMap:
    """Give the services for women alone where a man is spoken of, and the other way round."""
    audiences = index.facets["audience"]
    said = {MEN, WOMEN} & set(understanding.terms("audience"))
    if len(said) != 1:
        return BitMap()
    (one,) = said
    other = WOMEN if one == MEN else MEN
    return audiences.get(other, BitMap()) - audiences.get(one, BitMap())


def _for_one_relative(index: Index) -> BitMap:
    """Give the services for one kind of relative alone: for partners, or for children."""
    partners, children = (_of(index, (one,)) for one in ("partner", "child_of_patient"))
    return (partners ^ children) - _of(index, ("caregiver",))
