"""Typing errors: what an unknown word of a question was meant to be, when that is clear.

A word that the directory, the lexicon or everyday English knows is never changed, unless the
question as it was typed finds nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from finder.i18n import SOURCE_LANGUAGE
from finder.search.known_words import is_only_spanish, ordinary_names, ordinary_words
from finder.search.likely_words import (
    LONG_ENOUGH,
    LONG_WORD,
    LONGEST,
    OTHER_LANGUAGE,
    SHORTEST,
    SHORTEST_BEGINNING,
    LikelyWords,
    makes_a_phrase,
    mean_the_same,
    names_a_cancer,
)
from finder.search.mistakes import VOWELS
from finder.search.topics import says_nothing
from finder.text import Word

LIMIT_OF_SHORT_SPANISH = 0.7
# When another word is nearly as likely, neither is taken.
CLEAR_LEAD = 0.06
# So many candidates are tried in the sentence, and so many unknown words are looked at.
MOST_TRIED, MOST_UNKNOWN = 8, 8
# In a question of so few words, and only there, one of everyday English may have been another one.
MOST_GUESSED = 2
# What is left of the slips after how common the other word is: "moter" may be a mother, a boat no
# coat.
MOST_FOR_EVERYDAY = 0.55
MAKES_A_PHRASE = 0.5
# Beside a word these make it a part of an address, which is exact.
OF_ADDRESSES = frozenset("@./_")


@dataclass(frozen=True, slots=True)
class Boldness:
    """How much is believed of a word: what slips may cost by its length, the shortest looked at."""

    limit: float
    limit_of_middling: float
    limit_of_long: float
    shortest: int

    def limit_for(self, word: str) -> float:
        """Give what the slips in a word may cost."""
        if len(word) >= LONG_WORD:
            return self.limit_of_long
        return self.limit_of_middling if len(word) >= LONG_ENOUGH else self.limit


CAREFUL = Boldness(1.0, 1.2, 2.0, SHORTEST)
# Nothing is lost by a guess where nothing is found, and one tap asks for what was typed.
BOLD = Boldness(1.4, 1.4, 2.4, SHORTEST - 1)


@dataclass(frozen=True, slots=True)
class Correction:
    """What was typed and what it was read as."""

    said: str
    read: str


class Mended(NamedTuple):
    """A question with its typing errors mended; the same text when there were none."""

    text: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What others know of the words of a question.

    `reader` is the language in which the page is read; `is_place` says whether a word names a
    place; `place_cost` how far the word of this number is from the place that it seems to stand
    for, None where no place is meant; `finds` whether a word would find something.
    """

    reader: str = SOURCE_LANGUAGE
    is_place: Callable[[str], bool] = field(default=lambda _word: False)
    place_cost: Callable[[int], float | None] = field(default=lambda _index: None)
    finds: Callable[[str], bool] = field(default=lambda _word: True)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A question on its way: its words as typed, and as they are read so far."""

    text: str
    rest: Sequence[Word]
    now: list[str]
    hints: Hints
    # Whether the question as it was typed finds nothing, so that one may guess.
    is_guess: bool
    # Whether only Spanish words can be meant.
    is_spanish: bool

    @property
    def boldness(self) -> Boldness:
        """How much is believed of a word."""
        return BOLD if self.is_guess else CAREFUL

    @property
    def is_short(self) -> bool:
        """Whether there are so few words that each of them must have found nothing."""
        return self.is_guess and len(self.rest) <= MOST_GUESSED

    def is_last(self, index: int) -> bool:
        """Say whether nothing stands after the word, so that it may be unfinished."""
        return self.rest[index].end == len(self.text.rstrip())

    def is_name(self, word: Word) -> bool:
        """Say whether a word is written like a name. Phones write the first word so anyway."""
        return (
            word.start > 0 and self.text[word.start].isupper() and self.text[word.end - 1].islower()
        )


class _Change(NamedTuple):
    """Words from `first` up to `end`, and what they are read as."""

    first: int
    end: int
    read: str


NO_HINTS = Hints()


class Speller:
    """Mends questions with the words of one version of the directory; never changed once made."""

    def __init__(self, likely: LikelyWords) -> None:
        self._words = likely

    def knows(self, word: str) -> bool:
        """Say whether a folded word is written or said anywhere."""
        return self._words.is_known(word)

    def mend(self, text: str, rest: Sequence[Word], hints: Hints = NO_HINTS) -> Mended:
        """Give the text with the unknown words among `rest` mended where it is clear how."""
        now = [word.text for word in rest]
        is_spanish = hints.reader == "es" or any(map(is_only_spanish, now))
        return self._mend(_Sentence(text, rest, now, hints, is_guess=False, is_spanish=is_spanish))

    def guess(self, text: str, rest: Sequence[Word], hints: Hints = NO_HINTS) -> Mended:
        """Give the same for a text that finds nothing as it was typed: the likeliest that finds.

        In a short question a word of everyday English may be meant to be another one.
        """
        now = [word.text for word in rest]
        is_spanish = hints.reader == "es" or (
            # A Spanish word almost alone that finds nothing may be English with a slip.
            len(now) > MOST_GUESSED and any(map(is_only_spanish, now))
        )
        return self._mend(_Sentence(text, rest, now, hints, is_guess=True, is_spanish=is_spanish))

    def _mend(self, sentence: _Sentence) -> Mended:
        hints, now = sentence.hints, sentence.now
        changes: list[_Change] = []
        looked_at = done = 0
        for index, word in enumerate(sentence.rest):
            if index < done:
                continue
            change = self._join(sentence, index, done)
            if change is None:
                if not self._may_be_wrong(sentence, word):
                    change = self._in_a_phrase(sentence, index)
                    if change is not None:
                        changes.append(change)
                        now[index] = change.read
                    continue
                if not sentence.is_guess and hints.is_place(word.text):
                    continue
                if looked_at == MOST_UNKNOWN:
                    break
                looked_at += 1
                change = self._mend_one(sentence, index, hints.place_cost(index))
            if change is not None:
                done = change.end
                now[change.first : done] = [change.read] + [""] * (done - change.first - 1)
                changes.append(change)
        return _apply(sentence.text, sentence.rest, changes)

    def _may_be_wrong(self, sentence: _Sentence, word: Word) -> bool:
        if _is_exact(sentence.text, word, may_lack_vowels=sentence.is_guess):
            return False
        known = self._words.is_known
        if sentence.is_short:
            known = self._words.is_written if sentence.is_spanish else self._words.is_english
        if known(word.text):
            return False
        if sentence.is_spanish:
            return not self._words.is_form_of_spanish(word.text)
        return sentence.is_guess or not (word.text in ordinary_names() and sentence.is_name(word))

    def _in_a_phrase(self, sentence: _Sentence, index: int) -> _Change | None:
        """Give "prostate" for the "prostrate" before "cancer": a word that only English knows.

        Only a cancer is read so, one slip away, and nothing where two could be meant.
        """
        word = sentence.rest[index]
        if (
            sentence.is_spanish
            or len(word.text) < SHORTEST
            or word.text not in ordinary_words()
            or self._words.is_used(word.text)
            or _is_exact(sentence.text, word)
        ):
            return None
        costs = self._words.costs(word.text, CAREFUL.limit, is_last=False)
        meant = {one for one in costs if names_a_cancer(one, sentence.now, index)}
        return _Change(index, index + 1, *meant) if len(meant) == 1 else None

    def _join(self, sentence: _Sentence, index: int, done: int) -> _Change | None:
        """Give "lymph oedema" in one word, which the directory knows, and one of the two not."""
        text, rest = sentence.text, sentence.rest
        if self._words.is_written(rest[index].text):
            return None
        for start in (index, index - 1):
            if start < done or start + 2 > len(rest):
                continue
            one, other = rest[start], rest[start + 1]
            whole = one.text + other.text
            if text[one.end : other.start].strip(" -"):
                continue
            if _is_exact(text, one) or _is_exact(text, other):
                continue
            if len(whole) > SHORTEST and self._words.is_written(whole):
                return _Change(start, start + 2, whole)
        return None

    def _mend_one(self, sentence: _Sentence, index: int, place: float | None) -> _Change | None:
        word, boldness = sentence.now[index], sentence.boldness
        if not boldness.shortest <= len(word) <= LONGEST:
            return None
        costs = self._costs(sentence, index)
        best = self._clear_best(costs, sentence, index)
        # "near leds" is a town before it is furniture.
        if best in (None, word) or (place is not None and place <= costs[best]):
            return None
        if not self._words.commonness(best, is_spanish=sentence.is_spanish) and (
            sentence.is_name(sentence.rest[index])
            or len(word) < LONG_ENOUGH
            or costs[best] > CAREFUL.limit
            or sentence.is_guess
        ):
            # A word of everyday English says nothing here, so it takes more to be sure of it.
            return None
        return _Change(index, index + 1, best)

    def _costs(self, sentence: _Sentence, index: int) -> dict[str, float]:
        """Give what the word of this number may mean in the language of its sentence."""
        word, boldness = sentence.now[index], sentence.boldness
        costs = self._words.costs(
            word,
            boldness.limit_for(word),
            is_last=sentence.is_last(index),
            finds_nothing=sentence.is_guess,
        )
        if sentence.is_spanish:
            # We have no list of all Spanish words: what is unknown to us may well be right.
            most = CAREFUL.limit if len(word) >= LONG_ENOUGH else LIMIT_OF_SHORT_SPANISH
            return {
                one: value
                for one, value in costs.items()
                if value <= most and all(map(self._words.is_spanish, one.split()))
            }
        return {
            one: value + OTHER_LANGUAGE * self._words.is_foreign(one)
            for one, value in costs.items()
            if len(word) >= LONG_ENOUGH or not self._words.is_foreign(one)
        }

    def _clear_best(
        self, costs: Mapping[str, float], sentence: _Sentence, index: int
    ) -> str | None:
        """Give the likeliest word, None when another one is nearly as likely."""
        is_spanish = sentence.is_spanish
        scores = {
            one: value + self._words.likelihood(one, is_spanish=is_spanish)
            for one, value in costs.items()
        }
        for one in sorted(scores, key=lambda one: (scores[one], one))[:MOST_TRIED]:
            if makes_a_phrase(one, sentence.now, index):
                scores[one] -= MAKES_A_PHRASE
        ordered = sorted(scores, key=lambda one: (scores[one], one))
        if sentence.is_guess:
            most = MOST_FOR_EVERYDAY if sentence.now[index] in ordinary_words() else inf
            likely = [one for one in ordered if scores[one] <= most]
            silent = filter(says_nothing, likely)
            return next(filter(sentence.hints.finds, likely), None) or next(silent, None)
        if not ordered:
            return None
        best = ordered[0]
        rival = next((one for one in ordered[1:] if not mean_the_same(one, best)), None)
        if rival is not None and scores[rival] < scores[best] + CLEAR_LEAD:
            return None
        return best


def _is_exact(text: str, word: Word, *, may_lack_vowels: bool = False) -> bool:
    """Say whether a word stands for itself: a number, an acronym, a part of an address."""
    written = text[word.start : word.end]
    if not (word.text.isascii() and word.text.isalpha()):
        return True
    has_vowels = may_lack_vowels or bool(VOWELS & set(word.text))
    if len(word.text) < SHORTEST_BEGINNING and not has_vowels:
        return True
    if written.isupper() and not text.isupper():
        return True
    before, after = text[: word.start][-1:], text[word.end : word.end + 2]
    return (bool(before) and before in OF_ADDRESSES) or (
        after[:1] in OF_ADDRESSES and bool(after[1:].strip())
    )


def _apply(text: str, rest: Sequence[Word], changes: Sequence[_Change]) -> Mended:
    corrections = []
    for change in sorted(changes, reverse=True):
        start, end = rest[change.first].start, rest[change.end - 1].end
        corrections.append(Correction(text[start:end], change.read))
        text = text[:start] + change.read + text[end:]
    return Mended(text, tuple(reversed(corrections)))
