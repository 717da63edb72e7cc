"""Services that a new record may already be: asked while somebody types it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from finder.directory.duplicates.evidence import POSSIBLE, likelihood, weigh
from finder.directory.duplicates.keys import (
    DOMAIN,
    EMAIL,
    PAGE,
    PHONE,
    RUNNER,
    SHORT,
    WORD,
    contact_keys,
    may_be_short,
)
from finder.directory.duplicates.names import written_together
from finder.directory.duplicates.reasons import Reason, told
from finder.directory.duplicates.register import Register
from finder.directory.duplicates.traits import Candidate, Traits, traits_of
from finder.directory.reading import read_merges

# How much a shared key counts when those to compare are chosen; a word counts by its rarity.
VOTES = {PHONE: 1.5, EMAIL: 1.5, PAGE: 1.0, DOMAIN: 1.0, RUNNER: 1.0}
SHORT_VOTE, SLIP_VOTE = 0.8, 0.8
# A key of more services chooses nobody; only so many are compared in full, and only those with at
# least this part of the votes of the first. (Of the labelled pairs, all true ones stand among the
# first 13 and have more than half.)
MOST_HOLDERS, MOST_COMPARED, LEAST_PART = 400, 30, 0.3
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """A service that may be the same; `score` is how likely that is, from 0 to 1."""

    service_id: UUID
    number: int
    score: float
    reasons: tuple[Reason, ...]


def likenesses(
    session: Session,
    register: Register,
    candidate: Candidate,
    *,
    itself: UUID | None = None,
    most: int = MOST_SHOWN,
) -> list[Likeness]:
    """Give the services that a half-typed record may be, likeliest first; none when none is.

    `itself` is the id of the record that is typed, if it stands in the directory already.
    """
    with register.in_step(session):
        traits = traits_of(candidate, register.gazetteer, register.countries())
        with register.vocabulary.knowing(traits.whole):
            found = compare_all(register, traits, choose(register, traits))
    found = [one for one in found if one.service_id != itself]
    return _follow_merges(session, register, found)[:most]


def compare_all(register: Register, traits: Traits, numbers: Iterable[int]) -> list[Likeness]:
    """Give those of the services that the traits may belong to, likeliest first."""
    found = []
    for number in numbers:
        other = register.services[number]
        evidence = weigh(traits, other, register)
        score = likelihood(evidence)
        if score >= POSSIBLE and other.id is not None:
            found.append(Likeness(other.id, number, round(score, 3), told(evidence)))
    return sorted(found, key=lambda one: (-one.score, one.number))


def choose(register: Register, traits: Traits) -> list[int]:
    """Give the numbers of the services worth comparing: those that share most with the traits."""
    votes: Counter[int] = Counter()
    for key, vote in _ask(register, traits):
        holders = register.holders.get(key, ())
        if len(holders) <= MOST_HOLDERS:
            for number in holders:
                votes[number] += vote  # type: ignore[assignment]
    votes.pop(traits.number, None)
    best = votes.most_common(MOST_COMPARED)
    return [number for number, vote in best if vote >= LEAST_PART * best[0][1]]


def _ask(register: Register, traits: Traits) -> Iterator[tuple[str, float]]:
    """Give the keys to look under, each with its vote."""
    for key in contact_keys(traits):
        kind = key.partition(":")[0] + ":"
        yield key, VOTES[kind]
    names = (*traits.names, *traits.organizations)
    for word in {word for name in names for word in name.words}:
        yield WORD + word, register.vocabulary.weight(word)
        for near in register.vocabulary.near(word):
            yield WORD + near, SLIP_VOTE
    for word in {word for name in names for word in written_together(name)}:
        yield WORD + word, 1.0
    for word in may_be_short(names):
        yield SHORT + word, SHORT_VOTE
    for short in traits.shorts:
        yield WORD + short, SHORT_VOTE


def _follow_merges(session: Session, register: Register, found: list[Likeness]) -> list[Likeness]:
    """Give the services as found, and in place of one that was merged away, where it went."""
    merges = read_merges(session, [one.service_id for one in found])
    kept: dict[UUID, Likeness] = {}
    for one in found:
        target, seen = one.service_id, set[UUID]()
        while (after := merges.get(target)) is not None and after not in seen:
            seen.add(target)
            target = after
            if target not in merges:
                merges |= read_merges(session, [target])
        traits = register.of(target)
        if traits is not None and target not in kept:
            kept[target] = Likeness(target, traits.number, one.score, one.reasons)
    return list(kept.values())
