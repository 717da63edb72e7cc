"""What a visitor asks, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NEARBY_KILOMETRES = 40
FURTHEST_KILOMETRES = 500
LONGEST_TEXT = 500
LAST_PAGE = 1000


class Sort(StrEnum):
    """The order of the results."""

    BEST = "best"
    NEAREST = "nearest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something asked that cannot be done; `kind` picks the sentence, `value` is what was typed."""

    kind: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question: words, a place, chosen filter values, an order and a page.

    `near` is what was typed as a place; `country` the home country; `within` kilometres or None
    for the usual reach; `reader` the language that the answer is read in. `chosen` holds the
    values of each filter by key. `exact` leaves typing errors as they are, and what stands in
    `unread` is not read into the words. `problems` names what was asked and left out; `explain`
    asks for the sum behind each result.
    """

    text: str = ""
    near: str = ""
    within: int | None = None
    country: str = "US"
    country_chosen: bool = False  # a country that was not chosen may follow from the words
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.BEST
    reader: str = "en"
    exact: bool = False
    unread: tuple[str, ...] = ()  # such as "need.lodging"
    page: int = 1
    limit: int = 10
    explain: bool = False
    problems: tuple[Problem, ...] = ()

    def values(self, key: str) -> tuple[str, ...]:
        """Give the chosen values of a filter, none when it is not used."""
        return self.chosen.get(key, ())
