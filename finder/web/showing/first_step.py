"""The first step towards a service, in one sentence: only what follows from its record."""

from finder.directory.records import ServiceRecord
from finder.i18n import gettext
from finder.rules.phones import phone_words
from finder.vocabulary import ApplicationRoute
from finder.web.countries import home_country
from finder.web.requests import get_gazetteer
from finder.web.showing import calling
from finder.web.showing.contacts import cancer_line, visit, ways_in
from finder.web.showing.sites import show_sites
from finder.web.words import host_of


def first_step(record: ServiceRecord) -> str:
    """Give what to do first: ask somebody to refer you, call, go there, write, or ask."""
    if calling.needs_professional(record):
        return gettext("Ask your nurse, doctor or social worker to refer you.")
    main, _, _ = ways_in(record)
    if main is None:
        line = cancer_line(home_country())
        return line.words if line is not None else gettext("Ask a nurse how to reach them.")
    if main.kind == "call":
        return _call(record)
    if main.kind == "visit":
        return _walk_in(record) or _visit(record)
    return gettext("Write to %(email)s.", email=record.email)


def _call(record: ServiceRecord) -> str:
    number = phone_words(record.phones[0].number, home_country())
    help_words = calling.LOOKED_FOR.get(record.needs[0]) if record.needs else None
    if help_words is None:
        return gettext("Call %(number)s.", number=number)
    return gettext(
        "Call %(number)s and say: “I am looking for %(help)s.”",
        number=number,
        help=gettext(help_words),
    )


def _walk_in(record: ServiceRecord) -> str | None:
    """Give "Go to 12 Main Street, Salem, MA" where no appointment is needed."""
    if ApplicationRoute.WALK_IN not in record.application_routes:
        return None
    lines = [site.lines for site in show_sites(record.locations, None, get_gazetteer())[:1]]
    if not lines or not lines[0]:
        return None
    return gettext("Go to %(place)s: you need no appointment.", place=", ".join(lines[0]))


def _visit(record: ServiceRecord) -> str:
    own = visit(record.url, record.url_kind)
    if own is None:
        site = host_of(record.organization.website)
        return gettext("Ask at %(site)s how to get this help.", site=site)
    if ApplicationRoute.ONLINE_FORM in record.application_routes:
        return gettext("Fill in the form at %(site)s.", site=host_of(own.link))
    return gettext("Go to %(site)s.", site=host_of(own.link))
