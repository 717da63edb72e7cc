"""What people say, and what it means: phrases kept as data, one small file a language."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from finder.search.analysis import STEMMERS, stem, stems, stopwords
from finder.search.filters import BY_KEY
from finder.text import fold

HERE = Path(__file__).parent
COUNTRY = "country"  # a word of one country: "carer", "Medicaid"
MEDICINE = "medicine"  # a name of a medicine; the target is the one name for all its names
NOTHING = "nothing"  # a phrase that says nothing: "right now" asks for no rights
# In the column for notes: who says this wants nothing else, and it becomes a filter; it counts
# only where nothing else is said; or who says it ("if possible") would take something else too.
CERTAIN, WEAK, WISH = "certain", "weak", "wish"
# A word says its country only spelt just so: "counselling", which has the stem of "counseling".
SPELT = "spelt"


class UnknownTargetError(ValueError):
    """A line of the lexicon points at something that does not exist."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: most often a term of a filter's list."""

    kind: str  # a filter's key, "country", "medicine" or "nothing"
    target: str
    note: str = ""  # CERTAIN, WEAK, WISH, SPELT or nothing


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means, and the ways in which it is written."""

    meanings: tuple[Meaning, ...]
    written: frozenset[str]
    language: str
    spelt: frozenset[str] = frozenset()  # of these, those that say a country by their spelling

    def is_said_by(self, words: tuple[str, ...]) -> bool:
        """Say whether these folded words, of the same stems, are this phrase.

        One short word, or one of another language, must be just this word: "fit" is no "fitness",
        and the English "for" no "foro". Among several a short English word may be one more or one
        of them, and nothing else ("the shop" is no "the shopping"); Spanish verbs are often short
        ("dejo", "dejar"), so there only words that say nothing are so ("para" is no "parar").
        """
        if len(words) == 1:
            is_written = words[0] in self.written
            return is_written or (self.language == "en" and len(words[0]) > SHORT_WORD)
        return any(all(map(self._is_form, words, one.split())) for one in self.written)

    def _is_form(self, word: str, written: str) -> bool:
        if self.language == "en":
            may_differ = len(word) > SHORT_WORD
        else:
            may_differ = word not in stopwords(self.language)
        return may_differ or written in (word, f"{word}s") or word == f"{written}s"


Phrases = dict[tuple[str, ...], Phrase]
NOTES = {NOTHING: ("", WISH), COUNTRY: ("", SPELT)}
SHORT_WORD = 4
COUNTRY_LETTERS = 2


@cache
def load(language: str) -> tuple[Phrases, int]:
    """Give the phrases of a language by their stems, and the length of the longest in words."""
    phrases: dict[tuple[str, ...], dict[Meaning, None]] = {}
    written: dict[tuple[str, ...], set[str]] = {}
    spelt: dict[tuple[str, ...], set[str]] = {}
    with (HERE / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for said, kind, target, _register, note in rows:
            folded = fold(said)
            phrase = tuple(stem(word, language) for word in folded.split())
            phrases.setdefault(phrase, {})[_meaning(kind, target, note)] = None
            written.setdefault(phrase, set()).add(folded)
            if note == SPELT:
                spelt.setdefault(phrase, set()).add(folded)
    found = {
        phrase: Phrase(
            tuple(meanings),
            frozenset(written[phrase]),
            language,
            frozenset(spelt.get(phrase, ())),
        )
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


def is_wish(words: Sequence[str]) -> bool:
    """Say whether folded words say of something that it is wished for: "if possible"."""
    return any(_has_wish(words, language) for language in languages())


def _has_wish(words: Sequence[str], language: str) -> bool:
    terms = [stem(word, language) for word in words]
    return any(
        tuple(terms[at : at + len(wish)]) == wish
        for wish in _wishes(language)
        for at in range(len(terms) - len(wish) + 1)
    )


@cache
def _wishes(language: str) -> tuple[tuple[str, ...], ...]:
    phrases, _ = load(language)
    return tuple(
        phrase
        for phrase, one in phrases.items()
        if any(meaning.note == WISH for meaning in one.meanings)
    )


@cache
def _medicines() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for language in languages():
        for phrase in load(language)[0].values():
            for meaning in phrase.meanings:
                if meaning.kind == MEDICINE:
                    name = stems(min(phrase.written))
                    found.setdefault(meaning.target, {})[name] = None
    return {medicine: tuple(names) for medicine, names in found.items()}


def names_of_medicine(medicine: str) -> tuple[tuple[str, ...], ...]:
    """Give all names of a medicine, each as its stems; none of one that nobody knows."""
    # Not remembered by what was asked for: that may come from an address.
    return _medicines().get(medicine, ())


def is_reading(text: str) -> bool:
    """Say whether a text such as "need.lodging" names something that words may be read as."""
    kind, _, target = text.partition(".")
    try:
        _check(Meaning(kind, target))
    except UnknownTargetError:
        return False
    return kind != NOTHING and (kind != MEDICINE or bool(names_of_medicine(target)))


def languages() -> tuple[str, ...]:
    """Give the languages that have a lexicon."""
    return tuple(STEMMERS)


@cache
def _meaning(kind: str, target: str, note: str) -> Meaning:
    meaning = Meaning(kind, target, note)
    _check(meaning)
    return meaning


def _check(meaning: Meaning) -> None:
    if meaning.kind in BY_KEY:
        known = BY_KEY[meaning.kind].accepts(meaning.target)
    elif meaning.kind == COUNTRY:
        known = len(meaning.target) == COUNTRY_LETTERS and meaning.target.isupper()
    else:
        known = meaning.kind in (NOTHING, MEDICINE)
    notes = NOTES.get(meaning.kind, ("", CERTAIN, WEAK))
    if not known or meaning.note not in notes:
        raise UnknownTargetError(f"{meaning.kind}: {meaning.target}")
