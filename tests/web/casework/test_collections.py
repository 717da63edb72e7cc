"""Collections on pages: made, used in a case, changed and taken away."""

from finder.db import writing
from finder.directory.authors import Author
from finder.directory.closing import close
from finder.vocabulary import ClosedReason, Origin
from tests import make
from tests.conftest import NOW, TODAY
from tests.web.browsing import Browser, Page
from tests.web.casework.conftest import WorkerBrowser, new_case

ADDRESS = "/staff/collections"


def made(browser: Browser, numbers: str = "2, 1") -> Page:
    """Make a collection, and give its page."""
    return browser.submit(
        browser.open(ADDRESS), {"name": "Usual, Boston", "numbers": numbers}, to=ADDRESS
    )


def test_index_makes_a_collection_of_numbers_or_of_a_list(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record("Rides"), make.record("Wigs"))

    page = made(browser)
    assert page.heading == "Usual, Boston"
    assert page.main.index("Wigs") < page.main.index("Rides")
    typed = {"name": "From a list", "numbers": "https://help.example.org/es/list?kept=1.2f"}
    assert "Rides" in browser.submit(browser.open(ADDRESS), typed, to=ADDRESS).main
    assert {"Usual, Boston", "From a list"} <= set(browser.open(ADDRESS).links())


def test_index_says_what_is_wrong(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record())
    made(browser)

    for name, numbers, sentence in (
        ("", "1", "Enter a name for it"),
        ("USUAL, boston", "1", "a collection of this name already"),
        ("Other", "rides", "Write numbers of services"),
    ):
        typed = {"name": name, "numbers": numbers}
        page = browser.submit(browser.open(ADDRESS), typed, to=ADDRESS, status=422)
        assert sentence in page.main


def test_show_marks_what_changed_until_use_leads_to_the_sheet(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(make.record("Rides"), make.record("Wigs"))
    page = made(browser)
    app = browser.client.application
    with writing(app.extensions["engine"]) as session:
        author = Author("editor@example.org", Origin.STAFF)
        gazetteer = app.extensions["gazetteer"]
        close(session, make.ident("Wigs"), ClosedReason.ENDED, TODAY, author, NOW, gazetteer)

    assert "It has closed" in browser.open(page.path).main
    page = browser.submit(page, {"numbers": "1"}, to=page.path)
    assert "Wigs" not in page.main
    sheet = browser.submit(page, to="/use")
    assert sheet.path.startswith("/list")
    assert "Last used on" in browser.open(page.path).main


def test_show_says_that_somebody_else_changed_it(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record("Rides"), make.record("Wigs"))
    page = made(browser)
    browser.submit(browser.open(page.path), {"numbers": "1"}, to=page.path)

    late = browser.submit(page, {"numbers": "2"}, to=page.path, status=409)
    assert "Now it holds: 1." in late.main
    assert "Wigs" in browser.submit(late, to=page.path).main


def test_a_collection_is_given_in_a_case(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record("Rides"), make.record("Wigs"))
    collection = made(browser)
    case = new_case(browser)
    key = collection.path.rpartition("/")[2]

    page = browser.open(f"{case.path}?collection={key}")
    assert "Nobody has confirmed it for long" in page.main
    browser.submit(page, to=case.path)  # that nobody confirmed them unticks none

    assert browser.open(case.path).main.count("given on") == 2
    assert "Last used on" in browser.open(collection.path).main
    nothing = browser.open(f"{case.path}?collection=00000000-0000-0000-0000-000000000001")
    assert "Wigs" in nothing.main  # given, and no word of a collection of others


def test_remove_takes_it_away_and_use_of_others_is_not_found(
    worker_browser: WorkerBrowser,
) -> None:
    browser, other = worker_browser(make.record()), worker_browser(team="B", email="b@example.org")
    page = made(browser, "1")
    assert other.ask(page.path).status == 404

    assert "Usual, Boston" not in browser.submit(page, to="/remove").links()
    assert browser.ask(page.path).status == 404


def test_use_counts_as_looked_at(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record())
    page = made(browser, "1")
    assert "Not used yet" in page.main

    browser.submit(page, to="/use")

    assert "Not used yet" not in browser.open(page.path).main
