"""Words one slip away, found by what is left of both without a letter."""

from collections.abc import Iterable, Iterator

import numpy as np
from rapidfuzz.distance import OSA


class NearbyWords:
    """Finds those of its words that lie one slip from another; never changed once made.

    Two words one slip apart (a letter less, more, another one, or two swapped) come to the same
    text when a letter is left out of one or of both. Of these texts only hashes are kept, sorted:
    16 bytes each, and a word has as many as letters. Whatever shares a hash is then compared.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        pairs = [
            (hash(left), number)
            for number, word in enumerate(self._words)
            for left in _with_one_letter_less(word)
        ]
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        order = np.argsort(table[:, 0], kind="stable")
        self._hashes, self._numbers = table[order, 0], table[order, 1]

    def one_slip_from(self, word: str) -> set[str]:
        """Give the words that lie one slip from this one, and the word itself if it is one."""
        asked = np.array([hash(left) for left in _with_one_letter_less(word)], dtype=np.int64)
        starts = np.searchsorted(self._hashes, asked, side="left")
        ends = np.searchsorted(self._hashes, asked, side="right")
        alike = {
            self._words[number]
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            for number in self._numbers[start:end].tolist()
        }
        return {one for one in alike if OSA.distance(word, one, score_cutoff=1) <= 1}


def _with_one_letter_less(word: str) -> Iterator[str]:
    """Give a word as it is, and without each of its letters."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
