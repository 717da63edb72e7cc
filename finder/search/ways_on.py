"""What to do when little or nothing was found: leave a filter out, look farther."""

from dataclasses import replace

from pyroaring import BitMap

from finder.places.distance import round_reaches
from finder.search import facets, fitting
from finder.search.bands import Band
from finder.search.filters import FILTERS
from finder.search.index import Index
from finder.search.question import Question, fitting_of, narrow, unasked_by
from finder.search.reach import Reached, nearest_site, reach
from finder.search.request import FURTHEST_KILOMETRES, NEARBY_KILOMETRES
from finder.search.results import NearestBeyond, WaysOn, WithoutFilter
from finder.vocabulary import IN_PERSON

FEW = 3


def ways_on(index: Index, question: Question, reached: Reached, found: BitMap) -> WaysOn:
    """Give what to do when little was found, and the nearest site when none is in reach."""
    nearest = _nearest_beyond(index, question, reached, found)
    if len(found) > FEW:
        return WaysOn(nearest=nearest)
    request = question.request
    without = []
    for one in FILTERS:
        for value in request.values(one.key):
            fewer = tuple(v for v in request.values(one.key) if v != value)
            relaxed = replace(request, chosen={**request.chosen, one.key: fewer})
            total = len(narrow(index, replace(question, request=relaxed), reached)[0])
            if total > len(found):
                label = one.values[value].label if one.values is not None else value
                without.append(WithoutFilter(one.key, value, label, total))
    wider, wider_total = _wider(index, question, found)
    return WaysOn(tuple(without), nearest, wider, wider_total)


def _wider(index: Index, question: Question, found: BitMap) -> tuple[int | None, int]:
    place = question.understanding.place
    if place is None or place.place is None or place.place.is_area:
        return None, 0
    used = question.request.within or NEARBY_KILOMETRES
    beyond = nearest_site(index, place.place, (fitting_of(question) & index.goes_there) - found)
    for circle in round_reaches(place.place.country) if beyond is not None else ():
        if circle > used and beyond is not None and circle >= beyond.kilometres:
            wide = reach(index, place.place, circle)
            total = len(narrow(index, question, wide)[0])
            if total > len(found):
                return circle, total
    return None, 0


def _nearest_beyond(
    index: Index, question: Question, reached: Reached, found: BitMap
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
    anywhere = Reached({}, {}, reached.distances, BitMap())  # the ways of taking part are left open
    fits = facets.narrow(index, fitting_of(question), chosen, anywhere)[0] & index.goes_there
    # Across a border it would be of no use to most.
    fits &= index.sites.by_area.get(place.place.country, BitMap())
    # What fits too badly beside the rest is no result, so it is not the nearest one either.
    fits &= fitting.keep_good(question.fitted, fits | found)
    site = nearest_site(index, place.place, fits - unasked_by(index, question))
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
