"""Files that a telephone takes in: the numbers of a list, and when its groups meet."""

import re
from collections.abc import Sequence

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from finder.casework.calendars import Meeting, write_calendar
from finder.casework.contact_cards import Contact, write_cards
from finder.i18n import gettext
from finder.rules.hours_said import states_exactly
from finder.web.keeping import kept_list
from finder.web.requests import now
from finder.web.showing.entries import BriefService, Entry, State, gather_entries

GROUPS = frozenset({"support_group"})
# What is open for longer is an office, and nothing that one goes to at a time.
LONGEST_MEETING_MINUTES = 240
# Words that say a rhythm which plain days of a week do not hold.
SELDOM = re.compile(r"(?i)\b(every other|alternat|bi-?weekly|fortnight|month|quarter|cada dos)")

blueprint = Blueprint("files", __name__)


@blueprint.get("/list/numbers.vcf")
def contacts() -> ResponseReturnValue:
    """Give the numbers of the list as entries of an address book."""
    cards = write_cards(contacts_of(gather_entries(kept_list().numbers)))
    return _file(cards, "text/vcard", "numbers.vcf")


@blueprint.get("/list/meetings.ics")
def calendar() -> ResponseReturnValue:
    """Give when the groups of the list meet, as a calendar."""
    meetings = meetings_of(gather_entries(kept_list().numbers))
    return _file(write_calendar(meetings, now()), "text/calendar", "meetings.ics")


def contacts_of(entries: Sequence[Entry]) -> list[Contact]:
    """Give whom to call, of the services that are there and have a number."""
    return [
        Contact(
            name=str(service.name),
            organization=service.record.organization.name,
            numbers=tuple(phone.link.removeprefix("tel:") for phone in service.phones),
            email=service.email,
            note=service.first_step,
        )
        for service in _there(entries)
        if service.phones
    ]


def meetings_of(entries: Sequence[Entry]) -> list[Meeting]:
    """Give when groups meet, of those whose times are known for sure."""
    return [
        Meeting(
            key=f"{service.record.id}-{place}",
            name=str(service.name),
            times=times,
            place=", ".join(service.sites[0].lines) if len(service.sites) == 1 else "",
            note=" ".join((service.first_step, *map(str, service.hours), _ask())),
        )
        for service in _there(entries)
        if _is_group(service)
        for place, times in enumerate(service.record.schedules)
    ]


def _there(entries: Sequence[Entry]) -> list[BriefService]:
    return [
        one.service
        for one in entries
        if one.service is not None and one.state is State.THERE and one.same_as is None
    ]


def _is_group(service: BriefService) -> bool:
    record = service.record
    words = record.hours_description or ""
    return (
        not GROUPS.isdisjoint(record.needs[:1])
        and bool(record.schedules)
        and all(_minutes(one.opens_at, one.closes_at) for one in record.schedules)
        and (not SELDOM.search(words) or states_exactly(words, record.schedules))
    )


def _minutes(opens: str, closes: str) -> int:
    """Give how long a meeting lasts, 0 for what is too long to be one."""
    begin, end = (int(one[:2]) * 60 + int(one[3:]) for one in (opens, closes))
    lasts = (end - begin) % (24 * 60)
    return lasts if lasts <= LONGEST_MEETING_MINUTES else 0


def _ask() -> str:
    return gettext("Ask if it takes place before you go.")


def _file(text: str, kind: str, name: str) -> Response:
    answer = Response(text, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
