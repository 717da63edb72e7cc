"""The way to a new password for who has forgotten theirs."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from finder.db import reading
from finder.models import OutboxMessage
from tests.web.accounts.test_sign_in import EMAIL, invite, take_up
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn

NEW = "another quiet river"


@pytest.fixture
def browser(browser_on: BrowserOn) -> Browser:
    """Give a browser on a site that sends mail."""
    browser = browser_on()
    app = browser.client.application
    app.extensions["config"] = replace(
        app.extensions["config"], smtp_host="mail.example.org", site_address="https://x.example"
    )
    return browser


def letters(app: Flask) -> list[OutboxMessage]:
    """Give the letters about new passwords."""
    with reading(app.extensions["engine"]) as session:
        found = session.execute(select(OutboxMessage)).scalars()
        return [one for one in found if one.subject.startswith("A new password")]


def test_forgotten_sends_a_link_that_sets_a_new_password(
    browser: Browser, browser_on: BrowserOn
) -> None:
    app = browser.client.application
    _, codes = take_up(browser, invite(app))
    other = browser_on()
    page = other.submit(other.open("/staff/forgotten-password"), {"email": EMAIL})
    assert "a letter with a link is on its way" in page.main

    link = re.search(r"https://x\.example(/staff/links/\S+)", letters(app)[0].text or "")
    assert link is not None
    page = other.submit(other.open(link[1]), {"password": NEW})
    # A letter alone lets nobody in: the second step stands as it was, and old sessions are over.
    assert page.heading == "Second step"
    assert browser.open("/staff").heading == "Sign in"
    assert other.submit(page, {"code": codes[0]}).heading == "Desk"
    other.open(link[1], 410)


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_forgotten_says_the_same_for_every_address(browser: Browser, email: str) -> None:
    invite(browser.client.application)
    page = browser.submit(browser.open("/staff/forgotten-password"), {"email": email})

    assert page.main.startswith("A new password If there is an account with this address")
    assert email not in page.text
    assert len(letters(browser.client.application)) == (email == EMAIL)


def test_forgotten_floods_nobody_with_letters(browser: Browser) -> None:
    invite(browser.client.application)
    for _ in range(8):
        page = browser.submit(browser.open("/staff/forgotten-password"), {"email": EMAIL})
        assert "is on its way" in page.main

    assert len(letters(browser.client.application)) == 5


def test_forgotten_asks_for_an_address(browser: Browser) -> None:
    page = browser.submit(browser.open("/staff/forgotten-password"), {"email": "x"}, status=422)

    assert "Enter your e-mail address" in page.main


def test_forgotten_says_when_a_site_sends_no_mail(browser_on: BrowserOn) -> None:
    assert "This site sends no mail" in browser_on().open("/staff/forgotten-password").main
