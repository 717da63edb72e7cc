"""Links by which a team shares a collection or a sheet: made, shown once, and taken back."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, abort, g, request
from flask.typing import ResponseReturnValue

from finder.accounts.form_keys import TakenFormError
from finder.accounts.tokens import keyed_token
from finder.casework.team_links import (
    find_link,
    share_collection,
    share_sheet,
    take_link_back,
    was_made_since,
)
from finder.web.access import Record
from finder.web.addresses import address, whole_address
from finder.web.casework.cases import find_case_page, show_case
from finder.web.casework.collections import collection_page, show_collection
from finder.web.casework.sheets import in_language
from finder.web.entrance import browser_mark, sent_key
from finder.web.receipts import led_to
from finder.web.requests import end_reading, get_config, get_session, now
from finder.web.signed_in import current_account, permit, see_other, write

# Whoever clicks twice sees the answer to the second click only.
TWICE = timedelta(minutes=1)

blueprint = Blueprint("team_links", __name__)


@blueprint.post("/collections/<uuid:collection_id>/link")
def collection(collection_id: UUID) -> ResponseReturnValue:
    """Make a link to a collection, and show its address, this once."""
    found, _ = collection_page(collection_id)
    token, worker = _token(), current_account().id
    try:
        with write() as work:
            share_collection(work.session, worker, found.id, _lifetime(), now(), token)
            # Sent again later it leads there: the address is in no table.
            work.outcome = led_to("casework.collections.show", "shared", collection_id=found.id)
    except TakenFormError:
        if not _was_just_made(token):
            raise
    end_reading()
    link = address("shortlist.shared.collection", token=token)
    return show_collection(*collection_page(found.id), link=whole_address(link))


@blueprint.post("/cases/<uuid:case_id>/link")
def sheet(case_id: UUID) -> ResponseReturnValue:
    """Make a link to the sheet of a case as it is, and show its address, this once."""
    case = find_case_page(case_id)
    token, worker = _token(), current_account().id
    try:
        with write() as work:
            share_sheet(work.session, worker, case.id, _lifetime(), now(), token)
            work.outcome = led_to("casework.cases.show", "shared", case_id=case.id)
    except TakenFormError:
        if not _was_just_made(token):
            raise
    end_reading()
    link = in_language(address("shortlist.shared.sheet", token=token), case.known.language)
    return show_case(find_case_page(case.id), link=whole_address(link))


@blueprint.post("/team-links/<uuid:link_id>/remove")
def remove(link_id: UUID) -> ResponseReturnValue:
    """Take a link back: from now on it opens nothing."""
    found = find_link(get_session(), current_account().id, link_id)
    permit(Record.OWN if found is not None else Record.MISSING)
    if found is None:
        abort(404)
    with write() as work:
        take_link_back(work.session, current_account().id, found.id)
        if found.case_id is not None:
            work.outcome = led_to("casework.cases.show", "taken-back", case_id=found.case_id)
        else:
            work.outcome = led_to(
                "casework.collections.show", "taken-back", collection_id=found.collection_id
            )
    return see_other(work.outcome)


def _token() -> str:
    """Give the token that this form makes in this browser: worked out, so that none is kept."""
    text = f"{request.endpoint} {sent_key()} {browser_mark()} {current_account().id}"
    return keyed_token(get_config().secret_key, "token of a team link", text)


def _was_just_made(token: str) -> bool:
    """Say whether this is a second click, and no form of before."""
    end_reading()  # of two at once, what was read before was not yet of the first
    g.form_was_taken = True
    return was_made_since(get_session(), token, now() - TWICE, now())


def _lifetime() -> timedelta:
    return timedelta(days=get_config().team_links)
