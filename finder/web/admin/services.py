"""Services as those who keep them see them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.directory.revisions import history
from finder.directory.storing import SERVICE
from finder.web.admin.kept import blanks_of, facts_of, find_service
from finder.web.requests import get_session

NEWEST = 5

blueprint = Blueprint("services", __name__, url_prefix="/services")


@blueprint.get("/<number:number>")
def show(number: int) -> ResponseReturnValue:
    """Show everything that we hold of a service, and what can be done with it."""
    kept = find_service(number)
    return render_template(
        "admin/services/show.html",
        kept=kept,
        facts=facts_of(kept.record),
        blanks=blanks_of(kept.record),
        versions=history(get_session(), SERVICE, kept.record.id)[:NEWEST],
    )
