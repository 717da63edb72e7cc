"""How often what was given came to what: numbers that stay when the cases are erased."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from finder.models import CaseCounter, table_of
from finder.vocabulary import ItemState, NotHelped, Outcome

_counter = table_of(CaseCounter)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted as one: a team's month, need and area ("US-MA"), and what became of it."""

    team_id: UUID
    month: str
    need: str
    area: str
    outcome: Outcome
    reason: str = ""


def month_of(moment: datetime) -> str:
    """Give the month of a moment, such as `2026-11`."""
    return f"{moment:%Y-%m}"


def outcome_of(state: ItemState) -> Outcome:
    """Give the outcome that a state is counted as."""
    return Outcome(state.value)


def reason_of(reason: NotHelped | None) -> str:
    """Give a reason as it is counted, empty without one."""
    return reason.value if reason is not None else ""


def count(session: Session, one: Counted, by: int) -> None:
    """Add to a number; two at once both count."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {
        "team_id": one.team_id,
        "month": one.month,
        "need": one.need,
        "area": one.area,
        "outcome": one.outcome,
        "reason": one.reason,
    }
    session.connection().execute(
        dialect.insert(_counter)
        .values(**values, number=by)
        .on_conflict_do_update(index_elements=list(values), set_={"number": _counter.c.number + by})
    )
