"""Joining and signing in, in a real browser: without script, and with a passkey where there is."""

import re
from datetime import UTC, datetime

from passlib.totp import TOTP
from playwright.sync_api import Page, expect

from finder.accounts.links import make_link
from finder.accounts.people import create_account
from finder.db import writing
from finder.vocabulary import LinkPurpose, Role
from tests.browser.conftest import StaffSite
from tests.browser.test_accessibility import complaints
from tests.chromium import WindowOpener

PASSWORD = "quiet rivers run deep"
STATES = ["320 px wide"]
# A phone that knows its owner, as far as Chromium plays one.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def invite(site: StaffSite, email: str) -> str:
    """Give the address of an invitation for somebody new."""
    now = datetime.now(UTC)
    with writing(site.app.extensions["engine"]) as session:
        account = create_account(session, email, "", [Role.EDITOR], now)
        return f"/staff/links/{make_link(session, account.id, LinkPurpose.INVITATION, now)}"


def take_up(page: Page, address: str) -> TOTP:
    """Take up an invitation up to the recovery codes; gives the app for codes."""
    page.goto(address)
    page.get_by_label("Your name").fill("Nora New")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your second step")
    phone = TOTP(key=re.sub(r"[ -]", "", page.locator(".letters").inner_text()))
    page.get_by_label("Code").fill(str(phone.generate(datetime.now(UTC)).token))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    return phone


def test_somebody_joins_by_keyboard_and_without_script(
    open_window: WindowOpener, staff_site: StaffSite
) -> None:
    page = open_window(javascript=False).open(
        staff_site.origin + invite(staff_site, "nora@example.org")
    )
    take_up(page, page.url)
    assert page.locator(".codes li").count() == 10
    page.get_by_role("button", name="I have kept them").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Desk")


def test_a_passkey_takes_the_place_of_the_code(
    open_window: WindowOpener, staff_site: StaffSite
) -> None:
    # A passkey is for a site with a name: a bare address has none.
    origin = staff_site.origin.replace("127.0.0.1", "localhost")
    page = open_window().page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto(origin + invite(staff_site, "petra@example.org"))
    take_up(page, page.url)
    assert complaints(page, states=STATES) == []

    page.goto(f"{origin}/staff/account/passkeys")
    page.get_by_label("Name").fill("Stick")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator("main")).to_contain_text("Stick (added on")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("E-mail address").fill("petra@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    assert complaints(page, states=STATES) == []
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Desk")
