"""The walk of one search: request, understanding, index, fitting, reach, filters, results."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap
from sqlalchemy import select
from sqlmodel import Session

from finder.models import DirectoryState, table_of
from finder.models.history import THE_ONLY_ROW
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, PlaceKind
from finder.search import facets, ordering
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
from finder.search.question import (
    Answer,
    Question,
    also_helps,
    ask,
    finds_nothing,
    listed_on,
    narrow,
    unasked_by,
)
from finder.search.reach import Reached, known_in, reach, usable_everywhere
from finder.search.related import asks_to_talk
from finder.search.request import SearchRequest
from finder.search.results import Card, DirectorySize, SearchResults
from finder.search.understanding import Understanding, settle, understand
from finder.search.ways_on import ways_on

NEWEST_VERSION = select(table_of(DirectoryState).c.version).where(
    table_of(DirectoryState).c.id == THE_ONLY_ROW
)


class UnknownCountryError(ValueError):
    """The home country is not in the gazetteer."""


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
        answer, left_open = self._answer(index, asked, today)
        question, request = answer.question, answer.question.request
        reached, found, bands = answer.reached, answer.found, answer.bands
        place = question.understanding.place
        numbers = _order(index, question, found, bands, reached)
        numbers = np.concatenate([answer.lead, numbers[~np.isin(numbers, answer.lead)]])
        pages = max(1, -(-len(numbers) // request.limit))
        start = (min(request.page, pages) - 1) * request.limit
        shown = numbers[start : start + request.limit]
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
            left_open=left_open,
            cards=self._show(session, index, shown, known, bands, today),
            also=self._show(session, index, answer.also, known, bands, today),
            facets=facets.count(
                index,
                answer.others,
                request.chosen,
                reached,
                lambda key, value: unasked_by(index, question, key, value),
            ),
            ways_on=ways_on(index, question, reached, found),
            reasons={
                **ordering.explain(index, question.fitted, bands, shown),
                **ordering.explain(
                    index, question.fitted, bands, answer.lead, beside=answer.lead_beside
                ),
                **ordering.explain(
                    index, question.fitted, bands, answer.also, beside=answer.beside
                ),
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
        reached = self._reach(index, ask(index, asked, understanding, today))
        read = understanding.place
        place = read.place if read is not None else None
        placed = place is not None and place.kind is not PlaceKind.COUNTRY
        listed: list[tuple[Part, list[int]]] = []
        founds = []
        for part in parts:
            request = part.request(asked, placed=placed)
            question = ask(index, request, understanding, today)
            found, _ = narrow(index, question, reached)
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
            kinds=kinds_of_cancer(index, listed_on(index, today)),
        )

    def kinds(self, session: Session, today: date) -> tuple[str, ...]:
        """Give the cancer types of which the directory holds enough for a page of their own."""
        index = self.index(session)
        return kinds_of_cancer(index, listed_on(index, today))

    def _cards_of(self, index: Index) -> Shelf:
        shelf = self._shelf
        if shelf.version != index.version:
            shelf = self._shelf = Shelf(index.version)
        return shelf

    def _answer(
        self, index: Index, asked: SearchRequest, today: date
    ) -> tuple[Answer, tuple[tuple[str, str], ...]]:
        """Give what is found, and which filters of the words were left open to find anything.

        Who asks for counselling in Polish where no counsellor speaks it is shown counselling, and
        first the people who do speak Polish and may help; a hospice or a bed is more than talk.
        What was chosen still cuts.
        """
        answer = self._found(index, self._question(index, asked, today))
        said = tuple(
            (one.key, value)
            for one in FILTERS
            for value in answer.question.request.values(one.key)
            if value not in asked.values(one.key)
        )
        if answer.found or not said:
            return answer, ()
        opened = self._found(index, self._question(index, asked, today, settling=False))
        speaks = any(key == facets.LANGUAGE for key, _ in said)
        if not opened.found or (len(answer.also) and not speaks):
            return answer, ()
        is_talk = asks_to_talk(opened.question.understanding.terms("need"))
        return (opened.led_by(answer) if speaks and is_talk else opened), said

    def _found(self, index: Index, question: Question) -> Answer:
        reached = self._reach(index, question)
        found, others = narrow(index, question, reached)
        bands = reached.bands(index, question.request.values(facets.MODE))
        also, beside = also_helps(index, question, reached, found, bands)
        nobody = np.array([], dtype=np.uint32)
        return Answer(question, reached, found, others, bands, also, beside, nobody, beside)

    def _question(
        self, index: Index, asked: SearchRequest, today: date, *, settling: bool = True
    ) -> Question:
        """Give what is asked; words that find nothing are looked at a second time, more boldly."""
        question = ask(index, *self._settle(index, asked, settling=settling), today, asked)
        if asked.exact or not finds_nothing(question):
            return question
        guess = self._settle(index, asked, guessing=True, settling=settling)
        again = ask(index, *guess, today, asked)
        # A guess is no reason to turn somebody away.
        refused = again.understanding.notice is Notice.NONE
        return question if refused or finds_nothing(again) else again

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
        self, index: Index, asked: SearchRequest, *, guessing: bool = False, settling: bool = True
    ) -> tuple[SearchRequest, Understanding]:
        """Give the request with what its words say for certain, and what is left of them.

        Without `settling` what they say for certain only lifts, like the rest.
        """

        def read(request: SearchRequest) -> Understanding:
            return self._understand(index, request, guessing=guessing)

        request, understanding = at_home(asked, self._gazetteer, read)
        if not settling or not any(read.certain for read in understanding.reads):
            return request, understanding
        if asked_by_name(index, understanding).any():
            return request, understanding  # a name means itself
        settled = settle(request, understanding)
        # What is left was mended already, beside the words that have become a filter.
        heard = frozenset(filter(None, (understanding.notice,)))
        left = self._understand(index, replace(settled, exact=True), heard=heard)
        return settled, replace(left, corrections=understanding.corrections)

    def _reach(self, index: Index, question: Question) -> Reached:
        country = self._gazetteer.area(question.request.country)
        if country is None:
            raise UnknownCountryError(question.request.country)
        place = question.understanding.place
        if place is None:
            return reach(index, country, None)
        if place.place is None:
            return usable_everywhere(index, country)
        return reach(index, place.place, question.request.within)


def _order(
    index: Index, question: Question, found: BitMap, bands: dict[Band, BitMap], reached: Reached
) -> NDArray[np.uint32]:
    request, fitted = question.request, question.fitted
    numbers = ordering.order(index, request, found, fitted, bands, reached.distances)
    if request.sort == "best":
        numbers = ordering.spread(index, numbers, fitted.named)
    return numbers


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
