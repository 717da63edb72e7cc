"""Pages for whoever is signed in, in a real browser: by day, by night, small, without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import StaffSite, StaffWindowOpener
from tests.browser.pages import STAFF_PAGES
from tests.browser.test_accessibility import complaints
from tests.browser.test_pages import FAINT_WORDS, SCHEMES, SMALLEST, WIDER_THAN_THE_WINDOW

# A few at a time: a window of its own for each would take longer than the pages themselves.
AT_A_TIME = 5
NAMES = sorted(STAFF_PAGES)
GROUPS = [NAMES[first : first + AT_A_TIME] for first in range(0, len(NAMES), AT_A_TIME)]


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_pages_are_accessible_fit_and_keep_to_themselves(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite, names: list[str]
) -> None:
    window = open_staff_window()
    faults: dict[str, object] = {}
    for name in names:
        page = window.open(staff_site.origin + STAFF_PAGES[name])
        faint = []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            faint += page.evaluate(FAINT_WORDS)
        page.set_viewport_size(SMALLEST)
        faults[name] = [
            *faint,
            *page.evaluate(WIDER_THAN_THE_WINDOW),
            *complaints(page, states=["320 px wide"]),
        ]

    assert {name: found for name, found in faults.items() if found} == {}
    assert [one for one in window.requests if not one.startswith(staff_site.origin)] == []
    assert [one for one in window.complaints if "410 (GONE)" not in one] == []


def test_somebody_signed_in_stays_so_in_a_real_browser_and_signs_out(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    page = open_staff_window(javascript=False).open(f"{staff_site.origin}/staff")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Desk")
    page.get_by_role("link", name="Support Finder").click()
    page.wait_for_url(f"{staff_site.origin}/")
    page.goto(f"{staff_site.origin}/staff")
    page.get_by_role("button", name="Sign out").click()

    expect(heading).to_have_text("Sign in")
    page.go_back()
    page.reload()
    expect(heading).to_have_text("Sign in")
