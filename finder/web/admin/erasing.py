"""Erasing for somebody's safety or because of a law: for good, so asked for twice."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField, ValidationError

from finder.db import scrub
from finder.directory.erasing import erase
from finder.directory.keeping import KeptService
from finder.erased import FILE, remember
from finder.exchange.uploads import drop_uploads
from finder.i18n import gettext
from finder.vocabulary import ERASED, TombstoneKind
from finder.vocabulary.words import words_for
from finder.web.addresses import address
from finder.web.admin.kept import find_service
from finder.web.asked_again import ask_again
from finder.web.inputs import clean
from finder.web.requests import end_reading, get_config, now
from finder.web.signed_in import current_account, see_other, write

blueprint = Blueprint("erasing", __name__)


class ErasingForm(Form):
    """Why, and the number once more, so that nobody erases by a slip."""

    kind = StringField()
    number = StringField(filters=[lambda text: clean(text or "")])

    def __init__(self, typed: MultiDict[str, str], wanted: int) -> None:
        super().__init__(typed)
        self._wanted = wanted

    def validate_kind(self, field: StringField) -> None:
        """Ask why; nothing else erases."""
        if field.data not in {kind.value for kind in ERASED}:
            raise ValidationError(gettext("Choose why it must be erased"))

    def validate_number(self, field: StringField) -> None:
        """Ask for the number of the service."""
        if field.data != str(self._wanted):
            sentence = gettext("Type the number %(number)s here", number=self._wanted)
            raise ValidationError(sentence)


@blueprint.route("/services/<number:number>/erase", methods=["GET", "POST"])
def service(number: int) -> ResponseReturnValue:
    """Say what erasing means; by POST erase for good."""
    kept = find_service(number)
    form = ErasingForm(request.form, number)
    if request.method == "GET":
        return _answer(kept, form)
    if not form.validate():
        return _answer(kept, form, 422)
    ask_again()
    return see_other(_erase(kept, TombstoneKind(form.kind.data or "")))


def _erase(kept: KeptService, kind: TombstoneKind) -> str:
    """Erase it in tables and files, and give where that leads."""
    with write() as work:
        erased = erase(work.session, kept.record.id, kind, current_account().email, now())
        still = sum(erased.still_said.values())
        work.outcome = address("admin.services.index", erased=kept.number, still=still or None)
    # After the commit: nothing may be on the list that still stands.
    remember(get_config().var / FILE, erased.erasures)
    # A file that somebody sent may hold it too.
    drop_uploads(get_config().var)
    end_reading()  # on PostgreSQL it would wait for us
    scrub(current_app.extensions["engine"])
    return work.outcome


def _answer(kept: KeptService, form: ErasingForm, status: int = 200) -> ResponseReturnValue:
    kinds = [(one.value, gettext(words_for(one))) for one in ERASED]
    page = render_template("admin/erasing/service.html", kept=kept, form=form, kinds=kinds)
    return page, status
