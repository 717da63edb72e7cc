"""New passwords: what makes one good enough, and the way to one for who has forgotten theirs."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, PasswordField, StringField, ValidationError

from finder.accounts.forgotten import ask_for_letter
from finder.accounts.guessing import TooManyTriesError, guesser, try_in_vain
from finder.accounts.links import LIFETIMES
from finder.accounts.passwords import LONGEST, SHORTEST, Fault, find_fault
from finder.accounts.people import email_key
from finder.db import writing
from finder.i18n import gettext
from finder.vocabulary import LinkPurpose, mark
from finder.web.addresses import address
from finder.web.inputs import clean
from finder.web.requests import can_mail, get_config, network, now
from finder.web.signed_in import see_other, sent_form, write_entering
from finder.web.staff_cookie import known_browser

LONGEST_EMAIL = 320
FAULTS = {
    Fault.TOO_SHORT: mark("Use at least %(shortest)s characters"),
    Fault.TOO_LONG: mark("Use at most %(longest)s characters"),
    Fault.BLOCKED: mark("This password is one that many people use: choose another one"),
    Fault.NAMES_YOU: mark("This password can be guessed from your name: choose another one"),
    Fault.REPEATED: mark("This password only repeats itself: choose another one"),
}

blueprint = Blueprint("passwords", __name__)


class EmailForm(Form):
    """An e-mail address."""

    email = StringField(filters=[lambda text: clean(text or "")])

    def validate_email(self, field: StringField) -> None:
        """Ask for an address where there is none."""
        if not field.data or "@" not in field.data or len(field.data) > LONGEST_EMAIL:
            raise ValidationError(gettext("Enter your e-mail address"))


def require_good(field: PasswordField, *about: str) -> None:
    """Raise ValidationError for what is too short, or what somebody would try first."""
    fault = find_fault(field.data or "", about)
    if fault is not None:
        raise ValidationError(gettext(FAULTS[fault], shortest=SHORTEST, longest=LONGEST))


@blueprint.route("/forgotten-password", methods=["GET", "POST"])
def forgotten() -> ResponseReturnValue:
    """Send a link to set a new password, and say the same whether the address is known or not."""
    form, sent = EmailForm(sent_form()), address("accounts.passwords.forgotten", sent="1")
    if request.method == "POST" and form.validate():
        _send_link(form.email.data or "", sent)
        return see_other(sent)
    page = render_template(
        "accounts/passwords/forgotten.html",
        form=form,
        sent="sent" in request.args,
        can_mail=can_mail(),
        hours=int(LIFETIMES[LinkPurpose.NEW_PASSWORD].total_seconds() // 3600),
    )
    return page, 422 if request.method == "POST" else 200


def _send_link(email: str, sent: str) -> None:
    """Put the letter into the outbox where there is such an account.

    Either way something is written, so that nobody can tell them apart by the clock.
    """
    secret, site, moment = get_config().secret_key, get_config().site_address, now()
    browser = known_browser(email)
    one = guesser(secret, "forgotten password", email_key(email), network(), moment, browser)
    try:
        with write_entering() as work:
            ask_for_letter(work.session, email, one, site, moment, can_mail=can_mail())
            work.outcome = sent
    except TooManyTriesError:
        with writing(current_app.extensions["engine"]) as session:
            try_in_vain(session, one)
