from __future__ import annotations

from finder.db import reading, writing
from finder.directory.erasing import erase
from finder.directory.proposals import list_proposals
from finder.vocabulary import Role, TombstoneKind
from tests import make
from tests.conftest import NOW
from tests.web.admin.test_drafts import OTHER, ask_for_second_eyes
from tests.web.browsing import Browser, Page, fill_form
from tests.web.conftest import StaffBrowser
from tests.web.staff import EDITOR

EYES = "somebody else looks at it first"
CLOSING = {"reason": "ended", "instead": "Ask the city.", "source": "Their answering machine"}


def asked_to_close(browser: Browser) -> Page:
    """Ask for the closing of service 1, and give the page that this leads to."""
    form = browser.open("/staff/services/1/close")
    assert EYES in form.main
    return browser.submit(form, CLOSING, button="Close it")


def amount(browser: Browser) -> int:
    with reading(browser.client.application.extensions["engine"]) as session:
        return len(list_proposals(session, EDITOR))


def test_show_lets_somebody_else_send_it_back_and_do_it_then(staff_browser: StaffBrowser) -> None:
    author, other = staff_browser(make.record("Walks")), staff_browser(email=OTHER)
    ask_for_second_eyes(author)
    asked = asked_to_close(author)
    assert asked.path == "/staff/drafts?did=asked"
    assert "Yours, waiting for somebody else’s eyes Close Walks" in asked.main
    assert "Ended" not in author.open("/staff/services/1").main

    own = author.open(asked.links()["Close Walks"])
    assert "It waits for somebody to look at it." in own.main
    assert not own.all("button", value="publish")
    # Whatever is sent: nobody decides about their own.
    address, fields = fill_form(own, {})
    ours = {"Sec-Fetch-Site": "same-origin"}
    author.ask(address, "POST", data=fields | {"go": "publish"}, headers=ours)
    assert "Ended" not in author.open("/staff/services/1").main

    page = other.open(other.open("/staff").links()["Close Walks"])
    for said in ("Editor asks you to look at this", "Their answering machine", "Ask the city."):
        assert said in page.main
    assert "Say why" in other.submit(page, button="Send it back", status=422).main
    other.submit(page, {"reason": "They moved"}, button="Send it back")
    other.open(page.path, status=404)
    back = author.open(page.path)
    assert "Other sent this back: They moved" in back.main
    assert "Other sent this back: They moved" in author.open("/staff").main
    author.submit(back, button="Take it back")
    assert amount(author) == 0

    asked_to_close(author)
    page = other.open(other.open("/staff").links()["Close Walks"])
    assert other.submit(page, button="Do it").path == "/staff/services/1"
    assert "Closed: Proposed by editor@example.org" in other.open("/staff/services/1/history").main
    assert amount(author) == 0


def test_show_does_nothing_that_was_changed_meanwhile_and_an_erasure_takes_it_along(
    staff_browser: StaffBrowser,
) -> None:
    author = staff_browser(make.record("Walks"), make.record("Rides"))
    other, app = staff_browser(email=OTHER), author.client.application
    ask_for_second_eyes(author)
    asked_to_close(author)
    edited = make.record("Walks", description="Edited meanwhile.")
    with writing(app.extensions["engine"]) as session:
        make.store(session, app.extensions["gazetteer"], edited)

    page = other.open(other.open("/staff").links()["Close Walks"])
    assert "Somebody wrote this since." in page.main
    late = other.submit(page, button="Do it", status=409)
    assert "Nothing was done." in late.main
    with writing(app.extensions["engine"]) as session:
        erase(session, edited.id, TombstoneKind.SAFETY, "tests", NOW)
    assert amount(author) == 0


def test_show_tells_of_all_kinds_of_things_to_do(staff_browser: StaffBrowser) -> None:
    author = staff_browser(make.record("Walks"), make.record("Walks again"))
    other, app = staff_browser(email=OTHER), author.client.application
    edited = make.record("Walks", award="A book")
    with writing(app.extensions["engine"]) as session:
        make.store(session, app.extensions["gazetteer"], edited)
    ask_for_second_eyes(author)
    bulk = "/staff/services/change/preview?chosen=1x2&field=needs&how=add&needs=wigs"
    for address, typed, button in (
        ("/staff/organizations/1", {"name": "Walking Trust"}, "Save"),
        ("/staff/services/1/history/1", {"reason": "No book"}, "Bring version 1 back"),
        (bulk, {"why": "They told us"}, "Change 2 services"),
        ("/staff/duplicates/1/2", {}, "They are one: join them"),
    ):
        page = author.open(address)
        assert EYES in page.main
        assert author.submit(page, typed, button=button).path == "/staff/drafts?did=asked"

    titles = {
        "Change what Walks Trust says of itself": "Walking Trust",
        "Bring version 1 of Walks back": "A book",
        "Kind of help: added Wigs and head coverings": "Wigs and head coverings",
        "Join numbers 2 and 1": "Part of",
    }
    links = other.open("/staff/drafts").links()
    for title, said in titles.items():
        assert said in other.open(links[title]).main, title
    done = other.submit(other.open(links["Join numbers 2 and 1"]), button="Do it")
    assert done.path.endswith("did=joined")


def test_an_admin_takes_in_no_file_of_their_own(staff_browser: StaffBrowser) -> None:
    admin = staff_browser(roles=[Role.ADMIN])
    app, key = admin.client.application, make.ident("import")
    with writing(app.extensions["engine"]) as session:
        job = make.looked_at_import(session, key)
        job.asked_by = EDITOR
        session.add(job)
    page = admin.open(f"/staff/imports/{key}")
    ask_for_second_eyes(admin)

    refused = admin.submit(page, button="Take it in", status=422)
    assert "another admin takes it in" in refused.main
    another = staff_browser(email=OTHER, roles=[Role.ADMIN])
    page = another.open(f"/staff/imports/{key}")
    assert another.submit(page, button="Take it in").heading == "Import of list.csv"
