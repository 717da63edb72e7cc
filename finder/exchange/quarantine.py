"""What an import could not take: kept whole, with its line, field, value and reason."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a line was not taken."""

    field: str
    value: str
    reason: str


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


def shown(value: object) -> str:
    """Give a value as short text for a report."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
