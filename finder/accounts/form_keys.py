"""Forms that were taken: the same one again leads to where the first sending led."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from finder.models import FormKey, table_of

KEPT = timedelta(days=7)


class TakenFormError(RuntimeError):
    """This form was taken before; `outcome` is where it led."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class ForeignFormError(LookupError):
    """The key was used by somebody else, or by another kind of form."""


def take_form(session: Session, key: str, account_id: UUID, endpoint: str, now: datetime) -> None:
    """Take a form for the first and only time; raises TakenFormError or ForeignFormError.

    Two at once: the second waits for the first transaction, and then finds what it left.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    taken = session.execute(
        dialect.insert(table_of(FormKey))
        .values(key=key, account_id=account_id, endpoint=endpoint, outcome="", created_at=now)
        .on_conflict_do_nothing()
        .returning(col(FormKey.key))
    )
    if taken.first() is not None:
        return
    first = session.execute(select(FormKey).where(col(FormKey.key) == key)).scalar_one()
    if first.account_id != account_id or first.endpoint != endpoint:
        raise ForeignFormError(endpoint)
    raise TakenFormError(first.outcome)


def find_outcome(session: Session, key: str, account_id: UUID, endpoint: str) -> str | None:
    """Give where a form led that was taken before, None for one that was not."""
    return session.execute(
        select(col(FormKey.outcome)).where(
            col(FormKey.key) == key,
            col(FormKey.account_id) == account_id,
            col(FormKey.endpoint) == endpoint,
        )
    ).scalar_one_or_none()


def keep_outcome(session: Session, key: str, outcome: str) -> None:
    """Write down where a form led, in the transaction that did its work."""
    session.execute(update(FormKey).where(col(FormKey.key) == key).values(outcome=outcome))


def forget_old_forms(session: Session, now: datetime) -> int:
    """Delete what is older than anybody sends again; gives how many."""
    gone = session.execute(delete(FormKey).where(col(FormKey.created_at) <= now - KEPT))
    return int(gone.rowcount)  # type: ignore[attr-defined]
