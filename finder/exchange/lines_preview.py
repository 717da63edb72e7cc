"""What a file of JSON Lines would change: the shipped seed's next version, for example."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sqlmodel import Session

from finder.directory.conflicts import same
from finder.directory.origins import merge_by_origin, sort_out
from finder.directory.reading import read_version
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import ORGANIZATION, SERVICE, Stored, read_meta
from finder.directory.tombstones import read_stones, why_refused
from finder.exchange.cutting import Row
from finder.exchange.json_lines import BATCH, Line, Reader, Summary
from finder.exchange.judging import Judged, Verdict
from finder.exchange.quarantine import Fault
from finder.exchange.reports import Report
from finder.vocabulary import Origin


def preview_lines(
    session: Session,
    lines: Iterable[bytes],
    origin: Origin,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Give what an import of these lines would do on this origin's word; nothing is written."""
    report = Report(read_version(session))
    for batch in _batches(Reader(_Counting(report), Summary()).read(lines)):
        for judged in _judge(session, batch, origin):
            report.count(judged)
        if progress is not None:
            progress(report.read)
    return report


class _Counting:
    """Counts the lines that cannot be read."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def put(self, line: int, faults: list[Fault], text: str) -> None:
        row = Row(line, line, (text,))
        self._report.count(Judged(row, Verdict.REFUSED, faults=tuple(faults)))


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _judge(session: Session, batch: Sequence[Line], origin: Origin) -> Iterator[Judged]:
    ids = {line.record.id for line in batch}
    runner_ids = {line.record.organization.id for line in batch}
    services, meta = read_records(session, ids), read_meta(session, SERVICE, ids)
    runners = read_organizations(session, runner_ids)
    runner_meta = read_meta(session, ORGANIZATION, runner_ids)
    stones = read_stones(session, ids | runner_ids)
    for line in batch:
        record = line.record
        row = Row(line.number, line.number, (line.text,))
        erased = next(
            (
                why_refused(stones[key])
                for key in (record.id, record.organization.id)
                if key in stones and stones[key].is_erased
            ),
            None,
        )
        if erased is not None:
            faults = (Fault("id", str(record.id), erased),)
            yield Judged(row, Verdict.REFUSED, faults=faults)
        elif record.id not in services:
            yield Judged(row, Verdict.NEW, record)
        else:
            known, stored = services[record.id], meta[record.id]
            changed, kept = _runner_changes(record.organization, runners, runner_meta, origin)
            yield _compare(row, record, known, stored, origin, changed, kept)


def _compare(
    row: Row,
    record: ServiceRecord,
    known: ServiceRecord,
    stored: Stored,
    origin: Origin,
    runner_changed: tuple[str, ...],
    runner_kept: tuple[str, ...],
) -> Judged:
    merged, _, kept = merge_by_origin(record, known, stored.origins, origin)
    changed = tuple(
        name
        for name in ServiceRecord.model_fields
        if not same(getattr(merged, name), getattr(known, name))
    )
    verdict = Verdict.CHANGED if changed or runner_changed else Verdict.SAME
    return Judged(
        row,
        verdict,
        merged if verdict is Verdict.CHANGED else None,
        known,
        stored.number,
        (*changed, *runner_changed),
        (*kept, *runner_kept),
    )


def _runner_changes(
    record: OrganizationRecord,
    runners: Mapping[UUID, OrganizationRecord],
    meta: Mapping[UUID, Stored],
    origin: Origin,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the headings of what would change of an organisation, and of what would stay."""
    known = runners.get(record.id)
    if known is None:
        return (), ()
    stated = {name: getattr(record, name) for name in record.model_fields_set - {"id"}}
    taken, kept = sort_out(stated, dict(known), meta[record.id].origins, origin)
    changed = (name for name, value in taken.items() if value != getattr(known, name))
    return tuple(map(_heading, sorted(changed))), tuple(map(_heading, kept))


def _heading(name: str) -> str:
    return name if name.startswith("organization_") else f"organization_{name}"
