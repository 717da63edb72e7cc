"""What a team shares, as whoever has the link sees it: services, and no word of anybody."""

import importlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from finder.accounts.guessing import MOST_OF_A_NETWORK
from finder.casework.cases import Known, open_case
from finder.casework.collections import create_collection
from finder.casework.items import Pick, give
from finder.casework.sealing import Sealer
from finder.casework.team_links import list_links, share_collection, share_sheet, take_link_back
from finder.db import writing
from tests import make
from tests.web.browsing import Browser
from tests.web.casework.conftest import put_into_team
from tests.web.conftest import CASE_KEY, BrowserOn
from tests.web.staff import sign_in

shared = importlib.import_module("finder.web.shortlist.shared")
NINETY = timedelta(days=90)
RECORDS = (
    make.record("Rides", phones=[{"number": "617-555-0100", "published": True}]),
    make.record("Wigs", phones=[{"number": "+44 20 7946 0000", "published": False}]),
    make.record("Lodge"),
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Give all that any logger writes, at every level."""
    written = io.StringIO()
    handler, root = logging.StreamHandler(written), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@dataclass(frozen=True)
class Links:
    """Tokens: of a sheet with 2 and 1, of a collection with 1 and 3, and of two that are over."""

    sheet: str
    collection: str
    ended: str
    taken_back: str


def share(app: Flask) -> Links:
    """Let a worker give two services in a case, and share that and a collection."""
    worker = sign_in(app, "worker@example.org", ["worker"]).id
    team, now = put_into_team(app, "worker@example.org", "Ward 5"), datetime.now(UTC)
    known = Known("amber-heron-274", home="Lowell, MA", age=46, note="Two children at home")
    with writing(app.extensions["engine"]) as session:
        case = open_case(session, Sealer([CASE_KEY]), worker, team, known, "US-MA", now)
        give(session, worker, case, [Pick(2), Pick(1)], now)
        usual = create_collection(session, worker, team, "Usual of the ward", [1, 3], now)
        taken_back = share_collection(session, worker, usual, NINETY, now)
        (link,) = list_links(session, worker, usual, now)
        take_link_back(session, worker, link.id)
        return Links(
            sheet=share_sheet(session, worker, case, NINETY, now),
            collection=share_collection(session, worker, usual, NINETY, now),
            ended=share_collection(session, worker, usual, timedelta(0), now),
            taken_back=taken_back,
        )


def services_of(browser: Browser, path: str) -> list[str]:
    """Give the numbers of the services on a page, in order."""
    page = browser.open(path)
    return [one.get("data-service", "") for one in page.all("li") if one.get("data-service")]


def test_sheet_shows_what_was_given_and_no_word_of_the_case(browser_on: BrowserOn) -> None:
    browser = browser_on(*RECORDS)
    token = share(browser.client.application).sheet
    commits: list[object] = []
    event.listen(browser.client.application.extensions["engine"], "commit", commits.append)

    assert services_of(browser, f"/shared/sheets/{token}") == ["2", "1"]
    page = browser.open(f"/es/shared/sheets/{token}?size=large")
    assert page.heading == "Ayuda para usted"
    said = page.text.replace(token, "")
    for text in ("amber", "Lowell", "children", "Ward 5", "worker", "7946 0000"):
        assert text not in said
    assert commits == []  # who opens a link leaves nothing behind
    # Neither on paper nor in a list of one's own is there a secret.
    (sheet,) = page.all("article")
    assert token not in "".join(sheet.itertext())
    assert token not in browser.open(page.links()["Abrirla como una lista mía"]).text
    assert page.links()["English"] == f"/shared/sheets/{token}"
    (meta,) = page.all("meta", name="referrer")
    assert meta.get("content") == "no-referrer"


def test_collection_shows_what_is_in_it_and_wrong_links_are_all_answered_alike(
    browser_on: BrowserOn, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_on(*RECORDS)
    links = share(browser.client.application)
    path = f"/shared/collections/{links.collection}"

    assert services_of(browser, path) == ["1", "3"]
    assert "Usual of the ward" not in browser.open(path).text
    wrong = ("A" * 43, links.sheet, links.ended, links.taken_back)
    answers = {one: browser.ask(f"/shared/collections/{one}") for one in wrong}
    answers |= {"": browser.ask(f"/shared/sheets/{links.collection}")}
    assert {one.status for one in answers.values()} == {404}
    said = {
        re.sub('(sheets|collections)/[^"]*', "", one.text.replace(token or links.collection, ""))
        for token, one in answers.items()
    }
    assert len(said) == 1
    ways = (path, f"/es{path}", f"{path}?kept=1.2f")
    for answer in (*(browser.ask(way) for way in ways), *answers.values()):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "Set-Cookie" not in answer.headers
    assert "Disallow: /shared/" in browser.ask("/robots.txt").text

    def fail(*_: object) -> None:
        raise ValueError(links.collection)

    with monkeypatch.context() as patch:
        patch.setattr(shared, "show_handout", fail)
        browser.client.application.testing = False
        assert browser.ask(path).status == 500
    assert "ValueError" in log.getvalue()
    for token in (links.sheet, links.collection, *wrong):
        assert token not in log.getvalue()

    for number in range(MOST_OF_A_NETWORK):
        browser.ask(f"/shared/sheets/guess-{number}")
    assert browser.ask(path).status == 429
    assert browser.ask("/list").status == 200
