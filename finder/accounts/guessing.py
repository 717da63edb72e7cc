"""Against guessing: tries are counted per address typed and per network, and nobody is locked out.

A try is written down before it is looked at, so that many at once do not slip through. A browser
in which the account signed in before is counted by itself: whatever others try elsewhere, its owner
still gets in. From any other browser the owner does by the link of a letter (`forgotten.py`), and
what comes after that link is counted by itself too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import Session, col

from finder.accounts.tokens import keyed_hash
from finder.models import FailedTry

WINDOW = timedelta(minutes=15)
DAY = timedelta(days=1)
# One address from one network, or from one known browser, in a quarter of an hour.
MOST_OF_ONE = 5
# All addresses from one network in a quarter of an hour: an office has one address for everybody.
MOST_OF_A_NETWORK = 40
# One address in a day, from everywhere else together or from one known browser; the standard allows
# a hundred in a row.
MOST_OF_AN_ADDRESS = 100
# Providers give each household this much of the newer kind of addresses.
BITS_OF_A_HOUSEHOLD = 64


class TooManyTriesError(RuntimeError):
    """There were too many wrong tries lately: wait for `WINDOW`."""


@dataclass(frozen=True, slots=True)
class Guesser:
    """Who tries, as hashes: whose account, from which network, or from which known browser."""

    who: str
    network: str
    is_known: bool = False


def guesser(
    secret: str, kind: str, whose: str, network: str, now: datetime, browser: str | None = None
) -> Guesser:
    """Give the hashes for somebody who tries something of a kind, such as a password.

    `browser` is the mark of a browser that the account has used before, or of a sitting that began
    with a link of a letter: it is counted by itself.
    """
    who = keyed_hash(secret, f"try {kind}", whose)
    if browser is not None:
        return Guesser(who, keyed_hash(secret, "browser", browser), is_known=True)
    # With another key each day nobody can follow a network from one day to the next.
    return Guesser(who, keyed_hash(secret, f"network {now.date()}", household(network)))


def household(address: str) -> str:
    """Give what stands for everybody behind one connection; a text that is no address stays."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        if read.ipv4_mapped is not None:
            return str(read.ipv4_mapped)
        return str(int(read) >> BITS_OF_A_HOUSEHOLD)
    return str(read)


def begin_try(session: Session, one: Guesser, now: datetime) -> UUID:
    """Count a try and give its id; raises TooManyTriesError, and then counts nothing."""
    lately, today = (col(FailedTry.tried_at) > now - span for span in (WINDOW, DAY))
    here, there = col(FailedTry.who) == one.who, col(FailedTry.network) == one.network
    all_of_it = (here, there, today) if one.is_known else (here, today)
    if (
        _count(session, here, there, lately) >= MOST_OF_ONE
        or _count(session, *all_of_it) >= MOST_OF_AN_ADDRESS
        or (not one.is_known and _count(session, there, lately) >= MOST_OF_A_NETWORK)
    ):
        raise TooManyTriesError
    made = FailedTry(id=uuid4(), who=one.who, network=one.network, tried_at=now)
    session.add(made)
    session.flush()
    return made.id


def try_in_vain(session: Session, one: Guesser) -> None:
    """Write as much as a try that counts, and change nothing: no clock tells the two apart."""
    row = select(col(FailedTry.id)).where(
        (col(FailedTry.who) == one.who) | (col(FailedTry.network) == one.network)
    )
    same = {"tried_at": col(FailedTry.tried_at)}
    session.execute(update(FailedTry).where(col(FailedTry.id).in_(row.limit(1))).values(same))


def forget_tries(session: Session, one: Guesser) -> None:
    """Forget what somebody tried before they got it right."""
    session.execute(
        delete(FailedTry).where(
            col(FailedTry.who) == one.who, col(FailedTry.network) == one.network
        )
    )


def forget_old_tries(session: Session, now: datetime) -> int:
    """Delete what is older than a day; gives how many."""
    gone = session.execute(delete(FailedTry).where(col(FailedTry.tried_at) <= now - DAY))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return int(session.execute(select(func.count()).where(*where)).scalar_one())
