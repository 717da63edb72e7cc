"""The one cookie of this site: for whoever signs in, and nowhere outside of `/staff`."""

from datetime import UTC, datetime

from flask import Flask, Request, Response, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from finder.accounts.sessions import IDLE
from finder.accounts.tokens import derive_key
from finder.config import Config

ROOM = "/staff"
# The browser itself sees to it that such a cookie came encrypted and from this very host.
NAME = "__Host-staff"
NAME_IN_DEVELOPMENT = "staff"
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
