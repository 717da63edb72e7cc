"""One organisation with everything that it offers."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from finder.directory.reading import read_organization
from finder.web import addresses
from finder.web.requests import get_session
from finder.web.words import organization_words

blueprint = Blueprint("organizations", __name__)


@blueprint.get("/organizations/<number:number>")
@blueprint.get("/organizations/<number:number>-")
@blueprint.get("/organizations/<number:number>-<slug>")
def show(number: int, slug: str = "") -> ResponseReturnValue:
    """Show the organisation of this number; another spelling of its name moves here."""
    organization = read_organization(get_session(), number)
    if organization is None:
        abort(404)
    if slug != addresses.slug(organization.name):
        return addresses.moved_permanently(
            addresses.organization_address(number, organization.name)
        )
    return render_template(
        "public/organizations/show.html",
        organization=organization,
        kind=organization_words(organization.organization_type),
    )
