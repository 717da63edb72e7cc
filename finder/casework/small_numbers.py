"""Numbers that could be a person, and every sum or part from which they could be worked out.

A number from 1 to 9 is hidden. What is told beside it is told only where the hidden one may still
be several numbers, also for somebody who knows how this is done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

LEAST_SHOWN = 10
# As many numbers, at least, each hidden one may be by what is told.
WAYS = 3
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Number:
    """How often; `shown` is None where it must not be told.

    `is_small` where it may be said that there were some, and fewer than are told: a sum is hidden
    for what it would tell, however large it is.
    """

    shown: int | None
    is_small: bool = False

    @property
    def is_hidden(self) -> bool:
        """Say whether it must not be told."""
        return self.shown is None


def is_small(number: int) -> bool:
    """Say whether there were some, and so few that it could be a person."""
    return 0 < number < LEAST_SHOWN


def tell_cell(number: int) -> Number:
    """Give a number that is no sum of others."""
    return Number(None, is_small=True) if is_small(number) else Number(number)


def tell_total(column: Iterable[int]) -> Number:
    """Give the sum of numbers that are told one by one, hidden where it would tell one of them."""
    numbers = list(column)
    hidden = [one for one in numbers if is_small(one)]
    return Number(sum(numbers) if not hidden or _are_safe(hidden) else None)


def tell_parts(parts: Mapping[Part, int]) -> dict[Part, Number]:
    """Give parts whose sum is told: with what is hidden the smallest of the others go too.

    Nothing where even that would tell one of them: as many parts as there were people.
    """
    there = {one: number for one, number in parts.items() if number}
    hidden = {one for one, number in there.items() if is_small(number)}
    are_small = _are_safe([there[one] for one in hidden])
    if hidden and not are_small:
        # With larger ones among them, none says that it is small; and as each of these is 10 at
        # least, so much must be left over that a small one may be several numbers.
        left = sum(there[one] for one in hidden) - len(hidden)
        # All of one size together: which of them went would tell that the other did not.
        for size in sorted({number for number in there.values() if not is_small(number)}):
            same = {one for one, number in there.items() if number == size}
            hidden |= same
            left += len(same) * (size - LEAST_SHOWN)
            if left >= WAYS - 1:
                break
        if left < WAYS - 1:
            return {}
    return {
        one: Number(None, is_small=are_small) if one in hidden else Number(number)
        for one, number in there.items()
    }


def tell_sum(numbers: Iterable[Number]) -> Number:
    """Give the sum of numbers as they are told, and nothing that they do not tell."""
    shown = [one.shown for one in numbers]
    return Number(None if None in shown else sum(one or 0 for one in shown))


def _are_safe(hidden: Sequence[int]) -> bool:
    """Say whether the sum of these, each from 1 to 9, may be told: none of them follows."""
    rest, most = sum(hidden), (LEAST_SHOWN - 1) * len(hidden)
    least = max(LEAST_SHOWN, len(hidden) + WAYS - 1)
    return len(hidden) > 1 and least <= rest <= most - (WAYS - 1)
