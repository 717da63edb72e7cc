from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import StaffBrowser


def test_index_is_where_somebody_signed_in_begins(staff_browser: StaffBrowser) -> None:
    page = staff_browser().open("/staff")

    assert page.heading == "Desk"
    assert page.links()["Desk"] == "/staff"
    assert page.headers["Cache-Control"] == "no-store"


def test_index_asks_a_visitor_to_sign_in(browser: Browser) -> None:
    assert browser.open("/staff").path == "/staff/sign-in?next=/staff"
    assert browser.ask("/es/staff").status == 404


def test_index_counts_what_is_weak_and_leads_there(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Silent line"), make.record("Gone", status="not_live"))

    page = browser.open("/staff")

    assert page.links()["No way to get in touch"] == "/staff/services?list=no_contact"
    assert "Silent line" in browser.open(page.links()["No way to get in touch"]).links()
    assert "Not on the map" not in page.links()
    assert page.links()["Gone"] == "/staff/services/2/history"


def test_index_leads_to_who_was_confirmed_longest_ago(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(phones=[{"number": "0800 1", "published": True}]))
    page = browser.open("/staff/services/1/confirm")
    browser.submit(page, {"method": "phone", "on": "2026-03-03"}, button="All as shown")

    desk = browser.open("/staff")

    assert "the oldest on 3 March 2026" in desk.main
    there = browser.open(desk.links()["Confirmed, the longest ago first"])
    assert "confirmed on 3 March 2026" in there.main


def test_index_is_plain_for_somebody_who_keeps_nothing(staff_browser: StaffBrowser) -> None:
    assert staff_browser(roles=["worker"]).open("/staff").path == "/staff/cases"
    nobody = staff_browser(roles=[], email="nobody@example.org").open("/staff")
    assert "What needs a person" not in nobody.main
    assert "Nothing waits for you here." in nobody.main
