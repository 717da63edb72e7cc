"""Error pages: the same look and rules, a way on, whatever is broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, abort
from sqlalchemy import event

from finder.places.gazetteer import Gazetteer
from finder.web.errors import TEXTS
from tests.web.browsing import Browser, words_of
from tests.web.conftest import config_for, make_app, opened

CODES = (400, 403, 404, 405, 410, 413, 414, 429, 500, 503)


@pytest.fixture
def broken_app(tmp_path: Path, gazetteer: Gazetteer) -> Iterator[Flask]:
    """Give an application whose database cannot be opened, with pages that fail in every way."""
    app = make_app(config_for(f"sqlite:///{tmp_path / 'no' / 'folder' / 'none.sqlite'}"))

    @app.get("/fail/<int:code>")
    def fail(code: int) -> str:
        abort(code)

    @app.get("/crash")
    def crash() -> str:
        raise ZeroDivisionError

    with opened("fail", "crash"):
        yield app


@pytest.mark.parametrize("code", CODES)
def test_every_error_has_a_page_with_a_way_on(broken_app: Flask, code: int) -> None:
    page = Browser(broken_app).open(f"/fail/{code}", code)

    assert page.heading == TEXTS[code].heading
    assert {"Urgent help: who to call now", "Start from the first page"} <= page.links().keys()
    assert page.all("form", role="search")
    assert page.headers["Cache-Control"] == "no-store"


def test_rarer_errors_speak_like_their_kind(broken_app: Flask) -> None:
    assert Browser(broken_app).open("/fail/418", 418).heading == TEXTS[400].heading
    assert Browser(broken_app).open("/fail/502", 502).heading == TEXTS[500].heading


def test_a_crash_is_a_page_that_shows_nothing_of_it(broken_app: Flask) -> None:
    page = Browser(broken_app).open("/crash", 500)

    assert "ZeroDivision" not in page.text
    assert "Traceback" not in page.text


def test_without_the_database_pages_say_so_and_help_goes_on(broken_app: Flask) -> None:
    browser = Browser(broken_app)

    for path in ("/services?q=rent", "/services/1-x", "/organizations/1-x", "/about"):
        page = browser.open(path, 503)
        assert page.heading == TEXTS[503].heading
        assert page.headers["Retry-After"] == "30"
    for path in ("/", "/urgent", "/privacy", "/how-we-check"):
        browser.open(path)


def test_a_page_that_is_not_there_is_404(browser: Browser) -> None:
    for path in ("/nothing", "/services//1", "/static/none.css", "/.env", "/%00"):
        assert browser.open(path, 404).heading == "This page is not here"


def test_a_slash_too_many_at_the_end_does_no_harm(browser: Browser) -> None:
    assert browser.open("/urgent/").heading == "Urgent help"


def test_a_method_that_is_not_allowed_names_those_that_are(browser: Browser) -> None:
    answer = browser.ask("/urgent", "POST")

    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_an_address_of_five_kilobytes_is_refused_with_a_page(browser: Browser) -> None:
    for path in (f"/services?q={'a' * 5000}", f"/{'b' * 5000}"):
        assert browser.open(path, 414).heading == "That address is too long"


def test_head_gives_the_headers_of_a_page_and_no_body(browser: Browser) -> None:
    answer = browser.ask("/services", "HEAD")

    assert (answer.status, answer.text) == (200, "")
    assert int(answer.headers["Content-Length"]) > 1000


def test_options_names_the_methods(browser: Browser) -> None:
    answer = browser.ask("/services", "OPTIONS")

    assert (answer.status, answer.text) == (200, "")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_error_pages_ask_nothing_of_the_database(broken_app: Flask) -> None:
    asked: list[str] = []
    event.listen(broken_app.extensions["engine"], "do_connect", lambda *_: asked.append("connect"))

    Browser(broken_app).open("/fail/404", 404)

    assert asked == []


def test_the_page_says_its_number_for_whoever_reports_it(browser: Browser) -> None:
    assert "Error 404" in words_of(browser.open("/nothing", 404).all("main")[0])
