"""The labelled pairs, and how many of them the finder of duplicates gets right."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.duplicates.evidence import LIKELY, POSSIBLE
from finder.directory.duplicates.likeness import likenesses
from finder.directory.duplicates.register import Register
from finder.directory.duplicates.traits import Candidate, TypedPlace, candidate_of
from finder.directory.rows import read_records
from finder.models import Service, table_of

PAIRS = Path(__file__).parents[1] / "tests" / "directory" / "duplicate_pairs.jsonl"
DEVELOPMENT, HELD_OUT = "development", "held_out"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that a person has read: whether they are one service, and why.

    `service` is the key of a service in the seed; the other is a service too, or a record as
    somebody would type it.
    """

    number: int
    half: str
    same: bool
    kind: str
    service: str
    other: str | None
    record: dict[str, str] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the finder says of a pair: how likely it is, and on which place it is shown."""

    pair: Pair
    score: float
    place: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the pairs that are called one: the part that is; of those that are, the part called."""

    precision: float
    recall: float
    pairs: int


def read_pairs(half: str | None = None) -> list[Pair]:
    """Give the labelled pairs of a half, or all."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    pairs = [_pair_of(json.loads(line)) for line in lines]
    return [pair for pair in pairs if half is None or pair.half == half]


def _pair_of(line: dict[str, Any]) -> Pair:
    return Pair(
        number=line["pair"],
        half=line["half"],
        same=line["same"],
        kind=line["kind"],
        service=line["service"],
        other=line.get("other"),
        record=line.get("record"),
        reason=line["reason"],
    )


def typed(record: dict[str, str]) -> Candidate:
    """Give a record of the file as a form would have it."""
    place = TypedPlace(
        *(record.get(part, "") for part in ("country", "region", "city", "address", "postal_code"))
    )
    return Candidate(
        name=record.get("name", ""),
        organization=record.get("organization", ""),
        phones=tuple(filter(None, [record.get("phone")])),
        links=tuple(filter(None, [record.get("url")])),
        places=(place,) if place != TypedPlace() else (),
        areas=tuple(filter(None, [record.get("area")])),
        description=record.get("description", ""),
    )


def judge(session: Session, register: Register, pairs: Sequence[Pair]) -> Iterator[Judged]:
    """Type the second of each pair anew, and give what is said of the first."""
    services = table_of(Service)
    rows = session.connection().execute(select(services.c.key, services.c.id))
    ids: dict[str, UUID] = {row.key: row.id for row in rows}
    records = read_records(session, [ids[pair.other] for pair in pairs if pair.other])
    for pair in pairs:
        itself = ids[pair.other] if pair.other else None
        candidate = candidate_of(records[itself]) if itself else typed(pair.record or {})
        found = likenesses(session, register, candidate, itself=itself, most=1000)
        places = {one.service_id: place for place, one in enumerate(found, 1)}
        scores = {one.service_id: one.score for one in found}
        wanted = ids[pair.service]
        yield Judged(pair, scores.get(wanted, 0.0), places.get(wanted))


def figures(judged: Sequence[Judged], level: float) -> Figures:
    """Give precision and recall where whatever scores as much as the level is called one."""
    called = [one for one in judged if one.score >= level]
    right = sum(one.pair.same for one in called)
    same = sum(one.pair.same for one in judged)
    return Figures(right / max(1, len(called)), right / max(1, same), len(judged))


@dataclass(frozen=True, slots=True)
class Report:
    """Figures where only what is called likely counts, and where all that is asked about does.

    `shown` and `first` are the parts of the true ones among the first five, and at the top.
    """

    likely: Figures
    possible: Figures
    shown: float
    first: float


def report(judged: Sequence[Judged]) -> Report:
    """Give the figures of the pairs judged."""
    places = [one.place for one in judged if one.pair.same]
    return Report(
        figures(judged, LIKELY),
        figures(judged, POSSIBLE),
        sum(place is not None and place <= SHOWN for place in places) / max(1, len(places)),
        sum(place == 1 for place in places) / max(1, len(places)),
    )
