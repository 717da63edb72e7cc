"""The second factor: codes of an app on the phone, and recovery codes for when it is lost."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID, uuid4

from flask_security.totp import Totp
from passlib.exc import TokenError
from sqlalchemy import Update, delete, func, select, update
from sqlmodel import Session, col

from finder.accounts.tokens import derive_key, keyed_hash
from finder.models import Account, RecoveryCode

ISSUER = "Support Finder"
CODES = 10
# How far the clock of a phone may be off.
SECONDS_OFF = 30


class UsedCodeError(ValueError):
    """The code was right and has been used before."""


class FactorThereError(ValueError):
    """The account has a second factor already."""


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What somebody needs to set up an app: the address to scan, and the same as letters."""

    uri: str
    letters: str


class CodeReader(Totp):
    """Makes and checks the codes of apps; secrets are stored sealed under the site's secret."""

    def __init__(self, secret: str) -> None:
        super().__init__({"1": derive_key(secret, "second factor").hex()}, ISSUER)

    @cached_property
    def decoy(self) -> str:
        """Give a sealed secret of nobody's, to be read where there is none."""
        return str(self.generate_totp_secret())

    def show(self, sealed: str, email: str) -> NewFactor:
        """Give what an app needs to make codes from a sealed secret."""
        return NewFactor(self.get_totp_uri(email, sealed), self.get_totp_pretty_key(sealed))

    def read(self, sealed: str, code: str, last: int | None, now: datetime) -> int | None:
        """Give the place in time of a right code, None for a wrong or used one.

        `last` is the place of the last code that was taken. Slow on purpose: never while writing.
        """
        try:
            match = self._totp.verify(code, sealed, time=now, window=SECONDS_OFF, last_counter=last)
        except TokenError:
            return None
        return int(match.counter)


def set_first_factor(session: Session, account_id: UUID, sealed: str, counter: int) -> None:
    """Give a second factor to an account that has none; raises FactorThereError.

    A password alone must never replace one that is there.
    """
    is_first = col(Account.totp_secret).is_(None)
    given = session.execute(
        update(Account)
        .where(col(Account.id) == account_id, is_first)
        .values(totp_secret=sealed, totp_counter=counter)
    )
    if given.rowcount != 1:  # type: ignore[attr-defined]
        raise FactorThereError(account_id)


def replace_factor(session: Session, account_id: UUID, sealed: str, counter: int) -> None:
    """Give an account another second factor, whose first code was just taken."""
    session.execute(
        update(Account)
        .where(col(Account.id) == account_id)
        .values(totp_secret=sealed, totp_counter=counter)
    )


def take_code(session: Session, account_id: UUID, counter: int) -> None:
    """Take a right code for the first and only time; raises UsedCodeError."""
    is_new = func.coalesce(col(Account.totp_counter), -1) < counter
    _take_one(
        session,
        update(Account).where(col(Account.id) == account_id, is_new).values(totp_counter=counter),
    )


def forget_second_factor(session: Session, account_id: UUID) -> None:
    """Take the second factor and its recovery codes away: the next sign-in sets up a new one."""
    session.execute(
        update(Account)
        .where(col(Account.id) == account_id)
        .values(totp_secret=None, totp_counter=None)
    )
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))


def new_recovery_codes(reader: CodeReader) -> list[str]:
    """Give ten codes such as `9d89-d555-c885`."""
    return list(reader.generate_recovery_codes(CODES))


def set_recovery_codes(session: Session, account_id: UUID, secret: str, codes: list[str]) -> None:
    """Make these the recovery codes of an account; earlier ones work no more."""
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    session.add_all(
        RecoveryCode(id=uuid4(), account_id=account_id, code_hash=_code_hash(secret, code))
        for code in codes
    )
    session.flush()


def take_recovery_code(
    session: Session, account_id: UUID, secret: str, code: str, now: datetime
) -> None:
    """Use up a recovery code; raises UsedCodeError for a used or wrong one."""
    _take_one(
        session,
        update(RecoveryCode)
        .where(
            col(RecoveryCode.account_id) == account_id,
            col(RecoveryCode.code_hash) == _code_hash(secret, code),
            col(RecoveryCode.used_at).is_(None),
        )
        .values(used_at=now),
    )


def count_recovery_codes(session: Session, account_id: UUID) -> int:
    """Give how many recovery codes are left."""
    left = select(func.count()).where(
        col(RecoveryCode.account_id) == account_id, col(RecoveryCode.used_at).is_(None)
    )
    return int(session.execute(left).scalar_one())


def _code_hash(secret: str, code: str) -> str:
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return keyed_hash(secret, "recovery code", plain)


def _take_one(session: Session, taking: Update) -> None:
    if session.execute(taking).rowcount != 1:  # type: ignore[attr-defined]
        raise UsedCodeError
