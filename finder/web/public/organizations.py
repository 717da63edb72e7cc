"""One organisation with everything that it offers."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from finder.directory.reading import Gone, OrganizationPage, ServiceLine, read_organization
from finder.i18n import current_language
from finder.vocabulary import ListingStatus
from finder.web import addresses, leaving
from finder.web.requests import get_finder, get_session
from finder.web.words import Said, organization_words, say

blueprint = Blueprint("organizations", __name__)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One service in the organisation's list."""

    number: int
    address: str
    name: Said
    description: Said | None
    ended: bool


def show_line(line: ServiceLine) -> ShownLine:
    """Give one service of the list in the reader's language where somebody translated it."""
    language = current_language()
    return ShownLine(
        number=line.number,
        address=addresses.service_address(line.number, line.name),
        name=say(line.name, line.translations.get((language, "name"))),
        description=say(line.description, line.translations.get((language, "description")))
        if line.description
        else None,
        ended=line.status is ListingStatus.NOT_LIVE,
    )


@blueprint.get("/organizations/<number:number>")
@blueprint.get("/organizations/<number:number>-")
@blueprint.get("/organizations/<number:number>-<slug>")
def show(number: int, slug: str = "") -> ResponseReturnValue:
    """Show the organisation of this number; another spelling of its name moves here."""
    organization = read_organization(get_session(), number)
    if organization is None:
        abort(404)
    if isinstance(organization, Gone):
        abort(410)
    services = _shown(organization)
    if organization.services and not services:
        abort(404)
    if slug != addresses.slug(organization.name):
        return addresses.moved_permanently(
            addresses.organization_address(number, organization.name)
        )
    return render_template(
        "public/organizations/show.html",
        organization=organization,
        services=[show_line(line) for line in services],
        offers_exit=leaving.offered(*(term for one in services for term in one.terms)),
        kind=organization_words(organization.organization_type),
    )


def _shown(organization: OrganizationPage) -> list[ServiceLine]:
    """Give the services of the organisation that this install shows."""
    off = get_finder().off(get_session())
    return [line for line in organization.services if line.number not in off]
