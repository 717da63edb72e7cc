"""What somebody proves themselves with: a password, a code, and what waits to be shown."""

import json
from typing import cast

from flask import current_app
from sqlmodel import Session

from finder.accounts.passwords import is_right
from finder.accounts.people import find_account
from finder.accounts.second_factors import (
    CodeReader,
    FactorThereError,
    UsedCodeError,
    new_recovery_codes,
    set_first_factor,
    set_recovery_codes,
    take_code,
    take_recovery_code,
)
from finder.accounts.sessions import SignedIn, keep_pending, open_session, pass_second_factor
from finder.accounts.tokens import seal, unseal
from finder.models import Account
from finder.web.addresses import address
from finder.web.requests import get_config, get_session, now
from finder.web.signed_in import write_without_key
from finder.web.staff_cookie import start_cookie

DIGITS = 6
# What may wait in a session to be shown on its next page.
FACTOR = "factor"
CODES = "codes"


def code_reader() -> CodeReader:
    """Give what makes and checks the codes of apps."""
    if "code_reader" not in current_app.extensions:
        current_app.extensions["code_reader"] = CodeReader(get_config().secret_key)
    return cast(CodeReader, current_app.extensions["code_reader"])


def check_password(email: str, password: str) -> Account | None:
    """Give the account whose password this is; takes as long when there is no such account."""
    account = find_account(get_session(), email)
    right = is_right(password, account.password if account else None)
    return account if right and account is not None and account.active else None


def waiting_factor(account: Account) -> str | None:
    """Give what a new session keeps for its next page: a factor to set up where there is none."""
    if account.totp_secret is not None:
        return None
    return _sealed(FACTOR, code_reader().generate_totp_secret())


def start_session(session: Session, account: Account, waiting: str | None) -> str:
    """Open a session that still owes the second factor, and give its token."""
    return open_session(session, account.id, now(), waiting)


def next_step(account: Account, then: str | None) -> str:
    """Give where somebody goes after the password: to give a second factor, or to make one."""
    step = "set_up" if account.totp_secret is None else "second_factor"
    return address(f"accounts.sign_in.{step}", next=then)


def read_pending(account: SignedIn, kind: str) -> object:
    """Give what waits to be shown in this session, None when nothing of the kind does."""
    text = unseal(get_config().secret_key, account.pending or "")
    return json.loads(text).get(kind) if text else None


def hold_codes(session: Session, account: SignedIn, codes: list[str]) -> None:
    """Make these the recovery codes, and keep them for the next page of this session."""
    set_recovery_codes(session, account.id, get_config().secret_key, codes)
    keep_pending(session, account.session_id, _sealed(CODES, codes))


def pass_with(account: SignedIn, code: str) -> bool:
    """Let somebody in whose code is right, with a new token; says whether it was."""
    moment, secret = now(), get_config().secret_key
    stored = get_session().get(Account, account.id)
    assert stored is not None
    counter = None
    if len(code) == DIGITS and code.isdigit() and stored.totp_secret is not None:
        counter = code_reader().read(stored.totp_secret, code, stored.totp_counter, moment)
        if counter is None:
            return False
    try:
        with write_without_key() as session:
            if counter is not None:
                take_code(session, account.id, counter)
            else:
                take_recovery_code(session, account.id, secret, code, moment)
            token = pass_second_factor(session, account.session_id, moment)
    except UsedCodeError:
        return False
    start_cookie(token, moment)
    return True


def set_up_with(account: SignedIn, sealed: str, code: str) -> bool:
    """Make a waiting secret the first second factor if the code is right; recovery codes wait."""
    moment = now()
    counter = code_reader().read(sealed, code, None, moment)
    if counter is None:
        return False
    codes = new_recovery_codes(code_reader())
    try:
        with write_without_key() as session:
            set_first_factor(session, account.id, sealed, counter)
            hold_codes(session, account, codes)
            token = pass_second_factor(session, account.session_id, moment)
    except FactorThereError:
        return False
    start_cookie(token, moment)
    return True


def _sealed(kind: str, content: object) -> str:
    return seal(get_config().secret_key, json.dumps({kind: content}))
