"""The list on paper: a sheet to take home, and one to call from."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.casework.listings import country_served
from finder.web.addresses import address
from finder.web.countries import asked_country, home_country, settle_in
from finder.web.inputs import clean, read_query
from finder.web.keeping import kept_list, living_list
from finder.web.requests import get_session
from finder.web.showing.handout import Given, calls_to_make, show_handout

LARGE = "large"
LONGEST_GIVEN = 80

blueprint = Blueprint("sheets", __name__)


@blueprint.route("/list/sheet", methods=("GET", "POST"))
def handout() -> ResponseReturnValue:
    """Show the sheet to take home; who gave it is posted, and stands on this answer alone."""
    posted = request.method == "POST"
    fields = read_query(request.get_data() if posted else request.query_string)
    settle(kept_list().numbers)
    given = Given(_typed(fields.get("by", "")), _typed(fields.get("on", ""))) if posted else Given()
    return render_template(
        "shortlist/sheets/handout.html",
        sheet=show_handout(kept_list().numbers, living_list(), given),
        large=fields.get("size") == LARGE,
        large_address=address("shortlist.sheets.handout", size=LARGE),
    )


@blueprint.get("/list/calls")
def calls() -> ResponseReturnValue:
    """Show the sheet to call from."""
    settle(kept_list().numbers)
    return render_template(
        "shortlist/sheets/calls.html",
        calls=calls_to_make(kept_list().numbers),
        link=living_list(),
    )


def settle(numbers: Sequence[int]) -> None:
    """Make the country that these services help in the home of the sheet, unless one was asked for.

    Whoever lives in Leeds is not sent to 911, and nothing about them stands in the address.
    """
    if numbers and asked_country() is None:
        settle_in(country_served(get_session(), numbers, home_country()))


def _typed(text: str) -> str:
    return clean(text)[:LONGEST_GIVEN]
