"""Typing errors: what an unknown word of a question was meant to be, when that is clear.

A word that the directory, the lexicon or everyday English knows is never changed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log10
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from finder.search import lexicon
from finder.search.analysis import stem
from finder.search.known_words import (
    bases,
    everyday_counts,
    group_by_length,
    is_only_spanish,
    lexicon_pairs,
    ordinary_names,
    ordinary_words,
    spanish_said,
    spanish_stems,
)
from finder.search.mistakes import (
    SHORTEST_SOUND,
    VOWELS,
    cost,
    cost_unfinished,
    one_slip_from,
)
from finder.sounds import sounds, sounds_of_known
from finder.text import Word

SHORTEST, LONGEST = 4, 24
# From so many letters on, two slips in one word are believed.
LONG_WORD = 8
# From so many on, an everyday word that the directory never uses may be meant.
LONG_ENOUGH = 6
LIMIT, LIMIT_OF_LONG, LIMIT_OF_SHORT_SPANISH = 1.0, 2.0, 0.7
MOST_CANDIDATES = 60
# So many candidates are tried in the sentence, and so many unknown words are looked at.
MOST_TRIED, MOST_UNKNOWN = 8, 8
SHORTEST_BEGINNING = 5
PARTED = 0.9
SHORTEST_PART = 3
# A word ten times as common makes up for so much of a slip.
COMMONNESS = 0.2
MAKES_A_PHRASE = 0.5
OTHER_LANGUAGE = 0.5
# What it costs to have written a name small. One with its capital is never changed.
SMALL_NAME = 0.5
LONGEST_PHRASE = 5
# When another word is nearly as likely, neither is taken.
CLEAR_LEAD = 0.06
# A word of everyday English that the directory never uses finds nothing; one that the lexicon
# reads says what somebody wants.
UNUSED, MEANS_SOMETHING = 0.25, 0.1
# Beside a word these make it a part of an address, which is exact.
OF_ADDRESSES = frozenset("@./_")


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
class _Sentence:
    """A question on its way: its words as typed, and as they are read so far."""

    text: str
    rest: Sequence[Word]
    now: list[str]
    is_spanish: bool

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


IsPlace = Callable[[str], bool]
PlaceCost = Callable[[int], float | None]


def no_place(_index: int) -> None:
    """Say of every word that no place is meant by it."""
    return


class Speller:
    """The words of one version of the directory, to mend questions with; never changed once made.

    `counts` says how many times the directory writes each folded word, `pairs` which words it
    writes side by side, `exact` which words are known but nothing is corrected to them, `spanish`
    which of the words are Spanish.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        pairs: Collection[tuple[str, str]],
        exact: Collection[str],
        spanish: Collection[str] = (),
    ) -> None:
        self._counts = everyday_counts() + Counter(counts)
        self._pairs = lexicon_pairs() | frozenset(pairs)
        self._exact = frozenset(exact)
        self._spanish = frozenset(spanish)
        self._stems: frozenset[str] | None = None  # made when somebody first writes in Spanish
        targets = [word for word in self._counts if _can_be_meant(word)]
        self._targets = sorted(targets)
        self._known_targets = frozenset(targets)
        self._long_by_length = group_by_length(one for one in targets if len(one) >= LONG_WORD - 1)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in targets:
            for sound in set(sounds_of_known(word)):
                self._by_sound[sound].append(word)

    def knows(self, word: str) -> bool:
        """Say whether a folded word is written or said anywhere: such a word is never changed."""
        return self._holds(word) or any(self._holds(base) for base in bases(word))

    def _holds(self, word: str) -> bool:
        return word in self._counts or word in self._exact or word in ordinary_words()

    def mend(
        self,
        text: str,
        rest: Sequence[Word],
        is_place: IsPlace,
        place_cost: PlaceCost = no_place,
        reader: str = "en",
    ) -> Mended:
        """Give the text with the unknown words among `rest` mended where it is clear how.

        `is_place` says whether a word names a place; `place_cost` how far the word of this number
        is from the place that it seems to stand for, None where no place is meant; `reader`
        in which language the page is read.
        """
        now = [word.text for word in rest]
        is_spanish = reader == "es" or any(map(is_only_spanish, now))
        sentence = _Sentence(text, rest, now, is_spanish)
        changes: list[_Change] = []
        looked_at = done = 0
        for index, word in enumerate(rest):
            if index < done:
                continue
            change = self._join(sentence, index, done)
            if change is None:
                if not self._may_be_wrong(sentence, word) or is_place(word.text):
                    continue
                if looked_at == MOST_UNKNOWN:
                    break
                looked_at += 1
                change = self._mend_one(sentence, index, place_cost(index))
            if change is not None:
                done = change.end
                now[change.first : done] = [change.read] + [""] * (done - change.first - 1)
                changes.append(change)
        return _apply(text, rest, changes)

    def _may_be_wrong(self, sentence: _Sentence, word: Word) -> bool:
        if _is_exact(sentence.text, word) or self.knows(word.text):
            return False
        if sentence.is_spanish:
            return stem(word.text, "es") not in self._spanish_stems()
        return not (word.text in ordinary_names() and sentence.is_name(word))

    def _is_spanish(self, word: str) -> bool:
        return word in self._spanish or word in spanish_said()

    def _spanish_stems(self) -> frozenset[str]:
        if self._stems is None:
            self._stems = spanish_stems().union(stem(word, "es") for word in self._spanish)
        return self._stems

    def _join(self, sentence: _Sentence, index: int, done: int) -> _Change | None:
        """Give "lymph oedema" in one word, which the directory knows, and one of the two not."""
        text, rest = sentence.text, sentence.rest
        if self._counts[rest[index].text]:
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
            if len(whole) > SHORTEST and self._counts[whole]:
                return _Change(start, start + 2, whole)
        return None

    def _mend_one(self, sentence: _Sentence, index: int, place: float | None) -> _Change | None:
        word = sentence.now[index]
        if not SHORTEST <= len(word) <= LONGEST:
            return None
        costs = self._costs(word, is_last=sentence.is_last(index))
        if sentence.is_spanish:
            # We have no list of all Spanish words: what is unknown to us may well be right.
            most = LIMIT if len(word) >= LONG_ENOUGH else LIMIT_OF_SHORT_SPANISH
            costs = {
                one: value
                for one, value in costs.items()
                if value <= most and all(map(self._is_spanish, one.split()))
            }
        else:
            costs = {
                one: value + OTHER_LANGUAGE * is_only_spanish(one)
                for one, value in costs.items()
                if len(word) >= LONG_ENOUGH or not is_only_spanish(one)
            }
        best = self._clear_best(costs, sentence.now, index)
        # "near leds" is a town before it is furniture.
        if best in (None, word) or (place is not None and place <= costs[best]):
            return None
        if not self._commonness(best) and (
            sentence.is_name(sentence.rest[index]) or len(word) < LONG_ENOUGH or costs[best] > LIMIT
        ):
            # A word of everyday English says nothing here, so it takes more to be sure of it.
            return None
        return _Change(index, index + 1, best)

    def _costs(self, word: str, *, is_last: bool) -> dict[str, float]:
        """Give what may be meant by a word, with the cost of having typed this for it."""
        heard = sounds(word)
        limit = LIMIT if len(word) < LONG_WORD else LIMIT_OF_LONG
        costs = {
            one: value for one in self._alike(word) if (value := cost(word, one, heard)) <= limit
        }
        costs |= dict.fromkeys(self._parts(word), PARTED)
        if word in ordinary_names():
            costs[word] = SMALL_NAME
        if is_last and len(word) >= SHORTEST_BEGINNING:
            for whole in self._begun(word):
                costs[whole] = min(costs.get(whole, limit), cost_unfinished(word, whole))
        return costs

    def _clear_best(self, costs: Mapping[str, float], now: Sequence[str], index: int) -> str | None:
        """Give the likeliest word, None when another one is nearly as likely."""
        scores = {one: value + self._likelihood(one) for one, value in costs.items()}
        for one in sorted(scores, key=lambda one: (scores[one], one))[:MOST_TRIED]:
            if _makes_a_phrase(one, now, index):
                scores[one] -= MAKES_A_PHRASE
        ordered = sorted(scores, key=lambda one: (scores[one], one))
        if not ordered:
            return None
        best = ordered[0]
        rival = next((one for one in ordered[1:] if not _means_the_same(one, best)), None)
        if rival is not None and scores[rival] < scores[best] + CLEAR_LEAD:
            return None
        return best

    def _likelihood(self, read: str) -> float:
        common = self._commonness(read)
        return (
            UNUSED * (not common)
            - COMMONNESS * log10(1 + common)
            - MEANS_SOMETHING * bool(_meanings(read))
        )

    def _commonness(self, read: str) -> int:
        return min(self._counts[part] for part in read.split())

    def _alike(self, word: str) -> set[str]:
        """Give words of a like spelling or sound, those of everyday English among them.

        To look up every word that lies one slip away is far quicker than to compare all words.
        """
        near = one_slip_from(word)
        found = set(self._known_targets.intersection(near))
        if len(word) >= LONG_WORD:
            for length in range(len(word) - 2, len(word) + 3):
                found.update(_near(word, self._long_by_length.get(length, ()), 2))
        if len(word) >= SHORTEST_SOUND:
            for sound in set(sounds(word)):
                heard = self._by_sound.keys() & {sound, *one_slip_from(sound)}
                found.update(one for alike in heard for one in self._by_sound[alike])
        if found:
            return found  # an everyday word that the directory never uses would find nothing
        return {one for one in ordinary_words().intersection(near) if len(one) >= SHORTEST}

    def _begun(self, word: str) -> Iterator[str]:
        """Give the words that begin so."""
        for whole in islice(self._targets, bisect_left(self._targets, word), None):
            if not whole.startswith(word):
                break
            if len(whole) > len(word):
                yield whole

    def _parts(self, word: str) -> Iterator[str]:
        """Give "support group" for "supportgroup", where the parts are known side by side."""
        for split in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            one, other = word[:split], word[split:]
            if (one, other) in self._pairs:
                yield f"{one} {other}"
            for again in range(2, len(other) - SHORTEST_PART + 1):
                middle, last = other[:again], other[again:]
                if {(one, middle), (middle, last)} <= self._pairs:
                    yield f"{one} {middle} {last}"


def _is_exact(text: str, word: Word) -> bool:
    """Say whether a word stands for itself: a number, an acronym, a part of an address."""
    written = text[word.start : word.end]
    if not (word.text.isascii() and word.text.isalpha()):
        return True
    if len(word.text) < SHORTEST_BEGINNING and not VOWELS & set(word.text):
        return True
    if written.isupper() and not text.isupper():
        return True
    before, after = text[: word.start][-1:], text[word.end : word.end + 2]
    return (bool(before) and before in OF_ADDRESSES) or (
        after[:1] in OF_ADDRESSES and bool(after[1:].strip())
    )


def _can_be_meant(word: str) -> bool:
    return (
        SHORTEST <= len(word) <= LONGEST
        and word.isascii()
        and word.isalpha()
        and bool(VOWELS & set(word))
    )


def _means_the_same(one: str, other: str) -> bool:
    """Say whether two readings come to the same: one stem, or one meaning in the lexicon."""
    stems_of = [
        [tuple(stem(part, language) for part in read.split()) for read in (one, other)]
        for language in lexicon.languages()
    ]
    return any(first == second for first, second in stems_of) or bool(
        _meanings(one) & _meanings(other)
    )


def _meanings(read: str) -> set[lexicon.Meaning]:
    found = (
        lexicon.load(language)[0].get(tuple(stem(part, language) for part in read.split()))
        for language in lexicon.languages()
    )
    return {meaning for phrase in found if phrase is not None for meaning in phrase.meanings}


def _makes_a_phrase(read: str, now: Sequence[str], index: int) -> bool:
    """Say whether the lexicon has a phrase of several words with this one at its place."""
    middle = read.split()
    before = " ".join(now[max(0, index - LONGEST_PHRASE) : index]).split()
    after = " ".join(now[index + 1 : index + LONGEST_PHRASE]).split()
    around = [*before, *middle, *after]
    first, last = len(before), len(before) + len(middle) - 1
    for language in lexicon.languages():
        phrases, _ = lexicon.load(language)
        terms = [stem(word, language) for word in around]
        for start in range(first + 1):
            for end in range(max(last + 1, start + 2), min(start + LONGEST_PHRASE, len(terms)) + 1):
                if tuple(terms[start:end]) in phrases:
                    return True
    return False


def _apply(text: str, rest: Sequence[Word], changes: Sequence[_Change]) -> Mended:
    corrections = []
    for change in sorted(changes, reverse=True):
        start, end = rest[change.first].start, rest[change.end - 1].end
        corrections.append(Correction(text[start:end], change.read))
        text = text[:start] + change.read + text[end:]
    return Mended(text, tuple(reversed(corrections)))


def _near(word: str, choices: Sequence[str], most: int) -> list[str]:
    found = process.extract(
        word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_CANDIDATES
    )
    return [str(one) for one, _, _ in found]
