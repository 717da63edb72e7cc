"""What came of it all, for a team and whoever pays it: from counters alone, small numbers hidden.

A number from 1 to 9 could be a person. It is hidden, and so is every sum from which it could be
worked out: a year is the sum of its quarters as they are told, so it tells no more than they do.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlmodel import Session, col

from finder.casework.cases import known_of, touch
from finder.casework.periods import Period
from finder.casework.sealing import Sealer
from finder.casework.teams import team_ids_of
from finder.models import CaseCounter, CaseFile, CaseMinutes, table_of
from finder.vocabulary import NotHelped, Outcome

LEAST_SHOWN = 10
COLUMNS = ("given", "no_word", "reached", "helped", "not_helped", "unmet")
NOTHING_HEARD = (Outcome.GIVEN, Outcome.CALLED_TOGETHER)
_counter = table_of(CaseCounter)


@dataclass(frozen=True, slots=True)
class Number:
    """How often; `shown` is None where it must not be told.

    `is_small` where it may be said that there were some, and fewer than are told: a sum is hidden
    for what it would tell, however large it is.
    """

    shown: int | None
    is_small: bool = False

    @property
    def is_hidden(self) -> bool:
        """Say whether it must not be told."""
        return self.shown is None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One need in one area, or all together; `given` is hidden where a part of it is."""

    need: str
    area: str
    given: Number
    no_word: Number
    reached: Number
    helped: Number
    not_helped: Number
    unmet: Number


@dataclass(frozen=True, slots=True)
class Report:
    """What came of what was given in a period; `reasons` says why it did not help."""

    rows: tuple[ReportRow, ...]
    everything: ReportRow
    reasons: Mapping[NotHelped, Number]


@dataclass(frozen=True, slots=True)
class CaseMinutesLine:
    """Minutes worked for one case within some days."""

    case_id: UUID
    reference: str
    consent_on: date | None
    minutes: int


def read_report(session: Session, worker: UUID, period: Period) -> Report:
    """Give the report of the worker's teams over a quarter, or over a year."""
    reports = [_read_quarter(session, worker, one) for one in period.quarters]
    return reports[0] if len(reports) == 1 else _together(reports)


def _read_quarter(session: Session, worker: UUID, quarter: Period) -> Report:
    counted = session.connection().execute(
        select(
            _counter.c.need,
            _counter.c.area,
            _counter.c.outcome,
            _counter.c.reason,
            func.sum(_counter.c.number).label("number"),
        )
        .where(
            _counter.c.team_id.in_(team_ids_of(worker)),
            _counter.c.month >= f"{quarter.first:%Y-%m}",
            _counter.c.month <= f"{quarter.last:%Y-%m}",
        )
        .group_by(_counter.c.need, _counter.c.area, _counter.c.outcome, _counter.c.reason)
    )
    cells: dict[tuple[str, str], Counter[Outcome]] = {}
    reasons: Counter[NotHelped] = Counter()
    for need, area, outcome, reason, number in counted:
        if number:
            cells.setdefault((need, area), Counter())[outcome] += int(number)
            if reason:
                reasons[NotHelped(reason)] += int(number)
    parts = [_columns(counts) for counts in cells.values()]
    rows = [
        _row(need, area, [_cell(number) for number in _columns(counts)])
        for (need, area), counts in cells.items()
    ]
    sums = [_total(column) for column in zip(*parts, strict=True)] if parts else [Number(0)] * 5
    everything = _row("", "", sums)
    return Report(
        rows=tuple(sorted(rows, key=lambda row: (row.need, row.area))),
        everything=everything,
        # Together they are as many as did not help: what hides that must hide it here too.
        reasons=_all_hidden(reasons) if everything.not_helped.is_hidden else _parts(reasons),
    )


def _together(reports: Sequence[Report]) -> Report:
    """Add up what is told of quarters, and nothing else: what one of them hides stays hidden."""
    rows: dict[tuple[str, str], list[ReportRow]] = {}
    reasons: dict[NotHelped, list[Number]] = {}
    for report in reports:
        for row in report.rows:
            rows.setdefault((row.need, row.area), []).append(row)
        for reason, number in report.reasons.items():
            reasons.setdefault(reason, []).append(number)
    return Report(
        rows=tuple(_sum_of_rows(rows[key]) for key in sorted(rows)),
        everything=_sum_of_rows([report.everything for report in reports]),
        reasons={one: _sum_as_told(reasons[one]) for one in NotHelped if one in reasons},
    )


def _sum_of_rows(rows: Sequence[ReportRow]) -> ReportRow:
    return ReportRow(
        rows[0].need,
        rows[0].area,
        *(_sum_as_told([getattr(row, name) for row in rows]) for name in COLUMNS),
    )


def _sum_as_told(numbers: Iterable[Number]) -> Number:
    shown = [one.shown for one in numbers]
    return Number(None if None in shown else sum(one or 0 for one in shown))


def note_minutes(
    session: Session, worker: UUID, case_id: UUID, on: date, minutes: int, now: datetime
) -> None:
    """Note minutes that somebody worked for a case; raises UnknownCaseError."""
    case = touch(session, worker, case_id, now)
    session.add(CaseMinutes(id=uuid4(), case_id=case.id, worked_on=on, minutes=minutes))
    session.flush()


def list_minutes(
    session: Session, sealer: Sealer, worker: UUID, period: Period
) -> list[CaseMinutesLine]:
    """Give the minutes of each case of the worker's teams within a period, by reference."""
    wanted = (
        select(col(CaseMinutes.case_id), func.sum(col(CaseMinutes.minutes)))
        .join(CaseFile, col(CaseFile.id) == col(CaseMinutes.case_id))
        .where(
            col(CaseFile.team_id).in_(team_ids_of(worker)),
            col(CaseMinutes.worked_on) >= period.first,
            col(CaseMinutes.worked_on) <= period.last,
        )
        .group_by(col(CaseMinutes.case_id))
    )
    minutes = {case_id: int(total) for case_id, total in session.execute(wanted)}
    known = known_of(session, sealer, worker, set(minutes))
    lines = [
        CaseMinutesLine(key, one.reference, one.consent_on, minutes[key])
        for key, one in known.items()
    ]
    return sorted(lines, key=lambda line: line.reference.casefold())


def minutes_of(session: Session, case_id: UUID) -> int:
    """Give all minutes that were noted for a case."""
    wanted = select(func.coalesce(func.sum(col(CaseMinutes.minutes)), 0))
    return int(session.execute(wanted.where(col(CaseMinutes.case_id) == case_id)).scalar_one())


def _columns(counts: Mapping[Outcome, int]) -> list[int]:
    return [
        sum(counts[one] for one in NOTHING_HEARD),
        counts[Outcome.REACHED],
        counts[Outcome.HELPED],
        counts[Outcome.NOT_HELPED],
        counts[Outcome.UNMET],
    ]


def _row(need: str, area: str, numbers: Sequence[Number]) -> ReportRow:
    shown = [one.shown for one in numbers[:4]]
    # With its parts hidden, the sum would tell them.
    whole = None if None in shown else sum(one or 0 for one in shown)
    return ReportRow(need, area, Number(whole), *numbers)


def _hide(number: int) -> int | None:
    return None if 0 < number < LEAST_SHOWN else number


def _cell(number: int) -> Number:
    return Number(_hide(number), is_small=_hide(number) is None)


def _parts(reasons: Mapping[NotHelped, int]) -> dict[NotHelped, Number]:
    """Give reasons whose sum may be known: with what is hidden the smallest others go too."""
    told = {one: reasons[one] for one in NotHelped if reasons.get(one)}
    hidden = {one for one, number in told.items() if _hide(number) is None}
    are_small = _are_safe([told[one] for one in hidden])
    if hidden and not are_small:
        # With larger ones among them, none says that it is small; and as each of these is 10 at
        # least, so much must be left over that a small one may be several numbers.
        left = sum(told[one] for one in hidden) - len(hidden)
        for one in sorted(set(told) - hidden, key=lambda reason: told[reason]):
            hidden.add(one)
            left += told[one] - LEAST_SHOWN
            if left > 1:
                break
    return {
        one: Number(None, is_small=are_small) if one in hidden else Number(number)
        for one, number in told.items()
    }


def _all_hidden(reasons: Mapping[NotHelped, int]) -> dict[NotHelped, Number]:
    return {one: Number(None) for one in NotHelped if reasons.get(one)}


def _total(column: Iterable[int]) -> Number:
    """Give the sum of a column, hidden where it would tell what is hidden in it."""
    numbers = list(column)
    hidden = [one for one in numbers if _hide(one) is None]
    if not hidden:
        return Number(sum(numbers))
    return Number(sum(numbers) if _are_safe(hidden) else None)


def _are_safe(hidden: Sequence[int]) -> bool:
    """Say whether the sum of these, each from 1 to 9, may be known: no one of them follows."""
    rest, most = sum(hidden), (LEAST_SHOWN - 1) * len(hidden)
    return len(hidden) > 1 and LEAST_SHOWN <= rest <= most - 2
