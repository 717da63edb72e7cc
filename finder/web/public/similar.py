"""Other services like one: of the same main need, to be used in the same place."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from finder.directory.reading import ServicePage
from finder.directory.records import ServiceRecord
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.vocabulary import Reach
from finder.web.addresses import address, service_address
from finder.web.countries import home_country, known_country
from finder.web.public.sites import public_sites
from finder.web.requests import get_config
from finder.web.words import town_words

NEED = "need"
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SimilarService:
    """One service in a short list."""

    name: str
    address: str
    organization: str | None  # None where the service carries its organisation's name
    town: str | None


@dataclass(frozen=True, slots=True)
class Similar:
    """Up to three services, and the address of all of them."""

    services: tuple[SimilarService, ...]
    all: str


def find_similar(
    finder: Finder, session: Session, page: ServicePage, near: str, today: date
) -> Similar:
    """Give services of the same main need that can be used near the visitor, else near this one."""
    request = _request(page.record, near)
    cards = finder.search(session, request, today).cards if page.record.needs else ()
    site_country = get_config().home_country
    return Similar(
        services=tuple(
            SimilarService(
                name=card.name,
                address=service_address(card.number, card.name),
                organization=None
                if card.organization.name == card.name
                else card.organization.name,
                town=(town_words(card.site.city, card.site.region) or None)
                if card.site is not None and card.reach is Reach.SITE
                else None,
            )
            for card in cards
            if card.number != page.number
        )[:MOST_SHOWN],
        all=address(
            "public.services.index",
            near=request.near or None,
            country=request.country if request.country != site_country else None,
            need=request.values(NEED) or None,
        ),
    )


def _request(record: ServiceRecord, near: str) -> SearchRequest:
    town = ""
    if record.reach is Reach.SITE and not near:
        town = next(
            (
                town_words(one.city, one.state_province)
                for site in public_sites(record.locations)
                for one in site.addresses[:1]
                if one.city
            ),
            "",
        )
    return SearchRequest(
        near=near or town,
        country=home_country() if near else _country_of(record),
        chosen={NEED: tuple(record.needs[:1])},
        limit=MOST_SHOWN + 1,
    )


def _country_of(record: ServiceRecord) -> str:
    """Give the country where it is used if we serve that one, else the visitor's."""
    codes = [one.country for site in record.locations for one in site.addresses]
    codes += [one.area[:2] for one in record.service_areas]
    if home_country() in codes:
        return home_country()
    return next((code for one in codes if (code := known_country(one))), home_country())
