"""The command about the keys that seal cases, and what the doctor says of them."""

from dataclasses import replace

from flask import Flask

from finder.db import writing
from finder.keys import FILE
from tests.casework.conftest import make_ward, opened
from tests.web.conftest import CASE_KEY, BrowserOn


def run(app: Flask, *arguments: str, status: int = 0) -> str:
    """Give what a command says."""
    done = app.test_cli_runner().invoke(args=["finder", *arguments])
    assert done.exit_code == status, done.output
    return done.output


def with_keys(app: Flask, *keys: str) -> None:
    """Start the application anew with these keys."""
    app.extensions["config"] = replace(app.extensions["config"], case_keys=keys)


def test_a_key_is_made_beside_the_database_and_a_second_one_takes_its_place(
    browser_on: BrowserOn,
) -> None:
    app = browser_on().client.application
    path = app.extensions["config"].var / FILE
    # Keys of the setting are not ours to write.
    assert "Put this one in front of them" in run(app, "case-keys", "--new")
    with_keys(app)
    assert "no key, so no casework" in run(app, "case-keys")
    assert "There is no key for cases" in run(app, "case-keys", "--reseal", status=1)

    run(app, "case-keys", "--new")
    first = path.read_text().split()
    with_keys(app, *first)
    assert "the old key can go" in run(app, "case-keys", "--new")
    both = path.read_text().split()
    assert both[1:] == first
    with_keys(app, *both)
    assert "0 cases are sealed" in run(app, "case-keys", "--reseal")


def test_the_doctor_sees_cases_that_no_key_opens(browser_on: BrowserOn) -> None:
    app = browser_on().client.application
    assert "0 cases, 1 keys" in run(app, "doctor")
    with writing(app.extensions["engine"]) as session:
        opened(session, make_ward(session, "ours"))  # sealed with another key than the site's

    said = run(app, "doctor", status=1)

    assert "cases are opened by none of them" in said
    assert "No key opens the case" in run(app, "case-keys", "--reseal", status=1)
    assert CASE_KEY not in said
