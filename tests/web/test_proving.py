"""Slow work of proving: it happens for unknown addresses too, and never while writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from passlib.totp import TOTP

from finder.accounts import passwords
from finder.accounts.second_factors import CodeReader
from tests.web.accounts.test_sign_in import EMAIL, PASSWORD, code_of, invite, take_up
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn, StaffBrowser


@pytest.fixture
def slow(browser_on: BrowserOn, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give what slow work was done, each held to this: anybody else could write meanwhile."""
    path = browser_on().client.application.extensions["engine"].url.database
    done: list[str] = []

    def watch(owner: type, name: str) -> None:
        inner = getattr(owner, name)

        def watched(*given: Any, **named: Any) -> Any:
            with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                other.execute("ROLLBACK")
            done.append(name)
            return inner(*given, **named)

        monkeypatch.setattr(owner, name, watched)

    watch(PasswordHasher, "hash")
    watch(PasswordHasher, "verify")
    watch(CodeReader, "read")
    yield done
    passwords._nobodys.cache_clear()


def test_nothing_slow_happens_inside_a_write(browser_on: BrowserOn, slow: list[str]) -> None:
    browser = browser_on()
    phone: TOTP
    phone, _ = take_up(browser, invite(browser.client.application))
    page = browser.open("/staff/account/password")
    browser.submit(page, {"old": PASSWORD, "new": "another quiet river"})
    browser.submit(browser.open("/staff/account"), to="/sign-out")
    page = browser.open("/staff/sign-in")
    page = browser.submit(page, {"email": EMAIL, "password": "another quiet river"})
    # A code that is long over: one of now may be a new one, when half a minute went by.
    browser.submit(page, {"code": code_of(phone, -timedelta(minutes=5))}, status=422)

    assert slow == ["hash", "read", "verify", "hash", "verify", "read"]


def test_an_unknown_address_costs_the_same_work(browser_on: BrowserOn, slow: list[str]) -> None:
    passwords._nobodys()
    browser = browser_on()
    invite(browser.client.application, "invited@example.org")
    for email in ("nobody@example.org", "invited@example.org"):
        slow.clear()
        page = browser.open("/staff/sign-in")
        browser.submit(page, {"email": email, "password": PASSWORD}, status=422)

        assert slow == ["verify"]


def test_pages_for_everybody_know_nothing_of_the_staff(
    browser_on: BrowserOn, staff_browser: StaffBrowser
) -> None:
    visitor, editor = browser_on(), staff_browser()
    for path in ("/", "/services", "/urgent", "/about", "/nothing", "/api/v1/search?q=x"):
        seen: list[str] = []
        for browser in (visitor, editor):
            assert isinstance(browser, Browser)
            answer = browser.ask(path)
            assert "Set-Cookie" not in answer.headers
            assert "Cookie" not in answer.headers.get("Vary", "")
            seen.append(answer.text)
        assert seen[0] == seen[1]
