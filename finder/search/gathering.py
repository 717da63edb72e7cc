"""Several kinds of help for one page: what is wanted, and the best few of each."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from finder.places.place import Place
from finder.search.bands import Band
from finder.search.index import Index
from finder.search.placing import PlaceRead
from finder.search.request import SearchRequest
from finder.search.results import Card
from finder.vocabulary import ANY_CANCER, CANCERS, IN_PERSON, Applicant, FundStatus, LinkKind

BEST = 3
# So many more are looked at, in case that some of the first are of little use.
SPARE = 5
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

    `local`: until a place is known, only what the whole country can use is shown. `go_there`:
    once it is known, only what one goes to. `with_phone`: only what has a number that the public
    may call.
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
            reader=asked.reader,
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

    While no place is known, help for a part of the country is shown only where there is no other,
    and of a local part never. Once one is, what is near comes first in a local part. Help for
    groups of people that nobody mentioned (`for_groups`) comes after help for all, and what drug
    companies run comes last.
    """
    shown = list(numbers)
    if part.with_phone:
        with_phone = BitMap.union(BitMap(), *index.phones.values())
        shown = [number for number in shown if number in with_phone]
    if not placed:
        everywhere = [number for number in shown if number in bands[Band.COVERS]]
        shown = everywhere if everywhere or part.local else shown
    late = bands[Band.FURTHER] | bands[Band.ASK]
    return sorted(
        shown,
        key=lambda number: (
            number in index.makers,
            number in late,
            part.local and number not in bands[Band.NEAR],
            number in for_groups,
        ),
    )


def made_for_groups(index: Index, audiences: Collection[str]) -> BitMap:
    """Give the services made for a group that only some belong to, unless it is among these.

    So are those for carers that do not name the person with cancer; where carers are the ones
    who ask, it is those that do.
    """
    made_for = index.facets["audience"]

    def any_of(terms: Collection[str]) -> BitMap:
        return BitMap.union(BitMap(), *(made_for.get(one, BitMap()) for one in terms))

    for_patients = any_of(WITH_CANCER)
    asks = CARERS.intersection(audiences)
    behind = for_patients if asks else any_of(CARERS) - for_patients
    return any_of(SOME_BELONG_TO - set(audiences)) | behind


def helps_a_stranger(card: Card) -> bool:
    """Say whether whoever asks on her own, by what the card tells, may get something there."""
    own_site = card.url if card.url_kind is LinkKind.OWN else None
    return bool(card.phone or card.email or own_site or card.organization.website) and not (
        card.own_patients_only
        or card.who_can_apply is Applicant.PROFESSIONAL_ONLY
        or card.fund_status is FundStatus.CLOSED
    )


def pick(parts: Sequence[tuple[Part, Sequence[Card]]]) -> list[tuple[Card, ...]]:
    """Give the best few of each part, in order, and no service everywhere.

    What only others may use, and what stands in two parts already, gives way to the rest, but
    not to what a drug company runs.
    """
    used: Counter[int] = Counter()
    picked = []
    for part, cards in parts:
        able_first = sorted(cards, key=lambda card: (card.run_by_maker, not helps_a_stranger(card)))
        fresh_first = sorted(
            able_first, key=lambda card: (card.run_by_maker, used[card.number] >= MOST_OFTEN)
        )
        best = {card.number for card in fresh_first[: part.most]}
        picked.append(tuple(card for card in able_first if card.number in best))
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
