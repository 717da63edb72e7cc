"""People: who may sign in, and what they may do."""

import csv
import re
from io import StringIO
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlmodel import col

from finder.accounts.people import find_account, show_person
from finder.db import reading, writing
from finder.models import Account, AccountEvent, OutboxMessage
from finder.vocabulary import Role
from tests.web.accounts.test_sign_in import take_up
from tests.web.browsing import Browser, Page, fill_form
from tests.web.conftest import BrowserOn, StaffBrowser
from tests.web.staff import sign_in

ADMIN = "admin@example.org"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def admin(staff_browser: StaffBrowser) -> Browser:
    """Give a browser of an admin."""
    return staff_browser(roles=[Role.ADMIN], email=ADMIN)


def id_of(app: Flask, email: str) -> UUID:
    with reading(app.extensions["engine"]) as session:
        account = find_account(session, email)
        assert account is not None
        return account.id


def roles_of(app: Flask, email: str) -> frozenset[Role]:
    with reading(app.extensions["engine"]) as session:
        return show_person(session, id_of(app, email)).roles


def page_of(browser: Browser, email: str) -> Page:
    return browser.open(f"/staff/people/{id_of(browser.client.application, email)}")


def test_invite_sends_a_link_by_which_somebody_joins(admin: Browser, browser_on: BrowserOn) -> None:
    app = admin.client.application
    page = admin.open("/staff/people/invite")
    page = admin.submit(
        page, {"email": "New@Example.ORG", "name": "Nora", "roles": ["editor", "worker"]}
    )

    assert page.heading == "Nora"
    with reading(app.extensions["engine"]) as session:
        letter = session.execute(select(OutboxMessage)).scalar_one()
    assert letter.recipient == "New@example.org"
    found = re.search(r"/staff/links/\S+", letter.text or "")
    assert found is not None
    # This site has no mail server: the admin is told the link, and nobody else.
    assert found[0] in page.main
    take_up(browser_on(), found[0])
    assert roles_of(app, "new@example.org") == {Role.EDITOR, Role.WORKER}
    assert "Joined" in page_of(admin, "new@example.org").main


def test_invite_says_what_is_wrong_and_keeps_what_was_typed(admin: Browser) -> None:
    page = admin.open("/staff/people/invite")

    page = admin.submit(page, {"email": "no address", "name": "Nora"}, status=422)
    assert "Enter an e-mail address" in page.main
    assert "Choose at least one role" in page.main
    assert page.all("input", id="name")[0].get("value") == "Nora"
    page = admin.submit(page, {"email": ADMIN.upper(), "roles": ["worker"]}, status=422)
    assert "There is an account with this address" in page.main


def test_invite_makes_one_account_of_a_double_click(admin: Browser) -> None:
    address, fields = fill_form(
        admin.open("/staff/people/invite"), {"email": "new@example.org", "roles": ["editor"]}
    )
    first = admin.ask(address, "POST", data=fields, headers=OURS)
    again = admin.ask(address, "POST", data=fields, headers=OURS)

    # The address is taken by then, and all the same the second click is led on.
    assert (first.status, first.location) == (again.status, again.location)
    assert first.status == 303
    with reading(admin.client.application.extensions["engine"]) as session:
        assert len(session.execute(select(Account)).all()) == 2


def test_index_lists_everybody_for_admins(admin: Browser, staff_browser: StaffBrowser) -> None:
    editor = staff_browser()

    page = admin.open("/staff/people")

    assert "editor@example.org; Editor" in page.main
    assert "admin@example.org; Admin" in page.main
    assert page.links()["People"] == "/staff/people"
    assert editor.ask("/staff/people").status == 403
    assert "People" not in editor.open("/staff").links()


def test_show_gives_other_roles_and_keeps_the_last_admin(
    admin: Browser, staff_browser: StaffBrowser
) -> None:
    staff_browser()
    app = admin.client.application

    page = admin.submit(page_of(admin, "editor@example.org"), {"roles": ["worker"]})
    assert "Roles changed: Social worker – Admin" in page.main.replace("  ", " ")
    assert roles_of(app, "editor@example.org") == {Role.WORKER}

    page = admin.submit(page_of(admin, ADMIN), {"roles": ["editor"]}, status=422)
    assert "This is the only admin" in page.main
    page = admin.submit(page_of(admin, ADMIN), button="Suspend", status=422)
    assert "This is the only admin" in page.main
    assert roles_of(app, ADMIN) == {Role.ADMIN}


def test_show_takes_no_role_that_there_is_not(admin: Browser) -> None:
    _, fields = fill_form(page_of(admin, ADMIN), {})
    answer = admin.ask(
        f"/staff/people/{id_of(admin.client.application, ADMIN)}",
        "POST",
        data=fields | {"roles": ["admin", "owner"], "active": "0", "password": "x"},
        headers=OURS,
    )

    assert answer.status == 422
    assert roles_of(admin.client.application, ADMIN) == {Role.ADMIN}


def test_suspend_signs_somebody_out(admin: Browser, staff_browser: StaffBrowser) -> None:
    editor = staff_browser()
    assert editor.open("/staff").heading == "Desk"

    page = admin.submit(page_of(admin, "editor@example.org"), button="Suspend")

    assert "(suspended)" in page.main
    assert editor.open("/staff").heading == "Sign in"
    assert staff_browser().open("/staff").heading == "Sign in"


def test_restore_lets_somebody_in_again(admin: Browser, staff_browser: StaffBrowser) -> None:
    staff_browser()
    page = admin.submit(page_of(admin, "editor@example.org"), button="Suspend")

    page = admin.submit(page, button="Let them sign in again")
    assert "Restored" in page.main
    assert staff_browser().open("/staff").heading == "Desk"


def test_new_link_lets_somebody_choose_a_password(admin: Browser, browser_on: BrowserOn) -> None:
    app = admin.client.application
    sign_in(app, "editor@example.org")

    page = admin.submit(page_of(admin, "editor@example.org"), button="Send a new link")

    link = page.all("p", class_="letters")[0].text or ""
    assert browser_on().open(link).heading == "Choose a new password"


def test_forget_factor_signs_out_and_lets_a_new_one_be_set_up(
    admin: Browser, staff_browser: StaffBrowser
) -> None:
    editor = staff_browser()

    page = admin.submit(page_of(admin, "editor@example.org"), button="Forget their app for codes")

    assert "App for codes taken away" in page.main
    assert editor.open("/staff").heading == "Sign in"
    with reading(admin.client.application.extensions["engine"]) as session:
        account = find_account(session, "editor@example.org")
        assert account is not None
        assert account.totp_secret is None


def test_export_gives_a_table_without_formulas(admin: Browser) -> None:
    app = admin.client.application
    sign_in(app, "editor@example.org")
    with writing(app.extensions["engine"]) as session:
        account = find_account(session, "editor@example.org")
        assert account is not None
        account.name = "=1+1"
        session.add(account)
    address, fields = fill_form(admin.open("/staff/people"), {}, to="/export")

    answer = admin.ask(address, "POST", data=fields, headers=OURS)

    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = {row["email"]: row for row in csv.DictReader(StringIO(answer.text))}
    assert rows["editor@example.org"]["name"] == "'=1+1"
    assert rows[ADMIN]["roles"] == "admin"
    with reading(app.extensions["engine"]) as session:
        deeds = session.execute(select(col(AccountEvent.deed))).scalars().all()
    assert "exported" in deeds


def test_export_asks_again_who_it_is(staff_browser: StaffBrowser) -> None:
    admin = staff_browser(roles=["admin"], email=ADMIN, asked_lately=False)
    address, fields = fill_form(admin.open("/staff/people"), {}, to="/export")

    answer = admin.ask(address, "POST", data=fields, headers=OURS)

    assert "Is it you?" in answer.text
    assert ADMIN not in answer.text
