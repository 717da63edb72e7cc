"""My passkeys: a real key of a test's own stick is added, signs in, and is taken out."""

import json
from typing import Any

import pytest

from finder.accounts.passkeys import list_passkeys
from finder.db import reading
from tests.web.authenticator import Stick
from tests.web.browsing import Browser, Page
from tests.web.conftest import BrowserOn, StaffBrowser
from tests.web.staff import EDITOR, cookie_of, sign_in


def options_of(page: Page) -> dict[str, Any]:
    """Give what the page asks the browser for."""
    form = next(form for form in page.all("form") if form.get("data-passkey"))
    content = json.loads(form.get("data-options", ""))
    assert isinstance(content, dict)
    return content


def add(browser: Browser, stick: Stick, name: str = "My stick", status: int = 200) -> Page:
    """Give the answer after the stick made a key on the page of passkeys."""
    page = browser.open("/staff/account/passkeys")
    fields = {"name": name, "response": stick.make(options_of(page))}
    return browser.submit(page, fields, to="/passkeys", status=status)


def halfway(browser_on: BrowserOn) -> Browser:
    """Give a browser of the editor who has given the password and owes the second factor."""
    browser = browser_on()
    app = browser.client.application
    member = sign_in(app, EDITOR, whole=False)
    browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
    return browser


def sign(browser: Browser, stick: Stick, status: int = 200) -> Page:
    """Give the answer after the stick signed at the second step."""
    page = browser.open("/staff/sign-in/second-factor")
    return browser.submit(
        page, {"response": stick.sign(options_of(page))}, button="Use a passkey", status=status
    )


def test_index_adds_a_key_that_signs_in(staff_browser: StaffBrowser, browser_on: BrowserOn) -> None:
    stick = Stick()
    page = add(staff_browser(), stick)
    assert "My stick (added on" in page.main

    assert sign(halfway(browser_on), stick).heading == "Desk"
    assert sign(halfway(browser_on), stick).heading == "Desk"

    page = add(staff_browser(), stick, status=422)
    assert "This passkey was added before" in page.main
    assert "last used on" in page.main


def test_index_takes_no_key_without_a_name_or_for_another_site(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()

    assert "Give it a name" in add(browser, Stick(), name=" ", status=422).main
    page = add(browser, Stick(origin="https://evil.example"), status=422)
    assert "Your browser gave no passkey that we can read" in page.main
    page = browser.submit(page, {"name": "x", "response": "{}"}, to="/passkeys", status=422)
    assert "Your browser gave no passkey that we can read" in page.main
    assert "My stick" not in page.main


@pytest.mark.parametrize("fault", ["another key", "another site", "an old answer", "a copied key"])
def test_index_adds_a_key_that_nobody_else_signs_in_with(
    staff_browser: StaffBrowser, browser_on: BrowserOn, fault: str
) -> None:
    stick = Stick()
    add(staff_browser(), stick)
    browser = halfway(browser_on)
    old = stick.sign(options_of(browser.open("/staff/sign-in/second-factor")))
    if fault == "another key":
        page = sign(browser, Stick(credential_id=stick.credential_id), 422)
    elif fault == "another site":
        page = sign(browser, Stick("https://evil.example", stick.credential_id, 9, stick.key), 422)
    elif fault == "a copied key":
        assert sign(halfway(browser_on), stick).heading == "Desk"
        page = sign(browser, Stick(credential_id=stick.credential_id, key=stick.key), 422)
    else:
        page = browser.open("/staff/sign-in/second-factor")  # which asks for something new
        page = browser.submit(page, {"response": old}, button="Use a passkey", status=422)

    assert "This passkey is not right" in page.main
    assert browser.open("/staff").heading == "Second step"


def test_remove_takes_a_key_out(staff_browser: StaffBrowser, browser_on: BrowserOn) -> None:
    stick, browser = Stick(), staff_browser()
    page = add(browser, stick)

    page = browser.submit(page, to="/remove")

    assert "My stick" not in page.main
    app = browser.client.application
    with reading(app.extensions["engine"]) as session:
        assert list_passkeys(session, sign_in(app).id) == []
    # Nobody is asked for a passkey who has none.
    page = halfway(browser_on).open("/staff/sign-in/second-factor")
    assert not [form for form in page.all("form") if form.get("data-passkey")]
