"""Links for one use: taking up an invitation, or setting a new password."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import Form, PasswordField, StringField, ValidationError

from finder.accounts.links import SpentLinkError, find_link, use_link
from finder.accounts.passwords import LONGEST, SHORTEST, Fault, find_fault, hash_password
from finder.i18n import gettext
from finder.models import Account
from finder.vocabulary import LinkPurpose
from finder.vocabulary.taxonomy import mark
from finder.web.accounts.proving import next_step, start_session, waiting_factor
from finder.web.inputs import clean
from finder.web.requests import get_session, now
from finder.web.signed_in import see_other, write_without_key
from finder.web.staff_cookie import start_cookie

LONGEST_NAME = 200
FAULTS = {
    Fault.TOO_SHORT: mark("Use at least %(shortest)s characters"),
    Fault.TOO_LONG: mark("Use at most %(longest)s characters"),
    Fault.BLOCKED: mark("This password is one that many people use: choose another one"),
    Fault.NAMES_YOU: mark("This password can be guessed from your name: choose another one"),
    Fault.REPEATED: mark("This password only repeats itself: choose another one"),
}

blueprint = Blueprint("links", __name__)


class PasswordForm(Form):
    """A name to be called by, and a new password."""

    name = StringField(filters=[lambda text: clean(text or "")[:LONGEST_NAME]])
    password = PasswordField()

    def __init__(self, formdata: "MultiDict[str, str]", account: Account) -> None:
        super().__init__(formdata, name=account.name)
        self._account = account

    def validate_name(self, field: StringField) -> None:
        """Ask for a name where there is none."""
        if not field.data:
            raise ValidationError(gettext("Enter your name"))

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what is too short, or what somebody would try first."""
        about = (self._account.email, self._account.name, self.name.data or "")
        fault = find_fault(field.data or "", about)
        if fault is not None:
            raise ValidationError(gettext(FAULTS[fault], shortest=SHORTEST, longest=LONGEST))


@blueprint.route("/links/<token>", methods=["GET", "POST"])
def show(token: str) -> ResponseReturnValue:
    """Ask for a new password, set it, and go on to the second factor."""
    try:
        link, account = find_link(get_session(), token, now())
        form = PasswordForm(request.form, account)
        if request.method == "POST" and form.validate():
            hashed, waiting = hash_password(form.password.data or ""), waiting_factor(account)
            with write_without_key() as session:
                changed = use_link(session, token, hashed, now(), form.name.data)
                opened = start_session(session, changed, waiting)
            start_cookie(opened, now())
            return see_other(next_step(account, None))
    except SpentLinkError:
        return render_template("accounts/links/show.html", form=None), 410
    page = render_template(
        "accounts/links/show.html",
        form=form,
        token=token,
        email=account.email,
        is_invitation=link.purpose is LinkPurpose.INVITATION,
        shortest=SHORTEST,
    )
    return page, 422 if request.method == "POST" else 200
