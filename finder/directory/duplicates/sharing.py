"""What two names have in common, word by word."""

from dataclasses import dataclass

from finder.directory.duplicates.names import Name, written_together
from finder.directory.duplicates.vocabulary import Vocabulary

ALIKE = 0.9  # how much a word counts that is only nearly the same


@dataclass(frozen=True, slots=True)
class Shared:
    """The weight of words that two names share; `left` and `right` are those of one alone."""

    both: float = 0.0
    first: float = 0.0
    second: float = 0.0
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @property
    def likeness(self) -> float:
        """Give 1 for the same words, 0 for none in common."""
        whole = 2 * self.both + self.first + self.second
        return 2 * self.both / whole if whole else 0.0

    @property
    def inside(self) -> float:
        """Give 1 where one name holds all words of the other."""
        whole = self.both + min(self.first, self.second)
        return self.both / whole if whole else 0.0


def share(name: Name, other: Name, vocabulary: Vocabulary) -> Shared:
    """Give what two names share; a word with a slip, or written apart, counts nearly whole."""
    same = name.known & other.known
    left = [word for word in name.words if word not in same]
    right = [word for word in other.words if word not in same]
    both, alike = vocabulary.weigh(same), 0.0
    if left and right:
        if not (vocabulary.mistyped.isdisjoint(left) and vocabulary.mistyped.isdisjoint(right)):
            alike += _match_slips(left, right, vocabulary)
        if not vocabulary.compounds.isdisjoint(name.written):
            alike += _match_together(name, left, other, right, vocabulary)
        if not vocabulary.compounds.isdisjoint(other.written):
            alike += _match_together(other, right, name, left, vocabulary)
    lost = (1 - ALIKE) * alike
    return Shared(
        both + ALIKE * alike,
        vocabulary.weigh(left) + lost,
        vocabulary.weigh(right) + lost,
        tuple(left),
        tuple(right),
    )


def _match_slips(left: list[str], right: list[str], vocabulary: Vocabulary) -> float:
    """Take words that are one, mistyped, from both; give their weight."""
    alike = 0.0
    for ours, theirs in ((left, right), (right, left)):
        for word in vocabulary.mistyped & set(ours):
            near = vocabulary.near(word)
            like = next((one for one in theirs if one in near), None)
            if like is not None:
                alike += max(vocabulary.weight(word), vocabulary.weight(like))
                ours.remove(word)
                theirs.remove(like)
    return alike


def _match_together(
    name: Name, left: list[str], other: Name, right: list[str], vocabulary: Vocabulary
) -> float:
    """Take words of the left that the other name writes apart; give their weight."""
    alike = 0.0
    for word, written in zip(name.words, name.written, strict=True):
        if word in left and written in vocabulary.compounds and written in written_together(other):
            alike += vocabulary.weight(word)
            left.remove(word)
            right[:] = [part for part in right if part not in written]
    return alike


def best_shared(
    names: tuple[Name, ...], others: tuple[Name, ...], vocabulary: Vocabulary
) -> Shared:
    """Give what the two likest of these names share; two names of the past are not compared."""
    found = Shared()
    pairs = [(name, other) for name in names[:1] for other in others]
    pairs += [(name, other) for name in names[1:] for other in others[:1]]
    for name, other in pairs:
        shared = share(name, other, vocabulary)
        if shared.likeness >= found.likeness:
            found = shared
        if not shared.left and not shared.right:
            break
    return found


def covered(name: Name, other: Name, vocabulary: Vocabulary) -> float:
    """Give how much of a name another one holds, word by word."""
    whole = vocabulary.weigh(name.known)
    return vocabulary.weigh(name.known & other.known) / whole if whole else 0.0
