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
