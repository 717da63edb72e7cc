from pathlib import Path

import pytest
from flask import Flask

from tests.web.browsing import Browser, Page

EVERY_KIND = (
    "/",
    "/services",
    "/services?q=rent&near=Texas",
    "/services/1",
    "/services/1-wrong",
    "/organizations/1",
    "/urgent",
    "/about",
    "/privacy",
    "/how-we-check",
    "/accessibility",
    "/quick-exit",
    "/api/v1/search?q=rent",
    "/robots.txt",
    "/healthz",
    "/nothing",
    f"/services?q={'a' * 5000}",
)


def stylesheet(page: Page) -> str:
    return next(one.get("href", "") for one in page.all("link") if one.get("rel") == "stylesheet")


@pytest.mark.parametrize("path", EVERY_KIND)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_every_answer_keeps_the_rules_for_headers(browser: Browser, path: str, method: str) -> None:
    assert browser.ask(path, method).status in (200, 301, 403, 404, 405, 414)


def test_answers_to_what_was_typed_are_not_stored(browser: Browser) -> None:
    for path in ("/services?q=rent", "/services?near=Boston", "/api/v1/search?q=rent", "/?q=x"):
        answer = browser.ask(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_plain_pages_may_be_gone_back_to(browser: Browser) -> None:
    for path in ("/", "/services", "/services?need=money", "/urgent"):
        assert browser.ask(path).headers["Cache-Control"] == "private, no-cache"
    assert "X-Robots-Tag" not in browser.ask("/services").headers


def test_files_are_kept_for_years_under_a_name_of_their_content(
    browser: Browser, seed_app: Flask
) -> None:
    address = stylesheet(browser.open("/"))

    answer = browser.ask(address)

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Type"].startswith("text/css")
    style = Path(seed_app.root_path, "static", "style.css").read_text(encoding="utf-8")
    assert answer.text == style
    assert browser.ask("/static/style.css").status == 404
    assert browser.ask("/static/../config.py").status == 404


def test_the_style_asks_for_nothing_elsewhere(browser: Browser) -> None:
    style = browser.ask(stylesheet(browser.open("/"))).text

    assert "url(" not in style
    assert "@import" not in style
    assert "@font-face" not in style


def test_the_style_names_no_fixed_side(browser: Browser) -> None:
    style = browser.ask(stylesheet(browser.open("/"))).text

    for side in ("left", "right"):
        assert side not in style


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_page_comes_in_a_fifth_of_its_size_to_who_can_read_it(
    browser: Browser, coding: str
) -> None:
    address = "/services?near=Boston"
    plain = browser.client.get(address)

    packed = browser.client.get(address, headers={"Accept-Encoding": coding})

    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 4
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("address", ["/services?q=&q=word", "/?near=&near=Leeds"])
def test_what_was_typed_second_is_kept_nowhere_either(browser: Browser, address: str) -> None:
    assert browser.client.get(address).headers["Cache-Control"] == "no-store"
