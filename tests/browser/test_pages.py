"""Every kind of page in a real browser: it keeps to itself, fits, and needs no script."""

from typing import Literal

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.pages import PAGES
from tests.chromium import DESKTOP, PHONE, Looker, WindowOpener

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SMALLEST = ViewportSize(width=320, height=640)
# For every element with words of its own: its colours, laid over each other, and their contrast.
FAINT_WORDS = """() => {
  const channels = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => {
      c /= 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if (colour[3] === 1) return colour;
      if (colour[3] > 0) throw new Error("a see-through background");
    }
    return [255, 255, 255, 1];
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(channels(style.color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push([element.className, element.textContent.trim(), contrast]);
  }
  return faint;
}"""
WIDER_THAN_THE_WINDOW = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_only_its_own_origin(look_at: Looker, site: str, name: str) -> None:
    window = look_at(site + PAGES[name])

    assert window.foreign_requests(site) == []
    assert len(window.requests) >= 2
    unexpected = [one for one in window.complaints if "404 (NOT FOUND)" not in one]
    assert unexpected == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_reads_well(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name]).page

    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    papers = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT_WORDS) == []
        papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers == ["rgb(250, 246, 240)", "rgb(23, 27, 32)"]
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert page.evaluate(FAINT_WORDS) == []
    page.emulate_media(color_scheme="light", forced_colors="none")

    page.set_viewport_size(SMALLEST)
    assert page.evaluate("document.documentElement.scrollWidth") == SMALLEST["width"]
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_help_is_found_with_and_without_scripts(
    open_window: WindowOpener, site: str, *, javascript: bool
) -> None:
    page = open_window(javascript=javascript).open(site)

    page.get_by_label("What would help?").fill("a place to stay")
    page.get_by_label("Where?").fill("Boston")
    page.get_by_role("button", name="Find help").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Help for “a place to stay” near Boston, Massachusetts")
    page.locator(".filters > summary").click()
    page.get_by_text("Cost", exact=True).first.click()
    page.get_by_label("Free", exact=False).first.check()
    page.get_by_role("button", name="Show results").click()
    page.wait_for_url("**cost=free**")
    page.locator("[data-service] h3 a").first.click()
    page.wait_for_url("**/services/*")
    expect(page.get_by_role("heading", name="How to start")).to_be_visible()


def test_the_country_is_changed_without_scripts(open_window: WindowOpener, site: str) -> None:
    page = open_window(javascript=False).open(site)

    page.locator(".country > summary").click()
    page.get_by_role("link", name="Ireland").click()
    page.wait_for_url("**country=IE**")
    page.get_by_role("link", name="Urgent help").first.click()
    page.wait_for_url("**/urgent?**")

    expect(page.get_by_text("Help in Ireland. Not there?")).to_be_visible()
    expect(page.get_by_text("112 or 999").first).to_be_visible()


@pytest.mark.parametrize(("size", "closed"), [(PHONE, True), (DESKTOP, False)])
def test_filters_are_closed_on_phones_and_beside_the_results_elsewhere(
    look_at: Looker, site: str, size: ViewportSize, *, closed: bool
) -> None:
    page = look_at(f"{site}/services?near=Boston", size=size, javascript=False).page

    assert page.get_by_role("button", name="Show results").is_visible() is not closed
    assert page.locator(".filters > summary").is_visible() is closed
    assert page.get_by_role("button", name="Find help").is_visible() is not closed


def test_the_first_result_is_seen_without_much_scrolling(look_at: Looker, site: str) -> None:
    page = look_at(f"{site}/services?q=group&near=Leeds").page

    box = page.locator("[data-service]").first.bounding_box()
    assert box is not None
    assert box["y"] < PHONE["height"]


def test_paper_shows_results_without_the_tools(look_at: Looker, site: str) -> None:
    page = look_at(f"{site}/services?near=Boston", size=DESKTOP).page
    page.emulate_media(media="print")

    assert page.evaluate(FAINT_WORDS) == []
    for tool in (".again", ".filters", ".chips", ".orders", ".pages", ".urgent-link"):
        assert not page.locator(tool).first.is_visible()
    assert page.locator("[data-service]").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
