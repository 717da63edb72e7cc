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
