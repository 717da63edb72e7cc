"""What an import could not take: kept whole, with its line, field, value and reason."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, TextIO

from finder.exchange.cells import APOSTROPHE, DANGEROUS, LOST, NOT_TEXT
from finder.exchange.columns import LINE, TO_MEND, is_for_people

LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a line was not taken."""

    field: str
    value: str
    reason: str

    def say(self) -> str:
        """Give the reason in one line, with where it is and what stood there."""
        value = f"“{self.value}” " if self.value else ""
        return f"{self.field}: {value}{self.reason}"


class Refusals(Protocol):
    """Takes the lines that cannot be taken in."""

    def put(self, line: int, faults: list[Fault], text: str) -> None:
        """Take one line of the source with its number and what is wrong with it."""


class Quarantine:
    """A file that comes into being with the first line that cannot be taken."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0
        self._file: TextIO | None = None

    def put(self, line: int, faults: list[Fault], text: str) -> None:
        """Keep one line of the source with its number and what is wrong with it."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace")
        kept = {"line": line, "faults": [asdict(fault) for fault in faults], "text": text}
        self._file.write(json.dumps(kept, ensure_ascii=False) + "\n")
        self._file.flush()
        self.lines += 1

    def close(self) -> None:
        """Close the file where there is one."""
        if self._file is not None:
            self._file.close()


class SpreadsheetQuarantine:
    """A CSV file of refused rows that can be mended and imported as it is.

    Two columns for people stand before the cells as they came: the line in the file that was
    read, and what to mend. It comes into being with the first row.
    """

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self.path = path
        self.rows = 0
        # A file of this kind that is imported has the two columns already.
        self._left_out = {at for at, text in enumerate(headings) if is_for_people(text)}
        self._headings = headings
        self._file: TextIO | None = None

    def put(self, line: int, cells: Sequence[str], faults: Iterable[Fault]) -> None:
        """Keep one row with its line and what is wrong with it."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # With a byte order mark, by which spreadsheet programs know UTF-8.
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            self._write((LINE, TO_MEND, *self._kept(self._headings)))
        reasons = "; ".join(fault.say() for fault in faults)
        self._write((str(line), reasons, *self._kept(cells)))
        self._file.flush()
        self.rows += 1

    def close(self) -> None:
        """Close the file where there is one."""
        if self._file is not None:
            self._file.close()

    def _kept(self, cells: Sequence[str]) -> list[str]:
        return [cell for at, cell in enumerate(cells) if at not in self._left_out]

    def _write(self, cells: Sequence[str]) -> None:
        csv.writer(self._file).writerow([_harmless(cell) for cell in cells])  # type: ignore[arg-type]


def _harmless(cell: str) -> str:
    """Give a cell as it came, so that no program takes it for a formula or breaks on it."""
    text = NOT_TEXT.sub(LOST, cell.strip())
    return APOSTROPHE + text if text[:1] in DANGEROUS else text


def shown(value: object) -> str:
    """Give a value as short text for a report."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
