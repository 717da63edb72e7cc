"""Long work: one worker at a time, seen while it runs, finished by the next when a worker dies."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from finder import jobs
from finder.db import reading, writing
from finder.jobs import Ask, JobEndedError, JobFailedError, JobView, Kind, Report, progress, running
from finder.jobs.running import NO_DATABASE, PAUSE, UNEXPECTED
from finder.models import Job
from finder.turns import NoTurnError
from finder.vocabulary import JobState
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)
BY = "editor@example.org"
Work = Callable[[Engine, Ask, Report], dict[str, Any] | None]


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def either(ready_engine: Engine) -> Engine:
    """Give an engine on empty tables, of each kind in turn."""
    return ready_engine


def ask(engine: Engine, kind: str = "import", now: datetime = NOW, **arguments: Any) -> UUID:
    with writing(engine) as session:
        return jobs.enqueue(session, kind, arguments, BY, now)


def view(engine: Engine, job_id: UUID) -> JobView:
    with reading(engine) as session:
        found = jobs.read_job(session, job_id)
    assert found is not None
    return found


def kinds(work: Work, *, repeatable: bool = True) -> dict[str, Kind]:
    return {"import": Kind(work, repeatable=repeatable)}


def nothing(_engine: Engine, _job: Ask, _report: Report) -> None:
    return None


def test_a_job_is_run_with_what_was_asked_and_its_result_is_kept(
    own_engine: Engine, clock: Clock
) -> None:
    seen: list[Ask] = []

    def work(_engine: Engine, job: Ask, report: Report) -> dict[str, Any]:
        seen.append(job)
        report(0, 3, "Reading")
        report(3, 3, "Writing")
        return {"added": 3}

    job_id = ask(own_engine, path="a.csv")
    before = view(own_engine, job_id)
    clock.now += MINUTE

    assert jobs.run_next(own_engine, kinds(work), clock)
    assert not jobs.run_next(own_engine, kinds(work), clock)

    assert [(one.arguments, one.asked_by) for one in seen] == [({"path": "a.csv"}, BY)]
    after = view(own_engine, job_id)
    assert (before.state, before.is_over, before.created_at) == (JobState.WAITING, False, NOW)
    assert (after.state, after.is_over, after.result) == (JobState.DONE, True, {"added": 3})
    assert (after.done, after.total, after.message) == (3, 3, None)
    assert (after.started_at, after.finished_at) == (NOW + MINUTE, NOW + MINUTE)


def test_a_job_waits_until_its_caller_has_committed(own_engine: Engine, clock: Clock) -> None:
    with writing(own_engine) as session:
        jobs.enqueue(session, "import", {}, BY, NOW)
        session.rollback()

    assert not jobs.run_next(own_engine, kinds(nothing), clock)


def test_jobs_of_a_kind_run_in_order_and_never_two_at_once(either: Engine) -> None:
    first, second = ask(either), ask(either, now=NOW + MINUTE)
    other = ask(either, "duplicates", now=NOW + 2 * MINUTE)
    both = kinds(nothing) | {"duplicates": Kind(nothing)}
    now = NOW + 3 * MINUTE

    claimed = jobs.claim(either, both, now)
    assert claimed is not None
    assert claimed.id == first
    assert [one.id for one in [jobs.claim(either, both, now)] if one] == [other]
    assert jobs.claim(either, both, now) is None
    with writing(either) as session:
        jobs.finish(session, claimed, None, now)
    assert [one.id for one in [jobs.claim(either, both, now)] if one] == [second]


def test_a_worker_takes_no_job_of_a_kind_that_it_does_not_know(own_engine: Engine) -> None:
    ask(own_engine, "from_a_newer_version")

    assert jobs.claim(own_engine, kinds(nothing), NOW) is None


def test_of_many_workers_at_once_one_gets_a_job_of_a_kind(either: Engine) -> None:
    for _ in range(4):
        ask(either)
    ready = threading.Barrier(4)
    got: list[Ask | None] = []

    def work() -> None:
        ready.wait(timeout=5)
        got.append(jobs.claim(either, kinds(nothing), NOW))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(one is not None for one in got) == [False, False, False, True]


@contextmanager
def held_back(engine: Engine, clock: Clock, work: Work) -> Iterator[None]:
    """Run a job in a thread while the test looks at it."""
    thread = threading.Thread(target=jobs.run_next, args=(engine, kinds(work), clock))
    thread.start()
    try:
        yield
    finally:
        # Also when the test fails: what it leaves open would fail another one.
        thread.join(timeout=25)
    assert not thread.is_alive()


def wait_for_a_beat(engine: Engine, job_id: UUID, moment: datetime) -> None:
    """Wait until the first worker was heard of at this moment."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        seen = progress.look(engine, job_id, 1)
        with reading(engine) as session:
            heard = seen.at if seen is not None else session.get_one(Job, job_id).heartbeat_at
        if heard == moment:
            return
        time.sleep(0.02)
    raise AssertionError("its heart does not beat")


def test_progress_is_seen_while_the_job_itself_holds_the_right_to_write(
    either: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS_BETWEEN_BEATS", 0.05)
    said, go_on = threading.Event(), threading.Event()
    written: list[UUID] = []

    def work(engine: Engine, job: Ask, report: Report) -> None:
        with writing(engine) as session:
            # Stands for all that an import writes.
            written.append(jobs.enqueue(session, "written by the job", {}, BY, NOW))
            report(40, 100, "Writing")
            clock.now += 5 * MINUTE  # and its heart beats
            said.set()
            assert go_on.wait(timeout=20)
            report.finish(session, {"rows": 100})

    job_id = ask(either)
    with held_back(either, clock, work):
        assert said.wait(timeout=20)
        wait_for_a_beat(either, job_id, clock.now)
        assert jobs.claim(either, kinds(nothing), clock.now) is None
        now = view(either, job_id)
        assert (now.state, now.done, now.total) == (JobState.RUNNING, 40, 100)
        assert now.message == "Writing"
        with reading(either) as session:
            assert jobs.read_job(session, written[0]) is None
        go_on.set()

    end = view(either, job_id)
    assert (end.state, end.result) == (JobState.DONE, {"rows": 100})
    assert view(either, written[0]).state == JobState.WAITING


DYING = """
import sys, time
from datetime import datetime, UTC
from finder.db import open_engine, writing
from finder import jobs
def work(engine, job, report):
    with writing(engine) as session:
        jobs.enqueue(session, "written by the first", {}, "tests", datetime.now(UTC))
        report(1, 3)
        print("working", flush=True)
        time.sleep(60)
now = datetime.fromisoformat(sys.argv[2])
jobs.run_next(open_engine(sys.argv[1]), {"import": jobs.Kind(work)}, lambda: now)
"""


def test_the_job_of_a_killed_worker_is_finished_by_the_next(either: Engine, clock: Clock) -> None:
    job_id = ask(either)
    url = either.url.render_as_string(hide_password=False)
    with subprocess.Popen(
        [sys.executable, "-c", DYING, url, NOW.isoformat()], stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"working\n"
        assert (view(either, job_id).done, view(either, job_id).total) == (1, 3)
        worker.send_signal(signal.SIGKILL)

    def work(_engine: Engine, job: Ask, _report: Report) -> dict[str, Any]:
        return {"attempt": job.attempt}

    clock.now += MINUTE - timedelta(seconds=1)
    assert not jobs.run_next(either, kinds(work), clock)
    clock.now += timedelta(seconds=1)
    assert jobs.run_next(either, kinds(work), clock)

    end = view(either, job_id)
    assert (end.state, end.result) == (JobState.DONE, {"attempt": 2})
    with reading(either) as session:
        assert len(jobs.read_jobs(session)) == 1  # nothing of the first is left


def test_a_worker_that_comes_back_from_the_dead_has_lost_its_job(either: Engine) -> None:
    job_id = ask(either)
    late = jobs.claim(either, kinds(nothing), NOW)
    newer = jobs.claim(either, kinds(nothing), NOW + MINUTE)
    assert late is not None
    assert newer is not None
    assert newer.id == late.id == job_id

    report = Report(either, late, lambda: NOW, threading.Event())
    with pytest.raises(JobEndedError):
        report(1, 2)

    def write() -> None:
        with writing(either) as session:
            jobs.enqueue(session, "written by the late one", {}, BY, NOW)
            report.finish(session)

    with pytest.raises(JobEndedError):
        write()
    with writing(either) as session:
        jobs.finish(session, newer, {"by": "the newer"}, NOW)

    assert view(either, job_id).result == {"by": "the newer"}
    with reading(either) as session:
        assert len(jobs.read_jobs(session)) == 1


def test_what_may_not_be_repeated_fails_when_its_worker_died(own_engine: Engine) -> None:
    job_id = ask(own_engine)
    once = kinds(nothing, repeatable=False)
    jobs.claim(own_engine, once, NOW)

    assert jobs.claim(own_engine, once, NOW + MINUTE) is None

    end = view(own_engine, job_id)
    assert end.state == JobState.FAILED
    assert end.message is not None
    assert end.message.startswith("The work broke off")


def test_a_job_that_kills_its_workers_is_given_up(own_engine: Engine) -> None:
    job_id = ask(own_engine)
    claims = [jobs.claim(own_engine, kinds(nothing), NOW + number * MINUTE) for number in range(5)]

    assert [one is not None for one in claims] == [True, True, True, False, False]
    assert view(own_engine, job_id).state == JobState.FAILED


def test_a_fault_ends_the_job_and_not_the_worker(
    own_engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    def speak(_engine: Engine, _job: Ask, report: Report) -> None:
        report(2, 9)
        raise JobFailedError("Line 3 has no name.")

    def stumble(_engine: Engine, _job: Ask, _report: Report) -> None:
        raise ZeroDivisionError("words of a stranger")

    spoken, stumbled = ask(own_engine, "speak"), ask(own_engine, "stumble", now=NOW)
    both = {"speak": Kind(speak), "stumble": Kind(stumble)}
    assert jobs.run_next(own_engine, both, clock)
    assert jobs.run_next(own_engine, both, clock)

    end = view(own_engine, spoken)
    assert (end.state, end.message) == (JobState.FAILED, "Line 3 has no name.")
    assert (end.done, end.total) == (2, 9)
    end = view(own_engine, stumbled)
    assert (end.state, end.message) == (JobState.FAILED, UNEXPECTED)
    # The one logger whose lines hold no values (finder/web/quiet.py).
    assert [record.name for record in caplog.records] == ["finder"]
    with reading(own_engine) as session:
        assert jobs.count(session, NOW) == jobs.JobCount(0, None, 2)
        assert jobs.count(session, NOW + timedelta(days=8)).failed == 0


def test_a_busy_database_is_met_with_patience(own_engine: Engine, clock: Clock) -> None:
    def late(_engine: Engine, _job: Ask, _report: Report) -> None:
        raise NoTurnError

    job_id = ask(own_engine)
    for _ in range(2):
        assert jobs.run_next(own_engine, kinds(late), clock)
        assert view(own_engine, job_id).state == JobState.WAITING
        assert not jobs.run_next(own_engine, kinds(late), clock)
        clock.now += PAUSE
    assert jobs.run_next(own_engine, kinds(late), clock)

    end = view(own_engine, job_id)
    assert (end.state, end.message) == (JobState.FAILED, NO_DATABASE)


def test_a_cancelled_job_ends_at_its_next_report_and_leaves_nothing(
    either: Engine, clock: Clock
) -> None:
    def work(engine: Engine, job: Ask, report: Report) -> None:
        with writing(engine) as session:
            assert jobs.cancel(session, job.id, NOW)
        with writing(engine) as session:
            jobs.enqueue(session, "written by the job", {}, BY, NOW)
            report(1, 2)

    running_one, waiting_one = ask(either), ask(either, now=NOW + MINUTE)
    with writing(either) as session:
        assert jobs.cancel(session, waiting_one, NOW)
    assert jobs.run_next(either, kinds(work), clock)

    assert view(either, running_one).state == JobState.CANCELLED
    assert view(either, waiting_one).state == JobState.CANCELLED
    with writing(either) as session:
        assert not jobs.cancel(session, running_one, NOW)
        assert len(jobs.read_jobs(session)) == 2
    clock.now += MINUTE
    assert not jobs.run_next(either, kinds(work), clock)


def test_a_worker_that_shall_stop_puts_back_what_may_begin_again(
    own_engine: Engine, clock: Clock
) -> None:
    stopping = threading.Event()
    stopping.set()

    def work(_engine: Engine, _job: Ask, report: Report) -> dict[str, Any]:
        report(1, 2)
        return {"whole": True}

    job_id = ask(own_engine)
    for _ in range(5):  # however often: it is not the job's fault
        assert jobs.run_next(own_engine, kinds(work), clock, stopping)
        assert view(own_engine, job_id).state == JobState.WAITING
    assert jobs.run_next(own_engine, kinds(work, repeatable=False), clock, stopping)

    assert view(own_engine, job_id).result == {"whole": True}


def test_jobs_are_listed_newest_first_and_by_account(own_engine: Engine) -> None:
    first, second = ask(own_engine), ask(own_engine, now=NOW + MINUTE)
    with writing(own_engine) as session:
        jobs.enqueue(session, "import", {}, "admin@example.org", NOW + 2 * MINUTE)

    with reading(own_engine) as session:
        assert [one.id for one in jobs.read_jobs(session, BY)] == [second, first]
        assert [one.asked_by for one in jobs.read_jobs(session, most=1)] == ["admin@example.org"]
        assert jobs.read_job(session, UUID(int=1)) is None
        assert jobs.count(session, NOW) == jobs.JobCount(3, NOW, 0)
