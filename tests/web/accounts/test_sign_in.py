"""Signing in as a person does: no script, a real password, real codes of an app."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from passlib.totp import TOTP
from sqlalchemy import select

from finder.accounts.links import make_link
from finder.accounts.people import create_account
from finder.db import reading, writing
from finder.models import FailedTry
from finder.vocabulary import LinkPurpose, Role
from tests.web.browsing import Browser, Page, fill_form
from tests.web.conftest import BrowserOn

EMAIL = "admin@example.org"
PASSWORD = "quiet rivers run deep"


def invite(app: Flask, email: str = EMAIL, role: Role = Role.ADMIN) -> str:
    """Make an account as the command does, and give the address of its link."""
    now = datetime.now(UTC)
    with writing(app.extensions["engine"]) as session:
        account = create_account(session, email, "", [role], now)
        return f"/staff/links/{make_link(session, account.id, LinkPurpose.INVITATION, now)}"


def app_on_the_phone(page: Page) -> TOTP:
    """Give the app that somebody sets up by typing in the letters of the page."""
    letters = page.all("span", class_="letters")[0].text or ""
    return TOTP(key=letters.replace("-", "").replace(" ", ""))


def code_of(phone: TOTP, later: timedelta = timedelta(0)) -> str:
    """Give what the app shows now, or a little later."""
    return str(phone.generate(datetime.now(UTC) + later).token)


def take_up(browser: Browser, link: str) -> tuple[TOTP, list[str]]:
    """Take up an invitation up to the desk; gives the phone and the recovery codes."""
    page = browser.submit(browser.open(link), {"name": "Ada Admin", "password": PASSWORD})
    assert page.heading == "Set up your second step"
    phone = app_on_the_phone(page)
    page = browser.submit(page, {"code": code_of(phone)})
    assert page.heading == "Recovery codes"
    codes = re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b", page.main)
    assert len(codes) == 10
    assert browser.submit(page, button="I have kept them").heading == "Desk"
    return phone, codes


def test_index_leads_through_both_steps_to_the_page_that_was_wanted(browser_on: BrowserOn) -> None:
    first = browser_on()
    phone, _ = take_up(first, invite(first.client.application))
    browser = browser_on()

    page = browser.open("/staff/recovery-codes")
    assert page.path == "/staff/sign-in?next=/staff/recovery-codes"
    page = browser.submit(page, {"email": EMAIL.upper(), "password": PASSWORD})
    assert page.heading == "Second step"
    assert browser.open("/staff").heading == "Second step"
    page = browser.submit(page, {"code": code_of(phone, timedelta(seconds=30))})

    assert page.path == "/staff/recovery-codes"
    assert "You have 10 codes left" in page.main


def test_index_takes_the_code_at_once_and_tells_nobody_what_was_wrong(
    browser_on: BrowserOn,
) -> None:
    first, thief = browser_on(), browser_on()
    phone, codes = take_up(first, invite(first.client.application))
    page, right = thief.open("/staff/recovery-codes"), code_of(phone, timedelta(seconds=30))
    said = set()
    for password, code in (
        *((PASSWORD, "000000"), ("guess", right), (PASSWORD, code_of(phone))),  # that one was used
        *((PASSWORD, "not-a-code"), ("guess", codes[0])),
    ):
        typed = {"email": EMAIL, "password": password, "code": code}
        page = thief.submit(page, typed, status=422)
        assert code not in page.text
        said.add(page.main)
        assert thief.open("/staff").heading == "Sign in"
    assert len(said) == 1
    assert "The e-mail address, the password or the code is not right" in page.main
    whole = {"email": EMAIL, "password": PASSWORD}
    assert "Too many tries" in thief.submit(page, whole | {"code": right}, status=429).main

    for code in (right, codes[0]):
        browser = browser_on()
        browser.client.environ_base["REMOTE_ADDR"] = "198.51.100.7"
        wanted = browser.open("/staff/recovery-codes")
        assert browser.submit(wanted, whole | {"code": code}).path == "/staff/recovery-codes"


def test_index_counts_no_code_of_whoever_does_not_know_the_password(
    browser_on: BrowserOn,
) -> None:
    owner = browser_on()
    take_up(owner, invite(owner.client.application))
    thief = browser_on()
    page = thief.open("/staff/sign-in")

    counted = []
    for password in ("guess", PASSWORD):
        typed = {"email": EMAIL, "password": password, "code": "000000"}
        page = thief.submit(page, typed, status=422)
        with reading(owner.client.application.extensions["engine"]) as session:
            counted.append(len(session.execute(select(FailedTry)).all()))

    assert counted == [1, 3]


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_index_says_the_same_whether_an_address_is_known_or_not(
    browser_on: BrowserOn, email: str
) -> None:
    browser = browser_on()
    invite(browser.client.application)
    page = browser.submit(
        browser.open("/staff/sign-in"), {"email": email, "password": "wrong one"}, status=422
    )

    assert "The e-mail address or the password is not right" in page.main
    assert page.all("input", id="email")[0].get("value") == email
    assert "wrong one" not in page.text


def test_second_factor_takes_each_code_and_each_recovery_code_once(browser_on: BrowserOn) -> None:
    first = browser_on()
    phone, codes = take_up(first, invite(first.client.application))
    given = code_of(phone, timedelta(seconds=30))

    def enter(code: str) -> str:
        browser = browser_on()
        page = browser.open("/staff/sign-in")
        page = browser.submit(page, {"email": EMAIL, "password": PASSWORD})
        address, fields = fill_form(page, {"code": code}, button="Sign in")
        answer = browser.client.post(
            address, data=fields, headers={"Sec-Fetch-Site": "same-origin"}
        )
        return f"{answer.status_code} {answer.headers.get('Location')}"

    assert enter("000000").startswith("422")
    assert enter(given) == "303 /staff"
    assert enter(given).startswith("422")
    assert enter(codes[3].upper().replace("-", " ")) == "303 /staff"
    assert enter(codes[3]).startswith("422")
    assert enter("not-a-code").startswith("422")


def test_set_up_is_not_for_whoever_has_a_second_factor(browser_on: BrowserOn) -> None:
    first = browser_on()
    take_up(first, invite(first.client.application))
    browser = browser_on()
    page = browser.submit(browser.open("/staff/sign-in"), {"email": EMAIL, "password": PASSWORD})

    assert page.heading == "Second step"
    assert browser.open("/staff/sign-in/set-up").heading == "Second step"
    assert first.open("/staff/sign-in/set-up").heading == "Desk"


def test_sign_out_ends_the_session_here_and_on_the_server(browser_on: BrowserOn) -> None:
    browser = browser_on()
    take_up(browser, invite(browser.client.application))
    cookie = browser.client.get_cookie("__Host-staff")
    assert cookie is not None

    assert browser.submit(browser.open("/staff"), to="/sign-out").heading == "Sign in"

    assert browser.open("/staff").heading == "Sign in"
    browser.client.set_cookie("__Host-staff", cookie.value, domain="localhost", path="/")
    assert browser.open("/staff").heading == "Sign in"


def test_each_step_gives_the_browser_another_token(browser_on: BrowserOn) -> None:
    first = browser_on()
    phone, _ = take_up(first, invite(first.client.application))
    browser = browser_on()
    page, seen = browser.open("/staff/sign-in"), set()
    for fields in (
        {"email": EMAIL, "password": PASSWORD},
        {"code": code_of(phone, timedelta(seconds=30))},
    ):
        page = browser.submit(page, fields)
        with browser.client.session_transaction("/staff") as session:
            seen.add(session["token"])

    assert page.heading == "Desk"
    assert len(seen) == 2


def enter(browser: Browser, password: str, status: int, network: str = "192.0.2.1") -> Page:
    """Give the answer to a password from a network."""
    browser.client.environ_base["REMOTE_ADDR"] = network
    fields = {"email": EMAIL, "password": password}
    return browser.submit(browser.open("/staff/sign-in"), fields, status=status)


def test_index_slows_down_guessing_without_locking_the_owner_out(browser_on: BrowserOn) -> None:
    owner, stranger = browser_on(), browser_on()
    take_up(owner, invite(owner.client.application))
    owner.submit(owner.open("/staff"), to="/sign-out")

    for _ in range(5):
        enter(stranger, "guess", 422)
    page = enter(stranger, PASSWORD, 429)

    assert "Too many tries. Wait 15 minutes" in page.main
    # From another network, and in the owner's own browser behind the same one, it goes on.
    assert enter(browser_on(), PASSWORD, 200, "198.51.100.7").heading == "Second step"
    assert enter(owner, PASSWORD, 200).heading == "Second step"
    assert enter(stranger, PASSWORD, 429).heading == "Sign in"


def test_second_factor_cannot_be_guessed(browser_on: BrowserOn) -> None:
    owner, thief = browser_on(), browser_on()
    phone, _ = take_up(owner, invite(owner.client.application))
    page = enter(thief, PASSWORD, 200)
    for _ in range(5):
        page = thief.submit(page, {"code": "000000"}, status=422)

    page = thief.submit(page, {"code": code_of(phone, timedelta(seconds=30))}, status=429)

    assert "Too many tries" in page.main
