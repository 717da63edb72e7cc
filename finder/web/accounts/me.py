"""My account: what proves me, and the browsers in which I am signed in."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session
from wtforms import Form, PasswordField, StringField, ValidationError

from finder.accounts.guessing import TooManyTriesError
from finder.accounts.letters import tell_of_change
from finder.accounts.passwords import SHORTEST, hash_password
from finder.accounts.people import change_password, get_account, rename
from finder.accounts.second_factors import count_recovery_codes, replace_factor
from finder.accounts.sessions import (
    end_session as end,
)
from finder.accounts.sessions import (
    end_sessions,
    keep_pending,
    list_sessions,
    owner_of,
)
from finder.accounts.trail import note, read_trail
from finder.i18n import gettext
from finder.vocabulary import AccountDeed
from finder.web.access import Record
from finder.web.accounts.passwords import require_good
from finder.web.accounts.sign_in import CodeForm, too_many
from finder.web.accounts.words import deed_words, role_words
from finder.web.addresses import address
from finder.web.asked_again import ask_again
from finder.web.inputs import clean
from finder.web.proving import FACTOR, code_reader, new_factor, prove_again, read_pending
from finder.web.qr import draw
from finder.web.receipts import led_to
from finder.web.requests import get_session, now
from finder.web.signed_in import current_account, permit, see_other, sent_form, write

LONGEST_NAME = 200

blueprint = Blueprint("me", __name__)


class NameForm(Form):
    """What somebody is called."""

    name = StringField(filters=[lambda text: clean(text or "")[:LONGEST_NAME]])

    def validate_name(self, field: StringField) -> None:
        """Ask for a name where there is none."""
        if not field.data:
            raise ValidationError(gettext("Enter your name"))


class ChangeForm(Form):
    """The password until now, and a new one."""

    old = PasswordField()
    new = PasswordField()

    def validate_old(self, field: PasswordField) -> None:
        """Ask for the password until now."""
        if not field.data:
            raise ValidationError(gettext("Enter your password until now"))

    def validate_new(self, field: PasswordField) -> None:
        """Refuse what is too short, or what somebody would try first."""
        require_good(field, current_account().email, current_account().name)


@blueprint.route("/account", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show what proves the one who is signed in, and where else they are; take another name."""
    account, session = current_account(), get_session()
    form = NameForm(sent_form(), name=account.name)
    if request.method == "POST" and form.validate():
        with write() as work:
            rename(work.session, account.id, form.name.data or "")
            work.outcome = led_to("accounts.me.index", "named")
        return see_other(work.outcome)
    page = render_template(
        "accounts/me/index.html",
        form=form,
        account=account,
        roles=[role_words(role) for role in sorted(account.roles)],
        sessions=list_sessions(session, account.id, now()),
        codes_left=count_recovery_codes(session, account.id),
        trail=[(event, deed_words(event)) for event in read_trail(session, account.id)],
    )
    return page, 422 if request.method == "POST" else 200


@blueprint.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Take a new password from whoever knows the old one; other browsers are signed out."""
    account, form, status = current_account(), ChangeForm(sent_form()), 422
    if request.method == "POST" and form.validate():
        try:
            if prove_again(account, form.old.data or ""):
                hashed = hash_password(form.new.data or "")
                with write() as work:
                    changed = change_password(work.session, account.id, hashed)
                    end_sessions(work.session, account.id, keep=account.session_id)
                    deed = AccountDeed.NEW_PASSWORD
                    tell_of_change(work.session, changed, deed, account.email, now())
                    work.outcome = led_to("accounts.me.index", "new-password")
                return see_other(work.outcome)
            form.old.errors = [gettext("This is not your password until now")]
        except TooManyTriesError:
            form.old.errors, status = [too_many()], 429
    page = render_template("accounts/me/password.html", form=form, shortest=SHORTEST)
    return page, status if request.method == "POST" else 200


@blueprint.route("/account/second-factor", methods=["GET", "POST"])
def second_factor() -> ResponseReturnValue:
    """Set up another app for codes: begin, scan, and give its first code."""
    account, form = current_account(), CodeForm(sent_form())
    sealed = read_pending(account, FACTOR)
    if request.method == "POST" and "begin" in request.form:
        ask_again()
        with write() as work:
            keep_pending(work.session, account.session_id, new_factor())
            work.outcome = address("accounts.me.second_factor")
        return see_other(work.outcome)
    if request.method == "POST" and isinstance(sealed, str) and form.validate():
        counter = code_reader().read(sealed, form.code.data or "", None, now())
        if counter is not None:
            with write() as work:
                replace_factor(work.session, account.id, sealed, counter)
                keep_pending(work.session, account.session_id, None)
                changed, deed = get_account(work.session, account.id), AccountDeed.NEW_SECOND_FACTOR
                tell_of_change(work.session, changed, deed, account.email, now())
                work.outcome = led_to("accounts.me.index", "new-app")
            return see_other(work.outcome)
        form.code.errors = [gettext("This code is not right. Wait for the next one, and try it")]
    factor = code_reader().show(sealed, account.email) if isinstance(sealed, str) else None
    page = render_template(
        "accounts/me/second_factor.html",
        form=form,
        factor=factor,
        drawing=draw(factor.uri) if factor is not None else None,
    )
    return page, 422 if request.method == "POST" else 200


@blueprint.post("/account/sessions/<uuid:session_id>/end")
def end_session(session_id: UUID) -> ResponseReturnValue:
    """Sign out one other browser."""
    owner = owner_of(get_session(), session_id)
    mine = owner == current_account().id
    permit(Record.MISSING if owner is None else Record.OWN if mine else Record.OTHER)
    with write() as work:
        end(work.session, session_id)
        _note_end(work.session)
        work.outcome = led_to("accounts.me.index", "signed-out")
    return see_other(work.outcome)


@blueprint.post("/account/sessions/end-others")
def end_other_sessions() -> ResponseReturnValue:
    """Sign out every browser but this one."""
    account = current_account()
    with write() as work:
        end_sessions(work.session, account.id, keep=account.session_id)
        _note_end(work.session)
        work.outcome = led_to("accounts.me.index", "signed-out")
    return see_other(work.outcome)


def _note_end(session: Session) -> None:
    account = current_account()
    note(session, AccountDeed.SESSIONS_ENDED, account.id, account.email, now())
