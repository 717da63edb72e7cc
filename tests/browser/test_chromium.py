"""The browser machinery itself, on pages of its own."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.chromium import DESKTOP, PHONE, Looker, Window, WindowOpener

PLAIN = """<!doctype html><title>Plain</title><h1>Before</h1>
<script>document.querySelector("h1").textContent = "After"</script>"""
LONG = """<!doctype html><title>Long</title><input><details><summary>More</summary></details>
<div style="height: 9000px"></div>"""
USE = """() => { document.querySelector("input").value = "typed"; window.mark = "left";
document.querySelector("details").open = true; document.querySelector("input").focus();
scrollTo(0, 5000); }"""
STATE = """() => [window.mark || "", document.querySelector("input").value, scrollY, innerWidth,
document.querySelector("details").open, document.activeElement.tagName,
...["print", "(prefers-color-scheme: dark)", "(forced-colors: active)"]
  .map(one => matchMedia(one).matches)]"""
CURIOUS = """<!doctype html><title>Curious</title><h1>Curious</h1><img src="/own.png">
<img src="https://elsewhere.example/pixel.gif"><script>
new WebSocket("wss://elsewhere.example/socket"); missing()</script>"""


@pytest.fixture
def serve() -> Iterator[Callable[[str], str]]:
    """Give a function that serves one page and gives its origin."""
    servers = []

    def serve_one(page: str) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_values: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield serve_one
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("javascript", "heading"), [(True, "After"), (False, "Before")])
def test_scripts_run_only_when_asked_for(
    open_window: WindowOpener, serve: Callable[[str], str], *, javascript: bool, heading: str
) -> None:
    page = open_window(javascript=javascript).open(serve(PLAIN))

    assert page.locator("h1").inner_text() == heading


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_window_has_the_size_asked_for(
    open_window: WindowOpener, serve: Callable[[str], str], size: dict[str, int]
) -> None:
    page = open_window(size=size).open(serve(PLAIN))

    assert page.evaluate("[innerWidth, innerHeight]") == [size["width"], size["height"]]


def test_a_page_that_keeps_to_itself_has_no_foreign_requests(
    open_window: WindowOpener, serve: Callable[[str], str]
) -> None:
    origin = serve(PLAIN)
    window: Window = open_window()

    window.open(origin)

    assert window.requests == [f"{origin}/"]
    assert window.foreign_requests(origin) == []
    assert window.complaints == []


def test_every_request_to_elsewhere_is_seen(
    open_window: WindowOpener, serve: Callable[[str], str]
) -> None:
    origin = serve(CURIOUS)
    window: Window = open_window()

    window.open(origin)

    assert f"{origin}/own.png" in window.requests
    assert sorted(window.foreign_requests(origin)) == [
        "https://elsewhere.example/pixel.gif",
        "wss://elsewhere.example/socket",
    ]


def test_errors_of_scripts_are_seen(open_window: WindowOpener, serve: Callable[[str], str]) -> None:
    window: Window = open_window()

    window.open(serve(CURIOUS))

    assert any("missing" in complaint for complaint in window.complaints)


def test_windows_share_no_past(open_window: WindowOpener, serve: Callable[[str], str]) -> None:
    origin = serve(PLAIN)
    open_window().open(origin).evaluate("localStorage.setItem('seen', 'yes')")

    assert open_window().open(origin).evaluate("localStorage.getItem('seen')") is None


def test_a_window_that_is_used_again_is_as_new(
    look_at: Looker, serve: Callable[[str], str]
) -> None:
    look_at(serve(CURIOUS))
    origin = serve(LONG)
    used = look_at(origin, size=DESKTOP).page
    used.evaluate(USE)
    used.emulate_media(media="print", color_scheme="dark", forced_colors="active")

    again = look_at(origin)

    assert again.page is used
    assert again.page.evaluate(STATE) == ["", "", 0, PHONE["width"], False, "BODY", *[False] * 3]
    assert again.requests == [f"{origin}/"]
    assert again.complaints == []


def test_a_window_without_scripts_is_another_one(
    look_at: Looker, serve: Callable[[str], str]
) -> None:
    origin = serve(PLAIN)

    headings = [
        look_at(origin, javascript=javascript).page.locator("h1").inner_text()
        for javascript in (True, False, True)
    ]

    assert headings == ["After", "Before", "After"]
