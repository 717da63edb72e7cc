from tests import make
from tests.web.conftest import StaffBrowser


def test_show_tells_all_that_we_hold_also_what_visitors_do_not_see(
    staff_browser: StaffBrowser,
) -> None:
    record = make.record(
        phones=[{"number": "+1 617 555 0100", "published": False}],
        staff_note="Ask for the office in the morning",
    )

    page = staff_browser(record).open("/staff/services/1")

    assert page.heading == "Helping Hands"
    assert "+1 617 555 0100, not shown" in page.main
    assert "Ask for the office in the morning" in page.main
    assert "things are not known" in page.main
    assert page.links()["See it as visitors do"] == "/services/1-helping-hands"


def test_show_says_that_a_service_has_ended_or_is_part_of_another(
    staff_browser: StaffBrowser,
) -> None:
    ended = make.record("Ended", status="not_live")
    part = make.record("Part", merged_into=make.ident("Ended"))
    browser = staff_browser(ended, part)

    assert "This service has ended." in browser.open("/staff/services/1").main
    page = browser.open("/staff/services/2")
    assert page.links()["See number 1"] == "/staff/services/1"
    assert "See it as visitors do" not in page.links()


def test_show_is_not_there_for_a_number_that_nothing_has(staff_browser: StaffBrowser) -> None:
    assert staff_browser().open("/staff/services/7", status=404).heading


def test_index_finds_a_closed_service_and_keeps_what_was_typed(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("Ended line", status="not_live"), make.record("Other"))

    page = browser.open("/staff/services?q=ended")

    assert page.links()["Ended line"] == "/staff/services/1"
    assert "Other" not in page.links()
    assert page.all("input", name="q")[0].get("value") == "ended"
    assert "There is no such service." in browser.open("/staff/services?q=xyzzy&page=-3").main


def test_index_shows_one_list_of_the_desk(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Ended line", status="not_live"), make.record("Other"))

    page = browser.open("/staff/services?list=closed")

    assert "Ended line" in page.links()
    assert "Other" not in page.links()
    assert "2 services" in browser.open("/staff/services?list=none_such").main
