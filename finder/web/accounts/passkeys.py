"""My passkeys: adding one with the browser's help, and taking one out."""

from uuid import UUID

from flask import Blueprint, render_template, request, session
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.accounts.letters import tell_of_change
from finder.accounts.passkeys import (
    KnownPasskeyError,
    WrongPasskeyError,
    add_passkey,
    ask_for_new_key,
    list_passkeys,
    owner_of_passkey,
    read_new_key,
    remove_passkey,
)
from finder.accounts.people import get_account
from finder.i18n import gettext
from finder.vocabulary import AccountDeed
from finder.web.access import Record
from finder.web.asked_again import ask_again
from finder.web.inputs import clean
from finder.web.proving import CHALLENGE, site
from finder.web.receipts import led_to
from finder.web.requests import get_session, now
from finder.web.signed_in import Work, current_account, permit, see_other, sent_form, write

LONGEST_NAME = 100

blueprint = Blueprint("passkeys", __name__)


class PasskeyForm(Form):
    """What a key is called, and what the browser made."""

    name = StringField(filters=[lambda text: clean(text or "")[:LONGEST_NAME]])
    response = StringField()

    def validate_name(self, field: StringField) -> None:
        """Ask for a name where there is none."""
        if not field.data:
            raise ValidationError(gettext("Give it a name, such as: my phone"))


@blueprint.route("/account/passkeys", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """List the keys of the one who is signed in, and add one that the browser made."""
    account, form = current_account(), PasskeyForm(sent_form())
    known = list_passkeys(get_session(), account.id)
    if request.method == "POST" and form.validate():
        ask_again()
        try:
            made = read_new_key(site(), session.get(CHALLENGE, ""), form.response.data or "")
            with write() as work:
                add_passkey(work.session, account.id, form.name.data or "", made, now())
                _tell(work, AccountDeed.NEW_PASSKEY)
            return see_other(work.outcome)
        except WrongPasskeyError:
            form.form_errors = [gettext("Your browser gave no passkey that we can read. Try again")]
        except KnownPasskeyError:
            form.form_errors = [gettext("This passkey was added before")]
    question = ask_for_new_key(site(), account, known)
    session[CHALLENGE] = question.challenge
    page = render_template(
        "accounts/passkeys/index.html", form=form, passkeys=known, options=question.options
    )
    return page, 422 if request.method == "POST" else 200


@blueprint.post("/account/passkeys/<uuid:passkey_id>/remove")
def remove(passkey_id: UUID) -> ResponseReturnValue:
    """Take a key out: it proves nothing any more."""
    owner = owner_of_passkey(get_session(), passkey_id)
    mine = owner == current_account().id
    permit(Record.MISSING if owner is None else Record.OWN if mine else Record.OTHER)
    ask_again()
    with write() as work:
        remove_passkey(work.session, passkey_id)
        _tell(work, AccountDeed.PASSKEY_REMOVED)
    return see_other(work.outcome)


def _tell(work: Work, deed: AccountDeed) -> None:
    account = current_account()
    tell_of_change(work.session, get_account(work.session, account.id), deed, account.email, now())
    work.outcome = led_to("accounts.passkeys.index", "passkeys")
