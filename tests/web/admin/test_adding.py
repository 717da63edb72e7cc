"""What the form says back: before the next step, of doubts, and where an address lies."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from finder.directory.adding_fields import STEPS
from finder.places.live import LiveGeocoder
from tests import make
from tests.nominatim import Nominatim
from tests.web.admin.test_services import ADD, GO_ON, TYPED, values_of, walk
from tests.web.browsing import Browser, Page, fill_form
from tests.web.conftest import StaffBrowser

HOW, WHOM = "How and where?", "Who is it for?"


def third(browser: Browser, button: str = GO_ON, **typed: Any) -> Page:
    """Type the third step on the page that asks for it."""
    return browser.submit(walk(browser, 2), TYPED[2] | typed, button=button)


def test_what_was_read_is_said_back_on_the_next_page_with_a_map(
    staff_browser: StaffBrowser,
) -> None:
    page = third(staff_browser(), hours="Tue 6pm-8pm ET; nurse line 24 hours")

    assert page.heading == WHOM
    assert "We read: Tuesday, 18:00 to 20:00 (time in New York)." in page.main
    assert "We could not turn this into opening times: “nurse line 24 hours”." in page.main
    assert "We know this place to its town, Salem, Massachusetts: within about" in page.main
    assert 'class="map-about"' in page.text
    assert 'class="map-asked"' not in page.text
    assert "The postcode makes it more exact." in page.main
    assert page.links()["Change it"].endswith("step=taking_part")


def test_what_was_read_with_doubt_is_shown_once_and_stops_nobody(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    doubtful = {"hours": "Tue 7-9", "town": "Bostn", "region": "MA"}

    page = third(browser, **doubtful)
    assert page.heading == HOW
    assert "Please look at this once" in page.main
    assert page.links()["“7-9” may be morning or evening. Add am or pm."] == "#hours"
    assert page.links()["Did you mean Boston, Massachusetts?"] == "#postcode"
    assert [one.strip() for one in values_of(page, "hours")] == ["Tue 7-9"]

    other = browser.submit(page, {"hours": "Tue 8-8"}, button=GO_ON)
    assert "“8-8” may be morning or evening." in other.main
    assert browser.submit(other, button=GO_ON).heading == WHOM
    # Where a clock is asked for, the list to choose it from is not put away.
    nashville = {"town": "Nashville", "region": "TN"}
    zone = third(browser, hours="Mon-Fri 9-5", **nashville)
    assert zone.links()["We do not know whose clock this is. Choose a time zone."] == "#timezone"
    before_more = zone.text.partition("More, if you know it")[0]
    assert 'name="timezone"' in before_more
    assert "We took the clock of Massachusetts" in third(browser, hours="Mon-Fri 9am-5pm").main


def test_what_was_read_can_be_looked_at_before_going_on(staff_browser: StaffBrowser) -> None:
    page = third(
        staff_browser(), "Check what we read", delivery_modes=[], point="42.5195, -70.8967"
    )

    assert page.heading == HOW
    assert "We read: Tuesday, 18:00 to 20:00" in page.main
    assert "We know this place to the house." in page.main
    assert 'class="map-asked"' in page.text
    assert "There is a problem" not in page.main


def test_a_confidential_address_has_no_map(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    page = third(browser, confidential="yes", postcode="01970", point="42.5195, -70.8967")

    assert page.heading == WHOM
    assert "Visitors see no address, no map and no distance of it." in page.main
    assert "<svg" not in page.text
    assert "Salem" not in page.main
    (draft,) = values_of(page, "draft")
    assert "<svg" not in browser.open(f"{ADD}?draft={draft}&step=taking_part").text


def test_a_live_geocoder_is_asked_once_while_nothing_is_locked(
    staff_browser: StaffBrowser, nominatim: Nominatim, tmp_path: Path
) -> None:
    browser = staff_browser()
    live = LiveGeocoder(nominatim.address, "help-finder (admin@example.org)", pause=0)
    browser.client.application.extensions["live_geocoder"] = live
    free: list[bool] = []

    def write() -> None:
        with closing(sqlite3.connect(tmp_path / "own.sqlite", timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
            free.append(True)

    nominatim.on_question = write
    third(browser, street="1 Hidden Street", confidential="yes")
    page = third(browser, street="450 Brookline Avenue", town="Boston", postcode="02215")
    assert "We know this place to the house." in page.main
    assert 'class="map-asked"' in page.text
    for typed in TYPED[3:]:
        page = browser.submit(page, typed, button=GO_ON)
    browser.submit(page, button="Publish it")

    assert free == [True]
    assert len(nominatim.asked) == 1
    assert "Hidden" not in str(nominatim.asked)
    assert "450 Brookline Avenue" in browser.open("/services/1").main


def test_what_new_editors_ran_into_is_said_where_they_ran(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    page = browser.submit(walk(browser, 2), {"phone": "01392 406151"}, button=GO_ON, status=422)

    assert "Is it of another country? Choose the country first." in page.main
    assert "Needed where no town is given." in page.main
    # Many pages name no end: nobody is stopped for what nobody can know.
    page = browser.submit(page, TYPED[2] | {"hours": "Second Thursday, 7pm"}, button=GO_ON)
    assert page.heading == WHOM
    assert "needs a start and an end" in page.main


def test_whoever_edits_goes_from_any_step_to_the_page(staff_browser: StaffBrowser) -> None:
    record = make.record(
        phones=[{"number": "+1 617-555-0100", "published": True}],
        locations=[make.location("Hall", "Boston", "MA", latitude=42.35, longitude=-71.1)],
        sources=[{"url": "https://example.org/help"}],
    )
    browser = staff_browser(record)
    page = browser.submit(browser.open("/staff/services/1"), button="Edit it")
    form = browser.open(page.links()[HOW])
    # Its point says no more than it did.
    assert "We know this place within about" in form.main

    page = browser.submit(
        form, {"phone_note": "Ask for Ann's desk"}, button="Keep and see the page"
    )

    assert "Is it right?" in page.main
    assert "Ask for Ann&#39;s desk" in page.text


def test_a_service_that_is_here_is_asked_about_as_soon_as_it_can_be_known(
    staff_browser: StaffBrowser,
) -> None:
    here = make.record(
        "Tuesday circle",
        organization="Harbour Cancer Trust",
        phones=[{"number": "+1 212-639-2000", "published": True}],
        locations=[make.location("Hall", "Salem", "MA")],
    )
    browser = staff_browser(here, make.record("Wig bank"))

    page = third(browser)

    assert page.heading == WHOM
    assert "Is it one of these?" in page.main
    assert page.links()["Tuesday circle"] == "/staff/services/1"
    assert "Wig bank" not in page.links()
    page = browser.submit(page, TYPED[3], button=GO_ON)
    assert "Is it one of these?" not in page.main


def test_a_step_that_sends_by_itself_is_kept_and_goes_nowhere(
    staff_browser: StaffBrowser,
) -> None:
    browser, window = staff_browser(), "0" * 32
    here = browser.open(ADD)
    (draft,) = values_of(here, "draft")

    def keep(turn: int, name: str, hand: str = window) -> int:
        typed = {"organization_name": name, "hand": hand, "turn": str(turn)}
        address, fields = fill_form(here, typed)
        sent = {"data": fields | {"go": "keep"}, "headers": {"Sec-Fetch-Site": "same-origin"}}
        return browser.ask(address, "POST", **sent).status

    assert keep(1, "") == 204
    assert "No draft is here." in browser.open("/staff/drafts").main
    assert (keep(2, "Ex"), keep(4, "Example"), keep(3, "Exam")) == (204, 204, 204)
    # Another window began before that: it is told, and loses nothing.
    assert keep(1, "Another", "1" * 32) == 409
    kept = browser.open(f"{ADD}?draft={draft}")
    assert values_of(kept, "organization_name") == ["Example"]
    assert "There is a problem" not in kept.main
    page = browser.submit(here, {"organization_name": "Another"}, button=GO_ON, status=409)
    assert "You changed this in another window meanwhile" in page.main
    # The window's own button goes on from what it sent by itself.
    typed = {"organization_name": "Example Trust", "hand": window, "turn": "5"}
    assert browser.submit(here, typed, button=GO_ON).heading == "What does it give?"
    # What was published is no draft any more.
    draft = str(make.ident("Helping Hands"))
    browser = staff_browser(make.record("Helping Hands"))
    here = browser.open(ADD)
    address, fields = fill_form(here, {"organization_name": "x"})
    sent = {"data": fields | {"go": "keep", "draft": draft}}
    ours = {"Sec-Fetch-Site": "same-origin"}
    assert browser.ask(address, "POST", headers=ours, **sent).status == 409
    assert browser.ask(f"{ADD}?draft={draft}").status == 404


def test_two_windows_on_one_draft_lose_nothing_of_each_other(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    here = walk(browser, 1)
    (draft,) = values_of(here, "draft")
    there = browser.open(f"{ADD}?draft={draft}&step={STEPS[1].name}")
    far = browser.open(f"{ADD}?draft={draft}&step={STEPS[3].name}")
    theirs = {"name": "Monday group", "needs": ["helpline"]}
    browser.submit(there, theirs, button=GO_ON)
    browser.submit(there, theirs, button=GO_ON)  # the same once more takes nothing away
    browser.submit(far, {"ages": "40 and over"}, button=GO_ON)

    page = browser.submit(here, TYPED[1], button=GO_ON, status=409)

    assert "You changed this in another window meanwhile" in page.main
    assert "Monday group" in page.main
    assert "Helpline" in page.main
    assert values_of(page, "name") == ["Tuesday group"]
    other = browser.open(page.links()["Or take what the other window says"])
    assert values_of(other, "name") == ["Monday group"]
    assert browser.submit(page, button=GO_ON).heading == HOW
    for step, name, said in ((1, "name", "Tuesday group"), (3, "ages", "40 and over")):
        kept = browser.open(f"{ADD}?draft={draft}&step={STEPS[step].name}")
        assert values_of(kept, name) == [said]
