"""My account: name, password, second factor, and where I am signed in."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from passlib.totp import TOTP
from sqlalchemy import select
from sqlmodel import col

from finder.accounts.people import find_account
from finder.db import reading
from finder.models import OutboxMessage
from tests.web.accounts.test_sign_in import (
    EMAIL,
    PASSWORD,
    app_on_the_phone,
    code_of,
    invite,
    take_up,
)
from tests.web.browsing import fill_form
from tests.web.conftest import BrowserOn, StaffBrowser


def subjects(app: Flask) -> list[str]:
    """Give what letters were put into the outbox."""
    with reading(app.extensions["engine"]) as session:
        return list(session.execute(select(col(OutboxMessage.subject))).scalars())


def test_index_shows_who_i_am_and_takes_another_name(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    page = browser.open("/staff/account")
    assert "editor@example.org (Editor)" in page.main

    assert "Enter your name" in browser.submit(page, {"name": " "}, status=422).main
    page = browser.submit(page, {"name": "Edith Editor"})

    assert page.path == "/staff/account?did=named"
    assert "This is the name that others see." in page.main
    assert page.all("input", id="name")[0].get("value") == "Edith Editor"


def test_end_session_signs_out_one_other_browser(staff_browser: StaffBrowser) -> None:
    mine, other, third = staff_browser(), staff_browser(), staff_browser()
    page = mine.open("/staff/account")
    assert page.main.count("Another browser, since") == 2
    assert page.main.count("This browser, since") == 1

    page = mine.submit(page, to="/end")

    signed_out = [one for one in (mine, other, third) if one.open("/staff").heading == "Sign in"]
    assert len(signed_out) == 1
    assert mine not in signed_out
    assert page.main.count("Another browser, since") == 1


def test_end_other_sessions_signs_out_all_but_this_one(staff_browser: StaffBrowser) -> None:
    mine, other, third = staff_browser(), staff_browser(), staff_browser()

    page = mine.submit(mine.open("/staff/account"), to="/end-others")

    assert third.open("/staff").heading == other.open("/staff").heading == "Sign in"
    assert "Another browser" not in page.main
    assert "Signed out elsewhere" in page.main


def test_password_is_changed_by_who_knows_the_old_one_and_signs_out_the_others(
    browser_on: BrowserOn,
) -> None:
    mine, other = browser_on(), browser_on()
    _, codes = take_up(mine, invite(mine.client.application))
    page = other.submit(other.open("/staff/sign-in"), {"email": EMAIL, "password": PASSWORD})
    assert other.submit(page, {"code": codes[0]}).heading == "Desk"

    page = mine.open("/staff/account/password")
    page = mine.submit(page, {"old": "wrong", "new": "another quiet river"}, status=422)
    assert "This is not your password until now" in page.main
    page = mine.submit(page, {"old": PASSWORD, "new": "short"}, status=422)
    assert "Use at least 8 characters" in page.main
    page = mine.submit(page, {"old": PASSWORD, "new": "another quiet river"})

    assert page.path == "/staff/account?did=new-password"
    assert "New password" in page.main
    assert other.open("/staff").heading == "Sign in"
    page = other.submit(
        other.open("/staff/sign-in"), {"email": EMAIL, "password": PASSWORD}, status=422
    )
    page = other.submit(page, {"password": "another quiet river"})
    assert page.heading == "Second step"
    assert subjects(mine.client.application).count("A change to your account") == 3


def test_second_factor_moves_to_another_phone(browser_on: BrowserOn) -> None:
    browser = browser_on()
    old, _ = take_up(browser, invite(browser.client.application))
    page = browser.submit(browser.open("/staff/account/second-factor"), button="Begin")
    new: TOTP = app_on_the_phone(page)

    page = browser.submit(page, {"code": code_of(old)}, status=422)
    assert "This code is not right" in page.main
    page = browser.submit(page, {"code": str(new.generate(datetime.now(UTC)).token)})

    assert page.path == "/staff/account?did=new-app"
    assert "New app for codes" in page.main
    assert "Begin" in browser.open("/staff/account/second-factor").main


def test_index_takes_nothing_but_a_name(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    app = browser.client.application
    address, fields = fill_form(browser.open("/staff/account"), {"name": "Edith"})
    extra = {"roles": "admin", "email": "x@example.org", "active": "", "id": "1", "password": "x"}
    before = row(app)

    browser.ask(address, "POST", data=extra | fields, headers={"Sec-Fetch-Site": "same-origin"})

    assert row(app) == before | {"name": "Edith"}
    assert "(Editor)" in browser.open("/staff/account").main


def row(app: Flask) -> dict[str, Any]:
    """Give the editor's account as it is stored."""
    with reading(app.extensions["engine"]) as session:
        account = find_account(session, "editor@example.org")
        assert account is not None
        return account.model_dump()
