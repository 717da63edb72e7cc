"""Sets of services as bitmaps, held in memory and made anew when the directory's version moves.

A service's public number is its place in every bitmap and array. An index is never changed
once made, so that many threads may read it without a lock.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.places.place import Place
from finder.search.spelling import Speller

# The fields of a service that words are looked for in, as rank weighs them.
TEXT_FIELDS = ("name", "organization", "terms", "description", "translation", "keywords")
WORLD = "WORLD"
Postings = dict[str, BitMap]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the people live who can use a service, as sets of services by area.

    `wide` holds regions, countries and the world by code; `small` counties by code; towns are
    circles. `vague` holds areas known by name only, under the area around them. `inside` holds
    services with a coverage that lies within an area but is smaller than it.
    """

    wide: Postings
    small: Postings
    vague: Postings
    inside: Postings
    town_numbers: NDArray[np.uint32]
    town_vectors: NDArray[np.float64]
    town_extents: NDArray[np.float64]  # kilometres


@dataclass(frozen=True, slots=True)
class Sites:
    """Every public site with a point, one row each: service, unit vector, areas around it."""

    numbers: NDArray[np.uint32]
    vectors: NDArray[np.float64]
    by_area: Postings
    with_point: BitMap
    towns: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Centre:
    """A place of treatment known by name: its folded names and its point."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Index:
    """One version of the directory, ready to be searched; all sets hold public numbers."""

    version: int
    listed: BitMap  # may stand in results
    ended: BitMap  # not live any more: found by name only
    off: BitMap  # not shown by this install, and in no other set
    text: dict[str, Postings]  # field -> stem -> services
    facets: dict[str, Postings]  # filter -> value, with everything below it -> services
    known: Postings  # filter -> services with any value of it
    main_need: Postings  # the first need of a service
    exact_cancer: Postings  # cancer types as stated
    sensitivities: Postings
    coverage: Coverage
    sites: Sites
    regions: NDArray[np.int32]  # in how many regions of countries it is
    goes_there: BitMap  # taking part in person, at a site
    comes_by_area: BitMap  # every other way of taking part
    confirmed_days: NDArray[np.int32]  # last confirmation that stands, as an ordinal, 0: none
    last_confirmed_days: NDArray[np.int32]  # the same, of facts edited since too
    rides_and_visits: BitMap  # in person, but help comes to an area
    makers: BitMap
    for_cancer: BitMap  # say themselves that they are for people with cancer
    closed_funds: BitMap
    not_sure_live: BitMap
    answering: BitMap  # can be rung or written to
    for_the_young: BitMap  # take nobody of 60 or older
    for_children: BitMap  # and of these, nobody of 31 or older
    phones: Postings  # digits of published numbers
    names: Postings  # folded names of services and organisations, without spaces
    sorted_names: tuple[str, ...]
    organization_names: frozenset[str]  # of them, those of organisations
    centres: tuple[Centre, ...]
    speller: Speller
    size: int  # length of arrays by number
    name_order: NDArray[np.uint32]  # rank of each number by name, then id
    organizations: NDArray[np.uint32]  # organisation's number by service number


KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
LONGEST_NATIONAL_NUMBER = 9


def phone_digits(text: str) -> str:
    """Give the digits of a phone number as one dials them, the last nine of a long one."""
    dialled = "".join(c for c in text.casefold().translate(KEYPAD) if c.isascii() and c.isdigit())
    return dialled[-LONGEST_NATIONAL_NUMBER:]


def members(services: BitMap) -> NDArray[np.uint32]:
    """Give the numbers of a set in order, read as one block."""
    return np.frombuffer(services.to_array(), dtype=np.uint32)
