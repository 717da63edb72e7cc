"""The site with a keyboard only: every stop is reached and seen, also at 400 % zoom."""

import re

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.pages import KINDS, PAGES
from tests.browser.walking import UNSEEN, press_tab, tab_to, troubles_of, walk
from tests.chromium import DESKTOP, PHONE, Looker, WindowOpener

# What is left of 1280 by 1024 pixels at 400 %.
ZOOMED = ViewportSize(width=320, height=256)
SIZES = {"phone": PHONE, "desktop": DESKTOP, "zoomed": ZOOMED}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KINDS)
def test_every_stop_of_a_page_is_reached_and_seen(
    look_at: Looker, site: str, name: str, size: str
) -> None:
    page = look_at(site + PAGES[name], size=SIZES[size]).page

    assert troubles_of(walk(page)) == []


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


def test_a_stop_that_is_left_out_comes_late_or_keeps_the_focus_is_told(
    open_window: WindowOpener,
) -> None:
    page = open_window().page
    page.set_content("""<style>a, input { outline: 3px solid; display: block }</style>
        <a id="late" href="/" style="position: relative; top: 200px">Late</a>
        <a href="/">Early</a><input type="date"><input type="radio" name="a">
        <input type="radio" name="a" checked><a href="/" id="skipped">Skipped</a>
        <a href="/">Last</a>""")
    assert troubles_of(walk(page)) == ["A “Early” stands above the stop before it"]

    page.set_content("""<style>a { outline: 3px solid }</style><a href="/">First</a>
        <a href="/">Second</a><a href="/" id="trap">Trap</a><a href="/">Never</a>""")
    page.evaluate("""document.querySelector("#trap").addEventListener("keydown",
        key => key.preventDefault())""")
    assert troubles_of(walk(page)) == ["A “Never” is never reached"]


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
