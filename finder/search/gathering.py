"""Several kinds of help for one page: what is wanted, and the best few of each."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from finder.places.place import Place
from finder.search.bands import Band
from finder.search.index import Index
from finder.search.request import SearchRequest
from finder.search.results import Card
from finder.search.understanding import PlaceRead
from finder.vocabulary import ANY_CANCER, CANCERS, IN_PERSON

BEST = 3
# In how many parts of a page the same service may stand while there are others.
MOST_OFTEN = 2
# A page for a cancer type needs at least so many services made for it.
ENOUGH = 8
# Groups that the rank lets pass when everybody is named beside them.
SOME_BELONG_TO = frozenset(
    {
        *("child_with_cancer", "young_adult", "older_adult", "men", "lgbtq", "trans_nonbinary"),
        *("veteran_military", "black", "hispanic_latino", "asian_pacific", "indigenous"),
        *("immigrant_refugee", "parent_with_cancer", "professional"),
    }
)
CARERS = frozenset({"caregiver", "partner"})
WITH_CANCER = frozenset({"patient", "newly_diagnosed", "survivor", "women"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page: the filters that find it, and how it is narrowed.

    `local`: until a place is known, only what needs no journey is shown. `go_there`: once it is
    known, only what one goes to. `with_phone`: only what has a number that the public may call.
    """

    key: str
    chosen: Mapping[str, tuple[str, ...]]
    local: bool = False
    go_there: bool = False
    with_phone: bool = False
    most: int = BEST

    def request(self, asked: SearchRequest, *, placed: bool) -> SearchRequest:
        """Give the search that finds everything of this part; `placed`: a place is known."""
        there = {"mode": (IN_PERSON,)} if self.go_there and placed else {}
        return SearchRequest(
            near=asked.near,
            country=asked.country,
            chosen={**self.chosen, **there, **asked.chosen},
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A part with its best cards; `total` is what its search finds."""

    part: Part
    request: SearchRequest
    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All parts of a page in their order, and the cancer types that have a page of their own."""

    place: Place | None
    place_read: PlaceRead | None
    placed: bool  # a place smaller than a country is known
    parts: tuple[Found, ...]
    kinds: tuple[str, ...]


def showable(
    index: Index,
    part: Part,
    numbers: Sequence[int],
    bands: Mapping[Band, BitMap],
    for_groups: BitMap,
    *,
    placed: bool,
) -> list[int]:
    """Give what of a part may stand among its best, in order.

    Of what its search found, what nobody has to travel for comes first while no place is known,
    and what is near once one is. Help for groups of people that nobody mentioned (`for_groups`)
    comes after help for all, and what drug companies run comes last.
    """
    shown = list(numbers)
    if part.with_phone:
        with_phone = BitMap.union(BitMap(), *index.phones.values())
        shown = [number for number in shown if number in with_phone]
    if part.local and not placed:
        shown = [number for number in shown if number in bands[Band.COVERS]]
    first = bands[Band.NEAR] if placed else bands[Band.COVERS]
    late = bands[Band.FURTHER] | bands[Band.ASK]
    return sorted(
        shown,
        key=lambda number: (
            number in index.makers,
            number in late,
            (part.local or not placed) and number not in first,
            number in for_groups,
        ),
    )


def made_for_groups(index: Index, audiences: Collection[str]) -> BitMap:
    """Give the services made for a group that only some belong to, unless it is among these.

    So are those for carers that do not name the person with cancer.
    """
    made_for = index.facets["audience"]

    def any_of(terms: Collection[str]) -> BitMap:
        return BitMap.union(BitMap(), *(made_for.get(one, BitMap()) for one in terms))

    for_carers = any_of(CARERS - set(audiences)) - any_of(WITH_CANCER)
    return any_of(SOME_BELONG_TO - set(audiences)) | for_carers


def pick(parts: Sequence[tuple[Part, Sequence[int]]], makers: BitMap) -> list[list[int]]:
    """Give the best few of each part in their order, and no service everywhere.

    One that stands in two parts already gives way to others, but not to a maker's.
    """
    used: Counter[int] = Counter()
    picked = []
    for part, numbers in parts:
        fresh_first = sorted(
            numbers, key=lambda number: (number in makers, used[number] >= MOST_OFTEN)
        )
        best = set(fresh_first[: part.most])
        picked.append([number for number in numbers if number in best])
        used.update(best)
    return picked


def kinds_of_cancer(index: Index, listed: BitMap) -> tuple[str, ...]:
    """Give the cancer types with enough listed services of their own, in reading order."""
    made_for = index.facets["cancer"]
    return tuple(
        term.id
        for term in CANCERS
        if term.id != ANY_CANCER
        and made_for.get(term.id, BitMap()).intersection_cardinality(listed) >= ENOUGH
    )
