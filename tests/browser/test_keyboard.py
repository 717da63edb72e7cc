"""The site with a keyboard only: every stop is reached and seen, also at 400 % zoom."""

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.pages import KINDS, PAGES
from tests.chromium import DESKTOP, PHONE, Looker, WindowOpener

# What is left of 1280 by 1024 pixels at 400 %.
ZOOMED = ViewportSize(width=320, height=256)
SIZES = {"phone": PHONE, "desktop": DESKTOP, "zoomed": ZOOMED}
MOST_STOPS = 400
# What can be stopped at and is shown, marked with its number.
MARK_STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
  .map((one, number) => { one.dataset.stop = number; return String(number); })"""
# Why the stop cannot be seen, empty when it can: it must be framed, in the window, and uncovered.
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  if (one === document.body || one.id === "main") return "";
  const words = `${one.tagName} “${(one.textContent || one.name || "").trim().slice(0, 60)}”`;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
    return `${words} has no frame`;
  const box = one.getClientRects()[0];
  if (!box) return `${words} has no place`;
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const inside = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  if (!inside) return `${words} is outside of the window`;
  const top = document.elementFromPoint(x, y);
  const own = top && (one.contains(top) || [...(one.labels || [])].some(l => l.contains(top)));
  return own ? "" : `${words} is covered by ${top && top.outerHTML.slice(0, 60)}`;
}"""


def press_tab(page: Page) -> str:
    """Go to the next stop, which must be seen; give its mark, if it has one."""
    page.keyboard.press("Tab")
    unseen, stop = page.evaluate(f"[({UNSEEN})(), document.activeElement.dataset.stop || '']")
    assert unseen == ""
    return str(stop)


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on until the wanted one has the focus."""
    for _ in range(MOST_STOPS):
        press_tab(page)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"the keyboard never reaches {wanted}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KINDS)
def test_every_stop_of_a_page_is_reached_and_seen(
    look_at: Looker, site: str, name: str, size: str
) -> None:
    page = look_at(site + PAGES[name], size=SIZES[size]).page
    expected = page.evaluate(MARK_STOPS)
    reached = []

    for _ in range(MOST_STOPS):
        stop = press_tab(page)
        if stop in reached:
            break
        reached.append(stop)

    assert [stop for stop in reached if stop] == expected


def test_a_stop_that_cannot_be_seen_is_refused(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content("""<style>#covered + div { position: fixed; inset: 0; background: white }
        a { outline: 3px solid } #bare { outline: none }</style>
        <a id="bare" href="/">Bare</a><a id="covered" href="/">Covered</a><div></div>
        <a id="outside" href="/" style="position: fixed; top: -90px">Outside</a>""")
    page.keyboard.press("Tab")
    assert "has no frame" in page.evaluate(UNSEEN)
    page.keyboard.press("Tab")
    assert "is covered" in page.evaluate(UNSEEN)
    page.keyboard.press("Tab")
    assert "is outside" in page.evaluate(UNSEEN)


def test_help_is_found_with_tab_enter_and_space_only(open_window: WindowOpener, site: str) -> None:
    page = open_window().open(site)

    press_tab(page)
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_visible()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("What would help?"))
    page.keyboard.type("a place to stay")
    tab_to(page, page.get_by_label("Where?"))
    page.keyboard.type("Boston")
    tab_to(page, page.get_by_role("button", name="Find help"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/services?*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("a place to stay")

    tab_to(page, page.locator(".filters > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".facet > summary", has_text="Cost"))
    page.keyboard.press("Enter")
    free = page.get_by_label("Free", exact=False).first
    tab_to(page, free)
    page.keyboard.press("Space")
    expect(free).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Show results"))
    page.keyboard.press("Enter")
    page.wait_for_url("**cost=free**")

    first = page.locator("[data-service] h3 a").first
    name = first.inner_text()
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/*")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_at_400_percent(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name], size=ZOOMED).page

    assert page.evaluate("document.documentElement.scrollWidth") == ZOOMED["width"]


def test_the_question_is_asked_at_400_percent(open_window: WindowOpener, site: str) -> None:
    page = open_window(size=ZOOMED).open(site)

    page.get_by_label("What would help?").fill("wigs")
    page.get_by_role("button", name="Find help").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Help for “wigs”"))
