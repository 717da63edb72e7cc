"""The cookies of this site: for whoever signs in, and nowhere outside of `/staff`."""

import secrets
from datetime import UTC, datetime, timedelta

from flask import Flask, Request, Response, after_this_request, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData, URLSafeTimedSerializer

from finder.accounts.people import email_key
from finder.accounts.sessions import IDLE
from finder.accounts.tokens import derive_key, keyed_hash
from finder.config import Config
from finder.web.requests import get_config

ROOM = "/staff"
# The browser itself sees to it that such a cookie came encrypted and from this very host.
NAME = "__Host-staff"
NAME_IN_DEVELOPMENT = "staff"
# A browser that an account signed in with before: others' guesses do not shut its owner out.
KNOWN = "__Host-known"
KNOWN_IN_DEVELOPMENT = "known"
KNOWN_FOR = timedelta(days=180)
MOST_KNOWN = 5
TOKEN = "token"  # noqa: S105 (the name of a field)
SEEN = "seen"


def prepare(app: Flask) -> None:
    """Let the rooms of the staff, and no other page, have a cookie that scripts cannot read."""
    config: Config = app.extensions["config"]
    app.secret_key = derive_key(config.secret_key, "cookie")
    app.config.update(
        SESSION_COOKIE_NAME=NAME_IN_DEVELOPMENT if config.is_development else NAME,
        SESSION_COOKIE_SECURE=not config.is_development,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_DOMAIN=None,
    )
    app.session_interface = StaffOnly()


def is_staff_path(path: str) -> bool:
    """Say whether an address lies in the rooms of the staff."""
    return path == ROOM or path.startswith(f"{ROOM}/")


class StaffOnly(SecureCookieSessionInterface):
    """A signed cookie below `/staff`; anywhere else none is read and none is set."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Give the session of a staff page, and none to anybody else."""
        return super().open_session(app, request) if is_staff_path(request.path) else None

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie of a staff page; nothing is kept of anybody else."""
        if isinstance(session, SecureCookieSession):
            super().save_session(app, session, response)


def start_cookie(token: str, now: datetime) -> None:
    """Begin anew with the token of a session: nothing of what the browser had before is kept."""
    session.clear()
    session[TOKEN] = token
    session[SEEN] = int(now.timestamp())


def clear_cookie() -> None:
    """Take the cookie away."""
    session.clear()


def read_token(now: datetime) -> str | None:
    """Give the token that the browser holds, None when it was left alone for too long.

    When it was last used stands in the signed cookie, so that reading a page writes nothing.
    """
    token, seen = session.get(TOKEN), session.get(SEEN)
    if not isinstance(token, str) or not isinstance(seen, int):
        return None
    if now - datetime.fromtimestamp(seen, UTC) >= IDLE:
        return None
    session[SEEN] = int(now.timestamp())
    return token


def know_browser(email: str) -> None:
    """Let this browser be known as one that the account was signed in with."""
    mark, whose = _read_known()
    kept = [one for one in whose if one != _whose(email)][1 - MOST_KNOWN :]
    content = _serializer().dumps([mark or secrets.token_urlsafe(16), *kept, _whose(email)])

    @after_this_request
    def set_known(response: Response) -> Response:
        response.set_cookie(
            _known_name(),
            content,
            max_age=KNOWN_FOR,
            secure=not get_config().is_development,
            httponly=True,
            samesite="Lax",
        )
        return response


def known_browser(email: str) -> str | None:
    """Give the mark of this browser when the account was signed in with it before, else None."""
    mark, whose = _read_known()
    return mark if _whose(email) in whose else None


def _read_known() -> tuple[str | None, list[str]]:
    try:
        content = _serializer().loads(
            request.cookies.get(_known_name(), ""), max_age=int(KNOWN_FOR.total_seconds())
        )
    except BadData:
        return None, []
    mark, *whose = content
    return mark, whose


def _whose(email: str) -> str:
    return keyed_hash(get_config().secret_key, "known browser", email_key(email))[:22]


def _known_name() -> str:
    return KNOWN_IN_DEVELOPMENT if get_config().is_development else KNOWN


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="known browser")
