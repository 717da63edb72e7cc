"""The letter that others cannot use up; a whole day of that is in tests/web/accounts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, islice

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from finder.accounts.forgotten import FREE_LETTERS, ask_for_letter
from finder.accounts.guessing import (
    DAY,
    MOST_OF_ONE,
    TooManyTriesError,
    begin_try,
    forget_old_tries,
    guesser,
)
from finder.accounts.links import forget_old_links
from finder.accounts.people import create_account, email_key
from finder.models import AccountLink, FailedTry, OutboxMessage
from tests.conftest import NOW

EMAIL = "admin@example.org"
SITE = "https://x.example"
NETWORKS = 200


def attack(session: Session, secret: str, end: datetime, email: str = EMAIL) -> tuple[int, int]:
    """Let 200 networks try and ask, one after the other, for a day up to `end`.

    Whoever attacks knows the password too: both steps are tried. Gives how many passwords and codes
    were let through.
    """
    guesses = codes = 0
    for number in range(NETWORKS):
        moment = end - DAY + number * DAY / NETWORKS + timedelta(minutes=3)
        network = f"198.51.100.{number}"
        for kind in ("password", "code"):
            one = guesser(secret, kind, email_key(email), network, moment)
            for _ in range(MOST_OF_ONE + 1):
                try:
                    begin_try(session, one, moment)
                except TooManyTriesError:
                    break
                guesses, codes = guesses + (kind == "password"), codes + (kind == "code")
        one = guesser(secret, "forgotten password", email_key(email), network, moment)
        try:
            ask_for_letter(session, email, one, SITE, moment, can_mail=True)
        except TooManyTriesError:
            continue
        forget_old_links(session, moment)
        forget_old_tries(session, moment)
    return guesses, codes


def letters(session: Session) -> list[OutboxMessage]:
    found = session.execute(select(OutboxMessage).order_by(col(OutboxMessage.queued_at))).scalars()
    return [one for one in found if one.subject.startswith("A new password")]


def askings(session: Session) -> Iterator[int]:
    """Give how many letters there are after each asking, every ten minutes from a new network."""
    for number in count():
        moment, network = NOW + number * timedelta(minutes=10), f"198.51.100.{number}"
        one = guesser("s" * 32, "forgotten password", EMAIL, network, moment)
        ask_for_letter(session, EMAIL, one, SITE, moment, can_mail=True)
        yield len(letters(session))


def test_letters_slow_down_and_never_stop(session: Session) -> None:
    create_account(session, EMAIL, "", [], NOW)

    rhythm = list(islice(askings(session), 20))

    assert rhythm == [1, 2, *[3] * 6, *[4] * 6, *[5] * 6]


def test_a_known_browser_and_whoever_used_a_link_have_letters_of_their_own(
    session: Session,
) -> None:
    create_account(session, EMAIL, "", [], NOW)
    assert list(islice(askings(session), 5))[-1] == FREE_LETTERS
    moment = NOW + timedelta(minutes=55)

    known = guesser("s" * 32, "forgotten password", EMAIL, "192.0.2.1", moment, "mine")
    ask_for_letter(session, EMAIL, known, SITE, moment, can_mail=True)
    assert len(letters(session)) == FREE_LETTERS + 1
    for link in session.execute(select(AccountLink)).scalars():
        link.used_at = moment
    one = guesser("s" * 32, "forgotten password", EMAIL, "192.0.2.1", moment)
    ask_for_letter(session, EMAIL, one, SITE, moment, can_mail=True)

    assert len(letters(session)) == FREE_LETTERS + 2


def test_a_network_that_tried_too_much_still_gets_its_owner_one_letter(session: Session) -> None:
    create_account(session, EMAIL, "", [], NOW)
    for whose in (EMAIL, "nobody@example.org"):
        one = guesser("s" * 32, "forgotten password", email_key(whose), "192.0.2.1", NOW)
        for _ in range(MOST_OF_ONE):
            begin_try(session, one, NOW)
        if whose == EMAIL:
            ask_for_letter(session, whose, one, SITE, NOW, can_mail=True)
        before = len(session.execute(select(FailedTry)).all())
        with pytest.raises(TooManyTriesError):
            ask_for_letter(session, whose, one, SITE, NOW, can_mail=True)
        assert len(session.execute(select(FailedTry)).all()) == before

    assert len(letters(session)) == 1
