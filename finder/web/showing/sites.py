"""Where one goes: the sites of a service, the nearest first for who says where they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.directory.records import AddressRecord, LocationRecord
from finder.directory.rows import point_of
from finder.i18n import gettext
from finder.places.distance import distance_words, kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, Point
from finder.vocabulary import FINE, LocationType
from finder.web.words import IN_TOWN, town_words


@dataclass(frozen=True, slots=True)
class ShownSite:
    """A place to go to; `about` when we know only roughly where it is."""

    name: str | None
    lines: tuple[str, ...]
    about: bool
    away: str | None  # how far, when the visitor said where they are


def public_sites(locations: Sequence[LocationRecord]) -> list[LocationRecord]:
    """Give the places that one can go to and that have something to print."""
    return [
        one
        for one in locations
        if one.location_type is LocationType.PHYSICAL and (one.name or _lines(one.addresses))
    ]


def show_sites(
    locations: Sequence[LocationRecord], place: Place | None, gazetteer: Gazetteer
) -> tuple[ShownSite, ...]:
    """Give the public sites; from a point the nearest first, those of unknown distance last."""
    sites = public_sites(locations)
    if place is None or place.point is None or place.is_area:
        return tuple(_show(site, None) for site in sites)
    measured: list[tuple[float, int, LocationRecord, str | None]] = []
    for order, site in enumerate(sites):
        point = point_of(site, gazetteer)
        if point["point_latitude"] is None:
            measured.append((float("inf"), order, site, None))
            continue
        there = Point(point["point_latitude"], point["point_longitude"])
        far = kilometres_between(place.point, there)
        about = point["point_precision"] not in FINE
        measured.append((far, order, site, _away(far, place, about=about)))
    return tuple(_show(site, away) for _, _, site, away in sorted(measured, key=lambda m: m[:2]))


def _away(kilometres: float, place: Place, *, about: bool) -> str:
    if about and kilometres < IN_TOWN:
        return gettext("In or near %(place)s", place=place.name)
    distance = distance_words(kilometres, place.country, about=about)
    return gettext("%(distance)s away", distance=distance)


def _show(location: LocationRecord, away: str | None) -> ShownSite:
    street = any(one.address_1 for one in location.addresses[:1])
    return ShownSite(
        name=location.name,
        lines=_lines(location.addresses),
        about=location.precision not in FINE and not street,
        away=away,
    )


def _lines(addresses: Sequence[AddressRecord]) -> tuple[str, ...]:
    """Give the first address in lines, without those that are empty."""
    return tuple(
        line
        for one in addresses[:1]
        for line in (
            one.address_1,
            " ".join(
                part for part in (town_words(one.city, one.state_province), one.postal_code) if part
            ),
        )
        if line
    )
