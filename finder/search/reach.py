"""The location rule: which services reach a place, judged by how one takes part.

Help in person counts by a site within reach, or by a coverage as small as a county or town.
Everything that comes by phone, post, online, to the home or as money counts by its coverage.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.places.distance import kilometres_of, unit_vectors
from finder.places.place import Place, PlaceKind
from finder.search.bands import Band
from finder.search.index import WORLD, Index, Postings, members
from finder.search.request import NEARBY_KILOMETRES
from finder.vocabulary import IN_PERSON

# People travel farther for a bed near treatment and for specialised treatment itself.
TRAVELLED_FOR = ("lodging", "cancer_centre", "specialist_clinic")
TRAVELLED_KILOMETRES = 160
# And farther still where there is none of a kind: from Chattanooga to a centre in Nashville.
FARTHEST_KILOMETRES = 320
# What is so near to the middle of a town is in it.
IN_TOWN_KILOMETRES = 15
SAME_TOWN_KILOMETRES = 3
COME_FROM_AFAR = ("retreat_camp_wish",)
BEST_FIRST = (Band.NEAR, Band.COVERS, Band.PART, Band.FURTHER, Band.ASK)


@dataclass(frozen=True, slots=True)
class Reached:
    """The services that reach a place, by way of taking part and by band.

    `distances` are kilometres to the nearest site by public number, NaN where there is none.
    `local` holds those that are here for the place or for its part of the country, and not for
    the whole country or the world.
    """

    in_person: dict[Band, BitMap]
    otherwise: dict[Band, BitMap]
    distances: NDArray[np.float64]
    local: BitMap

    def all(self) -> BitMap:
        """Give every service that reaches the place in any way."""
        return BitMap.union(*self.in_person.values(), *self.otherwise.values())

    def by_mode(self, index: Index, mode: str) -> BitMap:
        """Give the services that reach the place when one takes part in this way."""
        stated = index.facets["mode"].get(mode, BitMap())
        otherwise = BitMap.union(*self.otherwise.values())
        if mode == IN_PERSON:
            there = BitMap.union(*self.in_person.values())
            return stated & (there | (otherwise & index.rides_and_visits))
        return stated & otherwise

    def bands(self, index: Index, modes: Iterable[str]) -> dict[Band, BitMap]:
        """Give each service's best band, over the ways that the chosen modes allow."""
        chosen = set(modes)
        ways = [self.in_person] if not chosen or IN_PERSON in chosen else []
        if chosen == {IN_PERSON}:
            rides = index.rides_and_visits
            ways.append({band: found & rides for band, found in self.otherwise.items()})
        else:
            ways.append(self.otherwise)
        bands: dict[Band, BitMap] = {}
        taken = BitMap()
        for band in BEST_FIRST:
            bands[band] = BitMap.union(*(way[band] for way in ways)) - taken
            taken |= bands[band]
        return bands


def reach(index: Index, place: Place, within: int | None) -> Reached:
    """Give what reaches the place; `within` kilometres, None for the usual reach."""
    distances = np.full(index.size, np.nan)
    if place.is_area or place.point is None:
        near = _get(index.sites.by_area, place.code or place.country)
        further = BitMap()
        inside = _get(index.coverage.inside, place.code or place.country)
        small, in_town = _union(index.coverage.small, place.areas), BitMap()
    else:
        distances = distances_from(index, place)
        near = _closer_than(distances, within or NEARBY_KILOMETRES)
        further = BitMap()
        if within is None:
            further = _travelled_for(index, distances)
        inside = BitMap()
        small = _union(index.coverage.small, place.areas) | _towns_around(index, place)
        # Of these only the town is known: it stands for the address.
        in_town = _towns_around(index, place, within or NEARBY_KILOMETRES)
    wide = _union(index.coverage.wide, (*place.areas, WORLD))
    vague = _union(index.coverage.vague, place.areas)
    pointless = index.goes_there - index.sites.with_point
    # People come to a camp or a retreat from all of the area that it is for.
    come_from_afar = pointless & _union(index.main_need, COME_FROM_AFAR)
    parts = [area for area in place.areas if area != place.country]
    local = BitMap.union(
        index.goes_there & (near | further),
        small,
        pointless & in_town,
        inside,
        _union(index.coverage.wide, parts),
        _union(index.coverage.vague, parts),
    )
    if place.kind is PlaceKind.COUNTRY:
        # Somewhere in a whole country is not near: it serves only the people around it.
        inside, near = inside | near, BitMap()
    return Reached(
        in_person={
            Band.NEAR: (index.goes_there & near) | (pointless & in_town),
            Band.COVERS: (index.goes_there & small) | (come_from_afar & (wide | vague)),
            Band.PART: index.goes_there & inside,
            Band.FURTHER: index.goes_there & further,
            Band.ASK: (pointless - come_from_afar) & (wide | vague),
        },
        otherwise={
            Band.NEAR: BitMap(),
            Band.COVERS: index.comes_by_area & (wide | small),
            Band.PART: index.comes_by_area & inside,
            Band.FURTHER: BitMap(),
            Band.ASK: index.comes_by_area & vague,
        },
        distances=distances,
        local=local,
    )


def _travelled_for(index: Index, distances: NDArray[np.float64]) -> BitMap:
    """Give what people travel for, each kind from as far as it has to be."""
    found = BitMap()
    for need in TRAVELLED_FOR:
        giving = _get(index.facets["need"], need)
        usual = giving & _closer_than(distances, TRAVELLED_KILOMETRES)
        found |= usual or giving & _closer_than(distances, FARTHEST_KILOMETRES)
    return found


def usable_everywhere(index: Index, country: Place) -> Reached:
    """Give what anyone in the country can use without going anywhere."""
    nothing = dict.fromkeys(Band, BitMap())
    wide = _union(index.coverage.wide, (country.code or country.country, WORLD))
    return Reached(
        in_person=nothing,
        otherwise=nothing | {Band.COVERS: index.comes_by_area & wide},
        distances=np.full(index.size, np.nan),
        local=BitMap(),
    )


def distances_from(index: Index, place: Place) -> NDArray[np.float64]:
    """Give kilometres from a place to each service's nearest site, by number; NaN without one."""
    distances = np.full(index.size, np.inf)
    if place.point is not None and len(index.sites.numbers):
        origin = unit_vectors([place.point.latitude], [place.point.longitude])[0]
        np.minimum.at(distances, index.sites.numbers, kilometres_of(index.sites.vectors @ origin))
    distances[np.isinf(distances)] = np.nan
    return distances


def known_in(index: Index, town: Place) -> int:
    """Give how many services have a site in the very town, or cover just it.

    What is near because a larger town lies beside it is not of the town: Portland, Oregon, is
    near Vancouver, Washington.
    """
    near = _closer_than(distances_from(index, town), IN_TOWN_KILOMETRES)
    name = town.name.casefold()
    named = {
        int(number)
        for number, one in zip(index.sites.numbers, index.sites.towns, strict=True)
        if one is not None and one.casefold() == name
    }
    return len((near & BitMap(named)) | _covering_just(index, town))


def _covering_just(index: Index, town: Place) -> BitMap:
    """Give services that cover a town whose middle is this one's."""
    coverage = index.coverage
    if town.point is None or not len(coverage.town_numbers):
        return BitMap()
    origin = unit_vectors([town.point.latitude], [town.point.longitude])[0]
    middle = kilometres_of(coverage.town_vectors @ origin) <= SAME_TOWN_KILOMETRES
    return BitMap(coverage.town_numbers[middle].tolist())


@dataclass(frozen=True, slots=True)
class NearestSite:
    """A site, by its town, and how far it is."""

    town: str | None
    kilometres: float


def nearest_site(index: Index, place: Place, services: BitMap) -> NearestSite | None:
    """Give the nearest of all sites of these services, None when they have none."""
    rows = np.flatnonzero(np.isin(index.sites.numbers, members(services)))
    if place.point is None or not len(rows):
        return None
    origin = unit_vectors([place.point.latitude], [place.point.longitude])[0]
    distances = kilometres_of(index.sites.vectors[rows] @ origin)
    nearest = int(np.argmin(distances))
    return NearestSite(index.sites.towns[int(rows[nearest])], float(distances[nearest]))


def _closer_than(distances: NDArray[np.float64], kilometres: float) -> BitMap:
    with np.errstate(invalid="ignore"):
        return BitMap(np.flatnonzero(distances <= kilometres).tolist())


def _towns_around(index: Index, place: Place, beyond: float = 0.0) -> BitMap:
    """Give services whose coverage is a town that the place lies in, or is so many km from."""
    coverage = index.coverage
    if place.point is None or not len(coverage.town_numbers):
        return BitMap()
    origin = unit_vectors([place.point.latitude], [place.point.longitude])[0]
    reached = np.maximum(coverage.town_extents, beyond)
    covered = kilometres_of(coverage.town_vectors @ origin) <= reached
    return BitMap(coverage.town_numbers[covered].tolist())


def _union(postings: Postings, keys: Iterable[str]) -> BitMap:
    return BitMap.union(BitMap(), *(postings[key] for key in keys if key in postings))


def _get(postings: Postings, key: str) -> BitMap:
    return postings.get(key, BitMap())
