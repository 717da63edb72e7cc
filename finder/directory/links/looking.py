"""Looking at all links as long work: gently, kept as it goes, and giving way to other work."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import reading, write_patiently
from finder.directory.links.findings import (
    Look,
    forget_unwanted,
    keep,
    list_doubtful,
    list_fine,
    looked_at_since,
)
from finder.directory.links.wanted import in_turns, list_wanted
from finder.fetching import Answer, Asker
from finder.fetching.asking import host_of
from finder.jobs import (
    Ask,
    JobEndedError,
    JobFailedError,
    JobView,
    Kind,
    Report,
    StoppedError,
    cancel,
    enqueue,
    others_wait,
    read_job,
    read_jobs,
)
from finder.vocabulary import JobState, LinkOutcome

CHECK = "check_links"
SECONDS_BETWEEN_LINKS = 1.0
SECONDS_BETWEEN_LINKS_OF_A_HOST = 10.0
SECONDS_TO_WRITE = 600.0
# So many without an answer, one after the other, look as if it were us.
MOST_HELD = 10
FINE_ONES_TRIED = 3
LOOK_AGAIN_AFTER = timedelta(hours=25)
# The first look, and as often as it takes to know, with one to spare.
MOST_ROUNDS = 4
NOBODY_ANSWERS = (
    "No site answered, not even those that did before. Please look whether this machine may reach "
    "the web, and start anew."
)


@dataclass(frozen=True, slots=True)
class LinkWork:
    """What a look at links needs beside the database: who asks, the clock, and pauses in seconds.

    One link after the other, with a pause between any two and a longer one between two of a host.
    """

    asker: Asker
    clock: Callable[[], datetime]
    pause: float = SECONDS_BETWEEN_LINKS
    host_pause: float = SECONDS_BETWEEN_LINKS_OF_A_HOST

    def kinds(self) -> dict[str, Kind]:
        """Give the kind of work; who begins it again goes on where the other one was."""
        return {CHECK: Kind(self.look)}

    def look(self, engine: Engine, job: Ask, report: Report) -> None:
        """Look at every link that was not looked at since the job was asked for."""
        with reading(engine) as session:
            asked = read_job(session, job.id)
            if asked is None:
                raise JobEndedError
            all_links = list_doubtful(session) if _is_again(job) else list_wanted(session)
            known = looked_at_since(session, asked.created_at)
        waiting = [one for one in in_turns(all_links) if one not in known]
        walk = _Walk(self, engine)
        for number, link in enumerate(waiting):
            report(len(all_links) - len(waiting) + number, len(all_links))
            if number and walk.may_rest and self._others_wait(engine, job):
                raise StoppedError
            walk.visit(link)
        walk.settle()
        report(len(all_links), len(all_links))
        _write(engine, lambda session: self._end(session, job, report, walk))

    def _others_wait(self, engine: Engine, job: Ask) -> bool:
        with reading(engine) as session:
            return others_wait(session, job, self.clock())

    def _end(self, session: Session, job: Ask, report: Report, walk: "_Walk") -> None:
        """Write the end, and ask for another look at what was not there, on another day."""
        forget_unwanted(session)
        doubtful, now = len(list_doubtful(session)), self.clock()
        rounds = int(job.arguments.get("round", 1))
        again = now + LOOK_AGAIN_AFTER if doubtful and rounds < MOST_ROUNDS else None
        if again is not None:
            arguments = {"again": True, "round": rounds + 1}
            enqueue(session, CHECK, arguments, job.asked_by, now, due_at=again)
        report.finish(session, {"left_in_peace": walk.left_in_peace})


@dataclass(slots=True)
class _Walk:
    """One way through the links, with what was found and is not sure enough to be written."""

    work: LinkWork
    engine: Engine
    left_in_peace: int = 0
    _last: float = float("-inf")
    _last_of: dict[str, float] = field(default_factory=dict)
    _at_peace: set[str] = field(default_factory=set)
    _held: list[Look] = field(default_factory=list)

    @property
    def may_rest(self) -> bool:
        """Say whether all that was found is written."""
        return not self._held

    def visit(self, link: str) -> None:
        """Ask after one link, and keep what came of it."""
        host = host_of(link)
        if host in self._at_peace:
            self.left_in_peace += 1
            return
        answer = self._ask(link)
        if answer.wants_peace:
            self._at_peace.add(host)
        self._held.append((link, answer, self.work.clock()))
        # Without any answer it may be our own network that does not work.
        if answer.status is not None:
            self._keep()
        elif len(self._held) >= MOST_HELD:
            if not self._is_online():
                raise JobFailedError(NOBODY_ANSWERS)
            self._keep()

    def settle(self) -> None:
        """Keep the rest; where nobody answers, as links of which we know nothing."""
        if self._held and not self._is_online():
            unknown = Answer(LinkOutcome.NO_ANSWER)
            self._held = [(link, unknown, at) for link, _, at in self._held]
        self._keep()

    def _ask(self, link: str) -> Answer:
        host, work = host_of(link), self.work
        last_of_host = self._last_of.get(host, float("-inf"))
        due = max(self._last + work.pause, last_of_host + work.host_pause)
        time.sleep(max(0.0, due - time.monotonic()))
        answer = work.asker.ask(link)
        self._last = self._last_of[host] = time.monotonic()
        return answer

    def _is_online(self) -> bool:
        with reading(self.engine) as session:
            fine = list_fine(session, FINE_ONES_TRIED)
        return any(self._ask(link).status is not None for link in fine)

    def _keep(self) -> None:
        held, self._held = self._held, []
        if held:
            _write(self.engine, lambda session: keep(session, held))


def ask_for_a_look(session: Session, asked_by: str, now: datetime) -> UUID:
    """Ask for a look at all links, and give the job; one that waits or runs already is enough."""
    for job in read_unfinished(session):
        if not job.arguments.get("again"):
            return job.id
        if job.state is JobState.WAITING:
            cancel(session, job.id, now)  # the whole look does its work
    return enqueue(session, CHECK, {}, asked_by, now)


def ask_when_due(session: Session, days: int, now: datetime) -> None:
    """Ask for a look when the last one was asked for so many days ago, or there was none."""
    looks = [one for one in read_jobs(session, kinds=[CHECK]) if not one.arguments.get("again")]
    if not looks or looks[0].created_at <= now - timedelta(days=days):
        ask_for_a_look(session, "flask finder work", now)


def stop_looking(session: Session, now: datetime) -> None:
    """End the look that waits or runs, and those that would follow."""
    for job in read_unfinished(session):
        cancel(session, job.id, now)


def read_unfinished(session: Session) -> list[JobView]:
    """Give the looks that run, wait, or shall begin on another day."""
    return [one for one in read_jobs(session, kinds=[CHECK]) if not one.is_over]


def _is_again(job: Ask) -> bool:
    return bool(job.arguments.get("again"))


def _write(engine: Engine, write: Callable[[Session], Any]) -> None:
    write_patiently(engine, SECONDS_TO_WRITE, write)
