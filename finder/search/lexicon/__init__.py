"""What people say, and what it means: phrases kept as data, one small file a language."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from finder.search.analysis import STEMMERS, stems
from finder.search.filters import BY_KEY
from finder.text import fold

HERE = Path(__file__).parent
NOTICE = "notice"
NOTHING = "nothing"  # a phrase that says nothing: "right now" asks for no rights
CERTAIN = "certain"  # in the column for notes
NOTICES = ("crisis", "safety", "illness", "none")


class UnknownTargetError(ValueError):
    """A line of the lexicon points at something that does not exist."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: a term of a filter's list, or a notice."""

    kind: str  # a filter's key, "notice" or "nothing"
    target: str
    certain: bool = False  # who says this wants nothing else: it becomes a filter


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means, and the ways in which it is written."""

    meanings: tuple[Meaning, ...]
    written: frozenset[str]
    language: str

    def is_said_by(self, words: tuple[str, ...]) -> bool:
        """Say whether these folded words, of the same stems, are this phrase.

        One short word, or one of another language, must be just this word: "fit" is no "fitness",
        and the English "for" no "foro".
        """
        if len(words) > 1 or words[0] in self.written:
            return True
        return self.language == "en" and len(words[0]) > SHORT_WORD


Phrases = dict[tuple[str, ...], Phrase]
SHORT_WORD = 4


@cache
def load(language: str) -> tuple[Phrases, int]:
    """Give the phrases of a language by their stems, and the length of the longest in words."""
    phrases: dict[tuple[str, ...], dict[Meaning, None]] = {}
    written: dict[tuple[str, ...], set[str]] = {}
    with (HERE / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            meaning = Meaning(row["kind"], row["target"], row["note"] == CERTAIN)
            _check(meaning)
            phrase = stems(row["phrase"], language)
            phrases.setdefault(phrase, {})[meaning] = None
            written.setdefault(phrase, set()).add(fold(row["phrase"]))
    found = {
        phrase: Phrase(tuple(meanings), frozenset(written[phrase]), language)
        for phrase, meanings in phrases.items()
    }
    return found, max(map(len, found))


@cache
def fillers(language: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a language that say nothing, by their stems."""
    phrases, _ = load(language)
    return tuple(
        phrase
        for phrase, one in phrases.items()
        if any(meaning.kind == NOTHING for meaning in one.meanings)
    )


def languages() -> tuple[str, ...]:
    """Give the languages that have a lexicon."""
    return tuple(STEMMERS)


def _check(meaning: Meaning) -> None:
    if meaning.kind == NOTHING:
        return
    known = (
        meaning.target in NOTICES
        if meaning.kind == NOTICE
        else meaning.kind in BY_KEY and BY_KEY[meaning.kind].accepts(meaning.target)
    )
    if not known:
        raise UnknownTargetError(f"{meaning.kind}: {meaning.target}")
