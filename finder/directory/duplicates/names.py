"""Names as they are compared: their telling words, and the ways in which they are shortened."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from finder.search.analysis import stem
from finder.text import fold

# Written short in names, and what for.
WRITTEN_SHORT = {
    "assn": "association",
    "assoc": "association",
    "cent": "center",
    "cntr": "center",
    "ctr": "center",
    "dept": "department",
    "fdn": "foundation",
    "fl": "florida",
    "ft": "fort",
    "hosp": "hospital",
    "inst": "institute",
    "intl": "international",
    "med": "medical",
    "mt": "mount",
    "natl": "national",
    "ne": "northeast",
    "ni": "northern ireland",
    "nsw": "new south wales",
    "nz": "new zealand",
    "prog": "program",
    "reg": "regional",
    "soc": "society",
    "st": "saint",
    "ste": "saint",
    "svcs": "services",
    "univ": "university",
}
# What no name is known by: small words of the languages that names are written in, and the forms
# in which a body is registered.
SILENT_WORDS = (
    "a al an and are as at by con d da das de del der des die do dos du e el en et f for from go he"
    " her his i im in into is it its l la las le les los no nos o of on or our para per por s se so"
    " su t that the their this to un una und von we with y you your cic cio corp gmbh inc"
    " incorporated limited llc ltd plc"
)
SILENT = frozenset(SILENT_WORDS.split())
IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
SHORTEST_JOINED = 6
SHORTEST_ABBREVIATION, LONGEST_ABBREVIATION = 3, 8
SHORT_PART = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name's telling words as stems, each once, beside each as written; `all` has every word."""

    words: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()  # the words again, to look them up

    def __add__(self, other: "Name") -> "Name":
        terms = dict(zip(self.words, self.written, strict=True))
        terms |= dict(zip(other.words, other.written, strict=True))
        return _name(terms, self.all + other.all)


def _name(terms: dict[str, str], every: tuple[str, ...]) -> Name:
    return Name(tuple(terms), tuple(terms.values()), every, frozenset(terms))


@lru_cache(maxsize=65536)
def _terms(word: str) -> tuple[tuple[str, str], ...]:
    written = WRITTEN_SHORT.get(word, word)
    return tuple((stem(part), part) for part in written.split())


def name_of(text: str) -> Name:
    """Give the name that a text is."""
    folded = tuple(fold(text).split())
    kept = [word for word in folded if word not in SILENT] or folded
    terms = dict(term for word in kept for term in _terms(word))
    return _name(terms, folded)


def stems_of(text: str) -> frozenset[str]:
    """Give the telling stems of a longer text."""
    return frozenset(
        term for word in fold(text).split() if word not in SILENT for term, _ in _terms(word)
    )


@lru_cache(maxsize=1024)
def written_together(name: Name) -> frozenset[str]:
    """Give neighbours of a name written as one word: "hairtostay"."""
    words = name.all
    pairs = (one + two for one, two in pairwise(words))
    threes = (a + b + c for a, b, c in zip(words, words[1:], words[2:], strict=False))
    return frozenset(word for word in chain(pairs, threes) if len(word) >= SHORTEST_JOINED)


def abbreviations(text: str, name: Name) -> frozenset[str]:
    """Give how a name may be shortened: as its brackets say, or by the first letters of words."""
    in_brackets = [fold(part).split() for part in IN_BRACKETS.findall(text)]
    found = {"".join(part) for part in in_brackets}
    apart = {word for part in in_brackets for word in part}
    parts = [word for word in name.all if word not in SILENT and word not in apart]
    for start in range(len(parts)):
        rest = parts[start:]
        found.add("".join(part[0] for part in rest))
        # "MDACC" keeps the short word whole.
        found.add("".join(part if len(part) <= SHORT_PART else part[0] for part in rest))
    return frozenset(
        short
        for short in found
        if SHORTEST_ABBREVIATION <= len(short) <= LONGEST_ABBREVIATION and short not in parts
    )
