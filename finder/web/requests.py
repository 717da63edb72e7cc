"""What one request works with: its session, the finder, the gazetteer, today's date."""

from datetime import UTC, date, datetime
from typing import cast

from flask import Flask, current_app, g, request
from sqlalchemy import Engine
from sqlmodel import Session

from finder.accounts.wrong_links import WrongLinks
from finder.config import Config
from finder.db import reading
from finder.directory.duplicates.register import Register
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder


def open_late(app: Flask) -> None:
    """Close the request's session at its end; it is opened only when somebody asks for it."""
    app.teardown_appcontext(_close_session)


def get_session() -> Session:
    """Give the request's session, which reads one state of the data and is never committed."""
    if "session" not in g:
        g.session = reading(cast(Engine, current_app.extensions["engine"]))
    return cast(Session, g.session)


def end_reading() -> None:
    """Close the request's session before something waits for its readers; it opens anew if needed.

    What is read after that may be another state of the data.
    """
    session = g.pop("session", None)
    if session is not None:
        session.close()


def get_config() -> Config:
    """Give the settings."""
    return cast(Config, current_app.extensions["config"])


def can_mail() -> bool:
    """Say whether letters of this site go anywhere."""
    return get_config().can_mail


def get_finder() -> Finder:
    """Give the finder, whose index all requests share."""
    return cast(Finder, current_app.extensions["finder"])


def get_gazetteer() -> Gazetteer:
    """Give the gazetteer."""
    return cast(Gazetteer, current_app.extensions["gazetteer"])


def network() -> str:
    """Give the address that the request comes from, past the proxies that are ours."""
    header = request.headers.get("X-Forwarded-For", "")
    hops, proxies = [one.strip() for one in header.split(",")], get_config().proxies
    if header and 0 < proxies <= len(hops):
        return hops[-proxies]
    return request.remote_addr or ""


def get_wrong_links() -> WrongLinks:
    """Give what counts links that were guessed at; all requests share it."""
    return cast(WrongLinks, current_app.extensions["wrong_links"])


def get_register() -> Register:
    """Give what duplicates are found by; all requests share it."""
    return cast(Register, current_app.extensions["register"])


def now() -> datetime:
    """Give the moment by which everything on this page is judged."""
    return datetime.now(UTC)


def today() -> date:
    """Give the date by which everything on this page is judged."""
    return now().date()


def _close_session(_error: BaseException | None) -> None:
    end_reading()
