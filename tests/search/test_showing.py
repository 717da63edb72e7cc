"""What an install shows: whatever touches a chosen country or area, and what may do so."""

from typing import Any

import pytest
from sqlmodel import Session

from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.search.showing import turned_off
from tests import make
from tests.conftest import TODAY

BOSTON = make.location("Ward", "Boston", "MA")
HOUSTON = make.location("Clinic", "Houston", "TX")
HIDDEN = make.location("Shelter", "Boston", "MA", confidential=True)
SERVICES: dict[str, dict[str, Any]] = {
    "World": {"service_areas": [{"area": "WORLD"}]},
    "United States": {"service_areas": [{"area": "US"}]},
    "Massachusetts": {"service_areas": [{"area": "US-MA"}]},
    "Suffolk County": {"service_areas": [{"area": "US-MA-025"}]},
    "In Boston": {"service_areas": [{"area": "US-MA", "name": "Boston"}]},
    "Somewhere in Massachusetts": {"service_areas": [{"area": "US-MA", "name": "Xyzzy"}]},
    "Texas": {"service_areas": [{"area": "US-TX"}]},
    "Houston ward": {"service_areas": [], "locations": [HOUSTON]},
    "Boston ward of Texans": {"service_areas": [{"area": "US-TX"}], "locations": [BOSTON]},
    "Texans, hidden in Boston": {"service_areas": [{"area": "US-TX"}], "locations": [HIDDEN]},
    "Hidden, no more known": {"service_areas": [], "locations": [HIDDEN]},
    "England": {"service_areas": [{"area": "GB-ENG"}]},
    "Nothing known": {"service_areas": []},
}
EVERYWHERE = {"World", "Nothing known", "Hidden, no more known"}
IN_BOSTON = {"Suffolk County", "In Boston", "Boston ward of Texans"}
IN_MASSACHUSETTS = {"United States", "Massachusetts", "Somewhere in Massachusetts", *IN_BOSTON}
IN_TEXAS = {"United States", "Texas", "Houston ward", "Texans, hidden in Boston"}


@pytest.fixture
def stored(session: Session, gazetteer: Gazetteer) -> Session:
    """Give a session on these services."""
    make.store(
        session, gazetteer, *(make.record(name, **fields) for name, fields in SERVICES.items())
    )
    return session


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ([], set(SERVICES)),
        (["US"], set(SERVICES) - {"England"}),
        (["GB"], {"England", *EVERYWHERE}),
        (["GB", "US-MA"], {"England", *IN_MASSACHUSETTS, *EVERYWHERE}),
        (["US-MA"], {*IN_MASSACHUSETTS, *EVERYWHERE}),
        (["US-MA-025"], {*IN_MASSACHUSETTS, *EVERYWHERE}),
        (["US-TX"], {*IN_TEXAS, "Boston ward of Texans", *EVERYWHERE}),
        (["US-MA-027"], {*(IN_MASSACHUSETTS - IN_BOSTON), *EVERYWHERE}),
        (["GB-SCT"], EVERYWHERE),
    ],
)
def test_what_touches_no_chosen_area_is_off(
    stored: Session, gazetteer: Gazetteer, codes: list[str], shown: set[str]
) -> None:
    off = turned_off(stored, gazetteer, codes)

    assert {name for name in SERVICES if make.ident(name) not in off} == shown


def test_size_counts_what_can_be_found(session: Session, gazetteer: Gazetteer) -> None:
    make.store(
        session,
        gazetteer,
        make.record("Gone", status="not_live"),
        make.record("Merged", merged_into=make.ident("Here")),
        make.record("Here", organization="Trust"),
        make.record("There", organization="Trust"),
    )
    size = Finder(gazetteer).size(session)

    assert (size.services, size.organizations) == (2, 1)


def test_an_index_of_an_empty_directory_shows_nothing_and_hides_nothing(
    session: Session, gazetteer: Gazetteer
) -> None:
    finder = Finder(gazetteer)

    assert finder.search(session, SearchRequest(country="US"), TODAY).total == 0
    assert len(finder.off(session)) == 0
    assert finder.size(session).organizations == 0
