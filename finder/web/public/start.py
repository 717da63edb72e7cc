"""Pages to start from: the best help for one kind of cancer, and five calls for the first week."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from finder.web.public.five_calls_page import gather_calls
from finder.web.public.start_page import gather_sections, show_kinds
from finder.web.requests import get_finder, get_session, today

blueprint = Blueprint("start", __name__)


@blueprint.get("/start")
def index() -> ResponseReturnValue:
    """Show the kinds of cancer that have a page to start from."""
    kinds = get_finder().kinds(get_session(), today())
    return render_template("public/start/index.html", kinds=show_kinds(kinds))


@blueprint.get("/start/<cancer:cancer>")
def show(cancer: str) -> ResponseReturnValue:
    """Show the best help for a kind of cancer, section by section."""
    page = gather_sections(cancer)
    if page is None:
        abort(404)
    return render_template("public/start/show.html", page=page)


@blueprint.get("/start/<cancer:cancer>/five-calls")
def five_calls(cancer: str) -> ResponseReturnValue:
    """Show five calls for the first week, to print."""
    sheet = gather_calls(cancer)
    if sheet is None:
        abort(404)
    return render_template("public/start/five_calls.html", sheet=sheet)
