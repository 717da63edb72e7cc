"""How likely one word was typed for another: the cost of the slips that lie between them."""

from typing import NamedTuple

from rapidfuzz.distance import OSA

from finder.sounds import sounds, sounds_of_known

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = frozenset("aeiouy")
# What one slip costs. Below 1 are those that fingers and ears make most often.
PLAIN = 1.0
SWAPPED = 0.8
DOUBLED = 0.7
MISSING = 0.7
NEIGHBOUR = 0.8
VOWEL = 0.8
FIRST_LETTER = 0.4  # on top: few people mistype the first letter
SAME_SOUND = 0.7
LIKE_SOUND = 0.9  # two words that sound nearly alike, and then the slips between the sounds
SPELT_APART = 0.1  # for each slip but the first between two spellings of a sound
SHORTEST_SOUND = 5


class Ear(NamedTuple):
    """How much an ear is believed: what it costs more, and the fewest letters of a sound."""

    more: float
    shortest: int


# The one that knows letters from Spanish hears more words alike that are not.
EARS = (Ear(0.0, 3), Ear(0.2, 4))
UNFINISHED = 0.6
MISSING_LETTER = 0.05


def _neighbours() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for above, row in enumerate(ROWS):
        for place, letter in enumerate(row):
            near = row[place + 1 : place + 2]
            if above + 1 < len(ROWS):
                near += ROWS[above + 1][max(place - 1, 0) : place + 1]
            pairs.update((letter, other) for other in near)
    return frozenset(pairs | {(other, letter) for letter, other in pairs})


NEIGHBOURS = _neighbours()


def cost(typed: str, meant: str, heard: tuple[str, ...] | None = None) -> float:
    """Give the cost of having typed one word for another: 0 for the same, about 1 for a slip.

    `heard` is how the typed word sounds, for who has worked it out already.
    """
    apart = OSA.distance(typed, meant)
    best = one_slip(typed, meant) if apart == 1 else slips(typed, meant)
    if min(len(typed), len(meant)) < SHORTEST_SOUND or best <= SAME_SOUND:
        return best
    spelt_apart = SPELT_APART * max(apart - 1, 0)
    for one, other, ear in zip(heard or sounds(typed), sounds_of_known(meant), EARS, strict=True):
        if abs(len(one) - len(other)) > 1 or len(one) < ear.shortest:
            continue
        more = ear.more + spelt_apart
        if one == other:
            best = min(best, SAME_SOUND + more)
        elif OSA.distance(one, other) == 1:
            best = min(best, LIKE_SOUND + more + one_slip(one, other))
    return best


def cost_unfinished(typed: str, meant: str) -> float:
    """Give the cost of having stopped in the middle of a word."""
    return UNFINISHED + MISSING_LETTER * (len(meant) - len(typed))


def slips(typed: str, meant: str) -> float:
    """Give the cheapest row of slips from one word to the other, letter by letter."""
    before: list[float] = []
    above = [0.0]
    for column in range(len(meant)):
        above.append(above[-1] + _missing(column))
    for row, letter in enumerate(typed):
        current = [above[0] + _one_more(typed, row)]
        for column, other in enumerate(meant):
            best = min(
                above[column] + _instead(letter, other, at_start=row == column == 0),
                above[column + 1] + _one_more(typed, row),
                current[column] + _missing(column),
            )
            if row and column and letter == meant[column - 1] and typed[row - 1] == other:
                at_start = FIRST_LETTER if row == column == 1 else 0.0
                best = min(best, before[column - 1] + SWAPPED + at_start)
            current.append(best)
        before, above = above, current
    return above[-1]


def one_slip(typed: str, meant: str) -> float:
    """Give the same for two words that are known to lie one slip apart, and much quicker."""
    place = next(
        (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other),
        min(len(typed), len(meant)),
    )
    if len(typed) > len(meant):
        return _one_more(typed, place)
    if len(typed) < len(meant):
        return _missing(place)
    if typed[place + 1 :] == meant[place + 1 :]:
        return _instead(typed[place], meant[place], at_start=not place)
    return SWAPPED + (0.0 if place else FIRST_LETTER)


def one_slip_from(word: str) -> list[str]:
    """Give every text that is one letter away: one less, one more, another one, two swapped."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return [
        *(head + tail[1:] for head, tail in parts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1),
        *[head + letter + tail for head, tail in parts for letter in LETTERS],
        *[head + letter + tail[1:] for head, tail in parts if tail for letter in LETTERS],
    ]


def _one_more(word: str, place: int) -> float:
    """Give the cost of one letter more in this word than in the other one."""
    if not place:
        return PLAIN + FIRST_LETTER
    return DOUBLED if word[place - 1] == word[place] else PLAIN


def _missing(place: int) -> float:
    """Give the cost of having left out the letter at this place of a word."""
    return MISSING if place else MISSING + FIRST_LETTER


def _instead(letter: str, other: str, *, at_start: bool) -> float:
    if letter == other:
        return 0.0
    first = FIRST_LETTER if at_start else 0.0
    if (letter, other) in NEIGHBOURS:
        return NEIGHBOUR + first
    return (VOWEL if letter in VOWELS and other in VOWELS else PLAIN) + first
