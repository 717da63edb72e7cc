"""The walk of one search: request, understanding, index, fitting, reach, filters, results."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap
from sqlalchemy import select
from sqlmodel import Session

from finder.i18n import SOURCE_LANGUAGE
from finder.models import DirectoryState, table_of
from finder.models.history import THE_ONLY_ROW
from finder.places.distance import round_reaches
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, PlaceKind
from finder.rules.freshness import earliest_listed
from finder.search import facets, fitting, ordering
from finder.search.alarms import Notice
from finder.search.bands import Band
from finder.search.building import build
from finder.search.cards import Shelf
from finder.search.centres import places_of_centre
from finder.search.filters import FILTERS
from finder.search.gathering import (
    SPARE,
    Found,
    Gathered,
    Part,
    kinds_of_cancer,
    made_for_groups,
    pick,
    showable,
)
from finder.search.homes import at_home
from finder.search.index import TEXT_FIELDS, Index, members
from finder.search.naming import asked_by_name
from finder.search.reach import Reached, known_in, nearest_site, reach, usable_everywhere
from finder.search.request import FURTHEST_KILOMETRES, NEARBY_KILOMETRES, SearchRequest
from finder.search.results import (
    Card,
    DirectorySize,
    NearestBeyond,
    SearchResults,
    WaysOn,
    WithoutFilter,
)
from finder.search.sensitive import unasked
from finder.search.understanding import Understanding, settle, understand
from finder.vocabulary import IN_PERSON

FEW = 3
MOST_ALSO = 6
NEWEST_VERSION = select(table_of(DirectoryState).c.version).where(
    table_of(DirectoryState).c.id == THE_ONLY_ROW
)


class UnknownCountryError(ValueError):
    """The home country is not in the gazetteer."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A request with all that follows from it before any filter is applied."""

    request: SearchRequest
    asked: SearchRequest  # without the filters that its words became
    understanding: Understanding
    fitted: fitting.Fit
    listed: BitMap  # may stand in results today, or asked for by name


class Finder:
    """Searches the directory; holds the newest index and is safe to share by threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._index: Index | None = None
        self._shelf = Shelf(version=-1)
        self._building = threading.Lock()

    def index(self, session: Session) -> Index:
        """Give the index of the version that the session sees, made anew when it moved."""
        version = session.connection().execute(NEWEST_VERSION).scalar() or 0
        index = self._index
        if index is not None and index.version == version:
            return index
        with self._building:
            if self._index is None or self._index.version != version:
                self._index = build(session, self._gazetteer, version)
            return self._index

    def off(self, session: Session) -> BitMap:
        """Give the numbers of the services that this install does not show."""
        return self.index(session).off

    def size(self, session: Session) -> DirectorySize:
        """Give how much can be found: services that are not known to have ended."""
        index = self.index(session)
        organizations = np.unique(index.organizations[members(index.listed)])
        return DirectorySize(len(index.listed), len(organizations))

    def search(self, session: Session, request: SearchRequest, today: date) -> SearchResults:
        """Give the page of services that answer the request; raises UnknownCountryError."""
        index = self.index(session)
        asked = request
        question = self._question(index, asked, today)
        request = question.request
        place = question.understanding.place
        reached = self._reach(index, question)
        found, others = _narrow(index, question, reached)
        bands = reached.bands(index, request.values(facets.MODE))
        numbers = _order(index, question, found, bands, reached)
        pages = max(1, -(-len(numbers) // request.limit))
        start = (min(request.page, pages) - 1) * request.limit
        shown = numbers[start : start + request.limit]
        also, beside = _also(index, question, reached, found, bands)
        known = place.place if place is not None else None
        return SearchResults(
            # Words may say another country: what leads on from here is asked as it was typed.
            request=replace(request, country=asked.country),
            country=request.country,
            asked=asked,
            understanding=question.understanding,
            place=known,
            total=len(numbers),
            unsure=question.fitted.unsure,
            local=_count_local(known, reached, found),
            pages=pages,
            cards=self._show(session, index, shown, known, bands, today),
            also=self._show(session, index, also, known, bands, today),
            facets=facets.count(
                index,
                others,
                request.chosen,
                reached,
                lambda key, value: _unasked(index, question, key, value),
            ),
            ways_on=self._ways_on(index, question, reached, found),
            reasons={
                **ordering.explain(index, question.fitted, bands, shown),
                **ordering.explain(index, question.fitted, bands, also, beside=beside),
            }
            if request.explain
            else {},
        )

    def _show(
        self,
        session: Session,
        index: Index,
        numbers: NDArray[np.uint32],
        place: Place | None,
        bands: dict[Band, BitMap],
        today: date,
    ) -> tuple[Card, ...]:
        return self._cards_of(index).cards(
            session,
            self._gazetteer,
            [int(number) for number in numbers],
            place,
            _band_of(bands, numbers),
            today,
        )

    def gather(
        self, session: Session, asked: SearchRequest, parts: Sequence[Part], today: date
    ) -> Gathered:
        """Give the best few of several kinds of help at once; raises UnknownCountryError.

        Each part is ordered as its own search would be, and then picked from (`gathering`).
        """
        index = self.index(session)
        understanding = self._understand(index, asked)
        reached = self._reach(index, _ask(index, asked, understanding, today))
        read = understanding.place
        place = read.place if read is not None else None
        placed = place is not None and place.kind is not PlaceKind.COUNTRY
        listed: list[tuple[Part, list[int]]] = []
        founds = []
        for part in parts:
            request = part.request(asked, placed=placed)
            question = _ask(index, request, understanding, today)
            found, _ = _narrow(index, question, reached)
            banded = reached.bands(index, request.values(facets.MODE))
            numbers = _order(index, question, found, banded, reached)
            groups = made_for_groups(index, request.values("audience"))
            shown = showable(index, part, numbers.tolist(), banded, groups, placed=placed)
            listed.append((part, shown[: part.most + SPARE]))
            founds.append(Found(part, request, len(numbers), ()))
        looked_at = list(dict.fromkeys(number for _, numbers in listed for number in numbers))
        bands = _band_of(reached.bands(index, ()), np.array(looked_at, dtype=np.uint32))
        shelf = self._cards_of(index)
        read_cards = shelf.cards(session, self._gazetteer, looked_at, place, bands, today)
        cards = {card.number: card for card in read_cards}
        picked = pick([(part, [cards[number] for number in numbers]) for part, numbers in listed])
        return Gathered(
            place=place,
            place_read=read,
            placed=placed,
            parts=tuple(
                replace(found, cards=best) for found, best in zip(founds, picked, strict=True)
            ),
            kinds=kinds_of_cancer(index, _listed(index, today)),
        )

    def kinds(self, session: Session, today: date) -> tuple[str, ...]:
        """Give the cancer types of which the directory holds enough for a page of their own."""
        index = self.index(session)
        return kinds_of_cancer(index, _listed(index, today))

    def _cards_of(self, index: Index) -> Shelf:
        shelf = self._shelf
        if shelf.version != index.version:
            shelf = self._shelf = Shelf(index.version)
        return shelf

    def _question(self, index: Index, asked: SearchRequest, today: date) -> _Question:
        """Give what is asked; words that find nothing are looked at a second time, more boldly."""
        question = _ask(index, *self._settle(index, asked), today, asked)
        if asked.exact or not _finds_nothing(question):
            return question
        again = _ask(index, *self._settle(index, asked, guessing=True), today, asked)
        # A guess is no reason to turn somebody away.
        refused = again.understanding.notice is Notice.NONE
        return question if refused or _finds_nothing(again) else again

    def _understand(
        self,
        index: Index,
        request: SearchRequest,
        *,
        heard: frozenset[Notice] | None = None,
        guessing: bool = False,
    ) -> Understanding:
        return understand(
            request,
            self._gazetteer,
            lambda words: places_of_centre(index, words),
            lambda term: any(term in index.text[field] for field in TEXT_FIELDS),
            index.speller,
            known_in=lambda town: known_in(index, town),
            heard=heard,
            guessing=guessing,
        )

    def _settle(
        self, index: Index, asked: SearchRequest, *, guessing: bool = False
    ) -> tuple[SearchRequest, Understanding]:
        """Give the request with what its words say for certain, and what is left of them."""

        def read(request: SearchRequest) -> Understanding:
            return self._understand(index, request, guessing=guessing)

        request, understanding = at_home(asked, self._gazetteer, read)
        if not any(read.certain for read in understanding.reads):
            return request, understanding
        if asked_by_name(index, understanding).any():
            return request, understanding  # a name means itself
        settled = settle(request, understanding)
        # What is left was mended already, beside the words that have become a filter.
        heard = frozenset(filter(None, (understanding.notice,)))
        left = self._understand(index, replace(settled, exact=True), heard=heard)
        return settled, replace(left, corrections=understanding.corrections)

    def _reach(self, index: Index, question: _Question) -> Reached:
        country = self._gazetteer.area(question.request.country)
        if country is None:
            raise UnknownCountryError(question.request.country)
        place = question.understanding.place
        if place is None:
            return reach(index, country, None)
        if place.place is None:
            return usable_everywhere(index, country)
        return reach(index, place.place, question.request.within)

    def _ways_on(
        self, index: Index, question: _Question, reached: Reached, found: BitMap
    ) -> WaysOn:
        """Give what to do when little was found, and the nearest site when none is in reach."""
        nearest = self._nearest_beyond(index, question, reached, found)
        if len(found) > FEW:
            return WaysOn(nearest=nearest)
        request = question.request
        without = []
        for one in FILTERS:
            for value in request.values(one.key):
                fewer = tuple(v for v in request.values(one.key) if v != value)
                relaxed = replace(request, chosen={**request.chosen, one.key: fewer})
                total = len(_narrow(index, replace(question, request=relaxed), reached)[0])
                if total > len(found):
                    label = one.values[value].label if one.values is not None else value
                    without.append(WithoutFilter(one.key, value, label, total))
        wider, wider_total = self._wider(index, question, found)
        return WaysOn(tuple(without), nearest, wider, wider_total)

    def _wider(self, index: Index, question: _Question, found: BitMap) -> tuple[int | None, int]:
        place = question.understanding.place
        if place is None or place.place is None or place.place.is_area:
            return None, 0
        used = question.request.within or NEARBY_KILOMETRES
        beyond = nearest_site(index, place.place, (_fitting(question) & index.goes_there) - found)
        for circle in round_reaches(place.place.country) if beyond is not None else ():
            if circle > used and beyond is not None and circle >= beyond.kilometres:
                wide = reach(index, place.place, circle)
                total = len(_narrow(index, question, wide)[0])
                if total > len(found):
                    return circle, total
        return None, 0

    def _nearest_beyond(
        self, index: Index, question: _Question, reached: Reached, found: BitMap
    ) -> NearestBeyond | None:
        """Give the nearest site that fits, when what was found names none within the reach.

        Only who asks for help in person, or finds little, wants to know.
        """
        place = question.understanding.place
        modes = question.request.values(facets.MODE)
        if place is None or place.place is None or place.place.is_area:
            return None
        if len(found) > FEW and IN_PERSON not in modes:
            return None
        if found.intersect(reached.in_person[Band.NEAR] | reached.in_person[Band.COVERS]):
            return None
        chosen = {key: one for key, one in question.request.chosen.items() if key != facets.MODE}
        anywhere = Reached(
            {}, {}, reached.distances, BitMap()
        )  # the ways of taking part are left open
        fits = facets.narrow(index, _fitting(question), chosen, anywhere)[0] & index.goes_there
        # Across a border it would be of no use to most.
        fits &= index.sites.by_area.get(place.place.country, BitMap())
        # What fits too badly beside the rest is no result, so it is not the nearest one either.
        fits &= fitting.keep_good(question.fitted, fits | found)
        site = nearest_site(index, place.place, fits - _unasked(index, question))
        if site is None:
            return None
        return NearestBeyond(
            city=site.town,
            distance_km=site.kilometres,
            within=next(
                (c for c in round_reaches(place.place.country) if c >= site.kilometres),
                FURTHEST_KILOMETRES,
            ),
        )


def _ask(
    index: Index,
    request: SearchRequest,
    understanding: Understanding,
    today: date,
    asked: SearchRequest | None = None,
) -> _Question:
    reader = request.reader if request.reader != SOURCE_LANGUAGE else understanding.language
    fitted = fitting.fit(index, understanding, request.chosen, reader)
    listed = _listed(index, today) | fitted.named
    return _Question(request, asked or request, understanding, fitted, listed)


def _finds_nothing(question: _Question) -> bool:
    """Say whether the words fit nothing at all, wherever it is."""
    fitting = question.fitted.fitting
    return question.understanding.notice is None and fitting is not None and not fitting


def _listed(index: Index, today: date) -> BitMap:
    """Give what may stand in results on a day: not ended, and not confirmed too long ago."""
    earliest = earliest_listed(today).toordinal()
    days = index.last_confirmed_days
    lapsed = np.flatnonzero((days > 0) & (days < earliest))
    return index.listed - BitMap(lapsed.tolist())


def _order(
    index: Index, question: _Question, found: BitMap, bands: dict[Band, BitMap], reached: Reached
) -> NDArray[np.uint32]:
    request, fitted = question.request, question.fitted
    numbers = ordering.order(index, request, found, fitted, bands, reached.distances)
    if request.sort == "best":
        numbers = ordering.spread(index, numbers, fitted.named)
    return numbers


def _fitting(question: _Question) -> BitMap:
    fitting = question.fitted.fitting
    return question.listed if fitting is None else question.listed & fitting


def _unasked(
    index: Index, question: _Question, key: str | None = None, value: str | None = None
) -> BitMap:
    """Give what stays hidden under the chosen filters, or if one of them had just one value."""
    chosen = question.request.chosen
    if key is not None:
        chosen = {**chosen, key: () if value is None else (value,)}
    return unasked(index, chosen, question.understanding) - question.fitted.named


def _narrow(
    index: Index, question: _Question, reached: Reached
) -> tuple[BitMap, dict[str, BitMap]]:
    """Apply place, fit and filters; give what is left and what each filter's others leave.

    What nobody asked for is taken out of the first only: choosing a value may be the asking.
    """
    here = reached.all()
    if question.understanding.place is None:
        here |= question.fitted.named  # who names no place may ask for anything by its name
    candidates = fitting.keep_good(question.fitted, _fitting(question) & here)
    found, others = facets.narrow(index, candidates, question.request.chosen, reached)
    return found - _unasked(index, question), others


def _also(
    index: Index, question: _Question, reached: Reached, found: BitMap, bands: dict[Band, BitMap]
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
    may_help = BitMap(np.flatnonzero((beside > 0) | (fitted.content > 0)).tolist())
    # "Free" in a sentence is no reason to hide what is nearly free; a chosen filter is, and so is
    # a language: who asked for Spanish is not helped by people who speak none.
    chosen = {**question.asked.chosen, facets.LANGUAGE: request.values(facets.LANGUAGE)}
    allowed, _ = facets.narrow(index, may_help & reached.all(), chosen, reached)
    allowed = (allowed & question.listed) - found - _unasked(index, question)
    numbers = members(allowed - fitted.others - bands.get(Band.ASK, BitMap()))
    scores = np.round(ordering.score_reach(index, fitted.scores + beside, bands)[numbers], 6)
    return numbers[np.lexsort((index.name_order[numbers], -scores))][:room], beside


def _count_local(place: Place | None, reached: Reached, found: BitMap) -> int | None:
    if place is None or place.code == place.country:
        return None
    return len(found & reached.local)


def _band_of(bands: dict[Band, BitMap], numbers: NDArray[np.uint32]) -> dict[int, Band]:
    return {
        int(number): band
        for number in numbers
        for band, services in bands.items()
        if int(number) in services
    }
