"""For whoever helps someone with cancer: for that person, for the helper, for the children."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.web.public.helping_page import gather_help

blueprint = Blueprint("helping", __name__)


@blueprint.get("/helping")
def index() -> ResponseReturnValue:
    """Show how to help, and the best help for helpers and children."""
    return render_template("public/helping/index.html", page=gather_help())
