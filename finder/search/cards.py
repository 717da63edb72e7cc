"""The rows behind one page of results, read in a few statements whatever their number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, Text, bindparam, cast, literal, select, union_all
from sqlmodel import Session, SQLModel

from finder.models import (
    Address,
    Attribute,
    CostOption,
    Freshness,
    Language,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Translation,
    table_of,
)
from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, PlaceKind, Point
from finder.rules.freshness import fund_status_on
from finder.search.bands import Band
from finder.search.index import WORLD
from finder.search.results import Card, CardOrganization, CardSite
from finder.text import print_of
from finder.vocabulary import FINE, CheckedBy, CheckResult, Cost, FieldGroup, LocationType

# Some 3 kilobytes each; beyond this the shelf is emptied and filled anew.
MOST_CARDS = 5000

# Made once: building a statement takes longer than running it.
_service, _organization = table_of(Service), table_of(Organization)
_location, _link, _address = table_of(Location), table_of(ServiceAtLocation), table_of(Address)
_check = table_of(Freshness)
SERVICES = (
    select(
        _service,
        _organization.c.number.label("organization_number"),
        _organization.c.name.label("organization_name"),
        _organization.c.organization_type,
        _organization.c.website.label("organization_website"),
    )
    .join(_organization, _organization.c.id == _service.c.organization_id)
    .where(_service.c.number.in_(bindparam("numbers", expanding=True)))
)
SITES = (
    select(
        _link.c.service_id,
        _location.c.name,
        _address.c.city,
        _address.c.state_province,
        _address.c.country,
        _location.c.point_latitude,
        _location.c.point_longitude,
        _location.c.point_precision,
    )
    .join(_location, _location.c.id == _link.c.location_id)
    .join(_address, _address.c.location_id == _location.c.id, isouter=True)
    .where(
        _link.c.service_id.in_(bindparam("ids", expanding=True)),
        _location.c.confidential.is_(False),
        _location.c.location_type == LocationType.PHYSICAL,
    )
    .order_by(_link.c.position, _address.c.position)
)
CHECKS = select(_check.c.service_id, _check.c.field_group, _check.c.checked_on).where(
    _check.c.service_id.in_(bindparam("ids", expanding=True)),
    _check.c.result == CheckResult.CONFIRMED,
    _check.c.checked_by != CheckedBy.MACHINE,
    _check.c.stands,
)


def _hanging(model: type[SQLModel], *columns: str) -> Select[Any]:
    table = table_of(model)
    return (
        select(table.c.service_id, *(table.c[name] for name in columns))
        .where(table.c.service_id.in_(bindparam("ids", expanding=True)))
        .order_by(table.c.position)
    )


PHONES = _hanging(Phone, "number", "published")


def _terms() -> CompoundSelect[Any]:
    """Give all that a service has in single words, each with the list that it is of."""
    lists = (
        (table_of(Attribute), "taxonomy", "term"),
        (table_of(Language), literal("language"), "code"),
        (table_of(CostOption), literal("cost"), "option"),
    )
    return union_all(
        *(
            select(
                table.c.service_id,
                table.c[kind] if isinstance(kind, str) else kind,
                cast(table.c[term], Text),
                table.c.position,
            ).where(table.c.service_id.in_(bindparam("ids", expanding=True)))
            for table, kind, term in lists
        )
    ).order_by("position")


TERMS = _terms()
AREAS = _hanging(ServiceArea, "area", "name")
TRANSLATIONS = _hanging(Translation, "field", "language", "text", "source_hash")


@dataclass(frozen=True, slots=True)
class _Known:
    """A card as it is for everybody, and what makes it one for a place and a day."""

    card: Card
    sites: tuple[CardSite, ...]
    fund_days: tuple[date, ...]  # on which somebody stated or confirmed the fund's status


class Shelf:
    """The cards of one version of the directory that were read so far, shared by all searches.

    Reading a card takes longer than finding it. Nothing of a question is kept here.
    """

    def __init__(self, version: int) -> None:
        self.version = version
        self._known: dict[int, _Known] = {}

    def cards(
        self,
        session: Session,
        gazetteer: Gazetteer,
        numbers: Sequence[int],
        place: Place | None,
        bands: Mapping[int, Band],
        today: date,
    ) -> tuple[Card, ...]:
        """Give the cards of these services in this order; distances only from a point."""
        known = {number: self._known.get(number) for number in numbers}
        missing = [number for number, one in known.items() if one is None]
        if missing:
            read = read_known(session, gazetteer, missing)
            if len(self._known) > MOST_CARDS:
                self._known = {}
            self._known.update(read)
            known |= read
        return tuple(
            _card_for(one, place, bands.get(number), today)
            for number, one in known.items()
            if one is not None
        )


def _card_for(known: _Known, place: Place | None, band: Band | None, today: date) -> Card:
    site, distance = _nearest(known.sites, place)
    return replace(
        known.card,
        band=band,
        distance_km=distance,
        site=site,
        fund_status=fund_status_on(known.card.fund_status, known.fund_days, today),
    )


def read_known(session: Session, gazetteer: Gazetteer, numbers: Sequence[int]) -> dict[int, _Known]:
    """Give what cards say of these services, read in a few statements whatever their number."""
    rows = list(session.connection().execute(SERVICES, {"numbers": numbers}))
    ids = [row.id for row in rows]
    phones = _read_by_service(session, PHONES, ids)
    terms = _read_by_service(session, TERMS, ids)
    areas = _read_by_service(session, AREAS, ids)
    translations = _read_by_service(session, TRANSLATIONS, ids)
    checks = _read_by_service(session, CHECKS, ids)
    sites = read_sites(session, ids)
    known = {}
    for row in rows:
        by_taxonomy: dict[str, list[str]] = defaultdict(list)
        for taxonomy, term, _ in terms[row.id]:
            by_taxonomy[taxonomy].append(term)
        published = [phone for phone, is_published in phones[row.id] if is_published]
        card = Card(
            id=row.id,
            number=row.number,
            name=row.name,
            organization=CardOrganization(
                row.organization_id,
                row.organization_number,
                row.organization_name,
                row.organization_type,
                row.organization_website,
            ),
            description=row.description,
            translations={
                (language, field): text
                for field, language, text, source in translations[row.id]
                if source == print_of(getattr(row, field) or "")
            },
            status=row.status,
            needs=tuple(by_taxonomy["need"]),
            modes=tuple(by_taxonomy["mode"]),
            audiences=tuple(by_taxonomy["audience"]),
            cancers=tuple(by_taxonomy["cancer"]),
            languages=tuple(by_taxonomy["language"]),
            cost=Cost(by_taxonomy["cost"][0]) if by_taxonomy["cost"] else Cost.UNKNOWN,
            reach=row.reach,
            areas=tuple(name_area(gazetteer, code, name) for code, name in areas[row.id]),
            is_local=bool(areas[row.id])
            and all(is_small(gazetteer, code, name) for code, name in areas[row.id]),
            band=None,
            distance_km=None,
            site=None,
            sites=len(sites[row.id]),
            phone=published[0] if published else None,
            hours=row.hours_description,
            email=row.email if row.email_published else None,
            url=row.url,
            url_kind=row.url_kind,
            fund_status=row.fund_status,
            stage=row.stage,
            minimum_age=row.minimum_age,
            maximum_age=row.maximum_age,
            who_can_apply=row.who_can_apply,
            own_patients_only=row.own_patients_only,
            run_by_maker=row.run_by_maker,
            designation=row.designation,
            confirmed_on=max((day for _, day in checks[row.id]), default=None),
        )
        fund_days = [day for group, day in checks[row.id] if group is FieldGroup.FUND_STATUS]
        if row.fund_status_date is not None:
            fund_days.append(row.fund_status_date)
        known[row.number] = _Known(card, tuple(sites[row.id]), tuple(fund_days))
    return known


def name_area(gazetteer: Gazetteer, code: str, name: str | None) -> str:
    """Give an area's name to read; "WORLD" stays as it is, for whoever words it."""
    if name is not None:
        around = gazetteer.area(code)
        return f"{name}, {around.name}" if around is not None else name
    area = gazetteer.area(code) if code != WORLD else None
    return area.name if area is not None else code


def is_small(gazetteer: Gazetteer, code: str, name: str | None) -> bool:
    """Say whether an area is a county or a named place, and nothing larger."""
    area = gazetteer.area(code) if name is None and code != WORLD else None
    return name is not None or (area is not None and area.kind is PlaceKind.COUNTY)


def read_sites(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[CardSite]]:
    """Give the public sites of services by id, in their order."""
    found: dict[UUID, list[CardSite]] = defaultdict(list)
    for key, *row in session.connection().execute(SITES, {"ids": ids}):
        name, city, region, country, latitude, longitude, precision = row
        point = Point(latitude, longitude) if latitude is not None else None
        about = precision not in FINE
        found[key].append(CardSite(name, city, region, country, about, point, precision))
    return found


def _nearest(
    sites: Sequence[CardSite], place: Place | None
) -> tuple[CardSite | None, float | None]:
    if not sites:
        return None, None
    if place is None or place.point is None or place.is_area:
        return sites[0], None
    origin = place.point
    measured = [
        (kilometres_between(origin, site.point), order, site)
        for order, site in enumerate(sites)
        if site.point is not None
    ]
    if not measured:
        return sites[0], None
    distance, _, site = min(measured)
    return site, distance


def _read_by_service(
    session: Session, statement: Any, ids: Sequence[UUID]
) -> dict[UUID, list[tuple[Any, ...]]]:
    found: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *values in session.connection().execute(statement, {"ids": ids}):
        found[key].append(tuple(values))
    return found
