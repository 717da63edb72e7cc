"""Reading JSON Lines, one service a line, into the directory."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, NoReturn
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session

from finder.directory.editing import Author, apply
from finder.directory.reading import read_merges
from finder.directory.records import Record, ServiceRecord
from finder.exchange.quarantine import Fault, Quarantine, Refusals, shown
from finder.places.gazetteer import Gazetteer
from finder.text import print_of

BATCH = 500
LONGEST_LINE = 1_000_000


@dataclass(slots=True)
class Summary:
    """What became of the records: `read` is the sum of the four others."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    quarantined: int = 0
    kept_fields: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line that could be read."""

    number: int
    text: str
    record: ServiceRecord


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a file; of one that is too long, only enough to know that it is."""
    while line := file.readline(LONGEST_LINE + 1):
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(LONGEST_LINE)):
            pass
        yield line


class _UnreadableLineError(ValueError):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults[0].reason)
        self.faults = faults


def import_lines(
    session: Session,
    lines: Iterable[bytes],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    quarantine: Quarantine,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Write every record that can be taken, in batches; the rest goes to quarantine.

    `lines` are UTF-8 with one JSON object each; empty ones are passed over. The caller commits,
    so an import that breaks off has changed nothing. `progress` is told how many were read.
    """
    summary = Summary()
    reader = Reader(quarantine, summary)
    merged: list[Line] = []
    batch: list[Line] = []
    for line in reader.read(lines):
        # A merge may point at a service further down: such records wait for the end.
        (batch if line.record.merged_into is None else merged).append(line)
        if len(batch) == BATCH:
            _apply(session, batch, author, now, gazetteer, reader)
            batch = []
        if progress is not None:
            progress(summary.read)
    _apply(session, batch, author, now, gazetteer, reader)
    _apply(session, _with_targets(session, merged, reader), author, now, gazetteer, reader)
    summary.quarantined = quarantine.lines
    return summary


def _apply(
    session: Session,
    batch: list[Line],
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    reader: "Reader",
) -> None:
    if not batch:
        return
    changes = apply(session, [line.record for line in batch], author, now, gazetteer)
    lines = {line.record.id: line for line in batch}
    for key, reason in changes.refused.items():
        # What was erased must not lie in a file of ours either.
        text = "" if key in changes.erased else lines[key].text
        reader.refuse(lines[key].number, [Fault("(record)", str(key), reason)], text)
    summary = reader.summary
    summary.added += len(changes.added)
    summary.changed += len(changes.changed)
    summary.unchanged += len(changes.unchanged)
    summary.kept_fields += sum(len(fields) for fields in changes.kept.values())


def _with_targets(session: Session, merged: list[Line], reader: "Reader") -> list[Line]:
    """Give the merged records whose target exists and stays; the others go to quarantine."""
    known = read_merges(session, {line.record.merged_into for line in merged})
    known |= {line.record.id: line.record.merged_into for line in merged}
    good = []
    for line in merged:
        target = line.record.merged_into
        if target not in known:
            reason = "no service has this id"
        elif known[target] is not None:
            reason = "the service of this id was merged itself; name the one that stays"
        else:
            good.append(line)
            continue
        reader.refuse(line.number, [Fault("merged_into", str(target), reason)], line.text)
    return good


class Reader:
    """Reads lines into records and keeps watch over what one file may say twice."""

    def __init__(self, quarantine: Refusals, summary: Summary) -> None:
        self._quarantine = quarantine
        self.summary = summary
        self._services: dict[UUID, int] = {}
        # On which line the file first says something of an organisation or place, and its print.
        self._said: dict[tuple[str, UUID], tuple[int, str]] = {}

    def refuse(self, number: int, faults: list[Fault], text: str) -> None:
        """Keep a line back with what is wrong with it."""
        self._quarantine.put(number, faults, text)

    def read(self, lines: Iterable[bytes]) -> Iterator[Line]:
        """Give the lines that can be read; the others go to quarantine."""
        for number, raw in enumerate(lines, start=1):
            raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            if not raw.strip():
                continue
            self.summary.read += 1
            try:
                record = _read_record(raw)
                self._check_once(number, record)
            except _UnreadableLineError as error:
                self.refuse(number, error.faults, raw.decode("utf-8", "replace").rstrip("\r\n"))
                continue
            yield Line(number, raw.decode("utf-8").rstrip("\r\n"), record)

    def _check_once(self, number: int, record: ServiceRecord) -> None:
        first = self._services.get(record.id)
        if first is not None:
            raise _UnreadableLineError(
                [Fault("id", str(record.id), f"line {first} has the same id")]
            )
        stated = [("organization", record.organization.id, _print(record.organization))]
        stated += [("locations", place.id, _print(place)) for place in record.locations]
        for field, key, content in stated:
            line, before = self._said.get((field, key), (number, content))
            if before != content:
                reason = f"line {line} says something else about the same id"
                raise _UnreadableLineError([Fault(field, str(key), reason)])
        self._services[record.id] = number
        for field, key, content in stated:
            self._said.setdefault((field, key), (number, content))


def _print(part: Record) -> str:
    return print_of(part.model_dump_json())


def _read_record(raw: bytes) -> ServiceRecord:
    if len(raw) > LONGEST_LINE:
        raise _line_fault(f"the line is longer than {LONGEST_LINE:,} bytes")
    try:
        content = json.loads(
            raw.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_once_each
        )
    except UnicodeDecodeError as error:
        raise _line_fault("the line is not UTF-8 text") from error
    except RecursionError as error:
        raise _line_fault("the line is nested too deeply") from error
    except ValueError as error:
        raise _line_fault(f"the line is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise _line_fault("the line is not one JSON object")
    try:
        return ServiceRecord.model_validate(content)
    except ValidationError as error:
        raise _UnreadableLineError(
            [
                Fault(
                    ".".join(str(step) for step in problem["loc"]) or "(record)",
                    shown(problem["input"]),
                    problem["msg"].removeprefix("Value error, "),
                )
                for problem in error.errors(include_url=False)
            ]
        ) from error


def _line_fault(reason: str) -> _UnreadableLineError:
    return _UnreadableLineError([Fault("(line)", "", reason)])


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice")
    return found
