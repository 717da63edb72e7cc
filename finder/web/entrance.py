"""Forms of whoever is not signed in yet: each counts once, and sent again leads where it led.

Such a form may let somebody in, so a copy of it must be no way in. Sent again, it gives the session
of the first sending to the browser that holds the cookie of that moment, and to nobody else.
"""

import json
from dataclasses import dataclass
from uuid import UUID

from flask import abort, redirect, request
from flask import session as cookie
from sqlmodel import Session
from werkzeug.wrappers import Response

from finder.accounts.form_keys import find_taken
from finder.accounts.sessions import HALFWAY, SignedIn, find_session
from finder.accounts.tokens import keyed_hash
from finder.web.requests import get_config, get_session, now
from finder.web.staff_cookie import know_browser, start_cookie
from finder.web.unsaved import TOKEN_OF_THE_FORM, is_secret

FORM_KEY = "form_key"
SHORTEST_KEY, LONGEST_KEY = 16, 64
# What Flask-WTF keeps in the signed cookie; it is another one in every browser, and after each step
# of signing in.
MARK = "csrf_token"


@dataclass(slots=True)
class Entrance:
    """One write of somebody who is not signed in yet: its session, and where the form leads."""

    session: Session
    key: str
    outcome: str = ""
    lets_in: UUID | None = None

    def let_in(self, account_id: UUID) -> str:
        """Give the token of the session that this form begins for an account.

        It is worked out of the form and the browser's cookie, so that nothing has to be kept from
        which anybody gets in.
        """
        self.lets_in = account_id
        return _token(self.key, account_id)


def sent_key() -> str:
    """Give the key of the form that was sent; ends with 400 where it has none."""
    key = request.form.get(FORM_KEY, "")
    return key if SHORTEST_KEY <= len(key) <= LONGEST_KEY else abort(400)


def entering_key() -> str:
    """Give the key under which a form on the way in is taken: another text in it is another form.

    Who goes back and mends a slip in the address must not be told of a letter to the wrong one.
    """
    known = json.dumps([sent_key(), request.endpoint, sent_content()])
    return keyed_hash(get_config().secret_key, "form on the way in", known)


def sent_content() -> str:
    """Give a hash of all that was typed or chosen, without passwords and without what only marks.

    Keyed, so that nobody tries out what a short note may have been.
    """
    typed = sorted(
        [name, value]
        for name, value in request.form.items(multi=True)
        if name not in (FORM_KEY, TOKEN_OF_THE_FORM) and not is_secret(name)
    )
    typed += sorted([name, file.filename or ""] for name, file in request.files.items(multi=True))
    return keyed_hash(get_config().secret_key, "content of a form", json.dumps(typed))


def browser_mark() -> str | None:
    """Give a hash of what marks this browser until its next step, None where nothing does."""
    mark = cookie.get(MARK)
    return keyed_hash(get_config().secret_key, "browser of a form", mark) if mark else None


def lead_back(account: SignedIn | None) -> Response | None:
    """Give the answer to a form that was taken before, None where this browser sends it first.

    `account` is who is signed in here, also halfway: the browser may have the answer of the first
    sending already when the second one leaves.
    """
    if not request.form.get(FORM_KEY):
        return None
    key = entering_key()
    taken = find_taken(get_session(), key, request.endpoint or "")
    if taken is None:
        return None
    if taken.browser == browser_mark() and now() - taken.taken_at < HALFWAY:
        if taken.account_id is not None:
            _give_again(_token(key, taken.account_id))
        return redirect(taken.outcome, 303)
    if account is not None and account.id == taken.account_id:
        return redirect(taken.outcome, 303)
    return None


def _give_again(token: str) -> None:
    """Give the browser what the first answer gave, while that session still holds the token."""
    found = find_session(get_session(), token, now())
    if found is not None:
        start_cookie(token, now())
        if found.is_whole:
            know_browser(found.email)


def _token(key: str, account_id: UUID) -> str:
    content = f"{key} {browser_mark()} {account_id}"
    return keyed_hash(get_config().secret_key, "session of a form", content)
