"""Browsers of social workers, each in a team."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from finder.accounts.people import find_account
from finder.casework.teams import change_team, create_team, list_teams
from finder.db import writing
from finder.directory.records import ServiceRecord
from finder.text import fold
from finder.vocabulary import Role
from tests.conftest import NOW
from tests.web.browsing import Browser, Page
from tests.web.conftest import StaffBrowser

WORKER = "worker@example.org"
WorkerBrowser = Callable[..., Browser]


def put_into_team(app: Flask, email: str, name: str) -> UUID:
    """Put somebody into the team of a name, made where there is none."""
    with writing(app.extensions["engine"]) as session:
        teams = {fold(one.name): one for one in list_teams(session)}
        team = teams.get(fold(name))
        key = team.id if team is not None else create_team(session, name, NOW)
        account = find_account(session, email)
        assert account is not None
        change_team(session, key, name, {*(team.members if team is not None else ()), account.id})
        return key


@pytest.fixture
def worker_browser(staff_browser: StaffBrowser) -> WorkerBrowser:
    """Give a function that stores records and gives a browser of a worker of a team.

    `worker_browser(*records, team="Ward 5", email="worker@example.org")`
    """

    def open_browser(
        *records: ServiceRecord, team: str = "Ward 5", email: str = WORKER, lately: bool = True
    ) -> Browser:
        browser = staff_browser(*records, roles=[Role.WORKER], email=email, asked_lately=lately)
        put_into_team(browser.client.application, email, team)
        return browser

    return open_browser


def new_case(browser: Browser, **known: object) -> Page:
    """Open a case, and give its page."""
    typed = {"reference": "amber-heron-274", **known}
    return browser.submit(browser.open("/staff/cases/new"), typed, to="/staff/cases/new")
