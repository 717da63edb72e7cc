"""A web site on this machine that answers as badly as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answers = Callable[["Handler"], None]


class Site(ThreadingHTTPServer):
    """Answers each path as `answers` says, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.answers: dict[str, int | str | Answers] = {}
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.over = threading.Event()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that went away."""


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        answer = self.server.answers.get(self.path, 200)
        if callable(answer):
            answer(self)
        elif isinstance(answer, int):
            self.say(answer)
        else:
            status, _, target = answer.partition(" ")
            self.say(int(status), target)

    do_HEAD = do_GET  # noqa: N815 (as http.server names it)

    def say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location.encode().decode("latin-1"))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as server:
        yield server


class serving:  # noqa: N801 (reads as a context)
    """Serve a site in a thread, until the end of the block."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.thread = threading.Thread(target=site.serve_forever, args=(0.01,))

    def __enter__(self) -> Site:
        self.thread.start()
        return self.site

    def __exit__(self, *_: object) -> None:
        self.site.over.set()
        self.site.shutdown()
        self.thread.join()
        self.site.server_close()
