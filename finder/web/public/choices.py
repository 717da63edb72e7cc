"""The ways to see the same search otherwise: how far, in which order, elsewhere, wider."""

from dataclasses import dataclass, replace

from finder.i18n import gettext, ngettext, pgettext
from finder.places.distance import distance_words, round_reaches
from finder.places.place import Place, PlaceKind
from finder.search.request import (
    Sort,
)
from finder.search.results import SearchResults, WithoutFilter
from finder.vocabulary import mark
from finder.web.public.questions import (
    HEADINGS,
    search_address,
    unit_country,
    value_words,
    within_words,
    without,
)
from finder.web.words import place_name

READ_BACK = (PlaceKind.TOWN, PlaceKind.POSTCODE)
LIST = "found"  # where the list begins in the page
MOST_OTHERS = 3
ORDERS = {
    Sort.BEST: mark("Best fit"),
    Sort.NEAREST: mark("Nearest"),
    Sort.NAME: mark("Name, A to Z"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see the same search."""

    words: str
    address: str
    chosen: bool
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question with its typing errors mended, as it was typed, and the address of that."""

    read: str
    typed: str
    address: str


def circles(results: SearchResults) -> list[Choice]:
    """Give the reaches that can be chosen around a point; the usual one has no kilometres."""
    request = replace(results.request, page=1)
    chosen = request.within
    country = unit_country(results)
    reaches = sorted({*round_reaches(country), *([chosen] if chosen else [])})
    return [
        Choice(pgettext("distance", "Usual distance"), "", chosen is None),
        *(Choice(within_words(reach, country), str(reach), chosen == reach) for reach in reaches),
    ]


def orders(results: SearchResults) -> list[Choice]:
    """Give the orders that make sense for this search."""
    request = replace(results.request, page=1)
    has_point = results.place is not None and not results.place.is_area
    return [
        Choice(gettext(words), search_address(replace(request, sort=sort)), request.sort is sort)
        for sort, words in ORDERS.items()
        if sort is not Sort.NEAREST or has_point
    ]


def page_addresses(results: SearchResults) -> tuple[str | None, str | None]:
    """Give the addresses of the page before and the page after this one, where their list begins.

    Who goes on reading wants to see the next service, not the top of the page once more.
    """
    page = shown_page(results)
    before = replace(results.request, page=page - 1) if page > 1 else None
    after = replace(results.request, page=page + 1) if page < results.pages else None
    return (
        f"{search_address(before)}#{LIST}" if before is not None else None,
        f"{search_address(after)}#{LIST}" if after is not None else None,
    )


def shown_page(results: SearchResults) -> int:
    """Give the number of the page that is shown: never more than there are."""
    return min(results.request.page, results.pages)


def other_places(results: SearchResults) -> list[Choice]:
    """Give the other places of the name, each searched with one tap."""
    read = results.understanding.place
    return [
        _elsewhere(results, place) for place in (read.lookup.others[:MOST_OTHERS] if read else ())
    ]


def named_places(results: SearchResults) -> list[Choice]:
    """Give the places that were named beside the one that counts, each with its search."""
    read = results.understanding.place
    if read is None or results.understanding.notice in HEADINGS:
        return []
    return [_elsewhere(results, place) for place in read.beside]


def suggested_places(results: SearchResults) -> list[Choice]:
    """Give places of a like spelling for a place that nobody knows."""
    read = results.understanding.place
    if read is None or read.place is not None:
        return []
    return [_elsewhere(results, place) for place in read.lookup.suggestions]


def _elsewhere(results: SearchResults, place: Place) -> Choice:
    # A town's label reads well in an address; that of a county or region may lead to a town.
    near = place.label if place.kind is PlaceKind.TOWN else place.id
    request = replace(results.request, near=near, page=1)
    return Choice(place_name(place.label), search_address(request), chosen=False)


def unknown_place(results: SearchResults) -> str | None:
    """Give the words of a place that nobody knows, None when there is none."""
    read = results.understanding.place
    return read.words if read is not None and read.place is None else None


def corrected(results: SearchResults) -> Corrected | None:
    """Give the words as they were read and the way to read them as typed, None when they are."""
    understanding = results.understanding
    if not understanding.corrections or understanding.notice in HEADINGS:
        return None
    typed = replace(results.asked, exact=True, page=1)
    return Corrected(understanding.text, typed.text, search_address(typed))


def ways_without(results: SearchResults) -> list[Choice]:
    """Give what leaving out one filter would find, most first."""
    request = results.request

    def choice(way: WithoutFilter) -> Choice:
        words = gettext(
            "Without “%(value)s”: %(total)s", value=value_words(way.key, way.value), total=way.total
        )
        return Choice(words, search_address(without(request, way.key, way.value)), chosen=False)

    return [choice(way) for way in sorted(results.ways_on.without, key=lambda way: -way.total)]


def everything_here(results: SearchResults) -> str | None:
    """Give the address of everything in the place where words and filters found nothing."""
    request = results.request
    if results.total or not (request.text or request.chosen):
        return None
    read = results.understanding.place
    # A centre is found again by the words that named it, not by its whole name.
    known = read.place if read is not None and read.place is not None else None
    near = ""
    if read is not None and known is not None:
        near = known.label if known.kind in READ_BACK else read.words
    near = request.near or near
    return search_address(replace(request, text="", near=near, chosen={}, page=1))


def wider(results: SearchResults) -> Choice | None:
    """Give a wider circle that finds more, None when there is none."""
    ways, country = results.ways_on, unit_country(results)
    if ways.wider is None:
        return None
    distance = distance_words(ways.wider, country, about=False)
    words = ngettext(
        "Look within %(distance)s: %(num)s service",
        "Look within %(distance)s: %(num)s services",
        ways.wider_total,
        distance=distance,
    )
    address_wider = search_address(replace(results.request, within=ways.wider, page=1))
    return Choice(words, address_wider, chosen=False, total=ways.wider_total)
