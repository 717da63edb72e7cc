"""QR codes as the outline of a drawing: a template prints it, and nobody else is asked."""

from dataclasses import dataclass

import segno

# White around the code, in modules, so that a camera finds its edge.
BORDER = 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """A code as an SVG path, and the side of its square."""

    path: str
    side: int


def draw(text: str) -> Drawing:
    """Give the QR code of a text."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=BORDER))
    steps = [
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    ]
    return Drawing("".join(steps), len(rows))
