"""Pages of our own words: what this is, what it keeps, how facts are checked, who can use it."""

from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.web.accessibility import show_statement
from finder.web.leaving import SAFETY, offered
from finder.web.requests import get_config, get_finder, get_session

# The day on which what is listed was last decided anew; it stands on the page.
DECIDED_ON = date(2026, 11, 26)

blueprint = Blueprint("pages", __name__)


@blueprint.get("/about")
def about() -> ResponseReturnValue:
    """Say what Support Finder is and is not."""
    return render_template("public/pages/about.html", size=get_finder().size(get_session()))


@blueprint.get("/privacy")
def privacy() -> ResponseReturnValue:
    """Say what this software keeps about visitors: nothing."""
    return render_template("public/pages/privacy.html")


@blueprint.get("/how-we-check")
def how_we_check() -> ResponseReturnValue:
    """Say where the facts come from and what “confirmed” means."""
    return render_template("public/pages/how_we_check.html")


@blueprint.get("/what-we-list")
def what_we_list() -> ResponseReturnValue:
    """Say what is listed, what is not, who decides, and how to object."""
    contact = get_config().report_email
    return render_template("public/pages/what_we_list.html", decided_on=DECIDED_ON, contact=contact)


@blueprint.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """Say how well everybody can use this site, as far as that was checked."""
    contact = get_config().report_email
    return render_template(
        "public/pages/accessibility.html", statement=show_statement(), contact=contact
    )


@blueprint.get("/quick-exit")
def quick_exit() -> ResponseReturnValue:
    """Say what leaving fast does, and what it cannot hide."""
    return render_template("public/pages/quick_exit.html", offers_exit=offered(SAFETY))
