"""What jobs on files that somebody sent do not keep once something was erased."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from finder.models import Job, table_of
from finder.vocabulary import JobState

UPLOAD = "upload"  # the argument by which a job names its file
RENAMED = "file.csv"
ERASED_SINCE = (
    "Something was erased since, and what was said here of this file went with it. "
    "Send the file again if you still need it."
)
_jobs = table_of(Job)


def forget_files(session: Session, words: Iterable[str], now: datetime) -> None:
    """Forget what jobs say of the files that people sent, and stop those that are not over.

    Counts stay, and by what an import is undone; the file's name goes where it holds one of the
    words. A row can tell of something erased without its name (in an older text, misspelt, or
    refused), so rows of all files go, as their uploads do.
    """
    plain_words = {plain for word in words if (plain := _plain(word))}
    jobs = session.execute(select(Job).order_by(_jobs.c.id).with_for_update()).scalars()
    for job in jobs:
        if UPLOAD not in job.arguments:
            continue
        name = str(job.arguments.get("name", ""))
        if any(word in _plain(name) for word in plain_words):
            job.arguments = job.arguments | {"name": RENAMED}
        if job.result is not None:
            job.result = _counts_of(job.result) | {"is_forgotten": True}
        elif job.state in (JobState.WAITING, JobState.RUNNING):
            # What it has read before the erasure must not be written down after it.
            job.state, job.finished_at = JobState.CANCELLED, now
        job.message = None if job.result is not None else ERASED_SINCE
        session.add(job)
    session.flush()


def _counts_of(result: dict[str, Any]) -> dict[str, Any]:
    """Give the same without its lists: rows, lines and headings of the file."""
    return {key: [] if isinstance(value, list) else value for key, value in result.items()}


def _plain(text: str) -> str:
    """Give a text as it is compared with a file's name, where spaces are often written as lines."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
