"""Chromium for tests: one browser per test process, a fresh window per visit or one for all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tools.dev import find_chromium

PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
MILLISECONDS_TO_WAIT = 20_000
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Only this machine is ever asked, whatever a page may want.
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


class ChromiumMissingError(RuntimeError):
    """There is no Chromium on this machine."""


@dataclass
class Window:
    """One visitor's browser window, with the addresses it asked for and its complaints."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Give the page at the address, loaded."""
        self.page.goto(address)
        return self.page

    def open_anew(self, address: str, size: ViewportSize) -> Page:
        """Give the page at the address, loaded, as it would be in a new window of this size."""
        self.requests.clear()
        self.complaints.clear()
        self.page.set_viewport_size(size)
        self.page.emulate_media(
            media="null", color_scheme="null", forced_colors="null", reduced_motion="reduce"
        )
        return self.open(address)

    def foreign_requests(self, origin: str) -> list[str]:
        """Give the addresses asked for outside the origin, such as `http://127.0.0.1:8000`.

        Waits until the page has been silent for half a second: scripts may ask late.
        """
        self.page.wait_for_load_state("networkidle")
        own = urlsplit(origin)[:2]
        return [
            address
            for address in self.requests
            if not address.startswith(("about:", "blob:", "data:")) and urlsplit(address)[:2] != own
        ]


WindowOpener = Callable[..., Window]
Looker = Callable[..., Window]


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Give a Chromium that runs until it is left."""
    path = find_chromium()
    if path is None:
        raise ChromiumMissingError("Install Chromium: `make test` does so where it may.")
    # Chromium refuses to start its sandbox as root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags, headless=True)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a running Chromium."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def open_window(chromium: Browser) -> Iterator[WindowOpener]:
    """Give a function that opens a new window: `size`, `javascript`, `language`, and no past."""
    with ExitStack() as stack:

        def open_one(**options: Any) -> Window:
            window = open_in(chromium, **options)
            stack.callback(window.page.context.close)
            return window

        yield open_one


@pytest.fixture(scope="session")
def windows_to_look_through(chromium: Browser) -> Iterator[dict[bool, Window]]:
    """Give the windows that are used again, by whether scripts run in them."""
    windows: dict[bool, Window] = {}
    yield windows
    for window in windows.values():
        window.page.context.close()


@pytest.fixture
def look_at(chromium: Browser, windows_to_look_through: dict[bool, Window]) -> Looker:
    """Give a function that shows an address in a window used before, as if it were new.

    For tests that only look: a fresh window costs many times what a page in it does. Who taps,
    stores, or adds scripts or listeners takes `open_window`.
    """

    def look(address: str, *, size: ViewportSize = PHONE, javascript: bool = True) -> Window:
        window = windows_to_look_through.get(javascript)
        if window is None:
            window = open_in(chromium, size=size, javascript=javascript)
            windows_to_look_through[javascript] = window
        window.open_anew(address, size)
        return window

    return look


def open_in(
    chromium: Browser,
    *,
    size: ViewportSize = PHONE,
    javascript: bool = True,
    language: str = "en-GB",
) -> Window:
    """Give a fresh window, to be closed by `window.page.context.close()`."""
    context = chromium.new_context(
        viewport=size,
        java_script_enabled=javascript,
        locale=language,
        reduced_motion="reduce",
        service_workers="block",
    )
    return _watched(context)


def _watched(context: BrowserContext) -> Window:
    context.set_default_timeout(MILLISECONDS_TO_WAIT)
    window = Window(context.new_page())
    context.on("request", lambda request: window.requests.append(request.url))
    context.on("weberror", lambda error: window.complaints.append(str(error.error)))
    window.page.on("websocket", lambda socket: window.requests.append(socket.url))
    window.page.on(
        "console",
        lambda message: (
            window.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    return window
