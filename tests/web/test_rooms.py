"""The menu of the staff: whoever may open a room sees it, and the one that one is in is marked."""

import pytest

from finder.vocabulary import Role
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
    assert list(menu(staff_browser(roles=[Role.WORKER]).open("/staff"))) == [
        *("Desk", "Cases", "My account")
    ]
    assert {"Settings", "People", "Import"}.isdisjoint(menu(staff_browser().open("/staff")))
