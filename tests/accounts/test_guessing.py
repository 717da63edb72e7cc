"""Against guessing: who is counted, for how long, and what is kept of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import Session

from finder.accounts.guessing import (
    DAY,
    MOST_OF_A_NETWORK,
    MOST_OF_AN_ADDRESS,
    MOST_OF_ONE,
    WINDOW,
    Guesser,
    TooManyTriesError,
    begin_try,
    forget_old_tries,
    forget_tries,
    guesser,
    household,
)
from finder.models import FailedTry
from tests.conftest import NOW

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"


def one(whose: str = "a", network: str = "192.0.2.1", browser: str | None = None) -> Guesser:
    return guesser(SECRET, "password", whose, network, NOW, browser)


def test_a_few_tries_of_one_are_free_and_then_it_is_time_to_wait(session: Session) -> None:
    for _ in range(MOST_OF_ONE):
        begin_try(session, one(), NOW)

    with pytest.raises(TooManyTriesError):
        begin_try(session, one(), NOW + WINDOW - timedelta(seconds=1))
    begin_try(session, one("b"), NOW)
    begin_try(session, one(network="192.0.2.2"), NOW)
    begin_try(session, one(browser="mine"), NOW)
    begin_try(session, one(), NOW + WINDOW)


def test_who_got_it_right_begins_anew(session: Session) -> None:
    for _ in range(MOST_OF_ONE):
        begin_try(session, one(), NOW)
    forget_tries(session, one())

    begin_try(session, one(), NOW)


def test_one_network_cannot_try_many_addresses(session: Session) -> None:
    for number in range(MOST_OF_A_NETWORK):
        begin_try(session, one(f"{number}"), NOW)

    with pytest.raises(TooManyTriesError):
        begin_try(session, one("another"), NOW)
    begin_try(session, one("another", browser="mine"), NOW)


def test_many_networks_cannot_try_one_address_all_day(session: Session) -> None:
    for number in range(MOST_OF_AN_ADDRESS):
        begin_try(session, one(network=f"198.51.100.{number}"), NOW)

    with pytest.raises(TooManyTriesError):
        begin_try(session, one(network="203.0.113.1"), NOW + DAY - timedelta(seconds=1))
    begin_try(session, one(browser="mine"), NOW)
    begin_try(session, one(network="203.0.113.1"), NOW + DAY)


def test_a_known_browser_in_other_hands_cannot_try_all_day(session: Session) -> None:
    for number in range(MOST_OF_AN_ADDRESS):
        begin_try(session, one(browser="mine"), NOW + number * WINDOW / MOST_OF_ONE)

    with pytest.raises(TooManyTriesError):
        begin_try(session, one(browser="mine"), NOW + DAY - timedelta(seconds=1))
    begin_try(session, one(browser="another of mine"), NOW + DAY - timedelta(seconds=1))


def test_what_is_kept_says_neither_who_nor_where_and_goes_after_a_day(session: Session) -> None:
    begin_try(session, one("somebody@example.org", "192.0.2.1"), NOW)

    row = session.execute(select(FailedTry)).scalar_one()
    assert "somebody" not in repr(row)
    assert "192.0.2" not in repr(row)
    assert forget_old_tries(session, NOW + DAY - timedelta(seconds=1)) == 0
    assert forget_old_tries(session, NOW + DAY) == 1


def test_nobody_follows_a_network_from_one_day_to_the_next() -> None:
    tomorrow = guesser(SECRET, "password", "a", "192.0.2.1", NOW + DAY)

    assert tomorrow.who == one().who
    assert tomorrow.network != one().network
    assert guesser("another" * 6, "password", "a", "192.0.2.1", NOW).network != one().network


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "unknown", False),
    ],
)
def test_a_household_counts_as_one(address: str, other: str, *, same: bool) -> None:
    assert (household(address) == household(other)) is same
