"""The list of what was erased for safety or law: kept beside the database, not in it.

A restored backup may be older than an erasure. This list outlives it and names what must go again.
"""

import fcntl
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

FILE = "erased.jsonl"
# What a case of a social worker is called there; it has no number.
CASE = "case"


class UnreadableErasuresError(ValueError):
    """The list of erasures holds a line that is none; the message names it."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erased record without its content.

    `entity` says what it was, such as service; `kind` why it went, such as safety or law.
    """

    id: UUID
    number: int
    erased_on: date
    entity: str
    kind: str


def read_erasures(path: Path) -> list[Erasure]:
    """Give what was erased, oldest first; nothing where there is no list.

    Raises UnreadableErasuresError for a line that is no erasure, except for a last one that was
    cut off while it was written.
    """
    return read_lines(path.read_bytes()) if path.exists() else []


def read_lines(content: bytes) -> list[Erasure]:
    """Give the erasures that the content of a list names, as `read_erasures` does."""
    whole, _, _ = content.rpartition(b"\n")
    found = {}
    for number, line in enumerate(whole.splitlines(), start=1):
        try:
            erasure = _read_line(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableErasuresError(
                f"Line {number} of the list of erasures ({FILE}) cannot be read: mend it, or "
                "take that line out."
            ) from error
        found[erasure.entity, erasure.id] = erasure
    return list(found.values())


def write_lines(erasures: Iterable[Erasure]) -> bytes:
    """Give the content of a list that names these erasures."""
    return b"".join(_write_line(erasure) for erasure in erasures)


def remember(path: Path, erasures: Iterable[Erasure]) -> int:
    """Add what the list does not name yet, on the disk when this returns; gives how many.

    Call it after the commit that erased, so that nothing is named that still stands.
    """
    wanted = {(erasure.entity, erasure.id): erasure for erasure in erasures}
    if not wanted:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        content = file.read()
        known = {(erasure.entity, erasure.id) for erasure in read_lines(content)}
        new = {key: erasure for key, erasure in wanted.items() if key not in known}
        if new:
            # What was cut off while it was written was never said to be done.
            file.seek(len(content.rpartition(b"\n")[0]) + (b"\n" in content))
            file.truncate()
            file.write(write_lines(new.values()))
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def _read_line(content: dict[str, Any]) -> Erasure:
    return Erasure(
        id=UUID(content["id"]),
        number=int(content["number"]),
        erased_on=date.fromisoformat(content["date"]),
        entity=str(content["entity"]),
        kind=str(content["kind"]),
    )


def _write_line(erasure: Erasure) -> bytes:
    content = {
        "id": str(erasure.id),
        "number": erasure.number,
        "date": erasure.erased_on.isoformat(),
        "entity": erasure.entity,
        "kind": erasure.kind,
    }
    return json.dumps(content).encode("ascii") + b"\n"
