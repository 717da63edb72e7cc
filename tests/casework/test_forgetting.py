"""The clock moved forward: cases close and are erased, in tables, files and a new backup."""

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel

from finder.accounts.form_keys import keep_outcome, take_form
from finder.backup.making import make_backup
from finder.backup.site import Site
from finder.casework.cases import erase_case, touch
from finder.casework.forgetting import forget_cases, scrub_cases
from finder.casework.items import Pick, give, list_items, set_outcome
from finder.config import Config, load_config
from finder.db import reading, writing
from finder.models import CaseCounter, CaseFile, CaseItem
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ItemState, NotHelped
from tests import make
from tests.casework.conftest import Ward, make_ward, opened
from tests.config.test_config import development
from tests.conftest import NOW

DAY = timedelta(days=1)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load_config(development(tmp_path / "var"))


def given(engine: Engine, gazetteer: Gazetteer, now: datetime = NOW) -> tuple[Ward, UUID]:
    """Give a worker with a case, one service given in it, and the case."""
    with writing(engine) as session:
        make.store(session, gazetteer, make.record("Rides"))
        ward = make_ward(session, "ours")
        key = opened(session, ward, now=now, needs=("ride",), note="Two children at home")
        give(session, ward.worker, key, [Pick(1, "ride")], now)
    return ward, key


def rows(engine: Engine, model: type[SQLModel]) -> int:
    with reading(engine) as session:
        return int(session.execute(select(func.count()).select_from(model)).scalar_one())


def test_a_case_that_nobody_touches_closes_and_is_erased_and_counters_stay(
    own_engine: Engine, gazetteer: Gazetteer, config: Config
) -> None:
    given(own_engine, gazetteer)

    assert forget_cases(own_engine, config, NOW + 60 * DAY - timedelta(seconds=1)) == (0, 0)
    assert forget_cases(own_engine, config, NOW + 60 * DAY) == (1, 0)
    assert forget_cases(own_engine, config, NOW + 150 * DAY - timedelta(seconds=1)) == (0, 0)
    assert rows(own_engine, CaseItem) == 1
    assert forget_cases(own_engine, config, NOW + 150 * DAY) == (0, 1)

    assert (rows(own_engine, CaseFile), rows(own_engine, CaseItem)) == (0, 0)
    with reading(own_engine) as session:
        (left,) = session.execute(select(CaseCounter)).scalars()
    assert (left.need, left.outcome.value, left.number) == ("ride", "given", 1)


def test_days_have_24_hours_whatever_clocks_are_set_to(
    own_engine: Engine, gazetteer: Gazetteer, config: Config
) -> None:
    # In New York clocks go forward on 14 March 2027, and back on 7 November 2027.
    zone = ZoneInfo("America/New_York")
    ward, key = given(own_engine, gazetteer, datetime(2027, 3, 1, 9, tzinfo=zone))

    assert forget_cases(own_engine, config, datetime(2027, 4, 30, 9, 59, tzinfo=zone)) == (0, 0)
    assert forget_cases(own_engine, config, datetime(2027, 4, 30, 10, 0, tzinfo=zone)) == (1, 0)

    with writing(own_engine) as session:
        touch(session, ward.worker, key, datetime(2027, 9, 20, 9, tzinfo=zone))
    assert forget_cases(own_engine, config, datetime(2027, 11, 19, 7, 59, tzinfo=zone)) == (0, 0)
    assert forget_cases(own_engine, config, datetime(2027, 11, 19, 8, 0, tzinfo=zone)) == (1, 0)


def test_work_on_a_case_begins_its_days_anew_and_opens_it_again(
    own_engine: Engine, gazetteer: Gazetteer, config: Config
) -> None:
    ward, key = given(own_engine, gazetteer)
    forget_cases(own_engine, config, NOW + 61 * DAY)

    with writing(own_engine) as session:
        (item,) = list_items(session, ward.worker, key)
        later = NOW + 70 * DAY
        set_outcome(session, ward.worker, item.id, ItemState.HELPED, None, later)

    assert forget_cases(own_engine, config, NOW + 129 * DAY) == (0, 0)
    assert forget_cases(own_engine, replace(config, cases_close=30), NOW + 129 * DAY) == (1, 0)
    assert forget_cases(own_engine, replace(config, cases_erase=1), NOW + 131 * DAY) == (0, 1)


def test_nothing_of_an_erased_case_is_in_a_table_a_file_or_a_new_backup(
    own_engine: Engine, gazetteer: Gazetteer, config: Config, tmp_path: Path
) -> None:
    ward, key = given(own_engine, gazetteer)
    with writing(own_engine) as session:
        (item,) = list_items(session, ward.worker, key)
        set_outcome(session, ward.worker, item.id, ItemState.NOT_HELPED, NotHelped.CLOSED, NOW)
        take_form(session, "k" * 32, ward.worker, "casework.cases.new", NOW)
        keep_outcome(session, "k" * 32, f"/staff/cases/{key}")
        stored = session.get_one(CaseFile, key)
        telling = [key.hex, str(key), item.id.hex, stored.sealed, stored.reference_key]
    path = Path(str(own_engine.url.database))
    assert all(is_in(path.parent, one) for one in telling)

    with writing(own_engine) as session:
        erase_case(session, ward.worker, key)
    scrub_cases(own_engine)

    made, _ = make_backup(
        tmp_path / "new.backup", Site(own_engine, config, gazetteer), datetime.now(UTC)
    )
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert is_in(tmp_path / "unpacked", ward.worker.hex)
    assert not any(is_in(tmp_path, one) for one in telling)
    with closing(sqlite3.connect(path)) as connection:
        said = "\n".join(connection.iterdump())
    assert not any(one in said for one in telling)
    assert "closed" in said  # what it said of the listing stays, without a word of the case


def is_in(folder: Path, text: str) -> bool:
    """Say whether a text is in any file of a folder, as text or as the bytes of an id."""
    return any(text.encode() in one.read_bytes() for one in folder.rglob("*") if one.is_file())
