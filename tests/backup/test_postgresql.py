from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, MetaData, inspect, select, text

from finder.backup.container import read_manifest
from finder.backup.faults import BackupError, DatabaseInUseError
from finder.backup.making import before_migration, make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.db import open_engine, reading, writing
from finder.migrations import upgrade
from finder.models import Service, table_of
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from tests import make
from tests.backup.conftest import fill
from tests.conftest import NOW, TODAY


@pytest.fixture
def other(site: Site, empty_postgresql_url: str) -> Iterator[Site]:
    """Give a site with the same three services on PostgreSQL."""
    engine = open_engine(empty_postgresql_url)
    upgrade(engine)
    fill(engine, site.gazetteer)
    yield Site(engine, site.config, site.gazetteer)
    engine.dispose()


def everything(engine: Engine) -> dict[str, list[Any]]:
    """Give all rows of all tables, as the database's own types read them."""
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table)).all()))
            for name, table in tables.tables.items()
        }


def test_what_goes_out_comes_back_row_by_row(other: Site, tmp_path: Path) -> None:
    with other.engine.begin() as connection:
        # None and the JSON word for it, times in other zones, letters of any kind.
        connection.execute(text("UPDATE organization SET origins = 'null' WHERE number = 1"))
        connection.execute(text("UPDATE revision SET origins = NULL WHERE version = 1"))
        connection.execute(text("SET LOCAL TIME ZONE 'Asia/Kolkata'"))
        connection.execute(
            text("UPDATE service SET last_modified = '2026-03-01 01:02:03.456789+05:30'")
        )
        connection.execute(text("UPDATE location SET latitude = 0.1, longitude = -1e-300"))
        connection.execute(text("UPDATE service SET fund_status_date = '2026-03-01'"))
    before = everything(other.engine)
    path, manifest = make_backup(tmp_path / "one.backup", other, NOW)
    with writing(other.engine) as session:
        make.store(session, other.gazetteer, make.record("Since then"))
        session.execute(text("UPDATE service SET award = 'y'"))
        session.execute(text("DELETE FROM phone"))
    finder = Finder(other.gazetteer)

    def found() -> int:
        with reading(other.engine) as session:
            return finder.search(session, SearchRequest(), TODAY).total

    assert found() == 4
    done = restore(path, other, NOW)

    # A running site makes its index anew: the version moves on, and goes back in nothing else.
    assert found() == 3
    after = everything(other.engine)
    changed = {name for name, rows in before.items() if rows != after[name]}
    assert changed == {"directory_state"}
    assert manifest.database == "postgresql"
    assert manifest.tables == {name: len(rows) for name, rows in before.items()}
    assert done.kept == other.backups / "before-restore-20261124T120000Z.backup"
    assert read_manifest(done.kept).tables["service"] == 4
    # Again within the same second: what was there is kept under a name after the first.
    again = restore(path, other, NOW).kept
    assert again == other.backups / "before-restore-20261124T120001Z.backup"
    assert read_manifest(again).tables["service"] == 3


def test_a_backup_of_sqlite_goes_into_postgresql(site: Site, other: Site, tmp_path: Path) -> None:
    with writing(site.engine) as session:
        make.store(session, site.gazetteer, make.record("Only in the file"))
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)

    restore(path, other, NOW)

    service = table_of(Service)
    with reading(other.engine) as session:
        names = session.execute(select(service.c.name).order_by(service.c.number)).scalars().all()
    assert names == ["Hope House", "Rides for Rita", "Wig Bank", "Only in the file"]


def test_before_a_migration_of_postgresql_a_backup_is_made(
    site: Site, empty_postgresql_url: str
) -> None:
    engine = open_engine(empty_postgresql_url)
    old = Site(engine, site.config, site.gazetteer)
    assert before_migration(old, NOW) is None
    upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO organization (id, number, name, sort_name, organization_type, "
                f"origins, version) VALUES ('{uuid4()}', 1, 'x', 'x', 'charity', '{{}}', 1)"
            )
        )

    made = before_migration(old, NOW)

    assert made is not None
    assert read_manifest(made).migration == "0001"
    upgrade(engine)
    assert restore(made, old, NOW).manifest.tables["organization"] == 1
    assert "service" in inspect(engine).get_table_names()
    engine.dispose()


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    other: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 50)
    path, _ = make_backup(tmp_path / "one.backup", other, NOW)
    before = everything(other.engine)

    with other.engine.connect() as reader:
        reader.execute(select(table_of(Service)))
        with pytest.raises(DatabaseInUseError, match="stop the site first"):
            restore(path, other, NOW)
    with other.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BackupError, match="newer version of Support Finder"):
        make_backup(tmp_path / "two.backup", other, NOW)
    with other.engine.begin() as connection:
        step = before["alembic_version"][0].strip("(',)")
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))

    assert everything(other.engine) == before
