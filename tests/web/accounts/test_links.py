from datetime import UTC, datetime, timedelta

import pytest

from finder.accounts.links import LIFETIMES
from finder.vocabulary import LinkPurpose
from finder.web.accounts import links
from tests.web.accounts.test_sign_in import PASSWORD, invite, take_up
from tests.web.conftest import BrowserOn


def test_show_takes_up_an_invitation_once(browser_on: BrowserOn) -> None:
    browser = browser_on()
    link = invite(browser.client.application)
    assert browser.open(link).heading == "Welcome"
    take_up(browser, link)

    page = browser_on().open(link, 410)

    assert page.heading == "This link no longer works"
    assert browser_on().open("/staff/links/somebody-else", 410).heading == page.heading


def test_show_refuses_a_link_that_is_too_old(
    browser_on: BrowserOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_on()
    link = invite(browser.client.application)
    later = datetime.now(UTC) + LIFETIMES[LinkPurpose.INVITATION]
    monkeypatch.setattr(links, "now", lambda: later - timedelta(minutes=1))
    assert browser.open(link).heading == "Welcome"

    monkeypatch.setattr(links, "now", lambda: later)

    assert browser.open(link, 410).heading == "This link no longer works"


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "Use at least 8 characters"),
        ("x" * 257, "Use at most 256 characters"),
        ("Password1", "This password is one that many people use"),
        ("admin@example.org", "This password can be guessed from your name"),
        ("abcdabcdabcd", "This password only repeats itself"),
    ],
)
def test_show_says_why_a_password_is_not_taken(
    browser_on: BrowserOn, password: str, said: str
) -> None:
    browser = browser_on()
    page = browser.open(invite(browser.client.application))

    page = browser.submit(page, {"name": "Ada", "password": password}, status=422)

    assert said in page.main
    assert password not in page.all("form")[-1].itertext()
    assert page.all("input", id="name")[0].get("value") == "Ada"
    assert browser.submit(page, {"password": PASSWORD}).heading == "Set up your second step"
