"""The desk: where somebody who is signed in begins."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("desk", __name__)


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what needs the one who is signed in."""
    return render_template("admin/desk/index.html")
