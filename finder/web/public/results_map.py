"""The map beside the results: which services are on it, and the same in words.

It is one picture with a text, not a set of links: everything on it stands in the list too, which
needs no aim with a finger and no second walk with the keyboard. The text says the directions, which
are the one thing that the list does not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finder.i18n import format_number, gettext, ngettext
from finder.places.distance import distance_words
from finder.places.gazetteer import Gazetteer
from finder.places.place import Point
from finder.search.alarms import Notice
from finder.search.reach import TRAVELLED_KILOMETRES
from finder.search.request import NEARBY_KILOMETRES
from finder.search.results import Card, SearchResults
from finder.vocabulary import FINE, IN_PERSON, ListingStatus, Precision, Reach, mark
from finder.web import maps, projection
from finder.web.projection import Spot
from finder.web.public import choices, questions
from finder.web.words import say_of

# How far around a postcode's middle its addresses lie, and a town of unknown size.
ABOUT_KILOMETRES = 3.0
# More than are drawn, because some have no room.
TOWNS_TO_TRY = 24
# Who needs a person now needs no map, and no words of theirs on the page.
WITHOUT_MAP = (Notice.CRISIS, Notice.SAFETY, Notice.ILLNESS)
DIRECTIONS = (
    mark("Number %(number)s: %(distance)s to the north."),
    mark("Number %(number)s: %(distance)s to the north-east."),
    mark("Number %(number)s: %(distance)s to the east."),
    mark("Number %(number)s: %(distance)s to the south-east."),
    mark("Number %(number)s: %(distance)s to the south."),
    mark("Number %(number)s: %(distance)s to the south-west."),
    mark("Number %(number)s: %(distance)s to the west."),
    mark("Number %(number)s: %(distance)s to the north-west."),
)


@dataclass(frozen=True, slots=True)
class ShownMap:
    """A map to print, with its title, its content in words, and what its lines mean."""

    title: str
    words: tuple[str, ...]
    notes: tuple[str, ...]
    scale: str
    drawing: maps.Drawing
    pins: Mapping[int, str]  # the number on the map by public number of the service


def show_map(
    results: SearchResults, listed: Sequence[Card], gazetteer: Gazetteer
) -> ShownMap | None:
    """Give the map of the cards in the order listed; None where it would tell nothing."""
    if results.understanding.notice in WITHOUT_MAP:
        return None
    place = results.place if results.place is not None and not results.place.is_area else None
    origin = place.point if place is not None else None
    reach = float(results.request.within or NEARBY_KILOMETRES) if origin is not None else None
    first = (choices.shown_page(results) - 1) * results.request.limit + 1
    numbered = {number: card for number, card in enumerate(listed, first) if _is_visited(card)}
    shown = _within(numbered, reach)
    spots = _spots(gazetteer, shown)
    view = projection.look(spots, origin)
    if view is None:
        return None
    country = questions.unit_country(results)
    towns = gazetteer.largest_towns(*view.corners(), TOWNS_TO_TRY)
    asked = maps.Asked(origin, place.name) if place is not None and origin is not None else None
    drawing = maps.draw(view, spots, towns, country, asked=asked, reach_km=reach)
    where = questions.place_words(results)
    words = [_direction(spot, shown[spot.number], origin, country) for spot in spots]
    return ShownMap(
        title=ngettext(
            "Map: %(num)s place %(where)s", "Map: %(num)s places %(where)s", len(spots), where=where
        ),
        words=(*words, gettext("All of them are in the list of results.")),
        notes=tuple(_notes(results, drawing, left_out=len(numbered) - len(shown))),
        scale=distance_words(drawing.scale.kilometres, country, about=False),
        drawing=drawing,
        pins={card.number: format_number(number) for number, card in shown.items()},
    )


def _is_visited(card: Card) -> bool:
    """Say whether people go to a place of this service that we know."""
    return (
        card.site is not None
        and card.site.point is not None
        and card.status is not ListingStatus.NOT_LIVE
        and (card.reach is Reach.SITE or IN_PERSON in card.modes)
    )


def _within(numbered: dict[int, Card], reach: float | None) -> dict[int, Card]:
    """Give those within reach, else those that people travel to; all where no point is asked."""
    if reach is None:
        return numbered
    for limit in (reach, max(reach, TRAVELLED_KILOMETRES)):
        # Far ones would crowd the near ones together.
        near = {
            number: card
            for number, card in numbered.items()
            if card.distance_km is not None and card.distance_km <= limit
        }
        if near:
            return near
    return {}


def _spots(gazetteer: Gazetteer, shown: Mapping[int, Card]) -> list[Spot]:
    sizes: dict[Point, float] = {}
    spots = []
    for number, card in shown.items():
        assert card.site is not None
        point, precision = card.site.point, card.site.precision
        assert point is not None
        if precision in FINE:
            spots.append(Spot(number, point))
            continue
        if point not in sizes:
            is_town = precision is Precision.TOWN
            town = gazetteer.nearest_town(point, projection.SAME_SPOT) if is_town else None
            sizes[point] = (town.extent_km if town is not None else 0) or ABOUT_KILOMETRES
        spots.append(Spot(number, point, sizes[point]))
    return spots


def _direction(spot: Spot, card: Card, origin: Point | None, country: str) -> str:
    number = format_number(spot.number)
    if origin is None or card.distance_km is None:
        name = say_of(card, "name", card.name)
        return gettext("Number %(number)s: %(name)s.", number=number, name=name)
    if spot.is_about and card.distance_km < projection.SAME_TOWN:
        return gettext("Number %(number)s: in the same town or close to it.", number=number)
    distance = distance_words(card.distance_km, country, about=spot.is_about)
    sentence = DIRECTIONS[projection.bearing(origin, spot.point)]
    return gettext(sentence, number=number, distance=distance)


def _notes(results: SearchResults, drawing: maps.Drawing, *, left_out: int) -> list[str]:
    notes = [gettext("Not a road map: it shows how far and in which direction.")]
    if drawing.rings:
        notes.append(gettext("A dashed circle means: somewhere in here."))
    if drawing.reach and results.place is not None:
        reach = results.request.within or NEARBY_KILOMETRES
        distance = distance_words(reach, questions.unit_country(results), about=False)
        place = results.place.name
        words = gettext(
            "The thin line is %(distance)s from %(place)s.", distance=distance, place=place
        )
        notes.append(words)
    if left_out:
        notes.append(gettext("Places further away are not on the map."))
    return notes
