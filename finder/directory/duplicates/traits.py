"""What of a service can be compared, whether it stands in the tables or is being typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import acos, cos, radians, sin
from uuid import UUID

from geopy.distance import EARTH_RADIUS

from finder.directory.duplicates.contacts import (
    mail_domain,
    mail_key,
    phone_keys,
    site_of,
    street_key,
)
from finder.directory.duplicates.names import Name, abbreviations, name_of, stems_of
from finder.directory.duplicates.topics import Sort, sorts_of
from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.search.known_words import is_only_spanish
from finder.search.topics import read_topics
from finder.text import words
from finder.vocabulary import ANY_CANCER, LinkKind, LocationType

WORLD = "WORLD"
NO_NAME = Name()
Area = tuple[str, str | None]  # the codes of a country and of a region in it


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it is given, or where its people live, as a unit vector; `reach` is its size in km."""

    x: float
    y: float
    z: float
    reach: float = 0.0

    @classmethod
    def at(cls, latitude: float, longitude: float, reach: float = 0.0) -> "Spot":
        """Give the spot of these degrees."""
        north, east = radians(latitude), radians(longitude)
        return cls(cos(north) * cos(east), cos(north) * sin(east), sin(north), reach)

    def kilometres_to(self, other: "Spot") -> float:
        """Give how far the two are apart, from edge to edge."""
        cosine = self.x * other.x + self.y * other.y + self.z * other.z
        apart = float(EARTH_RADIUS) * acos(max(-1.0, min(1.0, cosine)))
        return max(0.0, apart - self.reach - other.reach)


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """An address as somebody types it, whole or in part; `country` has two letters."""

    country: str = ""
    region: str = ""
    city: str = ""
    street: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A new record, half typed: whatever is known of it so far; empty is not known.

    `pages` are links to somebody else's page about it; `areas` codes such as "US-MA"; `needs`,
    `cancers` and `modes` ids of terms.
    """

    name: str = ""
    organization: str = ""
    organization_id: UUID | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    places: tuple[TypedPlace, ...] = ()
    areas: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    cancers: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    description: str = ""


def candidate_of(record: ServiceRecord) -> Candidate:
    """Give a whole record as a candidate; hidden places are left out."""
    own = [record.url] if record.url_kind is LinkKind.OWN else []
    return Candidate(
        name=record.name,
        organization=record.organization.name,
        organization_id=record.organization.id,
        phones=tuple(phone.number for phone in record.phones),
        emails=tuple(filter(None, [record.email])),
        links=tuple(filter(None, [record.organization.website, *own])),
        pages=tuple(filter(None, [None if own else record.url])),
        places=tuple(
            TypedPlace(
                address.country,
                address.state_province or "",
                address.city or "",
                address.address_1 or "",
                address.postal_code or "",
            )
            for location in record.locations
            if not location.confidential and location.location_type is LocationType.PHYSICAL
            for address in location.addresses
        ),
        areas=tuple(area.area for area in record.service_areas),
        needs=tuple(record.needs),
        cancers=tuple(record.cancers),
        modes=tuple(record.delivery_modes),
        description=record.description or "",
    )


@dataclass(slots=True)
class Traits:
    """What is compared of one service; a candidate has no `id` and the number 0."""

    id: UUID | None = None
    number: int = 0
    organization_id: UUID | None = None
    names: tuple[Name, ...] = ()  # its own, former ones and translations
    organizations: tuple[Name, ...] = ()
    whole: Name = NO_NAME  # organisation and service as they are called now
    shorts: frozenset[str] = frozenset()  # what people may shorten the names to
    sorts: frozenset[Sort] = frozenset()
    speaks_english: bool = True
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()  # never a front page
    streets: tuple[frozenset[str], ...] = ()
    spots: tuple[Spot, ...] = ()
    towns: frozenset[str] = frozenset()  # folded, with the areas that have names
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    cancers: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    text: str = ""  # what it does, in words
    _stems: frozenset[str] | None = None

    @property
    def description(self) -> frozenset[str]:
        """Give the telling stems of what it does, worked out when first asked for."""
        if self._stems is None:
            self._stems = stems_of(self.text)
        return self._stems


def set_names(traits: Traits, services: Iterable[str], organizations: Iterable[str]) -> None:
    """Set what follows from the names; the first of each is the present one."""
    services = list(dict.fromkeys(name for name in services if name.strip()))
    organizations = list(dict.fromkeys(name for name in organizations if name.strip()))
    traits.names = tuple(map(name_of, services))
    traits.organizations = tuple(map(name_of, organizations))
    traits.whole = sum((*traits.organizations[:1], *traits.names[:1]), NO_NAME)
    named = zip((*services, *organizations), (*traits.names, *traits.organizations), strict=True)
    traits.shorts = frozenset[str]().union(*(abbreviations(*one) for one in named))
    traits.sorts = sorts_of(traits.names[0].words) if traits.names else frozenset()


def set_links(traits: Traits, own: Iterable[str], others: Iterable[str] = ()) -> None:
    """Set sites and pages; somebody else's page counts as a page and says nothing of the site."""
    own_sites = [site for site in map(site_of, own) if site is not None]
    sites = own_sites + [site for site in map(site_of, others) if site is not None]
    by_mail = filter(None, map(mail_domain, traits.emails))
    traits.domains = frozenset(site.domain for site in own_sites).union(by_mail)
    traits.pages = frozenset(f"{site.domain}/{site.page}" for site in sites if site.page)


def set_areas(traits: Traits, areas: Iterable[Area]) -> None:
    """Set countries and regions; the world is no country."""
    known = [area for area in areas if area[0]]
    traits.countries = frozenset(country for country, _ in known)
    traits.regions = frozenset(region for _, region in known if region)


@lru_cache(maxsize=16384)
def area_of(gazetteer: Gazetteer, code: str) -> Area:
    """Give the country and the region of an area's code; no country for the world."""
    if code == WORLD:
        return "", None
    place = gazetteer.area(code)
    return (place.country, place.region) if place else (code.partition("-")[0], None)


def traits_of(candidate: Candidate, gazetteer: Gazetteer, countries: Iterable[str]) -> Traits:
    """Give what can be compared of a candidate.

    `countries` are those that its phone may be of where it does not say in which one it is.
    """
    traits = Traits(organization_id=candidate.organization_id)
    set_names(traits, [candidate.name], [candidate.organization])
    likely = [place.country for place in candidate.places if place.country] or list(countries)
    numbers = (phone_keys(phone, likely) for phone in candidate.phones)
    traits.phones = frozenset[str]().union(*numbers)
    traits.emails = frozenset(map(mail_key, candidate.emails))
    set_links(traits, candidate.links, candidate.pages)
    _set_places(traits, candidate, gazetteer)
    _set_terms(traits, candidate)
    return traits


def _set_places(traits: Traits, candidate: Candidate, gazetteer: Gazetteer) -> None:
    areas = [area_of(gazetteer, code) for code in candidate.areas]
    spots = []
    for place in candidate.places:
        areas.append((place.country, None))
        located = place.country and gazetteer.locate(
            country=place.country,
            region=place.region or None,
            city=place.city or None,
            postal_code=place.postal_code or None,
        )
        if located:
            point, found = located.point, located.place
            spots.append(Spot.at(point.latitude, point.longitude, found.extent_km))
            areas.append((found.country, found.region))
        elif place.country and place.region:
            within = gazetteer.named_area(place.region, place.country)
            areas += [(within.country, within.region)] if within is not None else []
    traits.spots = tuple(spots)
    set_areas(traits, areas)
    streets = (street_key(place.street) for place in candidate.places)
    traits.streets = tuple(filter(None, streets))


def _set_terms(traits: Traits, candidate: Candidate) -> None:
    """Set what it helps with: as stated, or as its name and description say."""
    said = f"{candidate.name}. {candidate.description}"
    read: dict[str, list[str]] = {}
    for one in read_topics(said, words(said))[0]:
        read.setdefault(one.taxonomy, []).append(one.term)
    traits.needs = frozenset(candidate.needs or read.get("need", ()))
    traits.cancers = frozenset(candidate.cancers or read.get("cancer", ())) - {ANY_CANCER}
    traits.modes = frozenset(candidate.modes or read.get("mode", ()))
    traits.speaks_english = not any(is_only_spanish(word.text) for word in words(candidate.name))
    traits.text = candidate.description
