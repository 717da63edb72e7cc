"""Languages written from the right: every page turns around, and longer words still fit."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import PAGES
from tests.chromium import DESKTOP, PHONE, Looker
from tests.pseudo import OPENING, PseudoSpeaker

HEBREW = "he"
SMALLEST = ViewportSize(width=320, height=640)
SIZES = (SMALLEST, PHONE, DESKTOP)
# What is shown and stands beside the window; what waits above it or is read out only may.
BESIDE_THE_WINDOW = """() => [...document.querySelectorAll("body *:not(.skip):not(.hidden)")]
  .filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([_, box]) => box.width && (box.left < -1 || box.right > innerWidth + 1))
  .map(([words, _]) => words)"""


def middle(page: Page, selector: str) -> float:
    """Give how far the middle of an element is from the left side of the window."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("name", PAGES)
def test_a_page_turns_around_and_fits(
    look_at: Looker, site: str, speak_pseudo: PseudoSpeaker, name: str
) -> None:
    page = look_at(site + speak_pseudo(HEBREW) + PAGES[name]).page

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert OPENING in page.locator("h1").inner_text() + page.locator("footer").inner_text()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for size in SIZES:
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate(BESIDE_THE_WINDOW) == []


def test_what_stands_first_stands_right(
    look_at: Looker, site: str, speak_pseudo: PseudoSpeaker
) -> None:
    folder = speak_pseudo(HEBREW)
    page = look_at(f"{site}{folder}/services?near=Boston&mode=in_person", size=DESKTOP).page

    assert middle(page, ".brand") > middle(page, ".urgent-link")
    assert middle(page, ".filters") > middle(page, ".found")
    assert middle(page, ".facts dt") > middle(page, ".facts dd")


def test_english_stands_left(look_at: Looker, site: str) -> None:
    page = look_at(f"{site}/services?near=Boston&mode=in_person", size=DESKTOP).page

    assert page.locator("html").get_attribute("dir") == "ltr"
    assert middle(page, ".brand") < middle(page, ".urgent-link")
    assert middle(page, ".filters") < middle(page, ".found")
