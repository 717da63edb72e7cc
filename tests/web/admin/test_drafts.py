from tests import make
from tests.web.browsing import Browser, Page
from tests.web.conftest import StaffBrowser


def begun(browser: Browser) -> Page:
    """Begin a draft, and give the desk."""
    browser.submit(browser.open("/staff/services/1"), button="Edit it")
    return browser.open("/staff")


def test_discard_mine_throws_a_draft_away_and_it_can_be_brought_back(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record())
    page = begun(browser)
    draft = page.links()["Helping Hands"]

    page = browser.submit(page, button="Throw away Helping Hands")

    assert "1 draft thrown away" in page.main
    assert draft not in page.links().values()

    page = browser.submit(page, button="Bring back Helping Hands")
    assert page.links()["Helping Hands"] == draft
    assert "thrown away" not in page.main


def test_bring_mine_back_is_not_there_for_somebody_elses(staff_browser: StaffBrowser) -> None:
    browser, other = staff_browser(make.record()), staff_browser(email="other@example.org")
    page = browser.submit(begun(browser), button="Throw away Helping Hands")

    answer = other.submit(page, button="Bring back Helping Hands", status=404)

    assert answer.heading
    assert "1 draft thrown away" in browser.open("/staff").main
