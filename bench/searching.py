"""One search call against one read by primary key."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from bench.data import TODAY, gazetteer_of, load_seed, questions
from bench.measuring import Row, compare, plain, time_calls, time_pairs
from finder.db import reading
from finder.models import Service
from finder.places.gazetteer import Gazetteer
from finder.search.building import build
from finder.search.finding import Finder
from finder.search.index import Index
from finder.search.mistakes import LETTERS
from finder.search.request import SearchRequest
from finder.search.understanding import Understanding
from finder.text import words

# One slip in each of so many words of the directory, always the same ones.
SLIPS, SEED = 200, 7
SHORTEST_WORD = 5


class _Understanding(Finder):
    """Searches without reading a sentence again that it has read once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(gazetteer)
        self._read: dict[tuple[int, bool, bool], tuple[SearchRequest, Understanding]] = {}

    def _settle(
        self, index: Index, asked: SearchRequest, *, guessing: bool = False, settling: bool = True
    ) -> tuple[SearchRequest, Understanding]:
        key = (id(asked), guessing, settling)
        if key not in self._read:
            self._read[key] = super()._settle(index, asked, guessing=guessing, settling=settling)
        return self._read[key]


def slips(names: Sequence[str]) -> list[tuple[str, str]]:
    """Give words of the names, each as it is and with one slip: one letter less, more or other."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    found = sorted({word.text for name in names for word in words(name) if word.text.isalpha()})
    long = [word for word in found if len(word) >= SHORTEST_WORD]
    pairs = []
    for word in chance.sample(long, SLIPS):
        at = chance.randrange(1, len(word))
        other = chance.choice(LETTERS)
        wrong = chance.choice((word[:at] + word[at + 1 :], word[:at] + other + word[at:]))
        pairs.append((word, wrong))
    return pairs


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
        asked = [request for request in questions() if request.text]
        in_words, understood = time_pairs(
            [(ask(request), ask_again(request)) for request in asked], rounds=5
        )
        pairs = slips(list(session.execute(select(Service.name)).scalars()))  # type: ignore[call-overload]
        well_typed, mistyped = time_pairs(
            [
                (ask(SearchRequest(text=right)), ask(SearchRequest(text=wrong)))
                for right, wrong in pairs
            ],
            rounds=3,
        )
    return [
        plain("one service read by its key", by_key),
        compare("search call with cards, facets and ways on", searches, by_key, "a read by key"),
        compare("search call with words", in_words, understood, "the same, read already"),
        plain("search call for one word", well_typed),
        compare("the same with a typing error", mistyped, well_typed, "the word typed well"),
        compare("index built from the tables", building, by_key, "a read by key"),
    ]
