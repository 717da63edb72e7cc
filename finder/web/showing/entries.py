"""Services that somebody chose, in words: for a list, a message and a sheet of paper.

A list holds numbers only, so what it says is always what is known now: a service that was merged is
shown as the one that it is now, and one that has closed says what to try instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pyroaring import BitMap

from finder.directory.reading import Gone, ServiceMoved, ServicePage, read_services
from finder.directory.records import ServiceRecord, SourceRecord
from finder.directory.verification import confirmed_days
from finder.i18n import SOURCE_LANGUAGE, gettext
from finder.rules.freshness import fund_status_on
from finder.rules.phones import phone_link, phone_words
from finder.vocabulary import FieldGroup, ListingStatus
from finder.web.addresses import service_address
from finder.web.countries import home_country
from finder.web.requests import get_finder, get_gazetteer, get_session, today
from finder.web.showing.calling import needs_professional, what_to_have_ready
from finder.web.showing.closing import ShownClosing, show_closing
from finder.web.showing.confirmation import ShownConfirmation, show_confirmation
from finder.web.showing.contacts import visit, visit_organization
from finder.web.showing.first_step import first_step
from finder.web.showing.gaps import WITH_HOURS, gaps_of
from finder.web.showing.hours import hours_words
from finder.web.showing.sites import ShownSite, show_sites
from finder.web.showing.sources import show_sources
from finder.web.showing.texts import text_of
from finder.web.showing.whom import limits_of, residents_of
from finder.web.words import COSTS, FUNDS, Said, first_sentence_of, host_of, page_year

# Nobody types a longer address from paper.
LONGEST_TYPED = 40
YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


class State(StrEnum):
    """What has become of a service that somebody chose."""

    THERE = "there"
    CLOSED = "closed"
    TAKEN_OUT = "taken out"  # erased, or taken out with the import that brought it
    NOT_HERE = "not here"  # this install does not show it, or there never was one


@dataclass(frozen=True, slots=True)
class ShownPhone:
    """A number as it is dialled here, its link, and what it is for."""

    words: str
    link: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A service that somebody chose, under the number that they chose, as it is now.

    `number` is another one than `asked` when it was merged. `service` is None unless it can be
    shown; `same_as` is the place, from 1, where the same service stands already.
    """

    asked: int
    number: int
    state: State
    service: "BriefService | None" = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class BriefService:
    """What somebody needs who will call. Empty means not known."""

    name: Said
    address: str
    organization: str  # empty where the service carries its name
    closing: ShownClosing | None
    not_sure: bool
    run_by_maker: bool
    does: Said | None
    first_step: str
    needs_professional: bool
    phones: tuple[ShownPhone, ...]
    email: str | None
    website: str | None
    hours: tuple[Said, ...]
    has_hours: bool  # somebody is there, or not
    limits: tuple[str, ...]
    ready: tuple[str, ...]
    costs: tuple[str, ...]
    award: Said | None
    fund: str | None
    gaps: tuple[str, ...]  # what we do not know, in a word each
    sites: tuple[ShownSite, ...]
    has_hidden_site: bool
    is_confirmed: bool  # a person confirmed all that it says, and not too long ago
    sure: tuple[str, ...]
    record: ServiceRecord


def gather_entries(numbers: Sequence[int]) -> tuple[Entry, ...]:
    """Give the services of these numbers in this order, each as it is now."""
    if not numbers:
        return ()
    session, off = get_session(), get_finder().off(get_session())
    found = read_services(session, numbers)
    moved = {number: one for number, one in found.items() if isinstance(one, ServiceMoved)}
    if moved:
        new = read_services(session, [one.number for one in moved.values()])
        found |= {number: new[one.number] for number, one in moved.items()}
    entries: list[Entry] = []
    places: dict[int, int] = {}
    for place, number in enumerate(numbers, start=1):
        entry = _entry(number, found.get(number), off, today())
        if entry.service is not None:
            first = places.setdefault(entry.number, place)
            entry = replace(entry, same_as=first if first != place else None)
        entries.append(entry)
    return tuple(entries)


def _entry(
    number: int, page: ServicePage | ServiceMoved | Gone | None, off: BitMap, today: date
) -> Entry:
    if isinstance(page, Gone):
        return Entry(number, number, State.TAKEN_OUT)
    if not isinstance(page, ServicePage) or page.number in off:
        return Entry(number, number, State.NOT_HERE)
    ended = page.record.status is ListingStatus.NOT_LIVE
    state = State.CLOSED if ended else State.THERE
    return Entry(number, page.number, state, show_entry(page, today))


def show_entry(page: ServicePage, today: date) -> BriefService:
    """Give a service in the words that a list, a message or a sheet of paper needs."""
    record = page.record
    description = text_of(record, "description")
    residents = residents_of(record, get_gazetteer())
    confirmed = confirmed_days(page.checks, today)
    shown = show_confirmation(confirmed, page.said, today)
    stated = [record.fund_status_date, confirmed.get(FieldGroup.FUND_STATUS)]
    fund = fund_status_on(record.fund_status, filter(None, stated), today)
    named, step = record.organization.name, first_step(record)
    ready = what_to_have_ready(record, residents, papers=False)
    return BriefService(
        name=text_of(record, "name") or Said(record.name, SOURCE_LANGUAGE),
        address=service_address(page.number, record.name),
        organization="" if named == record.name else named,
        closing=show_closing(record, page.instead),
        not_sure=record.status is ListingStatus.UNKNOWN,
        run_by_maker=record.run_by_maker,
        does=first_sentence_of(description) if description else None,
        first_step=step,
        needs_professional=needs_professional(record),
        phones=tuple(
            ShownPhone(
                phone_words(one.number, home_country()), phone_link(one.number), one.description
            )
            for one in record.phones
        ),
        email=record.email,
        website=_website(record),
        hours=hours_words(record),
        has_hours=bool(record.phones) or not WITH_HOURS.isdisjoint(record.delivery_modes),
        limits=limits_of(record, residents),
        ready=tuple(one for one in ready if one != step),  # no sentence twice
        costs=tuple(gettext(COSTS[one]) for one in record.cost_options if one in COSTS),
        award=text_of(record, "award"),
        fund=gettext(FUNDS[fund]) if fund is not None else None,
        gaps=gaps_of(page),
        sites=show_sites(record.locations, None, get_gazetteer()),
        has_hidden_site=page.has_confidential_location,
        is_confirmed=bool(shown.days) and not shown.rest and shown.old is None,
        sure=_sure(page, shown, today),
        record=record,
    )


def _website(record: ServiceRecord) -> str | None:
    """Give the service's or organisation's own site as one types it; a long one only its name."""
    own = visit(record.url, record.url_kind) or visit_organization(record.organization.website)
    if own is None:
        return None
    typed = re.sub(r"^https?://(www\.)?", "", own.link).rstrip("/")
    return typed if len(typed) <= LONGEST_TYPED else host_of(own.link)


def _sure(page: ServicePage, shown: ShownConfirmation, today: date) -> tuple[str, ...]:
    """Give how sure we are and since when: who confirmed what, else where we read it."""
    if shown.days:
        rest = gettext("Nobody has confirmed the rest with the organisation yet.")
        return (*shown.days, *([shown.old] if shown.old else []), *([rest] if shown.rest else []))
    for source in show_sources([_with_year(one) for one in page.record.sources[:1]], today):
        read = f"{source.words}, {source.dated}" if source.dated else source.words
        return (gettext("Not confirmed yet. Source: %(source)s.", source=read),)
    return (gettext("Not confirmed yet."),)


def _with_year(source: SourceRecord) -> SourceRecord:
    """Give a source with the year that its date names, where that is said in words of the record.

    A sheet in another language has no place to say whose words "pandemic era" are.
    """
    if source.page_date is None or page_year(source.page_date) is not None:
        return source
    year = YEAR.search(source.page_date)
    return source.model_copy(update={"page_date": year[0] if year else None})
