"""Drafts: one's own, and those of others that wait to be published or sent back."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.adding import IncompleteFormError
from finder.directory.drafts import (
    ChangedDraftError,
    KeptDraft,
    UnknownDraftError,
    bring_back,
    discard,
    list_discarded,
    list_mine,
    list_waiting,
    read_draft,
    send_back,
)
from finder.directory.proposals import KeptProposal
from finder.directory.storing import SERVICE, read_meta
from finder.i18n import gettext
from finder.vocabulary import DraftState, mark
from finder.web import access
from finder.web.addresses import address
from finder.web.admin.kept import facts_of
from finder.web.admin.proposals import asked_by, waiting_for
from finder.web.admin.publishing import NotPublishedError, changed_words, publish_kept
from finder.web.admin.reviewing import SEND_BACK, ReviewForm
from finder.web.admin.whole_drafts import look_at_changes
from finder.web.inputs import clean
from finder.web.receipts import led_to
from finder.web.requests import get_session, now
from finder.web.signed_in import current_account, permit, see_other, sent_form, write

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")


class Pile(StrEnum):
    """Drafts that are in one state, as the one who looks sees it."""

    SENT_BACK = "sent_back"
    WAITING = "waiting"
    MINE = "mine"
    ASKED = "asked"
    BIN = "bin"


WORDS = {
    Pile.SENT_BACK: mark("Sent back to you"),
    Pile.WAITING: mark("Waiting for your eyes"),
    Pile.MINE: mark("Begun by you"),
    Pile.ASKED: mark("Yours, waiting for somebody else’s eyes"),
    Pile.BIN: mark("Thrown away, kept for 30 days"),
}


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the drafts that one may see, in piles; one pile alone, or one person's, where asked."""
    piles = sort_drafts()
    chosen = next((one for one in Pile if one == request.args.get("list")), None)
    by = clean(request.args.get("by", ""))
    proposals = sort_proposals()
    if by:
        proposals = {
            pile: [one for one in some if one.account == by] for pile, some in proposals.items()
        }
        piles = {
            pile: [one for one in drafts if one.account == by] for pile, drafts in piles.items()
        }
    return render_template(
        "admin/drafts/index.html",
        piles={
            pile: piles[pile]
            for pile in Pile
            if pile is chosen or (not chosen and (piles[pile] or proposals.get(pile)))
        },
        proposals=proposals,
        names=pile_names(),
        chosen=chosen,
        by=by,
        people=sorted(
            {one.account for one in list_waiting(get_session(), current_account().email)}
        ),
        me=current_account().email,
    )


@blueprint.route("/<uuid:draft_id>", methods=["GET", "POST"])
def show(draft_id: UUID) -> ResponseReturnValue:
    """Show a draft that waits for somebody's eyes; by POST publish it, or send it back."""
    account = current_account().email
    kept = read_draft(get_session(), draft_id, account)
    if kept is None and (stored := read_meta(get_session(), SERVICE, [draft_id]).get(draft_id)):
        # Somebody else was quicker.
        return see_other(address("admin.services.show", number=stored.number))
    permit(access.Record.MISSING if kept is None else access.Record.OWN)
    assert kept is not None  # the matrix lets nobody at a missing record
    if kept.account == account:
        return see_other(address("admin.services.preview", draft=str(draft_id)))
    form = ReviewForm(sent_form(), seen=kept.changed_at.isoformat())
    if request.method == "GET":
        return _answer(kept, form)
    if form.seen.data != kept.changed_at.isoformat():
        return _answer(kept, form, changed_words(), 409)
    if not form.validate():
        return _answer(kept, form, status=422)
    try:
        return see_other(
            _send_back(kept, form) if form.go.data == SEND_BACK else publish_kept(kept)
        )
    except (NotPublishedError, IncompleteFormError) as error:
        return _answer(kept, form, str(error), 409)


@blueprint.post("/<uuid:draft_id>/discard")
def discard_mine(draft_id: UUID) -> ResponseReturnValue:
    """Throw one's own draft away; for 30 days it can be brought back."""
    account = current_account().email
    _require(draft_id)
    with write() as work:
        discard(work.session, draft_id, account, now())
        work.outcome = led_to("admin.drafts.index", "thrown-away")
    return see_other(work.outcome)


@blueprint.post("/<uuid:draft_id>/bring-back")
def bring_mine_back(draft_id: UUID) -> ResponseReturnValue:
    """Take one's own draft out of the bin again."""
    account = current_account().email
    _require(draft_id)
    with write() as work:
        bring_back(work.session, draft_id, account)
        work.outcome = led_to("admin.drafts.index", "out-of-the-bin")
    return see_other(work.outcome)


def sort_drafts() -> Mapping[Pile, list[KeptDraft]]:
    """Give the drafts that whoever is signed in may see, in piles, the last touched first."""
    session, account = get_session(), current_account().email
    mine = list_mine(session, account)
    return {
        Pile.SENT_BACK: [one for one in mine if one.state is DraftState.SENT_BACK],
        Pile.WAITING: list_waiting(session, account),
        Pile.MINE: [one for one in mine if one.state is DraftState.OPEN],
        Pile.ASKED: [one for one in mine if one.state is DraftState.WAITING],
        Pile.BIN: list_discarded(session, account),
    }


def sort_proposals() -> Mapping[Pile, list[KeptProposal]]:
    """Give what waits to be done, in the piles of drafts, the last touched first."""
    account = current_account().email
    return {
        Pile.SENT_BACK: asked_by(account, DraftState.SENT_BACK),
        Pile.WAITING: waiting_for(account),
        Pile.ASKED: asked_by(account, DraftState.WAITING),
    }


def pile_names() -> dict[Pile, str]:
    """Give what the piles are called."""
    return {pile: gettext(words) for pile, words in WORDS.items()}


def _answer(
    kept: KeptDraft, form: ReviewForm, problem: str = "", status: int = 200
) -> ResponseReturnValue:
    """Show a draft whole, or what is missing in it, with both buttons."""
    gaps: Mapping[str, str] = {}
    whole = None
    try:
        whole = look_at_changes(kept)
    except IncompleteFormError as error:
        gaps = error.errors
    # The next press is about what is shown now.
    form.seen.data = kept.changed_at.isoformat()
    page = render_template(
        "admin/drafts/show.html",
        layout="layouts/staff.html",
        draft=kept,
        form=form,
        whole=whole,
        service=whole.service if whole is not None else None,
        facts=facts_of(whole.record) if whole is not None else [],
        gaps=gaps,
        problem=problem,
        met=request.args.getlist("met"),
    )
    return page, status


def _send_back(kept: KeptDraft, form: ReviewForm) -> str:
    """Give it back to its author, and give where that leads; raises NotPublishedError."""
    try:
        with write() as work:
            send_back(
                work.session,
                kept.id,
                current_account().email,
                form.reason.data or "",
                now(),
                seen=kept.changed_at,
            )
            work.outcome = led_to("admin.drafts.index", "sent-back")
    except (ChangedDraftError, UnknownDraftError) as error:
        raise NotPublishedError(changed_words()) from error
    return work.outcome


def _require(draft_id: UUID) -> None:
    """End with 404 where one has no such draft: those of others are not there."""
    session, account = get_session(), current_account().email
    mine = (*list_mine(session, account), *list_discarded(session, account))
    there = any(one.id == draft_id for one in mine)
    permit(access.Record.OWN if there else access.Record.MISSING)
