"""Work beside the pages: letters are sent and jobs are run, until somebody says stop."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine

from finder.accounts.form_keys import forget_old_forms
from finder.accounts.guessing import forget_old_tries
from finder.accounts.links import forget_old_links
from finder.accounts.sessions import forget_ended
from finder.config import Config
from finder.db import TROUBLES, writing
from finder.directory.drafts import forget_discarded
from finder.directory.links.looking import ask_when_due
from finder.directory.reports import forget_settled
from finder.jobs import Kind, run_next
from finder.mail.outbox import forget, send_due

SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_AFTER_TROUBLE = 15.0
SECONDS_BETWEEN_FORGETTING = 3600.0
# What is kept for a while and no longer; each takes a session and now.
FORGETTING = (
    forget,
    forget_discarded,
    forget_ended,
    forget_old_forms,
    forget_old_links,
    forget_old_tries,
    forget_settled,
)
log = logging.getLogger("finder")
_only_one = threading.Lock()


class AlreadyWorkingError(RuntimeError):
    """This process has a worker already."""


class Worker:
    """Sends letters in one thread and runs jobs in another, so that neither waits for the other.

    There is one in a process at most; any number of processes may have one. `hourly` is what else
    is done once an hour, in writes of its own.
    """

    def __init__(
        self,
        engine: Engine,
        config: Config,
        kinds: Mapping[str, Kind],
        clock: Callable[[], datetime],
        hourly: Sequence[Callable[[Engine, datetime], object]] = (),
    ) -> None:
        self._hourly = hourly
        self._engine = engine
        self._config = config
        self._kinds = kinds
        self._clock = clock
        self._stopping = threading.Event()
        self._forgotten_at = -SECONDS_BETWEEN_FORGETTING
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin; raises AlreadyWorkingError when another worker of this process has begun."""
        if not _only_one.acquire(blocking=False):
            raise AlreadyWorkingError
        for step in (self._send, self._run):
            thread = threading.Thread(target=self._repeat, args=(step,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self, seconds: float | None = None) -> bool:
        """Stop and say whether all came to an end in so many seconds; None waits for it.

        A letter under way is sent; a job that may be repeated is put back as soon as it reports,
        another one is brought to its end.
        """
        self._stopping.set()
        until = time.monotonic() + seconds if seconds is not None else None
        for thread in self._threads:
            thread.join(None if until is None else max(0.0, until - time.monotonic()))
        over = not any(thread.is_alive() for thread in self._threads)
        if over and self._threads:
            self._threads.clear()
            _only_one.release()
        return over

    def work_off(self) -> tuple[int, int]:
        """Send what is due and run what waits, once, and give how many letters and jobs."""
        letters = jobs = 0
        while sent := self._send():
            letters += sent
        while self._run():
            jobs += 1
        return letters, jobs

    def _repeat(self, step: Callable[[], int]) -> None:
        in_trouble = False
        while not self._stopping.is_set():
            try:
                pause = 0.0 if step() else SECONDS_BETWEEN_LOOKS
                in_trouble = False
            except TROUBLES:
                # Said once: it may last for hours.
                if not in_trouble:
                    log.exception("The worker cannot use the database, and tries again.")
                in_trouble, pause = True, SECONDS_AFTER_TROUBLE
            except Exception:
                log.exception("The worker met a fault, and goes on.")
                pause = SECONDS_AFTER_TROUBLE
            self._stopping.wait(pause)

    def _send(self) -> int:
        """Send one letter if one is due, see to what is hourly; stopping waits for no more."""
        if time.monotonic() - self._forgotten_at >= SECONDS_BETWEEN_FORGETTING:
            self._forgotten_at = time.monotonic()
            for forget_old in FORGETTING:
                with writing(self._engine) as session:
                    forget_old(session, self._clock())
            if days := self._config.check_links_days:
                with writing(self._engine) as session:
                    ask_when_due(session, days, self._clock())
            for do_more in self._hourly:
                do_more(self._engine, self._clock())
        return send_due(self._engine, self._config, self._clock(), most=1)

    def _run(self) -> int:
        return int(run_next(self._engine, self._kinds, self._clock, self._stopping))
