"""How well the kinds of help that a service gives answer the kind that was asked for."""

from collections.abc import Iterable, Sequence

import numpy as np
from pyroaring import BitMap

from finder.search.index import Index, members
from finder.search.related import GIVEN_BY, PEOPLE_TO_ASK, related
from finder.search.topics import Read
from finder.search.understanding import Understanding
from finder.search.weights import Scores
from finder.vocabulary import NEEDS

SECONDARY_NEED = 0.75
# Several kinds of help were asked for: how much the best of them counts, and not all together.
ONE_OF_SEVERAL = 0.6
WHOLE_GROUP = 0.6
FACTS = "cancer_information"
ABOUT_ANYTHING = frozenset({FACTS, *PEOPLE_TO_ASK})


def score_needs(index: Index, reads: Iterable[Read]) -> Scores:
    """Give how well each service's needs answer what was asked for.

    Who names several kinds of help is glad of each of them, and of one that gives more of them.
    """
    phrases: dict[str, list[str]] = {}
    for read in reads:
        if read.taxonomy == "need":
            phrases.setdefault(read.words, []).append(read.term)
    if not phrases:
        return np.zeros(index.size)
    each = np.array([_answered(index, terms) for terms in phrases.values()])
    best: Scores = each.max(axis=0)
    together: Scores = each.mean(axis=0)
    return ONE_OF_SEVERAL * best + (1 - ONE_OF_SEVERAL) * together


def _answered(index: Index, terms: Sequence[str]) -> Scores:
    """Give how well each service answers the best of the terms, those that just give it too."""
    givers = [giver for term in terms for giver in GIVEN_BY.get(term, ())]
    answered: Scores = np.maximum(
        best_need(index, terms), SECONDARY_NEED * best_need(index, givers)
    )
    if FACTS in terms:
        # Who answers questions and gives the facts is no less of an answer than a page of them.
        answerers = [index.main_need.get(one, BitMap()) for one in PEOPLE_TO_ASK]
        at = members(BitMap.union(*answerers) & index.facets["need"].get(FACTS, BitMap()))
        answered[at] = 1.0
    if set(terms) <= ABOUT_ANYTHING:
        # A guide on costs is less of an answer to "what happens now" than one on all of it.
        about_other = members(_about_something_else(index, terms))
        answered[about_other] = np.minimum(answered[about_other], SECONDARY_NEED)
    return answered


def _about_something_else(index: Index, terms: Iterable[str]) -> BitMap:
    """Give the services that give facts on some trouble which is none of the terms."""
    there = index.facets["need"]
    troubles = [one for one in there if not NEEDS.children(one) and one not in ABOUT_ANYTHING]
    others = BitMap.union(BitMap(), *(there[one] for one in troubles if one not in terms))
    return index.main_need.get(FACTS, BitMap()) & others


def related_needs(index: Index, understanding: Understanding, needs: Scores) -> Scores:
    """Give how near the help of a service is to what was asked for, where it is none of it."""
    near = best_need(index, related(understanding.terms("need")))
    return np.where(needs > 0, 0.0, near)


def best_need(index: Index, terms: Iterable[str]) -> Scores:
    """Give how well each service's needs answer the best of the terms, its main need most."""
    best = np.zeros(index.size)
    for term in terms:
        is_group = bool(NEEDS.children(term))
        has = members(index.facets["need"].get(term, BitMap()))
        best[has] = np.maximum(best[has], WHOLE_GROUP if is_group else SECONDARY_NEED)
        main = BitMap.union(
            BitMap(), *(index.main_need.get(one, BitMap()) for one in NEEDS.family(term))
        )
        at = members(main)
        best[at] = np.maximum(best[at], SECONDARY_NEED if is_group else 1.0)
    return best
