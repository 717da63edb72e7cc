"""Which services an install shows: one gate, passed when the index is made and never by a query.

A service is shown where any place that it covers, or any of its public sites, touches a country
or area that was chosen. One of which we know neither stays: not known is no reason to hide help.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.models import (
    Address,
    DirectorySetting,
    Location,
    ServiceArea,
    ServiceAtLocation,
    table_of,
)
from finder.models.setting import SHOWN_AREAS, SHOWN_COUNTRIES
from finder.places.gazetteer import Gazetteer
from finder.search.index import WORLD
from finder.vocabulary import LocationType


@dataclass(frozen=True, slots=True)
class _Shown:
    """The codes of the areas that were chosen, and of those that contain one of them."""

    codes: frozenset[str]
    around: frozenset[str]

    def touches(self, inside: Iterable[str], whole: str | None) -> bool:
        """Say whether a place meets a chosen area: by lying in it, or by containing it.

        `inside` are the codes of the areas that it lies in; `whole` is the area that it fills, or
        somewhere in which it is.
        """
        return whole in self.around or not self.codes.isdisjoint(inside)


def chosen_areas(session: Session) -> tuple[str, ...]:
    """Give the codes of the countries and areas that the install shows, none when it shows all."""
    settings = table_of(DirectorySetting)
    statement = select(settings.c.value).where(settings.c.key.in_((SHOWN_COUNTRIES, SHOWN_AREAS)))
    return tuple(code for codes in session.execute(statement).scalars() for code in codes)


def turned_off(session: Session, gazetteer: Gazetteer, codes: Iterable[str]) -> set[UUID]:
    """Give the ids of the services that an install with these codes does not show."""
    chosen = frozenset(codes)
    if not chosen:
        return set()
    areas = [area for code in chosen if (area := gazetteer.area(code)) is not None]
    around = frozenset(code for area in areas for code in area.areas)
    shown = _Shown(chosen, around)
    touched: dict[UUID, bool] = defaultdict(bool)
    for service_id, touches in (
        *_covered(session, gazetteer, shown),
        *_visited(session, shown),
    ):
        touched[service_id] |= touches
    return {service_id for service_id, touches in touched.items() if not touches}


def _covered(session: Session, gazetteer: Gazetteer, shown: _Shown) -> Iterable[tuple[UUID, bool]]:
    """Give each service with whether an area that it covers is shown."""
    table = table_of(ServiceArea)
    known: dict[tuple[str, str | None], bool] = {}
    for row in session.execute(select(table.c.service_id, table.c.area, table.c.name)):
        area = (row.area, row.name)
        if area not in known:
            known[area] = row.area == WORLD or _covers(gazetteer, shown, *area)
        yield row.service_id, known[area]


def _covers(gazetteer: Gazetteer, shown: _Shown, code: str, name: str | None) -> bool:
    place = gazetteer.named_area(name, code) if name is not None else None
    if place is not None:
        return shown.touches(place.areas, place.code)
    area = gazetteer.area(code)
    return shown.touches(area.areas if area is not None else (code,), code)


def _visited(session: Session, shown: _Shown) -> Iterable[tuple[UUID, bool]]:
    """Give each service with whether a public site of it is shown.

    A confidential site has no say: whether a service is shown would tell where it lies.
    """
    link, location, address = table_of(ServiceAtLocation), table_of(Location), table_of(Address)
    statement = (
        select(link.c.service_id, location.c.point_areas, address.c.country)
        .join(location, location.c.id == link.c.location_id)
        .join(address, address.c.location_id == location.c.id, isouter=True)
        .where(
            location.c.location_type == LocationType.PHYSICAL, location.c.confidential.is_(False)
        )
    )
    for service_id, areas, country in session.execute(statement):
        if areas:
            yield service_id, shown.touches(areas, None)
        elif country:
            yield service_id, shown.touches((country,), country)
