"""Pairs in the whole directory, and those that a person has called two."""

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlmodel import Session

from finder.db import writing
from finder.directory.duplicates.pairs import (
    UnknownServiceError,
    find_pairs,
    say_two,
    take_back,
)
from finder.directory.duplicates.register import Register
from finder.directory.records import ServiceRecord
from finder.models import NotDuplicate, Service
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import NOW

PHONE = {"number": "+1 617-555-0143", "published": True}
HOUSE = make.record("Maple House drop-in", organization="Maple House", phones=[PHONE])
AGAIN = make.record("Mapel House drop in", organization="Maple House Boston", phones=[PHONE])
BOTH = (HOUSE.id, AGAIN.id)
TOWNS = ("Leeds", "Derby", "Truro", "Bath", "Ripon", "Perth", "Oban", "Ely")


def stored(session: Session, gazetteer: Gazetteer, *records: ServiceRecord) -> None:
    others = [make.record(f"{town} choir", organization=f"{town} Trust") for town in TOWNS]
    make.store(session, gazetteer, *others, *records)


@pytest.fixture
def doubled(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on a directory where one house stands twice among others."""
    stored(session, gazetteer, HOUSE, AGAIN)
    return session


def test_a_house_that_stands_twice_is_found_with_reasons(
    doubled: Session, register: Register
) -> None:
    (pair,) = find_pairs(doubled, register)

    assert {pair.first_id, pair.second_id} == set(BOTH)
    assert pair.first < pair.second
    assert {"nearly the same name", "the same phone number, which other services share"} <= {
        reason.words for reason in pair.reasons if reason.speaks_for
    }


def test_the_likeliest_pair_comes_first(
    doubled: Session, register: Register, gazetteer: Gazetteer
) -> None:
    branch = make.record("Maple House evening", organization="Maple House", phones=[PHONE])
    make.store(doubled, gazetteer, branch)

    found = find_pairs(doubled, register)

    assert len(found) > 1
    assert {found[0].first_id, found[0].second_id} == set(BOTH)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)
    assert len(find_pairs(doubled, register, least=found[0].score)) == 1


def test_the_same_common_name_is_found_however_many_share_its_words(
    session: Session, register: Register, gazetteer: Gazetteer
) -> None:
    names = [f"Cancer support {town} {number}" for town in TOWNS for number in range(10)]
    runner = make.ident("one of many")
    twice = [
        make.record(
            "Cancer support",
            id=make.ident(f"twice {number}"),
            organization={
                "id": make.ident(f"runner {number}"),
                "name": "Cancer support",
            },
        )
        for number in range(2)
    ]
    make.store(
        session,
        gazetteer,
        *(
            make.record(name, organization={"id": runner, "name": "Cancer support"})
            for name in names
        ),
        *twice,
    )

    top = find_pairs(session, register)[0]

    assert {top.first_id, top.second_id} == {one.id for one in twice}


def test_what_was_merged_away_makes_no_pair(
    doubled: Session, register: Register, gazetteer: Gazetteer
) -> None:
    make.store(doubled, gazetteer, AGAIN.model_copy(update={"merged_into": HOUSE.id}))

    assert find_pairs(doubled, register) == []


def test_two_that_a_person_called_two_are_asked_no_more(
    doubled: Session, register: Register
) -> None:
    say_two(doubled, register, BOTH, "editor@example.org", NOW, "The other is in Quincy.")
    say_two(doubled, register, BOTH[::-1], "admin@example.org", NOW)

    assert find_pairs(doubled, register) == []
    said = doubled.execute(select(NotDuplicate)).scalars().all()
    assert [(one.said_by, one.said_at, one.reason) for one in said] == [
        ("admin@example.org", NOW, None)
    ]

    assert take_back(doubled, BOTH)
    assert not take_back(doubled, BOTH)
    assert len(find_pairs(doubled, register)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Maple House drop-in centre"},
        {"phones": [PHONE | {"number": "+1 617-555-0199"}]},
        {"url": "https://maplehouse.example/drop-in", "url_kind": "own"},
    ],
)
def test_another_name_phone_or_site_brings_the_question_back(
    doubled: Session, register: Register, gazetteer: Gazetteer, change: dict[str, object]
) -> None:
    say_two(doubled, register, BOTH, "editor@example.org", NOW)
    described = HOUSE.to_json() | {"description": "Tea and talk."}
    make.store(doubled, gazetteer, ServiceRecord.model_validate(described))
    assert find_pairs(doubled, register) == []

    make.store(doubled, gazetteer, ServiceRecord.model_validate(described | change))

    assert len(find_pairs(doubled, register)) == 1


def test_only_two_services_that_are_there_can_be_two(doubled: Session, register: Register) -> None:
    for pair in ((HOUSE.id, make.ident("nobody")), (HOUSE.id, HOUSE.id)):
        with pytest.raises(UnknownServiceError):
            say_two(doubled, register, pair, "editor@example.org", NOW)


def test_the_work_tells_how_far_it_is(doubled: Session, register: Register) -> None:
    told: list[tuple[int, int]] = []
    find_pairs(doubled, register, lambda done, total: told.append((done, total)))

    assert told[0] == (0, told[0][1])
    assert told[-1] == (told[0][1], told[0][1])


def test_either_database_remembers_and_forgets_with_the_service(
    ready_engine: Engine, register: Register, gazetteer: Gazetteer
) -> None:
    with writing(ready_engine) as session:
        stored(session, gazetteer, HOUSE, AGAIN)
        say_two(session, register, BOTH, "editor@example.org", NOW)
    with Session(ready_engine) as session:
        assert find_pairs(session, register) == []
        count = select(func.count()).select_from(NotDuplicate)
        assert session.execute(count).scalar() == 1
        session.execute(delete(Service).where(Service.id == AGAIN.id))  # type: ignore[arg-type]
        assert session.execute(count).scalar() == 0
