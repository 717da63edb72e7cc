"""Nobody can tell who searched for what: it is written nowhere."""

import http.client
import io
import logging
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from finder.db import writing
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import with_places
from tests.web.browsing import Browser
from tests.web.conftest import config_for, make_app, opened

ROOT = Path(__file__).parents[2]
# Words that stand nowhere else, and a place that stands in the gazetteer but in no service.
WORD = "quixotrope"
PLACE = "Ushuaia"
NUMBER = "987654321"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
ASKED = (
    f"/services?q={WORD}&near={PLACE}",
    f"/services?q={WORD}&need={WORD}&within={WORD}&page={WORD}&country={WORD}",
    f"/api/v1/search?q={WORD}&near={PLACE}&limit={WORD}",
    f"/{WORD}/{PLACE}",
    f"/services/1-{WORD}",
    f"/services/{WORD}?near={PLACE}",
    f"/urgent?country={WORD}",
    f"/services?q={WORD * 600}",
    f"/list?kept={NUMBER}&undo={NUMBER}.1",
    f"/services?q={WORD}&kept={NUMBER}",
    f"/shared/sheets/{WORD}",
    f"/crash?q={WORD}&near={PLACE}&kept={NUMBER}",
    f"/crash?q={WORD}&near={PLACE}",
    f"/crash/database?q={WORD}&near={PLACE}",
)


@pytest.fixture
def app(tmp_path: Path, empty_file: Path, gazetteer: Gazetteer) -> Iterator[Flask]:
    """Give the application in production, with pages that fail while they hold the words."""
    var = with_places(tmp_path / "var")
    (var / "finder.sqlite").write_bytes(empty_file.read_bytes())
    app = make_app(config_for(f"sqlite:///{var / 'finder.sqlite'}", var))
    with writing(app.extensions["engine"]) as session:
        make.store(session, gazetteer, make.record("Only service"))
    from flask import request

    @app.get("/crash")
    def crash() -> str:
        try:
            raise ValueError(request.args["q"])
        except ValueError as error:
            raise RuntimeError(f"{request.args['near']} is not known") from error

    @app.get("/crash/database")
    def crash_database() -> str:
        with app.extensions["engine"].connect() as connection:
            connection.execute(text("SELECT :word FROM missing"), {"word": request.args["q"]})
        return ""

    with opened("crash", "crash_database"):
        yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Give all that any logger writes, at every level."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def every_byte_in(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def every_value_in(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute(TABLES)]
        values = [
            repr(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')
        ]
    connection.close()
    return "\n".join(values)


def test_what_was_searched_is_written_nowhere(
    app: Flask, log: io.StringIO, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    browser = Browser(app)
    statuses = [browser.ask(path).status for path in ASKED]
    browser.send("/list/sheet", {"kept": NUMBER, "by": WORD, "on": PLACE})

    app.extensions["engine"].dispose()
    captured = capfd.readouterr()
    kept = {
        "log": log.getvalue(),
        "output": captured.out + captured.err,
        "tables": every_value_in(tmp_path / "var" / "finder.sqlite"),
    }
    assert statuses == [200, 200, 200, 404, 301, 404, 200, 414, 200, 200, 404, 500, 500, 503]
    assert "RuntimeError" in kept["log"]
    assert "crash failed" in kept["log"]
    assert "Only service" in kept["tables"]
    for place, words in kept.items():
        for canary in (WORD, PLACE, NUMBER):
            assert canary.lower() not in words.lower(), f"{canary} in {place}"
    files = every_byte_in(tmp_path / "var").lower()
    assert b"only service" in files
    assert WORD.encode() not in files
    assert NUMBER.encode() not in files


def visit(address: str) -> None:
    """Open an address and make nothing of what comes back."""
    try:
        with urllib.request.urlopen(address) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
    except http.client.HTTPException:
        pass  # the answer broke off


def test_the_real_server_writes_nothing_of_what_was_asked(tmp_path: Path) -> None:
    var = with_places(tmp_path / "var")
    script = (
        "import sys, flask\n"
        "from waitress.server import create_server\n"
        "from finder import create_app\n"
        "from finder.web.access import ACCESS_OF, Access\n"
        "app = create_app()\n"
        "ACCESS_OF.update(crash=Access.PUBLIC, stream=Access.PUBLIC)\n"
        "@app.get('/crash')\n"
        "def crash(): raise ValueError(flask.request.args['q'])\n"
        "@app.get('/stream')\n"
        "def stream():\n"
        "    word = flask.request.args['q']\n"
        "    def parts():\n"
        "        yield 'a'\n"
        "        raise ValueError(word)\n"
        "    return flask.Response(parts())\n"
        "server = create_server(app, host='127.0.0.1', port=0)\n"
        "print(server.effective_port, flush=True)\n"
        "server.run()\n"
    )
    err = tmp_path / "stderr"
    with err.open("w") as stderr:
        server = subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"FINDER_ENV": "development", "FINDER_VAR": str(var), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        assert server.stdout is not None
        origin = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for path in ("/services", "/crash", "/stream", f"/{WORD}"):
            visit(f"{origin}{path}?q={WORD}&near={PLACE}")
        time.sleep(0.2)
    finally:
        server.terminate()
        server.wait(10)
        assert server.stdout is not None
        out = server.stdout.read()
        server.stdout.close()
    said = err.read_text() + out
    assert "ValueError" in said
    assert "OperationalError" in said
    assert WORD not in said
    assert PLACE not in said
    assert WORD.encode() not in every_byte_in(var)


def test_no_page_of_the_site_sets_a_cookie_or_leads_astray(browser: Browser) -> None:
    waiting, seen = ["/"], set[str]()
    while waiting and len(seen) < 60:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page = browser.open(path)  # every opened page is held to the rules, cookies included
        inside = [link for link in page.links().values() if link.startswith("/")]
        waiting.extend(link for link in inside if link not in seen)

    assert len(seen) == 60
    assert not browser.client._cookies


def test_a_session_of_a_visitor_keeps_nothing(app: Flask) -> None:
    from flask import session

    for path in ("/", "/services", "/staffing", "/nothing"):
        with app.test_request_context(path):
            assert dict(session) == {}
            with pytest.raises(RuntimeError):
                session["who"] = "somebody"
