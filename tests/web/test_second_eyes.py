"""A site that wants a second pair of eyes: no form of one person changes what visitors see."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from finder.db import writing
from finder.directory.settings import change_settings
from tests.conftest import NOW
from tests.web.conftest import BrowserOn
from tests.web.test_extra_keys import WAYS, make_world, prepare, send

# What one person does alone there, each for its reason (decision 0043).
ALONE = {
    "admin.checks.service": "that somebody looked is said in their name, and changes no fact",
    "admin.erasing.service": "for safety or law, by an admin, at once",
    "admin.settings.index": "an admin's choice, which the trail tells",
}
# What visitors see is made of these.
SEEN = ("revision", "service", "organization", "phone", "location", "directory_state")


def seen_of(path: Path) -> list[object]:
    """Give all rows that visitors see anything of."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f'SELECT * FROM "{one}"').fetchall() for one in SEEN]


def test_no_form_of_one_person_changes_what_visitors_see(
    browser_on: BrowserOn, tmp_path: Path
) -> None:
    world = make_world(browser_on().client.application, tmp_path / "state.sqlite")
    gazetteer = world.app.extensions["gazetteer"]
    with writing(world.app.extensions["engine"]) as session:
        change_settings(session, {"second_pair_of_eyes": True}, "tests", NOW, gazetteer)
    world.app.extensions["engine"].dispose()
    world.state.write_bytes(world.path.read_bytes())
    start, before, wrote = world.state.read_bytes(), seen_of(world.path), set()
    waits = []
    for endpoint, way in WAYS.items():
        if not endpoint.startswith("admin."):
            continue
        if endpoint == "admin.services.preview":
            way = type(way)(way.page, button="Ask somebody to look at it")
        prepare(world, way)
        status, target, _ = next(send(world, endpoint, way, {}))
        world.app.extensions["engine"].dispose()
        assert status in (200, 303), (endpoint, status)
        if seen_of(world.path) != before:
            wrote.add(endpoint)
        elif target.endswith("did=asked"):
            waits.append(endpoint)
        world.state.write_bytes(start)

    assert wrote == set(ALONE)
    assert sorted(waits) == [
        "admin.bulk.preview",
        "admin.changes.show",
        "admin.duplicates.compare",
        "admin.ending.close_service",
        "admin.ending.reopen_service",
        "admin.history.restore_organization",
        "admin.history.restore_service",
        "admin.organizations.show",
        "admin.services.preview",
    ]
