import resource
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from finder.backup.container import extract, read_manifest
from finder.backup.faults import BackupError
from finder.backup.making import before_migration, make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.config import Config
from finder.db import open_engine, writing
from finder.migrations import upgrade
from finder.models import Organization, table_of
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import NOW


def test_a_backup_is_of_one_moment_while_others_write(site: Site, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with writing(site.engine) as session:
                make.store(session, site.gazetteer, make.record(f"New {number}"))
            time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [make_backup(tmp_path / f"{one}.backup", site, NOW)[1] for one in range(2)]
    finally:
        stop.set()
        writer.join()

    counts = [manifest.tables["service"] for manifest in backups]
    assert 3 <= counts[0] < counts[1]
    for manifest in backups:
        # Each write adds one of each.
        assert manifest.tables["service"] == manifest.tables["organization"]
        assert manifest.tables["revision"] == 2 * manifest.tables["service"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0.backup",
        "1.backup",
        "var",
    ]


def test_a_backup_says_what_it_holds_and_is_for_its_owner_only(site: Site, tmp_path: Path) -> None:
    path, manifest = make_backup(tmp_path, site, NOW)

    assert path.name == "support-finder-20261124T120000Z.backup"
    assert make_backup(tmp_path, site, NOW)[0].name == "support-finder-20261124T120001Z.backup"
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_manifest(path) == manifest
    assert manifest.made_at == NOW
    assert manifest.tables["service"] == 3
    assert [known.name for known in manifest.known] == ["Hope House", "Rides for Rita", "Wig Bank"]
    assert site.config.secret_key not in path.read_bytes().decode("latin-1")


def test_nothing_that_was_deleted_is_in_it(site: Site, tmp_path: Path) -> None:
    hidden = "A house that nobody may find. " * 200
    with closing(sqlite3.connect(site.database)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE service SET description = ?", (hidden,))
        connection.commit()
        connection.execute("UPDATE service SET description = 'gone'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"nobody may find" in site.database.read_bytes()

    path, manifest = make_backup(tmp_path / "one.backup", site, NOW)

    assert b"nobody may find" not in extract(path, manifest, tmp_path).read_bytes()


def test_a_backup_gets_its_name_only_when_it_is_good(site: Site, tmp_path: Path) -> None:
    site.engine.dispose()
    content = bytearray(site.database.read_bytes())
    with closing(sqlite3.connect(site.database)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'service'")
        start = (page.fetchone()[0] - 1) * 4096
    content[start + 100 : start + 4000] = b"\x07" * 3900
    site.database.write_bytes(content)

    with pytest.raises(BackupError):
        make_backup(tmp_path / "one.backup", site, NOW)

    assert [path.name for path in tmp_path.iterdir()] == ["var"]


def test_where_a_backup_cannot_be_written_it_says_so_and_leaves_nothing(
    site: Site, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    with pytest.raises(BackupError, match="is there already"):
        make_backup(tmp_path / "taken", site, NOW)
    with pytest.raises(BackupError, match="No such file or directory"):
        make_backup(tmp_path / "no" / "folder", site, NOW)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
    try:
        with pytest.raises(BackupError, match="could not be copied"):
            make_backup(tmp_path / "one", site, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert (tmp_path / "taken").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "var"]


def test_a_database_in_memory_cannot_be_kept(
    site: Site, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    nowhere = Site(open_engine("sqlite://"), site.config, gazetteer)

    with pytest.raises(BackupError, match="lies in memory"):
        make_backup(tmp_path / "one", nowhere, NOW)


def old_site(config: Config, gazetteer: Gazetteer) -> Site:
    """Give a site whose database had only the first migration, with an organisation in it."""
    engine = open_engine(f"sqlite:///{config.var / 'old.sqlite'}")
    upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            insert(table_of(Organization)).values(
                id=make.ident("x"),
                number=1,
                name="x",
                sort_name="x",
                organization_type="unknown",
                origins={},
            )
        )
    return Site(engine, config, gazetteer)


def test_before_a_migration_a_backup_is_made_and_five_are_kept(
    site: Site, gazetteer: Gazetteer
) -> None:
    assert before_migration(site, NOW) is None
    old = old_site(site.config, gazetteer)
    site.backups.mkdir()
    mine = site.backups / "mine.backup"
    mine.touch()
    for day in range(1, 8):
        (site.backups / f"before-migration-202611{day:02}T000000Z.backup").touch()

    made = before_migration(old, NOW)

    assert made is not None
    assert read_manifest(made).migration == "0001"
    kept = sorted(path.name for path in site.backups.iterdir())
    assert kept == [
        *(f"before-migration-202611{day:02}T000000Z.backup" for day in (4, 5, 6, 7)),
        made.name,
        "mine.backup",
    ]
    # The way back: brought up to date on the way.
    assert restore(made, site, NOW).manifest.tables["organization"] == 1
    old.engine.dispose()


def test_an_empty_database_is_not_kept(site: Site, gazetteer: Gazetteer, tmp_path: Path) -> None:
    empty = Site(open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}"), site.config, gazetteer)

    assert before_migration(empty, NOW) is None
    upgrade(empty.engine, "0001")
    assert before_migration(empty, NOW) is None
    assert not site.backups.exists()
    empty.engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(site: Site) -> None:
    with site.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(BackupError, match="newer version of Support Finder"):
        before_migration(site, NOW)
