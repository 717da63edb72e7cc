"""One job run to its end, with its worker's heartbeat beside it."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import TROUBLES, trouble_of, write_patiently
from finder.jobs import progress
from finder.jobs.progress import Progress
from finder.jobs.queue import (
    MOST_ATTEMPTS,
    Ask,
    JobEndedError,
    Kind,
    claim,
    fail,
    finish,
    put_back,
)

SECONDS_BETWEEN_BEATS = 10.0
SECONDS_BETWEEN_REPORTS = 0.5
# A worker that cannot write the end of a job for so long leaves it to another.
SECONDS_TO_WRITE = 600.0
PAUSE = timedelta(minutes=1)
UNEXPECTED = "Something went wrong on our side. The log of the server says more."
NO_DATABASE = "The database was busy or out of reach for too long. Please try again later."
# The one logger whose lines about errors hold no values.
log = logging.getLogger("finder")


class JobFailedError(Exception):
    """The job cannot be done; the message is a sentence for whoever asked for it."""


class StoppedError(Exception):
    """The worker shall stop, or give way to other work: the job waits and will begin again."""


class Report:
    """What a job tells while it runs: `report(done, total, message)`, as often as it likes.

    Raises JobEndedError once the job was cancelled or is another worker's, and StoppedError when
    the worker shall stop and the job may be repeated. Let both through, so that what is not
    committed is rolled back.
    """

    def __init__(
        self, engine: Engine, job: Ask, clock: Callable[[], datetime], stopping: threading.Event
    ) -> None:
        self._engine = engine
        self._job = job
        self._clock = clock
        self._stopping = stopping
        self._newest = Progress(clock())
        self._last = -SECONDS_BETWEEN_REPORTS
        self.finished = False

    def __call__(self, done: int, total: int | None = None, message: str | None = None) -> None:
        """Say that so many of so many are done; written down at most twice a second."""
        if self._stopping.is_set():
            raise StoppedError
        self._newest = Progress(self._clock(), done, total, message)
        if done == total or time.monotonic() - self._last >= SECONDS_BETWEEN_REPORTS:
            self._keep()

    def finish(self, session: Session, result: dict[str, Any] | None = None) -> None:
        """Write the end into the job's own transaction: the work and its end count together."""
        self.finished = True
        finish(session, self._job, result, self._clock())

    def beat(self) -> None:
        """Show that the worker is alive, however long the job says nothing."""
        if self.finished:
            return
        newest = self._newest
        self._newest = Progress(self._clock(), newest.done, newest.total, newest.message)
        self._keep()

    def _keep(self) -> None:
        self._last = time.monotonic()
        if not progress.keep(self._engine, self._job.id, self._job.attempt, self._newest):
            raise JobEndedError


def run_next(
    engine: Engine,
    kinds: Mapping[str, Kind],
    clock: Callable[[], datetime],
    stopping: threading.Event | None = None,
) -> bool:
    """Run the job that has waited longest to its end, and say whether there was one.

    A job's own fault becomes its message; it never ends the worker.
    """
    job = claim(engine, kinds, clock())
    if job is None:
        return False
    kind = kinds[job.kind]
    may_stop = stopping if stopping is not None and kind.repeatable else threading.Event()
    report = Report(engine, job, clock, may_stop)
    end = _run(engine, kind, job, report, clock)
    if end is not None:
        try:
            write_patiently(engine, SECONDS_TO_WRITE, end)
        except JobEndedError:
            log.info("A job was ended by somebody else.")
    progress.drop(engine, job.id, job.attempt)
    return True


End = Callable[[Session], None]


def _run(
    engine: Engine, kind: Kind, job: Ask, report: Report, clock: Callable[[], datetime]
) -> End | None:
    """Do the work and give what is to be written of its end, None when that is written already."""
    try:
        with _beating(report):
            result = kind.run(engine, job, report)
    except JobEndedError:
        return None
    except StoppedError:
        return lambda session: put_back(session, job, clock(), counts=False)
    except JobFailedError as error:
        sentence = str(error)
        return lambda session: fail(session, job, sentence, clock())
    except Exception as error:
        log.exception("A job failed.")
        in_trouble = trouble_of(error) is not None
        if in_trouble and kind.repeatable and job.attempt < MOST_ATTEMPTS:
            return lambda session: put_back(session, job, clock() + PAUSE)
        return lambda session: fail(
            session, job, NO_DATABASE if in_trouble else UNEXPECTED, clock()
        )
    return None if report.finished else lambda session: finish(session, job, result, clock())


@contextmanager
def _beating(report: Report) -> Iterator[None]:
    """Let a thread show that we are alive; a job may say nothing for minutes."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(SECONDS_BETWEEN_BEATS):
            try:
                report.beat()
            except TROUBLES:
                continue  # the next beat is soon enough
            except JobEndedError:
                return  # the job learns it from its own next report

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
