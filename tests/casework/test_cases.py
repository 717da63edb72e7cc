from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlmodel import Session

from finder.casework.cases import (
    LOCKED,
    ChangedMeanwhileError,
    Known,
    ReferenceTakenError,
    UnknownCaseError,
    change_case,
    close_case,
    erase_case,
    find_case,
    known_of,
    list_cases,
    open_case,
    read_case,
    touch,
)
from finder.casework.items import Pick, give
from finder.casework.references import new_reference
from finder.casework.sealing import Sealer, UnreadableCaseError
from finder.casework.teams import UnknownTeamError
from finder.keys import new_key
from tests.casework.conftest import SEALER, Ward, opened
from tests.conftest import NOW

EVERYTHING = Known(
    reference="MRN 55-1",
    home="Salem, MA",
    treatment="Dana-Farber",
    cancer="her2_positive",
    phase="in_treatment",
    age=46,
    insurance="medicaid",
    language="es",
    needs=("ride", "wigs"),
    note="Two children at home",
    consent_on=date(2026, 11, 20),
)


def test_what_is_known_comes_back_and_lies_in_the_table_sealed(
    session: Session, ours: Ward
) -> None:
    key = open_case(session, SEALER, ours.worker, ours.team, EVERYTHING, "US-MA", NOW)

    case = read_case(session, SEALER, ours.worker, key)
    assert (case.known, case.area, case.version, case.closed_at) == (EVERYTHING, "US-MA", 1, None)
    (row,) = session.execute(text("SELECT * FROM case_file")).mappings()
    assert {name: row[name] for name in ("needs", "unmet", "area", "version")} == {
        "needs": '["ride", "wigs"]',
        "unmet": "[]",
        "area": "US-MA",
        "version": 1,
    }
    assert set(row) - {"needs", "unmet", "area", "version", "sealed", "reference_key"} == {
        *("id", "team_id", "opened_at", "touched_at", "closed_at")
    }
    told = (row["sealed"] + row["reference_key"]).casefold()  # a reference counts in any letters
    for word in ("mrn 55", "salem", "dana-farber", "treatment", "medicaid", "children"):
        assert word not in told


def test_every_function_knows_only_the_cases_of_ones_own_teams(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    key = opened(session, ours)
    opened(session, theirs, "amber-heron-274")  # another team may use the same words

    for case_id, worker in ((key, theirs.worker), (uuid4(), ours.worker), (key, uuid4())):
        for call in (
            partial(read_case, session, SEALER, worker, case_id),
            partial(change_case, session, SEALER, worker, case_id, EVERYTHING, "", 1, NOW),
            partial(touch, session, worker, case_id, NOW),
            partial(close_case, session, worker, case_id, NOW),
            partial(erase_case, session, worker, case_id),
            partial(give, session, worker, case_id, [Pick(1)], NOW),
        ):
            with pytest.raises(UnknownCaseError):
                call()
        assert known_of(session, SEALER, worker, {case_id}) == {}
    with pytest.raises(UnknownTeamError):
        open_case(session, SEALER, theirs.worker, ours.team, EVERYTHING, "", NOW)
    assert [one.id for one in list_cases(session, SEALER, ours.worker).lines] == [key]
    assert find_case(session, SEALER, ours.worker, " Amber-Heron-274") == key
    assert find_case(session, SEALER, theirs.worker, "amber-heron-274") != key


def test_a_reference_is_used_once_in_a_team(session: Session, ours: Ward) -> None:
    first = opened(session, ours, "Bed 7")
    second = opened(session, ours, "Bed 8")

    with pytest.raises(ReferenceTakenError) as taken:
        opened(session, ours, "bed  7")
    assert taken.value.case_id == first
    with pytest.raises(ReferenceTakenError):
        change_case(session, SEALER, ours.worker, second, Known("BED 7"), "", 1, NOW)


def test_two_who_change_a_case_at_once_lose_nothing(session: Session, ours: Ward) -> None:
    key = opened(session, ours)
    known = read_case(session, SEALER, ours.worker, key).known
    mine = replace(known, age=46)

    change_case(session, SEALER, ours.worker, key, mine, "US-NY", 1, NOW)

    with pytest.raises(ChangedMeanwhileError):
        change_case(session, SEALER, ours.worker, key, replace(known, age=47), "", 1, NOW)
    assert read_case(session, SEALER, ours.worker, key).known.age == 46


def test_lists_have_pages_and_what_was_worked_on_last_stands_first(
    session: Session, ours: Ward
) -> None:
    keys = [opened(session, ours, f"Bed {n}", NOW + timedelta(minutes=n)) for n in range(27)]
    close_case(session, ours.worker, keys[5], NOW)
    touch(session, ours.worker, keys[0], NOW + timedelta(days=1))

    page = list_cases(session, SEALER, ours.worker)
    assert (page.total, page.pages, len(page.lines)) == (26, 2, 25)
    assert page.lines[0].reference == "Bed 0"
    assert [one.reference for one in list_cases(session, SEALER, ours.worker, 9).lines] == ["Bed 1"]
    closed = list_cases(session, SEALER, ours.worker, closed=True)
    assert [(one.reference, one.team) for one in closed.lines] == [("Bed 5", "ours")]


def test_a_made_up_reference_says_nothing_and_is_rarely_the_same() -> None:
    made = {new_reference() for _ in range(200)}

    assert len(made) > 195
    assert all(len(one.split("-")) == 3 and len(one) < 30 for one in made)


def test_a_case_that_no_key_opens_keeps_nobody_from_the_others(
    session: Session, ours: Ward
) -> None:
    other = Sealer([new_key()])
    locked = open_case(session, other, ours.worker, ours.team, Known("Bed 7"), "", NOW)
    key = opened(session, ours)

    lines = list_cases(session, SEALER, ours.worker).lines
    assert {one.id: one.reference for one in lines} == {locked: LOCKED, key: "amber-heron-274"}
    known = known_of(session, SEALER, ours.worker, {locked, key})
    assert known[locked].reference == LOCKED
    with pytest.raises(UnreadableCaseError):
        read_case(session, SEALER, ours.worker, locked)
