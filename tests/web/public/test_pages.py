from dataclasses import asdict
from types import SimpleNamespace

import pytest
from flask import Flask

from finder.i18n import format_date
from finder.web.accessibility import STATEMENT
from finder.web.public.pages import DECIDED_ON
from tests import make
from tests.web.browsing import Browser, words_of
from tests.web.conftest import BrowserOn
from tools import dev


def test_about_says_how_much_there_is(browser_on: BrowserOn) -> None:
    page = browser_on(make.record("One"), make.record("Two")).open("/about")

    assert "It lists 2 services of 2 organisations." in page.words
    assert page.links()["geonames.org"] == "https://www.geonames.org/"


def test_about_names_no_medical_advice(browser: Browser) -> None:
    assert "It does not give medical advice." in browser.open("/about").words


def test_privacy_says_what_is_not_kept_and_what_others_may_see(browser: Browser) -> None:
    page = browser.open("/privacy")

    assert "It keeps no record of what you look for" in page.words
    assert "What others may see" in page.words
    assert "What your browser keeps" in page.words
    assert "one small mark in this tab" in page.words
    assert page.links()["How to clear your history"] == "/quick-exit#history"


def test_privacy_names_the_command_that_proves_it(browser: Browser) -> None:
    (code,) = browser.open("/privacy").all("code")

    command = words_of(code)
    assert command.removeprefix("make ") in dev.COMMANDS
    assert command.startswith("make ")


def test_quick_exit_says_what_it_cannot_do_and_whom_to_call(browser: Browser) -> None:
    page = browser.open("/quick-exit")

    assert "It cannot hide all you did." in page.main
    assert "Then it opens wikipedia.org." in page.main
    for limit in ("clear your history", "spies on", "Wi-Fi", "share an account", "Files you saved"):
        assert limit in page.main
    assert page.links()["In danger now? See who to call"] == "/urgent"
    assert page.all("h2", id="history")


def test_accessibility_says_what_was_checked_when_and_what_is_not_good(browser: Browser) -> None:
    page = browser.open("/accessibility")

    assert "WCAG 2.2, at level AA" in page.main
    assert format_date(STATEMENT.checked_on) in page.main
    for words in (*STATEMENT.checks, *STATEMENT.pages, *STATEMENT.not_good):
        assert words in page.main
    assert STATEMENT.not_good
    assert page.path in browser.open("/").links().values()


def test_accessibility_shows_whom_to_write_to_only_where_there_is_somebody(
    browser: Browser, seed_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Tell us" not in browser.open("/accessibility").main

    values = asdict(seed_app.extensions["config"]) | {"report_email": "help@site.example"}
    monkeypatch.setitem(seed_app.extensions, "config", SimpleNamespace(**values))

    page = browser.open("/accessibility")
    assert "Tell us" in page.main
    assert page.links()["help@site.example"] == "mailto:help@site.example"


def test_how_we_check_tells_reading_from_confirming(browser: Browser) -> None:
    page = browser.open("/how-we-check")

    assert "Reading is not the same as asking" in page.words
    assert "A computer that finds a page still there does not count." in page.words


def test_what_we_list_says_who_decides_and_since_when(browser: Browser) -> None:
    page = browser.open("/what-we-list")

    assert format_date(DECIDED_ON) in page.main
    assert "Nobody can pay to be on this list" in page.main
    for heading in ("What is on the list", "What is not on the list", "If you do not agree"):
        assert heading in page.main
    assert page.path in browser.open("/").links().values()


def test_what_we_list_says_how_to_object_only_where_somebody_reads(
    browser: Browser, seed_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "have not named an address to write to" in browser.open("/what-we-list").main

    values = asdict(seed_app.extensions["config"]) | {"report_email": "help@site.example"}
    monkeypatch.setitem(seed_app.extensions, "config", SimpleNamespace(**values))

    page = browser.open("/what-we-list")
    assert "looks again" in page.main
    assert page.links()["help@site.example"] == "mailto:help@site.example"
