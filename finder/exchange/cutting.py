"""Cutting a text into the rows of a spreadsheet, so that one broken row costs only itself."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_ROW = 500_000
# Lines that were read again because a quote stayed open: bounds the work, in characters.
MOST_READ_AGAIN = 50_000_000
COST_OF_LINE = 100
LONGEST_CELL = csv.field_size_limit()
OPEN_QUOTE = (
    "the quotes do not fit: a text that begins with a quote must end with one, and a quote inside "
    "it is written twice"
)
TOO_LONG = (
    f"the row is too long: a cell holds at most {LONGEST_CELL:,} characters, and a row "
    f"{LONGEST_ROW:,}"
)


class UnreadableSpreadsheetError(ValueError):
    """A file cannot be read as a spreadsheet; the message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How cells are parted and quoted."""

    separator: str = ","
    quote: str = '"'


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line in the file, its number as a spreadsheet program counts, its cells.

    `reason` is empty, or says why the row could not be cut; its one cell is then the whole line.
    """

    line: int
    number: int
    cells: tuple[str, ...]
    reason: str = ""


class _TooLongError(Exception):
    pass


class _Lines:
    """Lines of a text, of which those that a broken row took too many can be given back."""

    def __init__(self, lines: Iterator[str], lines_before: int) -> None:
        self._lines = lines
        self._returned: deque[str] = deque()
        self.taken: list[str] = []
        self.line = lines_before
        self._length = 0
        self._read_again = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        self._length += len(line)
        if self._length > LONGEST_ROW:
            raise _TooLongError
        return line

    def begin_row(self) -> None:
        """Forget the lines of the row before."""
        self.line += len(self.taken)
        self.taken = []
        self._length = 0

    def keep_first(self) -> str:
        """Give the first line of the row and take back the others."""
        first, others = self.taken[0], self.taken[1:]
        self._read_again += sum(map(len, others)) + COST_OF_LINE * len(others)
        if self._read_again > MOST_READ_AGAIN:
            raise UnreadableSpreadsheetError(
                f"Too many rows have quotes that do not fit, the last one on line {self.line + 1}: "
                "save the file as CSV anew."
            )
        self._returned.extendleft(reversed(others))
        self.taken = [first]
        return first


def cut(lines: Iterator[str], layout: Layout, lines_before: int = 0) -> Iterator[Row]:
    """Give the rows of a text, empty ones too; raises UnreadableSpreadsheetError where none fit.

    `lines` keep their ends; `lines_before` stood in the file before them. After a row whose
    quotes do not fit, reading goes on with the line after its first one.
    """
    source = _Lines(lines, lines_before)
    number = 0
    while True:
        source.begin_row()
        # A reader of its own for each row: one that met a fault keeps its state.
        reader = csv.reader(
            source,
            delimiter=layout.separator,
            quotechar=layout.quote,
            skipinitialspace=True,
            strict=True,
        )
        try:
            cells = next(reader)
            reason = ""
        except StopIteration:
            return
        except (csv.Error, _TooLongError):
            if not source.taken:
                return
            is_one_line = len(source.taken) == 1 and len(source.taken[0]) > LONGEST_CELL
            reason = TOO_LONG if is_one_line else OPEN_QUOTE
            cells = [source.keep_first().rstrip("\r\n")]
        number += 1
        yield Row(source.line + 1, number, tuple(cells), reason)
