"""What somebody wants done: looked at by somebody else, and done or sent back with a word."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.comparing import Change, compare
from finder.directory.proposals import (
    KeptProposal,
    ShownRecord,
    StaleProposalError,
    UnknownProposalError,
    approve,
    list_proposals,
    read_proposal,
    send_back,
    take_back,
)
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import SERVICE, read_meta
from finder.i18n import gettext
from finder.vocabulary import DraftState
from finder.web import access
from finder.web.addresses import address
from finder.web.admin.kept import author_of, names_here
from finder.web.admin.proposing import outcome_of
from finder.web.admin.reviewing import SEND_BACK, ReviewForm
from finder.web.receipts import led_to
from finder.web.requests import get_gazetteer, get_session, now
from finder.web.signed_in import current_account, permit, see_other, sent_form, write

TAKE_BACK = "take_back"

blueprint = Blueprint("proposals", __name__, url_prefix="/proposals")


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What would become of one record: its name, where it is, and what changes in it.

    `is_newer` where somebody wrote it since; `is_taken_out` where it would not be there any more.
    """

    name: str
    link: str
    changes: list[Change]
    is_newer: bool
    is_taken_out: bool


@blueprint.route("/<uuid:proposal_id>", methods=["GET", "POST"])
def show(proposal_id: UUID) -> ResponseReturnValue:
    """Show what somebody wants done; by POST do it, send it back, or take one's own back."""
    account = current_account().email
    kept = read_proposal(get_session(), proposal_id, account)
    permit(access.Record.MISSING if kept is None else access.Record.OWN)
    assert kept is not None  # the matrix lets nobody at a missing record
    form = ReviewForm(sent_form(), seen=kept.changed_at.isoformat())
    if request.method == "GET":
        return _answer(kept, form)
    if kept.account == account:
        return see_other(_take_back(kept)) if form.go.data == TAKE_BACK else _answer(kept, form)
    if form.seen.data != kept.changed_at.isoformat():
        return _answer(kept, form, _gone_words(), 409)
    if not form.validate():
        return _answer(kept, form, status=422)
    try:
        return see_other(_send_back(kept, form) if form.go.data == SEND_BACK else _do(kept))
    except UnknownProposalError:
        return see_other(address("admin.drafts.index"))
    except StaleProposalError:
        return _answer(kept, form, _gone_words(), 409)


def waiting_for(account: str) -> list[KeptProposal]:
    """Give what others want done and this person may look at."""
    return [one for one in list_proposals(get_session(), account) if one.account != account]


def asked_by(account: str, state: DraftState) -> list[KeptProposal]:
    """Give what this person wants done and is in this state."""
    mine = [one for one in list_proposals(get_session(), account) if one.account == account]
    return [one for one in mine if one.state is state]


def _do(kept: KeptProposal) -> str:
    with write() as work:
        reviewer, author = current_account().email, author_of()
        moment, gazetteer = now(), get_gazetteer()
        _, done = approve(
            work.session, kept.id, reviewer, author, moment, gazetteer, seen=kept.changed_at
        )
        work.outcome = outcome_of(work.session, kept.deed, done)
    return work.outcome


def _send_back(kept: KeptProposal, form: ReviewForm) -> str:
    with write() as work:
        reason, reviewer = form.reason.data or "", current_account().email
        send_back(work.session, kept.id, reviewer, reason, now(), seen=kept.changed_at)
        work.outcome = led_to("admin.drafts.index", "sent-back")
    return work.outcome


def _take_back(kept: KeptProposal) -> str:
    with write() as work:
        take_back(work.session, kept.id, current_account().email)
        work.outcome = led_to("admin.drafts.index", "asked-no-more")
    return work.outcome


def _gone_words() -> str:
    return gettext(
        "Somebody changed something of it since this was asked for, so it cannot be done as it "
        "stands. Send it back: its author asks anew."
    )


def _answer(
    kept: KeptProposal, form: ReviewForm, trouble: str = "", status: int = 200
) -> ResponseReturnValue:
    # The next press is about what is shown now.
    form.seen.data = kept.changed_at.isoformat()
    page = render_template(
        "admin/proposals/show.html",
        kept=kept,
        form=form,
        trouble=trouble,
        shown=[_shown(one) for one in kept.shown],
        is_mine=kept.account == current_account().email,
    )
    return page, status


def _shown(one: ShownRecord) -> ShownChange:
    session, is_service = get_session(), one.entity == SERVICE
    meta = read_meta(session, one.entity, [one.id]).get(one.id)
    before: ServiceRecord | OrganizationRecord | None
    after: ServiceRecord | OrganizationRecord | None
    if is_service:
        before = read_records(session, [one.id]).get(one.id)
        after = ServiceRecord.model_validate(one.record) if one.record else None
    else:
        before = read_organizations(session, [one.id]).get(one.id)
        after = OrganizationRecord.model_validate(one.record) if one.record else None
    kind = "services" if is_service else "organizations"
    named = after or before
    return ShownChange(
        name=named.name if named is not None else "",
        link=address(f"admin.{kind}.show", number=meta.number) if meta is not None else "",
        changes=compare(before, after, names_here(before, after)) if after is not None else [],
        is_newer=meta is not None and meta.version != one.version,
        is_taken_out=after is None,
    )
