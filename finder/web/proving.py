"""What somebody proves themselves with: a password, a code, and what waits to be shown."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import cast
from urllib.parse import urlsplit

from flask import current_app, request
from flask import session as cookie
from sqlmodel import Session

from finder.accounts.guessing import Guesser, begin_try, forget_tries, guesser
from finder.accounts.letters import tell_of_change
from finder.accounts.passkeys import (
    Site,
    WrongPasskeyError,
    ask_for_key,
    check_key,
    list_passkeys,
    use_passkey,
)
from finder.accounts.passwords import is_right
from finder.accounts.people import email_key, find_account, get_account
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
from finder.accounts.sessions import (
    SignedIn,
    confirm,
    find_session,
    keep_pending,
    open_session,
    pass_second_factor,
)
from finder.accounts.tokens import seal, unseal
from finder.accounts.trail import note
from finder.db import writing
from finder.models import Account
from finder.vocabulary import AccountDeed
from finder.web.addresses import address
from finder.web.entrance import Entrance
from finder.web.requests import get_config, get_session, network, now
from finder.web.rooms import first_room
from finder.web.signed_in import write_entering
from finder.web.staff_cookie import know_browser, known_browser, start_cookie

DIGITS = 6
# What may wait in a session to be shown on its next page.
FACTOR = "factor"
CODES = "codes"
LINK = "link"
# What may be guessed.
PASSWORD = "password"  # noqa: S105 (a kind of guess)
CODE = "code"
# What a passkey has to sign, kept in the signed cookie until the next step gives another token.
CHALLENGE = "challenge"


def code_reader() -> CodeReader:
    """Give what makes and checks the codes of apps."""
    if "code_reader" not in current_app.extensions:
        current_app.extensions["code_reader"] = CodeReader(get_config().secret_key)
    return cast(CodeReader, current_app.extensions["code_reader"])


def sign_in_with(email: str, password: str, code: str, then: str | None) -> str | None:
    """Begin a session for whose password this is, and give where they go on; else None.

    With a code it is whole at once, and a wrong code is as a wrong password: nobody learns which it
    was. Takes as long when there is no such account. Raises TooManyTriesError.
    """
    tries = [_begin(PASSWORD, email)]
    account = find_account(get_session(), email)
    right = is_right(password, account.password if account else None)
    counter = _read_code(account, code)
    if not right or account is None or not account.active:
        return None
    if code:
        # Only now, or whoever does not know the password could use up the tries of a code.
        tries.append(_begin(CODE, email))
    waiting, found = waiting_factor(account), None
    try:
        with write_entering() as work:
            token = open_session(work.session, account.id, now(), waiting, work.let_in(account.id))
            if code and waiting is None and (found := find_session(work.session, token, now())):
                _take(work.session, found, code, counter)
                token = _pass(work, found, tries, then or first_room(found))
            else:
                for one in tries:
                    forget_tries(work.session, one)
                work.outcome = next_step(account, then)
    except UsedCodeError:
        return None
    start_cookie(token, now())
    if found is not None:
        know_browser(account.email)
    return work.outcome


def prove_again(account: SignedIn, password: str) -> bool:
    """Remember that somebody signed in gave their password again; says whether it was right.

    Raises TooManyTriesError.
    """
    one = _begin(PASSWORD, account.email, account)
    stored = _stored(account)
    if not is_right(password, stored.password):
        return False
    with _writing() as session:
        forget_tries(session, one)
        confirm(session, account.session_id, now())
    return True


def waiting_factor(account: Account) -> str | None:
    """Give what a new session keeps for its next page: a factor to set up where there is none."""
    return new_factor() if account.totp_secret is None else None


def new_factor() -> str:
    """Give a new secret for an app, to be kept for the next page."""
    return _sealed(FACTOR, code_reader().generate_totp_secret())


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
    note(session, AccountDeed.NEW_RECOVERY_CODES, account.id, account.email, now())
    keep_pending(session, account.session_id, _sealed(CODES, codes))


def hold_link(session: Session, account: SignedIn, link: dict[str, str]) -> None:
    """Keep a link that nobody can send for the next page, by the account that it is for."""
    keep_pending(session, account.session_id, _sealed(LINK, link))


def pass_with(account: SignedIn, code: str, then: str) -> bool:
    """Let somebody in whose code is right, with a new token; says whether it was.

    `then` is where they go on.

    Raises TooManyTriesError.
    """
    one = _begin(CODE, account.email, account)
    counter = _read_code(_stored(account), code)
    try:
        with write_entering() as work:
            _take(work.session, account, code, counter)
            token = _pass(work, account, [one], then)
    except UsedCodeError:
        return False
    _let_in(account, token)
    return True


def site() -> Site:
    """Give the site that passkeys are for."""
    config = get_config()
    known = "" if config.is_development else config.site_address
    parts = urlsplit(known or request.host_url)
    return Site(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")


def ask_for_passkey(account: SignedIn) -> str | None:
    """Give what a browser needs to sign with a passkey, None for an account that has none."""
    known = list_passkeys(get_session(), account.id)
    if not known:
        return None
    question = ask_for_key(site(), known)
    cookie[CHALLENGE] = question.challenge
    return question.options


def pass_with_passkey(account: SignedIn, response: str, then: str) -> bool:
    """Let somebody in whose passkey signed what was asked; says whether it did.

    `then` is where they go on.
    Raises TooManyTriesError.
    """
    one, challenge = _begin(CODE, account.email, account), str(cookie.get(CHALLENGE, ""))
    try:
        known = list_passkeys(get_session(), account.id)
        key, count = check_key(site(), challenge, response, known)
        with write_entering() as work:
            use_passkey(work.session, key, count, now())
            token = _pass(work, account, [one], then)
    except WrongPasskeyError:
        return False
    _let_in(account, token)
    return True


def set_up_with(account: SignedIn, sealed: str, code: str, then: str) -> bool:
    """Make a waiting secret the first second factor if the code is right; recovery codes wait.

    `then` is where they go on.
    """
    moment = now()
    counter = code_reader().read(sealed, code, None, moment)
    if counter is None:
        return False
    codes = new_recovery_codes(code_reader())
    try:
        with write_entering() as work:
            set_first_factor(work.session, account.id, sealed, counter)
            _tell(work.session, account, AccountDeed.NEW_SECOND_FACTOR)
            hold_codes(work.session, account, codes)
            token = _pass(work, account, [], then)
    except FactorThereError:
        return False
    _let_in(account, token)
    return True


def _pass(work: Entrance, account: SignedIn, tries: Sequence[Guesser], then: str) -> str:
    """Make a session whole, and give its new token."""
    for one in tries:
        forget_tries(work.session, one)
    work.outcome = then
    token = work.let_in(account.id)
    return pass_second_factor(work.session, account.session_id, now(), token)


def _is_of_app(code: str) -> bool:
    return len(code) == DIGITS and code.isascii() and code.isdigit()


def _read_code(account: Account | None, code: str) -> int | None:
    """Give the place in time of a right code of an app; takes as long where there is no app."""
    if not _is_of_app(code):
        return None
    sealed = account.totp_secret if account is not None else None
    last = account.totp_counter if account is not None else None
    return code_reader().read(sealed or code_reader().decoy, code, last, now())


def _take(session: Session, account: SignedIn, code: str, counter: int | None) -> None:
    """Take a code for the first and only time; raises UsedCodeError for one that is not right."""
    if counter is not None:
        take_code(session, account.id, counter)
    elif _is_of_app(code):
        raise UsedCodeError
    else:
        take_recovery_code(session, account.id, get_config().secret_key, code, now())
        _tell(session, account, AccountDeed.RECOVERY_CODE_USED)


def _let_in(account: SignedIn, token: str) -> None:
    start_cookie(token, now())
    know_browser(account.email)


def _tell(session: Session, account: SignedIn, deed: AccountDeed) -> None:
    stored = get_account(session, account.id)
    tell_of_change(session, stored, deed, account.email, now())


def _begin(kind: str, email: str, account: SignedIn | None = None) -> Guesser:
    """Count a try in a transaction of its own, before anything slow begins.

    Whoever came by a letter is counted by themselves, or others could use up the second step.
    """
    sitting = str(account.session_id) if account is not None and account.by_link else None
    browser, secret = known_browser(email) or sitting, get_config().secret_key
    one = guesser(secret, kind, email_key(email), network(), now(), browser)
    with _writing() as session:
        begin_try(session, one, now())
    return one


def _writing() -> AbstractContextManager[Session]:
    return writing(current_app.extensions["engine"])


def _stored(account: SignedIn) -> Account:
    stored = get_session().get(Account, account.id)
    assert stored is not None  # its session was found a moment ago
    return stored


def _sealed(kind: str, content: object) -> str:
    return seal(get_config().secret_key, json.dumps({kind: content}))
