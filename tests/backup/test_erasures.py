import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from finder.accounts.form_keys import keep_outcome, take_form
from finder.backup.container import read_erased
from finder.backup.erasures import keep_erased, mirror
from finder.backup.making import make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.casework.cases import erase_case
from finder.db import open_engine, reading, scrub, writing
from finder.directory.erasing import erase
from finder.directory.tombstones import read_stone
from finder.erased import CASE, Erasure, read_erasures, remember
from finder.migrations import upgrade
from finder.models import CaseFile, FormKey, Organization, Service, table_of
from finder.vocabulary import TombstoneKind
from tests import make
from tests.backup.conftest import fill
from tests.casework.conftest import make_ward, opened
from tests.conftest import NOW

LATER = NOW + timedelta(days=3)


def erase_service(site: Site, name: str) -> None:
    with writing(site.engine) as session:
        done = erase(session, make.ident(name), TombstoneKind.SAFETY, "tests", LATER)
    remember(site.erased, done.erasures)
    scrub(site.engine)


def names(site: Site, table: type[Service | Organization] = Service) -> set[str]:
    with reading(site.engine) as session:
        return set(session.execute(select(table_of(table).c.name)).scalars())


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, site: Site) -> Iterator[Site]:
    """Give a site with three services on each kind of database in turn."""
    if request.param == "sqlite":
        yield site
        return
    engine = open_engine(request.getfixturevalue("empty_postgresql_url"))
    upgrade(engine)
    fill(engine, site.gazetteer)
    yield replace(site, engine=engine)
    engine.dispose()


def test_what_was_erased_since_does_not_come_back(either: Site, tmp_path: Path) -> None:
    path, _ = make_backup(tmp_path / "one.backup", either, NOW)
    with writing(either.engine) as session:
        make.store(session, either.gazetteer, make.record("A house since then"))
        make.store(session, either.gazetteer, make.record("A club since then"))
    erase_service(either, "Hope House")
    erase_service(either, "A house since then")

    done = restore(path, either, LATER)

    assert names(either) == {"Rides for Rita", "Wig Bank"}
    assert names(either, Organization) == {"Rides for Rita Trust", "Wig Bank Trust"}
    assert (done.erased, done.standing) == (2, ())
    again = [make.record("Hope House"), make.record("A house since then"), make.record("New")]
    with writing(either.engine) as session:
        # Their pages are gone, no file brings them back, and no number is given out twice.
        for number in (1, 4):
            stone = read_stone(session, "service", number)
            assert stone is not None
            assert stone.is_erased
        changes = make.store(session, either.gazetteer, *again)
        assert set(changes.refused) == {again[0].id, again[1].id}
        newest = session.execute(select(Service).where(Service.name == "New")).scalar_one()  # type: ignore[arg-type]
        assert newest.number == 6
    if either.on_postgresql:
        return
    either.engine.dispose()
    assert b"Hope House" not in either.database.read_bytes()


def test_the_list_is_enough_when_the_database_is_lost(site: Site, tmp_path: Path) -> None:
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)
    erase_service(site, "Hope House")
    site.engine.dispose()
    site.database.unlink()

    restore(path, site, LATER)

    assert names(site) == {"Rides for Rita", "Wig Bank"}


def test_the_database_is_enough_when_the_list_is_lost(site: Site, tmp_path: Path) -> None:
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)
    erase_service(site, "Hope House")
    listed = read_erasures(site.erased)
    site.erased.unlink()

    newer, manifest = make_backup(tmp_path / "two.backup", site, NOW)
    assert read_erasures(site.erased) == listed
    assert read_erased(newer, manifest) == site.erased.read_bytes()
    site.erased.unlink()
    restore(path, site, LATER)

    assert names(site) == {"Rides for Rita", "Wig Bank"}
    assert read_erasures(site.erased) == listed
    site.erased.unlink()
    with reading(site.engine) as session:
        mirror(session, site.erased)
    assert {one.id for one in read_erasures(site.erased)} == {one.id for one in listed}


def test_what_others_need_is_named(site: Site, tmp_path: Path) -> None:
    with writing(site.engine) as session:
        for name in ("One", "Two"):
            make.store(session, site.gazetteer, make.record(name, organization="Both"))
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)
    with writing(site.engine) as session:
        make.store(session, site.gazetteer, make.record("Two", organization="Another"))
    erase_service(site, "One")

    done = restore(path, site, LATER)

    assert "One" not in names(site)
    assert [(one.entity, one.id) for one in done.standing] == [("organization", make.ident("Both"))]


def test_an_older_database_put_in_place_by_hand_is_freed_at_the_start(
    site: Site, tmp_path: Path
) -> None:
    site.engine.dispose()
    shutil.copy(site.database, tmp_path / "old.sqlite")
    erase_service(site, "Hope House")
    site.engine.dispose()
    shutil.copy(tmp_path / "old.sqlite", site.database)
    assert "Hope House" in names(site)

    with writing(site.engine) as session:
        assert keep_erased(session, site.erased, LATER) == 2

    assert "Hope House" not in names(site)
    with writing(site.engine) as session:
        assert keep_erased(session, site.erased, LATER) == 0


def test_a_case_that_was_erased_since_does_not_come_back(either: Site, tmp_path: Path) -> None:
    with writing(either.engine) as session:
        ward = make_ward(session, "ours")
        kept, gone = opened(session, ward, "Bed 7"), opened(session, ward, "Bed 8")
        for letter, key in (("k", kept), ("g", gone)):
            take_form(session, letter * 32, ward.worker, "casework.cases.new", NOW)
            keep_outcome(session, letter * 32, f"/staff/cases/{key}")
    path, _ = make_backup(tmp_path / "one.backup", either, NOW)
    with writing(either.engine) as session:
        erase_case(session, ward.worker, gone)
    remember(either.erased, [Erasure(gone, 0, NOW.date(), CASE, TombstoneKind.LAW)])

    restore(path, either, LATER)

    def cases() -> list[UUID]:
        with reading(either.engine) as session:
            return list(session.execute(select(table_of(CaseFile).c.id)).scalars())

    assert cases() == [kept]
    with reading(either.engine) as session:
        assert session.execute(select(table_of(FormKey).c.key)).scalars().all() == ["k" * 32]
    # An older database that somebody puts in place by hand.
    with writing(either.engine) as session:
        remember(either.erased, [Erasure(kept, 0, NOW.date(), CASE, TombstoneKind.LAW)])
        assert keep_erased(session, either.erased, LATER) == 1
    assert cases() == []
