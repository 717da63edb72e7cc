"""Taking a spreadsheet into the directory, in two steps: look at what it would do, then do it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from finder.directory.editing import Author, apply
from finder.directory.labels import NAMELESS, Names
from finder.directory.reading import read_merges, read_version
from finder.directory.records import ServiceRecord
from finder.directory.storing import lock_state
from finder.exchange.cutting import Row
from finder.exchange.drafts import WHOLE_ROW
from finder.exchange.judging import Judge, Judged, Verdict
from finder.exchange.quarantine import Fault, SpreadsheetQuarantine
from finder.exchange.reports import Report
from finder.exchange.spreadsheet import Spreadsheet
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

BATCH = 500
# Rows that wait for the end lie in memory.
MOST_WAITING = 5_000
MERGED_INTO = "merged_into"
Progress = Callable[[int], None]


class DirectoryMovedError(RuntimeError):
    """Somebody wrote since the preview was made, so it may not be right any more."""


def preview(
    session: Session,
    spreadsheet: Spreadsheet,
    origin: Origin = Origin.IMPORT,
    quarantine: SpreadsheetQuarantine | None = None,
    progress: Progress | None = None,
    *,
    take_namesakes: bool = False,
    names: Names = NAMELESS,
) -> Report:
    """Give what the import would do, without writing to the directory.

    Refused rows go to the quarantine. `take_namesakes` takes in new services of a name that their
    organisation has already. `progress` is told how many rows were read. Raises
    UnreadableSpreadsheetError.
    """
    report = Report(read_version(session))
    judge = Judge(spreadsheet.headings, origin, take_namesakes=take_namesakes)
    for judged in _judge_all(session, spreadsheet, judge, progress):
        _count(judged, report, quarantine, names)
    return report


def commit(
    session: Session,
    spreadsheet: Spreadsheet,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    quarantine: SpreadsheetQuarantine | None = None,
    progress: Progress | None = None,
    *,
    take_namesakes: bool = False,
    seen_version: int | None = None,
    names: Names = NAMELESS,
) -> Report:
    """Write what can be taken and give what was done; the caller commits all of it or nothing.

    All changes are one change set, by which the import is undone. Raises DirectoryMovedError when
    the directory's version is not the one of the preview, `seen_version`, and
    UnreadableSpreadsheetError.
    """
    lock_state(session)
    report = Report(read_version(session))
    if seen_version is not None and report.version != seen_version:
        raise DirectoryMovedError(f"the directory moved from {seen_version} to {report.version}")
    if author.together is None:
        author = author.for_all("Import of a spreadsheet")
    judge = Judge(spreadsheet.headings, author.origin, take_namesakes=take_namesakes)

    def write(batch: Sequence[Judged]) -> list[Judged]:
        return _write(session, batch, judge, author, now, gazetteer)

    for judged in _judge_all(session, spreadsheet, judge, progress, write):
        _count(judged, report, quarantine, names)
    if report.new or report.changed:
        report.together = author.together.id if author.together is not None else None
    return report


def _count(
    judged: Judged, report: Report, quarantine: SpreadsheetQuarantine | None, names: Names
) -> None:
    report.count(judged, names)
    if judged.verdict is Verdict.REFUSED and quarantine is not None:
        quarantine.put(judged.row.line, judged.row.cells, judged.faults)


def _judge_all(
    session: Session,
    spreadsheet: Spreadsheet,
    judge: Judge,
    progress: Progress | None,
    write: Callable[[Sequence[Judged]], list[Judged]] | None = None,
) -> Iterator[Judged]:
    """Give what becomes of every row, and write what is new or changed where there is a writer."""
    do = write or list
    waiting: list[Judged] = []
    read = 0
    for rows in _batches(spreadsheet.rows()):
        batch = list(judge.judge(session, rows))
        # A merge may point at a service further down: such rows wait for the end.
        waiting += [one for one in batch if one.is_merge]
        yield from do([one for one in batch if not one.is_merge])
        if len(waiting) >= MOST_WAITING:
            yield from do(_with_targets(session, waiting, judge))
            waiting = []
        read += len(rows)
        if progress is not None:
            progress(read)
    yield from do(_with_targets(session, waiting, judge))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _with_targets(session: Session, waiting: Sequence[Judged], judge: Judge) -> list[Judged]:
    """Give the rows of merged services, those without a target that stays as refused."""
    records = [one.record for one in waiting if one.record is not None]
    targets = {record.merged_into for record in records if record.merged_into is not None}
    known: dict[UUID, UUID | None] = dict.fromkeys(targets & judge.accepted())
    known |= read_merges(session, targets)
    known |= {record.id: record.merged_into for record in records}
    return [_with_target(one, known) for one in waiting]


def _with_target(judged: Judged, known: Mapping[UUID, UUID | None]) -> Judged:
    target = judged.record.merged_into if judged.record is not None else None
    if target is None or target not in known:
        reason = "is the id of no service"
    elif known[target] is not None:
        reason = "is the id of a service that was joined to another one: name the one that stays"
    else:
        return judged
    return judged.refused(Fault(MERGED_INTO, str(target), reason))


def _write(
    session: Session,
    batch: Sequence[Judged],
    judge: Judge,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> list[Judged]:
    """Write what is new or changed; give the rows with what then became of them."""
    unchanged: set[UUID] = set()
    refused: dict[UUID, str] = {}
    for records in _in_order(batch, judge):
        changes = apply(session, records, author, now, gazetteer)
        unchanged.update(changes.unchanged)
        refused |= changes.refused
    return [_as_written(one, unchanged, refused) for one in batch]


def _in_order(batch: Sequence[Judged], judge: Judge) -> Iterator[list[ServiceRecord]]:
    """Give the records to write, first those that change places: others may share these."""
    records = [one.record for one in batch if one.record is not None]
    moving = [judge.settle(record) for record in records if "locations" in record.stated()]
    others = [record for record in records if "locations" not in record.stated()]
    yield from (some for some in (moving, others) if some)


def _as_written(judged: Judged, unchanged: Collection[UUID], refused: Mapping[UUID, str]) -> Judged:
    if judged.record is None:
        return judged
    key = judged.record.id
    if key in refused:
        return judged.refused(Fault(WHOLE_ROW, "", refused[key]))
    return replace(judged, verdict=Verdict.SAME) if key in unchanged else judged
