"""What is typed finds a service that writes it otherwise."""

import pytest
from sqlmodel import Session

from finder.directory.desk import find_records
from finder.directory.duplicates.recalling import known_as
from finder.directory.duplicates.register import Register
from finder.places.gazetteer import Gazetteer
from tests import make


@pytest.fixture
def stored(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on a directory with one service among others."""
    service = make.record(
        "Evening talks",
        organization="Maple Cancer Support Society",
        phones=[{"number": "+1 800-555-4357"}],
        email="Help@maple.example",
        url="https://www.maple.example/talks",
        url_kind="own",
        former_names=[["Arbor Trust", "Night talks"]],
        translations=[
            {
                "language": "es",
                "field": "name",
                "text": "Charlas de noche",
                "source_hash": "0" * 16,
            }
        ],
    )
    make.store(session, gazetteer, make.record("Choir"), service)
    return session


@pytest.mark.parametrize(
    "typed",
    [
        "1-800-555-HELP",
        "(800) 555 4357",
        "help@maple.example",
        "maple.example/other",
        "mapel suport",
        "talks maple",
        "arbor trust night",
        "charlas noche",
        "MCSS",
    ],
)
def test_a_service_is_found_by_another_form_of_what_it_says(
    stored: Session, register: Register, typed: str
) -> None:
    known = known_as(stored, register, typed)

    assert known == {2}
    assert [one.name for one in find_records(stored, typed, known=known).lines] == ["Evening talks"]


@pytest.mark.parametrize("typed", ["", "  ", "maple choir", "800 555 4358", "%", "x" * 5000])
def test_what_nobody_says_finds_nothing(stored: Session, register: Register, typed: str) -> None:
    assert known_as(stored, register, typed) == frozenset()
