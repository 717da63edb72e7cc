"""Passwords: which ones are good enough, and how they are hashed.

The rules are those of NIST SP 800-63B-4: length, a list of passwords that everybody tries first,
and nothing about capitals or digits. The standard asks for 8 characters where a second factor is
always asked for too, as it is here.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

SHORTEST = 8
LONGEST = 256
BLOCKLIST = Path(__file__).parent / "data" / "blocked-passwords.txt"
# Argon2id with 46 MiB: dear for who has stolen the hashes, and fine for a small machine because
# only two are worked out at the same time.
HASHER = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
AT_ONCE = BoundedSemaphore(2)
# Whoever comes when as many wait is turned away, so that pages for everybody are still answered.
AT_MOST = BoundedSemaphore(4)
SITE_WORDS = ("supportfinder", "support finder")


class BusyError(RuntimeError):
    """Too many passwords are being checked just now: try again in a moment."""


class Fault(StrEnum):
    """Why a password is not taken."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    BLOCKED = "blocked"
    NAMES_YOU = "names_you"
    REPEATED = "repeated"


def find_fault(password: str, about: Iterable[str] = ()) -> Fault | None:
    """Say why a password may not be used, None when it may.

    `about` are words that somebody would try first: the name and e-mail address of the account.
    """
    password = _normal(password)
    if len(password) < SHORTEST:
        return Fault.TOO_SHORT
    if len(password) > LONGEST:
        return Fault.TOO_LONG
    plain = password.casefold()
    if plain in _blocked():
        return Fault.BLOCKED
    if plain in (plain * 2)[1:-1] or _runs_on(plain):
        return Fault.REPEATED
    if plain in {part for word in (*about, *SITE_WORDS) for part in _parts(word)}:
        return Fault.NAMES_YOU
    return None


def hash_password(password: str) -> str:
    """Give the Argon2id hash of a password; raises BusyError.

    Takes a tenth of a second, so never while writing.
    """
    with _turn():
        return HASHER.hash(_normal(password))


def is_right(password: str, hashed: str | None) -> bool:
    """Say whether a password fits its hash; takes as long where there is none.

    Raises BusyError.
    """
    with _turn():
        try:
            HASHER.verify(hashed or _nobodys(), _normal(password)[: LONGEST * 4])
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
    return hashed is not None


@contextmanager
def _turn() -> Iterator[None]:
    if not AT_MOST.acquire(blocking=False):
        raise BusyError
    try:
        with AT_ONCE:
            yield
    finally:
        AT_MOST.release()


def _normal(password: str) -> str:
    # The same letters typed on another keyboard may be other code points.
    return unicodedata.normalize("NFKC", password)


def _parts(word: str) -> set[str]:
    word = word.casefold()
    return {word, word.partition("@")[0], word.partition("@")[2], "".join(word.split())}


def _runs_on(text: str) -> bool:
    """Say whether each letter is followed by the next one, such as 12345678 or hgfedcba."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return steps in ({1}, {-1})


@cache
def _blocked() -> frozenset[str]:
    return frozenset(BLOCKLIST.read_text(encoding="utf-8").split("\n"))


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody has this password")
