"""Signed-in browsers: each a row of ours, so that it can be listed and ended from here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from finder.accounts.tokens import new_token, token_hash
from finder.models import Account, AccountRole, AccountSession
from finder.vocabulary import Role

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
# How long a password alone waits for its second factor, and how long "asked again" holds.
HALFWAY = timedelta(minutes=15)
FRESH = timedelta(minutes=10)


class EndedSessionError(LookupError):
    """There is no such session of this account, or it has ended."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who asks: their account, its roles, and how far they have proved that it is them."""

    id: UUID
    email: str
    name: str
    roles: frozenset[Role]
    session_id: UUID
    has_second_factor: bool
    passed_at: datetime | None
    confirmed_at: datetime | None
    by_link: bool
    pending: str | None

    @property
    def is_whole(self) -> bool:
        """Say whether the second factor was given in this session."""
        return self.passed_at is not None

    def was_asked_lately(self, now: datetime) -> bool:
        """Say whether they proved it again within the last minutes."""
        return self.confirmed_at is not None and now - self.confirmed_at < FRESH


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One browser that is signed in, as its owner sees it."""

    id: UUID
    created_at: datetime
    seen_at: datetime


def open_session(
    session: Session,
    account_id: UUID,
    now: datetime,
    pending: str | None = None,
    token: str | None = None,
    *,
    by_link: bool = False,
) -> str:
    """Give the token, a new one or this, of a session that has passed the password or a link."""
    token = token or new_token()
    session.add(
        AccountSession(
            id=uuid4(),
            account_id=account_id,
            token_hash=token_hash(token),
            created_at=now,
            seen_at=now,
            by_link=by_link,
            pending=pending,
        )
    )
    session.flush()
    return token


def find_session(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Give who holds the token, None when the session ended, ran out or its account may not in."""
    rows = session.execute(
        select(AccountSession, Account, col(AccountRole.role))
        .join(Account, col(Account.id) == col(AccountSession.account_id))
        .outerjoin(AccountRole, col(AccountRole.account_id) == col(Account.id))
        .where(col(AccountSession.token_hash) == token_hash(token), col(Account.active))
    ).all()
    if not rows:
        return None
    found, account, _ = rows[0]
    longest = LONGEST if found.passed_at is not None else HALFWAY
    if now - found.created_at >= longest:
        return None
    return SignedIn(
        id=account.id,
        email=account.email,
        name=account.name,
        roles=frozenset(role for _, _, role in rows if role is not None),
        session_id=found.id,
        has_second_factor=account.totp_secret is not None,
        passed_at=found.passed_at,
        confirmed_at=found.confirmed_at,
        by_link=found.by_link,
        pending=found.pending,
    )


def pass_second_factor(
    session: Session, session_id: UUID, now: datetime, token: str | None = None
) -> str:
    """Give another token, a new one or this, for a session that is whole from now on.

    The old one opens nothing.
    """
    token = token or new_token()
    _change(
        session,
        session_id,
        token_hash=token_hash(token),
        created_at=now,
        passed_at=now,
        confirmed_at=now,
        seen_at=now,
    )
    return token


def confirm(session: Session, session_id: UUID, now: datetime) -> None:
    """Remember that somebody proved again that it is them; raises EndedSessionError."""
    _change(session, session_id, confirmed_at=now, seen_at=now)


def keep_pending(session: Session, session_id: UUID, sealed: str | None) -> None:
    """Keep what the next page shows, or nothing any more; raises EndedSessionError."""
    _change(session, session_id, pending=sealed)


def touch(session: Session, session_id: UUID, now: datetime) -> None:
    """Note that a session was used; raises EndedSessionError."""
    _change(session, session_id, seen_at=now)


def list_sessions(session: Session, account_id: UUID, now: datetime) -> list[OpenSession]:
    """Give the sessions of an account that are still good, newest first."""
    rows = session.execute(
        select(AccountSession)
        .where(
            col(AccountSession.account_id) == account_id,
            col(AccountSession.passed_at).is_not(None),
            col(AccountSession.created_at) > now - LONGEST,
        )
        .order_by(col(AccountSession.created_at).desc(), col(AccountSession.id))
    ).scalars()
    return [OpenSession(one.id, one.created_at, one.seen_at) for one in rows]


def owner_of(session: Session, session_id: UUID) -> UUID | None:
    """Give the account that a session belongs to, None when there is no such session."""
    found = session.get(AccountSession, session_id)
    return found.account_id if found is not None else None


def end_session(session: Session, session_id: UUID) -> None:
    """End one session; one that has ended already stays so."""
    session.execute(delete(AccountSession).where(col(AccountSession.id) == session_id))


def end_sessions(session: Session, account_id: UUID, keep: UUID | None = None) -> None:
    """End all sessions of an account, apart from the one to keep."""
    ended = delete(AccountSession).where(col(AccountSession.account_id) == account_id)
    if keep is not None:
        ended = ended.where(col(AccountSession.id) != keep)
    session.execute(ended)


def forget_ended(session: Session, now: datetime) -> int:
    """Delete the sessions that ran out; gives how many."""
    gone = session.execute(
        delete(AccountSession).where(col(AccountSession.created_at) <= now - LONGEST)
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _change(session: Session, session_id: UUID, **values: object) -> None:
    changed = session.execute(
        update(AccountSession).where(col(AccountSession.id) == session_id).values(**values)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise EndedSessionError(session_id)
