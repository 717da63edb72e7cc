"""Who may sign in, what they may do, and what proves that it is them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import AccountDeed, LinkPurpose, Role

HASH = 64


def owned_by_account() -> UUID:
    """Give the key of the account that a row hangs on; the row goes when the account goes."""
    return Field(foreign_key="account.id", index=True, ondelete="CASCADE")  # type: ignore[no-any-return]


class Account(SQLModel, table=True):
    """Somebody who may sign in once a password and a second factor are set.

    `totp_secret` is sealed, `totp_counter` the last code's place in time, so that none counts
    twice. `told_at` is when they were last told that drafts wait for a second pair of eyes.
    """

    id: UUID = Field(primary_key=True)
    email: str = Field(max_length=320)
    email_key: str = Field(max_length=320, unique=True)
    name: str = Field(max_length=200)
    password: str | None = Field(default=None, max_length=200)
    active: bool = Field(default=True)
    totp_secret: str | None = Field(default=None, max_length=500)
    totp_counter: int | None = Field(default=None)
    created_at: datetime = Field(sa_type=Moment)
    told_at: datetime | None = Field(default=None, sa_type=Moment)


class AccountRole(SQLModel, table=True):
    """One role of one account."""

    __tablename__ = "account_role"

    account_id: UUID = Field(foreign_key="account.id", primary_key=True, ondelete="CASCADE")
    role: Role = Field(sa_type=Closed(Role), primary_key=True)


class AccountSession(SQLModel, table=True):
    """One signed-in browser. The token is in its cookie only; here lies a hash of it.

    `passed_at` is empty until the second factor was given. `by_link` is for one that began with the
    link of a letter in place of a password. `pending` holds, sealed, what is shown on the next page
    only: a factor being set up, or new recovery codes.
    """

    __tablename__ = "account_session"

    id: UUID = Field(primary_key=True)
    account_id: UUID = owned_by_account()
    token_hash: str = Field(max_length=HASH, unique=True)
    created_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    passed_at: datetime | None = Field(default=None, sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    by_link: bool = Field(default=False)
    pending: str | None = Field(default=None)


class AccountLink(SQLModel, table=True):
    """A link for one purpose and one use. The token is in the link only; here lies a hash."""

    __tablename__ = "account_link"

    id: UUID = Field(primary_key=True)
    account_id: UUID = owned_by_account()
    purpose: LinkPurpose = Field(sa_type=Closed(LinkPurpose))
    token_hash: str = Field(max_length=HASH, unique=True)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class RecoveryCode(SQLModel, table=True):
    """One code in place of the second factor, used once; only a keyed hash of it is kept."""

    __tablename__ = "recovery_code"

    id: UUID = Field(primary_key=True)
    account_id: UUID = owned_by_account()
    code_hash: str = Field(max_length=HASH)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class FormKey(SQLModel, table=True):
    """One form that was taken: sent again, it leads to where the first sending led.

    `browser` is a keyed hash of what marked the browser in which nobody was signed in yet; there
    `account_id` is whom the form let in, and empty where it let nobody in. `content` is a keyed
    hash of what was sent, by which another text under the same key is told from the same one.
    """

    __tablename__ = "form_key"

    key: str = Field(max_length=HASH, primary_key=True)
    account_id: UUID | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="CASCADE"
    )
    browser: str | None = Field(default=None, max_length=HASH)
    content: str | None = Field(default=None, max_length=HASH)
    endpoint: str = Field(max_length=100)
    outcome: str = Field(default="", max_length=2000)
    created_at: datetime = Field(sa_type=Moment)


class FailedTry(SQLModel, table=True):
    """One wrong password or code, counted against guessing and soon forgotten.

    `who` and `network` are keyed hashes; the key of the network's changes every day.
    """

    __tablename__ = "failed_try"

    id: UUID = Field(primary_key=True)
    who: str = Field(max_length=HASH, index=True)
    network: str = Field(max_length=HASH, index=True)
    tried_at: datetime = Field(sa_type=Moment, index=True)


class AccountEvent(SQLModel, table=True):
    """One thing that was done to an account: when, by whom, what."""

    __tablename__ = "account_event"

    id: UUID = Field(primary_key=True)
    account_id: UUID = owned_by_account()
    happened_at: datetime = Field(sa_type=Moment, index=True)
    actor: str = Field(max_length=320)
    deed: AccountDeed = Field(sa_type=Closed(AccountDeed))
    details: str = Field(default="", max_length=200)


class Passkey(SQLModel, table=True):
    """A key in a phone, a computer or on a stick that proves its owner; only its public half.

    `sign_count` moves with each use where the key counts: one that goes back was copied.
    """

    id: UUID = Field(primary_key=True)
    account_id: UUID = owned_by_account()
    name: str = Field(max_length=100)
    credential_id: str = Field(max_length=1400, unique=True)
    public_key: str = Field(max_length=2000)
    sign_count: int
    transports: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
