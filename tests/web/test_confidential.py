"""A confidential place never leaves us: who asks from anywhere learns no more than its coverage."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import writing
from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.records import ServiceRecord
from finder.directory.storing import SERVICE, read_meta
from finder.exchange.forms import PUBLIC, STAFF
from finder.exchange.lines_export import export_lines
from finder.exchange.spreadsheet_export import export_csv
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest, Sort
from finder.search.results import SearchResults
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW, TODAY
from tests.web.conftest import BrowserOn

ANNA = Author("anna@example.org", Origin.STAFF)
# Around the towns in which it is hidden, and far from all of them.
ASKED_FROM = ("Boston", "Salem, MA", "Worcester, MA", "Providence, RI", "Denver", "01002", "US-MA")
WAYS_TO_ASK: tuple[tuple[int | None, Sort, dict[str, tuple[str, ...]]], ...] = (
    (None, Sort.BEST, {}),
    (8, Sort.NEAREST, {"mode": ("in_person",)}),
    (160, Sort.NEAREST, {"mode": ("in_person",)}),
)
SECRETS = ("Zyxhouse", "Zyxlane", "Zyxgate", "42.12321", "-71.98789")
EXACT: dict[str, Any] = {
    "city": "Salem",
    "latitude": 42.12321,
    "location_type": "physical",
    "precision": "exact",
}
PLACES = st.fixed_dictionaries(
    {
        "city": st.sampled_from(["Boston", "Salem", "Worcester", "Amherst", "Nowhere at all"]),
        "latitude": st.none() | st.floats(41.5, 43.0),
        "location_type": st.sampled_from(["physical", "postal"]),
        "precision": st.sampled_from(["exact", "town", "none"]),
    }
)


def hidden(city: str, latitude: float | None, location_type: str, precision: str) -> dict[str, Any]:
    place = make.location("Zyxhouse", city, "MA", confidential=True) | {
        "location_type": location_type,
        "precision": precision,
        "latitude": latitude,
        "longitude": None if latitude is None else -71.98789,
        "description": "Ring at Zyxgate.",
    }
    place["addresses"][0] |= {"address_1": "7 Zyxlane", "postal_code": "01002"}
    return place


def refuges(*places: dict[str, Any]) -> list[ServiceRecord]:
    """Give services of several shapes with these places, the same but for them."""
    shop = make.location("Shop", "Worcester", "MA")
    treated: dict[str, Any] = {"needs": ["cancer_centre"], "delivery_modes": ["in_person"]}
    area: dict[str, Any] = {"service_areas": [{"area": "US-MA"}], "organization": "Trust"}
    return [
        make.record("Refuge", **treated, **area, reach="site", locations=list(places)),
        make.record("Rooms", **area, reach="site", locations=[*places, shop]),
        make.record("Line", **area, reach="area", locations=list(places)),
    ]


def others() -> list[ServiceRecord]:
    towns = ("Boston", "Salem", "Worcester")
    return [
        make.record(
            f"Group of {town}",
            delivery_modes=["in_person"],
            reach="site",
            locations=[make.location(f"Hall of {town}", town, "MA")],
        )
        for town in towns
    ]


def rewrite(session: Session, gazetteer: Gazetteer, records: list[ServiceRecord]) -> None:
    for record in records:
        version = read_meta(session, SERVICE, [record.id])[record.id].version
        edit(session, record, version, ANNA, NOW, gazetteer)


def plain(value: Any) -> Any:
    """Give any value of index or results so that two of them can be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, BitMap):
        return list(value)
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def answers(finder: Finder, session: Session) -> list[Any]:
    """Give all that the search answers to somebody who asks again and again from everywhere."""
    index = {**plain(finder.index(session)), "version": 0, "speller": None}
    asked = [
        SearchRequest(near=near, within=within, sort=sort, explain=True, limit=50, chosen=chosen)
        for near in ASKED_FROM
        for within, sort, chosen in WAYS_TO_ASK
    ]
    asked += [SearchRequest(text=text) for text in ("near zyxhouse", "7 zyxlane", "refuge")]
    return [index, *(shown(finder.search(session, one, TODAY)) for one in asked)]


def shown(results: SearchResults) -> Any:
    kept = ("total", "cards", "also", "facets", "ways_on", "reasons", "local", "place")
    return [plain(getattr(results, name)) for name in kept]


@pytest.fixture
def without(own_engine: Engine, gazetteer: Gazetteer) -> list[Any]:
    """Give what is answered where the services have no such place at all."""
    with writing(own_engine) as session:
        make.store(session, gazetteer, *refuges(), *others())
        return answers(Finder(gazetteer), session)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(place=EXACT)
@given(place=PLACES)
def test_who_asks_from_everywhere_cannot_tell_where_it_is(
    session: Session, gazetteer: Gazetteer, without: list[Any], place: dict[str, Any]
) -> None:
    session.rollback()
    make.store(session, gazetteer, *refuges(hidden(**place)), *others())

    with_it = answers(Finder(gazetteer), session)

    for mine, theirs in zip(with_it, without, strict=True):
        assert mine == theirs


def test_no_page_and_no_file_tells_where_it_is(browser_on: BrowserOn, gazetteer: Gazetteer) -> None:
    browser = browser_on(*refuges(hidden(**EXACT)), *others())
    engine = browser.client.application.extensions["engine"]

    def read() -> dict[str, str]:
        addresses = [
            f"{path}{joined}near={near}"
            for near in ("Salem,+MA", "Boston", "Denver")
            for path, joined in (
                ("/services", "?"),
                ("/services?sort=nearest&within=160&mode=in_person", "&"),
                ("/api/v1/search?explain=1", "&"),
                ("/services/1-refuge", "?"),
                ("/services/2-rooms", "?"),
            )
        ]
        addresses += ["/services/3-line", "/organizations/1-trust", "/start/any?near=Salem,+MA"]
        addresses += ["/list?kept=1.2.3", "/list/sheet?kept=1.2.3", "/list/send?kept=1.2.3"]
        found = {one: browser.ask(one).text for one in addresses}
        with Session(engine) as session:
            for form in (PUBLIC, STAFF):
                found[f"lines {form}"] = "".join(export_lines(session, form))
                found[f"sheet {form}"] = "".join(export_csv(session, form))
        return found

    first = read()
    for address, text in first.items():
        assert [secret for secret in SECRETS if secret.casefold() in text.casefold()] == [], address
    page = browser.open("/services/1-refuge").main
    assert "The address is kept private for safety." in page
    assert "the address" not in page.split("We do not know:")[-1].split(".")[0]

    with writing(engine) as session:
        rewrite(session, gazetteer, refuges(hidden("Boston", 42.3, "postal", "town")))
    moved = read()
    versions = {f"{kind} {STAFF}" for kind in ("lines", "sheet")}  # these tell how often
    assert {key: text for key, text in moved.items() if key not in versions} == {
        key: text for key, text in first.items() if key not in versions
    }
