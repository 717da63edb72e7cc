"""A CSV file as spreadsheet programs write it: its characters, layout, headings and rows."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

from finder.exchange.columns import (
    EXAMPLE,
    HELP,
    ID,
    NUMBER,
    Column,
    find_column,
    is_for_people,
    is_own,
)
from finder.exchange.cutting import LONGEST_ROW, Layout, Row, UnreadableSpreadsheetError, cut
from finder.exchange.disguises import ENOUGH, find_disguise
from finder.exchange.encodings import BROKEN_BYTES, Encoding, find_encoding

MOST_BYTES = 20_000_000
MOST_COLUMNS = 1_000
SEPARATORS = (",", ";", "\t", "|")
QUOTES = ('"', "'")
UNFIT = "\"' \r\n"
# The headings may stand below a title.
LOOKED_AT_ROWS, LOOKED_AT_LETTERS = 20, 200_000
SEPARATOR_LINE = re.compile(r"\"?sep=([^\r\n])\"?\s*", re.IGNORECASE)
# One of these must be there, or no row says which service it is about.
NAMING = frozenset((ID, NUMBER, "name"))
TAKE_TEMPLATE = "take the headings of the template"


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings: its texts, and for each the column that it means."""

    row: int
    texts: tuple[str, ...]
    columns: tuple[Column | None, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Give the headings whose cells are not taken."""
        return tuple(
            text
            for text, column in zip(self.texts, self.columns, strict=True)
            if text and column is None and not is_for_people(text)
        )


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file that was found readable; `rows` may be gone through more than once."""

    file: BinaryIO
    size: int
    encoding: Encoding
    layout: Layout
    headings: Headings
    has_separator_line: bool = False

    def rows(self) -> Iterator[Row]:
        """Give the rows below the headings, without empty ones and those of the template.

        Raises UnreadableSpreadsheetError when the quotes of too many rows do not fit.
        """
        with _opened(self.file, self.encoding.name) as lines:
            skipped = len(list(islice(lines, int(self.has_separator_line))))
            for row in cut(lines, self.layout, skipped):
                if row.number > self.headings.row and not _is_passed_over(row):
                    yield row

    def share_read(self) -> float:
        """Give how much of the file was read, from 0 to 1."""
        return min(1.0, self.file.tell() / max(1, self.size))


def read_spreadsheet(
    file: BinaryIO,
    encoding: str | None = None,
    separator: str | None = None,
    most_bytes: int | None = MOST_BYTES,
) -> Spreadsheet:
    """Give the spreadsheet in a file that can be rewound; raises UnreadableSpreadsheetError.

    What is not named is found out: `encoding` as Python names it, `separator` as one character.
    """
    size = file.seek(0, os.SEEK_END)
    if most_bytes is not None and size > most_bytes:
        raise UnreadableSpreadsheetError(
            f"This file has {size / 1e6:.1f} MB, and at most {most_bytes / 1e6:.0f} MB are taken: "
            "part it into several files, each with the row of headings."
        )
    file.seek(0)
    disguise = find_disguise(file.read(ENOUGH))
    if disguise is not None:
        raise UnreadableSpreadsheetError(disguise)
    file.seek(0)
    found = find_encoding(file) if encoding is None else Encoding(encoding)
    with _opened(file, found.name) as lines:
        beginning = _begin(lines)
    said = SEPARATOR_LINE.fullmatch(beginning[0]) if beginning else None
    chosen = separator or (said[1] if said else None)
    if chosen is not None and (len(chosen) != 1 or chosen.isalnum() or chosen in UNFIT):
        raise UnreadableSpreadsheetError(f"“{chosen}” cannot part cells: choose , ; | or a tab.")
    layout, headings = _find_headings(
        beginning[1:] if said else beginning, (chosen,) if chosen else SEPARATORS
    )
    return Spreadsheet(file, size, found, layout, headings, has_separator_line=said is not None)


@contextmanager
def _opened(file: BinaryIO, encoding: str) -> Iterator[Iterator[str]]:
    """Give the lines of a file with their ends, cut off where far too long; it stays open."""
    file.seek(0)
    try:
        text = TextIOWrapper(file, encoding, BROKEN_BYTES, newline="")
    except (LookupError, ValueError) as error:
        raise UnreadableSpreadsheetError(f"There is no encoding “{encoding}”.") from error
    try:
        yield _read_lines(text)
    except UnicodeError as error:
        raise UnreadableSpreadsheetError(f"This file cannot be read as {encoding}.") from error
    finally:
        text.detach()


def _read_lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_ROW + 1):
        rest = line
        while len(rest) > LONGEST_ROW and not rest.endswith(("\r", "\n")):
            rest = text.readline(LONGEST_ROW + 1)
        yield line


def _begin(lines: Iterator[str]) -> list[str]:
    found: list[str] = []
    length = 0
    for line in lines:
        found.append(line)
        length += len(line)
        if length > LOOKED_AT_LETTERS:
            break
    return found


def _is_passed_over(row: Row) -> bool:
    if row.reason:
        return False
    first = row.cells[0].strip().casefold() if row.cells else ""
    return first in {HELP, EXAMPLE} or not any(cell.strip() for cell in row.cells)


def _find_headings(beginning: Sequence[str], separators: Sequence[str]) -> tuple[Layout, Headings]:
    """Give the layout and the row in which the most cells are headings of ours."""
    best: tuple[int, Layout, Headings] | None = None
    shown: tuple[str, ...] = ()
    for layout in (Layout(separator, quote) for quote in QUOTES for separator in separators):
        for row in islice(cut(iter(beginning), layout), LOOKED_AT_ROWS):
            shown = max(shown, row.cells, key=len) if row.number == 1 else shown
            columns = tuple(find_column(cell) for cell in row.cells[: MOST_COLUMNS + 1])
            known = {
                column.heading
                for cell, column in zip(row.cells, columns, strict=False)
                # What begins with the other quote is quoted, and this layout does not see it.
                if column is not None and not cell.startswith(QUOTES)
            }
            if known & NAMING and (best is None or len(known) > best[0]):
                best = len(known), layout, Headings(row.number, row.cells, columns)
    if best is None:
        begins = ", ".join(cell.strip()[:40] for cell in shown[:5] if cell)
        raise UnreadableSpreadsheetError(
            f"No row of headings was found; the file begins with “{begins}”. "
            f"At least name, id or number must be there: {TAKE_TEMPLATE}."
        )
    return best[1], _with_each_once(best[2])


def _with_each_once(headings: Headings) -> Headings:
    """Give the headings so that none has two columns; raises UnreadableSpreadsheetError."""
    if len(headings.texts) > MOST_COLUMNS:
        raise UnreadableSpreadsheetError(
            f"This file has more than {MOST_COLUMNS:,} columns: {TAKE_TEMPLATE}."
        )
    chosen: dict[tuple[object, ...], tuple[int, bool]] = {}
    for at, column in enumerate(headings.columns):
        if column is None:
            continue
        key = (column.field, column.place, column.of_runner)
        own = is_own(headings.texts[at], column)
        before = chosen.get(key)
        if before is not None and before[1] and own:
            raise UnreadableSpreadsheetError(
                f"Two columns have the heading “{headings.texts[at].strip()}”: delete one of them."
            )
        # Another name for a column gives way to its own one.
        if before is None or own:
            chosen[key] = at, own
    kept = {at for at, _ in chosen.values()}
    return Headings(
        headings.row,
        tuple(text.strip() for text in headings.texts),
        tuple(column if at in kept else None for at, column in enumerate(headings.columns)),
    )
