"""A half-typed record is asked whether it is one that we have, and told why."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete
from sqlmodel import Session

from bench.labelled import judge, read_pairs, report
from finder.directory.duplicates.evidence import LIKELY
from finder.directory.duplicates.likeness import Likeness, likenesses
from finder.directory.duplicates.register import Register
from finder.directory.duplicates.traits import Candidate, TypedPlace
from finder.models import Service
from finder.places.gazetteer import Gazetteer
from tests import make

HOUSE: dict[str, Any] = {
    "name": "Maple House drop-in",
    "organization": "Maple House",
    "phones": [{"number": "+1 617-555-0143", "published": True}],
    "url": "https://www.maplehouse.example/drop-in",
    "url_kind": "own",
    "locations": [make.location("maple", "Boston", "MA")],
}


def words(found: list[Likeness]) -> list[str]:
    return [reason.words for reason in found[0].reasons if reason.speaks_for]


@pytest.fixture
def stored(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on a directory with a house and others around it."""
    others = [
        make.record(f"Cancer group {town}", organization=f"{town} Cancer Trust")
        for town in ("Leeds", "Derby", "Truro", "Bath", "Ripon", "Perth", "Oban", "Ely")
    ]
    make.store(session, gazetteer, make.record(**HOUSE), *others)
    return session


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (Candidate(phones=("(617) 555 0143",)), "the same phone number"),
        (Candidate(links=("http://maplehouse.example/about",)), "the same website"),
        (Candidate(name="Mapel House drop in"), "nearly the same name"),
        (Candidate(name="Drop-in", organization="Maple House"), "the same organisation"),
        (
            Candidate(name="Maple House", places=(TypedPlace("US", "MA", "Cambridge"),)),
            "in the same town or close by",
        ),
    ],
)
def test_any_part_of_a_record_finds_it_and_says_why(
    stored: Session, register: Register, candidate: Candidate, reason: str
) -> None:
    found = likenesses(stored, register, candidate)

    assert found[0].service_id == make.ident("Maple House drop-in")
    assert reason in words(found)


def test_what_nothing_is_like_is_asked_nothing(stored: Session, register: Register) -> None:
    assert likenesses(stored, register, Candidate(name="Riverside swimming")) == []
    assert likenesses(stored, register, Candidate()) == []


def test_the_same_name_far_away_is_hardly_the_same(stored: Session, register: Register) -> None:
    here = Candidate(name="Maple House", places=(TypedPlace("US", "MA", "Boston"),))
    there = replace(here, places=(TypedPlace("US", "OR", "Portland"),))

    assert likenesses(stored, register, here)[0].score > LIKELY
    assert likenesses(stored, register, there) == []


def test_a_record_is_never_like_itself(stored: Session, register: Register) -> None:
    itself = make.ident("Maple House drop-in")
    candidate = Candidate(name="Maple House drop-in", organization="Maple House")

    assert likenesses(stored, register, candidate, itself=itself) == []


def test_an_edit_is_seen_with_the_next_question(
    stored: Session, register: Register, gazetteer: Gazetteer
) -> None:
    candidate = Candidate(name="Birch House drop-in", organization="Maple House")
    before = likenesses(stored, register, candidate)[0].score
    make.store(
        stored,
        gazetteer,
        make.record(
            **HOUSE | {"id": make.ident("Maple House drop-in"), "name": "Birch House drop-in"}
        ),
    )

    assert likenesses(stored, register, candidate)[0].score > before
    assert "the same name" in words(likenesses(stored, register, candidate))


def test_a_place_written_with_another_service_moves_for_both(
    stored: Session, register: Register, gazetteer: Gazetteer
) -> None:
    candidate = Candidate(name="Maple House", places=(TypedPlace("US", "OR", "Portland"),))
    assert likenesses(stored, register, candidate) == []
    place = make.location("maple", "Portland", "OR")
    make.store(stored, gazetteer, make.record("Evening choir", locations=[place]))

    assert likenesses(stored, register, candidate)[0].service_id == make.ident(
        "Maple House drop-in"
    )


def test_a_service_that_is_gone_is_forgotten(
    stored: Session, register: Register, gazetteer: Gazetteer
) -> None:
    candidate = Candidate(name="Maple House drop-in")
    assert likenesses(stored, register, candidate)
    stored.connection().execute(delete(Service).where(Service.name == "Maple House drop-in"))  # type: ignore[arg-type]
    make.store(stored, gazetteer, make.record("Evening choir"))

    assert likenesses(stored, register, candidate) == []


def test_a_merged_service_stands_for_the_one_it_went_into(
    stored: Session, register: Register, gazetteer: Gazetteer
) -> None:
    old = make.record("Sugar Tree house", merged_into=make.ident("Maple House drop-in"))
    make.store(stored, gazetteer, old)

    found = likenesses(stored, register, Candidate(name="Sugar Tree house"))

    assert [one.service_id for one in found] == [make.ident("Maple House drop-in")]


def test_a_hidden_place_tells_nothing(
    session: Session, register: Register, gazetteer: Gazetteer
) -> None:
    hidden = make.location("maple", "Boston", "MA", confidential=True)
    make.store(session, gazetteer, make.record(**HOUSE | {"locations": [hidden]}))
    candidate = Candidate(name="Maple House", places=(TypedPlace("US", "MA", "Boston"),))

    assert "in the same town or close by" not in words(likenesses(session, register, candidate))


def test_the_labelled_pairs_are_whole(seed_session: Session) -> None:
    pairs = read_pairs()
    halves: dict[str, set[str]] = {}
    for pair in pairs:
        halves.setdefault(pair.service, set()).add(pair.half)

    assert len(pairs) >= 400
    assert all(pair.reason and bool(pair.other) != bool(pair.record) for pair in pairs)
    assert all(len(one) == 1 for one in halves.values())
    for half in ("development", "held_out"):
        assert {pair.same for pair in pairs if pair.half == half} == {True, False}


def test_labelled_pairs_are_told_apart(seed_session: Session, seed_register: Register) -> None:
    # A third of both halves; `make duplicates` measures all.
    found = report(list(judge(seed_session, seed_register, read_pairs()[::3])))

    assert found.likely.precision >= 0.82
    assert found.likely.recall >= 0.82
    assert found.possible.recall >= 0.95
    assert found.shown >= 0.95
