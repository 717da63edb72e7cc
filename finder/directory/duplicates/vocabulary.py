"""The words of all names: how much each tells, and which may be one word in two spellings."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from math import log

from finder.directory.duplicates.names import Name, written_together

SHORTEST_SLIP = 4  # letters of a word that may be mistyped
MOST_OF_A_SLIP = 3


class _Weights(dict[str, float]):
    """Weights by word, each worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[str], float]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> float:
        weight = self[word] = self._work_out(word)
        return weight


class Vocabulary:
    """Counts words name by name; what follows is ready when two names are compared."""

    def __init__(self) -> None:
        self._names = 0
        self._counts: Counter[str] = Counter()
        self._written: Counter[str] = Counter()
        self._together: Counter[str] = Counter()
        self._by_slip: dict[str, set[str]] = defaultdict(set)
        self._neighbours: dict[str, set[str]] = {}
        self._mistyped: set[str] = set()
        self._compounds: set[str] = set()
        # Worked out since the counts last changed.
        self._weights = _Weights(self._work_out)
        self._texts: dict[frozenset[str], float] = {}

    def add(self, name: Name) -> None:
        """Count the words of one name."""
        for word in name.words:
            if not self._counts[word]:
                self._meet(word)
            self._counts[word] += 1
            self._mark(word)
        together = written_together(name)
        self._written.update(name.written)
        self._together.update(together)
        self._compounds.update(self._compounds_of(name, together))
        self._names += 1
        self._forget()

    def remove(self, name: Name) -> None:
        """Count the words of one name no longer."""
        self._written.subtract(name.written)
        self._together.subtract(written_together(name))
        for word in name.words:
            self._counts[word] -= 1
            if not self._counts[word]:
                self._part(word)
            self._mark(word)
        self._names -= 1
        self._forget()

    @contextmanager
    def knowing(self, name: Name) -> Iterator[None]:
        """Know the words of a name that somebody types, and forget them at the end."""
        typed = {word: self.near(word) for word in name.words if word not in self}
        typed = {word: near for word, near in typed.items() if near}
        compounds = self._compounds_of(name, written_together(name)) - self._compounds
        self._neighbours |= {word: set(near) for word, near in typed.items()}
        self._mistyped |= typed.keys()
        self._compounds |= compounds
        try:
            yield
        finally:
            self._compounds -= compounds
            self._mistyped -= typed.keys()
            for word in typed:
                del self._neighbours[word]

    def __contains__(self, word: object) -> bool:
        return word in self._counts and self._counts[str(word)] > 0

    @property
    def mistyped(self) -> Set[str]:
        """Give the rare words that differ by one letter from another."""
        return self._mistyped

    @property
    def compounds(self) -> Set[str]:
        """Give the words, as written, that some name writes apart."""
        return self._compounds

    def weight(self, word: str) -> float:
        """Give from nearly 0, for a word of every name, to 1, for one that nobody has yet."""
        return self._weights[word]

    def weigh(self, words: Iterable[str]) -> float:
        """Give the weight of words together."""
        return sum(map(self._weights.__getitem__, words))

    def weigh_text(self, words: frozenset[str]) -> float:
        """Give the same and remember it: for a text that is compared with many."""
        known = self._texts.get(words)
        if known is None:
            known = self._texts[words] = self.weigh(words)
        return known

    def near(self, word: str) -> frozenset[str]:
        """Give the known words from which a word differs by one letter, one of the two rare."""
        found = self._neighbours.get(word)
        if found is None:
            found = set() if word in self else self._find_near(word)
        rare = self._is_rare(word)
        return frozenset(other for other in found if rare or self._is_rare(other))

    def _is_rare(self, word: str) -> bool:
        return self._counts[word] <= MOST_OF_A_SLIP

    def _work_out(self, word: str) -> float:
        names = max(self._names, 1) + 1
        count = min(self._counts[word] + 0.5, names - 0.5)
        return log(names / count) / log(names * 2)

    def _meet(self, word: str) -> None:
        near = self._find_near(word)
        for slip in _slips(word):
            self._by_slip[slip].add(word)
        for other in near:
            self._neighbours.setdefault(word, set()).add(other)
            self._neighbours.setdefault(other, set()).add(word)
            self._mark(other)

    def _mark(self, word: str) -> None:
        if self._neighbours.get(word) and 0 < self._counts[word] <= MOST_OF_A_SLIP:
            self._mistyped.add(word)
        else:
            self._mistyped.discard(word)

    def _part(self, word: str) -> None:
        for slip in _slips(word):
            self._by_slip[slip].discard(word)
        for other in self._neighbours.pop(word, set()):
            self._neighbours[other].discard(word)
            self._mark(other)

    def _find_near(self, word: str) -> set[str]:
        return {one for slip in _slips(word) for one in self._by_slip.get(slip, ())} - {word}

    def _compounds_of(self, name: Name, together: frozenset[str]) -> set[str]:
        """Give words of the name that others write apart, and of others that it does."""
        found = {word for word in name.written if self._together[word] > 0}
        return found.union(word for word in together if self._written[word] > 0)

    def _forget(self) -> None:
        self._weights.clear()
        self._texts.clear()


def _slips(word: str) -> set[str]:
    """Give a word, and the word with each letter left out: what two spellings of it share."""
    if len(word) < SHORTEST_SLIP or not word.isalpha():
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
