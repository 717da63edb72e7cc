"""Numbers from 10 up, and no sum from which a smaller one could be worked out."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from finder.casework.cases import UnknownCaseError, erase_case
from finder.casework.counters import Counted, count
from finder.casework.periods import Period, quarter_of, read_period
from finder.casework.reporting import list_minutes, minutes_of, note_minutes, read_report
from finder.casework.small_numbers import Number
from finder.casework.teams import change_team
from finder.vocabulary import NotHelped, Outcome
from tests.casework.conftest import SEALER, Ward, opened
from tests.conftest import NOW

DAY = NOW.date()
Q4 = Period(2026, 4)


def counted(
    session: Session,
    ward: Ward,
    need: str,
    outcome: Outcome,
    number: int,
    month: str = "2026-11",
    reason: str = "",
) -> None:
    """Count something of a team."""
    count(session, Counted(ward.team, month, need, "US-MA", outcome, reason), number)


def test_numbers_under_10_are_hidden_with_every_sum_that_would_tell_them(
    session: Session, ours: Ward
) -> None:
    counted(session, ours, "ride", Outcome.GIVEN, 6)
    counted(session, ours, "ride", Outcome.CALLED_TOGETHER, 6)
    counted(session, ours, "ride", Outcome.HELPED, 30)
    counted(session, ours, "wigs", Outcome.HELPED, 9)
    counted(session, ours, "wigs", Outcome.REACHED, 1)

    report = read_report(session, ours.worker, Q4)

    ride, wigs = report.rows
    assert [one.shown for one in (ride.no_word, ride.helped, ride.reached, ride.given)] == [
        *(12, 30, 0, 42)
    ]
    assert [one.shown for one in (wigs.helped, wigs.reached, wigs.given)] == [None, None, None]
    # 39 in all less 30 would be the 9.
    assert report.everything.helped == Number(None)  # and not "under 10", which would be untrue
    assert wigs.helped == Number(None, is_small=True)
    assert report.everything.no_word.shown == 12

    counted(session, ours, "lodging", Outcome.HELPED, 4)
    report = read_report(session, ours.worker, Q4)
    assert report.everything.helped.shown == 43  # 13 in two rows: 4 and 9, or 5 and 8, or ...
    assert report.everything.given.shown is None
    counted(session, ours, "lodging", Outcome.HELPED, 5)
    report = read_report(session, ours.worker, Q4)
    assert report.everything.helped.shown is None  # 18 in two rows can only be 9 and 9


def test_reasons_tell_no_small_one_by_what_is_left(session: Session, ours: Ward) -> None:
    for reason, number in (("no_funds", 20), ("no_answer", 12), ("closed", 3)):
        counted(session, ours, "ride", Outcome.NOT_HELPED, number, reason=reason)

    report = read_report(session, ours.worker, Q4)

    assert report.everything.not_helped.shown == 35
    reasons = report.everything.reasons
    assert {one: number.shown for one, number in reasons.items()} == {
        NotHelped.NO_FUNDS: 20,
        NotHelped.NO_ANSWER: None,
        NotHelped.CLOSED: None,
    }
    assert not any(number.is_small for number in reasons.values())


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        # 18 in two of them, both under 10, could only be 9 and 9.
        ({"no_funds": 20, "closed": 9, "no_answer": 9}, (None, None, None)),
        ({"no_funds": 20, "closed": 6, "no_answer": 7}, (20, "small", "small")),
        ({"no_funds": 20, "closed": 2, "no_answer": 3}, (None, None, None)),
        # 11 in two, one of them 10 at least, could only be 1 and 10.
        ({"no_funds": 20, "closed": 1, "no_answer": 10}, (None, None, None)),
        ({"no_funds": 20, "closed": 12, "no_answer": 11}, (20, 12, 11)),
    ],
)
def test_reasons_whose_sum_is_known_leave_several_ways_to_make_it_up(
    session: Session, ours: Ward, numbers: dict[str, int], told: tuple[object, ...]
) -> None:
    for reason, number in numbers.items():
        counted(session, ours, "ride", Outcome.NOT_HELPED, number, reason=reason)

    report = read_report(session, ours.worker, Q4)

    assert report.everything.not_helped.shown == sum(numbers.values())
    shown = [report.everything.reasons[NotHelped(reason)] for reason in numbers]
    assert tuple("small" if one.is_small else one.shown for one in shown) == told


def test_reasons_do_not_tell_a_hidden_sum(session: Session, ours: Ward) -> None:
    counted(session, ours, "ride", Outcome.NOT_HELPED, 20, reason="no_funds")
    counted(session, ours, "wigs", Outcome.NOT_HELPED, 5, reason="no_funds")

    report = read_report(session, ours.worker, Q4)

    assert report.everything.not_helped.shown is None
    # 25 in all less the 20 of rides would be the 5.
    assert report.everything.hides_reasons
    ride, wigs = report.rows
    assert (ride.reasons, wigs.reasons) == ({NotHelped.NO_FUNDS: Number(20)}, {})


def test_reasons_are_told_by_need_where_none_of_them_is_small(session: Session, ours: Ward) -> None:
    for need, reason, number in (
        ("ride", "no_funds", 20),
        ("ride", "no_answer", 12),
        ("wigs", "no_funds", 15),
        ("wigs", "closed", 4),
        ("wigs", "other", 7),
    ):
        counted(session, ours, need, Outcome.NOT_HELPED, number, reason=reason)

    report = read_report(session, ours.worker, Q4)

    ride, wigs = report.rows
    assert [one.shown for one in ride.reasons.values()] == [20, 12]
    assert (wigs.not_helped.shown, wigs.reasons, wigs.hides_reasons) == (26, {}, True)
    assert report.everything.reasons == {
        NotHelped.NO_FUNDS: Number(35),
        NotHelped.NO_ANSWER: Number(12),
        NotHelped.CLOSED: Number(None, is_small=True),
        NotHelped.OTHER: Number(None, is_small=True),
    }
    # Less the 20 of rides, the funds of all others are 5: with that, what is left goes too.
    counted(session, ours, "wigs", Outcome.NOT_HELPED, -10, reason="no_funds")
    told = read_report(session, ours.worker, Q4).everything.reasons
    assert [told[one].shown for one in (NotHelped.NO_FUNDS, NotHelped.NO_ANSWER)] == [None, 12]


def test_who_is_in_two_teams_is_told_what_each_of_them_tells(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    counted(session, ours, "ride", Outcome.HELPED, 20)
    counted(session, theirs, "ride", Outcome.HELPED, 3)
    counted(session, theirs, "wigs", Outcome.HELPED, 10)
    change_team(session, theirs.team, "theirs", [theirs.worker, ours.worker])

    ride, wigs = read_report(session, ours.worker, Q4).rows

    # 23 less the 20 that a colleague is told would be the 3.
    assert (ride.helped.shown, wigs.helped.shown) == (None, 10)


def test_a_report_is_of_ones_own_teams_and_of_its_period(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    counted(session, ours, "ride", Outcome.HELPED, 11, "2026-09")
    counted(session, ours, "ride", Outcome.HELPED, 12, "2026-10")
    counted(session, ours, "ride", Outcome.HELPED, 13, "2026-12")
    counted(session, theirs, "ride", Outcome.HELPED, 50)

    def helped(period: Period) -> int | None:
        return read_report(session, ours.worker, period).everything.helped.shown

    assert helped(Period(2026, 3)) == 11
    assert helped(Period(2026, 4)) == 25
    assert helped(Period(2026)) == 36
    assert helped(Period(2025)) == 0


def test_no_two_periods_tell_a_small_number_by_subtraction(session: Session, ours: Ward) -> None:
    for month, number in (("2026-01", 20), ("2026-05", 12), ("2026-10", 3)):
        counted(session, ours, "ride", Outcome.HELPED, number, month)
        counted(session, ours, "ride", Outcome.NOT_HELPED, number, month, reason="no_funds")
        counted(session, ours, "wigs", Outcome.REACHED, 10, month)

    year = read_report(session, ours.worker, Period(2026))

    # 35 in the year less the 20 and the 12 of its quarters would be the 3.
    ride, wigs = year.rows
    for row in (ride, year.everything):
        assert (row.helped, row.not_helped, row.given) == (Number(None),) * 3
    assert ride.hides_reasons
    assert year.everything.hides_reasons
    assert (wigs.reached.shown, wigs.given.shown, year.everything.reached.shown) == (30, 30, 30)
    spring = read_report(session, ours.worker, Period(2026, 2)).everything
    assert spring.reasons == {NotHelped.NO_FUNDS: Number(12)}
    assert (spring.helped.shown, spring.reached.shown) == (12, 10)


@pytest.mark.parametrize("text", ["2026-11", "2026-Q5", "2026-Q0", "2026-10-2026-11", "26", ""])
def test_months_are_no_period(text: str) -> None:
    assert read_period(text) is None
    assert read_period("2026-Q4") == Q4


def test_minutes_are_of_a_case_and_go_with_it(session: Session, ours: Ward, theirs: Ward) -> None:
    key = opened(session, ours, consent_on=DAY)
    note_minutes(session, ours.worker, key, DAY, 15, NOW)
    note_minutes(session, ours.worker, key, DAY - timedelta(days=100), 20, NOW)
    with pytest.raises(UnknownCaseError):
        note_minutes(session, theirs.worker, key, DAY, 15, NOW)

    (line,) = list_minutes(session, SEALER, ours.worker, quarter_of(DAY))
    assert (line.reference, line.consent_on, line.minutes) == ("amber-heron-274", DAY, 15)
    assert minutes_of(session, key) == 35
    assert list_minutes(session, SEALER, theirs.worker, quarter_of(DAY)) == []
    erase_case(session, ours.worker, key)
    assert minutes_of(session, key) == 0
