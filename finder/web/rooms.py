"""The rooms of those who sign in, as the menu on each of their pages lists them."""

from dataclasses import dataclass

from flask import Flask, request

from finder.accounts.sessions import SignedIn
from finder.i18n import gettext
from finder.vocabulary import Role, mark
from finder.web.addresses import address, path_of
from finder.web.signed_in import find_current_account, may_open

DESK = "admin.desk.index"
# In the order of the menu; somebody sees those that they may open.
ROOMS = {
    DESK: mark("Desk"),
    "casework.cases.index": mark("Cases"),
    "casework.collections.index": mark("Collections"),
    "casework.report.index": mark("Report"),
    "admin.services.index": mark("Services"),
    "admin.services.add": mark("Add a service"),
    "admin.drafts.index": mark("Drafts"),
    "admin.imports.index": mark("Import"),
    "admin.duplicates.index": mark("Duplicates"),
    "admin.link_checks.index": mark("Links"),
    "admin.changes.index": mark("Changes"),
    "admin.settings.index": mark("Settings"),
    "accounts.people.index": mark("People"),
    "casework.teams.index": mark("Teams"),
    "accounts.me.index": mark("My account"),
}


@dataclass(frozen=True, slots=True)
class Room:
    """A room in the menu: its address, its name, and "page" or "true" where one is in it."""

    address: str
    words: str
    current: str = ""


def prepare(app: Flask) -> None:
    """Give the layout of the staff's pages its menu."""
    app.jinja_env.globals.update(rooms=rooms)


def first_room(account: SignedIn) -> str:
    """Give where somebody begins who has just signed in: the desk, or cases for workers only."""
    is_worker = account.roles == {Role.WORKER}
    return address("casework.cases.index" if is_worker else DESK)


def rooms() -> list[Room]:
    """Give the rooms that the one who asks may open; the one that the page lies in is marked."""
    addresses = {endpoint: address(endpoint) for endpoint in ROOMS if may_open(endpoint)}
    account = find_current_account()
    if account is not None and first_room(account) != address(DESK):
        addresses.pop(DESK, None)  # it would only lead back there
    here = _room_of_this_page(addresses)
    is_it = request.endpoint == here
    return [
        Room(where, gettext(ROOMS[endpoint]), ("page" if is_it else "true") * (endpoint == here))
        for endpoint, where in addresses.items()
    ]


def _room_of_this_page(addresses: dict[str, str]) -> str | None:
    """Give the room whose address this page's goes on from, the longest where several do."""
    page = f"{request.script_root}{request.path}/"
    around = {
        endpoint: where
        for endpoint, where in addresses.items()
        # Every page lies below the desk.
        if page.startswith(f"{path_of(where)}/")
        and (endpoint != DESK or request.endpoint == endpoint)
    }
    return max(around, key=lambda endpoint: len(around[endpoint]), default=None)
