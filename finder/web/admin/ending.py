"""Closing a service, with what to try instead, and opening it again."""

import re
from http import HTTPStatus

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.directory.closing import (
    FutureClosingError,
    NotInsteadError,
    numbers_instead,
)
from finder.directory.comparing import Change, compare
from finder.directory.conflicts import ChangedRecordError
from finder.directory.keeping import KeptService
from finder.directory.revisions import read_service_version
from finder.i18n import gettext
from finder.vocabulary import ClosedReason, ProposedDeed
from finder.vocabulary.words import words_for
from finder.web.admin.form_fields import read_day, read_version
from finder.web.admin.kept import find_service, names_here
from finder.web.admin.proposing import carry_out
from finder.web.inputs import clean
from finder.web.requests import get_session
from finder.web.signed_in import see_other, sent_form

LONGEST_TEXT = 2000
MOST_INSTEAD = 10
NUMBERS = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
SEPARATORS = re.compile(r"[\s,;]+")

blueprint = Blueprint("ending", __name__)


class ClosingForm(Form):
    """Why it closed, since when, and what to try instead."""

    reason = StringField()
    on = StringField(filters=[lambda text: clean(text or "")])
    instead = StringField(filters=[lambda text: clean(text or "")])
    numbers = StringField(filters=[lambda text: clean(text or "")])
    source = StringField(filters=[lambda text: clean(text or "")])

    def validate_reason(self, field: StringField) -> None:
        """Ask why."""
        if field.data not in set(ClosedReason):
            raise ValidationError(gettext("Choose why it closed"))

    def validate_on(self, field: StringField) -> None:
        """Take a day that has come, or none where nobody knows it."""
        if field.data:
            read_day(field.data)

    def validate_instead(self, field: StringField) -> None:
        """Take no more than can be kept."""
        if len(field.data or "") > LONGEST_TEXT:
            raise ValidationError(gettext("This is too long. Say it in a few sentences"))

    def validate_numbers(self, field: StringField) -> None:
        """Take numbers of services only."""
        numbers = _cut(field.data)
        if len(numbers) > MOST_INSTEAD:
            raise ValidationError(gettext("Name at most %(most)s services", most=MOST_INSTEAD))
        if not all(NUMBERS.fullmatch(one) for one in numbers):
            sentence = gettext("Write the numbers of services, such as: 12, 340")
            raise ValidationError(sentence)


class SeenForm(Form):
    """The version of the service that somebody saw."""

    version = StringField()

    def validate_version(self, field: StringField) -> None:
        """Ask to begin again where the form has lost what was shown."""
        read_version(field.data)


class OneClosingForm(ClosingForm, SeenForm):
    """Closing one service, of which somebody saw a version."""


@blueprint.route("/services/<number:number>/close", methods=["GET", "POST"])
def close_service(number: int) -> ResponseReturnValue:
    """Ask why it closed and what to try instead; by POST close it."""
    kept = find_service(number)
    if request.method == "GET":
        return _answer(kept, OneClosingForm(data=_typed(kept)))
    form = OneClosingForm(sent_form())
    if form.validate():
        try:
            return see_other(_close(kept, form))
        except ChangedRecordError:
            return _answer(kept, form, status=409)
        except FutureClosingError:
            form.on.errors = [gettext("This day has not come yet")]
        except NotInsteadError as error:
            form.numbers.errors = [
                gettext("Number %(number)s is not there, or has ended itself", number=error.number)
            ]
    return _answer(kept, form, status=422)


@blueprint.post("/services/<number:number>/reopen")
def reopen_service(number: int) -> ResponseReturnValue:
    """Let a closed service stand in the results again."""
    kept, form = find_service(number), SeenForm(request.form)
    if not form.validate():
        return _ask_about_opening(kept, form)
    try:
        content = {"service": str(kept.record.id), "seen": read_version(form.version.data)}
        title = gettext("Open %(name)s again", name=kept.record.name)
        return see_other(carry_out(ProposedDeed.REOPEN, content, title))
    except ChangedRecordError:
        return _ask_about_opening(kept, form)


def _close(kept: KeptService, form: OneClosingForm) -> str:
    content = {
        "service": str(kept.record.id),
        "reason": ClosedReason(form.reason.data or "").value,
        "on": read_day(form.on.data).isoformat() if form.on.data else None,
        "instead": form.instead.data or None,
        "numbers": [int(one) for one in _cut(form.numbers.data)],
        "seen": read_version(form.version.data),
    }
    title = gettext("Close %(name)s", name=kept.record.name)
    return carry_out(ProposedDeed.CLOSE, content, title, source=form.source.data)


def _cut(text: str | None) -> list[str]:
    return [one for one in SEPARATORS.split(text or "") if one]


def _changes_since(kept: KeptService, form: SeenForm) -> list[Change]:
    """Give what others changed since the form was filled; its next sending is about what is now."""
    try:
        seen = read_version(form.version.data)
    except ValidationError:
        seen = 0
    form.version.data = str(kept.version)
    shown = read_service_version(get_session(), kept.record.id, seen)
    return compare(shown, kept.record, names_here(shown, kept.record)) if shown else []


def _typed(kept: KeptService) -> dict[str, str]:
    record = kept.record
    return {
        "reason": record.closed_reason.value if record.closed_reason else "",
        "on": record.closed_on.isoformat() if record.closed_on else "",
        "instead": record.instead or "",
        "numbers": ", ".join(str(one) for one in numbers_instead(get_session(), record)),
        "version": str(kept.version),
    }


def _ask_about_opening(kept: KeptService, form: SeenForm) -> ResponseReturnValue:
    """Show what is there now, and ask again whether it should be opened."""
    page = render_template(
        "components/staff_reopen.html",
        kept=kept,
        form=form,
        changes_since=_changes_since(kept, form),
    )
    return page, 409


def _answer(kept: KeptService, form: OneClosingForm, status: int = 200) -> ResponseReturnValue:
    changed = status == HTTPStatus.CONFLICT
    changes_since = _changes_since(kept, form) if changed else []
    reasons = [(one.value, gettext(words_for(one))) for one in ClosedReason]
    page = render_template(
        "admin/ending/close_service.html",
        kept=kept,
        form=form,
        reasons=reasons,
        is_changed=changed,
        changes_since=changes_since,
    )
    return page, status
