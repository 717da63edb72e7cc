"""The whole of it on both databases, and two workers of a team at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, select

from finder.casework.cases import list_cases
from finder.casework.collections import create_collection, read_collection, use_collection
from finder.casework.forgetting import forget_cases
from finder.casework.items import (
    Pick,
    give,
    list_follow_ups,
    list_items,
    set_follow_up,
    set_outcome,
)
from finder.casework.periods import quarter_of
from finder.casework.reporting import list_minutes, note_minutes, read_report
from finder.casework.team_links import (
    list_links,
    open_collection,
    open_sheet,
    share_collection,
    share_sheet,
)
from finder.config import load_config
from finder.db import reading, writing
from finder.models import CaseCounter, CaseFile, TeamLink
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ItemState
from tests import make
from tests.casework.conftest import SEALER, make_ward, opened
from tests.config.test_config import development
from tests.conftest import NOW

DAY = NOW.date()


def test_a_case_from_its_opening_to_its_end(
    ready_engine: Engine, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    with writing(ready_engine) as session:
        make.store(session, gazetteer, *(make.record(f"Service {n}") for n in range(1, 21)))
        ward = make_ward(session, "ours")
        key = opened(session, ward, needs=("ride", "wigs"))
        give(session, ward.worker, key, [Pick(n, "ride") for n in range(1, 21)], NOW)
        note_minutes(session, ward.worker, key, DAY, 15, NOW)
        collection = create_collection(session, ward.worker, ward.team, "Usual", [2, 1], NOW)
        use_collection(session, ward.worker, collection, NOW)
        items = list_items(session, ward.worker, key)
        set_follow_up(session, ward.worker, items[0].id, DAY, NOW)
        sheet = share_sheet(session, ward.worker, key, timedelta(days=365), NOW)
        usual = share_collection(session, ward.worker, collection, timedelta(days=90), NOW)

    def help_with(place: int) -> None:
        state = (ItemState.HELPED, ItemState.REACHED)[place % 2]
        with writing(ready_engine) as session:
            set_outcome(session, ward.worker, items[place // 2].id, state, None, NOW)

    # Both of two workers set each of these; whoever comes last is right, and each counts once.
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(help_with, range(24)))

    with reading(ready_engine) as session:
        counters = session.execute(select(CaseCounter)).scalars().all()
        assert sum(one.number for one in counters) == 20
        assert min(one.number for one in counters) >= 0
        (line,) = list_cases(session, SEALER, ward.worker).lines
        states = [one.state for one in list_items(session, ward.worker, key)]
        assert line.waiting == 20 - states.count(ItemState.HELPED)
        report = read_report(session, ward.worker, quarter_of(DAY))
        assert [row.need for row in report.rows] == ["ride"]
        (noted,) = list_minutes(session, SEALER, ward.worker, quarter_of(DAY))
        assert noted.minutes == 15
        assert len(list_follow_ups(session, ward.worker, DAY)) <= 1
        assert open_sheet(session, sheet, NOW).numbers == tuple(range(1, 21))
        assert open_collection(session, usual, NOW).numbers == (2, 1)
        assert len(list_links(session, ward.worker, key, NOW)) == 1
        _, entries = read_collection(session, ward.worker, collection, DAY)
        assert [one.listing.number for one in entries] == [2, 1]

    config = load_config(development(tmp_path / "var"))
    assert forget_cases(ready_engine, config, NOW + timedelta(days=60)) == (1, 0)
    assert forget_cases(ready_engine, config, NOW + timedelta(days=150)) == (0, 1)
    with reading(ready_engine) as session:
        assert session.execute(select(CaseFile)).first() is None
        assert session.execute(select(TeamLink)).first() is None
        unmet = [one.need for one in session.execute(select(CaseCounter)).scalars() if one.number]
        assert "wigs" in unmet
