"""Other services like one: of the same main need, to be used in the same place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from finder.directory.reading import ServicePage
from finder.directory.records import ServiceRecord
from finder.i18n import current_language
from finder.places.distance import round_reaches
from finder.search.finding import Finder
from finder.search.request import SearchRequest, Sort
from finder.search.results import Card
from finder.vocabulary import NEEDS, Reach
from finder.web.addresses import address, service_address
from finder.web.countries import home_country, known_country
from finder.web.requests import get_config, get_gazetteer
from finder.web.showing.sites import public_sites
from finder.web.words import Said, say_of, town_words

NEED = "need"
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SimilarService:
    """One service in a short list."""

    name: Said
    address: str
    organization: str | None  # None where the service carries its organisation's name
    town: str | None


@dataclass(frozen=True, slots=True)
class Similar:
    """Up to three services, and the address of all; without any, that of help a bit like it."""

    services: tuple[SimilarService, ...]
    all: str


def find_similar(
    finder: Finder, session: Session, page: ServicePage, near: str, today: date
) -> Similar:
    """Give services of the same main need that can be used near the visitor, else near this one."""
    request = _request(page.record, near)
    cards = finder.search(session, request, today).cards if page.record.needs else ()
    services = tuple(_line(card) for card in cards if card.number != page.number)[:MOST_SHOWN]
    needs = request.values(NEED)
    return Similar(services, _address(request, needs if services else _groups_of(needs)))


def _line(card: Card) -> SimilarService:
    organization, site = card.organization.name, card.site
    goes_there = site is not None and card.reach is Reach.SITE
    return SimilarService(
        name=say_of(card, "name", card.name),
        address=service_address(card.number, card.name),
        organization=organization if organization != card.name else None,
        town=town_words(site.city, site.region) or None if site and goes_there else None,
    )


def _address(request: SearchRequest, needs: Sequence[str]) -> str:
    """Give the address of the results for these needs in the same place."""
    country = request.country if request.country != get_config().home_country else None
    return address(
        "public.services.index",
        near=request.near or None,
        within=request.within,
        country=country,
        sort=request.sort if request.sort is not Sort.BEST else None,
        need=tuple(needs) or None,
    )


def _groups_of(needs: Sequence[str]) -> tuple[str, ...]:
    """Give the groups of needs that have help like these."""
    return tuple(NEEDS[need].parent or need for need in needs)


def _request(record: ServiceRecord, near: str) -> SearchRequest:
    town = ""
    if record.reach is Reach.SITE and not near:
        town = next(
            (
                words
                for site in public_sites(record.locations)
                for one in site.addresses[:1]
                if one.city
                and get_gazetteer()
                .find(words := town_words(one.city, one.state_province), one.country)
                .place
            ),
            "",
        )
    country = home_country() if near else _country_of(record)
    return SearchRequest(
        reader=current_language(),
        near=near or town,
        # Few centres have another one next door, and the nearest come first.
        within=round_reaches(country)[-1] if near or town else None,
        sort=Sort.NEAREST if near or town else Sort.BEST,
        country=country,
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
