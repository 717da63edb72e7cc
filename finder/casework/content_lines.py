"""Lines as calendars (RFC 5545) and address books (RFC 6350) write them."""

from collections.abc import Iterable

LONGEST = 75
NEW_LINE = "\r\n"
# Some programs end a line at these too.
OTHER_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
ESCAPED = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
    | dict.fromkeys(OTHER_LINE_ENDS, " ")
)


def as_text(words: str) -> str:
    """Give words as a value of a line: marks that mean something there are escaped."""
    return words.translate(ESCAPED)


def write_lines(lines: Iterable[str]) -> str:
    """Give the lines, each folded into pieces of at most 75 bytes, none within a letter."""
    return "".join(NEW_LINE.join(_folded(line)) + NEW_LINE for line in lines)


def _folded(line: str) -> Iterable[str]:
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
