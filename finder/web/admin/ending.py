"""Closing a service, with what to try instead, and opening it again."""

import re

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.directory.closing import FutureClosingError, NotInsteadError, close, reopen
from finder.directory.keeping import KeptService
from finder.i18n import gettext
from finder.vocabulary import ClosedReason
from finder.vocabulary.words import words_for
from finder.web.addresses import address
from finder.web.admin.form_fields import read_day
from finder.web.admin.kept import author_of, find_service
from finder.web.inputs import clean
from finder.web.receipts import led_to
from finder.web.requests import get_gazetteer, now
from finder.web.signed_in import see_other, write

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


@blueprint.route("/services/<number:number>/close", methods=["GET", "POST"])
def close_service(number: int) -> ResponseReturnValue:
    """Ask why it closed and what to try instead; by POST close it."""
    kept = find_service(number)
    form = ClosingForm(request.form, data=_typed(kept))
    if request.method == "GET":
        return _answer(kept, form)
    if form.validate():
        try:
            return see_other(_close(kept, form))
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
    kept = find_service(number)
    with write() as work:
        reopen(work.session, kept.record.id, author_of(), now(), get_gazetteer())
        work.outcome = led_to("admin.services.show", "reopened", number=number)
    return see_other(work.outcome)


def _close(kept: KeptService, form: ClosingForm) -> str:
    with write() as work:
        close(
            work.session,
            kept.record.id,
            ClosedReason(form.reason.data or ""),
            read_day(form.on.data) if form.on.data else None,
            author_of(source=form.source.data),
            now(),
            get_gazetteer(),
            instead=form.instead.data or None,
            instead_numbers=[int(one) for one in _cut(form.numbers.data)],
        )
        work.outcome = address("admin.services.show", number=kept.number)
    return work.outcome


def _cut(text: str | None) -> list[str]:
    return [one for one in SEPARATORS.split(text or "") if one]


def _typed(kept: KeptService) -> dict[str, str]:
    record = kept.record
    return {
        "reason": record.closed_reason.value if record.closed_reason else "",
        "on": record.closed_on.isoformat() if record.closed_on else "",
        "instead": record.instead or "",
    }


def _answer(kept: KeptService, form: ClosingForm, status: int = 200) -> ResponseReturnValue:
    reasons = [(one.value, gettext(words_for(one))) for one in ClosedReason]
    page = render_template("admin/ending/close_service.html", kept=kept, form=form, reasons=reasons)
    return page, status
