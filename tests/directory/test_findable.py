from __future__ import annotations

from sqlmodel import Session

from finder.directory.findable import (
    neighbours_of,
    searches_of,
    three_searches,
    try_out,
)
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from tests import make
from tests.conftest import NOW

GROUP = make.record(
    "Tuesday circle",
    needs=["support_group", "wigs"],
    delivery_modes=["in_person"],
    cancers=["breast"],
    locations=[make.location("Hall", "Salem", "MA")],
    reach="site",
)


def test_a_service_that_is_not_there_yet_is_found_among_its_rivals(
    seed_session: Session, gazetteer: Gazetteer
) -> None:
    trial = try_out(seed_session, GROUP, gazetteer, "US", NOW)

    assert trial.searches == (
        "support group near Salem, MA",
        "breast cancer support group near Salem, MA",
        "support group for breast cancer",
    )
    assert trial.card is not None
    assert trial.card.name == "Tuesday circle"
    assert trial.card.distance_km is None


def test_a_search_that_does_not_find_it_is_not_given(gazetteer: Gazetteer) -> None:
    only_by_name = three_searches(
        GROUP, gazetteer, lambda text: {GROUP.id} if "Tuesday" in text else set()
    )

    assert only_by_name == [
        "Tuesday circle",
        "Tuesday circle Trust",
        "Tuesday circle Tuesday circle Trust",
    ]
    assert three_searches(GROUP, gazetteer, lambda _: set()) == []


def test_a_confidential_place_is_in_no_search(gazetteer: Gazetteer) -> None:
    hidden = make.record(
        "Refuge",
        locations=[make.location("House", "Salem", "MA", confidential=True)],
        service_areas=[{"area": "US-MA"}],
    )

    searches = three_searches(hidden, gazetteer, lambda _: {hidden.id})

    assert not any("Salem" in text for text in searches)
    assert searches[0] == "support group in Massachusetts"


def test_the_rivals_give_the_same_help(seed_session: Session) -> None:
    rivals = neighbours_of(seed_session, GROUP, most=5)

    assert len(rivals) == 5
    assert all("support_group" in one.needs for one in rivals)


def test_searches_of_a_published_service_find_it_in_the_directory_as_it_is(
    seed_session: Session, seed_finder: Finder, gazetteer: Gazetteer
) -> None:
    record = next(one for one in neighbours_of(seed_session, GROUP) if one.locations)

    texts = searches_of(seed_session, seed_finder, record, gazetteer, "US", NOW.date())

    assert len(texts) == 3
    for text in texts:
        results = seed_finder.search(seed_session, SearchRequest(text=text), NOW.date())
        assert record.id in [card.id for card in results.cards]
