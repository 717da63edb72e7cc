"""The doctor sees what is wrong with an install, and says so in a sentence."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, text

from finder import jobs
from finder.config import Config, load_config
from finder.db import open_engine, writing
from finder.doctor import examine
from finder.jobs import Ask, JobFailedError, Kind, Report
from finder.mail import outbox
from tests.config.test_config import GOOD_SECRET, development
from tests.conftest import NOW
from tests.test_cli import free_port

LATER = NOW + timedelta(minutes=11)
Words = dict[str, tuple[bool, str]]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load_config(development(tmp_path))


def examined(engine: Engine, config: Config) -> Words:
    return {one.name: (one.good, one.words) for one in examine(engine, config, LATER)}


def troubles(engine: Engine, config: Config) -> dict[str, str]:
    return {name: words for name, (good, words) in examined(engine, config).items() if not good}


def test_a_sound_install_is_well(ready_engine: Engine, config: Config) -> None:
    found = examined(ready_engine, config)

    assert all(good for good, _ in found.values())
    assert {"settings", "folder", "database", "letters", "jobs", "mail"} <= set(found)
    assert ("file" in found) is (ready_engine.dialect.name == "sqlite")
    assert str(config.var / "outbox") in found["mail"][1]


def test_a_database_that_is_not_there_is_not_made_by_looking(
    config: Config, tmp_path: Path
) -> None:
    path = tmp_path / "none.sqlite"

    assert "flask finder migrate" in troubles(open_engine(f"sqlite:///{path}"), config)["database"]
    assert not path.exists()


def test_a_server_that_is_out_of_reach_is_said_without_its_password(config: Config) -> None:
    url = f"postgresql://finder:secret@127.0.0.1:{free_port()}/finder"

    assert troubles(open_engine(url), config) == {"database": "cannot be reached: OperationalError"}


def test_tables_of_an_older_version_are_said(own_engine: Engine, config: Config) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    assert "not up to date" in troubles(own_engine, config)["database"]


def test_a_damaged_file_is_said(config: Config, empty_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    shutil.copy(empty_file, path)
    engine = open_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        rows = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_job_state'"
        page = connection.execute(text(rows)).scalar_one()
        size = connection.execute(text("PRAGMA page_size")).scalar_one()
    engine.dispose()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    assert "go back to a backup" in troubles(engine, config)["file"]
    engine.dispose()


def test_rows_that_point_nowhere_are_said(own_engine: Engine, config: Config) -> None:
    with own_engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(
            "INSERT INTO phone VALUES ('0' , 'ff', '1', NULL, 1, 0)"  # of a service that is not
        )
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")

    assert "damaged" in troubles(own_engine, config)["file"]


def test_a_folder_that_takes_nothing_is_said(own_engine: Engine, config: Config) -> None:
    gone = replace(config, var=config.var / "gone")

    assert "takes no files" in troubles(own_engine, gone)["folder"]


def test_a_disk_that_is_nearly_full_is_said(
    own_engine: Engine, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usage(_path: Path) -> SimpleNamespace:
        return SimpleNamespace(free=1_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)

    assert troubles(own_engine, config)["folder"] == "the disk is nearly full: 1 MB free"


def test_a_mail_server_that_does_not_answer_is_said(own_engine: Engine, config: Config) -> None:
    mail = replace(config, smtp_host="127.0.0.1", smtp_port=free_port(), mail_from="a@example.org")

    assert troubles(own_engine, mail)["mail"].endswith("ConnectionRefusedError")


def test_letters_that_nobody_sends_are_said(own_engine: Engine, config: Config) -> None:
    with writing(own_engine) as session:
        outbox.queue(session, "editor@example.org", "Hello", "Hello", NOW)
    production = load_config({"FINDER_VAR": str(config.var), "FINDER_SECRET_KEY": GOOD_SECRET})

    assert "does `flask finder work` or `serve` run?" in troubles(own_engine, config)["letters"]
    assert "FINDER_SMTP_HOST" in troubles(own_engine, production)["letters"]
    with writing(own_engine) as session:
        session.execute(text("UPDATE outbox_message SET next_attempt = NULL, failed_at = sent_at"))
    assert troubles(own_engine, config) == {}


def test_letters_that_were_given_up_are_said(own_engine: Engine, config: Config) -> None:
    with writing(own_engine) as session:
        outbox.queue(session, "editor@example.org", "Hello", "Hello", NOW)
        session.execute(
            text("UPDATE outbox_message SET next_attempt = NULL, failed_at = queued_at")
        )

    assert troubles(own_engine, config)["letters"].startswith("0 waiting, 1 given up: ")


def test_jobs_that_failed_or_that_nobody_does_are_said(own_engine: Engine, config: Config) -> None:
    def break_down(_engine: Engine, _job: Ask, _report: Report) -> None:
        raise JobFailedError("No.")

    with writing(own_engine) as session:
        jobs.enqueue(session, "import", {}, "editor@example.org", NOW)
    assert "1 waiting, 0 failed" in troubles(own_engine, config)["jobs"]

    assert jobs.run_next(own_engine, {"import": Kind(break_down)}, lambda: NOW)
    assert "0 waiting, 1 failed" in troubles(own_engine, config)["jobs"]
