"""Where an address is, how exactly that is known, and both in words for whoever typed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finder.i18n import gettext, join_or
from finder.places.distance import distance_words, kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.live import Address, Geocoder, LiveAnswer
from finder.places.place import Located, Place, PlaceKind, Point
from finder.places.postcodes import POSTCODE_COUNTRIES
from finder.vocabulary import FINE, Precision

# A house that lies farther from its town or postcode than this, and than these reach, is another.
FAR_KILOMETRES = 30.0
MOST_NAMED = 3
KNOWN_TO = {
    Precision.EXACT: "We know this place to the house.",
    Precision.STREET: "We know this place to the street.",
    Precision.POSTCODE: "We know this place to its postcode, %(place)s: within %(distance)s.",
    Precision.TOWN: "We know this place to its town, %(place)s: within %(distance)s.",
    Precision.NONE: "We cannot put this place on the map. Check the town and the postcode.",
}


@dataclass(frozen=True, slots=True)
class PlacedAddress:
    """Where an address is: a point with its precision, and sentences for whoever typed it.

    The point may be off by up to `about_km`, 0 where it is known to the street. `doubts` are those
    of the sentences that want a second look. `is_live` when the point came from a live geocoder,
    and so is worth keeping with the address.
    """

    point: Point | None
    precision: Precision
    place: Place | None
    sentences: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    about_km: float = 0.0
    is_live: bool = False


def place_address(
    address: Address,
    gazetteer: Gazetteer,
    live: Geocoder | None = None,
    *,
    is_confidential: bool = False,
) -> PlacedAddress:
    """Give where an address is, by the gazetteer, and finer by the live geocoder if there is one.

    A confidential address is never sent to anybody.
    """
    located = _locate(address, gazetteer)
    doubts = _doubts(address, located, gazetteer)
    answer = LiveAnswer()
    if live is not None and address.street and not is_confidential:
        answer = live.look_up(address)
    if answer.point is not None and answer.precision in FINE:
        if _is_near(answer.point, located):
            return _fine(answer.point, answer.precision, located, doubts, is_live=True)
        doubts.append(
            gettext("The map service finds this address far from its town, so we did not use it.")
        )
    # Nobody can mend this, so it is no doubt.
    failure = [gettext("The map service did not answer. You can save all the same.")]
    failure = failure if answer.has_failed else []
    if located is None:
        doubts = [gettext(KNOWN_TO[Precision.NONE]), *doubts]
        return PlacedAddress(None, Precision.NONE, None, (*doubts, *failure), tuple(doubts))
    precision = Precision(located.precision)
    known = gettext(
        KNOWN_TO[precision],
        place=located.place.label,
        distance=distance_words(located.precision_km, address.country, about=True),
    )
    return PlacedAddress(
        located.point,
        precision,
        located.place,
        (known, *doubts, *failure),
        tuple(doubts),
        about_km=located.precision_km,
    )


def place_point(
    point: Point, precision: Precision, address: Address, gazetteer: Gazetteer
) -> PlacedAddress:
    """Give where an address is that came with its point, and whether that fits its words."""
    located = _locate(address, gazetteer)
    doubts = []
    if located is not None and not _is_near(point, located):
        doubts.append(
            gettext(
                "The point is %(distance)s from %(place)s. One of the two is wrong.",
                distance=distance_words(
                    kilometres_between(point, located.point), address.country, about=True
                ),
                place=located.place.label,
            )
        )
    if precision in FINE:
        return _fine(point, precision, located, doubts)
    about = located.precision_km if located is not None else FAR_KILOMETRES
    known = gettext(
        "We know this place within %(distance)s only.",
        distance=distance_words(about, address.country, about=True),
    )
    place = located.place if located is not None else None
    return PlacedAddress(point, precision, place, (known, *doubts), tuple(doubts), about_km=about)


def _fine(
    point: Point,
    precision: Precision,
    located: Located | None,
    doubts: Sequence[str],
    *,
    is_live: bool = False,
) -> PlacedAddress:
    """Give a place that is known to the street or better."""
    return PlacedAddress(
        point,
        precision,
        located.place if located is not None else None,
        (gettext(KNOWN_TO[precision]), *doubts),
        tuple(doubts),
        is_live=is_live,
    )


def _locate(address: Address, gazetteer: Gazetteer) -> Located | None:
    return gazetteer.locate(
        country=address.country,
        region=address.region,
        city=address.town,
        postal_code=address.postcode,
    )


def _is_near(point: Point, located: Located | None) -> bool:
    if located is None:
        return True
    reach = max(FAR_KILOMETRES, located.precision_km, located.place.extent_km)
    return kilometres_between(point, located.point) <= reach


def _doubts(address: Address, located: Located | None, gazetteer: Gazetteer) -> list[str]:
    """Give what does not fit in an address: its postcode, its region, or a town of many."""
    if located is None:
        return _what_else(address, gazetteer)
    if located.precision is PlaceKind.POSTCODE:
        return []
    doubts = []
    if address.postcode and address.country in POSTCODE_COUNTRIES:
        doubts.append(gettext("We do not know the postcode %(code)s there.", code=address.postcode))
    others = _others(address, gazetteer)
    if others:
        names = join_or([place.label for place in others])
        doubts.append(gettext("There is also %(places)s. Add the state or county.", places=names))
    return doubts


def _others(address: Address, gazetteer: Gazetteer) -> list[Place]:
    """Give other towns of the name in the country, where no region tells them apart."""
    if address.region or not address.town:
        return []
    lookup = gazetteer.find(address.town, address.country)
    return [
        place
        for place in lookup.others
        if place.kind is PlaceKind.TOWN and place.country == address.country
    ][:MOST_NAMED]


def _what_else(address: Address, gazetteer: Gazetteer) -> list[str]:
    """Give what an address that is nowhere may have meant."""
    elsewhere = gazetteer.locate(
        country=address.country, region=None, city=None, postal_code=address.postcode
    )
    if elsewhere is not None:
        return [
            gettext(
                "The postcode is that of %(place)s. The rest of the address says otherwise.",
                place=elsewhere.place.label,
            )
        ]
    if not address.town:
        return []
    words = " ".join(part for part in (address.town, address.region) if part)
    lookup = gazetteer.find(words, address.country)
    found = lookup.suggestions
    if lookup.place is not None:
        found = (lookup.place, *lookup.others)
    names = [
        place.label
        for place in found
        if place.kind is PlaceKind.TOWN and place.country == address.country
    ]
    if not names:
        return []
    return [gettext("Did you mean %(places)s?", places=join_or(names[:MOST_NAMED]))]
