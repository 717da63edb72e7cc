"""What services are now, by their numbers: those that were given stay on a list for long."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import Session

from finder.models import (
    Address,
    Freshness,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    table_of,
)
from finder.places.areas import WORLD
from finder.vocabulary import CheckedBy, CheckResult, FieldGroup, FundStatus, ListingStatus

_service, _organization = table_of(Service), table_of(Organization)
_phone, _check = table_of(Phone), table_of(Freshness)
_area, _site, _place = table_of(ServiceArea), table_of(ServiceAtLocation), table_of(Address)


@dataclass(frozen=True, slots=True)
class Listing:
    """One service by its number; without a name where it is not there any more.

    `merged_into` is the number of the service that it is a part of now.
    """

    number: int
    name: str = ""
    organization: str = ""
    version: int = 0
    status: ListingStatus = ListingStatus.UNKNOWN
    fund_status: FundStatus | None = None
    phone: str | None = None  # published numbers only
    merged_into: int | None = None
    confirmed_on: date | None = None
    fund_on: date | None = None  # when somebody last stated or confirmed the status of its fund

    @property
    def is_gone(self) -> bool:
        """Say whether nothing is known of it any more."""
        return not self.name

    @property
    def has_ended(self) -> bool:
        """Say whether it has closed, is a part of another one, or is gone."""
        ended = self.status is ListingStatus.NOT_LIVE or self.merged_into is not None
        return ended or self.is_gone


def read_listings(session: Session, numbers: Collection[int]) -> Mapping[int, Listing]:
    """Give a listing for every number, in four statements."""
    other = _service.alias()
    rows = (
        session.connection()
        .execute(
            select(
                _service.c.id,
                _service.c.number,
                _service.c.name,
                _service.c.version,
                _service.c.status,
                _service.c.fund_status,
                _service.c.fund_status_date,
                _organization.c.name.label("organization"),
                other.c.number.label("merged_into"),
            )
            .join(_organization, _organization.c.id == _service.c.organization_id)
            .join(other, other.c.id == _service.c.merged_into, isouter=True)
            .where(_service.c.number.in_(numbers))
        )
        .all()
    )
    ids = {row.id for row in rows}
    phones, days, funds = _phones(session, ids), _days(session, ids), _fund_days(session, ids)
    found = {
        row.number: Listing(
            number=row.number,
            name=row.name,
            organization=row.organization,
            version=row.version,
            status=row.status,
            fund_status=row.fund_status,
            phone=phones.get(row.id),
            merged_into=row.merged_into,
            confirmed_on=days.get(row.id),
            fund_on=max(filter(None, (row.fund_status_date, funds.get(row.id))), default=None),
        )
        for row in rows
    }
    return {number: found.get(number) or Listing(number) for number in numbers}


def country_served(session: Session, numbers: Collection[int], home: str) -> str:
    """Give the country in which most of these services help; `home` where it has as many."""
    areas = (
        select(_service.c.number, func.substr(_area.c.area, 1, 2).label("country"))
        .join(_area, _area.c.service_id == _service.c.id)
        .where(_service.c.number.in_(numbers), _area.c.area != WORLD)
    )
    sites = (
        select(_service.c.number, _place.c.country)
        .join(_site, _site.c.service_id == _service.c.id)
        .join(_place, _place.c.location_id == _site.c.location_id)
        .where(_service.c.number.in_(numbers))
    )
    # A union names each service once for a country.
    found = session.connection().execute(areas.union(sites)).all()
    served: Counter[str] = Counter(row.country for row in found)
    return max([home, *sorted(served)], key=lambda country: served[country])


def _phones(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    wanted = (
        select(_phone.c.service_id, _phone.c.number)
        .where(_phone.c.service_id.in_(ids), _phone.c.published)
        .order_by(_phone.c.position.desc())
    )
    return {row.service_id: row.number for row in session.connection().execute(wanted)}


def _days(session: Session, ids: set[UUID]) -> dict[UUID, date]:
    """Give the day on which a person last confirmed any part of each."""
    wanted = _confirmed(ids).group_by(_check.c.service_id)
    return {row.service_id: row.day for row in session.connection().execute(wanted)}


def _fund_days(session: Session, ids: set[UUID]) -> dict[UUID, date]:
    """Give the day on which a person last confirmed the status of each one's fund."""
    of_fund = _confirmed(ids).where(_check.c.field_group == FieldGroup.FUND_STATUS)
    wanted = of_fund.group_by(_check.c.service_id)
    return {row.service_id: row.day for row in session.connection().execute(wanted)}


def _confirmed(ids: set[UUID]) -> Select[tuple[UUID, date]]:
    return select(_check.c.service_id, func.max(_check.c.checked_on).label("day")).where(
        _check.c.service_id.in_(ids),
        _check.c.result == CheckResult.CONFIRMED,
        _check.c.checked_by != CheckedBy.MACHINE,
        _check.c.stands,
    )
