"""Forms before signing in: clicked twice, or sent again after the answer was lost, they count once.

And a form that was copied lets in nobody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlmodel import SQLModel

from finder.accounts.passwords import hash_password
from finder.accounts.sessions import HALFWAY
from finder.db import reading
from finder.models import AccountSession, FormKey, OutboxMessage, RecoveryCode
from finder.web import entrance
from finder.web.accounts import links
from tests.web.accounts.test_sign_in import EMAIL, PASSWORD, app_on_the_phone, code_of, invite
from tests.web.browsing import Answer, Browser, Page, fill_form
from tests.web.conftest import BrowserOn

COOKIE = "__Host-staff"
OURS = {"Sec-Fetch-Site": "same-origin"}


def twin_of(browser: Browser) -> Browser:
    """Give the same browser as it is now: what it is answered later only one of the two knows."""
    twin = Browser(browser.client.application)
    cookie = browser.client.get_cookie(COOKIE, domain="localhost")
    if cookie is not None:
        twin.client.set_cookie(COOKIE, cookie.value, domain="localhost", path="/")
    return twin


def send(browser: Browser, page: Page, fields: dict[str, Any]) -> Answer:
    address, filled = fill_form(page, fields)
    return browser.ask(address, "POST", data=filled, headers=OURS)


def rows(app: Flask, table: type[SQLModel]) -> list[Any]:
    with reading(app.extensions["engine"]) as session:
        return list(session.execute(select(table)).scalars())


def send_thrice(browser: Browser, page: Page, fields: dict[str, Any]) -> tuple[Answer, Browser]:
    """Send a form, and again under the cookie of before and of after; gives what it said.

    The browser that is given knows only the answer to the second sending.
    """
    twin = twin_of(browser)
    first = send(browser, page, fields)
    answers = [send(twin, page, fields), send(twin_of(browser), page, fields)]
    assert first.status == 303
    assert {(one.status, one.location) for one in answers} == {(303, first.location)}
    return first, twin


def test_each_form_on_the_way_in_counts_once(browser_on: BrowserOn) -> None:
    browser = browser_on()
    app = browser.client.application
    page = browser.open(invite(app))
    _, twin = send_thrice(browser, page, {"name": "Ada", "password": PASSWORD})
    assert len(rows(app, AccountSession)) == 1

    page = twin.open("/staff/sign-in/set-up")
    phone = app_on_the_phone(page)
    _, twin = send_thrice(twin, page, {"code": code_of(phone)})
    shown = twin.open("/staff/recovery-codes").main
    assert shown.count("-") >= 20
    assert len(rows(app, RecoveryCode)) == 10

    browser = browser_on()
    page = browser.open("/staff/sign-in?next=/staff/account")
    first, twin = send_thrice(browser, page, {"email": EMAIL, "password": PASSWORD})
    assert first.location == "/staff/sign-in/second-factor?next=/staff/account"
    assert len(rows(app, AccountSession)) == 2
    page = twin.open(first.location)
    _, twin = send_thrice(twin, page, {"code": code_of(phone, timedelta(seconds=30))})
    assert twin.open("/staff/account").heading == "My account"
    assert len(rows(app, AccountSession)) == 2
    assert twin.client.get_cookie("__Host-known", domain="localhost") is not None
    # Nothing of this is kept from which anybody could get in.
    cookie = twin.client.get_cookie(COOKIE, domain="localhost")
    assert cookie is not None
    with twin.client.session_transaction("/staff") as held:
        kept = repr(rows(app, FormKey)) + repr(rows(app, AccountSession))
        assert held["token"] not in kept


def test_a_letter_is_sent_once_and_its_form_tells_nothing(browser_on: BrowserOn) -> None:
    browser = browser_on()
    app = browser.client.application
    app.extensions["config"] = replace(app.extensions["config"], smtp_host="mail.example.org")
    invite(app)
    said = set()
    for email in (EMAIL, "nobody@example.org"):
        browser = browser_on()
        page = browser.open("/staff/forgotten-password")
        first, twin = send_thrice(browser, page, {"email": email})
        said.add(first.location)
        assert "a letter with a link is on its way" in twin.open(str(first.location)).main

    assert len(said) == 1
    assert [one.recipient for one in rows(app, OutboxMessage)] == [EMAIL]
    assert [(one.account_id, one.outcome) for one in rows(app, FormKey)] == [(None, said.pop())] * 2


def test_what_was_typed_anew_into_a_form_that_counted_counts_too(browser_on: BrowserOn) -> None:
    browser = browser_on()
    app = browser.client.application
    app.extensions["config"] = replace(app.extensions["config"], smtp_host="mail.example.org")
    invite(app)
    page = browser.open("/staff/forgotten-password")
    send(browser, page, {"email": "slip-of-the-hand@example.org"})

    # Back, in a browser that still holds the page.
    send(browser, page, {"email": EMAIL})
    send(browser, page, {"email": EMAIL})

    assert [one.recipient for one in rows(app, OutboxMessage)] == [EMAIL]


@contextmanager
def later(patch: pytest.MonkeyPatch, by: timedelta) -> Iterator[None]:
    with patch.context() as inner:
        inner.setattr(entrance, "now", lambda: datetime.now(UTC) + by)
        yield


def test_a_copied_form_lets_in_nobody_else(
    browser_on: BrowserOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, thief = browser_on(), browser_on()
    app = browser.client.application
    link = invite(app)
    page, theirs = browser.open(link), thief.open(link)
    fields = {"name": "Ada", "password": PASSWORD}
    early = twin_of(browser)
    send(browser, page, fields)
    _, copied = fill_form(page, fields)
    token = fill_form(theirs, {})[1]["csrf_token"]

    # All that was sent, but not the cookie; with a token of another browser; and much later.
    for one, sent in ((browser_on(), copied), (thief, copied | {"csrf_token": token})):
        assert one.ask(link, "POST", data=sent, headers=OURS).status in (400, 410)
        assert one.open("/staff").heading == "Sign in"
    with later(monkeypatch, HALFWAY):
        assert early.ask(link, "POST", data=copied, headers=OURS).status == 410
    # Its owner went on: what the first sending opened is over, and none is given again.
    set_up = browser.open("/staff/sign-in/set-up")
    browser.submit(set_up, {"code": code_of(app_on_the_phone(set_up))})
    assert early.ask(link, "POST", data=copied, headers=OURS).status == 303
    assert early.open("/staff").heading == "Sign in"


def test_a_form_of_an_old_page_is_a_new_one_after_signing_out(browser_on: BrowserOn) -> None:
    browser = browser_on()
    app = browser.client.application
    page = browser.open(invite(app))
    page = browser.submit(page, {"name": "Ada", "password": PASSWORD})
    phone = app_on_the_phone(page)
    browser.submit(page, {"code": code_of(phone)})
    browser = browser_on()
    old = browser.open("/staff/sign-in")
    typed = {"email": EMAIL, "password": PASSWORD}
    page = browser.submit(old, typed)
    page = browser.submit(page, {"code": code_of(phone, timedelta(seconds=30))})
    browser.submit(page, to="/sign-out")

    page = browser.submit(old, typed, status=400)
    assert page.heading == "Please send it once more"
    page = browser.submit(page, status=422)
    assert browser.submit(page, {"password": PASSWORD}).heading == "Second step"


def test_two_at_once_lead_to_the_same_place(
    browser_on: BrowserOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_on()
    page = browser.open(invite(browser.client.application))
    twins, answers, both = [browser, twin_of(browser)], [], Barrier(2, timeout=20)

    def hash_together(password: str) -> str:
        hashed = hash_password(password)
        both.wait()
        return hashed

    monkeypatch.setattr(links, "hash_password", hash_together)
    fields = {"name": "Ada", "password": PASSWORD}
    threads = [
        Thread(target=lambda one=one: answers.append(send(one, page, fields))) for one in twins
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(one.status, one.location) for one in answers] == [(303, "/staff/sign-in/set-up")] * 2
    for one in twins:
        assert one.open("/staff").heading == "Set up your second step"
    assert len(rows(browser.client.application, AccountSession)) == 1


def test_a_form_without_a_key_is_refused(browser_on: BrowserOn) -> None:
    browser = browser_on()
    link = invite(browser.client.application)
    address, filled = fill_form(browser.open(link), {"name": "Ada", "password": PASSWORD})
    for key in ("", "short", "k" * 65):
        answer = browser.ask(address, "POST", data=filled | {"form_key": key}, headers=OURS)
        assert answer.status == 400

    assert browser.open(link).heading == "Welcome"
