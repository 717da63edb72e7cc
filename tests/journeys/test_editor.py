"""An editor of a small charity, from her first link to a backup, in Chromium without script.

The site is her own: the starter directory without one real service, which she adds.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from finder.config import DEVELOPMENT
from finder.db import writing
from finder.directory.authors import Author
from finder.exchange.json_lines import import_lines
from finder.exchange.quarantine import Quarantine
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin, Role
from tests.browser.conftest import served
from tests.chromium import WindowOpener
from tests.conftest import NOW, SEED, with_places
from tests.journeys.keeping import Editor, code_of
from tests.web.conftest import config_for, make_app
from tests.web.staff import cookie_of, sign_in

ADMIN = "admin@example.org"
PASSWORD = "four quiet words of hers"
HELD_OUT = "U039"
ALIKE = "St Vincent's Hospital Melbourne"
MOST_STROKES = 500
# Five steps and the page as visitors will see it.
PAGES_TO_ADD = 6
NEEDED = 5


@dataclass
class Site:
    """A site of one editor, that can be stopped and started, with its commands."""

    app: Flask
    held_out: dict[str, Any]
    origin: str = ""
    _running: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Serve it."""
        self.origin = self._running.enter_context(served(self.app))

    def stop(self) -> None:
        """Serve it no longer."""
        self._running.close()

    def run(self, *words: str) -> str:
        """Give what a command says: `flask finder ...`."""
        done = self.app.test_cli_runner().invoke(args=["finder", *words])
        assert done.exit_code == 0, done.output
        return done.output


@pytest.fixture(scope="module")
def site(
    gazetteer: Gazetteer, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Give the site, without people yet, and without one service that she knows."""
    folder = tmp_path_factory.mktemp("editor")
    lines = SEED.read_bytes().splitlines(keepends=True)
    (held_out,) = (line for line in lines if json.loads(line)["key"] == HELD_OUT)
    # Nor a hospital of so like a name that the step would ask whether it is meant.
    lines = [
        line
        for line in lines
        if line != held_out and json.loads(line)["organization"]["name"] != ALIKE
    ]
    url = f"sqlite:///{shutil.copy(empty_file, folder / 'editor.sqlite')}"
    app = make_app(config_for(url, with_places(folder / "var"), DEVELOPMENT))
    engine = app.extensions["engine"]
    quarantine = Quarantine(folder / "quarantine.jsonl")
    with writing(engine) as session:
        author = Author("tests", Origin.SEED)
        import_lines(session, BytesIO(b"".join(lines)), author, NOW, gazetteer, quarantine)
    own = Site(app, json.loads(held_out))
    own.start()
    yield own
    own.stop()


@pytest.fixture
def newcomer(site: Site, open_window: WindowOpener) -> Editor:
    """Give somebody whom the site does not know."""
    return Editor(open_window(javascript=False).page, site.origin)


@pytest.fixture
def editor(site: Site, newcomer: Editor) -> Editor:
    """Give somebody who may do everything, signed in on her phone."""
    name, value = cookie_of(site.app, sign_in(site.app, "everything@example.org", Role))
    cookie = {"name": name, "value": value, "url": site.origin}
    newcomer.page.context.add_cookies([cookie])  # type: ignore[list-item]
    return newcomer


def add(editor: Editor, facts: dict[str, Any]) -> int:
    """Fill in the steps with what is known of a service; give how many fields were needed."""
    place = facts["locations"][0]["addresses"][0]
    needed = 0
    editor.enter("Add a service")
    needed += editor.needed()
    editor.type("Name of the organisation", facts["organization"]["name"])
    editor.press("Keep and go on")

    needed += editor.needed()
    editor.type("Name of the service", facts["name"])
    editor.tick("Support group", under="Emotional support")
    editor.type("What somebody gets", facts["description"])
    editor.choose("What it costs", "Free")
    editor.press("Keep and go on")

    needed += editor.needed()
    editor.tick("In person")
    editor.type("Phone number", facts["phones"][0]["number"])
    editor.type("Web page of the service", facts["url"])
    editor.type("Hours", facts["hours_description"])
    editor.type("Street and number", place["address_1"])
    editor.type("Town", place["city"])
    editor.type("State, province or county", place["state_province"])
    editor.type("Postcode", place["postal_code"])
    editor.press("Keep and go on")

    needed += editor.needed()
    editor.tick("Person with cancer")
    editor.press("Keep and go on")

    needed += editor.needed()
    editor.type("Address of the web page", facts["sources"][0]["url"])
    editor.press("Keep and go on")
    return needed


def edit_in_two_windows(she: Editor, site: Site, name: str) -> None:
    """Change the organisation that was just added in two windows at once, and bring it back."""
    she.follow(name)
    own = she.page.url.removeprefix(site.origin)
    other = Editor(she.page.context.new_page(), site.origin)
    other.open(own)
    for window, text in ((she, f"{name}, first window"), (other, f"{name}, second window")):
        window.type("Name", text)
        window.type("Where did you read it?", "phone call with their office")
        window.press("Save")
    assert "Somebody else changed this meanwhile" in other.words
    assert f"In the directory now: {name}, first window" in other.words
    assert other.page.get_by_label("Name").input_value() == f"{name}, second window"
    other.type("Name", f"{name}, both")
    other.press("Save")
    she.open(own)
    assert she.page.get_by_label("Name").input_value() == f"{name}, both"

    she.follow("History")
    assert f"{name}, first window" in she.words
    she.follow("Bring version 1 back")
    assert f"Old: {name}, both New: {name}" in she.words
    she.press("Bring version 1 back")
    she.open(own)
    assert she.page.get_by_label("Name").input_value() == name


def test_she_comes_in_by_a_link_with_a_second_factor_and_asks_somebody_in(
    site: Site, newcomer: Editor
) -> None:
    she = newcomer
    said = site.run("account", "create", "--role", "admin", ADMIN)
    link = re.search(r"/staff/links/\S+", said)
    assert link
    she.open(link[0])
    she.type("Your name", "First admin")
    she.type("New password", PASSWORD)
    she.press("Go on")
    letters = she.page.locator(".letters").inner_text()
    she.type("Code", code_of(letters, datetime.now(UTC)))
    she.press("Go on")
    recovery = she.page.locator(".codes li").all_inner_texts()
    assert len(recovery) == 10
    she.press("I have kept them")
    assert she.heading == "Desk"
    she.press("Sign out")
    she.open(link[0])
    assert she.heading == "This link no longer works"
    # The phone is lost on the second day.
    she.follow("Sign in")
    she.type("E-mail address", ADMIN)
    she.type("Password", PASSWORD)
    she.press("Go on")
    she.type("Code", recovery[0])
    she.press("Sign in")
    assert she.heading == "Desk"

    she.enter("People")
    she.follow("Invite")
    she.type("E-mail address", "editor@example.org")
    she.page.get_by_label("Editor: ").check()
    she.press("Invite")
    site.run("work", "--once")
    outbox = site.app.extensions["config"].var / "outbox"
    letters_of_hers = [one.read_text() for one in outbox.glob("*.eml")]
    assert any("/staff/links/" in one for one in letters_of_hers if "editor@" in one)


def test_she_adds_a_service_that_visitors_find_confirms_it_and_edits_it_twice_at_once(
    site: Site, editor: Editor, open_window: WindowOpener
) -> None:
    she, facts = editor, site.held_out
    she.open("/staff")
    needed = add(she, facts)
    assert "Nobody sees this yet." in she.words
    she.press("Publish it")
    assert needed <= NEEDED
    assert len(she.pages) <= PAGES_TO_ADD
    assert she.strokes <= MOST_STROKES

    visitor = Editor(open_window(javascript=False).page, site.origin)
    visitor.open("/")
    visitor.type("What would help?", "cancer support group in Worcester")
    visitor.press("Find help")
    visitor.follow(facts["name"], exact=True)
    assert facts["organization"]["name"] in visitor.words
    assert "Nobody has confirmed" in visitor.words
    page = visitor.page.url.removeprefix(site.origin)

    she.follow("Confirm")
    she.tick("I called them")
    she.press("All as shown")
    visitor.open(page)
    assert "Nobody has confirmed" not in visitor.words
    she.open(f"/staff{page.partition('-')[0]}")
    edit_in_two_windows(she, site, facts["organization"]["name"])


def test_she_joins_undoes_and_closes(site: Site, editor: Editor) -> None:
    she = editor
    she.open("/staff/services?q=Hopeline")
    she.follow("Hopeline")
    service = she.page.url.removeprefix(site.origin)
    she.open("/staff/duplicates")
    she.press("Look through the directory")
    site.run("work", "--once")
    she.page.reload()
    she.page.locator("main ol a").first.click()
    gone = she.page.get_by_text("would lead there:").get_by_role("link").get_attribute("href")
    assert gone
    she.press("They are one: join them")
    assert she.words.count("Undo all of this") == 2
    undoing = she.page.url.removeprefix(site.origin)
    she.open(gone)
    assert "This is part of another service now." in she.words
    she.open(undoing)
    she.press("Undo all of this")
    she.open(gone)
    assert "This is part of another service now." not in she.words

    she.open(service)
    she.follow("Close")
    she.tick("It has ended")
    she.type("What can people try instead?", "Any helpline of the list.")
    she.type("Where did you learn it?", "phone call with their office")
    she.press("Close it")
    she.open("/services?q=helpline")
    assert "Hopeline" not in she.words
    she.open("/services?q=Hopeline")
    assert "Hopeline (talk to an oncology social worker)" in she.words
    she.follow("Hopeline (talk to an oncology social worker)")
    assert "Any helpline of the list." in she.words
    she.open(service)
    she.press("Open it again")
    she.open("/services?q=helpline")
    assert "Hopeline" in she.words


def test_she_takes_in_a_spreadsheet_with_faults_undoes_it_and_goes_back_to_a_backup(
    site: Site, editor: Editor, tmp_path: Path
) -> None:
    she = editor
    she.open("/staff/imports")
    table = csv.DictReader(StringIO(she.fetch("All services as a CSV file").decode("utf-8-sig")))
    rows = [row for row, _ in zip(table, range(6), strict=False)]
    rows[0]["description"] += " Changed in a spreadsheet."
    rows[1]["hours_description"] = "Ring first."
    rows[2]["needs"] = "no_such_need"
    rows[3]["url"] = "javascript:alert(1)"
    number = rows[0]["number"]
    changed = tmp_path / "changed.csv"
    with changed.open("w", newline="") as file:
        writer = csv.DictWriter(file, table.fieldnames or (), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)

    she.page.get_by_label("CSV file").set_input_files(changed)
    she.press("Look at it first")
    site.run("work", "--once")
    she.page.reload()
    for counted in ("New 0", "Changed 2", "The same as before 2", "Refused 2"):
        assert counted in she.words
    mend = csv.DictReader(StringIO(she.fetch("Get the refused rows").decode("utf-8-sig")))
    assert [(row["line"], row["number"]) for row in mend] == [
        (str(place + 2), rows[place]["number"]) for place in (2, 3)
    ]
    she.press("Take it in")
    site.run("work", "--once")
    she.page.reload()
    she.follow("See all that was changed, or undo it")
    undoing = she.page.url.removeprefix(site.origin)
    she.open(f"/staff/services/{number}")
    assert "Changed in a spreadsheet." in she.words
    backup = tmp_path / "kept.finder-backup"
    assert "It was tried and is good." in site.run("backup", str(backup))
    she.open(undoing)
    she.press("Undo all of this")
    she.open(f"/staff/services/{number}")
    assert "Changed in a spreadsheet." not in she.words

    # On another machine: the database there is empty.
    site.stop()
    var = site.app.extensions["config"].var
    site.app = make_app(config_for(f"sqlite:///{tmp_path / 'other.sqlite'}", var, DEVELOPMENT))
    assert "Everybody is signed out." in site.run("restore", "--yes", str(backup))
    site.start()
    she.origin = site.origin
    she.open(f"/services/{number}")
    assert "Changed in a spreadsheet." in she.words
    she.open("/staff")
    assert she.heading == "Sign in"
