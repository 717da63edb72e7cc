"""Numbers of services as one short text, so that a choice of hundreds fits into an address."""

import re
from collections.abc import Iterable

PARTS = re.compile(r"([1-9][0-9]{0,8})(?:x([1-9][0-9]{0,3}))?", re.ASCII)
HIGHEST = 999_999_999


def write_numbers(numbers: Iterable[int]) -> str:
    """Give numbers as steps from one to the next: 7, 8, 9 and 20 are `7.1x2.11`."""
    steps: list[list[int]] = []
    last = 0
    for number in sorted(set(numbers)):
        if steps and steps[-1][0] == number - last:
            steps[-1][1] += 1
        else:
            steps.append([number - last, 1])
        last = number
    return ".".join(f"{step}x{times}" if times > 1 else f"{step}" for step, times in steps)


def read_numbers(text: str, most: int) -> list[int]:
    """Give the numbers again, no more than `most`; what is no step ends the list."""
    numbers: list[int] = []
    last = 0
    for part in text.split("."):
        found = PARTS.fullmatch(part)
        if found is None:
            break
        for _ in range(int(found[2] or 1)):
            last += int(found[1])
            if len(numbers) == most or last > HIGHEST:
                return numbers
            numbers.append(last)
    return numbers
