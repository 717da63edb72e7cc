"""Sending a list on: its address, the same as plain text, and the device's own programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.i18n import format_date, gettext
from finder.web.addresses import address
from finder.web.keeping import kept_list, living_list
from finder.web.qr import Drawing, draw
from finder.web.requests import today
from finder.web.shortlist.files import contacts_of, meetings_of
from finder.web.showing.entries import BriefService, Entry, State, gather_entries

# Longer ones are cut by programs for e-mail; then the address alone has to do.
LONGEST_MAIL = 1800
NO_BREAK = "\u00a0"

blueprint = Blueprint("sending", __name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """Every way to send a list; addresses of files are None where there is nothing in them."""

    link: str
    text: str
    mail: str
    message: str
    drawing: Drawing
    contacts: str | None
    calendar: str | None


@blueprint.get("/list/send")
def index() -> ResponseReturnValue:
    """Show the ways to send the list; whatever sends it is a program of the visitor's own."""
    entries = gather_entries(kept_list().numbers)
    return render_template(
        "shortlist/sending/index.html", sending=show_sending(entries) if entries else None
    )


def show_sending(entries: Sequence[Entry]) -> Sending:
    """Give the ways to send these services."""
    link, text = living_list(), plain_text(entries)
    subject = gettext("A list of help")
    short = f"{gettext('A list of help:')} {link}"
    fits = len(quote(text)) <= LONGEST_MAIL
    body = text.replace("\n", "\r\n") if fits else short
    return Sending(
        link=link,
        text=text,
        mail=f"mailto:?subject={quote(subject)}&body={quote(body)}",
        message=f"sms:?&body={quote(short)}",
        drawing=draw(link),
        contacts=address("shortlist.files.contacts") if contacts_of(entries) else None,
        calendar=address("shortlist.files.calendar") if meetings_of(entries) else None,
    )


def plain_text(entries: Sequence[Entry]) -> str:
    """Give the list as text for a chart or a message: a line for each service."""
    lines = [
        _line(place, entry) for place, entry in enumerate(entries, start=1) if entry.same_as is None
    ]
    head = gettext("A list of help, %(day)s", day=format_date(today()))
    foot = gettext("The list as it is now: %(link)s", link=living_list())
    ask = gettext("Ask before you travel or pay.")
    return "\n".join([head, *lines, ask, foot]).replace(NO_BREAK, " ")


def _line(place: int, entry: Entry) -> str:
    service = entry.service
    if service is None:
        return f"{place}. " + gettext("Number %(number)s is not here any more.", number=entry.asked)
    name = f"{place}. {service.name}"
    if service.organization:
        name = f"{name} ({service.organization})"
    if entry.state is State.CLOSED:
        return f"{name}: {_closed(service)}"
    parts = [service.first_step]
    if service.phones and service.phones[0].words not in service.first_step:
        parts.insert(0, f"{service.phones[0].words}.")
    parts += [f"{limit}." for limit in service.limits]
    return f"{name}: {' '.join(parts)}"


def _closed(service: BriefService) -> str:
    closing = service.closing
    if closing is None:
        return ""
    words = list(closing.words[:-1])
    instead = [*([str(closing.instead)] if closing.instead else []), *closing.others]
    if instead:
        words.append(f"{gettext('Try this instead:')} {'; '.join(instead)}")
    return " ".join(words)
