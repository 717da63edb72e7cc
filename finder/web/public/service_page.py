"""One service in words, in the order in which a worried reader asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finder.directory.reading import ServicePage
from finder.directory.records import LocationRecord, ScheduleRecord, ServiceRecord, SourceRecord
from finder.i18n import day_name, format_date, gettext, join_and
from finder.places.gazetteer import Gazetteer
from finder.rules.freshness import fund_status_on
from finder.vocabulary import (
    ANY_CANCER,
    AUDIENCES,
    CANCERS,
    DELIVERY_MODES,
    NEEDS,
    CheckedBy,
    CheckResult,
    LinkKind,
    ListingStatus,
    LocationType,
    Precision,
    Reach,
    Taxonomy,
)
from finder.web.addresses import address, organization_address, safe_link
from finder.web.countries import home_country
from finder.web.public.cards import Action, limits_of, mail, town_words
from finder.web.words import (
    COSTS,
    FUNDS,
    ROUTES,
    WORLD,
    area_words,
    host_of,
    label_of,
    language_words,
    organization_words,
    page_date_words,
    phone_link,
    phone_words,
    source_words,
)

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FINE = (Precision.EXACT, Precision.STREET)
ALL_DAY = ("00:00", "24:00")


@dataclass(frozen=True, slots=True)
class ShownSite:
    """A place to go to; `about` when we know only roughly where it is."""

    name: str | None
    lines: tuple[str, ...]
    about: bool


@dataclass(frozen=True, slots=True)
class ShownSource:
    """Where we read something: words, a link where it is a web page, and the page's own date."""

    words: str
    link: str
    dated: str | None


@dataclass(frozen=True, slots=True)
class ShownService:
    """Everything on a service's page. Empty means not known."""

    number: int
    name: str
    ended: bool
    not_sure: bool
    run_by_maker: bool
    description: str | None
    needs: tuple[str, ...]
    modes: tuple[str, ...]
    calls: tuple[Action, ...]
    phone_held_back: bool
    website: Action | None
    about_link: Action | None
    clinician_link: Action | None
    email: Action | None
    routes: tuple[str, ...]
    limits: tuple[str, ...]
    whom: tuple[str, ...]
    cancers: tuple[str, ...]
    eligibility: str | None
    areas: str | None
    hours: tuple[str, ...]
    sites: tuple[ShownSite, ...]
    has_hidden_site: bool
    costs: tuple[str, ...]
    award: str | None
    fund: str | None
    languages: tuple[str, ...]
    organization: str
    organization_address: str
    organization_kind: str
    organization_website: str
    designation: str | None
    sources: tuple[ShownSource, ...]
    confirmed: str | None
    similar: str


def show_service(page: ServicePage, gazetteer: Gazetteer, today: date) -> ShownService:
    """Give a service in words, with numbers as they are dialled in the visitor's country."""
    record = page.record
    ended = record.status is ListingStatus.NOT_LIVE
    links = _links(record)
    fund = fund_status_on(record.fund_status, record.fund_status_date, today)
    confirmed = _confirmed_on(record, today)
    return ShownService(
        number=page.number,
        name=record.name,
        ended=ended,
        not_sure=record.status is ListingStatus.UNKNOWN,
        run_by_maker=record.run_by_maker,
        description=record.description,
        needs=tuple(label_of(NEEDS, one) for one in record.needs),
        modes=tuple(label_of(DELIVERY_MODES, one) for one in record.delivery_modes),
        calls=tuple(_calls(record)),
        phone_held_back=page.has_unpublished_phone,
        website=links.get(LinkKind.OWN),
        about_link=links.get(LinkKind.ABOUT),
        clinician_link=links.get(LinkKind.CLINICIAN),
        email=Action("write", record.email, mail(record.email)) if record.email else None,
        routes=tuple(gettext(ROUTES[one]) for one in record.application_routes),
        limits=limits_of(
            own_patients_only=record.own_patients_only,
            who_can_apply=record.who_can_apply,
            minimum_age=record.minimum_age,
            maximum_age=record.maximum_age,
            stage=record.stage,
        ),
        whom=tuple(label_of(AUDIENCES, one) for one in record.audiences),
        cancers=() if ANY_CANCER in record.cancers else _labels(CANCERS, record.cancers),
        eligibility=record.eligibility_description,
        areas=_areas(record, gazetteer),
        hours=tuple(_hours(record)),
        sites=tuple(_sites(record.locations)),
        has_hidden_site=page.has_confidential_location,
        costs=tuple(gettext(COSTS[one]) for one in record.cost_options if one in COSTS),
        award=record.award,
        fund=gettext(FUNDS[fund]) if fund is not None else None,
        languages=tuple(language_words(one.code, one.support) for one in record.languages),
        organization=record.organization.name,
        organization_address=organization_address(
            page.organization_number, record.organization.name
        ),
        organization_kind=organization_words(record.organization.organization_type),
        organization_website=safe_link(record.organization.website),
        designation=record.designation,
        sources=tuple(_sources(record.sources)),
        confirmed=format_date(confirmed) if confirmed is not None else None,
        similar=address("public.services.index", need=record.needs[:1]),
    )


def _labels(taxonomy: Taxonomy, terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(label_of(taxonomy, term) for term in terms)


def _links(record: ServiceRecord) -> dict[LinkKind, Action]:
    link = safe_link(record.url)
    if not link or record.url_kind is None:
        return {}
    return {record.url_kind: Action("visit", host_of(link), link)}


def _calls(record: ServiceRecord) -> list[Action]:
    calls = []
    for phone in record.phones:
        words = phone_words(phone.number, home_country())
        if phone.description:
            words = gettext("%(number)s (%(what)s)", number=words, what=phone.description)
        calls.append(Action("call", words, phone_link(phone.number)))
    return calls


def _areas(record: ServiceRecord, gazetteer: Gazetteer) -> str | None:
    if record.reach is Reach.SITE and record.locations:
        return None
    names = []
    for one in record.service_areas:
        area = gazetteer.area(one.area) if one.area != WORLD else None
        around = area_words(area.name if area is not None else one.area)
        names.append(f"{one.name}, {around}" if one.name else around)
    return join_and(names) or None


def _hours(record: ServiceRecord) -> list[str]:
    """Give the hours in the words that were read, else made from the schedules."""
    if record.hours_description:
        return [record.hours_description]
    return [_schedule(one) for one in record.schedules]


def _schedule(schedule: ScheduleRecord) -> str:
    days = join_and([day_name(DAYS.index(day)) for day in sorted(schedule.byday, key=DAYS.index)])
    if len(schedule.byday) == len(DAYS):
        days = gettext("Every day")
    place = schedule.timezone.rpartition("/")[2].replace("_", " ")
    if (schedule.opens_at, schedule.closes_at) == ALL_DAY:
        return gettext("%(days)s, all day and night", days=days)
    return gettext(
        "%(days)s, %(opens)s to %(closes)s (time in %(place)s)",
        days=days,
        opens=schedule.opens_at,
        closes=schedule.closes_at,
        place=place,
    )


def _sites(locations: Sequence[LocationRecord]) -> list[ShownSite]:
    sites = []
    for location in locations:
        if location.location_type is not LocationType.PHYSICAL:
            continue
        lines = [
            line
            for one in location.addresses[:1]
            for line in (
                one.address_1,
                " ".join(
                    part
                    for part in (town_words(one.city, one.state_province), one.postal_code)
                    if part
                ),
            )
            if line
        ]
        if lines or location.name:
            about = location.precision not in FINE and not any(
                one.address_1 for one in location.addresses[:1]
            )
            sites.append(ShownSite(location.name, tuple(lines), about))
    return sites


def _sources(sources: Sequence[SourceRecord]) -> list[ShownSource]:
    shown: dict[tuple[str, str], ShownSource] = {}
    named: set[str] = set()
    for source in sources:
        words = source_words(source.url)
        if words in named and (site := host_of(source.url)):
            words = gettext("Another web page of %(site)s", site=site)
        named.add(words)
        link = safe_link(source.url)
        dated = (
            gettext("dated %(date)s", date=page_date_words(source.page_date))
            if source.page_date
            else None
        )
        shown.setdefault((words, link), ShownSource(words, link, dated))
    return list(shown.values())


def _confirmed_on(record: ServiceRecord, today: date) -> date | None:
    """Give the last day on which a person confirmed anything, none in the future."""
    days = [
        check.checked_on
        for check in record.freshness
        if check.result is CheckResult.CONFIRMED
        and check.checked_by is not CheckedBy.MACHINE
        and check.checked_on <= today
    ]
    return max(days, default=None)
