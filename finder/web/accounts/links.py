"""Links for one use: taking up an invitation, or setting a new password."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import Form, PasswordField, StringField, ValidationError

from finder.accounts.letters import tell_of_change
from finder.accounts.links import SpentLinkError, find_link, use_link
from finder.accounts.passwords import SHORTEST, hash_password
from finder.accounts.sessions import open_session
from finder.i18n import gettext
from finder.models import Account
from finder.vocabulary import AccountDeed
from finder.web.accounts.passwords import require_good
from finder.web.inputs import clean
from finder.web.proving import next_step, waiting_factor
from finder.web.requests import get_session, now
from finder.web.signed_in import see_other, sent_form, write_entering
from finder.web.staff_cookie import start_cookie

LONGEST_NAME = 200
blueprint = Blueprint("links", __name__)


class PasswordForm(Form):
    """A name to be called by, and a new password."""

    name = StringField(filters=[lambda text: clean(text or "")[:LONGEST_NAME]])
    password = PasswordField()

    def __init__(self, formdata: "MultiDict[str, str] | None", account: Account) -> None:
        super().__init__(formdata, name=account.name)
        self._account = account

    def validate_name(self, field: StringField) -> None:
        """Ask for a name where there is none."""
        if not field.data:
            raise ValidationError(gettext("Enter your name"))

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what is too short, or what somebody would try first."""
        require_good(field, self._account.email, self._account.name, self.name.data or "")


@blueprint.route("/links/<token>", methods=["GET", "POST"])
def show(token: str) -> ResponseReturnValue:
    """Ask for a new password, set it, and go on to the second factor."""
    try:
        account = find_link(get_session(), token, now())
        is_new = account.password is None
        form = PasswordForm(sent_form(), account)
        if request.method == "POST" and form.validate():
            hashed, waiting = hash_password(form.password.data or ""), waiting_factor(account)
            with write_entering() as work:
                changed = use_link(work.session, token, hashed, now(), form.name.data)
                deed = AccountDeed.JOINED if is_new else AccountDeed.NEW_PASSWORD
                tell_of_change(work.session, changed, deed, changed.email, now())
                opened = work.let_in(changed.id)
                open_session(work.session, changed.id, now(), waiting, opened, by_link=True)
                work.outcome = next_step(account, None)
            start_cookie(opened, now())
            return see_other(work.outcome)
    except SpentLinkError:
        return render_template("accounts/links/show.html", form=None), 410
    page = render_template(
        "accounts/links/show.html",
        form=form,
        token=token,
        email=account.email,
        is_invitation=is_new,
        shortest=SHORTEST,
    )
    return page, 422 if request.method == "POST" else 200
