"""The gazetteer: postcodes, towns and areas by name, read offline from one SQLite file."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, log10, radians
from pathlib import Path

from rapidfuzz import fuzz, process

from finder.places.distance import kilometres_between
from finder.places.mentions import read_places
from finder.places.names import key_words, place_key
from finder.places.namesakes import CITY_PEOPLE, is_same, other_places, prefer_famous, weight
from finder.places.place import (
    AREA_KINDS,
    BARE_COUNTY,
    MOST_OTHERS,
    Located,
    Lookup,
    Mention,
    Named,
    Place,
    PlaceKind,
    Point,
    family,
)
from finder.places.postcodes import PostcodeReading, read_postcodes
from finder.places.unpacking import ABROAD, LARGE_TOWN

MOST_SUGGESTIONS = 5
LONGEST_QUERY = 120
MOST_WORDS = 14

SUGGESTION_SCORE = 78.0
SUBURB_KILOMETRES = 40.0
HOME_SCORE = 6.0
# Degrees of latitude over which there are more small towns than it is quick to sort.
WIDE_VIEW = 2.0
COLUMNS = (
    "number, id, kind, name, label, country, region, latitude, longitude, precision_km,"
    " extent_km, population, areas"
)
LEADING_WORDS = frozenset({"near", "in", "around", "at", "from", "to", "close"})
FORMER_CODES = {
    "IN-OD": "IN-OR",
    "IN-TS": "IN-TG",
    "IN-CG": "IN-CT",
    "IN-UK": "IN-UT",
    "US-PR": "PR",
    "US-GU": "GU",
    "US-VI": "VI",
    "US-AS": "AS",
    "US-MP": "MP",
    "UK": "GB",
}


class Gazetteer:
    """The places known offline, read from the file that `unpack` made; safe to share by threads.

    Two of one file are equal: what was worked out from one holds for the other.
    """

    def __init__(self, path: Path) -> None:
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._version = path.stem
        self._local = threading.local()
        self._spellings = lru_cache(maxsize=8)(self._read_spellings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gazetteer) and other._address == self._address

    def __hash__(self) -> int:
        return hash(self._address)

    @property
    def version(self) -> str:
        """Give the name of the place data: another one may put an address elsewhere."""
        return self._version

    def find(self, text: str, home_country: str) -> Lookup:
        """Give the likeliest place for what somebody typed, the home country's first.

        Reads postcodes ("02215", "SW1A 1AA"), names with or without an area after them
        ("boston ma", "Galway, Ireland"), areas ("Texas") and both together ("3000 VIC"). An
        unknown place gives none, with like spellings as suggestions.
        """
        found = key_words(text[:LONGEST_QUERY])[:MOST_WORDS]
        while len(found) > 1 and found[0] in LEADING_WORDS:
            found = found[1:]
        if not found:
            return Lookup(None)
        return (
            self.find_postcode(found, home_country)
            or self._find_name(found, home_country)
            or self._find_qualified(found, home_country)
            or Lookup(None, suggestions=self._suggest(found, home_country))
        )

    def by_id(self, place_id: str) -> Place | None:
        """Give the place of this id, None when there is none."""
        return self._one("WHERE id = ?", place_id)

    def area(self, code: str) -> Place | None:
        """Give the county, region or country of this code ("US-MA"), None when unknown."""
        code = FORMER_CODES.get(code, code)
        for kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.COUNTY):
            if place := self.by_id(f"{kind}:{code}"):
                return place
        return None

    def named_area(self, name: str, within: str) -> Place | None:
        """Give the town or area of exactly this name in the area `within`, None when unknown."""
        code = FORMER_CODES.get(within, within)
        inside = [
            named
            for named in self.named(place_key(name))
            if code in named.place.areas and named.place.kind is not PlaceKind.POSTCODE
        ]
        if not inside:
            return None
        return min(inside, key=lambda named: (named.rank, -named.place.population)).place

    def contains(self, area: Place, place: Place) -> bool:
        """Say whether the place lies in the area: by code, or for towns within their extent."""
        if area.id == place.id or area.id in place.areas:
            return True
        if area.is_area:
            return area.code in place.areas
        if place.is_area or area.point is None or place.point is None:
            return False
        return kilometres_between(area.point, place.point) <= area.extent_km

    def locate(
        self, *, country: str, region: str | None, city: str | None, postal_code: str | None
    ) -> Located | None:
        """Give a point for an address, by postcode or else by town; None when neither is known.

        `country` is ISO 3166-1, `region` a name or code of any kind; a postcode that lies in
        another region than the address says is not trusted.
        """
        within = self._region_of(country, region)
        if postal_code:
            for reading in read_postcodes(key_words(postal_code)):
                for place in self._postcode_places(reading.codes):
                    if place.point is None or place.country not in family(country):
                        continue
                    if not _contradicts(place, within):
                        return Located(place.point, PlaceKind.POSTCODE, place.precision_km, place)
        town = self._town_of(country, within, city) if city else None
        if town is None or town.point is None:
            return None
        kind = PlaceKind.POSTCODE if town.kind is PlaceKind.POSTCODE else PlaceKind.TOWN
        return Located(town.point, kind, town.precision_km, town)

    def read_places(self, text: str, home_country: str) -> tuple[Mention, ...]:
        """Give the places named inside a sentence in order, with their characters in it."""
        return read_places(self, text, home_country)

    def countries(self) -> tuple[Place, ...]:
        """Give every country by name."""
        return tuple(self._many("WHERE kind = 'country' ORDER BY name"))

    def nearest_town(self, point: Point, within_km: float = 100.0) -> Place | None:
        """Give the town nearest to the point, None when there is none within the kilometres."""
        reach = 5.0
        while True:
            reach = min(reach, within_km)
            near = self._towns_around(point, reach)
            if near or reach >= within_km:
                return near[0] if near else None
            reach *= 4

    def largest_towns(self, southwest: Point, northeast: Point, most: int) -> tuple[Place, ...]:
        """Give the largest towns between two corners; across the date line west is above east.

        In a wide view only towns of 20,000 people and more count.
        """
        south, west = southwest.latitude, southwest.longitude
        north, east = northeast.latitude, northeast.longitude
        sides = (
            "longitude BETWEEN ? AND ?" if west <= east else "(longitude >= ? OR longitude <= ?)"
        )
        inside = f"latitude BETWEEN ? AND ? AND {sides}"
        if north - south > WIDE_VIEW:
            # The plus keeps SQLite from looking through every village between the latitudes.
            inside = f"population >= {LARGE_TOWN} AND +{inside}"
        order = "ORDER BY population DESC, number LIMIT ?"
        return tuple(
            self._many(f"WHERE kind = 'town' AND {inside} {order}", south, north, west, east, most)
        )

    def own_names(self, people: int) -> dict[str, list[str]]:
        """Give the folded own names of towns with so many people, "bangalore" too, by their ids."""
        rows = self._connection().execute(
            "SELECT id, key FROM name JOIN place ON place = number"
            " WHERE rank = 0 AND kind = 'town' AND population >= ? ORDER BY id, key",
            (people,),
        )
        names: dict[str, list[str]] = {}
        for place_id, key in rows:
            names.setdefault(place_id, []).append(key)
        return names

    def find_postcode(self, keys: Sequence[str], home_country: str) -> Lookup | None:
        """Give the place of words that are a postcode, with or without a town or area beside it.

        None when they are no postcode; a number that may be something else gives suggestions.
        """
        home = family(home_country)
        for reading in read_postcodes(keys):
            places = self._postcode_places(reading.codes)
            if not places:
                continue
            if not reading.rest:
                return self._choose_postcode(places, home, reading)
            rest = self._find_name(list(reading.rest), home_country) or self._find_qualified(
                list(reading.rest), home_country
            )
            if rest is None or rest.place is None:
                at_home = [place for place in places if place.country in home]
                if at_home and reading.is_distinct:
                    return Lookup(at_home[0])
                continue
            candidates = (rest.place, *rest.others)
            for place in places:
                if any(self._agree(place, candidate) for candidate in candidates):
                    return Lookup(place)
        return None

    def named(self, key: str) -> list[Named]:
        """Give every place that carries this folded name (`place_key`), any kind, any country."""
        rows = self._connection().execute(
            f"SELECT rank, {COLUMNS} FROM name JOIN place ON place = number"  # noqa: S608
            " WHERE key = ?",
            (key,),
        )
        return [Named(_to_place(row[1:]), row[0]) for row in rows]

    def rank(self, found: Sequence[Named], home_country: str) -> list[Place]:
        """Give the places likeliest first: at home before abroad, own names before other names."""
        if not found:
            return []
        home = family(home_country)
        ordered = sorted(
            {named.place.id: named for named in sorted(found, key=lambda n: -n.rank)}.values(),
            key=lambda named: (
                named.rank >= BARE_COUNTY,
                named.place.country not in home,
                named.rank,
                -weight(named.place, found),
                named.place.id,
            ),
        )
        if ordered[0].rank <= BARE_COUNTY:
            ordered = [named for named in ordered if named.rank <= BARE_COUNTY]
        weights = {named.place.id: weight(named.place, found) for named in ordered}
        places = prefer_famous(ordered, home, weights)
        return [places[0], *other_places(places, home, weights)]

    # -- finding

    def _agree(self, postcode: Place, named: Place) -> bool:
        if named.is_area:
            return named.code in postcode.areas
        if postcode.point is None or named.point is None:
            return False
        return kilometres_between(postcode.point, named.point) <= SUBURB_KILOMETRES

    def _choose_postcode(
        self, places: list[Place], home: frozenset[str], reading: PostcodeReading
    ) -> Lookup:
        at_home = [place for place in places if place.country in home]
        if at_home:
            rest = tuple(place for place in places if place.id != at_home[0].id)
            return Lookup(at_home[0], rest[:MOST_OTHERS])
        if not reading.is_distinct:
            # Four digits may be a year or half a code: offer, do not decide.
            return Lookup(None, suggestions=tuple(places[:MOST_SUGGESTIONS]))
        return Lookup(places[0], tuple(places[1 : MOST_OTHERS + 1]))

    def _postcode_places(self, codes: Iterable[str]) -> list[Place]:
        ids = [f"postcode:{code}" for code in codes]
        if not ids:
            return []
        marks = ",".join("?" * len(ids))
        places = {place.id: place for place in self._many(f"WHERE id IN ({marks})", *ids)}
        return [places[place_id] for place_id in ids if place_id in places]

    def _find_name(self, found: list[str], home_country: str) -> Lookup | None:
        ranked = self.rank(self.named(" ".join(found)), home_country)
        if not ranked:
            return None
        return Lookup(ranked[0], tuple(ranked[1 : MOST_OTHERS + 1]))

    def _find_qualified(self, found: list[str], home_country: str) -> Lookup | None:
        """Find "boston ma usa": a name, then one or two areas that hold it."""
        elsewhere: list[Place] = []
        for split in range(len(found) - 1, 0, -1):
            head = self.named(" ".join(found[:split]))
            if not head:
                continue
            tails = self._tails(found[split:])
            if not tails:
                continue
            inside = [named for named in head if any(_lies_in(named.place, tail) for tail in tails)]
            if inside:
                ranked = self.rank(inside, home_country)
                return Lookup(ranked[0], tuple(ranked[1 : MOST_OTHERS + 1]))
            suburb = self._suburb(head, tails)
            if suburb:
                return Lookup(suburb)
            elsewhere += self.rank(head, home_country)
        if elsewhere:
            unique = list({place.id: place for place in elsewhere}.values())
            return Lookup(None, suggestions=tuple(unique[:MOST_SUGGESTIONS]))
        return None

    def _tails(self, found: list[str]) -> list[Place]:
        """Give what "ma", "ma usa" or "london" after a name may stand for."""
        whole = self.named(" ".join(found))
        tails = [
            named.place
            for named in whole
            if named.place.is_area or named.place.population >= CITY_PEOPLE
        ]
        for split in range(len(found) - 1, 0, -1):
            outer = [
                named.place for named in self.named(" ".join(found[split:])) if named.place.is_area
            ]
            if outer:
                tails += [
                    named.place
                    for named in self.named(" ".join(found[:split]))
                    if named.place.is_area and any(_lies_in(named.place, place) for place in outer)
                ]
        return tails

    def _suburb(self, head: list[Named], tails: list[Place]) -> Place | None:
        """Give "Brooklyn" of "Brooklyn, New York City": the namesake close to the city."""
        near = [
            (kilometres_between(named.place.point, tail.point), named.place)
            for named in head
            for tail in tails
            if not named.place.is_area
            and tail.kind is PlaceKind.TOWN
            and named.place.point
            and tail.point
        ]
        near = [pair for pair in near if pair[0] <= SUBURB_KILOMETRES]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _suggest(self, found: list[str], home_country: str) -> tuple[Place, ...]:
        """Give places of a like spelling, those at home first."""
        text = " ".join(found)
        tails: list[Place] = []
        for split in range(len(found) - 1, 0, -1):
            areas = [named.place for named in self.named(" ".join(found[split:]))]
            areas = [place for place in areas if place.is_area]
            if areas:
                text, tails = " ".join(found[:split]), areas
                break
        if len(text) < 3 or text.isdigit():
            return ()
        home = family(home_country)
        suggestions: dict[str, tuple[float, Place]] = {}
        for country in (*sorted(home), ABROAD):
            matches = process.extract(
                text,
                self._spellings(country),
                scorer=fuzz.ratio,
                score_cutoff=SUGGESTION_SCORE,
                limit=12,
            )
            for key, score, _ in matches:
                for place in self.rank(self.named(key), home_country)[:MOST_SUGGESTIONS]:
                    if tails and not any(_lies_in(place, tail) for tail in tails):
                        continue
                    value = score + _first_letters(text, key) + 3 * log10(place.population + 1)
                    value += HOME_SCORE if place.country in home else 0.0
                    if value > suggestions.get(place.id, (0.0, place))[0]:
                        suggestions[place.id] = (value, place)
        chosen: list[Place] = []
        for _, place in sorted(suggestions.values(), key=lambda pair: (-pair[0], pair[1].id)):
            if not any(is_same(place, other) for other in chosen):
                chosen.append(place)
        return tuple(chosen[:MOST_SUGGESTIONS])

    def _read_spellings(self, country: str) -> list[str]:
        """Give the names to compare a misspelt one with: the country's, or large places abroad."""
        rows = self._connection().execute("SELECT key FROM spelling WHERE country = ?", (country,))
        return [row[0] for row in rows]

    # -- addresses

    def _region_of(self, country: str, region: str | None) -> Place | None:
        if not region:
            return None
        exact = self.area(f"{country}-{region}") or self.area(region)
        if exact and exact.country == country:
            return exact
        areas = [
            named
            for named in self.named(place_key(region))
            if named.place.is_area and named.place.country == country
        ]
        return min(areas, key=lambda named: named.rank).place if areas else None

    def _town_of(self, country: str, within: Place | None, city: str) -> Place | None:
        """Give the town of an address, else a postcode that names its village."""
        for name in (city, city.partition(",")[0], re.sub(r"\s*\(.*?\)", "", city)):
            towns = [
                named
                for named in self.named(place_key(name))
                if not named.place.is_area and named.place.country == country
            ]
            inside = [named for named in towns if within is None or _lies_in(named.place, within)]
            if not inside and within and within.kind is PlaceKind.COUNTY:
                # Postal counties are loose: Sutton is in London and written "Sutton, Surrey".
                inside = [named for named in towns if _is_close(named.place, within)]
            found = self.rank(inside, country)
            if found:
                return found[0]
        return None

    # -- rows

    def _towns_around(self, point: Point, reach: float) -> list[Place]:
        """Give the towns within `reach` kilometres of the point, nearest first."""
        height = reach / 111.0
        width = min(reach / (111.0 * max(cos(radians(point.latitude)), 0.01)), 180.0)
        west, east = point.longitude - width, point.longitude + width
        if west < -180 or east > 180:
            west, east = -180.0, 180.0
        towns = self._many(
            "WHERE kind = 'town' AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?",
            point.latitude - height,
            point.latitude + height,
            west,
            east,
        )
        near = [
            (kilometres_between(point, town.point), town.id, town) for town in towns if town.point
        ]
        return [town for kilometres, _, town in sorted(near) if kilometres <= reach]

    def _one(self, condition: str, *values: object) -> Place | None:
        places = self._many(condition, *values)
        return places[0] if places else None

    def _many(self, condition: str, *values: object) -> list[Place]:
        # Conditions are written in this module; what people type comes in as values only.
        query = f"SELECT {COLUMNS} FROM place {condition}"  # noqa: S608
        rows = self._connection().execute(query, values)
        return [_to_place(row) for row in rows]

    def _connection(self) -> sqlite3.Connection:
        """Give this thread's own connection; one inherited over a fork is not used."""
        if getattr(self._local, "process", None) != os.getpid():
            self._local.connection = sqlite3.connect(
                self._address, uri=True, check_same_thread=False
            )
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection


def _lies_in(place: Place, area: Place) -> bool:
    return area.is_area and area.id != place.id and area.code in place.areas


def _contradicts(postcode: Place, within: Place | None) -> bool:
    """Say whether an address's state rules its postcode out; counties are written too loosely."""
    return (
        within is not None
        and within.kind is PlaceKind.REGION
        and within.country == postcode.country
        and within.code not in postcode.areas
    )


def _is_close(place: Place, area: Place) -> bool:
    if place.point is None or area.point is None:
        return False
    return kilometres_between(place.point, area.point) <= area.extent_km + SUBURB_KILOMETRES


def _first_letters(text: str, key: str) -> float:
    """Favour names that begin alike: few people mistype the first letter."""
    return 6.0 if text[0] == key[0] else 0.0


def _to_place(row: Sequence[object]) -> Place:
    (_, place_id, kind, name, label, country, region, latitude, longitude, *rest) = row
    precision, extent, population, areas = rest
    kind = PlaceKind(str(kind))
    point = Point(float(latitude), float(longitude))  # type: ignore[arg-type]
    is_placed = kind not in AREA_KINDS or point != Point(0.0, 0.0)
    return Place(
        id=str(place_id),
        kind=kind,
        name=str(name),
        label=str(label),
        country=str(country),
        region=str(region) if region else None,
        point=point if is_placed else None,
        precision_km=float(precision),  # type: ignore[arg-type]
        extent_km=float(extent),  # type: ignore[arg-type]
        population=int(population),  # type: ignore[call-overload]
        areas=tuple(str(areas).split()),
    )
