"""The worker in a process: letters and jobs beside each other, through trouble, until stop."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from finder import jobs, worker
from finder.config import Config, load_config
from finder.db import open_engine, reading, writing
from finder.directory.links.looking import CHECK
from finder.jobs import Ask, Kind, Report
from finder.mail.outbox import queue
from finder.migrations import upgrade
from finder.models import Draft, OutboxMessage
from finder.vocabulary import DraftState, JobState
from finder.worker import AlreadyWorkingError, Worker
from tests.config.test_config import development


def now() -> datetime:
    return datetime.now(UTC)


def nothing(_engine: Engine, _job: Ask, _report: Report) -> None:
    return None


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load_config(development(tmp_path))


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS_BETWEEN_LOOKS", 0.05)
    monkeypatch.setattr(worker, "SECONDS_AFTER_TROUBLE", 0.05)


@contextmanager
def working(
    engine: Engine, config: Config, kinds: Mapping[str, Kind] | None = None
) -> Iterator[Worker]:
    one = Worker(engine, config, kinds or {"plain": Kind(nothing)}, now)
    one.start()
    try:
        yield one
    finally:
        assert one.stop(seconds=10)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def write(engine: Engine, number: int = 1) -> None:
    with writing(engine) as session:
        queue(session, f"person{number}@example.org", "Hello", "Hello", now())


def ask(engine: Engine, kind: str = "plain") -> UUID:
    with writing(engine) as session:
        return jobs.enqueue(session, kind, {}, "editor@example.org", now())


def state_of(engine: Engine, job_id: UUID) -> JobState | None:
    with reading(engine) as session:
        found = jobs.read_job(session, job_id)
        return found.state if found is not None else None


def letters(config: Config) -> int:
    return len(list((config.var / "outbox").glob("*.eml")))


def test_letters_leave_while_a_job_is_long(own_engine: Engine, config: Config) -> None:
    go_on = threading.Event()

    def long_work(_engine: Engine, _job: Ask, _report: Report) -> None:
        assert go_on.wait(timeout=10)

    job_id = ask(own_engine, "long")
    with working(own_engine, config, {"long": Kind(long_work)}):
        wait_for(lambda: state_of(own_engine, job_id) == JobState.RUNNING)
        write(own_engine)
        wait_for(lambda: letters(config) == 1)
        go_on.set()
        wait_for(lambda: state_of(own_engine, job_id) == JobState.DONE)


def test_a_process_has_one_worker_at_most(own_engine: Engine, config: Config) -> None:
    with working(own_engine, config), pytest.raises(AlreadyWorkingError):
        Worker(own_engine, config, {}, now).start()
    with working(own_engine, config):
        pass  # the first has ended, so there is room for another


def test_a_worker_that_stops_puts_its_job_back(own_engine: Engine, config: Config) -> None:
    def patient(_engine: Engine, _job: Ask, report: Report) -> None:
        for number in range(1000):
            report(number)
            time.sleep(0.01)

    job_id = ask(own_engine)
    with working(own_engine, config, {"plain": Kind(patient)}):
        wait_for(lambda: state_of(own_engine, job_id) == JobState.RUNNING)

    assert state_of(own_engine, job_id) == JobState.WAITING


def test_what_waits_is_worked_off_once(own_engine: Engine, config: Config) -> None:
    for number in range(3):
        write(own_engine, number)
    ask(own_engine)
    ask(own_engine)

    one = Worker(own_engine, config, {"plain": Kind(nothing)}, now)

    assert one.work_off() == (3, 2)
    assert one.work_off() == (0, 0)
    assert letters(config) == 3


def test_what_is_kept_no_longer_is_forgotten_along_the_way(
    own_engine: Engine, config: Config
) -> None:
    old = now() - timedelta(days=31)
    draft = Draft(
        id=uuid4(),
        account="editor@example.org",
        title="Thrown away",
        step="name",
        typed={},
        state=DraftState.OPEN,
        created_at=old,
        changed_at=old,
        discarded_at=old,
    )
    letter = OutboxMessage(
        id=uuid4(),
        recipient="nobody@example.org",
        subject="Hello",
        text="a secret link",
        queued_at=old,
        failed_at=old,
    )
    with writing(own_engine) as session:
        session.add_all([draft, letter])

    Worker(own_engine, config, {}, now).work_off()

    with reading(own_engine) as session:
        assert session.exec(select(Draft)).all() == []
        assert [one.text for one in session.exec(select(OutboxMessage))] == [None]


def test_links_are_looked_at_only_where_a_setting_says_how_often(
    own_engine: Engine, config: Config
) -> None:
    for days, asked in ((0, 0), (30, 1), (30, 1)):
        Worker(own_engine, replace(config, check_links_days=days), {}, now).work_off()
        with reading(own_engine) as session:
            assert len(jobs.read_jobs(session, kinds=[CHECK])) == asked


def test_a_database_in_trouble_is_said_once_and_waited_for(
    config: Config, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'late.sqlite'}")
    with working(engine, config):
        wait_for(lambda: len(caplog.records) == 2)  # one of each thread
        time.sleep(0.3)
        assert len(caplog.records) == 2
        upgrade(engine)
        write(engine)
        wait_for(lambda: letters(config) == 1)
    engine.dispose()
