"""What a team shares: services, for whoever has the link, and no word of whom they are for."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session

from finder.casework.shortlist import write_shortlist
from finder.casework.team_links import Shared, UnknownLinkError, open_collection, open_sheet
from finder.web.addresses import address, whole_address
from finder.web.requests import get_session, get_wrong_links, network, now
from finder.web.shortlist.sheets import LARGE, settle
from finder.web.showing.handout import Given, show_handout

blueprint = Blueprint("shared", __name__, url_prefix="/shared")


@blueprint.get("/sheets/<token>")
def sheet(token: str) -> ResponseReturnValue:
    """Show what a worker gave, as a sheet, to whoever has its link."""
    return _show("sheet", token, open_sheet)


@blueprint.get("/collections/<token>")
def collection(token: str) -> ResponseReturnValue:
    """Show what is in a team's collection now, as a sheet, to whoever has its link."""
    return _show("collection", token, open_collection)


def _show(
    name: str, token: str, read: Callable[[Session, str, datetime], Shared]
) -> ResponseReturnValue:
    wrong = get_wrong_links()
    if wrong.are_too_many(network(), now()):
        abort(429)
    try:
        shared = read(get_session(), token, now())
    except UnknownLinkError:
        wrong.note(network(), token, now())
        abort(404)
    settle(shared.numbers)
    # On paper there is no secret: the code leads to the list, which holds numbers only.
    living = address("shortlist.lists.index", kept=write_shortlist(shared.numbers) or None)
    return render_template(
        f"shortlist/shared/{name}.html",
        sheet=show_handout(shared.numbers, whole_address(living), Given()),
        until=shared.expires_at.date(),
        living=living,
        large=request.args.get("size") == LARGE,
        smaller=address(f"shortlist.shared.{name}", token=token),
        larger=address(f"shortlist.shared.{name}", token=token, size=LARGE),
    )
