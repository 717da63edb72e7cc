"""The words that people may mean, and how likely each is meant by what somebody typed."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from math import log10

from rapidfuzz import process
from rapidfuzz.distance import OSA

from finder.search import lexicon
from finder.search.analysis import stem
from finder.search.known_words import (
    bases,
    everyday_counts,
    group_by_length,
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
from finder.search.nearby_words import NearbyWords
from finder.sounds import sounds, sounds_of_known

SHORTEST, LONGEST = 4, 24
# From so many letters on, two slips in one word are believed.
LONG_WORD = 8
# From so many on, an everyday word that the directory never uses may be meant.
LONG_ENOUGH = 6
MOST_CANDIDATES = 60
SHORTEST_BEGINNING = 5
PARTED = 0.9
SHORTEST_PART = 3
# A word ten times as common makes up for so much of a slip.
COMMONNESS = 0.2
OTHER_LANGUAGE = 0.5
# What it costs to have written a name small. One with its capital is never changed.
SMALL_NAME = 0.5
# A word of everyday English that the directory never uses finds nothing; one that the lexicon
# reads says what somebody wants.
UNUSED, MEANS_SOMETHING = 0.25, 0.1
LONGEST_PHRASE = 5
CANCER = "cancer"


class LikelyWords:
    """The words of one version of the directory, of the lexicon and of everyday speech.

    `counts` says how many times the directory writes each folded word, `acronyms` which it writes
    in capitals only, `pairs` which words it writes side by side, `names` which others are known
    but never meant, `spanish` how often it writes a word in Spanish. Never changed once made.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        pairs: Collection[tuple[str, str]] = (),
        acronyms: Mapping[str, int] | None = None,
        names: Collection[str] = (),
        spanish: Mapping[str, int] | None = None,
    ) -> None:
        self._counts = everyday_counts() + Counter(counts)
        self._acronyms = Counter(acronyms or {})
        written = Counter(counts) + self._acronyms
        self._english = everyday_counts("en") + written - Counter(spanish or {})
        self._pairs = lexicon_pairs() | frozenset(pairs)
        self._names = frozenset(names)
        self._spanish = frozenset(spanish or {})
        self._stems: frozenset[str] | None = None  # made when somebody first writes in Spanish
        targets = [word for word in self._counts if _can_be_meant(word)]
        self._targets = sorted(targets)
        self._nearby = NearbyWords(targets)
        self._short_forms = frozenset(word for word in self._acronyms if len(word) >= SHORTEST)
        self._long_by_length = group_by_length(one for one in targets if len(one) >= LONG_WORD - 1)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in targets:
            for sound in set(sounds_of_known(word)):
                self._by_sound[sound].append(word)
        self._nearby_sounds = NearbyWords(self._by_sound)

    def is_known(self, word: str) -> bool:
        """Say whether a folded word is written or said anywhere, in this form or its base."""
        return self._holds(word) or any(self._holds(base) for base in bases(word))

    def _holds(self, word: str) -> bool:
        return (
            word in self._counts
            or word in self._acronyms
            or word in self._names
            or word in ordinary_words()
        )

    def is_used(self, word: str) -> bool:
        """Say whether the directory or the lexicon uses a word, in this form or its base."""
        return any(
            one in self._counts or one in self._acronyms or one in self._names
            for one in (word, *bases(word))
        )

    def is_written(self, word: str) -> bool:
        """Say whether the directory or the lexicon writes this very word, in small letters."""
        return word in self._counts

    def is_english(self, word: str) -> bool:
        """Say whether the directory or the lexicon writes this very word in English."""
        return word in self._english

    def is_spanish(self, word: str) -> bool:
        """Say whether a word is one of Spanish."""
        return word in self._spanish or word in spanish_said()

    def is_foreign(self, word: str) -> bool:
        """Say whether a word is one of Spanish and none of English."""
        return word not in self._english and self.is_spanish(word) and word not in ordinary_words()

    def is_form_of_spanish(self, word: str) -> bool:
        """Say whether a word has the stem of one of Spanish."""
        if self._stems is None:
            self._stems = spanish_stems().union(stem(word, "es") for word in self._spanish)
        return stem(word, "es") in self._stems

    def commonness(self, read: str, *, is_spanish: bool) -> int:
        """Give how often the rarest of some words is written, 0 where nothing of ours does."""
        return min(
            self._counts[part] if is_spanish or self.is_foreign(part) else self._english[part]
            for part in read.split()
        )

    def likelihood(self, read: str, *, is_spanish: bool) -> float:
        """Give what a word's own weight takes off the cost of having typed another one for it."""
        common = self.commonness(read, is_spanish=is_spanish)
        return (
            UNUSED * (not common)
            - COMMONNESS * log10(1 + common)
            - MEANS_SOMETHING * bool(meanings(read))
        )

    def costs(
        self, word: str, limit: float, *, is_last: bool, finds_nothing: bool = False
    ) -> dict[str, float]:
        """Give what may be meant by a word, with the cost of having typed this for it.

        Where it `finds_nothing`, that may be an acronym too, and not the name that it is.
        """
        heard = sounds(word)
        candidates = self._alike(word, with_acronyms=finds_nothing)
        costs = {one: value for one in candidates if (value := cost(word, one, heard)) <= limit}
        costs |= dict.fromkeys(self._parts(word), PARTED)
        if word in ordinary_names() and not finds_nothing:
            costs[word] = SMALL_NAME
        if is_last and len(word) >= SHORTEST_BEGINNING:
            for whole in self._begun(word):
                costs[whole] = min(costs.get(whole, limit), cost_unfinished(word, whole))
        return costs

    def _alike(self, word: str, *, with_acronyms: bool) -> set[str]:
        """Give words of a like spelling or sound, those of everyday English among them."""
        found = self._nearby.one_slip_from(word)
        if with_acronyms:
            found |= self._short_forms.intersection(one_slip_from(word))
        if len(word) >= LONG_WORD and not found:
            for length in range(len(word) - 2, len(word) + 3):
                found.update(_near(word, self._long_by_length.get(length, ()), 2))
        if len(word) >= SHORTEST_SOUND:
            for sound in set(sounds(word)):
                for alike in self._nearby_sounds.one_slip_from(sound):
                    found.update(self._by_sound[alike])
        if found:
            return found  # an everyday word that the directory never uses would find nothing
        near = ordinary_words().intersection(one_slip_from(word))
        return {one for one in near if len(one) >= SHORTEST}

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


def meanings(read: str) -> set[lexicon.Meaning]:
    """Give what the lexicon reads in a word, or in a phrase of several."""
    found = (
        lexicon.load(language)[0].get(tuple(stem(part, language) for part in read.split()))
        for language in lexicon.languages()
    )
    return {meaning for phrase in found if phrase is not None for meaning in phrase.meanings}


def mean_the_same(one: str, other: str) -> bool:
    """Say whether two readings come to the same: one stem, or one meaning in the lexicon."""
    stems_of = [
        [tuple(stem(part, language) for part in read.split()) for read in (one, other)]
        for language in lexicon.languages()
    ]
    return any(first == second for first, second in stems_of) or bool(
        meanings(one) & meanings(other)
    )


def makes_a_phrase(read: str, now: Sequence[str], index: int) -> bool:
    """Say whether the lexicon has a phrase of several words with this one at its place."""
    return any(True for _ in _phrases_with(read, now, index))


def names_a_cancer(read: str, now: Sequence[str], index: int) -> bool:
    """Say whether such a phrase is the name of a kind of cancer."""
    return any(
        meaning.kind == CANCER
        for phrase in _phrases_with(read, now, index)
        for meaning in phrase.meanings
    )


def _phrases_with(read: str, now: Sequence[str], index: int) -> Iterator[lexicon.Phrase]:
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
                phrase = phrases.get(tuple(terms[start:end]))
                if phrase is not None:
                    yield phrase


def _can_be_meant(word: str) -> bool:
    return (
        SHORTEST <= len(word) <= LONGEST
        and word.isascii()
        and word.isalpha()
        and bool(VOWELS & set(word))
    )


def _near(word: str, choices: Sequence[str], most: int) -> list[str]:
    found = process.extract(
        word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_CANDIDATES
    )
    return [str(one) for one, _, _ in found]
