"""Urgent help: whom to call now, by country."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.directory.urgent import ORDER, UrgentLine, urgent_lines
from finder.i18n import gettext
from finder.vocabulary import UrgentKind, mark
from finder.web import leaving
from finder.web.addresses import address
from finder.web.countries import country_choices, home_country

HEADINGS = {
    UrgentKind.EMERGENCY: mark("Someone's life is in danger"),
    UrgentKind.CRISIS: mark("You feel you cannot go on"),
    UrgentKind.ABUSE: mark("Someone hurts or threatens you"),
    UrgentKind.CHILDREN: mark("For children and teenagers"),
    UrgentKind.ELDER: mark("For older people"),
    UrgentKind.MEDICAL_ADVICE: mark("Medical advice by phone"),
    UrgentKind.CANCER_HELPLINE: mark("Talk to someone about cancer"),
}

blueprint = Blueprint("urgent", __name__)


@dataclass(frozen=True, slots=True)
class UrgentGroup:
    """The lines of one kind under their heading."""

    kind: UrgentKind
    heading: str
    lines: tuple[UrgentLine, ...]


@blueprint.get("/urgent")
def index() -> ResponseReturnValue:
    """Show the urgent lines of the visitor's home country."""
    country, lines = home_country(), urgent_lines()
    groups = [
        UrgentGroup(kind, gettext(HEADINGS[kind]), found)
        for kind in ORDER
        if (found := lines.lines_for(country, kinds=(kind,)))
    ]
    countries = country_choices(lambda code: address("public.urgent.index", country=code))
    return render_template(
        "public/urgent/index.html",
        groups=groups,
        countries=countries,
        offers_exit=leaving.offered(leaving.SAFETY),
    )
