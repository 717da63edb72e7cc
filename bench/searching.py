"""One search call against one read by primary key."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from bench.data import TODAY, gazetteer_of, load_seed, questions
from bench.measuring import Row, compare, plain, time_calls
from finder.db import reading
from finder.models import Service
from finder.places.gazetteer import Gazetteer
from finder.search.building import build
from finder.search.finding import Finder
from finder.search.index import Index
from finder.search.request import SearchRequest
from finder.search.understanding import Understanding

MISTYPED = ("brest cancer", "chemotherepy", "onclogist", "supportgroup", "limfodema")
WELL_TYPED = ("breast cancer", "chemotherapy", "oncologist", "support group", "lymphedema")


class _Understanding(Finder):
    """Searches without reading a sentence again that it has read once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(gazetteer)
        self._read: dict[str, tuple[SearchRequest, Understanding]] = {}

    def _settle(self, index: Index, asked: SearchRequest) -> tuple[SearchRequest, Understanding]:
        key = repr(asked)
        if key not in self._read:
            self._read[key] = super()._settle(index, asked)
        return self._read[key]


def measure_search(var: Path) -> list[Row]:
    """Give rows for a read by key, for building the index, and for the search call."""
    engine, _ = load_seed(var)
    gazetteer = gazetteer_of(var)
    finder = Finder(gazetteer)
    with reading(engine) as session:
        ids = list(session.execute(select(Service.id)).scalars())  # type: ignore[call-overload]

        def read(key: object) -> Callable[[], object]:
            def call() -> object:
                session.expunge_all()
                return session.get(Service, key)

            return call

        def ask(request: SearchRequest) -> Callable[[], object]:
            return lambda: finder.search(session, request, TODAY)

        reader = _Understanding(gazetteer)

        def ask_again(request: SearchRequest) -> Callable[[], object]:
            return lambda: reader.search(session, request, TODAY)

        by_key = time_calls([read(key) for key in ids])
        building = time_calls([lambda: build(session, gazetteer, 1)], rounds=7)
        searches = time_calls([ask(request) for request in questions()], rounds=3)
        understood = time_calls([ask_again(request) for request in questions()], rounds=4)
        mistyped = time_calls([ask(SearchRequest(text=text)) for text in MISTYPED], rounds=9)
        well_typed = time_calls([ask(SearchRequest(text=text)) for text in WELL_TYPED], rounds=9)
    return [
        plain("one service read by its key", by_key),
        compare("search call with cards, facets and ways on", searches, by_key, "a read by key"),
        compare("the same with its reading", searches, understood, "the same, read already"),
        compare("search call with a typing error", mistyped, well_typed, "the same typed well"),
        compare("index built from the tables", building, by_key, "a read by key"),
    ]
