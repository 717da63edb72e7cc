"""The commands about accounts."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from finder.accounts.people import find_account, show_person
from finder.db import reading
from finder.vocabulary import Role
from tests.web.accounts.test_sign_in import EMAIL, take_up
from tests.web.conftest import BrowserOn

LINK = re.compile(r"/staff/links/\S+")


@pytest.fixture
def app(browser_on: BrowserOn) -> Flask:
    """Give an application with empty tables."""
    return browser_on().client.application


def run(app: Flask, *arguments: str, status: int = 0) -> str:
    """Give what a command says."""
    runner: FlaskCliRunner = app.test_cli_runner()
    done = runner.invoke(args=["finder", "account", *arguments])
    assert done.exit_code == status, done.output
    return done.output


def test_the_first_admin_comes_in_by_the_link_that_is_printed(
    app: Flask, browser_on: BrowserOn
) -> None:
    said = run(app, "create", "--role", "admin", "--role", "editor", EMAIL)

    # This site does not know its own address.
    assert "FINDER_SITE_ADDRESS is not set" in said
    assert "admin, editor; invited; no second factor" in run(app, "list")
    take_up(browser_on(), LINK.findall(said)[0])
    assert f"{EMAIL}: admin, editor; active; second factor" in run(app, "list")


def test_what_cannot_be_done_is_one_clear_sentence(app: Flask) -> None:
    run(app, "create", "--role", "admin", EMAIL)

    assert "There is an account for" in run(app, "create", "--role", "worker", EMAIL, status=1)
    assert "is not an e-mail address" in run(app, "create", "--role", "worker", "x", status=1)
    assert "is the only admin" in run(app, "suspend", EMAIL, status=1)
    assert "There is no account for" in run(app, "suspend", "x@example.org", status=1)
    assert "There is no account for" in run(app, "link", "x@example.org", status=1)
    assert "Invalid value for '--role'" in run(app, "create", "--role", "owner", EMAIL, status=2)


def test_a_new_link_and_a_new_second_factor(app: Flask, browser_on: BrowserOn) -> None:
    first = LINK.findall(run(app, "create", "--role", "admin", EMAIL))[0]
    second = LINK.findall(run(app, "link", EMAIL))[0]
    browser_on().open(first, 410)
    take_up(browser_on(), second)

    third = LINK.findall(run(app, "link", "--new-second-factor", EMAIL))[0]

    assert f"{EMAIL}: admin; active; no second factor" in run(app, "list")
    take_up(browser_on(), third)


def test_suspending_shuts_somebody_out(app: Flask, browser_on: BrowserOn) -> None:
    run(app, "create", "--role", "admin", EMAIL)
    link = LINK.findall(run(app, "create", "--role", "worker", "w@example.org"))[0]

    run(app, "suspend", "w@example.org")

    assert "w@example.org: worker; suspended" in run(app, "list")
    browser_on().open(link, 410)
    with reading(app.extensions["engine"]) as session:
        account = find_account(session, "w@example.org")
        assert account is not None
        assert show_person(session, account.id).roles == {Role.WORKER}
