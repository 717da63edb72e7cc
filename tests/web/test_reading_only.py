"""Opening a page writes nothing, and asks the database a fixed small number of questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from finder.directory.reading import read_version
from finder.vocabulary import Role
from finder.web.requests import get_session
from finder.web.staff_cookie import is_staff_path
from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn, StaffBrowser

MOST_STATEMENTS = 12
EXAMPLES: dict[str, Any] = {
    "number": 1,
    "first": 1,
    "second": 2,
    "version": 1,
    "cancer": "her2_positive",
    "slug": "hopeline-talk-to-an-oncology-social-worker",
    "token": "none",
}
STATEMENTS = {
    "/": 0,
    "/urgent": 0,
    "/privacy": 0,
    "/how-we-check": 0,
    "/what-we-list": 0,
    "/accessibility": 0,
    "/quick-exit": 0,
    "/about": 1,
    "/organizations/1-cancercare": 5,
    "/services/1-hopeline-talk-to-an-oncology-social-worker": 5,
    "/services": 1,
    "/start": 1,
    "/start/her2-positive": 1,
    "/start/her2-positive?near=Boston": 1,
    "/start/her2-positive/five-calls": 1,
    "/helping": 1,
    "/list": 0,
    "/list?kept=1.340.5g": 4,
    "/services?q=support+group&near=Boston&mode=in_person": 1,
    "/services?q=rent&near=Texas&sort=name&page=2": 1,
    "/services?q=xyzzyq&near=Leeds": 1,
    "/api/v1/search?q=rent&limit=100": 1,
}


@contextmanager
def heard(app: Flask) -> Iterator[list[str]]:
    sent: list[str] = []
    engine: Engine = app.extensions["engine"]

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement != "BEGIN":
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def statements(seed_app: Flask) -> Iterator[list[str]]:
    """Give the statements that the application sends, as it sends them."""
    with heard(seed_app) as sent:
        yield sent


def paths(app: Flask) -> list[str]:
    """Give an address of every route that can be read."""
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        return sorted(
            adapter.build(
                rule.endpoint,
                # Any other part is an id, here of nothing.
                {name: EXAMPLES.get(name, UUID(int=1)) for name in rule.arguments},
            )
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
        )


def state(app: Flask) -> tuple[int, int]:
    """Give the directory's version and the count of changes ever made to the file."""
    with app.app_context():
        session = get_session()
        changes = session.connection().execute(text("PRAGMA data_version")).scalar_one()
        return read_version(session), int(changes)


def test_reading_any_route_writes_nothing(seed_app: Flask, statements: list[str]) -> None:
    browser = Browser(seed_app)
    engine: Engine = seed_app.extensions["engine"]
    commits: list[str] = []

    def note(_connection: object) -> None:
        commits.append("commit")

    event.listen(engine, "commit", note)
    before = state(seed_app)
    opened = paths(seed_app)
    for path in opened:
        for method in ("GET", "HEAD", "OPTIONS"):
            # A link that nobody made; tests/web/shortlist/test_shared.py opens others.
            is_no_link = path.startswith("/shared/") and method != "OPTIONS"
            expected = (404,) if is_no_link else (200, 301, 303, 410)
            assert browser.ask(path, method).status in expected
    event.remove(engine, "commit", note)

    assert len(opened) > 10
    assert state(seed_app) == before
    assert commits == []
    assert statements
    for statement in statements:
        assert statement.lstrip().upper().startswith(("SELECT", "PRAGMA DATA_VERSION")), statement


def test_reading_any_page_of_the_staff_writes_nothing(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=Role)
    app = browser.client.application
    opened = [path for path in paths(app) if is_staff_path(path)]

    with heard(app) as sent:
        for path in opened:
            assert browser.ask(path).status in (200, 303, 404, 410)

    assert len(opened) >= 6
    assert [one for one in sent if not one.lstrip().upper().startswith("SELECT")] == []


@pytest.mark.parametrize("path", STATEMENTS)
def test_a_page_sends_a_fixed_number_of_statements(
    seed_app: Flask, statements: list[str], path: str
) -> None:
    browser = Browser(seed_app)
    browser.ask(path)  # the first search builds the index
    statements.clear()

    assert browser.ask(path).status == 200

    assert len(statements) == STATEMENTS[path]
    assert len(statements) <= MOST_STATEMENTS


@pytest.mark.parametrize(
    "path",
    [
        "/services?near=Leeds",
        "/services?need=money&sort=nearest",
        "/start/breast",
        "/start/breast?near=Leeds",
        "/start/breast/five-calls",
    ],
)
def test_a_page_with_cards_never_read_before_stays_within_the_limit(
    browser_on: BrowserOn, path: str
) -> None:
    records = [
        make.record(
            f"Fund {n}",
            needs=["living_costs"],
            cancers=["breast"],
            phones=[{"number": f"+1 212 555 01{n:02}", "published": True}],
            service_areas=[{"area": "WORLD"}],
        )
        for n in range(12)
    ]
    browser = browser_on(*records)
    browser.ask("/services?q=xyzzyq")  # builds the index and reads no card

    with heard(browser.client.application) as statements:
        assert "Fund" in browser.open(path).main

    assert 1 < len(statements) <= MOST_STATEMENTS


def test_a_service_with_sites_and_similar_ones_never_read_before_stays_within_the_limit(
    browser_on: BrowserOn,
) -> None:
    places = [make.location(f"Hall {n}", "Boston", "MA") for n in range(3)]
    fields: dict[str, Any] = {"delivery_modes": ["in_person"], "reach": "site"}
    records = [make.record(f"Group {n}", locations=places[:1], **fields) for n in range(5)]
    browser = browser_on(make.record("First", locations=places, **fields), *records)
    browser.ask("/services?q=xyzzyq")  # builds the index and reads no card

    with heard(browser.client.application) as statements:
        page = browser.open("/services/1-first?near=Boston")

    assert len(page.all("section", class_="similar")[0].findall(".//{*}li")) == 3
    assert len(statements) <= MOST_STATEMENTS


def test_a_second_visit_leaves_no_connection_open(seed_app: Flask) -> None:
    engine: Engine = seed_app.extensions["engine"]
    for _ in range(30):
        Browser(seed_app).ask("/services?q=rent")

    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
