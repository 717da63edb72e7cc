"""How to reach a service: one main thing to do, which leads only to its own organisation."""

from dataclasses import dataclass
from urllib.parse import quote

from finder.directory.records import ServiceRecord
from finder.directory.urgent import urgent_lines
from finder.i18n import gettext
from finder.rules.phones import phone_link, phone_words
from finder.vocabulary import AT_A_DESK, LinkKind, mark
from finder.web.addresses import safe_link
from finder.web.countries import home_country
from finder.web.words import host_of

IN_ADDRESSES = "@+'"
OTHER_LINKS = {
    LinkKind.ABOUT: mark("Where we read this"),
    LinkKind.CLINICIAN: mark("For health professionals"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: its kind (call, visit, write, read), words on a link, where it leads."""

    kind: str
    words: str
    link: str


def call(number: str, country: str) -> Action:
    """Give a call, with the number as it is dialled in the country."""
    words = gettext("Call %(number)s", number=phone_words(number, country))
    return Action("call", words, phone_link(number))


def visit(url: str | None, kind: LinkKind | None) -> Action | None:
    """Give a visit to the service's own page; a page that is only about it is none."""
    link = safe_link(url) if kind is LinkKind.OWN else ""
    return Action("visit", gettext("Go to %(site)s", site=host_of(link)), link) if link else None


def visit_organization(website: str | None) -> Action | None:
    """Give a visit to the organisation's site in general, which may not speak of the service."""
    link = safe_link(website)
    return Action("visit", gettext("Ask at %(site)s", site=host_of(link)), link) if link else None


def write(email: str) -> Action:
    """Give an e-mail."""
    return Action("write", gettext("Write to %(email)s", email=email), mail(email))


def mail(email: str) -> str:
    """Give a mailto: link to this address alone, empty for a text that cannot be one."""
    # Another recipient or a text to send could hide behind a comma or a question mark.
    return f"mailto:{quote(email, safe=IN_ADDRESSES)}" if safe_link(f"mailto:{email}") else ""


def is_used_at_a_desk(modes: tuple[str, ...]) -> bool:
    """Say whether one takes part in ways that begin on a website only."""
    return bool(modes) and AT_A_DESK.issuperset(modes)


def other_link(url: str | None, kind: LinkKind | None) -> Action | None:
    """Give a page about the service, or one for professionals; it is never the way in."""
    if kind not in OTHER_LINKS or not (link := safe_link(url)):
        return None
    return Action("read", gettext(OTHER_LINKS[kind]), link)


def cancer_line(country: str) -> Action | None:
    """Give the cancer line to ask in the country, else in the visitor's own."""
    lines = urgent_lines()
    line = lines.first_helpline(country if country in lines.countries() else home_country())
    if line is None or not line.phone:
        return None
    words = gettext(
        "Ask the cancer line of %(organization)s: %(number)s",
        organization=line.organization,
        number=line.phone,
    )
    return Action("call", words, phone_link(line.phone))


def ways_in(record: ServiceRecord) -> tuple[Action | None, str | None, tuple[Action, ...]]:
    """Give the main thing to do with what it is for, and every other way in."""
    calls = [(call(one.number, home_country()), one.description) for one in record.phones]
    own = visit(record.url, record.url_kind)
    ways: list[tuple[Action, str | None]] = [*calls]
    if own is not None:
        ways.insert(
            0 if is_used_at_a_desk(tuple(record.delivery_modes)) else len(calls), (own, None)
        )
    if record.email:
        ways.append((write(record.email), None))
    if not ways and (home := visit_organization(record.organization.website)):
        ways.append((home, None))
    if not ways:
        return None, None, ()
    return *ways[0], tuple(_with_note(action, note) for action, note in ways[1:])


def _with_note(action: Action, note: str | None) -> Action:
    if not note:
        return action
    words = gettext("%(call)s (%(what)s)", call=action.words, what=note)
    return Action(action.kind, words, action.link)
