"""Who is asked for by name: a service, an organisation, or a telephone number."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.search.analysis import stem
from finder.search.index import Index, members, phone_digits
from finder.search.known_words import ordinary_words
from finder.search.understanding import Understanding
from finder.text import words

BEGINS_SO, HOLDS_SO = 0.7, 0.6
# An organisation named in a longer question: what is asked of it decides among its services.
NAMED_BESIDE, LONGEST_NAME = 0.5, 7
FEWEST_DIGITS = 3
SHORTEST_NAME = 4
NAMES, FEW_NAMES = ("name", "organization"), 20
SHORTEST_BEGINNING = 8


def asked_by_name(index: Index, understanding: Understanding) -> NDArray[np.float64]:
    """Give flags for services asked for by their name, their organisation's, or their number.

    1 stands for the whole name or number, less for a name that only begins so.
    """
    flags = np.zeros(index.size)
    said = "".join(understanding.spoken)
    if sum(c.isdigit() for c in said) >= FEWEST_DIGITS:
        flags[members(index.phones.get(phone_digits(said), BitMap()))] = 1.0
    if len(said) >= SHORTEST_BEGINNING and not _says_only_topics(understanding):
        for name, share in _names_like(index, understanding):
            flags[members(index.names[name])] = share
    for name in _names_inside(index, understanding):
        flags[members(index.names[name])] = NAMED_BESIDE
    # "Free counselling" is what somebody calls theirs, and what anybody may ask for.
    is_a_name = (
        is_only_a_name(index, understanding)
        or understanding.notice is not None
        or not _says_only_topics(understanding)
    )
    if len(said) >= SHORTEST_NAME and said in index.names and is_a_name:
        flags[members(index.names[said])] = 1.0
    return flags


def _names_like(index: Index, understanding: Understanding) -> Iterator[tuple[str, float]]:
    """Give the names that begin so, and those that hold a name that is somebody's own.

    "Gilda's Club" is asked for in "Local support centres and Gilda's Clubs" as well; "cancer care"
    is in many names.
    """
    spoken = understanding.spoken
    said = "".join(spoken)
    if len(spoken) <= LONGEST_NAME and any(is_somebodys_name(index, word) for word in spoken):
        yield from ((name, HOLDS_SO) for name in index.sorted_names if said in name)
    first = bisect_left(index.sorted_names, said)
    begin = takewhile(lambda name: name.startswith(said), islice(index.sorted_names, first, None))
    yield from ((name, BEGINS_SO) for name in begin)


def _names_inside(index: Index, understanding: Understanding) -> Iterator[str]:
    """Give organisations that a longer question names: "american cancer society rides"."""
    spoken = understanding.spoken
    for length in range(min(LONGEST_NAME, len(spoken) - 1), 1, -1):
        for start in range(len(spoken) - length + 1):
            name = "".join(spoken[start : start + length])
            if len(name) >= SHORTEST_BEGINNING and name in index.organization_names:
                yield name


def _says_only_topics(understanding: Understanding) -> bool:
    """Say whether every word was read as a topic: "support groups in Spanish" names nobody."""
    read = {word.text for read in understanding.reads for word in words(read.words)}
    return read.issuperset(understanding.spoken)


def is_only_a_name(index: Index, understanding: Understanding) -> bool:
    """Say whether nothing but the name of an organisation was typed.

    One everyday word that says what is wanted is none, whoever is called so: "alone".
    """
    spoken = understanding.spoken
    if len(spoken) == 1 and spoken[0] in ordinary_words() and _says_only_topics(understanding):
        return False
    return "".join(spoken) in index.organization_names


def called_after(index: Index, name: str) -> BitMap:
    """Give the services whose own name holds this one of their organisation, and says more."""
    longer = (one for one in index.sorted_names if name in one and one != name)
    return BitMap.union(BitMap(), *(index.names[one] for one in longer))


def is_somebodys_name(index: Index, word: str) -> bool:
    """Say whether a word stands in few names and is no everyday one: "gilda something"."""
    holders = (index.text[field].get(stem(word), BitMap()) for field in NAMES)
    return 0 < len(BitMap.union(*holders)) <= FEW_NAMES and word not in ordinary_words()
