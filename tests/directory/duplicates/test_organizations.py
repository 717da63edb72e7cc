"""Organisations are found as their name is typed."""

import pytest
from sqlmodel import Session

from finder.directory.duplicates.organizations import FoundOrganization, find_organization
from finder.directory.duplicates.register import Register
from finder.places.gazetteer import Gazetteer
from tests import make


def found(session: Session, register: Register, typed: str) -> list[str]:
    return [one.name for one in find_organization(session, register, typed)]


@pytest.fixture
def stored(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on a directory with some organisations."""
    maple = {
        "id": make.ident("maple"),
        "name": "Maple Cancer Support Society",
        "website": "https://www.maplesupport.example/about",
    }
    make.store(
        session,
        gazetteer,
        make.record("Talks", organization=maple, former_names=[["Arbor Trust", "Talks"]]),
        make.record("Rides", organization=maple),
        make.record("Choir", organization="Cedar House"),
        make.record("Walks", organization="Cedar House of Oakham"),
        make.record("Meals", organization="Young Birch (YoBi)"),
    )
    return session


@pytest.mark.parametrize(
    ("typed", "first", "why"),
    [
        ("maple cancer support society", "Maple Cancer Support Society", "this very name"),
        ("Maple Can", "Maple Cancer Support Society", "its name begins so"),
        ("society maple", "Maple Cancer Support Society", "these words are in its name"),
        ("MCSS", "Maple Cancer Support Society", "its name in short"),
        ("yobi", "Young Birch (YoBi)", "its name in short"),
        ("http://maplesupport.example", "Maple Cancer Support Society", "its website"),
        ("arbor trust", "Maple Cancer Support Society", "called so before"),
        ("Mapel Cancer Suport", "Maple Cancer Support Society", "nearly this name"),
        ("ceder house", "Cedar House", "nearly this name"),
        ("the cedar house", "Cedar House", "these words are in its name"),
    ],
)
def test_an_organization_is_found_in_many_ways(
    stored: Session, register: Register, typed: str, first: str, why: str
) -> None:
    one = find_organization(stored, register, typed)[0]

    assert (one.name, one.why) == (first, why)


def test_the_nearer_name_comes_first(stored: Session, register: Register) -> None:
    assert found(stored, register, "cedar") == ["Cedar House", "Cedar House of Oakham"]
    assert found(stored, register, "cedar house of oakham")[0] == "Cedar House of Oakham"


def test_nothing_is_found_for_nothing(stored: Session, register: Register) -> None:
    assert [found(stored, register, typed) for typed in ("", " ?! ", "zzqx", "x" * 5000)] == [
        []
    ] * 4


def test_an_organization_says_what_it_is(stored: Session, register: Register) -> None:
    one = find_organization(stored, register, "maple cancer support society")[0]

    assert one == FoundOrganization(
        id=make.ident("maple"),
        number=1,
        name="Maple Cancer Support Society",
        website="https://www.maplesupport.example/about",
        services=2,
        score=1.0,
        why="this very name",
    )


def test_a_new_name_is_found_at_once(
    stored: Session, register: Register, gazetteer: Gazetteer
) -> None:
    assert found(stored, register, "Elm Garden") == []
    make.store(stored, gazetteer, make.record("Tea", organization="Elm Garden"))

    assert found(stored, register, "Elm Garden") == ["Elm Garden"]
