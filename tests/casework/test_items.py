from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from finder.casework.cases import close_case, erase_case, list_cases, touch
from finder.casework.items import (
    NoReasonError,
    Pick,
    TooManyItemsError,
    UnknownItemError,
    give,
    list_follow_ups,
    list_items,
    set_follow_up,
    set_outcome,
    take_back,
)
from finder.directory.reports import forget_settled, list_reported, settle_reports
from finder.models import CaseCounter
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ItemState, NotHelped
from tests import make
from tests.casework.conftest import SEALER, Ward, opened
from tests.conftest import NOW

TOMORROW = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _services(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record("Rides"), make.record("Wigs"), make.record("Talk"))


def counted(session: Session) -> dict[tuple[str, str, str, str], int]:
    """Give every counter that is not at nothing."""
    return {
        (one.need, one.area, one.outcome.value, one.reason): one.number
        for one in session.execute(select(CaseCounter)).scalars()
        if one.number
    }


def test_giving_twice_gives_once_and_counts_once(session: Session, ours: Ward) -> None:
    key = opened(session, ours, needs=("ride",))

    assert give(session, ours.worker, key, [Pick(2, "wigs"), Pick(1, "ride"), Pick(99)], NOW) == 2
    assert give(session, ours.worker, key, [Pick(1, "ride"), Pick(3)], NOW) == 1

    assert [one.number for one in list_items(session, ours.worker, key)] == [2, 1, 3]
    assert counted(session) == {
        ("wigs", "US-MA", "given", ""): 1,
        ("ride", "US-MA", "given", ""): 1,
        ("", "US-MA", "given", ""): 1,
    }
    (line,) = list_cases(session, SEALER, ours.worker).lines
    assert (line.given, line.waiting) == (3, 3)


def test_an_outcome_replaces_the_one_before_in_the_counters(session: Session, ours: Ward) -> None:
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(1, "ride")], NOW)
    (item,) = list_items(session, ours.worker, key)

    later = NOW + timedelta(days=40)  # counted under the month in which it was given
    set_outcome(session, ours.worker, item.id, ItemState.REACHED, None, later)
    assert counted(session) == {("ride", "US-MA", "reached", ""): 1}
    set_outcome(session, ours.worker, item.id, ItemState.NOT_HELPED, NotHelped.NO_FUNDS, later)
    assert counted(session) == {("ride", "US-MA", "not_helped", "no_funds"): 1}
    for state, reason in ((ItemState.NOT_HELPED, None), (ItemState.HELPED, NotHelped.OTHER)):
        with pytest.raises(NoReasonError):
            set_outcome(session, ours.worker, item.id, state, reason, later)

    take_back(session, ours.worker, item.id, later)
    assert counted(session) == {}
    assert list_items(session, ours.worker, key) == []


def test_what_tells_of_the_listing_is_reported_once_and_taken_back_with_it(
    session: Session, ours: Ward
) -> None:
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(1), Pick(2)], NOW)
    first, second = list_items(session, ours.worker, key)

    for item in (first, second):
        set_outcome(session, ours.worker, item.id, ItemState.NOT_HELPED, NotHelped.CLOSED, NOW)
    set_outcome(session, ours.worker, first.id, ItemState.NOT_HELPED, NotHelped.CLOSED, NOW)
    assert [(one.number, one.reasons) for one in list_reported(session)] == [
        (1, {NotHelped.CLOSED: 1}),
        (2, {NotHelped.CLOSED: 1}),
    ]

    set_outcome(session, ours.worker, first.id, ItemState.NOT_HELPED, NotHelped.NO_ANSWER, NOW)
    assert [one.number for one in list_reported(session)] == [2]
    erase_case(session, ours.worker, key)
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(1)], NOW)
    (other,) = list_items(session, ours.worker, key)
    assert [one.name for one in list_reported(session, [2])] == ["Wigs"]
    set_outcome(session, ours.worker, other.id, ItemState.NOT_HELPED, NotHelped.DETAILS_WRONG, NOW)
    assert settle_reports(session, 2, "editor@example.org", NOW) == 1
    assert [(one.number, one.reasons) for one in list_reported(session)] == [
        (1, {NotHelped.DETAILS_WRONG: 1})
    ]
    month = timedelta(days=30)
    assert forget_settled(session, NOW + month - timedelta(seconds=1)) == 0
    assert forget_settled(session, NOW + month) == 1
    assert [one.number for one in list_reported(session)] == [1]  # it waits still


def test_follow_ups_are_due_in_ones_own_teams_until_it_is_known(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(1), Pick(2)], NOW)
    first, second = list_items(session, ours.worker, key)
    set_follow_up(session, ours.worker, first.id, TOMORROW, NOW)
    set_follow_up(session, ours.worker, second.id, NOW.date(), NOW)

    assert [one.number for one in list_follow_ups(session, ours.worker, TOMORROW)] == [2, 1]
    assert [one.number for one in list_follow_ups(session, ours.worker, NOW.date())] == [2]
    assert list_follow_ups(session, theirs.worker, TOMORROW) == []
    set_outcome(session, ours.worker, second.id, ItemState.HELPED, None, NOW)
    assert list_follow_ups(session, ours.worker, NOW.date()) == []


def test_nobody_finds_the_items_of_others(session: Session, ours: Ward, theirs: Ward) -> None:
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(1)], NOW)
    (item,) = list_items(session, ours.worker, key)

    assert list_items(session, theirs.worker, key) == []
    for item_id, worker in ((item.id, theirs.worker), (uuid4(), ours.worker)):
        for call in (
            partial(set_outcome, session, worker, item_id, ItemState.HELPED, None, NOW),
            partial(set_follow_up, session, worker, item_id, TOMORROW, NOW),
            partial(take_back, session, worker, item_id, NOW),
        ):
            with pytest.raises(UnknownItemError):
                call()


def test_a_case_holds_as_many_as_a_list(
    session: Session, ours: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.casework.items.MOST_ITEMS", 2)
    key = opened(session, ours)

    with pytest.raises(TooManyItemsError):
        give(session, ours.worker, key, [Pick(1), Pick(2), Pick(3)], NOW)


def test_needs_that_nothing_met_are_counted_while_the_case_is_closed(
    session: Session, ours: Ward
) -> None:
    key = opened(session, ours, needs=("ride", "wigs", "lodging"))
    give(session, ours.worker, key, [Pick(1, "ride"), Pick(2, "wigs")], NOW)
    item = list_items(session, ours.worker, key)[1]
    set_outcome(session, ours.worker, item.id, ItemState.NOT_HELPED, NotHelped.NO_FUNDS, NOW)

    close_case(session, ours.worker, key, NOW)
    unmet = {need for need, _, outcome, _ in counted(session) if outcome == "unmet"}
    assert unmet == {"wigs", "lodging"}  # nobody knows yet of the ride

    touch(session, ours.worker, key, NOW + timedelta(days=40))
    assert not any(outcome == "unmet" for _, _, outcome, _ in counted(session))
