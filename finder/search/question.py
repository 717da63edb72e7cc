"""A request with what follows from it, and what the directory holds that answers it."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.i18n import SOURCE_LANGUAGE
from finder.rules.freshness import earliest_listed
from finder.search import facets, fitting, ordering
from finder.search.bands import Band
from finder.search.index import Index, members
from finder.search.reach import Reached
from finder.search.request import SearchRequest
from finder.search.sensitive import unasked
from finder.search.understanding import Understanding

MOST_ALSO = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A request with all that follows from it before any filter is applied."""

    request: SearchRequest
    asked: SearchRequest  # without the filters that its words became
    understanding: Understanding
    fitted: fitting.Fit
    listed: BitMap  # may stand in results today, or asked for by name


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question finds, before anything is put in order or shown."""

    question: Question
    reached: Reached
    found: BitMap
    others: dict[str, BitMap]  # by filter: what its other values would leave
    bands: dict[Band, BitMap]
    also: NDArray[np.uint32]  # what may help beside it, best first
    beside: NDArray[np.float64]
    lead: NDArray[np.uint32]  # what stands before all of it
    lead_beside: NDArray[np.float64]

    def led_by(self, other: "Answer") -> "Answer":
        """Give this answer with what may help beside another one before it."""
        also = self.also[~np.isin(self.also, other.also)]
        return replace(self, lead=other.also, lead_beside=other.beside, also=also)


def ask(
    index: Index,
    request: SearchRequest,
    understanding: Understanding,
    today: date,
    asked: SearchRequest | None = None,
) -> Question:
    """Give a request with what follows from it; `asked` is how it was typed, if otherwise."""
    reader = request.reader if request.reader != SOURCE_LANGUAGE else understanding.language
    fitted = fitting.fit(index, understanding, request.chosen, reader)
    listed = listed_on(index, today) | fitted.named
    return Question(request, asked or request, understanding, fitted, listed)


def finds_nothing(question: Question) -> bool:
    """Say whether the words fit nothing at all, wherever it is."""
    fitting = question.fitted.fitting
    return question.understanding.notice is None and fitting is not None and not fitting


def listed_on(index: Index, today: date) -> BitMap:
    """Give what may stand in results on a day: not ended, and not confirmed too long ago."""
    earliest = earliest_listed(today).toordinal()
    days = index.last_confirmed_days
    lapsed = np.flatnonzero((days > 0) & (days < earliest))
    return index.listed - BitMap(lapsed.tolist())


def fitting_of(question: Question) -> BitMap:
    """Give what the words fit, wherever it is: all that is listed where there are no words."""
    fitting = question.fitted.fitting
    return question.listed if fitting is None else question.listed & fitting


def unasked_by(
    index: Index, question: Question, key: str | None = None, value: str | None = None
) -> BitMap:
    """Give what stays hidden under the chosen filters, or if one of them had just one value."""
    chosen = question.request.chosen
    if key is not None:
        chosen = {**chosen, key: () if value is None else (value,)}
    return unasked(index, chosen, question.understanding) - question.fitted.named


def narrow(index: Index, question: Question, reached: Reached) -> tuple[BitMap, dict[str, BitMap]]:
    """Apply place, fit and filters; give what is left and what each filter's others leave.

    What nobody asked for is taken out of the first only: choosing a value may be the asking.
    """
    here = reached.all()
    if question.understanding.place is None:
        here |= question.fitted.named  # who names no place may ask for anything by its name
    candidates = fitting.keep_good(question.fitted, fitting_of(question) & here)
    if not candidates and question.fitted.says_whom:
        # "Anything for husbands in Leeds": the word that nobody there uses asks for nothing.
        candidates = question.listed & here - question.fitted.others
    found, others = facets.narrow(index, candidates, question.request.chosen, reached)
    return found - unasked_by(index, question), others


def also_helps(
    index: Index, question: Question, reached: Reached, found: BitMap, bands: dict[Band, BitMap]
) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """Give what may help where little was found, best first, and how near its kind of help is.

    As many as fill the page, and a few at most: kinds of help beside the one that was asked for,
    what fits it badly, and people who know what else there is. What was chosen still cuts.
    """
    request, fitted = question.request, question.fitted
    nothing = np.array([], dtype=np.uint32), np.zeros(0)
    room = min(request.limit - len(found), MOST_ALSO)
    by_name = found & fitted.named
    if room <= 0 or by_name or question.understanding.notice is not None:
        return nothing
    beside = fitting.beside(index, question.understanding, found)
    if not beside.any():
        return nothing
    may_help = BitMap(np.flatnonzero((beside > 0) | (fitted.kind > 0)).tolist())
    # "Free" in a sentence is no reason to hide what is nearly free; a chosen filter is, and so is
    # a language: who asked for Spanish is not helped by people who speak none.
    chosen = {**question.asked.chosen, facets.LANGUAGE: request.values(facets.LANGUAGE)}
    allowed, _ = facets.narrow(index, may_help & reached.all(), chosen, reached)
    allowed = (allowed & question.listed) - found - unasked_by(index, question)
    numbers = members(allowed - fitted.others - bands.get(Band.ASK, BitMap()))
    scores = np.round(ordering.score_reach(index, fitted.scores + beside, bands)[numbers], 6)
    return numbers[np.lexsort((index.name_order[numbers], -scores))][:room], beside
