"""`flask finder work` with the clock moved: cases end by themselves, and who waits is told of."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlmodel import Session

from finder.accounts.form_keys import keep_outcome, take_form
from finder.casework.cases import Known, open_case
from finder.casework.items import Pick, give, list_items, set_outcome
from finder.casework.reporting import note_minutes
from finder.casework.sealing import Sealer
from finder.casework.team_links import UnknownLinkError, open_sheet, share_sheet
from finder.config import DEVELOPMENT
from finder.db import reading, writing
from finder.directory.drafts import save, submit
from finder.models import CaseCounter, CaseFile, CaseMinutes, OutboxMessage, TeamLink
from finder.vocabulary import ItemState, NotHelped
from tests import make
from tests.casework.conftest import make_ward
from tests.cli.test_cases import run
from tests.web.conftest import CASE_KEY, BrowserOn
from tests.web.staff import sign_in

# In New York clocks go forward on 14 March 2027: 60 days later it is ten o'clock.
OPENED = datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("America/New_York"))
CLOSES = datetime(2027, 4, 30, 10, tzinfo=ZoneInfo("America/New_York"))
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def open_one(session: Session) -> tuple[str, list[str]]:
    """Open a case with all that can hang on it; give its link and what would tell of it."""
    ward, sealer = make_ward(session, "ours"), Sealer([CASE_KEY])
    known = Known("amber-heron-274", home="Lowell, MA", needs=("ride",), note="Two children")
    key = open_case(session, sealer, ward.worker, ward.team, known, "US-MA", OPENED)
    give(session, ward.worker, key, [Pick(1, "ride")], OPENED)
    (item,) = list_items(session, ward.worker, key)
    set_outcome(session, ward.worker, item.id, ItemState.NOT_HELPED, NotHelped.CLOSED, OPENED)
    note_minutes(session, ward.worker, key, OPENED.date(), 15, OPENED)
    token = share_sheet(session, ward.worker, key, 3650 * DAY, OPENED)
    take_form(session, "k" * 32, ward.worker, "casework.cases.new", OPENED)
    keep_outcome(session, "k" * 32, f"/staff/cases/{key}")
    case = session.get_one(CaseFile, key)
    minutes = session.execute(select(CaseMinutes.id)).scalar_one()  # type: ignore[call-overload]
    link = session.execute(select(TeamLink)).scalar_one()
    ids = [one.hex for one in (key, item.id, minutes, link.id)]
    telling = [*ids, str(key), case.sealed, case.reference_key, link.token_hash]
    return token, [*telling, "amber-heron", "Lowell"]


def found_in(paths: list[Path], telling: list[str]) -> list[str]:
    """Give what of it stands in the bytes of these files."""
    content = b"\n".join(path.read_bytes() for path in paths if path.is_file())
    return [one for one in telling if one.encode() in content or as_bytes(one) in content]


def as_bytes(one: str) -> bytes:
    """Give an id as bytes, as some databases keep it; any other text as it is."""
    return UUID(one).bytes if len(one) == 32 else one.encode()


@pytest.fixture
def work_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Flask, datetime], None]:
    """Give a function that lets the worker of a site do once what is due at a moment."""

    def work(app: Flask, moment: datetime) -> None:
        monkeypatch.setattr("finder.cli.working._now", lambda: moment)
        run(app, "work", "--once")

    return work


def test_cases_close_and_are_erased_in_tables_files_and_a_new_backup(
    browser_on: BrowserOn, tmp_path: Path, work_at: Callable[[Flask, datetime], None]
) -> None:
    app = browser_on(make.record("Rides", needs=["ride"])).client.application
    engine = app.extensions["engine"]
    with writing(engine) as session:
        token, telling = open_one(session)
    # What is sealed is in no file; all the rest is there, also in the log of the database.
    there = found_in(list(tmp_path.glob("own.sqlite*")), telling)
    assert set(telling) - set(there) == {"amber-heron", "Lowell"}

    def closed_at() -> datetime | None:
        with reading(engine) as session:
            found: CaseFile = session.execute(select(CaseFile)).scalar_one()
            return found.closed_at

    work_at(app, CLOSES - SECOND)
    assert closed_at() is None
    with reading(engine) as session:
        assert open_sheet(session, token, CLOSES).numbers == (1,)
    work_at(app, CLOSES)
    assert closed_at() == CLOSES
    with reading(engine) as session, pytest.raises(UnknownLinkError):
        open_sheet(session, token, CLOSES)
    work_at(app, CLOSES + 90 * DAY - SECOND)
    assert closed_at() == CLOSES
    work_at(app, CLOSES + 90 * DAY)

    with reading(engine) as session:
        for table in ("case_file", "case_item", "case_minutes", "team_link", "form_key"):
            assert session.connection().execute(text(f"SELECT * FROM {table}")).all() == []
        counted = session.execute(select(CaseCounter)).scalars()
        assert {(one.need, one.outcome.value): one.number for one in counted if one.number} == {
            ("ride", "not_helped"): 1,
            ("ride", "unmet"): 1,
        }
    # With connections open, as on a running site: the log of the database is looked through too.
    files = [path for path in tmp_path.rglob("*") if not path.is_symlink()]
    assert {"own.sqlite", "own.sqlite-wal"} <= {path.name for path in files}
    assert found_in(files, [*telling, token]) == []
    run(app, "backup", str(tmp_path / "new.backup"))
    with zipfile.ZipFile(tmp_path / "new.backup") as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = list((tmp_path / "unpacked").iterdir())
    assert found_in(unpacked, ["Rides"]) == ["Rides"]
    assert found_in(unpacked, [*telling, token]) == []


def test_a_draft_that_waits_is_told_of(
    browser_on: BrowserOn, work_at: Callable[[Flask, datetime], None]
) -> None:
    app, key = browser_on().client.application, make.ident("Tuesday group")
    config = app.extensions["config"]
    author, other = sign_in(app), sign_in(app, "other@example.org")
    with writing(app.extensions["engine"]) as session:
        save(session, key, author.email, make.TYPED, OPENED, step="source")
        submit(session, key, author.email, OPENED)

    # Where no letter leaves the site none is written; while trying it out they are files.
    for environment, told in ((config.environment, []), (DEVELOPMENT, [other.email])):
        app.extensions["config"] = replace(config, environment=environment)
        work_at(app, OPENED + SECOND)
        with reading(app.extensions["engine"]) as session:
            messages = session.execute(select(OutboxMessage)).scalars()
            assert [one.recipient for one in messages] == told
