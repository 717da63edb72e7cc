"""What came of it all, for a team and whoever pays it: from counters alone, small numbers hidden.

A year is the sum of its quarters as they are told, and what several teams did the sum of what each
may tell: so no two reports tell by subtraction what each of them hides.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlmodel import Session, col

from finder.casework.cases import known_of, touch
from finder.casework.periods import Period
from finder.casework.sealing import Sealer
from finder.casework.small_numbers import (
    Number,
    is_small,
    tell_cell,
    tell_parts,
    tell_sum,
    tell_total,
)
from finder.casework.teams import team_ids_of
from finder.models import CaseCounter, CaseFile, CaseMinutes, table_of
from finder.vocabulary import NotHelped, Outcome

COLUMNS = ("given", "no_word", "reached", "helped", "not_helped", "unmet")
NOTHING_HEARD = (Outcome.GIVEN, Outcome.CALLED_TOGETHER)
_counter = table_of(CaseCounter)
# What is counted of one need in one area.
Cell = Counter[tuple[Outcome, str]]
Reasons = Mapping[NotHelped, Number]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One need in one area, or all together; `given` is hidden where a part of it is.

    `reasons` says why it did not help, of all who were not helped or of nobody: it is empty where
    that would tell too much.
    """

    need: str
    area: str
    reasons: Reasons
    given: Number
    no_word: Number
    reached: Number
    helped: Number
    not_helped: Number
    unmet: Number

    @property
    def hides_reasons(self) -> bool:
        """Say whether there are reasons that must not be told."""
        return self.not_helped.shown != 0 and not self.reasons


@dataclass(frozen=True, slots=True)
class Report:
    """What came of what was given in a period."""

    rows: tuple[ReportRow, ...]
    everything: ReportRow


@dataclass(frozen=True, slots=True)
class CaseMinutesLine:
    """Minutes worked for one case within some days."""

    case_id: UUID
    reference: str
    consent_on: date | None
    minutes: int


def read_report(session: Session, worker: UUID, period: Period) -> Report:
    """Give the report of the worker's teams over a quarter, or over a year."""
    reports = [
        tell(cells)
        for quarter in period.quarters
        for cells in _read_quarter(session, worker, quarter).values()
    ]
    return reports[0] if len(reports) == 1 else _together(reports)


def tell(cells: Mapping[tuple[str, str], Cell]) -> Report:
    """Give the report of one team over one quarter, from what was counted by need and area."""
    rows = [_row(need, area, counts) for (need, area), counts in cells.items()]
    columns = list(zip(*(_columns(counts) for counts in cells.values()), strict=True))
    sums = [tell_total(column) for column in columns] if cells else [Number(0)] * 5
    everything = _make_row("", "", sums, {} if sums[3].is_hidden else _all_reasons(rows, cells))
    return Report(tuple(sorted(rows, key=lambda row: (row.need, row.area))), everything)


def _all_reasons(rows: Sequence[ReportRow], cells: Mapping[tuple[str, str], Cell]) -> Reasons:
    """Give why nothing helped in all rows together, where it is told how often that was.

    Rows that tell their reasons tell all of them. So what is left are the reasons of all the other
    rows together, and these are told as the parts of a sum that is known.
    """
    told, left = Counter[NotHelped](), Counter[NotHelped]()
    for row, counts in zip(rows, cells.values(), strict=True):
        (left if row.hides_reasons else told).update(_reasons(counts))
    parts = tell_parts(left)
    if left and not parts:
        return {}
    sums = {one: tell_sum([Number(told[one]), parts.get(one, Number(0))]) for one in NotHelped}
    return {
        one: parts[one] if one in parts and not told[one] else number
        for one, number in sums.items()
        if told[one] or left[one]
    }


def _read_quarter(
    session: Session, worker: UUID, quarter: Period
) -> dict[UUID, dict[tuple[str, str], Cell]]:
    """Give what was counted in a quarter by team, need and area."""
    parts = (_counter.c.team_id, _counter.c.need, _counter.c.area)
    what = (_counter.c.outcome, _counter.c.reason)
    counted = session.connection().execute(
        select(*parts, *what, func.sum(_counter.c.number).label("number"))
        .where(
            _counter.c.team_id.in_(team_ids_of(worker)),
            _counter.c.month >= f"{quarter.first:%Y-%m}",
            _counter.c.month <= f"{quarter.last:%Y-%m}",
        )
        .group_by(*parts, *what)
    )
    teams: dict[UUID, dict[tuple[str, str], Cell]] = {}
    for team, need, area, outcome, reason, number in counted:
        if number:
            cells = teams.setdefault(team, {})
            cells.setdefault((need, area), Counter())[outcome, reason] += int(number)
    return teams


def _together(reports: Sequence[Report]) -> Report:
    """Add up what reports tell, and nothing else: what one of them hides stays hidden."""
    rows: dict[tuple[str, str], list[ReportRow]] = {}
    for report in reports:
        for row in report.rows:
            rows.setdefault((row.need, row.area), []).append(row)
    everything = [report.everything for report in reports] or [tell({}).everything]
    return Report(tuple(_sum_of_rows(rows[key]) for key in sorted(rows)), _sum_of_rows(everything))


def _sum_of_rows(rows: Sequence[ReportRow]) -> ReportRow:
    reasons: dict[NotHelped, list[Number]] = {}
    for row in rows:
        for reason, number in row.reasons.items():
            reasons.setdefault(reason, []).append(number)
    hides = any(row.hides_reasons for row in rows)
    return ReportRow(
        rows[0].need,
        rows[0].area,
        {} if hides else {one: tell_sum(reasons[one]) for one in NotHelped if one in reasons},
        *(tell_sum([getattr(row, name) for row in rows]) for name in COLUMNS),
    )


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


def _columns(counts: Cell) -> list[int]:
    """Give the numbers of a row but for their sum, in the order of the columns."""
    of: Counter[Outcome] = Counter()
    for (outcome, _), number in counts.items():
        of[outcome] += number
    return [
        sum(of[one] for one in NOTHING_HEARD),
        of[Outcome.REACHED],
        of[Outcome.HELPED],
        of[Outcome.NOT_HELPED],
        of[Outcome.UNMET],
    ]


def _reasons(counts: Cell) -> Counter[NotHelped]:
    return Counter({NotHelped(reason): number for (_, reason), number in counts.items() if reason})


def _row(need: str, area: str, counts: Cell) -> ReportRow:
    reasons = _reasons(counts)
    tells = not any(is_small(number) for number in reasons.values())
    told = {one: Number(reasons[one]) for one in NotHelped if reasons[one]} if tells else {}
    return _make_row(need, area, [tell_cell(number) for number in _columns(counts)], told)


def _make_row(need: str, area: str, numbers: Sequence[Number], reasons: Reasons) -> ReportRow:
    # With one of its parts hidden, the sum would tell it.
    return ReportRow(need, area, reasons, tell_sum(numbers[:4]), *numbers)
