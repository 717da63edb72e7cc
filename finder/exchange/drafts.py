"""One row as it was read: what each cell says, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from finder.exchange.cells import DAMAGE, LOST, NOT_TEXT, CellError
from finder.exchange.columns import ID, NUMBER, VERSION, Column
from finder.exchange.cutting import Row
from finder.exchange.encodings import NO_CHARACTER
from finder.exchange.quarantine import Fault, shown
from finder.exchange.spreadsheet import Headings

# The row as a whole, where no column is to blame.
WHOLE_ROW = "(row)"
NAMES = (ID, NUMBER, VERSION)


@dataclass(slots=True)
class Draft:
    """What a row says. None stands for an empty cell, and a column that is not there for nothing.

    `fields` are of the service, `runner` of its organisation, `places` of its locations by their
    count from 1; `columns` says which column gave a field of the service.
    """

    row: Row
    names: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    runner: dict[str, Any] = field(default_factory=dict)
    places: dict[int, dict[str, Any]] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, heading: str, reason: str, value: str | None = None) -> None:
        """Say what is wrong with the cell below a heading."""
        text = NOT_TEXT.sub(LOST, value or self.texts.get(heading, ""))
        fault = Fault(heading, shown(text), reason)
        # Several things in one cell may have the same fault.
        if fault not in self.faults:
            self.faults.append(fault)

    def filled_places(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the places of which a cell says something, in order."""
        for place, values in sorted(self.places.items()):
            if any(value is not None for value in values.values()):
                yield place, values


def draft(row: Row, headings: Headings) -> Draft:
    """Give what the row says; what cannot be read is among its faults."""
    made = Draft(row)
    if row.reason:
        made.refuse(WHOLE_ROW, row.reason, row.cells[0])
        return made
    extra = [cell for cell in row.cells[len(headings.texts) :] if cell.strip()]
    if extra:
        reason = (
            f"there are more cells than the {len(headings.texts)} headings: "
            "put a text with a separator in it between quotes"
        )
        made.refuse(WHOLE_ROW, reason, extra[0])
    for column, heading, cell in zip(headings.columns, headings.texts, row.cells, strict=False):
        text = cell.strip()
        if column is not None:
            _put(made, column, text)
        elif text and not heading:
            made.refuse(WHOLE_ROW, "a cell has no heading above it", text)
    return made


def _put(made: Draft, column: Column, text: str) -> None:
    made.texts[column.heading] = text
    value = None
    if text:
        try:
            value = _read(column, text)
        except CellError as error:
            made.refuse(column.heading, str(error), error.value or text)
    if column.heading in NAMES:
        made.names[column.heading] = value
    elif column.place is not None:
        made.places.setdefault(column.place, {})[column.field] = value
    elif column.of_runner:
        made.runner[column.field] = value
    else:
        made.fields[column.field] = value
        made.columns[column.field] = column


def _read(column: Column, text: str) -> Any:
    odd = NOT_TEXT.search(text)
    if odd is not None:
        raise CellError(_say_odd(odd.group()))
    if DAMAGE.fullmatch(text):
        raise CellError("is an error that a spreadsheet program left there: write the text again")
    return column.kind.read(text)


def _say_odd(character: str) -> str:
    if character == LOST:
        return "has lost a character (�): write it again"
    if character == NO_CHARACTER:
        return "has bytes that are no character of this file's encoding: write the text again"
    if character == "\x00":
        return "has a NUL character: remove it"
    return "has control characters: remove them"
