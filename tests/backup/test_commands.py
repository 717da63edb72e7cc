"""The commands about the data as a whole, and how each of them ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, text

from finder import create_app
from finder.backup.site import Site
from finder.config import Config
from finder.db import reading, writing
from finder.models import CaseFile
from finder.places.gazetteer import Gazetteer
from finder.turns import turns_of
from tests.backup.test_making import old_site
from tests.casework.conftest import make_ward, opened
from tests.conftest import with_places


def app_of(config: Config) -> Flask:
    """Give the application, with the place data in its folder."""
    with_places(config.var)
    return create_app(config)


@pytest.fixture
def app(site: Site) -> Flask:
    """Give the application on the data of a small site."""
    return app_of(site.config)


def run(app: Flask, *arguments: str | Path, typed: str | None = None) -> Result:
    return app.test_cli_runner().invoke(args=["finder", *map(str, arguments)], input=typed)


def test_backup_and_restore_say_what_they_did(app: Flask, site: Site, tmp_path: Path) -> None:
    made = run(app, "backup", tmp_path)
    (path,) = tmp_path.glob("*.backup")
    assert made.exit_code == 0
    assert f"{path} holds 3 services" in made.output
    assert "The secret is not in it." in made.output
    assert site.config.secret_key not in made.output

    with site.engine.begin() as connection:
        connection.execute(text("UPDATE service SET name = 'changed'"))
    site.engine.dispose()
    no = run(app, "restore", path, typed="n\n")
    assert no.exit_code == 1
    assert "Go back to 20" in no.output
    yes = run(app, "restore", path, typed="y\n")
    assert yes.exit_code == 0
    assert "What was there before: " in yes.output
    assert "another secret" not in yes.output
    with site.engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM service LIMIT 1")).scalar() != "changed"


def test_cases_that_had_ended_by_now_end_with_the_restore(
    app: Flask, site: Site, tmp_path: Path
) -> None:
    now, day = datetime.now(UTC), timedelta(days=1)
    with writing(site.engine) as session:
        ward = make_ward(session, "ours")
        for days in (10, 100, 151):
            opened(session, ward, f"Bed {days}", now - days * day)
    site.engine.dispose()
    run(app, "backup", tmp_path)
    (path,) = tmp_path.glob("*.backup")

    said = run(app, "restore", "--yes", path).output

    assert "Of cases, 2 have closed by now, and 1 are erased." in said
    with reading(site.engine) as session:
        found = session.execute(select(CaseFile)).scalars()
        # Each closed on its day: what was left of its last days goes on from there.
        closed = {now - one.touched_at: one.closed_at for one in found}
    assert closed == {10 * day: None, 100 * day: now - 40 * day}


def test_what_cannot_be_done_ends_with_one_sentence(app: Flask, site: Site, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Log in to download</h1>")

    no_backup = run(app, "restore", "--yes", page)
    taken = run(app, "backup", page)
    nowhere = run(app, "restore", "--yes", tmp_path / "none")

    assert (no_backup.exit_code, taken.exit_code, nowhere.exit_code) == (1, 1, 2)
    assert no_backup.output == f"Error: {page} is not a backup of Support Finder.\n"
    assert taken.output == f"Error: {page} is there already: choose another name.\n"


def test_migrate_makes_a_backup_first_or_changes_nothing(app: Flask, site: Site) -> None:
    assert run(app, "migrate").output == "The database is up to date.\n"
    assert not site.backups.exists()
    with site.engine.begin() as connection:
        # So it tries to make tables that are there, first on the copy.
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))

    refused = run(app, "migrate")

    assert refused.exit_code == 1
    assert "The tables stay as they are, because no backup could be made first." in refused.output
    assert list(site.backups.iterdir()) == []


def test_migrate_says_where_the_backup_is(site: Site, gazetteer: Gazetteer) -> None:
    old = old_site(site.config, gazetteer)
    app = app_of(replace(site.config, database_url=str(old.engine.url)))
    old.engine.dispose()

    said = run(app, "migrate")

    (made,) = site.backups.iterdir()
    assert said.output == (
        f"The data as it was before this version's migration: {made}\nThe database is up to date.\n"
    )


def test_trouble_with_the_database_is_one_sentence(
    app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 20)
    with turns_of(site.database).take(0):
        locked = run(app, "migrate")
    site.database.write_bytes(b"mud" * 4000)
    damaged = run(app, "migrate")

    assert (locked.exit_code, damaged.exit_code) == (1, 1)
    assert locked.output.startswith("Error: Somebody else has been writing")
    assert damaged.output.startswith("Error: The database does not answer, or is damaged")
