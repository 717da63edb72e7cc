from datetime import date, timedelta

import pytest

from finder.rules.freshness import CLOCKS, earliest_listed, fund_status_on, is_fresh
from finder.vocabulary import FieldGroup, FundStatus

TODAY = date(2026, 11, 24)


def test_each_part_counts_for_its_days() -> None:
    assert {group.value: days.days for group, days in CLOCKS.items()} == {
        "fund_status": 7,
        "contact": 90,
        "hours": 90,
        "eligibility": 90,
        "location": 180,
        "description": 180,
    }


@pytest.mark.parametrize("group", list(FieldGroup))
def test_a_confirmation_counts_as_long_as_its_clock(group: FieldGroup) -> None:
    assert is_fresh(group, TODAY - CLOCKS[group], TODAY)
    assert not is_fresh(group, TODAY - CLOCKS[group] - timedelta(days=1), TODAY)


@pytest.mark.parametrize(
    ("status", "days", "shown"),
    [
        (FundStatus.OPEN, 0, FundStatus.OPEN),
        (FundStatus.OPEN, 7, FundStatus.OPEN),
        (FundStatus.OPEN, 8, FundStatus.UNKNOWN),
        (FundStatus.OPEN, None, FundStatus.UNKNOWN),
        (FundStatus.OPEN, -1, FundStatus.UNKNOWN),
        (FundStatus.WAITING_LIST, 8, FundStatus.UNKNOWN),
        (FundStatus.CLOSED, 400, FundStatus.CLOSED),
        (FundStatus.CLOSED, None, FundStatus.CLOSED),
        (FundStatus.UNKNOWN, 0, FundStatus.UNKNOWN),
        (None, None, None),
    ],
)
def test_a_fund_is_open_only_with_a_date_of_this_week(
    status: FundStatus | None, days: int | None, shown: FundStatus | None
) -> None:
    stated_on = [TODAY - timedelta(days=days)] if days is not None else []

    assert fund_status_on(status, stated_on, TODAY) is shown


def test_a_fund_that_was_confirmed_this_week_is_open_again() -> None:
    days = [TODAY - timedelta(days=90), TODAY - timedelta(days=1)]

    assert fund_status_on(FundStatus.OPEN, days, TODAY) is FundStatus.OPEN


def test_a_confirmed_listing_stays_for_a_year() -> None:
    assert earliest_listed(TODAY) == date(2025, 11, 24)
