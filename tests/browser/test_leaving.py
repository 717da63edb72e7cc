"""Leaving fast, in a real browser: nothing to be seen first, and Back does not return."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine
from werkzeug.serving import make_server

from finder.search.finding import Finder
from tests.chromium import DESKTOP, FLAGS, PHONE, WindowOpener
from tests.web.conftest import config_for, make_app
from tools.dev import find_chromium

OTHER_PAGE = b"<!doctype html><title>Weather</title><h1>Weather today</h1>"
RESULTS = "/services?need=intimacy_body_image"
DANGER = "/services?q=my+husband+hits+me"
# Tells of every moment in which a page of ours has words that can be seen.
WATCH = """() => {
  const look = () => {
    const shown = document.documentElement?.checkVisibility({visibilityProperty: true});
    if (shown && document.body?.innerText.trim()) window.tell(document.title);
    requestAnimationFrame(look);
  };
  look();
}"""
TELL = """setInterval(() => window.tellAll({
  words: document.body?.textContent,
  title: document.title,
  address: location.pathname + location.search,
  hidden: document.documentElement.hidden,
  kept: {...sessionStorage},
}), 20)"""
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); } });"""


@dataclass
class Elsewhere:
    """Another site: what it was asked, and whether it answers now or waits."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    referrers: list[str | None] = field(default_factory=list)
    answers: Event = field(default_factory=Event)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Give another site on another host name and port."""
    other = Elsewhere()
    other.answers.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/":
                other.asked.append(self.path)
                other.referrers.append(self.headers.get("Referer"))
            other.answers.wait(10)
            self.send_response(200 if self.path == "/" else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
                self.wfile.write(OTHER_PAGE)

        def log_message(self, *_values: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    other.address = f"http://localhost:{server.server_address[1]}/"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield other
    other.answers.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def leaving_app(seed_engine: Engine, seed_finder: Finder) -> Iterator[Flask]:
    """Give an application whose settings the tests may change, one after the other."""
    app = make_app(config_for(str(seed_engine.url)))
    app.extensions["finder"] = seed_finder
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def home(leaving_app: Flask, elsewhere: Elsewhere) -> Iterator[str]:
    """Give the origin of a running site that leads to the other one."""
    config = leaving_app.extensions["config"]
    leaving_app.extensions["config"] = replace(config, exit_address=elsewhere.address)
    server = make_server("127.0.0.1", 0, leaving_app, threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


@pytest.fixture
def page_of_memory(chromium: Browser) -> Iterator[Page]:
    """Give a page of a Chromium that keeps pages for Back, as it does outside of tests."""
    browser = chromium.browser_type.launch(
        executable_path=find_chromium(),
        args=[*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_page()
    browser.close()


def walk(page: Page, origin: str) -> None:
    """Go from the first page over results to a service that offers the way out."""
    page.goto(origin)
    page.goto(origin + RESULTS)
    page.locator("[data-service] h3 a").first.click()
    page.wait_for_url("**/services/*-*")


def watched(page: Page) -> list[str]:
    """Give a list that gets the title of each page that is seen with words from now on."""
    seen: list[str] = []
    page.expose_function("tell", lambda title: seen.append(title))
    page.add_init_script(f"({WATCH})()")
    return seen


def told_by(page: Page) -> list[dict[str, Any]]:
    """Give a list that gets what a page shows, again and again; asking would wait for it."""
    states: list[dict[str, Any]] = []
    page.expose_function("tellAll", lambda state: states.append(state))
    page.add_init_script(TELL)
    return states


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def go_back(page: Page) -> None:
    """Press Back; what happens then is for the page to say."""
    page.evaluate("void setTimeout(() => history.back())")  # the answer comes before it goes


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds, for ten seconds at most; who calls looks whether it does."""
    for _ in range(500):
        if holds():
            return
        page.wait_for_timeout(20)


def left_for(page: Page, elsewhere: Elsewhere) -> None:
    """Wait until the other site is there."""
    page.wait_for_url(elsewhere.address)
    expect(page.locator("h1")).to_have_text("Weather today")


def back_leads_to(page: Page, elsewhere: Elsewhere, times: int) -> None:
    """Press Back: the other site must be asked for once more, and be there."""
    with page.expect_navigation(url=elsewhere.address):
        go_back(page)
    left_for(page, elsewhere)
    assert len(elsewhere.asked) == times


@pytest.mark.parametrize("way", ["link", "shift"])
def test_back_after_leaving_does_not_show_any_page_of_ours(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere, way: str
) -> None:
    page = open_window(size=DESKTOP).page
    seen = watched(page)
    walk(page, home)
    steps = page.evaluate("history.length")
    if way == "link":
        page.get_by_role("link", name="Leave this page").click()
    else:
        press_shift(page, 3)
    left_for(page, elsewhere)
    assert page.evaluate("history.length") == steps
    assert len(set(seen)) == 4
    seen.clear()

    for times in (2, 3):  # back over the results, then back over the first page
        back_leads_to(page, elsewhere, times)

    assert set(seen) == {"Weather"}
    assert elsewhere.referrers == [None] * 3


def test_the_page_is_blank_before_the_network_answers(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    page = open_window().page
    states = told_by(page)
    page.goto(home + DANGER)
    elsewhere.answers.clear()

    page.get_by_role("link", name="Leave this page").evaluate("link => link.click()")
    until(page, lambda: bool(elsewhere.asked and states and states[-1]["hidden"]))
    page.wait_for_timeout(200)

    assert elsewhere.asked == ["/"]
    assert "Leave this page" in " ".join(state["words"] or "" for state in states)
    assert states[-1] == {
        "words": "",
        "title": "localhost",
        "address": "/",
        "hidden": True,
        "kept": {"left": "yes"},
    }
    elsewhere.answers.set()
    left_for(page, elsewhere)


def test_leaving_works_where_storage_is_blocked(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    window = open_window()
    window.page.add_init_script(NO_STORAGE)
    page = window.open(home + DANGER)

    page.get_by_role("link", name="Leave this page").click()

    left_for(page, elsewhere)
    assert window.complaints == []


def test_the_link_works_without_scripts(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    page = open_window(javascript=False).open(home + DANGER)

    page.get_by_role("link", name="Leave this page").click()

    page.wait_for_url(elsewhere.address)
    assert elsewhere.referrers == [None]


def test_who_comes_again_on_purpose_is_let_in(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    page = open_window().open(home + DANGER)
    page.get_by_role("link", name="Leave this page").click()
    left_for(page, elsewhere)

    page.goto(home)
    page.goto(home + "/about")
    page.go_back()

    expect(page.locator("h1")).to_have_text("Find help with cancer")
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_nothing_is_kept_before_leaving(open_window: WindowOpener, home: str) -> None:
    page = open_window().open(home + DANGER)

    kept = page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]")

    assert kept == [{}, {}, ""]


def test_shift_is_counted_aloud_and_forgotten_after_another_key(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    page = open_window(size=DESKTOP).open(home + DANGER)
    told = page.get_by_role("status")

    press_shift(page, 1)
    expect(told).to_have_text("Shift pressed once. Press it twice more to leave this page.")
    press_shift(page, 1)
    expect(told).to_have_text("Shift pressed twice. Press it once more to leave this page.")
    page.keyboard.press("a")
    expect(told).to_have_text("")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(3):
        page.keyboard.press("Control+Shift")
        page.locator("h1").click(modifiers=["Shift"])
    press_shift(page, 2)

    assert elsewhere.asked == []
    assert page.locator("h1").is_visible()


def test_shift_is_forgotten_after_some_seconds(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    page = open_window(size=DESKTOP).page
    page.clock.install()
    page.goto(home + DANGER)

    press_shift(page, 2)
    page.clock.run_for(5_100)
    expect(page.get_by_role("status")).to_have_text("")
    press_shift(page, 2)

    assert elsewhere.asked == []


def test_shift_does_nothing_on_a_page_without_the_link(
    open_window: WindowOpener, home: str, elsewhere: Elsewhere
) -> None:
    window = open_window(size=DESKTOP)
    page = window.open(home)

    press_shift(page, 4)

    assert page.get_by_role("link", name="Leave this page").count() == 0
    assert elsewhere.asked == []
    assert window.complaints == []


def test_a_page_that_the_browser_keeps_is_shown_again_as_it_was(
    page_of_memory: Page, home: str
) -> None:
    page = page_of_memory
    page.goto(home + RESULTS)
    page.evaluate("window.mark = 'the very same page'")
    page.locator("[data-service] h3 a").nth(1).click()
    page.wait_for_url("**/services/*-*")

    go_back(page)
    page.wait_for_url(home + RESULTS, wait_until="commit")

    assert page.evaluate("window.mark") == "the very same page"
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).visibility") == "visible"


# Without the channel, Chromium gives the page back from memory: then it must blank itself.
@pytest.mark.parametrize("memory", ["", "window.BroadcastChannel = undefined"])
def test_a_page_that_the_browser_keeps_is_not_shown_after_leaving(
    page_of_memory: Page, home: str, elsewhere: Elsewhere, memory: str
) -> None:
    page = page_of_memory
    page.add_init_script(memory)
    seen = watched(page)
    walk(page, home)
    page.get_by_role("link", name="Leave this page").click()
    left_for(page, elsewhere)
    seen.clear()

    back_leads_to(page, elsewhere, 2)

    assert set(seen) == {"Weather"}


def test_the_link_hides_nothing_that_has_the_focus(open_window: WindowOpener, home: str) -> None:
    page = open_window(size=PHONE).open(home + "/urgent")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(45):
            page.keyboard.press(key)
            assert page.evaluate(COVERED) is None
    link = page.get_by_role("link", name="Leave this page")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] < 20
    page.emulate_media(media="print")
    assert not link.is_visible()


COVERED = """() => {
  const link = document.querySelector(".leave a");
  const one = document.activeElement;
  if (one === link || one === document.body) return null;
  const [a, b] = [link.getBoundingClientRect(), one.getBoundingClientRect()];
  const beside = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  return beside ? null : one.textContent;
}"""
