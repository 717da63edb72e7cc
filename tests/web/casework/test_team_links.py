"""Links of a team on its pages: made, shown once, taken back, and never anybody else's."""

import importlib
import re
from datetime import timedelta

import pytest

from tests import make
from tests.web.browsing import Browser, Page
from tests.web.casework.conftest import WorkerBrowser, new_case

team_links = importlib.import_module("finder.web.casework.team_links")
RECORDS = (make.record("Rides", needs=["ride"]), make.record("Wigs", needs=["wigs"]))
ADDRESS = re.compile(r"http://localhost(/\S*shared/\w+/[\w-]{43})")


def shown(page: Page) -> str:
    """Give the path of the one link that a page shows."""
    (path,) = set(ADDRESS.findall(page.main))
    return str(path)


def shared(browser: Browser) -> Page:
    """Make a collection and a link to it, and give the page that shows the link."""
    typed = {"name": "Usual", "numbers": "1"}
    page = browser.submit(browser.open("/staff/collections"), typed, to="/staff/collections")
    return browser.submit(page, to="/link")


def test_sheet_is_shown_once_and_ends_with_the_case(
    worker_browser: WorkerBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, visitor = worker_browser(*RECORDS), Browser(worker_browser().client.application)
    case = new_case(browser, language="es", needs=["ride", "wigs"])
    assert "Links for others" not in case.main  # there is nothing to share yet
    browser.submit(case, {"pick": ["2:wigs"]}, to=case.path)
    case = browser.open(case.path)

    made = browser.submit(case, to="/link")
    path = shown(made)
    assert path.startswith("/es/shared/sheets/")
    assert "Wigs" in visitor.open(path).main
    # Of two clicks the browser shows the second answer only. It is the same link, in this browser.
    assert shown(browser.submit(case, to="/link")) == path
    colleague = worker_browser(email="colleague@example.org")
    assert not ADDRESS.search(colleague.submit(case, to="/link", status=400).text)
    monkeypatch.setattr(team_links, "TWICE", timedelta(0))
    # The same form once more later, or the page anew: no second link, and no address.
    for again in (browser.submit(case, to="/link"), browser.open(case.path)):
        assert not ADDRESS.search(again.text)
        assert again.main.count("works until") == 1
    assert "Did you not see it?" in browser.submit(case, to="/link").main

    gone = browser.submit(browser.open(case.path), to="/remove")
    assert "Whoever opens that link finds nothing" in gone.main
    assert gone.path.startswith(case.path)
    visitor.open(path, status=404)
    path = shown(browser.submit(gone, to="/link"))
    browser.submit(browser.open(case.path), to="/close")
    visitor.open(path, status=404)


def test_collection_is_shared_as_it_is_then(worker_browser: WorkerBrowser) -> None:
    browser, visitor = worker_browser(*RECORDS), Browser(worker_browser().client.application)
    page = shared(browser)

    assert page.heading == "Usual"
    assert "They do not see its name" in page.main
    address = page.path.removesuffix("/link")
    browser.submit(page, {"numbers": "2"}, to=address)
    said = visitor.open(shown(page)).main
    assert "Wigs" in said
    assert "Rides" not in said


def test_remove_ends_one_link_and_no_other(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(*RECORDS)
    first = shared(browser)
    second = browser.submit(first, to="/link")

    page = browser.submit(second, to="/remove")  # the newest stands first

    assert page.main.count("works until") == 1
    browser.open(shown(second), status=404)
    browser.open(shown(first))
