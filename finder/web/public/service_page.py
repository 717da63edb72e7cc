"""One service in words, in the order in which a worried reader asks."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from finder.directory.reading import ServicePage
from finder.directory.records import ServiceRecord
from finder.directory.verification import confirmed_days
from finder.i18n import SOURCE_LANGUAGE, current_language, gettext, join_and
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place
from finder.rules.freshness import fund_status_on
from finder.search.cards import name_area
from finder.vocabulary import (
    DELIVERY_MODES,
    NEEDS,
    ApplicationRoute,
    FieldGroup,
    ListingStatus,
    Reach,
)
from finder.web.addresses import organization_address, safe_link, service_address
from finder.web.countries import home_country
from finder.web.public.similar import Similar
from finder.web.requests import get_config
from finder.web.showing import calling
from finder.web.showing.closing import ShownClosing, show_closing
from finder.web.showing.confirmation import ShownConfirmation, show_confirmation
from finder.web.showing.contacts import (
    Action,
    cancer_line,
    other_link,
    ways_in,
)
from finder.web.showing.gaps import unknown_words
from finder.web.showing.hours import hours_words, open_now_words
from finder.web.showing.sites import ShownSite, public_sites, show_sites
from finder.web.showing.sources import ShownSource, show_sources
from finder.web.showing.texts import text_of
from finder.web.showing.whom import limits_of, residents_of, whom_words
from finder.web.words import (
    COSTS,
    FUNDS,
    ROUTES,
    Said,
    area_words,
    host_of,
    label_of,
    language_words,
    organization_words,
)

EVERY = 99
# Ways to apply that stand on the page as a link, or are of no use without a number or address.
SHOWN_AS = frozenset({ApplicationRoute.PHONE, ApplicationRoute.EMAIL})


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """Where the visitor is: what was typed, and why no distance is said, where none can be."""

    text: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class ShownService:
    """Everything on a service's page. Empty means not known."""

    number: int
    name: Said
    address: str
    ended: bool
    closing: ShownClosing | None  # None where it has not closed
    not_sure: bool
    run_by_maker: bool
    description: Said | None
    needs: tuple[str, ...]
    limits: tuple[str, ...]
    whom: str
    areas: str | None
    eligibility: Said | None
    main: Action | None
    main_note: str | None
    others: tuple[Action, ...]
    cancer_line: Action | None
    phone_held_back: bool
    about_link: Action | None
    routes: tuple[str, ...]
    say: tuple[str, ...]
    speaks_otherwise: bool  # the reader, who may need an interpreter before anything else
    interpreter: tuple[calling.Spoken, ...]
    ready: tuple[str, ...]
    modes: tuple[str, ...]
    open_now: str | None
    hours: tuple[Said, ...]
    languages: tuple[str, ...]
    asked: AskedPlace | None  # None where there is nothing to choose by distance
    sites: tuple[ShownSite, ...]
    ask_where: str | None
    has_hidden_site: bool
    costs: tuple[str, ...]
    award: Said | None
    fund: str | None
    unknown: str | None
    organization: str
    organization_address: str
    organization_kind: str
    designation: str | None
    sources: tuple[ShownSource, ...]
    confirmation: ShownConfirmation
    similar: Similar
    report: str


def show_service(
    page: ServicePage, near: str, similar: Similar, gazetteer: Gazetteer, now: datetime
) -> ShownService:
    """Give a service in words, with numbers as they are dialled in the visitor's country.

    `near` is where the visitor is, as typed; empty when they did not say.
    """
    record, today = page.record, now.date()
    ended = record.status is ListingStatus.NOT_LIVE
    place = gazetteer.find(near, home_country()).place if near else None
    confirmed = confirmed_days(page.checks, today)
    stated = [record.fund_status_date, confirmed.get(FieldGroup.FUND_STATUS)]
    fund = fund_status_on(record.fund_status, filter(None, stated), today)
    main, main_note, others = ways_in(record)
    kinds = {one.kind for one in (main, *others) if one is not None}
    residents = residents_of(record, gazetteer)
    return ShownService(
        number=page.number,
        name=text_of(record, "name") or Said(record.name, SOURCE_LANGUAGE),
        address=service_address(page.number, record.name),
        ended=ended,
        closing=show_closing(record, page.instead),
        not_sure=record.status is ListingStatus.UNKNOWN,
        run_by_maker=record.run_by_maker,
        description=text_of(record, "description"),
        needs=tuple(label_of(NEEDS, one) for one in record.needs),
        limits=limits_of(record, residents),
        whom=whom_words(record.cancers, record.audiences, most=EVERY),
        areas=None if residents else _areas(record, gazetteer),
        eligibility=text_of(record, "eligibility_description"),
        main=main,
        main_note=main_note,
        others=others,
        cancer_line=cancer_line(home_country()) if main is None else None,
        phone_held_back=page.has_unpublished_phone,
        about_link=_about(record),
        routes=tuple(gettext(ROUTES[one]) for one in _other_routes(record)),
        say=calling.what_to_say(record) if kinds & {"call", "write"} else (),
        speaks_otherwise=current_language() != SOURCE_LANGUAGE,
        interpreter=calling.interpreter_lines() if "call" in kinds else (),
        ready=calling.what_to_have_ready(record, residents),
        modes=tuple(label_of(DELIVERY_MODES, one) for one in record.delivery_modes),
        open_now=open_now_words(record, now),
        hours=hours_words(record),
        languages=tuple(language_words(one.code, one.support) for one in record.languages),
        asked=_asked(record, near, place),
        sites=show_sites(record.locations, place, gazetteer),
        ask_where=_ask_where(page, gazetteer),
        has_hidden_site=page.has_confidential_location,
        costs=tuple(gettext(COSTS[one]) for one in record.cost_options if one in COSTS),
        award=text_of(record, "award"),
        fund=gettext(FUNDS[fund]) if fund is not None else None,
        unknown=unknown_words(page, can_ask=main is not None),
        organization=record.organization.name,
        organization_address=organization_address(
            page.organization_number, record.organization.name
        ),
        organization_kind=organization_words(record.organization.organization_type),
        designation=record.designation,
        sources=show_sources(record.sources, today),
        confirmation=show_confirmation(confirmed, page.said, today),
        similar=similar,
        report=_report(page.number),
    )


def _other_routes(record: ServiceRecord) -> list[ApplicationRoute]:
    """Give the ways to apply that neither a link nor the need of a professional says already."""
    if calling.needs_professional(record):
        return []
    return [one for one in record.application_routes if one not in SHOWN_AS]


def _about(record: ServiceRecord) -> Action | None:
    link = other_link(record.url, record.url_kind)
    if link is None:
        return None
    words = gettext("%(link)s (%(site)s)", link=link.words, site=host_of(link.link))
    return Action(link.kind, words, link.link)


def _areas(record: ServiceRecord, gazetteer: Gazetteer) -> str | None:
    if record.reach is Reach.SITE:
        return None  # it says where people go, not where they live
    return _area_names(record, gazetteer)


def _ask_where(page: ServicePage, gazetteer: Gazetteer) -> str | None:
    """Give "Tennessee: ask them where" for a site of which we know no more."""
    record = page.record
    if record.reach is not Reach.SITE or record.locations or page.has_confidential_location:
        return None
    areas = _area_names(record, gazetteer)
    return gettext("%(place)s: ask them where", place=areas) if areas else None


def _area_names(record: ServiceRecord, gazetteer: Gazetteer) -> str | None:
    names = [name_area(gazetteer, one.area, one.name) for one in record.service_areas]
    return join_and([area_words(name) for name in names]) or None


def _asked(record: ServiceRecord, near: str, place: Place | None) -> AskedPlace | None:
    if len(public_sites(record.locations)) < 2:
        return None
    problem = None
    if near and place is None:
        problem = gettext("We do not know a place called “%(place)s”.", place=near)
    elif place is not None and (place.is_area or place.point is None):
        problem = gettext("Please give a town or a postcode. That place is too large to measure.")
    return AskedPlace(near, problem)


def _report(number: int) -> str:
    """Give the link for telling us of a mistake, empty where nobody reads such letters."""
    email = get_config().report_email
    subject = gettext("Support Finder: service %(number)s", number=number)
    return safe_link(f"mailto:{email}?subject={quote(subject)}") if email else ""
