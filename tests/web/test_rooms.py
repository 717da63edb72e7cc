"""The menu of the staff: whoever may open a room sees it, and the one that one is in is marked."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from finder.accounts.sessions import SignedIn
from finder.vocabulary import Role
from finder.web.rooms import first_room
from tests import make
from tests.web.browsing import Page, words_of
from tests.web.conftest import StaffBrowser


def menu(page: Page) -> dict[str, str | None]:
    """Give the names of the rooms with how each is marked."""
    (details,) = page.all("details", class_="rooms")
    return {words_of(link): link.get("aria-current") for link in details.iter() if link.get("href")}


@pytest.mark.parametrize(
    ("path", "room", "mark"),
    [
        ("/staff", "Desk", "page"),
        ("/staff/services", "Services", "page"),
        ("/staff/services/1/history", "Services", "true"),
        ("/staff/services/add", "Add a service", "page"),
        ("/staff/drafts", "Drafts", "page"),
        ("/staff/people/invite", "People", "true"),
        ("/staff/account/password", "My account", "true"),
        ("/staff/organizations/1", None, None),
    ],
)
def test_the_room_of_a_page_is_marked(
    staff_browser: StaffBrowser, path: str, room: str | None, mark: str | None
) -> None:
    found = menu(staff_browser(make.record(), roles=[Role.ADMIN]).open(path))

    assert len(found) == 12
    assert {name: said for name, said in found.items() if said} == ({room: mark} if room else {})


def test_nobody_is_led_to_a_closed_room(staff_browser: StaffBrowser) -> None:
    worker = staff_browser(roles=[Role.WORKER]).open("/staff")
    assert worker.path == "/staff/cases"
    assert list(menu(worker)) == ["Cases", "Collections", "Report", "My account"]
    assert {"Settings", "People", "Import"}.isdisjoint(menu(staff_browser().open("/staff")))


def test_social_workers_begin_with_their_cases_and_everybody_else_at_the_desk(
    staff_browser: StaffBrowser,
) -> None:
    app = staff_browser().client.application
    whole = datetime.now(UTC)
    nobody = SignedIn(
        id=uuid4(),
        email="",
        name="",
        roles=frozenset(),
        session_id=uuid4(),
        has_second_factor=True,
        passed_at=whole,
        confirmed_at=whole,
        by_link=False,
        pending=None,
    )

    with app.test_request_context("/staff"):
        for roles, path in (
            ({Role.WORKER}, "/staff/cases"),
            ({Role.WORKER, Role.EDITOR}, "/staff"),
            (set(), "/staff"),
        ):
            assert first_room(replace(nobody, roles=frozenset(roles))) == path
