"""Who wrote something, in words."""

from finder.accounts.people import find_account, rename
from finder.db import writing
from finder.directory.authors import Author
from finder.directory.editing import apply
from finder.vocabulary import Origin, Role
from tests import make
from tests.conftest import NOW
from tests.web.conftest import StaffBrowser
from tests.web.staff import sign_in


def test_who_gives_a_name_and_the_address_only_where_names_are_shared(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    app = browser.client.application
    sign_in(app, "one.two@example.org", {Role.EDITOR})
    with writing(app.extensions["engine"]) as session:
        for number, actor in enumerate(("one.two@example.org", "gone@example.org")):
            author = Author(actor, Origin.STAFF)
            apply(session, [make.record(f"S{number}")], author, NOW, app.extensions["gazetteer"])

    page = browser.open("/staff/changes").main
    assert ", One Two" in page
    assert "one.two@example.org" not in page
    assert ", gone@example.org" in page

    sign_in(app, "one_two@example.org", {Role.EDITOR})
    with writing(app.extensions["engine"]) as session:
        other = find_account(session, "one_two@example.org")
        assert other is not None
        rename(session, other.id, "one two")
    assert ", One Two (one.two@example.org)" in browser.open("/staff/changes").main
