"""What every page for the staff works with: who asks, one write, and forms that count once."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, urlsplit

from flask import Flask, abort, current_app, g, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from sqlmodel import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from finder.accounts.form_keys import (
    ChangedFormError,
    ForeignFormError,
    TakenFormError,
    find_outcome,
    keep_outcome,
    take_form,
)
from finder.accounts.passwords import BusyError
from finder.accounts.sessions import EndedSessionError, SignedIn, find_session, touch
from finder.db import writing
from finder.i18n import gettext
from finder.web.access import (
    ACCESS_OF,
    Access,
    Answer,
    Person,
    Record,
    look_up,
    people_of,
)
from finder.web.addresses import address
from finder.web.entrance import (
    FORM_KEY,
    Entrance,
    browser_mark,
    entering_key,
    lead_back,
    sent_content,
    sent_key,
)
from finder.web.languages import site_folder
from finder.web.origins import SAFE_METHODS
from finder.web.requests import end_reading, get_session, now
from finder.web.staff_cookie import is_staff_path, read_token
from finder.web.unsaved import TOKEN_OF_THE_FORM, what_was_sent

# Forms that take files: a little more than the file itself may have.
MOST_BYTES = {"admin.imports.index": 20_100_000}
# Forms that answer once more what they answered first, to whom clicks twice.
ANSWERED_AGAIN = ("casework.team_links.collection", "casework.team_links.sheet")
# Whose forms are sent before somebody is signed in.
ENTERING = (Access.SIGNING_IN, Access.HALFWAY)
csrf = CSRFProtect()


class SecondWriteError(RuntimeError):
    """One request commits once: somebody tried a second time."""


class NoOutcomeError(RuntimeError):
    """A write ended without saying where its form leads."""


@dataclass(slots=True)
class Work:
    """One write: its session, and where the form leads when the work is done."""

    session: Session
    outcome: str = ""


def guard(app: Flask) -> None:
    """Ask of every request whether this person may, and of every unsafe one for its token."""
    # Visitors have no token: what they send is checked by its origin.
    app.config.update(
        WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False
    )
    csrf.init_app(app)
    app.before_request(_check)
    app.register_error_handler(TakenFormError, _lead_on)
    app.register_error_handler(ChangedFormError, _send_as_another)
    app.register_error_handler(CSRFError, _send_once_more)
    app.register_error_handler(EndedSessionError, _send_signed_out)
    app.register_error_handler(BusyError, _send_later)
    app.after_request(_keep_staff_pages_nowhere)
    app.jinja_env.globals.update(
        current_account=find_current_account, may_open=may_open, form_key=form_key
    )


def find_current_account() -> SignedIn | None:
    """Give whoever gave both password and second factor, None for anybody else."""
    found = find_halfway()
    return found if found is not None and found.is_whole else None


def current_account() -> SignedIn:
    """Give who is signed in; ends with 403 where nobody is."""
    return find_current_account() or abort(403)


def find_halfway() -> SignedIn | None:
    """Give whoever gave a password, with or without the second factor."""
    if "signed_in" not in g:
        token = read_token(now()) if is_staff_path(request.path) else None
        g.signed_in = find_session(get_session(), token, now()) if token else None
    return cast("SignedIn | None", g.signed_in)


def may_open(endpoint: str) -> bool:
    """Say whether there is such a page and the one who asks may open it."""
    there = endpoint in current_app.view_functions
    return there and look_up(_people(), endpoint) is Answer.OPEN


def permit(record: Record) -> None:
    """End with 404 or 403 where the matrix does not let this person at such a record."""
    answer = look_up(_people(), request.endpoint or "", record)
    if answer is not Answer.OPEN:
        abort(404 if answer is Answer.NOT_FOUND else 403)


@contextmanager
def write() -> Iterator[Work]:
    """Give the one transaction of this request; its form is taken with it, once for ever.

    The body does its work in `work.session` and says in `work.outcome` where the form leads. A form
    that was sent again does nothing and leads where the first one led.
    """
    account, key = current_account(), sent_key()
    with write_without_key() as session:
        try:
            take_form(session, key, account.id, request.endpoint or "", now(), sent_content())
        except ForeignFormError:
            abort(400)
        # A session that was ended a moment ago writes nothing any more.
        touch(session, account.session_id, now())
        work = Work(session)
        yield work
        if not work.outcome:
            raise NoOutcomeError(request.endpoint)
        keep_outcome(session, key, work.outcome)
    g.form_was_taken = True


@contextmanager
def write_entering() -> Iterator[Entrance]:
    """Give the one transaction of a form of somebody who is not signed in yet, taken once too.

    The body says in `outcome` where the form leads, and lets in by `let_in`.
    """
    key, browser = entering_key(), browser_mark() or abort(400)
    with write_without_key() as session:
        try:
            take_form(session, key, browser, request.endpoint or "", now())
        except ForeignFormError:
            # An old page, under the cookie of another sitting: what was typed there is new.
            key = new_form_key()
            take_form(session, key, browser, request.endpoint or "", now())
        work = Entrance(session, key)
        yield work
        if not work.outcome:
            raise NoOutcomeError(request.endpoint)
        keep_outcome(session, key, work.outcome, work.lets_in)


@contextmanager
def write_without_key() -> Iterator[Session]:
    """Give the one transaction of a request that may safely be sent twice, such as signing out."""
    if g.get("has_written"):
        raise SecondWriteError(request.endpoint)
    g.has_written = True
    with writing(current_app.extensions["engine"]) as session:
        yield session


def sent_form() -> "MultiDict[str, str] | None":
    """Give what was sent, for a form; None when a page is only read, so that defaults show."""
    return request.form if request.method not in SAFE_METHODS else None


def form_key() -> str:
    """Give the key by which a form is known again: the one sent, unless that has counted."""
    sent = "" if g.get("form_was_taken") else request.form.get(FORM_KEY, "")
    return sent or new_form_key()


def new_form_key() -> str:
    """Give a key that no form has yet."""
    return secrets.token_urlsafe(24)


def see_other(target: str) -> Response:
    """Give the answer that leads on to a page of ours after a form was taken."""
    return redirect(target, 303)


def safe_next(text: str | None, otherwise: str) -> str:
    """Give an address below `/staff` of this very site, else the other one."""
    target = text or ""
    parts = urlsplit(target)
    plain = target.isascii() and target.isprintable() and "\\" not in target
    if parts.scheme or parts.netloc or not plain or ".." in target:
        return otherwise
    return target if is_staff_path(parts.path.removeprefix(site_folder())) else otherwise


def _people() -> frozenset[Person]:
    found = find_halfway()
    if found is None:
        return frozenset({Person.VISITOR})
    return people_of(found.roles) if found.is_whole else frozenset({Person.HALFWAY})


def _check() -> Response | None:
    if request.endpoint is None or request.routing_exception is not None:
        return None
    access = ACCESS_OF.get(request.endpoint)
    if access is Access.PUBLIC:
        return None
    # The rooms of the staff are in one language, and lie in no folder of another.
    if access is None or request.script_root != site_folder():
        abort(404)
    # Ahead of all checks: after the first sending the browser may hold another cookie.
    again = lead_back(find_halfway()) if access in ENTERING and _is_unsafe() else None
    if again is not None:
        return again
    refused = _refuse(look_up(_people(), request.endpoint))
    if refused is not None:
        return refused
    if not _is_unsafe():
        return None
    # Only now: nobody else may send as much.
    request.max_content_length = MOST_BYTES.get(request.endpoint, request.max_content_length)
    csrf.protect()
    return _first_answer()


def _first_answer() -> Response | None:
    """Lead on a form that was taken before, ahead of the checks that it would fail by now."""
    account, key = find_current_account(), request.form.get(FORM_KEY, "")
    if account is None or not key or request.endpoint in ANSWERED_AGAIN:
        return None
    session, content = get_session(), sent_content()
    outcome = find_outcome(session, key, account.id, request.endpoint or "", content)
    return see_other(outcome) if outcome else None


def _refuse(answer: Answer) -> Response | None:
    if answer is Answer.OPEN:
        return None
    if answer is Answer.NOT_FOUND:
        abort(404)
    if answer is Answer.FORBIDDEN:
        abort(403)
    if _is_unsafe():
        return _send_signed_out()
    way = "second_factor" if answer is Answer.SECOND_FACTOR else "index"
    wanted = site_folder() + quote(request.path)
    if request.query_string:
        wanted += f"?{request.query_string.decode('ascii', 'ignore')}"
    return see_other(address(f"accounts.sign_in.{way}", next=safe_next(wanted, "") or None))


def _send_signed_out(_error: EndedSessionError | None = None) -> Response:
    reason = gettext("Sign in again, in another window. Then come back here and send it again.")
    return _again(gettext("You are signed out"), reason, 403, signed_out=True)


def _send_later(_error: BusyError) -> Response:
    reason = gettext("Many people are signing in just now. Wait a moment, and send it again.")
    return _again(gettext("Please try again in a moment"), reason, 503, signed_out=False)


def _send_once_more(_error: CSRFError) -> Response:
    reason = gettext("This form was open for a long time, or you have signed in anew since.")
    return _again(gettext("Please send it once more"), reason, 400, signed_out=False)


def _send_as_another(_error: ChangedFormError) -> Response:
    reason = gettext(
        "You sent this form before, and what you changed in it since is not saved yet."
    )
    g.form_was_taken = True
    return _again(gettext("Send it once more to save this too"), reason, 409, signed_out=False)


def _again(heading: str, reason: str, status: int, *, signed_out: bool) -> Response:
    """Give the page that keeps what was typed, to be sent again by whoever typed it.

    That it was typed on a page of ours is known: what comes from elsewhere was refused before.
    """
    page = render_template(
        "errors/again.html",
        heading=heading,
        reason=reason,
        status=status,
        signed_out=signed_out,
        **what_was_sent({TOKEN_OF_THE_FORM: generate_csrf(), FORM_KEY: form_key()}),
    )
    return make_response(page, status)


def _lead_on(error: TakenFormError) -> Response:
    # Of two at once this is the second; what it read before was not yet of the first.
    end_reading()
    return lead_back(find_halfway()) or see_other(error.outcome)


def _is_unsafe() -> bool:
    return request.method not in SAFE_METHODS


def _keep_staff_pages_nowhere(response: Response) -> Response:
    if is_staff_path(request.path):
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
