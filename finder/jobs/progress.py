"""How far a running job is, and that its worker is alive; seen by every process at once.

On PostgreSQL this is in the job's row. SQLite has one writer at a time, and that may be the job
itself for as long as it runs: there it is in a small file beside the database.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, Update, select, update
from sqlmodel import Session

from finder.db import writing
from finder.models import Job, table_of
from finder.vocabulary import JobState

FOLDER = "jobs"
_jobs = table_of(Job)


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many, in the words of the job, and when its worker was last alive."""

    at: datetime
    done: int = 0
    total: int | None = None  # None while nobody knows
    message: str | None = None


def keep(engine: Engine, job_id: UUID, attempt: int, progress: Progress) -> bool:
    """Write down how far this attempt is; gives False when the job is not its any more."""
    path = _path(engine, job_id, attempt)
    if path is None:
        with writing(engine) as session:
            statement = held(job_id, attempt).values(
                done=progress.done,
                total=progress.total,
                message=progress.message,
                heartbeat_at=progress.at,
            )
            return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]
    with Session(engine) as session:
        state = select(_jobs.c.state, _jobs.c.attempts).where(_jobs.c.id == job_id)
        if session.execute(state).first() != (JobState.RUNNING, attempt):
            return False
    _write(path, progress)
    return True


def look(engine: Engine, job_id: UUID, attempt: int) -> Progress | None:
    """Give how far an attempt is, None where the job's row says all there is."""
    path = _path(engine, job_id, attempt)
    if path is None:
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Progress(**(found | {"at": datetime.fromisoformat(found["at"])}))
    except (OSError, ValueError):
        return None


def drop(engine: Engine, job_id: UUID, attempt: int) -> None:
    """Take away what an attempt left, when its end is in the job's row."""
    path = _path(engine, job_id, attempt)
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def held(job_id: UUID, attempt: int) -> Update:
    """Give the update of a job that holds only while this attempt has it."""
    return update(_jobs).where(
        _jobs.c.id == job_id, _jobs.c.attempts == attempt, _jobs.c.state == JobState.RUNNING
    )


def _path(engine: Engine, job_id: UUID, attempt: int) -> Path | None:
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return None
    return Path(database).absolute().parent / FOLDER / f"{job_id.hex}-{attempt}.json"


def _write(path: Path, progress: Progress) -> None:
    """Write the file, whole or not at all; a full disk is no reason to end the work."""
    content = {
        "at": progress.at.isoformat(),
        "done": progress.done,
        "total": progress.total,
        "message": progress.message,
    }
    unfinished = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        unfinished.write_text(json.dumps(content), encoding="utf-8")
        unfinished.replace(path)
