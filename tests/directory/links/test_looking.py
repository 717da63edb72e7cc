"""Looking at links as long work: over real connections, broken off, and gone on with."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from finder import jobs
from finder.db import reading, writing
from finder.directory.links import looking
from finder.directory.links.findings import Finding, read_findings
from finder.directory.links.looking import (
    CHECK,
    LOOK_AGAIN_AFTER,
    NOBODY_ANSWERS,
    LinkWork,
    ask_for_a_look,
    ask_when_due,
    read_unfinished,
    stop_looking,
)
from finder.directory.links.wanted import list_wanted
from finder.fetching import Asker
from finder.jobs import JobView, Kind
from finder.models import LinkCheck
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import JobState, LinkOutcome
from tests import make
from tests.conftest import NOW
from tests.fetching.site import Handler, Site
from tests.jobs.test_jobs import Clock

BY = "admin@example.org"


def here(host: str, _port: int) -> list[str]:
    """Answer for the resolver: every name is our site, but for those of nobody."""
    if host.startswith("nobody"):
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return ["127.0.0.1"]


def work(clock: Clock, **pauses: float) -> LinkWork:
    asker = Asker("tests", lambda _: True, here, patience=5, whole_patience=5)
    return LinkWork(asker, clock, **({"pause": 0, "host_pause": 0} | pauses))


def store(engine: Engine, gazetteer: Gazetteer, *links: str) -> None:
    with writing(engine) as session:
        make.store(
            session, gazetteer, *(make.record(link, url=link, url_kind="own") for link in links)
        )


def ask(engine: Engine, now: datetime = NOW) -> UUID:
    with writing(engine) as session:
        return ask_for_a_look(session, BY, now)


def view(engine: Engine, job_id: UUID) -> JobView:
    with reading(engine) as session:
        found = jobs.read_job(session, job_id)
    assert found is not None
    return found


def known(engine: Engine) -> Mapping[str, Finding]:
    with reading(engine) as session:
        return read_findings(session, list_wanted(session))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_look_goes_through_all_links_and_returns_to_those_that_were_not_there(
    ready_engine: Engine, gazetteer: Gazetteer, clock: Clock, site: Site
) -> None:
    site.answers = {"/gone": 404, "/busy": 503, "/old": "301 /new"}
    port = site.server_port
    fine, old, gone, busy, after = (
        f"http://{host}.example:{port}/{path}"
        for host, path in (("a", ""), ("b", "old"), ("c", "gone"), ("d", "busy"), ("d", "later"))
    )
    nobody = f"http://nobody.example:{port}/"
    store(ready_engine, gazetteer, fine, old, gone, busy, after, nobody)
    kinds = work(clock).kinds()
    job_id = ask(ready_engine)
    assert ask(ready_engine) == job_id  # pressed twice, looked once
    clock.now += timedelta(minutes=1)

    assert jobs.run_next(ready_engine, kinds, clock)

    first = view(ready_engine, job_id)
    assert (first.state, first.done, first.total) == (JobState.DONE, 6, 6)
    assert first.result == {"left_in_peace": 1}
    outcomes = {link: one.outcome for link, one in known(ready_engine).items()}
    assert outcomes == {
        fine: LinkOutcome.FINE,
        old: LinkOutcome.MOVED,
        gone: LinkOutcome.GONE,
        busy: LinkOutcome.NO_ANSWER,
        nobody: LinkOutcome.NO_HOST,
    }
    # Not at once, and then only what may be dead.
    assert not jobs.run_next(ready_engine, kinds, clock)
    site.asked.clear()
    for _ in range(2):
        clock.now += LOOK_AGAIN_AFTER
        assert jobs.run_next(ready_engine, kinds, clock)
    # One that is fine is asked too, to see that it is not us.
    assert {path for _, path in site.asked} in ({"/gone", "/"}, {"/gone", "/old", "/new"})
    dead = [link for link, one in known(ready_engine).items() if one.is_dead]
    assert sorted(dead) == [gone, nobody]
    clock.now += LOOK_AGAIN_AFTER
    assert not jobs.run_next(ready_engine, kinds, clock)


DYING = """
import sys, time
from datetime import datetime
from finder import jobs
from finder.db import open_engine
from finder.directory.links.looking import LinkWork
from finder.fetching import Asker
clock = lambda: datetime.fromisoformat(sys.argv[2])
work = LinkWork(Asker("dying", lambda _: True, lambda *_: ["127.0.0.1"]), clock, 0, 0)
jobs.run_next(open_engine(sys.argv[1]), work.kinds(), clock)
"""


def keep_the_first_waiting(one: Handler) -> None:
    if one.headers["User-Agent"] == "dying":
        one.server.over.wait(20)
    else:
        one.say(200)


def test_what_a_killed_worker_has_looked_at_is_not_asked_again(
    own_engine: Engine, gazetteer: Gazetteer, clock: Clock, site: Site
) -> None:
    links = [f"http://{host}.example:{site.server_port}/{host}" for host in "abc"]
    store(own_engine, gazetteer, *links)
    job_id = ask(own_engine)
    site.answers["/b"] = keep_the_first_waiting
    later = (NOW + timedelta(seconds=1)).isoformat()
    url = own_engine.url.render_as_string(hide_password=False)
    with subprocess.Popen([sys.executable, "-c", DYING, url, later]) as worker:
        until = time.monotonic() + 20
        while ("HEAD", "/b") not in site.asked and time.monotonic() < until:
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
    assert list(known(own_engine)) == links[:1]
    site.asked.clear()
    clock.now += timedelta(minutes=2)

    assert jobs.run_next(own_engine, work(clock).kinds(), clock)

    assert [path for _, path in site.asked] == ["/b", "/c"]
    end = view(own_engine, job_id)
    assert (end.state, end.done, end.total) == (JobState.DONE, 3, 3)
    assert {one.outcome for one in known(own_engine).values()} == {LinkOutcome.FINE}


def test_other_work_goes_first_and_the_look_goes_on(
    own_engine: Engine, gazetteer: Gazetteer, clock: Clock, site: Site
) -> None:
    links = [f"http://{host}.example:{site.server_port}/{host}" for host in "abc"]
    store(own_engine, gazetteer, *links)
    job_id = ask(own_engine)
    done: list[str] = []
    kinds = work(clock).kinds() | {"import": Kind(lambda *_: done.append("import"))}

    def somebody_imports(one: Handler) -> None:
        with writing(own_engine) as session:
            jobs.enqueue(session, "import", {}, BY, NOW)
        clock.now += timedelta(seconds=1)
        one.say(200)

    site.answers["/a"] = somebody_imports
    assert jobs.run_next(own_engine, kinds, clock)
    assert (view(own_engine, job_id).state, done) == (JobState.WAITING, [])
    assert jobs.run_next(own_engine, kinds, clock)
    assert (view(own_engine, job_id).state, done) == (JobState.WAITING, ["import"])
    assert jobs.run_next(own_engine, kinds, clock)

    assert view(own_engine, job_id).state == JobState.DONE
    assert [path for _, path in site.asked] == ["/a", "/b", "/c"]


def test_when_nobody_answers_it_is_us_and_nothing_is_called_missing(
    own_engine: Engine, gazetteer: Gazetteer, clock: Clock
) -> None:
    few = [f"http://nobody{number}.example/" for number in range(3)]
    store(own_engine, gazetteer, *few)
    ask(own_engine)
    assert jobs.run_next(own_engine, work(clock).kinds(), clock)
    assert {one.outcome for one in known(own_engine).values()} == {LinkOutcome.NO_ANSWER}

    many = [f"http://nobody{number}.example/" for number in range(looking.MOST_HELD)]
    store(own_engine, gazetteer, *many)
    clock.now += timedelta(minutes=1)
    job_id = ask(own_engine, clock.now)
    assert jobs.run_next(own_engine, work(clock).kinds(), clock)

    end = view(own_engine, job_id)
    assert (end.state, end.message) == (JobState.FAILED, NOBODY_ANSWERS)
    assert set(known(own_engine)) == set(few)


def test_a_host_is_asked_with_pauses(
    own_engine: Engine, gazetteer: Gazetteer, clock: Clock, site: Site
) -> None:
    port = site.server_port
    store(own_engine, gazetteer, *(f"http://a.example:{port}/{number}" for number in range(3)))
    ask(own_engine)
    started = time.monotonic()

    assert jobs.run_next(own_engine, work(clock, host_pause=0.15).kinds(), clock)

    assert time.monotonic() - started >= 0.3
    assert len(site.asked) == 3


def test_looks_are_asked_for_when_due_and_stopped_with_what_would_follow(
    own_engine: Engine, gazetteer: Gazetteer, clock: Clock, site: Site
) -> None:
    site.answers["/gone"] = 404
    store(own_engine, gazetteer, f"http://a.example:{site.server_port}/gone")

    def asked(days_later: int) -> int:
        with writing(own_engine) as session:
            ask_when_due(session, 30, NOW + timedelta(days=days_later))
            return len(jobs.read_jobs(session, kinds=[CHECK]))

    assert [asked(0), asked(29)] == [1, 1]
    assert jobs.run_next(own_engine, work(clock).kinds(), clock)
    assert asked(29) == 2  # the other waits for the next day
    assert asked(30) == 3
    with writing(own_engine) as session:
        assert [one.arguments for one in read_unfinished(session)] == [{}]
        stop_looking(session, NOW)
        assert read_unfinished(session) == []
        assert len(session.execute(select(LinkCheck)).all()) == 1
