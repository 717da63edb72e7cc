"""Signing in, in two steps, and signing out."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, PasswordField, StringField, ValidationError

from finder.accounts.guessing import WINDOW, TooManyTriesError
from finder.accounts.passwords import LONGEST
from finder.accounts.sessions import SignedIn, end_session
from finder.i18n import gettext
from finder.web.addresses import address
from finder.web.inputs import clean
from finder.web.proving import (
    FACTOR,
    ask_for_passkey,
    code_reader,
    pass_with,
    pass_with_passkey,
    read_pending,
    set_up_with,
    sign_in_with,
)
from finder.web.qr import draw
from finder.web.requests import can_mail
from finder.web.rooms import first_room
from finder.web.signed_in import find_halfway, safe_next, see_other, sent_form, write_without_key
from finder.web.staff_cookie import clear_cookie

LONGEST_EMAIL = 320
LONGEST_CODE = 40

blueprint = Blueprint("sign_in", __name__)


def _without_spaces(text: str | None) -> str:
    return "".join(clean(text or "").split())


class SignInForm(Form):
    """An e-mail address and a password, and the code at once where somebody has one."""

    email = StringField(filters=[lambda text: clean(text or "")])
    password = PasswordField()
    code = StringField(filters=[_without_spaces])

    def validate_email(self, field: StringField) -> None:
        """Ask for an address where there is none."""
        if not field.data or len(field.data) > LONGEST_EMAIL:
            raise ValidationError(gettext("Enter your e-mail address"))

    def validate_password(self, field: PasswordField) -> None:
        """Ask for a password where there is none."""
        if not field.data or len(field.data) > LONGEST:
            raise ValidationError(gettext("Enter your password"))

    def validate_code(self, field: StringField) -> None:
        """Take none, or one that may be right."""
        if len(field.data or "") > LONGEST_CODE:
            raise ValidationError(gettext("Enter the code"))


class CodeForm(Form):
    """A code of an app, or a recovery code."""

    code = StringField(filters=[_without_spaces])

    def validate_code(self, field: StringField) -> None:
        """Ask for a code where there is none."""
        if not field.data or len(field.data) > LONGEST_CODE:
            raise ValidationError(gettext("Enter the code"))


@blueprint.route("/sign-in", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Ask for e-mail address, password and code; without the code go on to the second factor."""
    form, status = SignInForm(sent_form()), 422
    if request.method == "POST" and form.validate():
        try:
            code = form.code.data or ""
            led = sign_in_with(form.email.data or "", form.password.data or "", code, _then())
            if led is not None:
                return see_other(led)
            form.password.errors = [
                gettext("The e-mail address, the password or the code is not right")
                if code
                else gettext("The e-mail address or the password is not right")
            ]
        except TooManyTriesError:
            form.password.errors, status = [_too_many_here()], 429
    return _answer("accounts/sign_in/index.html", status, form=form)


@blueprint.route("/sign-in/second-factor", methods=["GET", "POST"])
def second_factor() -> ResponseReturnValue:
    """Ask for a code of the app, a recovery code or a passkey, and let in whose is right."""
    account, form, status = _halfway(), CodeForm(sent_form()), 422
    then = _then() or first_room(account)
    if account.is_whole:
        return see_other(then)
    if not account.has_second_factor:
        return see_other(address("accounts.sign_in.set_up", next=_then()))
    response = request.form.get("response")
    if request.method == "POST" and (response or form.validate()):
        try:
            if _is_proved(account, form.code.data or "", response, then):
                return see_other(then)
            wrong = gettext("This code is not right, or it was used before")
            form.code.errors = [gettext("This passkey is not right") if response else wrong]
        except TooManyTriesError:
            form.code.errors, status = [_too_many_here()], 429
    options = ask_for_passkey(account)
    return _answer("accounts/sign_in/second_factor.html", status, form=form, options=options)


def _is_proved(account: SignedIn, code: str, response: str | None, then: str) -> bool:
    if response:
        return pass_with_passkey(account, response, then)
    return pass_with(account, code, then)


@blueprint.route("/sign-in/set-up", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    """Show how to set up an app for codes, and take its first code."""
    account, form = _halfway(), CodeForm(sent_form())
    sealed = read_pending(account, FACTOR)
    if account.is_whole or account.has_second_factor or not isinstance(sealed, str):
        return see_other(address("accounts.sign_in.second_factor", next=_then()))
    if request.method == "POST" and form.validate():
        codes = address("accounts.recovery_codes.index", next=_then())
        if set_up_with(account, sealed, form.code.data or "", codes):
            return see_other(codes)
        form.code.errors = [gettext("This code is not right. Wait for the next one, and try it")]
    factor = code_reader().show(sealed, account.email)
    values = {"form": form, "factor": factor, "drawing": draw(factor.uri)}
    return _answer("accounts/sign_in/set_up.html", 422, **values)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End this session, here and in the browser."""
    account = find_halfway()
    if account is not None:
        with write_without_key() as session:
            end_session(session, account.session_id)
    clear_cookie()
    return see_other(address("accounts.sign_in.index"))


def _halfway() -> SignedIn:
    account = find_halfway()
    assert account is not None  # the access list of these pages asks for it
    return account


def _then() -> str | None:
    """Give where somebody wanted to go before they were asked to sign in."""
    return safe_next(request.args.get("next"), "") or None


def too_many() -> str:
    """Give the sentence for whoever tried too often."""
    minutes = int(WINDOW.total_seconds() // 60)
    return gettext("Too many tries. Wait %(minutes)s minutes, and try again", minutes=minutes)


def _too_many_here() -> str:
    """Give the sentence with how to get in at once, whatever others have tried."""
    if not can_mail():
        return too_many()
    return gettext(
        "Too many tries. Wait %(minutes)s minutes, or use “I have forgotten my password” where you "
        "sign in: the link in that letter works at once",
        minutes=int(WINDOW.total_seconds() // 60),
    )


def _answer(template: str, status: int, **values: object) -> ResponseReturnValue:
    page = render_template(template, then=_then(), **values)
    return page, status if request.method == "POST" else 200
