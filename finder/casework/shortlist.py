"""A shortlist: services by number, in the order that somebody chose, and nothing about anybody.

As text it is `12.340.7a`: the numbers and one letter that checks them. So it fits into a text
message, and an address that was cut or mistyped is noticed instead of naming another service.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST = 40
SEPARATOR = "."
# Without those that look like digits. With as many as a prime number, every single wrong digit and
# every two that changed places give another letter.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class FullShortlistError(ValueError):
    """A shortlist holds no more than `MOST` services."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Services by number, each once; not `is_sound` when the text of it was cut or mistyped."""

    numbers: tuple[int, ...] = ()
    is_sound: bool = True

    def __bool__(self) -> bool:
        return bool(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, number: object) -> bool:
        return number in self.numbers

    @property
    def text(self) -> str:
        """Give the text of the list; without the letter that would say that it is sound, if not."""
        return write_shortlist(self.numbers)[: None if self.is_sound else -1]

    @property
    def is_full(self) -> bool:
        """Say whether no further service can be kept."""
        return len(self.numbers) >= MOST

    def keep(self, number: int, place: int = MOST) -> "Shortlist":
        """Give the list with a service at a place, 0 for the first, the last unless it is named.

        One that is there already stays where it is. Raises FullShortlistError.
        """
        if number in self.numbers:
            return self
        if self.is_full:
            raise FullShortlistError(str(number))
        return self._with([*self.numbers[:place], number, *self.numbers[place:]])

    def drop(self, number: int) -> "Shortlist":
        """Give the list without a service."""
        return self._with([one for one in self.numbers if one != number])

    def move(self, number: int, by: int) -> "Shortlist":
        """Give the list with a service so many places further down, or up where it is negative."""
        if number not in self.numbers:
            return self
        place = max(0, self.numbers.index(number) + by)
        return self.drop(number).keep(number, place)

    def _with(self, numbers: Sequence[int]) -> "Shortlist":
        return replace(self, numbers=tuple(numbers), is_sound=self.is_sound or not numbers)


def read_shortlist(text: str) -> Shortlist:
    """Give the list that a text stands for; what cannot be read of it is left out and noticed.

    Never fails. A text whose last letter does not fit gives a list that is not sound.
    """
    given = text.strip().casefold()
    pieces = given.rstrip(LETTERS).split(SEPARATOR)
    numbers = tuple(dict.fromkeys(int(one) for one in pieces if NUMBER.fullmatch(one)))[:MOST]
    return Shortlist(numbers, is_sound=write_shortlist(numbers) == given)


def write_shortlist(numbers: Sequence[int]) -> str:
    """Give the text of a list, empty for an empty one."""
    if not numbers:
        return ""
    digits = SEPARATOR.join(str(number) for number in numbers)
    places = len(LETTERS) - 1
    total = sum((place % places + 1) * number for place, number in enumerate(numbers))
    return digits + LETTERS[total % len(LETTERS)]
