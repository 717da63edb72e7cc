import re
from uuid import UUID, uuid4

import pytest

from finder.db import writing
from finder.directory.authors import Author, Together
from finder.directory.editing import apply
from finder.vocabulary import Origin
from finder.web.admin import changes
from tests import make
from tests.conftest import NOW
from tests.web.browsing import Browser, words_of
from tests.web.conftest import StaffBrowser


def add_together(browser: Browser, *names: str) -> UUID:
    """Add services that belong together, and give their change set."""
    app, together = browser.client.application, Together(uuid4(), "A list from the library")
    with writing(app.extensions["engine"]) as session:
        author = Author("importer@example.org", Origin.STAFF, together=together)
        records = [make.record(name) for name in names]
        apply(session, records, author, NOW, app.extensions["gazetteer"])
    return together.id


def test_index_names_single_changes_and_those_made_together(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Alone"))
    change_set = add_together(browser, "One", "Two")

    page = browser.open("/staff/changes")

    assert page.links()["Alone"] == "/staff/services/1/history"
    assert page.links()["A list from the library"] == f"/staff/changes/{change_set}"
    assert "(2 services)" in page.main
    assert "importer@example.org" in page.main
    assert "One" not in page.links()


def test_index_says_when_nothing_was_changed(staff_browser: StaffBrowser) -> None:
    assert "Nothing has been changed yet." in staff_browser().open("/staff/changes").main


def test_show_undoes_what_was_made_together_and_undoes_that_too(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("Alone"))
    change_set = add_together(browser, "One", "Two")
    address = f"/staff/changes/{change_set}"
    assert "2 services" in browser.open(address).main

    undone = browser.submit(
        browser.open(address), {"reason": "Wrong file"}, button="Undo all of this"
    )

    assert undone.heading == "Undone: A list from the library"
    assert "Wrong file" in undone.main
    browser.open("/staff/services/2", status=404)
    assert "This was undone." in browser.open(address).main
    assert "Undo all of this" not in browser.open(address).main

    browser.submit(undone, button="Undo all of this")
    assert browser.open("/staff/services/2").heading == "One"


def test_show_undone_by_somebody_else_meanwhile_is_said(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    address = f"/staff/changes/{add_together(browser, 'One')}"
    first, second = browser.open(address), browser.open(address)
    browser.submit(first, button="Undo all of this")

    answer = browser.submit(second, button="Undo all of this", status=422)

    assert "This was undone before." in answer.main


def test_show_is_not_there_for_an_unknown_one(staff_browser: StaffBrowser) -> None:
    assert staff_browser().open(f"/staff/changes/{uuid4()}", status=404).heading


def test_index_shows_what_one_person_did_and_what_is_older(
    staff_browser: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 1)
    browser = staff_browser(make.record())
    page = browser.open("/staff/services/1/confirm")
    browser.submit(page, {"method": "phone"}, button="All as shown")

    page = browser.open("/staff/changes")
    assert "Confirmed as shown:" in page.main
    assert "tests" not in page.all("ol")[0].itertext()
    older = browser.open(page.links()["Older"])
    assert "Added with the starter directory" in older.main
    assert older.links()["Newer"] == "/staff/changes?page=1"
    alone = browser.open("/staff/changes?by=editor@example.org")
    assert "Confirmed as shown:" in alone.main
    assert "Older" not in alone.links()
    assert "Nothing more is here." in browser.open("/staff/changes?by=nobody&page=x").main


def test_index_tells_of_settings_and_of_erasures_without_their_content(
    staff_browser: StaffBrowser,
) -> None:
    records = [make.record("A secret house"), make.record("Another")]
    browser = staff_browser(*records, roles=["admin"], email="admin@example.org")
    for typed in (
        {"shown_countries": "US, United Kingdom", "second_pair_of_eyes": "y"},
        {"shown_areas": "Massachusetts"},
    ):
        browser.submit(browser.open("/staff/settings"), typed, button="Save")
    page = browser.open("/staff/services/1/erase")
    browser.submit(page, {"kind": "safety", "number": "1"})

    page = browser.open("/staff/changes?by=admin@example.org")

    lines = [words_of(one).partition(" Admin")[0] for one in page.all("ol")[0]]
    told = [re.sub(r" \d+ \w+ \d{4}, .*", "", one) for one in lines]
    assert "secret" not in page.text
    changed, erased = "A setting was changed, from", "Erased for good: Somebody is in danger"
    assert sorted(told) == [
        f"A second pair of eyes {changed} no to yes",
        f"Areas shown {changed} none chosen to “Massachusetts”",
        f"Countries shown {changed} none chosen to “United Kingdom”, “United States”",
        f"Organisation 1 {erased} while it can be read",
        f"Service 1 {erased} while it can be read",
    ]
    assert "Service 1 Erased for good" in browser.open("/staff").main
    of_another = browser.open("/staff/changes?by=tests").main
    assert "A setting was changed" not in of_another
    assert "Erased for good" not in of_another
