"""The way to a new password for who has forgotten theirs."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlmodel import col

from finder.accounts.forgotten import FREE_LETTERS, REST
from finder.accounts.guessing import DAY, MOST_OF_AN_ADDRESS
from finder.accounts.links import LIFETIMES
from finder.db import reading, writing
from finder.models import OutboxMessage
from finder.vocabulary import LinkPurpose
from tests.accounts.test_forgotten import attack
from tests.web.accounts.test_sign_in import EMAIL, PASSWORD, code_of, invite, take_up
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn

NEW = "another quiet river"
MOST_LETTERS = FREE_LETTERS + int(DAY / REST)


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
        found = session.execute(
            select(OutboxMessage).order_by(col(OutboxMessage.queued_at))
        ).scalars()
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

    # The link of the newest letter works; after an hour there would be another one.
    assert len(letters(browser.client.application)) == FREE_LETTERS


def test_forgotten_asks_for_an_address(browser: Browser) -> None:
    page = browser.submit(browser.open("/staff/forgotten-password"), {"email": "x"}, status=422)

    assert "Enter your e-mail address" in page.main


def test_forgotten_says_when_a_site_sends_no_mail(browser_on: BrowserOn) -> None:
    assert "This site sends no mail" in browser_on().open("/staff/forgotten-password").main


def come_in_by_letter(app: Flask, browser: Browser, password: str, code: str) -> None:
    """Go in as whoever has mailbox and phone does in a browser never used before."""
    page = browser.submit(browser.open("/staff/forgotten-password"), {"email": EMAIL})
    assert "the link in the newest one works" in page.main
    link = re.search(r"https://x\.example(/staff/links/\S+)", letters(app)[-1].text or "")
    assert link is not None
    page = browser.submit(browser.open(link[1]), {"password": password})
    page = browser.submit(page, {"code": "000000"}, status=422)
    assert browser.submit(page, {"code": code}).heading == "Desk"


def test_after_a_day_of_200_networks_the_owner_gets_in_at_once(
    browser: Browser, browser_on: BrowserOn
) -> None:
    app = browser.client.application
    phone, recovery = take_up(browser, invite(app))
    with writing(app.extensions["engine"]) as session:
        now = datetime.now(UTC)
        guesses, codes = attack(session, app.extensions["config"].secret_key, now)
        assert (guesses, codes) == (MOST_OF_AN_ADDRESS, MOST_OF_AN_ADDRESS)
    sent = letters(app)
    assert FREE_LETTERS < len(sent) <= MOST_LETTERS
    # At no moment was there none whose link worked for another hour.
    times = [one.queued_at for one in sent]
    assert times[0] <= now - DAY + timedelta(minutes=5)
    gaps = [b - a for a, b in zip(times, [*times[1:], now], strict=True)]
    assert max(gaps) <= LIFETIMES[LinkPurpose.NEW_PASSWORD] - timedelta(minutes=50)

    # By the password nobody gets in from a new browser now, and the page says how else.
    owner = browser_on()
    fields = {"email": EMAIL, "password": PASSWORD}
    page = owner.submit(owner.open("/staff/sign-in"), fields, status=429)
    assert "the link in that letter works at once" in page.main
    come_in_by_letter(app, owner, "another quiet river", code_of(phone, timedelta(seconds=30)))
    # Known from now on, and from a second new browser by a letter of its own.
    owner.submit(owner.open("/staff"), to="/sign-out")
    page = owner.submit(owner.open("/staff/sign-in"), fields | {"password": "another quiet river"})
    assert page.heading == "Second step"
    come_in_by_letter(app, browser_on(), "a third quiet river", recovery[0])
