"""Words as the index knows them: folded, spelt one way, stemmed."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import Stemmer

from finder.text import words

# A change of anything here needs a rebuilt index.
VERSION = 1
DATA = Path(__file__).parent / "lexicon"
STEMMERS = {"en": "english", "es": "spanish"}
# British spelling written as American, so that both meet: (ending or part, replacement).
SPELLINGS = (("oe", "e"), ("ae", "e"))
# "tumour", "tumours", "coloured"; but not "hour", and not "mourning", which is no "morning".
OUR = re.compile(r"(?<=[a-z]{3})our(?=(s|ed|ing|ful|less|able)?$)")
ENDINGS = (("tre", "ter"), ("mme", "m"), ("ise", "ize"), ("isation", "ization"), ("ising", "izing"))


@cache
def stopwords(language: str) -> frozenset[str]:
    """Give the folded words of a language that say nothing about what is sought."""
    text = (DATA / f"stopwords-{language}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def stem(word: str, language: str = "en") -> str:
    """Give the stem of one folded word; a word with a digit or a plus stays as it is."""
    if not word.isalpha():
        return word
    for british, american in SPELLINGS:
        word = word.replace(british, american)
    word = OUR.sub("or", word)
    for british, american in ENDINGS:
        if word.endswith(british):
            word = word.removesuffix(british) + american
    # A new one each time: a stemmer must not be asked by two threads at once, and costs little.
    return str(Stemmer.Stemmer(STEMMERS[language], 0).stemWord(word))


def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """Give the stems of a text in order, words that say nothing included."""
    return tuple(stem(word.text, language) for word in words(text))


@cache
def stopword_stems() -> frozenset[str]:
    """Give the stems of all words that say nothing, as the index stems words: in English."""
    return frozenset(stem(word) for language in STEMMERS for word in stopwords(language))


def telling(terms: Iterable[str]) -> tuple[str, ...]:
    """Give the stems that say something, without repeats; a lone letter says nothing."""
    return tuple(
        dict.fromkeys(
            term
            for term in terms
            if term not in stopword_stems() and (len(term) > 1 or term.isdigit())
        )
    )
