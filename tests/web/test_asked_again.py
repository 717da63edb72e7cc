"""Asked again: what cannot be undone needs the password once more; nothing typed is lost."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from finder.accounts.passwords import hash_password
from finder.accounts.people import find_account
from finder.db import reading, writing
from finder.directory.bulk_fields import read_closing
from finder.models import Account
from finder.vocabulary import ClosedReason, Role
from tests import make
from tests.web.admin.test_changes import add_together
from tests.web.browsing import Browser
from tests.web.conftest import StaffBrowser

# Of the services that are changed at once.
MANY = 10
PASSWORD = "quiet rivers run deep"
ADMIN = "admin@example.org"


@pytest.fixture
def admin(staff_browser: StaffBrowser) -> Browser:
    """Give a browser of an admin who sat down a while ago."""
    browser = staff_browser(roles=[Role.ADMIN], email=ADMIN, asked_lately=False)
    with writing(browser.client.application.extensions["engine"]) as session:
        account = find_account(session, ADMIN)
        assert account is not None
        account.password = hash_password(PASSWORD)
        session.add(account)
    return browser


def addresses(app: Flask) -> set[str]:
    with reading(app.extensions["engine"]) as session:
        return {one.email for one in session.execute(select(Account)).scalars()}


def test_a_form_waits_for_the_password_and_keeps_what_was_typed(admin: Browser) -> None:
    app = admin.client.application
    typed = {"email": "new@example.org", "name": "Nora", "roles": ["editor", "worker"]}

    page = admin.submit(admin.open("/staff/people/invite"), typed, status=422)
    assert page.heading == "Is it you?"
    assert addresses(app) == {ADMIN}

    page = admin.submit(page, {"proof_password": "wrong"}, status=422)
    assert "This password is not right" in page.main
    assert addresses(app) == {ADMIN}

    page = admin.submit(page, {"proof_password": PASSWORD})
    assert page.heading == "Nora"
    assert addresses(app) == {ADMIN, "new@example.org"}
    assert {one.get("value") for one in page.all("input", checked="")} == {"editor", "worker"}
    # For the next minutes nobody is asked.
    page = admin.submit(admin.open("/staff/people/invite"), typed | {"email": "b@example.org"})
    assert page.heading == "Nora"


def test_guessing_is_not_easier_there(admin: Browser) -> None:
    page = admin.open("/staff/people/invite")
    page = admin.submit(page, {"email": "new@example.org", "roles": ["admin"]}, status=422)
    for _ in range(5):
        page = admin.submit(page, {"proof_password": "wrong"}, status=422)

    page = admin.submit(page, {"proof_password": PASSWORD}, status=422)

    assert "Too many tries" in page.main
    assert addresses(admin.client.application) == {ADMIN}


@pytest.mark.parametrize("path", ["suspend", "forget-second-factor", "new-link", "restore", ""])
def test_grants_and_what_weakens_an_account_ask(
    admin: Browser, staff_browser: StaffBrowser, path: str
) -> None:
    staff_browser()
    with reading(admin.client.application.extensions["engine"]) as session:
        account = find_account(session, "editor@example.org")
        assert account is not None
    page = admin.open(f"/staff/people/{account.id}")
    token = page.all("input", name="csrf_token")[0].get("value")
    fields = {"csrf_token": token, "form_key": "k" * 32, "roles": ["admin"]}
    address = f"/staff/people/{account.id}/{path}".rstrip("/")

    answer = admin.ask(address, "POST", data=fields, headers={"Sec-Fetch-Site": "same-origin"})

    # To shut somebody out is never slowed down.
    assert answer.status == (303 if path == "suspend" else 422)
    assert ("Is it you?" in answer.text) == (path != "suspend")


def test_what_is_done_to_many_at_once_asks(admin: Browser) -> None:
    app, job = admin.client.application, UUID(int=2)
    with writing(app.extensions["engine"]) as session:
        looked = make.looked_at_import(session, job)
        session.add(looked)
        looked.result = dict(looked.result or {}) | {"new": MANY - 1, "changed": 1}
    few, many = (
        add_together(admin, *(f"{number} of {count}" for number in range(count)))
        for count in (MANY - 1, MANY)
    )

    page = admin.submit(admin.open(f"/staff/imports/{job}"), button="Take it in", status=422)
    assert page.heading == "Is it you?"
    page = admin.submit(admin.open(f"/staff/changes/{few}"), button="Undo all of this")
    assert page.heading.startswith("Undone")
    page = admin.open(f"/staff/changes/{many}")
    page = admin.submit(page, {"reason": "Wrong"}, button="Undo all of this", status=422)
    assert page.heading == "Is it you?"
    assert "This was undone" not in admin.open(f"/staff/changes/{many}").main

    page = admin.submit(page, {"proof_password": PASSWORD})
    assert page.heading.startswith("Undone")
    assert "Wrong" in page.main
    # Closing many is asked for however few they are: it takes away.
    assert read_closing(ClosedReason.ENDED, None, "").takes_away
