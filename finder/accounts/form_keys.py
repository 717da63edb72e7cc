"""Forms that were taken: the same one again leads to where the first sending led.

Whose form it was is an account, or the mark of a browser in which nobody was signed in yet.
"""

from dataclasses import dataclass
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


class ChangedFormError(RuntimeError):
    """The key was used for another text: what is new in this one was never saved."""


class ForeignFormError(LookupError):
    """The key was used by somebody else, or by another kind of form."""


@dataclass(frozen=True, slots=True)
class TakenForm:
    """A form that was taken of a browser in which nobody was signed in: whom it let in, if any."""

    outcome: str
    browser: str
    account_id: UUID | None
    taken_at: datetime


def take_form(
    session: Session,
    key: str,
    whose: UUID | str,
    endpoint: str,
    now: datetime,
    content: str | None = None,
) -> None:
    """Take a form for the first and only time; `content` is a hash of what was sent.

    Two at once: the second waits for the first transaction, and then finds what it left. Raises
    TakenFormError, ChangedFormError or ForeignFormError.
    """
    account_id, browser = (whose, None) if isinstance(whose, UUID) else (None, whose)
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    taken = session.execute(
        dialect.insert(table_of(FormKey))
        .values(
            key=key,
            account_id=account_id,
            browser=browser,
            content=content,
            endpoint=endpoint,
            outcome="",
            created_at=now,
        )
        .on_conflict_do_nothing()
        .returning(col(FormKey.key))
    )
    if taken.first() is not None:
        return
    first = session.execute(select(FormKey).where(col(FormKey.key) == key)).scalar_one()
    if whose != (first.browser or first.account_id) or first.endpoint != endpoint:
        raise ForeignFormError(endpoint)
    _compare(first.content, content)
    raise TakenFormError(first.outcome)


def find_outcome(
    session: Session, key: str, account_id: UUID, endpoint: str, content: str | None = None
) -> str | None:
    """Give where a form led that was taken before, None for one that was not.

    Raises ChangedFormError where another text was taken under this key.
    """
    found = session.execute(
        select(col(FormKey.outcome), col(FormKey.content)).where(
            col(FormKey.key) == key,
            col(FormKey.account_id) == account_id,
            col(FormKey.endpoint) == endpoint,
        )
    ).first()
    if found is None:
        return None
    _compare(found.content, content)
    return str(found.outcome)


def find_taken(session: Session, key: str, endpoint: str) -> TakenForm | None:
    """Give a form of this kind that a browser sent before somebody was signed in there."""
    row = session.execute(
        select(
            col(FormKey.outcome),
            col(FormKey.browser),
            col(FormKey.account_id),
            col(FormKey.created_at),
        ).where(
            col(FormKey.key) == key,
            col(FormKey.endpoint) == endpoint,
            col(FormKey.browser).is_not(None),
        )
    ).first()
    return TakenForm(*row) if row is not None else None


def keep_outcome(session: Session, key: str, outcome: str, lets_in: UUID | None = None) -> None:
    """Write down where a form led and whom it let in, in the transaction that did its work."""
    values = {"outcome": outcome} | ({"account_id": lets_in} if lets_in is not None else {})
    session.execute(update(FormKey).where(col(FormKey.key) == key).values(values))


def forget_old_forms(session: Session, now: datetime) -> int:
    """Delete what is older than anybody sends again; gives how many."""
    gone = session.execute(delete(FormKey).where(col(FormKey.created_at) <= now - KEPT))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _compare(first: str | None, second: str | None) -> None:
    if first and second and first != second:
        raise ChangedFormError
