"""Adding a service step by step: what each button does, the preview, and publishing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlmodel import Session

from finder.directory.adding import IncompleteFormError
from finder.directory.adding_fields import STEP_OF, STEPS, Step
from finder.directory.adding_where import write_country
from finder.directory.comparing import compare
from finder.directory.conflicts import EditConflictError
from finder.directory.drafts import (
    KeptDraft,
    SecondPairOfEyesError,
    publish,
    save,
    submit,
)
from finder.directory.duplicates.likeness import likenesses
from finder.directory.duplicates.traits import candidate_of
from finder.directory.findable import try_out
from finder.directory.reading import page_before
from finder.directory.records import ServiceRecord
from finder.directory.settings import read_settings
from finder.directory.storing import SERVICE, read_meta
from finder.models import Service, table_of
from finder.web.addresses import address
from finder.web.admin import adding_page
from finder.web.admin.kept import author_of
from finder.web.admin.mending import keep_meeting, record_of, stored_of
from finder.web.admin.read_back import look_of
from finder.web.previewing import preview
from finder.web.requests import get_gazetteer, get_register, get_session, now
from finder.web.signed_in import current_account, see_other, write, write_without_key

# What the buttons of a step say: on to the next, or to the page; back, look something up, look at
# what was read, or enough for today.
NEXT, PAGE, BACK, LOOK, CHECK, LATER = "next", "page", "back", "look", "check", "later"
SUBMIT = "submit"
MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A service of the directory that the draft may be, and why, in words."""

    number: int
    name: str
    reasons: tuple[str, ...]


def show_step() -> ResponseReturnValue:
    """Show one step of a draft, or of a new one."""
    draft_id = adding_page.asked_draft(request.args)
    kept = adding_page.kept_draft(draft_id)
    if kept is None and "draft" in request.args:
        abort(404)
    typed = dict(kept.typed) if kept is not None else {}
    return _answer(
        adding_page.asked_step(request.args),
        typed,
        draft_id,
        adding_page.base_of(kept),
        is_checked="check" in request.args,
        is_read="read" in request.args,
    )


def keep_step() -> ResponseReturnValue:
    """Keep what was typed, whatever it is, and lead on, or show what is wrong with it."""
    draft_id, step = adding_page.asked_draft(request.form), adding_page.asked_step(request.form)
    sent = adding_page.sent_values(step)
    if step is STEP_OF["organization_id"]:
        sent = adding_page.with_known_organization(sent)
    kept = adding_page.kept_draft(draft_id)
    typed = (dict(kept.typed) if kept is not None else {}) | sent
    if step is STEP_OF["areas"]:
        typed = adding_page.with_areas_found(typed)
    with write_without_key() as session:
        save(
            session,
            draft_id,
            current_account().email,
            typed,
            now(),
            step=step.name,
            title=adding_page.title_of(typed),
        )
    wish = request.form.get("go", NEXT)
    if wish in (NEXT, PAGE, CHECK):
        # All is kept and nothing is locked: a live geocoder may take its time.
        base = adding_page.base_of(kept)
        result, _ = adding_page.look_at(
            step, typed, draft_id, base, is_looking=False, is_saving=True
        )
        if result.errors and wish != CHECK:
            return _answer(step, typed, draft_id, base, is_checked=True, status=422)
        if result.doubts and request.form.get("look") != look_of(step, typed):
            wish = CHECK
    return see_other(_after(wish, step, draft_id))


def show_preview() -> ResponseReturnValue:
    """Show a draft as visitors will see it, with services that it may be, and what finds it."""
    if "draft" not in request.args:
        return see_other(address("admin.services.add"))
    draft_id = adding_page.asked_draft(request.args)
    kept = adding_page.kept_draft(draft_id) or abort(404)
    form = adding_page.form_here()
    try:
        record = record_of(kept, form)
    except IncompleteFormError as error:
        return see_other(_incomplete(draft_id, error))
    session = get_session()
    stored = stored_of(session, kept)
    trial = try_out(session, record, get_gazetteer(), write_country(record, form), now())
    known = adding_page.known_organization(kept.typed)
    shown = preview(page_before(record, known.number if known else 0), trial.card)
    return render_template(
        "admin/services/preview.html",
        layout="layouts/staff.html",
        service=shown.service,
        shown_card=shown.card,
        searches=trial.searches,
        alike=_alike(session, record),
        draft=kept,
        edited=stored,
        changes=compare(stored.record, record) if stored is not None else [],
        met=request.args.getlist("met"),
        steps=adding_page.headings(),
        is_mine=kept.account == current_account().email,
        needs_second=read_settings(session).second_pair_of_eyes,
    )


def publish_draft() -> ResponseReturnValue:
    """Put a draft into the directory, or ask for a second pair of eyes where the site wants one."""
    draft_id = adding_page.asked_draft(request.form)
    kept = adding_page.kept_draft(draft_id)
    if kept is None:
        stored = read_meta(get_session(), SERVICE, [draft_id]).get(draft_id)
        # The page was open twice, and the other one was quicker.
        return see_other(_shown(stored.number)) if stored is not None else abort(404)
    if request.form.get("go") == SUBMIT:
        with write() as work:
            submit(work.session, draft_id, current_account().email, now())
            work.outcome = address("admin.desk.index")
        return see_other(work.outcome)
    try:
        # Before anything is locked: a live geocoder may take its time.
        record = record_of(kept, adding_page.form_here(is_saving=True))
    except IncompleteFormError as error:
        return see_other(_incomplete(draft_id, error))
    try:
        with write() as work:
            try:
                work.outcome = _shown(_put_in(work.session, kept, record))
            except EditConflictError as conflict:
                # Nothing of it was written yet; what both changed is kept in the draft.
                work.outcome = keep_meeting(work.session, kept, conflict)
    except SecondPairOfEyesError:
        return see_other(address("admin.services.preview", draft=str(draft_id)))
    return see_other(work.outcome)


def _after(wish: str, step: Step, draft_id: UUID) -> str:
    """Give where a button leads."""
    place = STEPS.index(step)
    if wish == LATER:
        return address("admin.desk.index")
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
    base: ServiceRecord | None,
    *,
    is_checked: bool,
    is_read: bool = False,
    status: int = 200,
) -> ResponseReturnValue:
    result, organizations = adding_page.look_at(
        step, typed, draft_id, base, is_looking=not is_checked
    )
    form = adding_page.show_step(
        step,
        typed,
        draft_id,
        base,
        result,
        organizations,
        with_errors=is_checked,
        with_reading=is_read,
    )
    return render_template("admin/services/add.html", form=form, steps=len(STEPS)), status


def _incomplete(draft_id: UUID, error: IncompleteFormError) -> str:
    """Give the first step in which something is missing or wrong."""
    step = next(step for step in STEPS if any(one.name in error.errors for one in step.fields))
    return address("admin.services.add", draft=str(draft_id), step=step.name, check="1")


def _alike(session: Session, record: ServiceRecord) -> list[Alike]:
    """Give the services that the record may be, the likeliest first."""
    found = likenesses(
        session, get_register(), candidate_of(record), itself=record.id, most=MOST_ALIKE
    )
    services = table_of(Service)
    names = select(services.c.id, services.c.name).where(
        services.c.id.in_([one.service_id for one in found])
    )
    name_of = {row.id: row.name for row in session.execute(names)}
    return [
        Alike(
            one.number,
            name_of[one.service_id],
            tuple(reason.words for reason in one.reasons if reason.speaks_for),
        )
        for one in found
        if one.service_id in name_of
    ]


def _put_in(session: Session, kept: KeptDraft, record: ServiceRecord) -> int:
    published = publish(
        session,
        kept.id,
        current_account().email,
        record,
        author_of(source=record.sources[0].url if record.sources else None),
        now(),
        get_gazetteer(),
        needs_second=read_settings(session).second_pair_of_eyes,
    )
    return published.number


def _shown(number: int) -> str:
    return address("admin.services.show", number=number)
