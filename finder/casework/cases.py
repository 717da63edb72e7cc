"""Cases: somebody under a made-up reference, what is known of them, and since when.

Every function takes the worker, and finds only cases of a team of theirs: any other id is unknown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Integer, cast, delete, func, select
from sqlmodel import Session, col

from finder.casework.counters import Counted, count, month_of
from finder.casework.scope import find_row, rows_of
from finder.casework.sealing import Sealer, UnreadableCaseError
from finder.casework.teams import team_ids_of, team_of
from finder.models import CaseFile, CaseItem, FormKey, Team, TeamLink
from finder.vocabulary import ItemState, Outcome

PAGE = 25
# What stands for the reference of a case in a list that no key here opens.
LOCKED = "(sealed with another key)"
WAITING = (ItemState.GIVEN, ItemState.CALLED_TOGETHER, ItemState.REACHED)


class UnknownCaseError(LookupError):
    """There is no such case in a team of this worker."""


class ReferenceTakenError(ValueError):
    """The team has a case under this reference; `case_id` is its id."""

    def __init__(self, case_id: UUID) -> None:
        super().__init__(case_id)
        self.case_id = case_id


class ChangedMeanwhileError(ValueError):
    """Somebody else changed the case since it was shown."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case; nothing but the reference must be. `home` and `treatment` are
    places as typed, `needs` ids of needs, `cancer` the id of a type.
    """

    reference: str
    home: str = ""
    treatment: str = ""
    cancer: str = ""
    phase: str = ""
    age: int | None = None
    insurance: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    note: str = ""
    consent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case, opened for a worker of its team."""

    id: UUID
    team_id: UUID
    version: int
    known: Known
    area: str
    opened_at: datetime
    touched_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list; `waiting` is how many services have no outcome yet, of `given`."""

    id: UUID
    reference: str
    team: str
    needs: tuple[str, ...]
    touched_at: datetime
    closed_at: datetime | None
    given: int
    waiting: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of cases, those worked on or closed last first."""

    lines: tuple[CaseLine, ...]
    total: int
    page: int
    pages: int


def open_case(
    session: Session,
    sealer: Sealer,
    worker: UUID,
    team_id: UUID,
    known: Known,
    area: str,
    now: datetime,
) -> UUID:
    """Open a case in a team of the worker's, and give its id; `area` is a state, such as US-MA.

    Raises UnknownTeamError, or ReferenceTakenError.
    """
    team = team_of(session, worker, team_id)
    _refuse_taken(session, sealer, team.id, known.reference)
    key = uuid4()
    case = CaseFile(
        id=key,
        team_id=team.id,
        reference_key=sealer.reference_key(team.id, known.reference),
        sealed=_seal(sealer, key, known),
        needs=list(known.needs),
        area=area,
        opened_at=now,
        touched_at=now,
    )
    session.add(case)
    session.flush()
    return key


def read_case(session: Session, sealer: Sealer, worker: UUID, case_id: UUID) -> Case:
    """Give one case of the worker's teams; raises UnknownCaseError or UnreadableCaseError."""
    found = _find(session, worker, case_id)
    return Case(
        id=found.id,
        team_id=found.team_id,
        version=found.version,
        known=_open(sealer, found),
        area=found.area,
        opened_at=found.opened_at,
        touched_at=found.touched_at,
        closed_at=found.closed_at,
    )


def has_case(session: Session, worker: UUID, case_id: UUID) -> bool:
    """Say whether the worker's teams have such a case."""
    return (
        session.execute(rows_of(worker, CaseFile).where(col(CaseFile.id) == case_id)).first()
        is not None
    )


def change_case(
    session: Session,
    sealer: Sealer,
    worker: UUID,
    case_id: UUID,
    known: Known,
    area: str,
    version: int,
    now: datetime,
) -> None:
    """Write what is known of a case now; `version` is the one that the worker saw.

    Raises UnknownCaseError, ReferenceTakenError, or ChangedMeanwhileError.
    """
    case = touch(session, worker, case_id, now)
    if case.version != version:
        raise ChangedMeanwhileError(case_id)
    _refuse_taken(session, sealer, case.team_id, known.reference, but=case_id)
    case.reference_key = sealer.reference_key(case.team_id, known.reference)
    case.sealed = _seal(sealer, case.id, known)
    case.needs, case.area, case.version = list(known.needs), area, version + 1
    session.add(case)
    session.flush()


def touch(session: Session, worker: UUID, case_id: UUID, now: datetime) -> CaseFile:
    """Give a case, locked, whose days begin anew now; one that was closed is open again.

    Raises UnknownCaseError.
    """
    case = _find(session, worker, case_id, lock=True)
    if case.closed_at is not None:
        for need in case.unmet:
            count(session, _unmet(case, need), -1)
        case.closed_at, case.unmet = None, []
    case.touched_at = now
    session.add(case)
    session.flush()
    return case


def close_case(session: Session, worker: UUID, case_id: UUID, now: datetime) -> None:
    """Close a case as `close` does; raises UnknownCaseError."""
    case = _find(session, worker, case_id, lock=True)
    if case.closed_at is None:
        close(session, case, now)


def close(session: Session, case: CaseFile, now: datetime) -> None:
    """Close this open case, whose row is locked, and count the needs that nothing met.

    Links to its sheet open nothing any more.
    """
    session.execute(delete(TeamLink).where(col(TeamLink.case_id) == case.id))
    case.closed_at = now
    case.unmet = _unmet_needs(session, case)
    for need in case.unmet:
        count(session, _unmet(case, need), 1)
    session.add(case)
    session.flush()


def erase_case(session: Session, worker: UUID, case_id: UUID) -> None:
    """Erase a case with all that hangs on it; counters stay. Raises UnknownCaseError.

    Commit, then call `finder.casework.forgetting.scrub_cases`.
    """
    erase(session, [_find(session, worker, case_id, lock=True).id])


def erase(session: Session, case_ids: list[UUID]) -> int:
    """Erase these cases, whoever's; gives how many there were."""
    # Where a form led names the case; what hangs on a case goes with it.
    for case_id in case_ids:
        led_there = col(FormKey.outcome).contains(str(case_id))
        session.execute(delete(FormKey).where(led_there))
    gone = session.execute(delete(CaseFile).where(col(CaseFile.id).in_(case_ids)))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def list_cases(
    session: Session, sealer: Sealer, worker: UUID, page: int = 1, *, closed: bool = False
) -> CasePage:
    """Give one page of the open cases of the worker's teams, or of the closed ones."""
    closed_at = col(CaseFile.closed_at)
    # Named one by one, so that an index gives the cases in their order.
    teams = list(session.execute(team_ids_of(worker)).scalars())
    mine = (
        col(CaseFile.team_id).in_(teams),
        closed_at.is_not(None) if closed else closed_at.is_(None),
    )
    counted = select(func.count()).select_from(CaseFile).where(*mine)
    total = session.execute(counted).scalar_one()
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    order = [closed_at.desc()] if closed else []
    ids = select(col(CaseFile.id)).where(*mine).order_by(*order, col(CaseFile.touched_at).desc())
    wanted = list(session.execute(ids.limit(PAGE).offset((page - 1) * PAGE)).scalars())
    found = session.execute(select(CaseFile).where(col(CaseFile.id).in_(wanted))).scalars()
    shown = sorted(found, key=lambda case: wanted.index(case.id))
    return CasePage(_lines(session, sealer, shown), total, page, pages)


def find_case(session: Session, sealer: Sealer, worker: UUID, reference: str) -> UUID | None:
    """Give the case of the worker's teams that is kept under a reference, None without one."""
    for team_id in session.execute(team_ids_of(worker)).scalars():
        found = _kept_under(session, sealer, team_id, reference)
        if found is not None:
            return found
    return None


def known_of(
    session: Session, sealer: Sealer, worker: UUID, case_ids: set[UUID]
) -> Mapping[UUID, Known]:
    """Give what is known of cases of the worker's teams by id."""
    found = session.execute(
        rows_of(worker, CaseFile).where(col(CaseFile.id).in_(case_ids))
    ).scalars()
    return _open_all(sealer, list(found))


def _find(session: Session, worker: UUID, case_id: UUID, *, lock: bool = False) -> CaseFile:
    found = find_row(session, worker, CaseFile, case_id, lock=lock)
    if found is None:
        raise UnknownCaseError(case_id)
    return found


def _kept_under(session: Session, sealer: Sealer, team_id: UUID, reference: str) -> UUID | None:
    keys = sealer.reference_keys(team_id, reference)
    wanted = select(col(CaseFile.id)).where(
        col(CaseFile.team_id) == team_id, col(CaseFile.reference_key).in_(keys)
    )
    return session.execute(wanted).scalars().first()


def _refuse_taken(
    session: Session, sealer: Sealer, team_id: UUID, reference: str, but: UUID | None = None
) -> None:
    found = _kept_under(session, sealer, team_id, reference)
    if found is not None and found != but:
        raise ReferenceTakenError(found)


def _seal(sealer: Sealer, case_id: UUID, known: Known) -> str:
    content: dict[str, Any] = {key: one for key, one in asdict(known).items() if key != "needs"}
    content["consent_on"] = known.consent_on.isoformat() if known.consent_on else None
    return sealer.seal(case_id, content)


def _open(sealer: Sealer, case: CaseFile) -> Known:
    content = sealer.open(case.id, case.sealed)
    day = content.pop("consent_on")
    known = Known(**content, needs=tuple(case.needs))
    return replace(known, consent_on=date.fromisoformat(day) if day else None)


def _open_all(sealer: Sealer, found: list[CaseFile]) -> dict[UUID, Known]:
    """Give what is known of these cases; one that no key opens keeps nobody from the others."""
    opened: dict[UUID, Known] = {}
    for case in found:
        try:
            opened[case.id] = _open(sealer, case)
        except UnreadableCaseError:
            opened[case.id] = Known(reference=LOCKED)
    return opened


def _lines(session: Session, sealer: Sealer, found: list[CaseFile]) -> tuple[CaseLine, ...]:
    ids, known = [one.id for one in found], _open_all(sealer, found)
    if found and all(one.reference == LOCKED for one in known.values()):
        raise UnreadableCaseError(found[0].id)  # the key is another one altogether
    waiting = func.sum(cast(col(CaseItem.state).in_(WAITING), Integer))
    counted = (
        select(col(CaseItem.case_id), func.count(), waiting)
        .where(col(CaseItem.case_id).in_(ids))
        .group_by(col(CaseItem.case_id))
    )
    numbers = {case_id: (given, waits) for case_id, given, waits in session.execute(counted)}
    named = select(Team).where(col(Team.id).in_({one.team_id for one in found}))
    teams = {one.id: one.name for one in session.execute(named).scalars()}
    return tuple(
        CaseLine(
            id=one.id,
            reference=known[one.id].reference,
            team=teams[one.team_id],
            needs=tuple(one.needs),
            touched_at=one.touched_at,
            closed_at=one.closed_at,
            given=numbers.get(one.id, (0, 0))[0],
            waiting=numbers.get(one.id, (0, 0))[1],
        )
        for one in found
    )


def _unmet_needs(session: Session, case: CaseFile) -> list[str]:
    """Give the needs for which nothing was given, or nothing that may still have helped."""
    hopeful = select(col(CaseItem.need)).where(
        col(CaseItem.case_id) == case.id, col(CaseItem.state) != ItemState.NOT_HELPED
    )
    met = set(session.execute(hopeful).scalars())
    return [need for need in case.needs if need not in met]


def _unmet(case: CaseFile, need: str) -> Counted:
    month = month_of(case.closed_at or case.touched_at)
    return Counted(case.team_id, month, need, case.area, Outcome.UNMET)
