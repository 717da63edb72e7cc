"""Drafts thrown away, and taken out of the bin again."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from finder.directory.drafts import bring_back, discard, list_discarded, list_mine
from finder.web import access
from finder.web.addresses import address
from finder.web.requests import get_session, now
from finder.web.signed_in import current_account, permit, see_other, write

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")


@blueprint.post("/<uuid:draft_id>/discard")
def discard_mine(draft_id: UUID) -> ResponseReturnValue:
    """Throw one's own draft away; for 30 days it can be brought back."""
    account = current_account().email
    _require(draft_id)
    with write() as work:
        discard(work.session, draft_id, account, now())
        work.outcome = address("admin.desk.index")
    return see_other(work.outcome)


@blueprint.post("/<uuid:draft_id>/bring-back")
def bring_mine_back(draft_id: UUID) -> ResponseReturnValue:
    """Take one's own draft out of the bin again."""
    account = current_account().email
    _require(draft_id)
    with write() as work:
        bring_back(work.session, draft_id, account)
        work.outcome = address("admin.desk.index")
    return see_other(work.outcome)


def _require(draft_id: UUID) -> None:
    """End with 404 where one has no such draft: those of others are not there."""
    session, account = get_session(), current_account().email
    mine = (*list_mine(session, account), *list_discarded(session, account))
    there = any(one.id == draft_id for one in mine)
    permit(access.Record.OWN if there else access.Record.MISSING)
