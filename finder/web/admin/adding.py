"""Adding a service step by step: what each button does, the preview, and publishing."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.adding import IncompleteFormError, half_typed
from finder.directory.adding_fields import STEP_OF, STEPS, Step
from finder.directory.drafts import KeptDraft, TypedElsewhereError, UnknownDraftError, save, submit
from finder.directory.settings import read_settings
from finder.directory.storing import SERVICE, read_meta
from finder.second_look import tell_of_waiting
from finder.web.addresses import address
from finder.web.admin import adding_page
from finder.web.admin.alike import Alike, find_alike
from finder.web.admin.mending import record_of
from finder.web.admin.publishing import NotPublishedError, first_gap, publish_kept
from finder.web.admin.read_back import look_of
from finder.web.admin.shown_step import ShownForm, differing, lay_out_step
from finder.web.admin.whole_drafts import look_through
from finder.web.headers import SENDING
from finder.web.receipts import led_to
from finder.web.requests import can_mail, get_config, get_session, now
from finder.web.signed_in import current_account, see_other, write, write_without_key

# What the buttons of a step say: on to the next, or to the page; back, look something up, look at
# what was read, or enough for today. KEEP is what its script says by itself.
NEXT, PAGE, BACK, LOOK, CHECK, LATER = "next", "page", "back", "look", "check", "later"
KEEP = "keep"
SUBMIT = "submit"


def show_step() -> ResponseReturnValue:
    """Show one step of a draft, or of a new one."""
    draft_id = adding_page.asked_draft(request.args)
    kept = adding_page.kept_draft(draft_id)
    if kept is None and "draft" in request.args:
        abort(404)
    if kept is not None and not _is_mine(kept):
        return see_other(address("admin.drafts.show", draft_id=kept.id))
    typed = dict(kept.typed) if kept is not None else {}
    return _answer(
        adding_page.asked_step(request.args),
        typed,
        draft_id,
        kept,
        is_checked="check" in request.args,
        is_read="read" in request.args,
    )


def keep_step() -> ResponseReturnValue:
    """Keep what was typed, whatever it is, and lead on, or show what is wrong with it."""
    draft_id, step = adding_page.asked_draft(request.form), adding_page.asked_step(request.form)
    sent, wish = adding_page.sent_values(step), request.form.get("go", NEXT)
    if wish == KEEP:
        return _keep_quietly(step, draft_id, sent)
    if step is STEP_OF["organization_id"]:
        sent = adding_page.with_known_organization(sent)
    kept = adding_page.kept_draft(draft_id)
    typed = (dict(kept.typed) if kept is not None else {}) | sent
    if step is STEP_OF["areas"]:
        typed = adding_page.with_areas_found(typed)
    try:
        _save(step, draft_id, typed)
    except TypedElsewhereError as error:
        return _answer(step, typed, draft_id, error.kept, is_checked=False, status=409)
    except UnknownDraftError:
        abort(404)
    if wish in (NEXT, PAGE, CHECK):
        # All is kept and nothing is locked: a live geocoder may take its time.
        base = adding_page.base_of(kept)
        result, _ = adding_page.look_at(
            step, typed, draft_id, base, is_looking=False, is_saving=True
        )
        if result.errors and wish != CHECK:
            return _answer(step, typed, draft_id, kept, is_checked=True, status=422)
        if result.doubts and request.form.get("look") != look_of(step, typed):
            wish = CHECK
    return see_other(_after(wish, step, draft_id))


def _keep_quietly(step: Step, draft_id: UUID, sent: dict[str, Any]) -> ResponseReturnValue:
    """Keep what a script sends by itself, just as it is: nobody went on or asked what is wrong.

    Answers 204, and 409 where another window would lose something: that is for a person to see.
    """
    kept = adding_page.kept_draft(draft_id)
    if kept is None and not any(sent.values()):
        return "", HTTPStatus.NO_CONTENT
    if kept is None and read_meta(get_session(), SERVICE, [draft_id]):
        # It was published in another window.
        return "", HTTPStatus.CONFLICT
    try:
        _save(step, draft_id, (dict(kept.typed) if kept is not None else {}) | sent)
    except TypedElsewhereError:
        return "", HTTPStatus.CONFLICT
    except UnknownDraftError:
        abort(404)
    return "", HTTPStatus.NO_CONTENT


def _save(step: Step, draft_id: UUID, typed: dict[str, Any]) -> None:
    """Keep the fields of one step; raises TypedElsewhereError and UnknownDraftError."""
    with write_without_key() as session:
        save(
            session,
            draft_id,
            current_account().email,
            # Nothing of other steps: another window may be at those.
            {one.name: typed.get(one.name, "") for one in step.fields},
            now(),
            step=step.name,
            title=adding_page.title_of(typed),
            seen=request.form.get("seen", ""),
            hand=adding_page.sent_hand(),
        )


def show_preview() -> ResponseReturnValue:
    """Show a draft as visitors will see it, with services that it may be, and what finds it."""
    if "draft" not in request.args:
        return see_other(address("admin.services.add"))
    return _show(adding_page.kept_draft(adding_page.asked_draft(request.args)) or abort(404))


def _show(kept: KeptDraft, problem: str = "") -> ResponseReturnValue:
    """Show a draft, and why it was not published."""
    try:
        whole = look_through(kept)
    except IncompleteFormError as error:
        return see_other(first_gap(kept, error))
    page = render_template(
        "admin/services/preview.html",
        layout="layouts/staff.html",
        whole=whole,
        service=whole.service,
        draft=kept,
        problem=problem,
        met=request.args.getlist("met"),
        steps=adding_page.headings(),
        is_mine=_is_mine(kept),
        needs_second=read_settings(get_session()).second_pair_of_eyes,
    )
    return page, 409 if problem else 200


def publish_draft() -> ResponseReturnValue:
    """Put a draft into the directory, or ask for a second pair of eyes where the site wants one."""
    draft_id = adding_page.asked_draft(request.form)
    kept = adding_page.kept_draft(draft_id)
    if kept is None:
        stored = read_meta(get_session(), SERVICE, [draft_id]).get(draft_id)
        # The page was open twice, and the other one was quicker.
        return see_other(_shown(stored.number)) if stored is not None else abort(404)
    if not _is_mine(kept):
        return see_other(address("admin.drafts.show", draft_id=kept.id))
    try:
        if request.form.get("go") == SUBMIT:
            return see_other(_ask_somebody(kept))
        return see_other(publish_kept(kept))
    except IncompleteFormError as error:
        return see_other(first_gap(kept, error))
    except NotPublishedError as error:
        return _show(kept, str(error))


def _ask_somebody(kept: KeptDraft) -> str:
    """Let a draft wait for somebody else's eyes, once it is whole; gives where that leads."""
    record_of(kept, adding_page.form_here())
    with write() as work:
        submit(work.session, kept.id, current_account().email, now())
        if can_mail():
            tell_of_waiting(work.session, get_config().site_address, now())
        work.outcome = led_to("admin.drafts.index", "asked")
    return work.outcome


def _after(wish: str, step: Step, draft_id: UUID) -> str:
    """Give where a button leads."""
    place = STEPS.index(step)
    if wish == LATER:
        return led_to("admin.desk.index", "kept")
    if wish == PAGE:
        return address("admin.services.preview", draft=str(draft_id))
    if wish == CHECK:
        return address("admin.services.add", draft=str(draft_id), step=step.name, read="1")
    if wish == LOOK:
        return address("admin.services.add", draft=str(draft_id), step=step.name)
    place += -1 if wish == BACK else 1
    if place >= len(STEPS):
        return address("admin.services.preview", draft=str(draft_id))
    return address("admin.services.add", draft=str(draft_id), step=STEPS[max(place, 0)].name)


def _answer(
    step: Step,
    typed: dict[str, Any],
    draft_id: UUID,
    kept: KeptDraft | None,
    *,
    is_checked: bool,
    is_read: bool = False,
    status: int = 200,
) -> ResponseReturnValue:
    base = adding_page.base_of(kept)
    result, organizations = adding_page.look_at(
        step, typed, draft_id, base, is_looking=not is_checked
    )
    form = lay_out_step(
        step,
        typed,
        draft_id,
        base,
        result,
        organizations,
        with_errors=is_checked,
        with_reading=is_read,
    )
    if kept is not None and status == HTTPStatus.CONFLICT:
        theirs = _lay_out_kept(step, kept)
        form.seen, form.elsewhere = theirs.seen, differing(step, typed, theirs)
    page = render_template(
        "admin/services/add.html",
        form=form,
        steps=len(STEPS),
        draft=kept,
        alike=_alike(step, typed, draft_id) if base is None else [],
    )
    return page, status, SENDING


def _lay_out_kept(step: Step, kept: KeptDraft) -> ShownForm:
    """Give a step as the draft holds it."""
    base = adding_page.base_of(kept)
    result, organizations = adding_page.look_at(step, kept.typed, kept.id, base, is_looking=True)
    return lay_out_step(
        step,
        kept.typed,
        kept.id,
        base,
        result,
        organizations,
        with_errors=False,
        with_reading=False,
    )


def _alike(step: Step, typed: dict[str, Any], draft_id: UUID) -> list[Alike]:
    """Give services that a new one may be, in the step after its name, phone and place."""
    if step is not STEP_OF["cancers"]:
        return []
    candidate = half_typed(typed, adding_page.form_here(), draft_id)
    return find_alike(get_session(), candidate, draft_id) if candidate is not None else []


def _is_mine(kept: KeptDraft) -> bool:
    return kept.account == current_account().email


def _shown(number: int) -> str:
    return address("admin.services.show", number=number)
