"""What is kept of a link, and when it may be called one that does not work."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from finder.directory.links.findings import (
    Finding,
    count_findings,
    dead_links,
    forget_unwanted,
    keep,
    list_doubtful,
    list_findings,
    read_findings,
)
from finder.directory.links.wanted import in_turns, list_wanted
from finder.directory.reading import read_version
from finder.directory.records import ServiceRecord
from finder.fetching import Answer
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import NOT_THERE, LinkOutcome
from tests import make
from tests.conftest import NOW

LINK = "https://help.example/group"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FINE = Answer(LinkOutcome.FINE, 200)
GONE = Answer(LinkOutcome.GONE, 404)
NO_HOST = Answer(LinkOutcome.NO_HOST)
REFUSED = Answer(LinkOutcome.REFUSED, 403)
SILENT = Answer(LinkOutcome.NO_ANSWER)
WRONG = Answer(LinkOutcome.BAD_CERTIFICATE)


@pytest.fixture
def linked(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on one service with a link."""
    make.store(session, gazetteer, make.record(url=LINK, url_kind="own"))
    return session


def dead(session: Session) -> list[str]:
    return [row.url for row in session.execute(dead_links())]


def look(session: Session, *answers: tuple[Answer, timedelta]) -> Finding:
    """Keep what came of several looks, each so long after the first, and give what is known."""
    keep(session, [(LINK, answer, NOW + after) for answer, after in answers])
    finding = read_findings(session, [LINK])[LINK]
    assert finding.is_dead == (dead(session) == [LINK])
    return finding


DEAD = [
    [(GONE, 0 * DAY), (GONE, 1 * DAY), (GONE, 2 * DAY)],
    [(NO_HOST, 0 * DAY), (GONE, 1 * DAY), (NO_HOST, 2 * DAY)],
    # What says nothing neither counts nor takes back.
    [(GONE, 0 * DAY), (SILENT, 1 * DAY), (GONE, 2 * DAY), (GONE, 3 * DAY)],
]
NOT_DEAD = [
    # As often as one likes on one day, it counts once.
    [(GONE, n * HOUR) for n in range(11)],
    [(GONE, 0 * DAY), (GONE, 1 * DAY), (GONE, 1 * DAY + HOUR)],
    [(GONE, 0 * DAY), (GONE, 1 * DAY), (GONE, 2 * DAY), (REFUSED, 3 * DAY)],
    [(GONE, 0 * DAY), (GONE, 1 * DAY), (FINE, 2 * DAY), (GONE, 3 * DAY)],
    [(REFUSED, n * DAY) for n in range(9)],
    [(SILENT, n * DAY) for n in range(9)],
    [(WRONG, n * DAY) for n in range(9)],
]


@pytest.mark.parametrize("looks", [*DEAD, *NOT_DEAD])
def test_only_what_is_not_there_on_several_days_is_dead(
    linked: Session, looks: list[tuple[Answer, timedelta]]
) -> None:
    assert look(linked, *looks).is_dead == (looks in DEAD)


def test_a_link_says_since_when_it_fails_and_how_often(linked: Session) -> None:
    failing = look(linked, (FINE, 0 * DAY), (SILENT, DAY), (GONE, 2 * DAY))
    assert (failing.failing_since, failing.failures, failing.days_gone) == (NOW + DAY, 2, 1)
    assert (failing.checked_at, failing.status) == (NOW + 2 * DAY, 404)
    assert list_doubtful(linked) == [LINK]

    moved = look(linked, (Answer(LinkOutcome.MOVED, 200, "https://new.example/"), 3 * DAY))
    assert (moved.failing_since, moved.failures, moved.days_gone) == (None, 0, 0)
    assert moved.moved_to == "https://new.example/"
    assert list_doubtful(linked) == dead(linked) == []


def test_a_look_changes_no_fact_and_confirms_nothing(linked: Session) -> None:
    before = read_version(linked)

    look(linked, *[(GONE, n * DAY) for n in range(3)])

    assert read_version(linked) == before


def test_only_what_visitors_are_offered_is_looked_at(
    session: Session, gazetteer: Gazetteer
) -> None:
    def runner(name: str) -> dict[str, object]:
        return {"id": make.ident(name), "name": name, "website": f"https://{name}.example/"}

    other = "https://help.example/other"

    def linked(name: str, url: str, **fields: object) -> ServiceRecord:
        return make.record(name, url=url, url_kind="own", **fields)

    make.store(
        session,
        gazetteer,
        linked("One", LINK, organization=runner("one")),
        linked("Two", LINK, organization=runner("one")),
        linked("Three", other, status="unknown", organization=runner("three")),
        linked("Ended", "https://ended.example/", status="not_live"),
        linked("Part", "https://part.example/", merged_into=make.ident("One")),
        make.record("Old", status="not_live", organization=runner("old")),
        make.record("Plain"),
    )
    offered = [LINK, "https://one.example/", "https://three.example/", other]

    # The second link of a host comes when every host had its turn.
    assert list_wanted(session) == offered
    assert in_turns(["https://[::1", "x"]) == ["https://[::1", "x"]
    keep(session, [(url, GONE, NOW) for url in (*offered, "https://ended.example/")])
    assert set(read_findings(session, [*offered, "https://ended.example/", None])) == set(offered)

    make.store(
        session, gazetteer, linked("Three", "https://new.example/", organization=runner("three"))
    )
    assert {one.url for one in list_findings(session, NOT_THERE)} == {*offered} - {other}
    assert count_findings(session) == {LinkOutcome.GONE: 3}
    assert other in read_findings(session, offered)
    forget_unwanted(session)
    assert set(read_findings(session, offered)) == {*offered} - {other}
