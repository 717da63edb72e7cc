"""Confirming: what somebody asked or looked at, part by part, or all as shown in one step."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, SelectMultipleField, StringField, ValidationError

from finder.directory.conflicts import GoneRecordError
from finder.directory.groups import GROUPS, groups_to_confirm, standing_checks
from finder.directory.keeping import KeptService
from finder.directory.labels import label_of_field, value_words
from finder.directory.verification import (
    Check,
    FutureCheckError,
    NothingToConfirmError,
    confirm,
    confirmed_days,
)
from finder.i18n import gettext
from finder.vocabulary import CheckedBy, CheckMethod, CheckResult, FieldGroup, mark
from finder.vocabulary.words import words_for
from finder.web.addresses import address
from finder.web.admin.form_fields import read_day, read_version
from finder.web.admin.kept import Fact, author_of, find_service, names_here
from finder.web.inputs import clean
from finder.web.requests import get_gazetteer, now, today
from finder.web.signed_in import see_other, write

LONGEST_SOURCE = 2000
METHODS = {
    CheckMethod.PHONE: mark("I called them"),
    CheckMethod.EMAIL: mark("I wrote to them, and they answered"),
    CheckMethod.WEBSITE: mark("I read their own page"),
    CheckMethod.VISIT: mark("I was there"),
}
RESULTS = {
    CheckResult.CONFIRMED: mark("It is as shown"),
    CheckResult.CHANGED: mark("Something is different"),
    CheckResult.NO_ANSWER: mark("Nobody answered"),
}
PEOPLE = {
    CheckedBy.STAFF: mark("One of us"),
    CheckedBy.VOLUNTEER: mark("A volunteer"),
    CheckedBy.ORGANIZATION: mark("The organisation itself told us"),
}

blueprint = Blueprint("checks", __name__)


class CheckForm(Form):
    """Which parts were checked, how, by whom, on which day, and what came of it."""

    groups = SelectMultipleField(choices=[], validate_choice=False)
    method = StringField()
    result = StringField(default=CheckResult.CONFIRMED.value)
    by = StringField(default=CheckedBy.STAFF.value)
    on = StringField()
    source = StringField(filters=[lambda text: clean(text or "")])
    version = StringField()

    def validate_groups(self, field: SelectMultipleField) -> None:
        """Ask for a part, unless all are meant."""
        known = {one.value for one in FieldGroup}
        if "all" not in request.form and (not field.data or not set(field.data) <= known):
            raise ValidationError(gettext("Tick what you checked, or choose “All as shown”"))

    def validate_method(self, field: StringField) -> None:
        """Ask how."""
        if field.data not in set(CheckMethod):
            raise ValidationError(gettext("Choose how you checked it"))

    def validate_result(self, field: StringField) -> None:
        """Ask what came of it."""
        if field.data not in set(CheckResult):
            raise ValidationError(gettext("Choose what you found"))

    def validate_by(self, field: StringField) -> None:
        """Ask who; a machine confirms nothing here."""
        if field.data not in {one.value for one in PEOPLE}:
            raise ValidationError(gettext("Choose who checked it"))

    def validate_on(self, field: StringField) -> None:
        """Ask for a day that has come."""
        read_day(field.data)

    def validate_source(self, field: StringField) -> None:
        """Take no more than can be kept."""
        if field.data and len(field.data) > LONGEST_SOURCE:
            raise ValidationError(gettext("This is too long. Write where it was in a few words"))

    def validate_version(self, field: StringField) -> None:
        """Ask to begin again where the form has lost what was shown."""
        read_version(field.data)


@blueprint.route("/services/<number:number>/confirm", methods=["GET", "POST"])
def service(number: int) -> ResponseReturnValue:
    """Show each part with its facts and when it was confirmed; by POST write a check down."""
    kept = find_service(number)
    form = CheckForm(request.form, on=today().isoformat(), version=str(kept.version))
    if request.method == "GET":
        return _answer(kept, form)
    if not form.validate():
        return _answer(kept, form, status=422)
    try:
        return see_other(_store(kept, form))
    except (FutureCheckError, NothingToConfirmError, GoneRecordError):
        form.version.data = str(kept.version)
        sentence = gettext("It was changed meanwhile. Look at it again, then confirm it")
        form.form_errors.append(sentence)
        return _answer(kept, form, status=409)


def _store(kept: KeptService, form: CheckForm) -> str:
    groups = None if "all" in request.form else [FieldGroup(one) for one in form.groups.data or ()]
    check = Check(
        method=CheckMethod(form.method.data or ""),
        # What is as shown is confirmed, whatever else stood in the form.
        result=CheckResult.CONFIRMED if groups is None else CheckResult(form.result.data or ""),
        by=CheckedBy(form.by.data or ""),
        on=read_day(form.on.data),
        source=form.source.data or None,
    )
    with write() as work:
        done = confirm(
            work.session,
            kept.record.id,
            groups,
            check,
            author_of(source=form.source.data),
            now(),
            get_gazetteer(),
            shown=read_version(form.version.data),
        )
        changed = [one.value for one in done.changed_since]
        work.outcome = address(
            "admin.checks.service",
            number=kept.number,
            written=1 if done.groups else None,
            changed=changed or None,
        )
    return work.outcome


def _answer(kept: KeptService, form: CheckForm, status: int = 200) -> ResponseReturnValue:
    changed = set(request.args.getlist("changed"))
    page = render_template(
        "admin/checks/service.html",
        kept=kept,
        form=form,
        parts=_parts(kept),
        written="written" in request.args and status == HTTPStatus.OK,
        changed=[gettext(words_for(group)) for group in FieldGroup if group.value in changed],
        methods=_options(METHODS),
        results=_options(RESULTS),
        people=_options(PEOPLE),
    )
    return page, status


def _parts(kept: KeptService) -> list[dict[str, Any]]:
    """Give each part that says anything: its words, its facts, and the day of its last check."""
    days = confirmed_days(standing_checks(kept.record), today())
    names = names_here(kept.record)
    return [
        {
            "group": group.value,
            "words": gettext(words_for(group)),
            "day": days.get(group),
            "facts": [
                Fact(label_of_field(name), value_words(getattr(kept.record, name), name, names), ())
                for name in GROUPS[group]
                if getattr(kept.record, name) not in (None, [], False)
            ],
        }
        for group in groups_to_confirm(kept.record)
    ]


def _options(words: dict[Any, str]) -> list[tuple[str, str]]:
    return [(one.value, gettext(text)) for one, text in words.items()]
