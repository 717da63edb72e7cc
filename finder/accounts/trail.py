"""What was done to an account, when and by whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import Session, col

from finder.models import AccountEvent
from finder.vocabulary import AccountDeed

LONGEST_DETAILS = 200
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: when, by whom, what, and what of it."""

    happened_at: datetime
    actor: str
    deed: AccountDeed
    details: str


def note(
    session: Session,
    deed: AccountDeed,
    account_id: UUID,
    actor: str,
    now: datetime,
    details: str = "",
) -> None:
    """Write down what `actor`, an e-mail address or the name of a command, did to an account."""
    session.add(
        AccountEvent(
            id=uuid4(),
            account_id=account_id,
            happened_at=now,
            actor=actor,
            deed=deed,
            details=details[:LONGEST_DETAILS],
        )
    )
    session.flush()


def read_trail(session: Session, account_id: UUID) -> list[Event]:
    """Give the newest deeds of an account, newest first."""
    rows = session.execute(
        select(AccountEvent)
        .where(col(AccountEvent.account_id) == account_id)
        .order_by(col(AccountEvent.happened_at).desc(), col(AccountEvent.id))
        .limit(MOST_SHOWN)
    ).scalars()
    return [Event(one.happened_at, one.actor, one.deed, one.details) for one in rows]
