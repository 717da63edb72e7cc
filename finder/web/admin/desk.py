"""The desk: where somebody who is signed in begins."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.directory.desk import count_weak
from finder.directory.drafts import list_discarded, list_mine, list_waiting
from finder.vocabulary import Role
from finder.web.admin.changes import newest_lines
from finder.web.admin.weaknesses import list_names
from finder.web.requests import get_session
from finder.web.signed_in import current_account

NEWEST = 8
KEEPERS = frozenset({Role.EDITOR, Role.ADMIN})

blueprint = Blueprint("desk", __name__)


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what needs the one who is signed in: drafts, weak listings, the newest changes."""
    account, session = current_account(), get_session()
    if not account.roles & KEEPERS:
        return render_template("admin/desk/index.html", keeps=False)
    return render_template(
        "admin/desk/index.html",
        keeps=True,
        drafts=list_mine(session, account.email),
        discarded=list_discarded(session, account.email),
        waiting=list_waiting(session, account.email),
        names=list_names(),
        counts={one: number for one, number in count_weak(session).items() if number},
        newest=newest_lines(session, NEWEST),
    )
