"""A live geocoder as others run them: a server that speaks as Nominatim does, over real HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

HOUSE = {
    "place_id": 1,
    "lat": "42.3375",
    "lon": "-71.1085",
    "class": "building",
    "type": "yes",
    "place_rank": 30,
    "addresstype": "building",
    "display_name": "450, Brookline Avenue, Boston",
}


class Nominatim(ThreadingHTTPServer):
    """Answers every question with `answer`, and remembers what was asked and by whom."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer: object = [HOUSE]
        self.status = 200
        self.delay = 0.0
        self.asked: list[dict[str, list[str]]] = []
        self.on_question: Callable[[], None] = lambda: None
        self.agents: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/maps"


class Handler(BaseHTTPRequestHandler):
    server: Nominatim

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        assert parts.path == "/maps/search"
        self.server.asked.append(parse_qs(parts.query))
        self.server.agents.append(self.headers["User-Agent"])
        self.server.on_question()
        time.sleep(self.server.delay)
        answer = self.server.answer
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def nominatim(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nominatim]:
    """Give a server that knows one house, wherever it is asked for."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Nominatim() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
