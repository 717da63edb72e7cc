"""Pairs in the whole directory that may be one service, and those that a person called two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from finder.directory.duplicates.evidence import WORTH_LISTING, are_plainly_two, likelihood, weigh
from finder.directory.duplicates.keys import DOMAIN, EMAIL, NAME, PAGE, PHONE, RUNNER, SHORT, WORD
from finder.directory.duplicates.reasons import Reason, told
from finder.directory.duplicates.register import Register
from finder.directory.duplicates.traits import Traits
from finder.directory.storing import lock_state
from finder.models import NotDuplicate, Service, table_of
from finder.text import print_of

# How much a shared key counts; two services are compared when theirs add up to enough.
ENOUGH, NEAR_VOTE = 1.5, 0.6
VOTES = {NAME: ENOUGH, PHONE: 1.0, EMAIL: 1.0, PAGE: 0.7, DOMAIN: 0.7, RUNNER: 0.6}
# A key of more services makes no pairs: what they share is a word of every day or a switchboard.
MOST_HOLDERS = 60
AT_ONCE = 2_000
_said, _service = table_of(NotDuplicate), table_of(Service)

Report = Callable[[int, int], object]
Said = dict[tuple[UUID, UUID], tuple[str, str]]  # by the ids of two, the prints of both


@dataclass(frozen=True, slots=True)
class Pair:
    """Two services that may be one; `first` has the lower number, `score` is from 0 to 1."""

    first_id: UUID
    second_id: UUID
    first: int
    second: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LeftTwo:
    """Two services that a person called two: numbers and names, and who said so, when and why."""

    numbers: tuple[int, int]
    names: tuple[str, str]
    said_by: str
    said_at: datetime
    reason: str | None


class UnknownServiceError(LookupError):
    """There is no service of this id."""


def find_pairs(
    session: Session,
    register: Register,
    report: Report | None = None,
    least: float = WORTH_LISTING,
) -> list[Pair]:
    """Give all pairs of services that may be one, likeliest first.

    What was merged away is left out, and what a person called two, unless one of them has another
    name, phone or site since. `report` is told how many of how many were compared.
    """
    said, merged = _read_said(session), _read_merged(session)
    with register.in_step(session):
        chosen = [pair for pair in _choose(register) if not merged.intersection(pair)]
    found: list[Pair] = []
    for start in range(0, len(chosen), AT_ONCE):
        if report is not None:
            report(start, len(chosen))
        # Whoever is asked "is it one of these?" meanwhile need not wait for all of them.
        with register.held_still():
            found += _compare(register, chosen[start : start + AT_ONCE], said, least)
    if report is not None:
        report(len(chosen), len(chosen))
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def _compare(
    register: Register, chosen: Iterable[tuple[int, int]], said: Said, least: float
) -> Iterator[Pair]:
    for first, second in chosen:
        one, other = register.services.get(first), register.services.get(second)
        if one is None or other is None or one.id is None or other.id is None:
            continue
        if are_plainly_two(one, other, register):
            continue
        evidence = weigh(one, other, register)
        if one.organization_id == other.organization_id:
            evidence["sisters"] = 1.0
        score = round(likelihood(evidence), 3)
        if score >= least and not _are_two(said, ((one.id, one), (other.id, other))):
            yield Pair(one.id, other.id, first, second, score, told(evidence))


def say_two(
    session: Session,
    register: Register,
    service_ids: tuple[UUID, UUID],
    said_by: str,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Remember that a person calls these two services two; said again, the newest word counts.

    Raises UnknownServiceError.
    """
    first_id, second_id = sorted(service_ids)
    with register.in_step(session):
        first, second = register.of(first_id), register.of(second_id)
    if first is None or second is None or first is second:
        raise UnknownServiceError(f"{first_id} and {second_id}")
    lock_state(session)
    take_back(session, service_ids)
    row = {
        "id": uuid4(),
        "first_id": first_id,
        "second_id": second_id,
        "first_print": print_of_traits(first),
        "second_print": print_of_traits(second),
        "said_by": said_by,
        "said_at": now,
        "reason": reason,
    }
    session.connection().execute(insert(_said), [row])


def take_back(session: Session, service_ids: tuple[UUID, UUID]) -> bool:
    """Forget that two services were called two, and say whether they were."""
    first_id, second_id = sorted(service_ids)
    gone = session.connection().execute(
        delete(_said).where(_said.c.first_id == first_id, _said.c.second_id == second_id)
    )
    return bool(gone.rowcount)


def list_left_two(session: Session) -> list[LeftTwo]:
    """Give what people called two, the newest first, without what was merged away since."""
    first, second = _service.alias(), _service.alias()
    statement = (
        select(
            *(first.c.number, second.c.number, first.c.name, second.c.name),
            *(_said.c.said_by, _said.c.said_at, _said.c.reason),
        )
        .join_from(_said, first, first.c.id == _said.c.first_id)
        .join(second, second.c.id == _said.c.second_id)
        .where(first.c.merged_into.is_(None), second.c.merged_into.is_(None))
        .order_by(_said.c.said_at.desc(), _said.c.id)
    )
    found = []
    for one, other, name, other_name, *said in session.connection().execute(statement):
        (one, name), (other, other_name) = sorted([(one, name), (other, other_name)])
        found.append(LeftTwo((one, other), (name, other_name), *said))
    return found


def print_of_traits(traits: Traits) -> str:
    """Give a print of name, phones and sites: another one as soon as one of them changes."""
    names = [" ".join(name.all) for name in (*traits.organizations[:1], *traits.names[:1])]
    return print_of("\n".join([*names, *sorted(traits.phones), *sorted(traits.domains)]))


def _read_said(session: Session) -> Said:
    """Give the pairs that people called two, with the prints of both as they were then."""
    rows = session.connection().execute(select(_said))
    return {(row.first_id, row.second_id): (row.first_print, row.second_print) for row in rows}


def _are_two(said: Said, pair: tuple[tuple[UUID, Traits], ...]) -> bool:
    """Say whether a person called these two, and both are as they were then."""
    first, second = sorted(pair, key=lambda one: one[0])
    prints = said.get((first[0], second[0]))
    return prints is not None and prints == (print_of_traits(first[1]), print_of_traits(second[1]))


def _read_merged(session: Session) -> set[int]:
    merged = select(_service.c.number).where(_service.c.merged_into.is_not(None))
    return set(session.connection().execute(merged).scalars())


def _choose(register: Register) -> list[tuple[int, int]]:
    """Give the pairs worth comparing: those whose shared keys add up to enough."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for vote, holders in _shared(register):
        for pair in combinations(sorted(holders), 2):
            votes[pair] += vote
    return sorted(pair for pair, vote in votes.items() if vote >= ENOUGH)


def _shared(register: Register) -> Iterator[tuple[float, Iterable[int]]]:
    """Give how much a key counts, and the services that share it."""
    words = register.vocabulary
    for key, holders in register.holders.items():
        if len(holders) > MOST_HOLDERS:
            continue
        kind = key[: key.index(":") + 1]
        name = key.removeprefix(kind)
        if kind == WORD:
            if len(holders) > 1:
                yield words.weight(name), holders
            for near in words.near(name):
                others = register.holders.get(WORD + near, set())
                if name < near and len(others) <= MOST_HOLDERS:
                    yield NEAR_VOTE, holders ^ others
        elif kind == SHORT:
            others = register.holders.get(WORD + name, set())
            if others and len(others) <= MOST_HOLDERS:
                yield NEAR_VOTE, holders | others
        elif len(holders) > 1:
            yield VOTES[kind], holders
