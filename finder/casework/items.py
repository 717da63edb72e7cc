"""What was given in a case, what became of it, and when somebody should ask again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Select, delete, func, select
from sqlmodel import Session, col

from finder.casework.cases import touch
from finder.casework.counters import Counted, count, month_of, outcome_of, reason_of
from finder.casework.teams import team_ids_of
from finder.directory.reports import report_listing, withdraw_report
from finder.models import CaseFile, CaseItem, Service
from finder.vocabulary import REPORTED, ItemState, NotHelped

MOST_ITEMS = 40
MOST_FOLLOW_UPS = 50


class UnknownItemError(LookupError):
    """There is no such item in a case of this worker's teams."""


class TooManyItemsError(ValueError):
    """A case holds no more services than fit on one list."""


class NoReasonError(ValueError):
    """Whoever was not helped was not helped for a reason, and nobody else has one."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A service to give, by its public number, and the need that it is for."""

    number: int
    need: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One service that was given."""

    id: UUID
    case_id: UUID
    number: int
    need: str
    state: ItemState
    reason: NotHelped | None
    follow_up_on: date | None
    given_at: datetime
    changed_at: datetime


def give(
    session: Session, worker: UUID, case_id: UUID, picks: Sequence[Pick], now: datetime
) -> int:
    """Note that these were given, and give how many were not given before.

    Numbers of no service are left out. Raises UnknownCaseError or TooManyItemsError.
    """
    case = touch(session, worker, case_id, now)
    listed = select(col(CaseItem.service_number)).where(col(CaseItem.case_id) == case.id)
    there = set(session.execute(listed).scalars())
    real = select(col(Service.number)).where(col(Service.number).in_({one.number for one in picks}))
    wanted = set(session.execute(real).scalars()) - there
    new = list({one.number: one for one in picks if one.number in wanted}.values())
    if len(there) + len(new) > MOST_ITEMS:
        raise TooManyItemsError(case_id)
    last = select(func.coalesce(func.max(col(CaseItem.position)), 0))
    start = session.execute(last.where(col(CaseItem.case_id) == case.id)).scalar_one() + 1
    for position, pick in enumerate(new, start=start):
        item = CaseItem(
            id=uuid4(),
            case_id=case.id,
            service_number=pick.number,
            position=position,
            need=pick.need,
            area=case.area,
            month=month_of(now),
            state=ItemState.GIVEN,
            given_at=now,
            changed_at=now,
        )
        session.add(item)
        _count(session, case, item, 1)
    session.flush()
    return len(new)


def set_outcome(
    session: Session,
    worker: UUID,
    item_id: UUID,
    state: ItemState,
    reason: NotHelped | None,
    now: datetime,
) -> UUID:
    """Note what became of a service, and give its case; what tells of the listing is reported.

    Raises UnknownItemError, or NoReasonError.
    """
    if (state is ItemState.NOT_HELPED) != (reason is not None):
        raise NoReasonError(state)
    item, case = _find(session, worker, item_id, now)
    _count(session, case, item, -1)
    if item.report_id is not None and item.reason is not reason:
        withdraw_report(session, item.report_id)
        item.report_id = None
    if reason in REPORTED and item.report_id is None and reason is not None:
        item.report_id = report_listing(session, item.service_number, reason, now.date())
    item.state, item.reason, item.changed_at = state, reason, now
    if state in (ItemState.HELPED, ItemState.NOT_HELPED):
        item.follow_up_on = None
    session.add(item)
    _count(session, case, item, 1)
    session.flush()
    return case.id


def set_follow_up(
    session: Session, worker: UUID, item_id: UUID, on: date | None, now: datetime
) -> UUID:
    """Note when to ask again, or that nobody need, and give the case; raises UnknownItemError."""
    item, case = _find(session, worker, item_id, now)
    item.follow_up_on, item.changed_at = on, now
    session.add(item)
    session.flush()
    return case.id


def take_back(session: Session, worker: UUID, item_id: UUID, now: datetime) -> UUID:
    """Take out what was given by mistake, as if it never was, and give the case.

    Raises UnknownItemError.
    """
    item, case = _find(session, worker, item_id, now)
    _count(session, case, item, -1)
    if item.report_id is not None:
        withdraw_report(session, item.report_id)
    session.execute(delete(CaseItem).where(col(CaseItem.id) == item.id))
    session.flush()
    return case.id


def list_items(session: Session, worker: UUID, case_id: UUID) -> list[Item]:
    """Give what was given in a case, in that order; nothing for a case of others."""
    mine = _mine(worker).where(col(CaseItem.case_id) == case_id)
    found = session.execute(mine.order_by(col(CaseItem.position))).scalars()
    return [_item(one) for one in found]


def case_of_item(session: Session, worker: UUID, item_id: UUID) -> UUID | None:
    """Give the case of an item of the worker's teams, None for any other."""
    wanted = _mine(worker).where(col(CaseItem.id) == item_id)
    found: CaseItem | None = session.execute(wanted).scalar_one_or_none()
    return found.case_id if found is not None else None


def list_follow_ups(session: Session, worker: UUID, until: date) -> list[Item]:
    """Give what somebody should ask about by that day, the longest due first."""
    # From the few that are due to their cases, and not through all cases.
    is_mine = (
        select(CaseFile)
        .where(
            col(CaseFile.id) == col(CaseItem.case_id),
            col(CaseFile.team_id).in_(team_ids_of(worker)),
        )
        .exists()
    )
    due = (
        select(CaseItem)
        .where(col(CaseItem.follow_up_on) <= until, is_mine)
        .order_by(col(CaseItem.follow_up_on), col(CaseItem.given_at), col(CaseItem.id))
        .limit(MOST_FOLLOW_UPS)
    )
    return [_item(one) for one in session.execute(due).scalars()]


def _mine(worker: UUID) -> Select[CaseItem]:
    return (
        select(CaseItem)
        .join(CaseFile, col(CaseFile.id) == col(CaseItem.case_id))
        .where(col(CaseFile.team_id).in_(team_ids_of(worker)))
    )


def _find(
    session: Session, worker: UUID, item_id: UUID, now: datetime
) -> tuple[CaseItem, CaseFile]:
    """Give an item as it is now, and its case, whose row is locked."""
    wanted = _mine(worker).where(col(CaseItem.id) == item_id)
    found: CaseItem | None = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise UnknownItemError(item_id)
    case = touch(session, worker, found.case_id, now)
    # Another worker may have had the lock, and changed it or taken it back.
    again = session.execute(wanted.execution_options(populate_existing=True))
    now_there: CaseItem | None = again.scalar_one_or_none()
    if now_there is None:
        raise UnknownItemError(item_id)
    return now_there, case


def _count(session: Session, case: CaseFile, item: CaseItem, by: int) -> None:
    one = Counted(
        case.team_id,
        item.month,
        item.need,
        item.area,
        outcome_of(item.state),
        reason_of(item.reason),
    )
    count(session, one, by)


def _item(one: CaseItem) -> Item:
    return Item(
        id=one.id,
        case_id=one.case_id,
        number=one.service_number,
        need=one.need,
        state=one.state,
        reason=one.reason,
        follow_up_on=one.follow_up_on,
        given_at=one.given_at,
        changed_at=one.changed_at,
    )
