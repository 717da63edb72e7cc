"""People: who may sign in, and what they may do. For admins."""

import csv
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session
from wtforms import Form, SelectMultipleField, StringField, ValidationError

from finder.accounts.letters import invite as send_invitation
from finder.accounts.letters import send_new_password_link, tell_of_change
from finder.accounts.people import (
    EmailTakenError,
    LastAdminError,
    Person,
    UnknownAccountError,
    UnusableEmailError,
    create_account,
    find_account,
    get_account,
    list_people,
    read_email,
    set_roles,
    show_person,
)
from finder.accounts.people import restore as restore_account
from finder.accounts.people import suspend as suspend_account
from finder.accounts.second_factors import forget_second_factor
from finder.accounts.sessions import end_sessions
from finder.accounts.trail import note, read_trail
from finder.i18n import gettext
from finder.models import Account
from finder.vocabulary import AccountDeed, Role
from finder.web.access import Record
from finder.web.accounts.words import ABOUT_ROLES, deed_words, role_words
from finder.web.addresses import address
from finder.web.asked_again import ask_again
from finder.web.inputs import clean
from finder.web.proving import LINK, hold_link, read_pending
from finder.web.receipts import led_to
from finder.web.requests import get_config, get_session, now
from finder.web.signed_in import Work, current_account, permit, see_other, sent_form, write

LONGEST_NAME = 200
# What spreadsheet programs would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Letter = Callable[[Session, Account, str, str, datetime], str]

blueprint = Blueprint("people", __name__)


class RolesForm(Form):
    """What an account may do."""

    # The choices are checked below, so that the sentence is ours.
    roles = SelectMultipleField(validate_choice=False)

    def validate_roles(self, field: SelectMultipleField) -> None:
        """Refuse a role that there is not."""
        if not set(field.data or []) <= {role.value for role in Role}:
            raise ValidationError(gettext("Choose from these roles"))

    @property
    def chosen(self) -> frozenset[Role]:
        """Give the roles."""
        return frozenset(map(Role, self.roles.data or []))


class InviteForm(RolesForm):
    """Whom to invite, and what they may do."""

    email = StringField(filters=[lambda text: clean(text or "")])
    name = StringField(filters=[lambda text: clean(text or "")[:LONGEST_NAME]])

    def validate_email(self, field: StringField) -> None:
        """Refuse what is no address, and an address that has an account."""
        try:
            email = read_email(field.data or "")
        except UnusableEmailError:
            raise ValidationError(gettext("Enter an e-mail address")) from None
        if find_account(get_session(), email) is not None:
            raise ValidationError(gettext("There is an account with this address"))

    def validate_roles(self, field: SelectMultipleField) -> None:
        """Ask for a role where there is none."""
        super().validate_roles(field)
        if not field.data:
            raise ValidationError(gettext("Choose at least one role"))


@blueprint.get("/people")
def index() -> ResponseReturnValue:
    """List everybody who may sign in."""
    return render_template(
        "accounts/people/index.html", people=list_people(get_session()), role_words=role_words
    )


@blueprint.route("/people/invite", methods=["GET", "POST"])
def invite() -> ResponseReturnValue:
    """Make an account and send its owner the link to join."""
    form = InviteForm(sent_form())
    if request.method == "POST" and form.validate():
        ask_again()
        with write() as work:
            try:
                made = create_account(
                    work.session, form.email.data or "", form.name.data or "", form.chosen, now()
                )
            except EmailTakenError:  # by somebody else, a moment ago
                abort(409)
            _send(work, made, send_invitation)
        return see_other(work.outcome)
    page = render_template(
        "accounts/people/invite.html", form=form, options=_options(), sends=_sends()
    )
    return page, 422 if request.method == "POST" else 200


@blueprint.route("/people/<uuid:account_id>", methods=["GET", "POST"])
def show(account_id: UUID) -> ResponseReturnValue:
    """Show one person and what was done to the account; give them other roles."""
    person = _person(account_id)
    form = RolesForm(sent_form(), roles=sorted(role.value for role in person.roles))
    if request.method == "POST" and form.validate():
        ask_again()
        try:
            with write() as work:
                set_roles(work.session, account_id, form.chosen)
                roles = ", ".join(sorted(form.chosen))
                _note(work, AccountDeed.ROLES_CHANGED, account_id, "roles", roles)
            return see_other(work.outcome)
        except LastAdminError:
            form.roles.errors = [_last_admin()]
    return _page(person, form), 422 if request.method == "POST" else 200


@blueprint.post("/people/<uuid:account_id>/suspend")
def suspend(account_id: UUID) -> ResponseReturnValue:
    """Let somebody sign in no more, from now on."""
    person = _person(account_id)
    try:
        with write() as work:
            suspend_account(work.session, account_id)
            _note(work, AccountDeed.SUSPENDED, account_id, "suspended")
        return see_other(work.outcome)
    except LastAdminError:
        form = RolesForm(roles=sorted(role.value for role in person.roles))
        form.form_errors = [_last_admin()]
        return _page(person, form), 422


@blueprint.post("/people/<uuid:account_id>/restore")
def restore(account_id: UUID) -> ResponseReturnValue:
    """Let somebody who was suspended sign in again."""
    _person(account_id)
    ask_again()
    with write() as work:
        restore_account(work.session, account_id)
        _note(work, AccountDeed.RESTORED, account_id, "restored")
    return see_other(work.outcome)


@blueprint.post("/people/<uuid:account_id>/new-link")
def new_link(account_id: UUID) -> ResponseReturnValue:
    """Send somebody a new link: to join, or to set a new password."""
    person = _person(account_id)
    if not person.active:
        abort(409)
    ask_again()
    with write() as work:
        account = get_account(work.session, account_id)
        _send(work, account, send_invitation if person.is_invited else send_new_password_link)
    return see_other(work.outcome)


@blueprint.post("/people/<uuid:account_id>/forget-second-factor")
def forget_factor(account_id: UUID) -> ResponseReturnValue:
    """Take away the second factor of somebody who lost it; they are signed out everywhere."""
    _person(account_id)
    ask_again()
    with write() as work:
        forget_second_factor(work.session, account_id)
        end_sessions(work.session, account_id)
        account, deed = get_account(work.session, account_id), AccountDeed.SECOND_FACTOR_FORGOTTEN
        tell_of_change(work.session, account, deed, current_account().email, now())
        work.outcome = _led_to(account_id, "factor-forgotten")
    return see_other(work.outcome)


@blueprint.post("/people/export")
def export() -> ResponseReturnValue:
    """Give everybody who may sign in as a table for spreadsheet programs."""
    ask_again()
    text = StringIO()
    table = csv.writer(text)
    table.writerow(["email", "name", "roles", "active", "second_factor"])
    for one in list_people(get_session()):
        row = [one.email, one.name, " ".join(sorted(one.roles)), one.active, one.has_second_factor]
        table.writerow([f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in row])
    with write() as work:
        account = current_account()
        note(work.session, AccountDeed.EXPORTED, account.id, account.email, now())
        work.outcome = address("accounts.people.index")
    headers = {"Content-Disposition": "attachment; filename=people.csv"}
    return Response(text.getvalue(), mimetype="text/csv", headers=headers)


def _person(account_id: UUID) -> Person:
    try:
        person = show_person(get_session(), account_id)
    except UnknownAccountError:
        permit(Record.MISSING)
        raise
    permit(Record.OWN if account_id == current_account().id else Record.OTHER)
    return person


def _page(person: Person, form: RolesForm) -> str:
    link = read_pending(current_account(), LINK)
    return render_template(
        "accounts/people/show.html",
        person=person,
        form=form,
        options=_options(),
        link=link.get(str(person.id)) if isinstance(link, dict) else None,
        trail=[(event, deed_words(event)) for event in read_trail(get_session(), person.id)],
    )


def _send(work: Work, account: Account, letter: Letter) -> None:
    """Send a letter with a link; where none leaves the machine, keep the link for the next page."""
    actor, site = current_account(), get_config().site_address
    link = letter(work.session, account, actor.email, site, now())
    if not _sends():
        hold_link(work.session, actor, {str(account.id): link})
    work.outcome = _led_to(account.id, "invited" if _sends() else "linked")


def _sends() -> bool:
    """Say whether letters leave this machine: in development they only go into a folder."""
    return bool(get_config().smtp_host)


def _note(work: Work, deed: AccountDeed, account_id: UUID, did: str, details: str = "") -> None:
    note(work.session, deed, account_id, current_account().email, now(), details)
    work.outcome = _led_to(account_id, did)


def _led_to(account_id: UUID, did: str) -> str:
    return led_to("accounts.people.show", did, account_id=account_id)


def _options() -> list[tuple[str, str]]:
    return [
        (role.value, f"{role_words(role)}: {gettext(about)}") for role, about in ABOUT_ROLES.items()
    ]


def _last_admin() -> str:
    return gettext("This is the only admin. Make somebody else an admin first")
