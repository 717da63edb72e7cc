"""What an import would do, or did: counts, and the rows that people want to see."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from finder.directory.comparing import Change, change_of
from finder.directory.labels import NAMELESS, Names
from finder.directory.records import LocationRecord, ServiceRecord
from finder.exchange.columns import COLUMNS, Column
from finder.exchange.judging import Judged, Verdict
from finder.exchange.quarantine import Fault, shown

# More would not be read, and must lie in memory.
MOST_SHOWN = 500
SECRET = "(a secret place)"  # noqa: S105 (no password)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what is stored and what the row says: as cells show it, and in words."""

    heading: str
    before: str
    after: str
    words: Change


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A row of the file: its line, its number in a spreadsheet program, and what becomes of it."""

    line: int
    row: int
    verdict: Verdict
    name: str
    service_number: int | None
    changes: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Report:
    """What becomes of the rows of a file: `read` is the sum of the four counts after it.

    `kept_fields` stay as somebody closer to the service wrote them. `rows` are the first of each
    kind, without those that are the same. `version` is the directory's, `together` the change set
    by which an import is undone.
    """

    version: int
    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    kept_fields: int = 0
    together: UUID | None = None
    rows: list[ReportedRow] = field(default_factory=list)
    _shown: Counter[Verdict] = field(default_factory=Counter)

    def count(self, judged: Judged, names: Names = NAMELESS) -> None:
        """Count a row, and keep it to be shown while there is room."""
        self.read += 1
        setattr(self, judged.verdict, getattr(self, judged.verdict) + 1)
        self.kept_fields += len(judged.kept)
        is_plain = judged.verdict is Verdict.SAME and not judged.kept
        if not is_plain and self._shown[judged.verdict] < MOST_SHOWN:
            self._shown[judged.verdict] += 1
            self.rows.append(_tell(judged, names))

    @property
    def is_cut(self) -> bool:
        """Give whether more rows were counted than are shown."""
        return self._shown[Verdict.REFUSED] < self.refused or any(
            self._shown[verdict] < getattr(self, verdict)
            for verdict in (Verdict.NEW, Verdict.CHANGED)
        )


def _tell(judged: Judged, names: Names) -> ReportedRow:
    record = judged.record or judged.known
    return ReportedRow(
        judged.row.line,
        judged.row.number,
        judged.verdict,
        record.name if record is not None else "",
        judged.number,
        tuple(_changes(judged, judged.changed, judged.record, names)),
        tuple(_changes(judged, judged.kept, None, names)),
        judged.faults,
    )


def _changes(
    judged: Judged, fields: tuple[str, ...], record: ServiceRecord | None, names: Names
) -> Iterator[FieldChange]:
    for name in fields:
        before = _cell(judged.known, name) if judged.known is not None else ""
        after = _cell(record, name) if record is not None else ""
        yield FieldChange(name, before, after, _words(judged.known, record, name, names))


def _words(
    before: ServiceRecord | None, after: ServiceRecord | None, name: str, names: Names
) -> Change:
    """Give what becomes of a field in words, a long text by what changes in it."""
    column = COLUMN_OF.get(name)
    field = column.field if column is not None else name
    old, new = (_value(one, name) if one is not None else None for one in (before, after))
    said = change_of(field, old, new, names)
    if column is not None and column.of_runner:
        said = replace(said, label=column.label)
    return _cut_short(said)


def _cut_short(said: Change) -> Change:
    """Give the same change so that it takes no more room than it takes to see what it is."""
    return replace(
        said,
        before=shown(said.before),
        after=shown(said.after),
        gone=tuple(map(shown, said.gone)),
        new=tuple(map(shown, said.new)),
        pieces=tuple(replace(piece, text=shown(piece.text)) for piece in said.pieces),
    )


def _value(record: ServiceRecord, name: str) -> Any:
    if name == "locations":
        return [SECRET if place.confidential else place for place in record.locations]
    if name == "organization":
        return record.organization
    column = COLUMN_OF[name]
    return getattr(record.organization if column.of_runner else record, column.field)


def _cell(record: ServiceRecord, name: str) -> str:
    """Give a field of a record as its cell shows it; `name` is a field's or a column's."""
    if name == "locations":
        return shown("; ".join(_place_words(place) for place in record.locations))
    if name == "organization":
        return record.organization.name
    column = COLUMN_OF[name]
    owner = record.organization if column.of_runner else record
    return shown(column.kind.write(getattr(owner, column.field)))


def _place_words(place: LocationRecord) -> str:
    if place.confidential:
        return SECRET
    address = place.addresses[0] if place.addresses else None
    parts = [place.name]
    if address is not None:
        parts += [address.address_1, address.city, address.state_province, address.postal_code]
        parts.append(address.country)
    return ", ".join(part for part in parts if part)


COLUMN_OF: dict[str, Column] = {column.heading: column for column in COLUMNS}
