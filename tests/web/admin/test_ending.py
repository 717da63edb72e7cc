from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import StaffBrowser

ADDRESS = "/staff/services/1/close"


def found(browser: Browser) -> bool:
    """Say whether a search by what it does finds the service."""
    return "Helping Hands" in browser.open("/services?need=support_group").result_names()


def test_close_service_takes_it_out_of_the_results_and_says_what_to_try(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(), make.record("Another group"))
    assert found(browser)

    page = browser.submit(
        browser.open(ADDRESS),
        {"reason": "no_money", "on": "2026-03-31", "instead": "Ask the city.", "numbers": "2"},
    )

    assert "This service has ended." in page.main
    assert not found(browser)
    public = browser.open("/services/1")
    assert "Ask the city." in public.main
    assert "Another group" in public.links()


def test_close_service_says_what_is_wrong_and_keeps_what_was_typed(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record())
    wrong = {"on": "31 March", "instead": "Ask the city.", "numbers": "two"}

    page = browser.submit(browser.open(ADDRESS), wrong, status=422)

    for sentence in ("Choose why it closed", "Write the day like this", "numbers of services"):
        assert sentence in page.main
    assert "Ask the city." in page.main

    page = browser.submit(page, {"reason": "ended", "on": "2099-01-01", "numbers": ""}, status=422)
    assert "This day has not come yet" in page.main
    page = browser.submit(page, {"on": "", "numbers": "77"}, status=422)
    assert "Number 77 is not there" in page.main
    assert found(browser)


def test_reopen_service_lets_it_stand_in_the_results_again(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())
    page = browser.submit(browser.open(ADDRESS), {"reason": "ended"})
    assert not found(browser)

    page = browser.submit(page, button="Open it again")

    assert "This service has ended." not in page.main
    assert found(browser)


def test_close_service_begins_with_what_stands_and_loses_none_of_it(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(), make.record("Another group"), make.record("A third"))
    said = {"reason": "no_money", "on": "2026-03-31", "instead": "Ask the city.", "numbers": "3 2"}
    browser.submit(browser.open(ADDRESS), said)

    page = browser.open(ADDRESS)
    assert page.all("input", name="numbers")[0].get("value") == "3, 2"
    assert "It is closed already." in page.main
    browser.submit(page, {"source": "their letter"})

    public = browser.open("/services/1")
    assert "Ask the city." in public.main
    assert {"Another group", "A third"} <= set(public.links())
    assert browser.open(ADDRESS).all("input", name="on")[0].get("value") == "2026-03-31"


def test_close_service_keeps_both_texts_when_two_close_at_once(staff_browser: StaffBrowser) -> None:
    one = staff_browser(make.record(), make.record("Another group"))
    other = staff_browser(email="other@example.org")
    mine, theirs = one.open(ADDRESS), other.open(ADDRESS)
    other.submit(theirs, {"reason": "ended", "instead": "Ask the city.", "numbers": "2"})

    page = one.submit(mine, {"reason": "no_money", "instead": "Ask the ward."}, status=409)

    assert "Somebody else changed this meanwhile" in page.main
    for text in ("Ask the city.", "Another group", "Ask the ward."):
        assert text in page.main
    assert "Ask the city." in one.open("/services/1").main
    one.submit(page)
    assert "Ask the ward." in one.open("/services/1").main


def test_reopen_service_asks_again_when_somebody_wrote_meanwhile(
    staff_browser: StaffBrowser,
) -> None:
    one = staff_browser(make.record())
    other = staff_browser(email="other@example.org")
    page = one.submit(one.open(ADDRESS), {"reason": "ended"})
    other.submit(other.open(ADDRESS), {"instead": "Ask the city."})

    page = one.submit(page, button="Open it again", status=409)

    assert "Ask the city." in page.main
    assert not found(one)
    one.submit(page, button="Open it again")
    assert found(one)
    late = other.submit(other.open("/staff/services/1/close"), {"reason": "ended"})
    one.submit(one.open("/staff/services/1"), button="Open it again")
    assert "It is open by now." in other.submit(late, button="Open it again", status=409).main
