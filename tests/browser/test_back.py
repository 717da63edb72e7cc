"""Going back from a service shows the results where they were left."""

import pytest
from playwright.sync_api import CDPSession

from tests.chromium import WindowOpener

PIXELS_OFF = 5
RESULTS = "/services?q=group&near=Boston"


def scrolled(browser: CDPSession) -> float:
    """Give how far the page is scrolled, as the browser knows it without any script."""
    view = browser.send("Page.getLayoutMetrics")["cssVisualViewport"]
    return float(view["pageY"])


@pytest.mark.parametrize("address", [RESULTS, "/services?need=money"])
@pytest.mark.parametrize("javascript", [True, False])
def test_going_back_keeps_the_place(
    open_window: WindowOpener, site: str, address: str, *, javascript: bool
) -> None:
    page = open_window(javascript=javascript).open(site + address)
    browser = page.context.new_cdp_session(page)
    link = page.locator("[data-service] h3 a").nth(4)
    link.scroll_into_view_if_needed()
    left_at, name = scrolled(browser), link.inner_text()
    assert left_at > 800

    link.click()
    page.wait_for_url("**/services/*")
    assert scrolled(browser) == 0
    page.go_back()
    page.wait_for_url(f"**{address}")

    for _ in range(50):
        if abs(scrolled(browser) - left_at) <= PIXELS_OFF:
            break
        page.wait_for_timeout(20)
    assert scrolled(browser) == pytest.approx(left_at, abs=PIXELS_OFF)
    assert link.inner_text() == name
