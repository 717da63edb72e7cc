import re

from tests.web.conftest import StaffBrowser

CODE = re.compile(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b")


def test_index_shows_new_codes_until_they_are_kept_and_never_again(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = browser.open("/staff/recovery-codes")
    assert "You have 0 codes left" in page.main

    page = browser.submit(page, button="Make new codes")
    shown = CODE.findall(page.main)
    assert len(shown) == 10
    assert CODE.findall(browser.open("/staff/recovery-codes").main) == shown

    assert browser.submit(page, button="I have kept them").heading == "Desk"
    page = browser.open("/staff/recovery-codes")
    assert "You have 10 codes left" in page.main
    assert CODE.findall(page.main) == []
