"""What people met who used a service, as editors see it."""

from finder.db import writing
from finder.directory.reports import report_listing
from finder.vocabulary import NotHelped
from tests import make
from tests.conftest import TODAY
from tests.web.conftest import StaffBrowser


def test_settle_takes_a_service_off_the_desk_and_changes_nothing_of_it(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(), make.record("Another"))
    with writing(browser.client.application.extensions["engine"]) as session:
        for reason in (NotHelped.CLOSED, NotHelped.CLOSED, NotHelped.NO_FUNDS):
            report_listing(session, 1, reason, TODAY)

    desk = browser.open("/staff")
    assert "it has closed (2 times); it has no funds" in desk.main
    page = browser.open(desk.links()["Helping Hands"])
    assert "Somebody who used it told us: it has closed" in page.main
    assert "Version 2" not in page.main
    assert "told us" not in browser.open("/staff/services/2").main
    assert "has closed" not in browser.open("/services/1").main

    page = browser.submit(page, to="/settle")

    assert "told us" not in page.main
    assert "Told by people" not in browser.open("/staff").main
