"""People of the staff for tests: accounts that are signed in, without the slow way there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select

from finder.accounts.people import create_account, find_account
from finder.accounts.sessions import open_session, pass_second_factor
from finder.accounts.tokens import token_hash
from finder.db import writing
from finder.models import AccountSession
from finder.vocabulary import Role
from finder.web.staff_cookie import SEEN, TOKEN

EDITOR = "editor@example.org"
# Sealed by nobody: it only says that there is a second factor.
SOME_FACTOR = "{}"
# What the cookies of tests hold for forms.
FORMS = "f" * 40


@dataclass(frozen=True)
class StaffMember:
    """An account of a test, and the token of its session."""

    id: UUID
    email: str
    token: str
    session_id: UUID


def sign_in(
    app: Flask,
    email: str = EDITOR,
    roles: Iterable[Role | str] = (Role.EDITOR,),
    *,
    asked_lately: bool = True,
    whole: bool = True,
) -> StaffMember:
    """Give somebody with these roles, made where there is none, in a session of their own.

    `whole` is after the second factor; `asked_lately` is as if they had just been asked again.
    """
    moment = datetime.now(UTC)
    with writing(app.extensions["engine"]) as session:
        account = find_account(session, email)
        if account is None:
            name = email.partition("@")[0].replace(".", " ").title()
            account = create_account(session, email, name, map(Role, roles), moment)
            account.totp_secret, account.password = SOME_FACTOR, "none"
        token = open_session(session, account.id, moment)
        found = session.execute(
            select(AccountSession).where(AccountSession.token_hash == token_hash(token))  # type: ignore[arg-type]
        ).scalar_one()
        session_id = found.id
        if whole:
            token = pass_second_factor(session, session_id, moment)
            session.refresh(found)
            found.confirmed_at = moment if asked_lately else None
        return StaffMember(account.id, account.email, token, session_id)


def cookie_of(app: Flask, member: StaffMember | None) -> tuple[str, str]:
    """Give the name and value of the cookie that a browser of theirs holds, or a visitor's."""
    content: dict[str, str | int] = {"csrf_token": FORMS}
    if member is not None:
        content |= {TOKEN: member.token, SEEN: int(datetime.now(UTC).timestamp())}
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return app.config["SESSION_COOKIE_NAME"], serializer.dumps(content)


def form_token(app: Flask) -> str:
    """Give the token that a form of a browser with such a cookie carries."""
    serializer = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token")
    return str(serializer.dumps(FORMS))
