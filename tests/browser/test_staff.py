"""Pages for whoever is signed in, in a real browser: by day, by night, small, without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import StaffSite, StaffWindowOpener
from tests.browser.pages import STAFF_PAGES
from tests.browser.test_accessibility import complaints
from tests.browser.test_pages import FAINT_WORDS, SCHEMES, SMALLEST, WIDER_THAN_THE_WINDOW
from tests.browser.test_targets import small_targets
from tests.browser.walking import troubles_of, walk
from tests.chromium import PHONE, Looker
from tests.codes import codes_in

# Everything that is written on a page, also what is folded away or offered in a list. What is
# wrong with the cells of a file is said in the words that stand in it.
TEXTS = """() => {
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest("script, .cells"))
      texts.push(walker.currentNode.data.trim());
  return texts;
}"""


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_a_page_is_accessible_by_keyboard_and_finger_fits_and_keeps_to_itself(
    look_at_as_staff: Looker, staff_site: StaffSite, name: str
) -> None:
    window = look_at_as_staff(STAFF_PAGES[name])
    page = window.page

    assert troubles_of(walk(page)) == []
    assert codes_in(page.evaluate(TEXTS)) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT_WORDS) == []
    page.set_viewport_size(SMALLEST)
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
    assert complaints(page, states=["320 px wide"]) == []
    assert [one for one in window.requests if not one.startswith(staff_site.origin)] == []
    assert [one for one in window.complaints if "410 (GONE)" not in one] == []
    # Last, because it opens all that is folded.
    page.set_viewport_size(PHONE)
    assert small_targets(page) == []


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
