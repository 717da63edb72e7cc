"""What every page for the staff works with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select
from sqlmodel import Session

from finder.accounts import passwords
from finder.accounts.form_keys import take_form
from finder.accounts.sessions import HALFWAY, IDLE, LONGEST
from finder.db import reading
from finder.models import AccountSession, FormKey, RecoveryCode
from finder.vocabulary import Role
from finder.web import signed_in
from finder.web.requests import network
from finder.web.signed_in import SecondWriteError, safe_next, write_without_key
from tests.web.browsing import Browser, fill_form
from tests.web.conftest import BrowserOn, StaffBrowser
from tests.web.staff import cookie_of, sign_in

OURS = {"Sec-Fetch-Site": "same-origin"}


def count(app: Flask, table: type) -> int:
    with reading(app.extensions["engine"]) as session:
        return int(session.execute(select(func.count()).select_from(table)).scalar_one())


def test_a_form_that_is_sent_again_leads_where_the_first_one_led(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = browser.open("/staff/recovery-codes")
    address, fields = fill_form(page, {}, button="Make new codes")
    first = browser.ask(address, "POST", data=fields, headers=OURS)
    shown = browser.open("/staff/recovery-codes").main

    again = browser.ask(address, "POST", data=fields, headers=OURS)

    assert (first.status, first.location) == (again.status, again.location)
    assert first.location == "/staff/recovery-codes"
    assert browser.open("/staff/recovery-codes").main == shown
    assert count(browser.client.application, FormKey) == 1


def test_another_text_under_a_key_that_was_taken_is_asked_about_and_not_dropped(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = browser.open("/staff/account")
    browser.submit(page, {"name": "First"})

    # As after Back, where the browser shows the old page without asking for it.
    again = browser.submit(page, {"name": "Second"}, status=409)

    assert again.heading == "Send it once more to save this too"
    assert "Second" in again.main
    assert browser.open("/staff/account").all("input", name="name")[0].get("value") == "First"
    assert "Saved." in browser.submit(again, {}).main
    assert browser.open("/staff/account").all("input", name="name")[0].get("value") == "Second"


def test_a_key_of_somebody_else_and_none_at_all_are_refused(staff_browser: StaffBrowser) -> None:
    browser, other = staff_browser(), staff_browser(email="other@example.org")
    address, fields = fill_form(browser.open("/staff/recovery-codes"), {}, button="Make new codes")
    browser.ask(address, "POST", data=fields, headers=OURS)
    _, others = fill_form(other.open("/staff/recovery-codes"), {}, button="Make new codes")

    for key in (fields["form_key"], "", "short", "x" * 65):
        answer = other.ask(address, "POST", data=others | {"form_key": key}, headers=OURS)
        assert answer.status == 400

    assert count(browser.client.application, RecoveryCode) == 10


@pytest.mark.parametrize(
    ("whole", "after", "heading"),
    [
        (True, IDLE - timedelta(minutes=1), "Desk"),
        (True, IDLE, "Sign in"),
        (False, HALFWAY - timedelta(minutes=1), "Second step"),
        (False, HALFWAY, "Sign in"),
    ],
)
def test_a_session_that_is_left_alone_ends(
    browser_on: BrowserOn,
    monkeypatch: pytest.MonkeyPatch,
    *,
    whole: bool,
    after: timedelta,
    heading: str,
) -> None:
    browser = browser_on()
    app = browser.client.application
    member = sign_in(app, whole=whole)
    browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
    monkeypatch.setattr(signed_in, "now", lambda: datetime.now(UTC) + after)

    assert browser.open("/staff").heading == heading


def test_a_session_in_use_ends_after_half_a_day(
    staff_browser: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, begun = staff_browser(), datetime.now(UTC)
    steps = int(LONGEST / timedelta(minutes=25))
    for step in range(1, steps + 1):
        later = begun + step * timedelta(minutes=25)
        monkeypatch.setattr(signed_in, "now", lambda later=later: later)
        assert browser.open("/staff").heading == "Desk"

    monkeypatch.setattr(signed_in, "now", lambda: begun + LONGEST + timedelta(minutes=1))

    assert browser.open("/staff").heading == "Sign in"


def test_a_forged_cookie_opens_nothing(browser_on: BrowserOn) -> None:
    browser = browser_on()
    app = browser.client.application
    name, value = cookie_of(app, sign_in(app))
    head, _, tail = value.partition(".")
    for forged in (f"{head}.x{tail}", f"x{value}", "", "x" * 3000, value[:-1]):
        browser.client.set_cookie(name, forged, domain="localhost", path="/")
        assert browser.open("/staff").heading == "Sign in"


@pytest.mark.parametrize(
    "target",
    [
        "",
        "/",
        "/services",
        "/staffing",
        "//evil.example/staff",
        "https://evil.example/staff",
        "/\\evil.example/staff",
        "javascript:alert(1)//staff",
        "/staff/../services",
        "/staff/\n",
        "/staff/ä",
        "/es/staff",
    ],
)
def test_only_pages_of_the_staff_are_gone_on_to(seed_app: Flask, target: str) -> None:
    with seed_app.test_request_context("/staff/sign-in"):
        assert safe_next(target, "/staff") == "/staff"


def test_a_page_with_its_parameters_is_gone_on_to(browser_on: BrowserOn) -> None:
    page = browser_on().open("/staff?q=a%20b&page=2")

    assert page.path.startswith("/staff/sign-in?next=")
    with browser_on().client.application.test_request_context("/staff/sign-in"):
        assert safe_next("/staff?q=a%20b&page=2", "") == "/staff?q=a%20b&page=2"


def test_the_row_of_rooms_shows_what_there_is_to_open(
    staff_browser: StaffBrowser, browser_on: BrowserOn
) -> None:
    rooms = staff_browser(roles=[Role.WORKER]).open("/staff").all("nav")[0]

    assert next(link.text for link in rooms.iter() if link.tag.endswith("}a")) == "Cases"
    assert Browser(browser_on().client.application).open("/staff/sign-in").all("nav") == []


def test_a_form_of_a_session_that_ended_is_kept_and_sent_again(
    staff_browser: StaffBrowser, browser_on: BrowserOn
) -> None:
    browser = staff_browser()
    app = browser.client.application
    page = browser.open("/staff/account")
    browser.client.delete_cookie("__Host-staff", domain="localhost", path="/")

    page = browser.submit(page, {"name": "Edith <b>"}, status=403)
    assert page.heading == "You are signed out"
    assert "Edith <b>" in page.main
    assert page.links()["Sign in, in another window"] == "/staff/sign-in"

    # Signed in anew in another window, which has another token for its forms.
    browser.client.set_cookie(*cookie_of(app, sign_in(app)), domain="localhost", path="/")
    page = browser.submit(page, status=400)
    assert page.heading == "Please send it once more"
    page = browser.submit(page)

    assert page.all("input", id="name")[0].get("value") == "Edith <b>"
    assert browser_on().open("/staff").heading == "Sign in"


def test_a_form_from_elsewhere_is_refused_and_not_given_back(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    for fields in ({"name": "Mallory"}, {"name": "Mallory", "csrf_token": "x"}):
        answer = browser.ask(
            "/staff/account", "POST", data=fields, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert answer.status == 403
        assert "Mallory" not in answer.text


def test_a_page_writes_once(staff_browser: StaffBrowser) -> None:
    app = staff_browser().client.application
    with app.test_request_context("/staff", method="POST"):
        with write_without_key():
            pass
        with pytest.raises(SecondWriteError), write_without_key():
            pass


def test_a_session_that_is_ended_at_the_last_moment_writes_nothing(
    staff_browser: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = staff_browser()
    app = browser.client.application
    page = browser.open("/staff/account")

    def end_and_take(session: Session, *given: Any) -> None:
        session.execute(delete(AccountSession))
        take_form(session, *given)

    monkeypatch.setattr(signed_in, "take_form", end_and_take)

    page = browser.submit(page, {"name": "Too late"}, status=403)

    assert page.heading == "You are signed out"
    assert "Too late" in page.main
    assert count(app, FormKey) == 0


def test_signing_out_twice_is_no_fault(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    page = browser.open("/staff")
    with browser.client.session_transaction("/staff") as cookie:
        cookie.pop("token")

    assert browser.submit(page, to="/sign-out").heading == "Sign in"


def test_when_many_sign_in_at_once_it_is_said(
    browser_on: BrowserOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_on()
    monkeypatch.setattr(passwords, "AT_MOST", BoundedSemaphore(1))
    assert passwords.AT_MOST.acquire(blocking=False)

    page = browser.submit(
        browser.open("/staff/sign-in"), {"email": "a@example.org", "password": "xyz"}, status=503
    )

    assert page.heading == "Please try again in a moment"
    assert "a@example.org" in page.main
    assert "xyz" not in page.text


@pytest.mark.parametrize(
    ("proxies", "header", "found"),
    [
        (0, "", "192.0.2.1"),
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
    ],
)
def test_where_a_request_comes_from_is_what_our_own_proxies_say(
    browser_on: BrowserOn, proxies: int, header: str, found: str
) -> None:
    app = browser_on().client.application
    app.extensions["config"] = replace(app.extensions["config"], proxies=proxies)
    headers = {"X-Forwarded-For": header} if header else {}
    with app.test_request_context("/", headers=headers, environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        assert network() == found
