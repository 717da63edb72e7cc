"""Words that everybody knows: everyday English, and what the lexicon says in each language."""

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from finder.search import lexicon
from finder.search.analysis import DATA, stopwords
from finder.text import words

# How often a phrase of the lexicon and a word of everyday speech count as having been read.
SAID, SPOKEN = 30, 100
# The ends of ordinary forms of a word, and what its base has instead.
FORMS = (
    ("s", ("",)),
    ("es", ("is",)),
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("ly", ("",)),
)
# "pillss" is no form of "pills", and "moviing" none of "movie".
NO_FORMS = frozenset({("s", "s"), ("i", "ing"), ("i", "er"), ("i", "ed")})
SHORTEST_BASE = 3


@cache
def ordinary_words() -> frozenset[str]:
    """Give the words of everyday English, American and British, without apostrophes."""
    return frozenset(word for word in _written_words() if word.islower())


@cache
def ordinary_names() -> frozenset[str]:
    """Give names of people, places and firms that English knows, folded."""
    return frozenset(word.lower() for word in _written_words() if not word.islower())


def _written_words() -> list[str]:
    packed = (DATA / "words-en.txt.xz").read_bytes()
    return lzma.decompress(packed).decode("ascii").split()


@cache
def _phrases(language: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a lexicon as they are written, in folded words."""
    return tuple(
        tuple(word.text for word in words(written))
        for phrase in lexicon.load(language)[0].values()
        for written in sorted(phrase.written)
    )


@cache
def everyday_counts(*languages: str) -> Counter[str]:
    """Give how often each word counts as said: those of the lexicon, and the commonest.

    In these languages, or in all of them.
    """
    counts: Counter[str] = Counter()
    for language in languages or lexicon.languages():
        for phrase in _phrases(language):
            counts.update(dict.fromkeys(phrase, SAID))
        counts.update(dict.fromkeys(stopwords(language), SPOKEN))
    return counts


@cache
def spanish_stems() -> frozenset[str]:
    """Give the stems of the Spanish lexicon."""
    phrases, _ = lexicon.load("es")
    return frozenset(part for phrase in phrases for part in phrase)


@cache
def _english_said() -> frozenset[str]:
    said = {word for phrase in _phrases("en") for word in phrase}
    return ordinary_words() | stopwords("en") | said


@cache
def spanish_said() -> frozenset[str]:
    """Give the words of the Spanish lexicon, and the commonest."""
    return stopwords("es").union(word for phrase in _phrases("es") for word in phrase)


def is_only_spanish(word: str) -> bool:
    """Say whether a word is one of Spanish and none of English."""
    return word in spanish_said() and word not in _english_said()


@cache
def lexicon_pairs() -> frozenset[tuple[str, str]]:
    """Give the words that stand side by side in a phrase of the lexicon."""
    return frozenset(
        pair
        for language in lexicon.languages()
        for phrase in _phrases(language)
        for pair in pairwise(phrase)
    )


def bases(word: str) -> Iterator[str]:
    """Give the words of which this one may be an ordinary form: "cared" of "care"."""
    for ending, instead in FORMS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
            base = word.removesuffix(ending)
            if (base[-1], ending) in NO_FORMS:
                continue
            yield from (base + more for more in instead)


def group_by_length(all_words: Iterable[str]) -> dict[int, tuple[str, ...]]:
    """Give words by their number of letters."""
    found: dict[int, list[str]] = defaultdict(list)
    for word in all_words:
        found[len(word)].append(word)
    return {length: tuple(one) for length, one in found.items()}
