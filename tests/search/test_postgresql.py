"""The whole walk on PostgreSQL gives the same answers as on SQLite."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import open_engine, reading, writing
from finder.directory.editing import Author
from finder.exchange.json_lines import import_lines
from finder.exchange.quarantine import Quarantine
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.vocabulary import Origin
from tests.conftest import NOW, SEED, TODAY
from tests.postgresql import Postgresql


@pytest.fixture(scope="module")
def postgresql_seed(
    postgresql: Postgresql, gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    engine = open_engine(postgresql.create_database("seed"))
    upgrade(engine)
    quarantine = Quarantine(tmp_path_factory.mktemp("quarantine") / "kept.jsonl")
    with SEED.open("rb") as lines, writing(engine) as session:
        author = Author("tests", Origin.SEED)
        summary = import_lines(session, lines, author, NOW, gazetteer, quarantine)
    assert (summary.added, summary.quarantined) == (2106, 0)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def postgresql_finder(gazetteer: Gazetteer) -> Finder:
    return Finder(gazetteer)


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(),
        SearchRequest(text="support group", near="Boston"),
        SearchRequest(text="HER2+", chosen={"mode": ("online",)}),
        SearchRequest(near="Leeds", country="GB", chosen={"need": ("counselling",)}),
        SearchRequest(near="Texas", sort="name", page=2),  # type: ignore[arg-type]
    ],
)
def test_answers_are_the_same(
    postgresql_seed: Engine,
    seed_session: Session,
    seed_finder: Finder,
    postgresql_finder: Finder,
    request_: SearchRequest,
) -> None:
    with reading(postgresql_seed) as session:
        there = postgresql_finder.search(session, request_, TODAY)
    here = seed_finder.search(seed_session, request_, TODAY)

    assert here.total == there.total > 0
    assert here.cards == there.cards
    assert here.facets == there.facets
    assert replace(here, ways_on=there.ways_on) == there
