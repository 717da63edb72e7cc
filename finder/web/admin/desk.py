"""The desk: where somebody who is signed in begins."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from finder.directory.desk import Weakness, count_weak, find_records
from finder.vocabulary import Role
from finder.web.addresses import address
from finder.web.admin.changes import newest_lines
from finder.web.admin.drafts import Pile, pile_names, sort_drafts, sort_proposals
from finder.web.admin.reports import shown_reports
from finder.web.admin.weaknesses import list_names
from finder.web.requests import get_session
from finder.web.rooms import first_room
from finder.web.signed_in import current_account, see_other

NEWEST = 8
# More of a pile stand on the page of drafts.
MOST_DRAFTS = 5
ON_THE_DESK = (Pile.SENT_BACK, Pile.WAITING, Pile.MINE)
KEEPERS = frozenset({Role.EDITOR, Role.ADMIN})

blueprint = Blueprint("desk", __name__)


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what needs the one who is signed in: drafts, weak listings, the newest changes.

    Whoever begins in another room is led there.
    """
    account, session = current_account(), get_session()
    begins = first_room(account)
    if begins != address("admin.desk.index"):
        return see_other(begins)
    if not account.roles & KEEPERS:
        return render_template("admin/desk/index.html", keeps=False)
    piles, proposals = sort_drafts(), sort_proposals()
    confirmed = find_records(session, weakness=Weakness.CONFIRMED).lines
    return render_template(
        "admin/desk/index.html",
        keeps=True,
        me=account.email,
        piles={pile: piles[pile] for pile in ON_THE_DESK if piles[pile] or proposals.get(pile)},
        proposals=proposals,
        pile_names=pile_names(),
        most=MOST_DRAFTS,
        has_drafts=any((*piles.values(), *proposals.values())),
        reports=shown_reports(),
        names=list_names(),
        counts={one: number for one, number in count_weak(session).items() if number},
        oldest=confirmed[0].confirmed_on if confirmed else None,
        newest=newest_lines(session, NEWEST),
    )
