import os
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import Session

from finder.backup.container import Manifest, extract, read_manifest, write_container
from finder.backup.faults import BackupError, DatabaseInUseError, NewerBackupError
from finder.backup.making import make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.db import reading, writing
from finder.models import Job, OutboxMessage, Service, TeamLink
from finder.turns import turns_of
from finder.vocabulary import JobState
from tests import make
from tests.conftest import NOW


def names(site: Site) -> list[str]:
    with reading(site.engine) as session:
        return names_in(session)


def names_in(session: Session) -> list[str]:
    return list(session.execute(select(Service.name).order_by(Service.name)).scalars())  # type: ignore[call-overload]


@pytest.fixture
def backup(site: Site, tmp_path: Path) -> Path:
    """Give a backup with three services of a site that has a fourth one by now."""
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)
    with writing(site.engine) as session:
        make.store(session, site.gazetteer, make.record("Since then"))
    return path


def test_restore_goes_back_and_keeps_what_was_there(site: Site, backup: Path) -> None:
    done = restore(backup, site, NOW)

    assert names(site) == ["Hope House", "Rides for Rita", "Wig Bank"]
    assert done.same_secret
    assert done.kept == site.config.var / "finder.sqlite.before-restore-20261124T120000Z"
    with closing(sqlite3.connect(done.kept)) as kept:
        assert kept.execute("SELECT count(*) FROM service").fetchone() == (4,)
    assert sorted(path.name for path in site.config.var.iterdir()) == sorted(
        [
            done.kept.name,
            *("finder.sqlite" + ending for ending in ("", "-shm", "-turns", "-wal")),
        ]
    )


def test_two_restores_within_a_second_both_keep_what_was_there(site: Site, backup: Path) -> None:
    first, second = (restore(backup, site, NOW).kept for _ in range(2))

    assert first is not None
    assert second is not None
    assert sorted(site.config.var.glob("*.before-restore-*Z")) == [first, second]
    for path, services in ((first, 4), (second, 3)):
        with closing(sqlite3.connect(path)) as kept:
            assert kept.execute("SELECT count(*) FROM service").fetchone() == (services,)


def test_restore_into_nothing_makes_the_database(site: Site, backup: Path) -> None:
    site.engine.dispose()
    site.database.unlink()

    assert restore(backup, site, NOW).kept is None
    assert len(names(site)) == 3


def test_what_is_no_database_any_more_is_kept_and_replaced(site: Site, backup: Path) -> None:
    site.engine.dispose()
    for ending in ("", "-wal", "-shm"):
        site.database.with_name(f"finder.sqlite{ending}").write_bytes(b"mud" * 3000)

    done = restore(backup, site, NOW)

    assert len(names(site)) == 3
    assert done.kept is not None
    for ending in ("", "-wal"):  # the third holds no data, and looking at it changes it
        assert done.kept.with_name(done.kept.name + ending).read_bytes() == b"mud" * 3000


def test_while_the_site_runs_nothing_is_restored(
    site: Site, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.backup.sqlite.SECONDS_TO_WAIT", 0.05)
    with closing(sqlite3.connect(site.database)) as other:
        other.execute("SELECT count(*) FROM service").fetchone()
        with pytest.raises(DatabaseInUseError, match="stop the site first"):
            restore(backup, site, NOW)
    with turns_of(site.database).take(0), pytest.raises(DatabaseInUseError):
        restore(backup, site, NOW)

    assert len(names(site)) == 4
    assert not list(site.config.var.glob("*before-restore*"))


def test_another_secret_is_noticed(site: Site, backup: Path, tmp_path: Path) -> None:
    manifest = read_manifest(backup).model_copy(update={"secret_print": "00000000"})
    copy = extract(backup, manifest, tmp_path)
    other = tmp_path / "other.backup"
    write_container(other, manifest, copy, b"")

    assert not restore(other, site, NOW).same_secret


def test_letters_and_work_that_waited_are_held_back_and_shared_links_end(
    site: Site, tmp_path: Path
) -> None:
    with writing(site.engine) as session:
        session.add(
            OutboxMessage(
                id=uuid4(),
                recipient="editor@example.org",
                subject="s",
                text="t",
                queued_at=NOW,
                attempts=0,
                next_attempt=NOW,
            )
        )
        # It may have been taken back since.
        session.add(TeamLink(id=uuid4(), token_hash="t", made_at=NOW, expires_at=NOW))
        for state in JobState:
            session.add(
                Job(
                    id=uuid4(),
                    kind=state,
                    arguments={},
                    asked_by="tests",
                    state=state,
                    due_at=NOW,
                    created_at=NOW,
                )
            )
    path, _ = make_backup(tmp_path / "one.backup", site, NOW)

    restore(path, site, NOW)

    with reading(site.engine) as session:
        assert session.execute(select(TeamLink)).all() == []
        (letter,) = session.execute(select(OutboxMessage)).scalars()
        assert (letter.next_attempt, letter.failed_at, letter.text) == (None, NOW, "t")
        states = {job.kind: job.state for job in session.execute(select(Job)).scalars()}
    assert states == {
        "waiting": JobState.FAILED,
        "running": JobState.FAILED,
        "failed": JobState.FAILED,
        "done": JobState.DONE,
        "cancelled": JobState.CANCELLED,
    }


Spoil = Callable[[sqlite3.Connection], object]
LIES: dict[str, tuple[str, Spoil]] = {
    "a row less": (
        "does not hold what it says",
        lambda copy: copy.execute("DELETE FROM revision WHERE rowid = 1"),
    ),
    "a row without the one that it belongs to": (
        "belong to rows of organization that are missing",
        lambda copy: copy.executescript("PRAGMA foreign_keys = OFF; DELETE FROM organization"),
    ),
    "a program in the database": (
        "it holds more than tables",
        lambda copy: copy.execute(
            "CREATE TRIGGER t AFTER INSERT ON service BEGIN DELETE FROM service; END"
        ),
    ),
    "other names": (
        "does not hold what it says",
        lambda copy: copy.execute("UPDATE service SET name = 'Something else'"),
    ),
    "a table less": (
        "does not hold what it says",
        lambda copy: copy.execute("DROP TABLE translation"),
    ),
    "nothing of ours": (
        "is damaged",
        lambda copy: copy.executescript("DROP TABLE alembic_version; CREATE TABLE x (y)"),
    ),
    "what no search understands": (
        "A search in the backup does not find",
        lambda copy: copy.execute("UPDATE service SET reach = 'nowhere'"),
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_whole_file_with_a_spoilt_database_is_refused(
    site: Site, backup: Path, tmp_path: Path, lie: str
) -> None:
    words, spoil = LIES[lie]
    manifest = read_manifest(backup)
    copy = extract(backup, manifest, tmp_path)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        spoil(connection)
    spoilt = tmp_path / "spoilt.backup"
    write_container(spoilt, manifest, copy, b"")

    with pytest.raises(BackupError, match=words):
        restore(spoilt, site, NOW)

    assert len(names(site)) == 4
    assert [path.name for path in site.config.var.iterdir() if path.is_dir()] == []


def test_a_backup_in_which_nothing_is_found_is_refused(
    site: Site, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = SimpleNamespace(cards=(), also=())
    monkeypatch.setattr("finder.backup.proof.Finder.search", lambda *_asked: nothing)

    with pytest.raises(BackupError, match="A search in the backup does not find"):
        restore(backup, site, NOW)

    assert len(names(site)) == 4


def test_a_backup_of_a_newer_version_is_refused(site: Site, backup: Path, tmp_path: Path) -> None:
    manifest: Manifest = read_manifest(backup).model_copy(update={"migration": "9999"})
    newer = tmp_path / "newer.backup"
    write_container(newer, manifest, extract(backup, manifest, tmp_path), b"")

    with pytest.raises(NewerBackupError, match="newer version of Support Finder"):
        restore(newer, site, NOW)


def test_what_a_killed_restore_left_is_cleared_away(site: Site, backup: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    host = socket.gethostname()
    left, mine = (
        site.config.var / f"unfinished-backup-{host}-{process}-x"
        for process in (dead.pid, os.getpid())
    )
    left.mkdir()
    mine.mkdir()
    twin = site.config.var / "finder.sqlite.before-restore-20261101T000000Z"
    twin.hardlink_to(site.database)
    older = site.config.var / "finder.sqlite.before-restore-20261001T000000Z"
    older.write_bytes(b"x")

    restore(backup, site, NOW)

    assert not left.exists()
    assert not twin.exists()
    assert mine.exists()
    assert older.exists()
