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


def test_service_shows_each_version_with_who_what_why_and_from_where(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(description="A group that meets on Mondays in the hall"))
    write(browser, description="A group that meets on Fridays in the hall")
    page = browser.open("/staff/services/1/confirm")
    fields = {"groups": ["description"], "method": "website", "source": "https://example.org/us"}
    browser.submit(page, fields, button="Write this down")

    page = browser.open(ADDRESS)

    assert [words_of(one) for one in page.all("h2")] == [
        "Version 3 as it stands now",
        "Version 2",
        "Version 1",
    ]
    assert [words_of(one) for one in page.all("strong")][:3] == [
        "Confirmed as shown: What it is and does",
        "Changed: What it does",
        "Added with the starter directory",
    ]
    assert [words_of(one) for one in page.all("del")] == ["Mondays"]
    assert words_of(page.all("ins")[1]) == "Fridays"
    assert "UTC, me" in page.main
    assert page.links()["https://example.org/us"] == "https://example.org/us"
    kept = browser.open("/staff/services/1").main
    assert "Version 1: Added with the starter directory" in kept
    assert "Version 2: Changed: What it does" in kept
    assert "Changed: What it does" in browser.open("/staff/changes").main


def test_service_shows_no_button_that_writes(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())

    assert [
        one for one in browser.open(ADDRESS).all("form") if "history" in one.get("action", "")
    ] == []


def test_restore_service_says_what_it_will_change_and_brings_it_back_once(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(description="First words"))
    write(browser, description="Second words", award="Tea")

    page = browser.open(browser.open(ADDRESS).links()["Bring version 1 back"])

    assert page.path == f"{ADDRESS}/1"
    assert [words_of(one) for one in page.all("dt")] == ["What it does", "What is given"]
    assert [words_of(one) for one in page.all("del")] == ["Second words", "Tea"]
    assert [words_of(one) for one in page.all("ins")] == ["First words"]
    assert stored_description(browser) == "Second words"
    why = {"reason": "The second was of another group."}
    done = browser.submit(page, why, button="Bring version 1 back")
    assert words_of(done.all("h2")[0]) == "Version 3 as it stands now"
    assert "Restored from version 1: The second was of another group." in done.main
    assert ", Editor" in done.main
    assert stored_description(browser) == "First words"
    assert len(browser.submit(page, why, button="Bring version 1 back").all("h2")) == 3
    assert "Nothing would change" in browser.open(f"{ADDRESS}/1").main


def test_restore_service_writes_nothing_that_was_not_looked_at(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(description="First words"))
    write(browser, description="Second words")
    page = browser.open(f"{ADDRESS}/1")
    write(browser, description="Third words")

    late = browser.submit(page, {"reason": "Why."}, button="Bring version 1 back", status=409)

    assert "Somebody else changed it meanwhile." in late.main
    assert [words_of(one) for one in late.all("del")] == ["Third words"]
    assert late.all("input", name="reason")[0].get("value") == "Why."
    assert stored_description(browser) == "Third words"
    for wrong in ("", "one", "9" * 30):
        late.all("input", name="seen")[0].set("value", wrong)
        answer = browser.submit(late, button="Bring version 1 back", status=422)
        assert "Open this page again" in answer.main
    browser.submit(answer, button="Bring version 1 back")
    assert stored_description(browser) == "First words"
    for unknown in (9, 10**7):
        assert browser.open(f"{ADDRESS}/{unknown}", status=404).heading


def renamed(staff_browser: StaffBrowser) -> Browser:
    """Give a browser on an organisation that has another name since."""
    browser = staff_browser(make.record())
    named = OrganizationRecord(id=make.ident("Helping Hands Trust"), name="Another name")
    write(browser, organization=named.to_json())
    return browser


def test_organization_shows_its_versions(staff_browser: StaffBrowser) -> None:
    page = renamed(staff_browser).open("/staff/organizations/1/history")

    assert page.heading == "History of Another name"
    assert page.links()["Bring version 1 back"] == "/staff/organizations/1/history/1"
    assert page.links()["Back to the organisation"] == "/staff/organizations/1"


def test_restore_organization_brings_a_version_back(staff_browser: StaffBrowser) -> None:
    browser = renamed(staff_browser)
    page = browser.open("/staff/organizations/1/history/1")
    assert [words_of(one) for one in page.all("del")] == ["Another name"]

    page = browser.submit(page, button="Bring version 1 back")

    assert page.heading == "History of Helping Hands Trust"
