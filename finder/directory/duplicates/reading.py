"""Traits of services read from the tables, a few statements whatever their number."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Select, select
from sqlmodel import Session

from finder.directory.duplicates.contacts import mail_key, phone_keys, street_key
from finder.directory.duplicates.traits import (
    Spot,
    Traits,
    area_of,
    set_areas,
    set_links,
    set_names,
)
from finder.models import (
    Address,
    Attribute,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Translation,
    table_of,
)
from finder.places.gazetteer import Gazetteer
from finder.text import fold
from finder.vocabulary import ANY_CANCER, LinkKind, LocationType

Hanging = dict[str, list[Any]]
_service, _organization = table_of(Service), table_of(Organization)
_attribute, _phone, _area = table_of(Attribute), table_of(Phone), table_of(ServiceArea)
_link, _location, _address = table_of(ServiceAtLocation), table_of(Location), table_of(Address)
_translation = table_of(Translation)
SERVICES = select(
    _service.c.id,
    _service.c.number,
    _service.c.organization_id,
    _service.c.name,
    _service.c.description,
    _service.c.email,
    _service.c.url,
    _service.c.url_kind,
    _service.c.former_names,
    _organization.c.name.label("organization"),
    _organization.c.website,
).join(_organization, _organization.c.id == _service.c.organization_id)
# What hangs on a service: a statement, and its column that names the service.
HANGING: dict[str, tuple[Select[Any], Column[Any]]] = {
    "term": (
        select(_attribute.c.service_id, _attribute.c.taxonomy, _attribute.c.term).where(
            _attribute.c.taxonomy.in_(("need", "cancer", "mode"))
        ),
        _attribute.c.service_id,
    ),
    "phone": (select(_phone.c.service_id, _phone.c.number), _phone.c.service_id),
    "area": (select(_area.c.service_id, _area.c.area, _area.c.name), _area.c.service_id),
    "translation": (
        select(_translation.c.service_id, _translation.c.text).where(
            _translation.c.field == "name"
        ),
        _translation.c.service_id,
    ),
    "place": (
        select(
            _link.c.service_id,
            _location.c.point_latitude,
            _location.c.point_longitude,
            _location.c.point_areas,
            _address.c.address_1,
            _address.c.city,
        )
        .join(_location, _location.c.id == _link.c.location_id)
        .join(_address, _address.c.location_id == _location.c.id, isouter=True)
        # A hidden place takes part in nothing from which somebody could read it.
        .where(_location.c.confidential.is_(False))
        .where(_location.c.location_type == LocationType.PHYSICAL),
        _link.c.service_id,
    ),
}


def read_traits(
    session: Session, gazetteer: Gazetteer, home_country: str, ids: Collection[UUID] | None = None
) -> list[Traits]:
    """Give what can be compared of these services, or of all.

    A phone without a country code is one of the country where the service is, or of home.
    """
    connection = session.connection()
    chosen = list(ids or ())
    hanging: dict[str, dict[UUID, list[Any]]] = {}
    for kind, (statement, column) in HANGING.items():
        hanging[kind] = defaultdict(list)
        narrowed = statement if ids is None else statement.where(column.in_(chosen))
        for row in connection.execute(narrowed):
            hanging[kind][row.service_id].append(row)
    services = SERVICES if ids is None else SERVICES.where(_service.c.id.in_(chosen))
    return [
        _read(row, {kind: rows[row.id] for kind, rows in hanging.items()}, gazetteer, home_country)
        for row in connection.execute(services)
    ]


def _read(row: Any, hanging: Hanging, gazetteer: Gazetteer, home_country: str) -> Traits:
    traits = Traits(id=row.id, number=row.number, organization_id=row.organization_id)
    former = [tuple(pair) for pair in row.former_names]
    translated = [one.text for one in hanging["translation"]]
    set_names(
        traits,
        [row.name, *(name for _, name in former), *translated],
        [row.organization, *(name for name, _ in former)],
    )
    _set_places(traits, hanging, gazetteer)
    country = min(traits.countries, default=home_country)
    numbers = (phone_keys(one.number, [country]) for one in hanging["phone"])
    traits.phones = frozenset[str]().union(*numbers)
    traits.emails = frozenset([mail_key(row.email)] if row.email else [])
    is_own = row.url_kind is LinkKind.OWN
    set_links(
        traits,
        filter(None, [row.website, row.url if is_own else None]),
        filter(None, [None if is_own else row.url]),
    )
    terms: dict[str, set[str]] = defaultdict(set)
    for one in hanging["term"]:
        terms[one.taxonomy].add(one.term)
    traits.needs = frozenset(terms["need"])
    traits.cancers = frozenset(terms["cancer"]) - {ANY_CANCER}
    traits.modes = frozenset(terms["mode"])
    traits.text = row.description or ""
    return traits


def _set_places(traits: Traits, hanging: Hanging, gazetteer: Gazetteer) -> None:
    places, areas = hanging["place"], hanging["area"]
    of_places = [(*place.point_areas, None)[:2] for place in places if place.point_areas]
    set_areas(traits, [*of_places, *(area_of(gazetteer, area.area) for area in areas)])
    named = [place.city for place in places] + [area.name for area in areas]
    traits.towns = frozenset(fold(name) for name in named if name)
    keys = (street_key(place.address_1) for place in places if place.address_1)
    traits.streets = tuple(filter(None, keys))
    spots = [
        Spot.at(place.point_latitude, place.point_longitude)
        for place in places
        if place.point_latitude is not None
    ]
    if not spots:
        # Where nobody goes anywhere, the towns and counties of those who use it tell as much.
        of_areas = [_spot_of(gazetteer, area.name, area.area) for area in areas]
        spots = [spot for spot in of_areas if spot] if all(of_areas) else []
    traits.spots = tuple(spots)


@lru_cache(maxsize=16384)
def _spot_of(gazetteer: Gazetteer, name: str | None, within: str) -> Spot | None:
    place = gazetteer.named_area(name, within) if name else None
    if place is None or place.point is None:
        return None
    return Spot.at(place.point.latitude, place.point.longitude, place.extent_km)


@dataclass(frozen=True, slots=True)
class Runner:
    """An organisation as it is found by what somebody types."""

    id: UUID
    number: int
    name: str
    website: str | None
    version: int


RUNNERS = select(
    _organization.c.id,
    _organization.c.number,
    _organization.c.name,
    _organization.c.website,
    _organization.c.version,
)


def read_runners(session: Session) -> dict[UUID, Runner]:
    """Give every organisation by id, those without a service too."""
    return {row.id: Runner(*row) for row in session.connection().execute(RUNNERS)}
