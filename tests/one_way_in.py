"""While tests run: only the rooms that write the directory may, whoever asks them to."""

import inspect
import re
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlalchemy import Engine, event

from finder.directory.rows import HANGING
from finder.directory.storing import TABLES
from finder.models import Address, Location, Revision, table_of

ROOT = Path(__file__).parent.parent / "finder"
# `editing.apply` writes through `storing`. Taking out and erasing delete; nothing else may.
WRITERS = {
    "directory/storing.py",
    "directory/removal.py",
    "directory/erasing.py",
    "directory/editing.py",
    # Puts a whole backup in place of everything.
    "backup/postgresql.py",
}
DIRECTORY = {
    table.name
    for table in (
        *HANGING,
        *TABLES.values(),
        table_of(Location),
        table_of(Address),
        table_of(Revision),
    )
}
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


class AnotherWayInError(AssertionError):
    """Code outside the writers' rooms wrote a row of the directory."""


def pytest_configure(config: pytest.Config) -> None:
    """Look at each statement of every engine."""
    event.listen(Engine, "before_cursor_execute", look)


def look(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    """Refuse a write of the directory's tables that no writer's room makes."""
    found = WRITES.match(statement)
    if found is None or found[1].lower() not in DIRECTORY:
        return
    asked = _who_asked(inspect.currentframe())
    if asked and asked not in WRITERS and not asked.startswith("migrations/"):
        raise AnotherWayInError(f"{asked} writes {found[1]}: {statement[:80]}")


def _who_asked(frame: FrameType | None) -> str:
    """Give the innermost module of ours that led here, empty where a test did it itself."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT) and path != ROOT / "db.py":
            return path.relative_to(ROOT).as_posix()
        frame = frame.f_back
    return ""
