"""Where an address lies, as whoever types it sees it: a map with a pin, or a ring to be within."""

from dataclasses import dataclass

from finder.i18n import gettext
from finder.places.addresses import PlacedAddress
from finder.places.distance import distance_words
from finder.places.gazetteer import Gazetteer
from finder.places.place import PlaceKind
from finder.places.postcodes import POSTCODE_COUNTRIES
from finder.vocabulary import Precision
from finder.web import maps, projection

# Around a place something is to be seen that people know: other towns, farther out if need be.
LEAST_AROUND, MOST_AROUND = 8.0, 130.0
NEAR = 5.0
LEAST_TOWNS, TOWNS_TO_TRY = 3, 16


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map of one address to print: title, content in words, what its lines mean, and advice.

    `is_rough` where the place is known to no street.
    """

    title: str
    words: tuple[str, ...]
    notes: tuple[str, ...]
    scale: str
    drawing: maps.Drawing
    is_rough: bool


def show_place(placed: PlacedAddress, gazetteer: Gazetteer, country: str) -> PlaceMap | None:
    """Give the map of an address in the units of its country; None where it has no point."""
    if placed.point is None:
        return None
    asked = maps.Asked(placed.point, _name(placed, gazetteer), placed.about_km)
    around = max(LEAST_AROUND, 2 * placed.about_km)
    drawing = _draw(asked, gazetteer, country, around)
    while len(drawing.towns) < LEAST_TOWNS and 2 * around <= MOST_AROUND:
        around *= 2
        drawing = _draw(asked, gazetteer, country, around)
    is_rough = placed.about_km > 0
    return PlaceMap(
        title=gettext("Map: where we put this place"),
        words=(*placed.sentences, *_neighbours(drawing)),
        notes=(
            gettext("A dashed circle means: somewhere in here.")
            if is_rough
            else gettext("The dot is the place."),
            _advice(placed, country),
        ),
        scale=distance_words(drawing.scale.kilometres, country, about=False),
        drawing=drawing,
        is_rough=is_rough,
    )


def _name(placed: PlacedAddress, gazetteer: Gazetteer) -> str:
    """Give what people call the place: a postcode alone tells few where it is."""
    place = placed.place
    if place is None or placed.point is None:
        return gettext("Here")
    if place.kind is not PlaceKind.POSTCODE:
        return place.name
    town = gazetteer.nearest_town(placed.point, max(placed.about_km, NEAR))
    return f"{place.name} {town.name}" if town is not None else place.name


def _draw(asked: maps.Asked, gazetteer: Gazetteer, country: str, around: float) -> maps.Drawing:
    view = projection.around(asked.point, around)
    towns = gazetteer.largest_towns(*view.corners(), TOWNS_TO_TRY)
    return maps.draw(view, (), towns, country, asked=asked)


def _neighbours(drawing: maps.Drawing) -> tuple[str, ...]:
    names = ", ".join(label.words for label in drawing.towns)
    return (gettext("Around it: %(towns)s.", towns=names),) if names else ()


def _advice(placed: PlacedAddress, country: str) -> str:
    """Say what to do when the pin is wrong."""
    if placed.precision is Precision.TOWN and country in POSTCODE_COUNTRIES:
        return gettext(
            "The postcode makes it more exact. Is it the wrong town? Add the state or county."
        )
    return gettext(
        "Is it wrong? Check town and postcode, or give “Its point on the map” below “More”."
    )
