from typing import Any

from sqlmodel import Session

from finder.db import writing
from finder.directory.records import OrganizationRecord
from finder.directory.rows import read_numbered
from finder.vocabulary import Origin
from tests import make
from tests.web.browsing import Browser, words_of
from tests.web.conftest import StaffBrowser

ADDRESS = "/staff/services/1/history"


def write(browser: Browser, **fields: Any) -> None:
    """Write another version of the one service."""
    app = browser.client.application
    with writing(app.extensions["engine"]) as session:
        record = make.record(**fields)
        make.store(session, app.extensions["gazetteer"], record, origin=Origin.STAFF, actor="me")


def stored_description(browser: Browser) -> str | None:
    with Session(browser.client.application.extensions["engine"]) as session:
        found = read_numbered(session, 1)
        assert found is not None
        return found[0].description


def test_service_shows_each_version_with_who_and_what(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(description="A group that meets on Mondays in the hall"))
    write(browser, description="A group that meets on Fridays in the hall")

    page = browser.open(ADDRESS)

    assert [words_of(one) for one in page.all("h2")] == ["Version 2 as it stands now", "Version 1"]
    assert [words_of(one) for one in page.all("del")] == ["Mondays"]
    assert words_of(page.all("ins")[0]) == "Fridays"
    assert "UTC, me" in page.main


def test_service_brings_a_version_back_as_a_new_one(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(description="First words"))
    write(browser, description="Second words")

    page = browser.submit(browser.open(ADDRESS), button="Bring version 1 back")

    assert words_of(page.all("h2")[0]) == "Version 3 as it stands now"
    assert "Restored from version 1" in page.main
    assert "editor@example.org" in page.main
    assert stored_description(browser) == "First words"


def test_service_sent_twice_brings_back_once(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(description="First words"))
    write(browser, description="Second words")
    page = browser.open(ADDRESS)

    browser.submit(page, button="Bring version 1 back")
    again = browser.submit(page, button="Bring version 1 back")

    assert len(again.all("h2")) == 3


def test_service_says_when_a_version_is_not_kept(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(description="First words"))
    write(browser, description="Second words")
    page = browser.open(ADDRESS)
    button = page.all("button", name="version")[0]

    for wrong in ("9", "0", "one", "9" * 30):
        button.set("value", wrong)
        answer = browser.submit(page, button="Bring version 1 back", status=422)
        assert "This version is not kept" in answer.main
    assert stored_description(browser) == "Second words"


def test_organization_brings_a_version_back(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())
    named = OrganizationRecord(id=make.ident("Helping Hands Trust"), name="Another name")
    write(browser, organization=named.to_json())
    address = "/staff/organizations/1/history"
    assert browser.open(address).heading == "History of Another name"

    page = browser.submit(browser.open(address), button="Bring version 1 back")

    assert page.heading == "History of Helping Hands Trust"
