"""The values that the room of places gives: places, look-ups, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place it is, from the smallest to the largest."""

    POSTCODE = "postcode"
    TOWN = "town"
    COUNTY = "county"
    REGION = "region"
    COUNTRY = "country"


# People of these write each other's postcodes and count as one home.
FAMILIES = (
    frozenset({"US", "PR", "GU", "VI", "AS", "MP"}),
    frozenset({"GB", "IM", "JE", "GG"}),
)
# Names of a higher rank count only where no place has the name as its own.
BARE_COUNTY = 2
MOST_OTHERS = 5
AREA_KINDS = frozenset({PlaceKind.COUNTY, PlaceKind.REGION, PlaceKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the earth in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `id` is stable and fit for an address bar ("town:4930956", "postcode:US-02215",
    "county:US-NY-119", "region:US-MA", "country:US"). `country` is ISO 3166-1; `region` is
    ISO 3166-2, in the United Kingdom the nation ("GB-ENG"). `areas` holds the codes of every
    area that contains the place, itself included if it is an area. `point` is a representative
    point, off by up to `precision_km`; `extent_km` is how far the place itself reaches from it.
    """

    id: str
    kind: PlaceKind
    name: str
    label: str
    country: str
    region: str | None
    point: Point | None
    precision_km: float
    extent_km: float
    population: int
    areas: tuple[str, ...]

    @property
    def is_area(self) -> bool:
        """Say whether it is a county, region or country, which no single point stands for."""
        return self.kind in AREA_KINDS

    @property
    def code(self) -> str | None:
        """Give the area code ("US-MA"), None for towns and postcodes."""
        return self.id.partition(":")[2] if self.is_area else None


@dataclass(frozen=True, slots=True)
class Named:
    """A place that carries a name, and how much the name is its own.

    0 own, 1 short form, 2 bare county name, 3 name in another language, 4 village of a postcode.
    """

    place: Place
    rank: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the gazetteer found for some words.

    `place` is the likeliest place, None when unknown; `others` are other places of that name;
    `suggestions` are places of a like spelling, given only when nothing was found.
    """

    place: Place | None
    others: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()


class MentionRole(StrEnum):
    """What a place in a sentence is to the person: where help is wanted, or where home is."""

    WHERE = "where"
    LIVES = "lives"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place found inside a sentence, at the characters `start` to `end` of it.

    `certain` mentions may restrict a search; the others are only likely. "from X" has the role
    of home.
    """

    start: int
    end: int
    place: Place
    lookup: Lookup
    certain: bool
    role: MentionRole = MentionRole.WHERE


@dataclass(frozen=True, slots=True)
class Located:
    """A point for an address, how it was found ("postcode" or "town") and how far off it may be."""

    point: Point
    precision: PlaceKind
    precision_km: float
    place: Place


def family(country: str) -> frozenset[str]:
    """Give the country with those that share its postcodes: the United States with Puerto Rico."""
    return next((group for group in FAMILIES if country in group), frozenset({country}))
