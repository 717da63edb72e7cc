"""A map from points to shapes, drawn without tiles: what lies how far, and in which direction."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from finder.i18n import format_number
from finder.places.distance import KILOMETRES_IN_A_MILE, uses_miles
from finder.places.place import Place, Point
from finder.web.projection import HEIGHT, WIDTH, Spot, View

# Below the map itself there is room for the scale.
WHOLE_HEIGHT = HEIGHT + 30
PILL = 24
LETTER, WIDE_LETTER, DIGIT = 6.6, 12.0, 8.0
LINE = 14
MOST_TOWNS = 6
LONGEST_NAME = 22
LEAST_RING = 18
ORIGIN = 8
DOT = 6
EDGE = 3
APART = 80
STEP = 2  # degrees between the points at which a circle is looked at
NICE = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
LONGEST_BAR = 0.35 * WIDTH


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two have more than an edge in common."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    @property
    def is_inside(self) -> bool:
        """Say whether all of it lies on the map and off its edge."""
        wide, high = self.width / 2 + EDGE, self.height / 2 + EDGE
        return wide <= self.x <= WIDTH - wide and high <= self.y <= HEIGHT - high


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbers of one or more services around one place; `line` is what they stand on."""

    x: int
    line: int
    left: int
    top: int
    width: int
    words: str
    is_about: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the middle of its line; `dot` is where its place is, None where covered."""

    x: int
    y: int
    words: str
    dot: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar of a round length."""

    kilometres: float
    length: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The place that a map is about; with `about_km` a ring in which it is, in place of a dot."""

    point: Point
    name: str
    about_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to print of a map, in the order in which it lies."""

    width: int
    height: int
    ground: int  # the height of the map without the strip of the scale
    reach: str  # path of the circle asked for, empty where it lies outside
    rings: tuple[str, ...]  # paths around rough points: somewhere in here
    origin: tuple[int, int] | None
    asked: Label | None
    towns: tuple[Label, ...]
    marks: tuple[Mark, ...]
    scale: Scale


def draw(
    view: View,
    spots: Sequence[Spot],
    towns: Sequence[Place],
    country: str,
    *,
    asked: Asked | None = None,
    reach_km: float | None = None,
) -> Drawing:
    """Give the shapes of a map; the names of the towns, the largest first, where there is room."""
    origin = view.place(asked.point) if asked is not None else None
    around = Box(*origin, 2 * ORIGIN, 2 * ORIGIN) if origin is not None else None
    marks = _gather(view, spots, around)
    boxes = [one.box for one in marks]
    taken = [*boxes, around] if around is not None else [*boxes]
    asked_label = None
    if asked is not None and around is not None:
        asked_label = _place_label(asked.name, around, taken)
    rough = {view.place(one.point): one.about_km for one in spots if one.is_about}
    is_dotted = origin is not None
    if asked is not None and origin is not None and asked.about_km:
        is_dotted, rough[origin] = False, asked.about_km
    return Drawing(
        width=WIDTH,
        height=WHOLE_HEIGHT,
        ground=HEIGHT,
        reach=circle(*origin, reach_km * view.scale) if origin is not None and reach_km else "",
        rings=tuple(
            ring
            for (x, y), kilometres in rough.items()
            if (ring := circle(x, y, max(kilometres * view.scale, LEAST_RING)))
        ),
        origin=(round(origin[0]), round(origin[1])) if origin is not None and is_dotted else None,
        asked=asked_label,
        towns=_name_towns(view, towns, boxes, taken, asked.name if asked is not None else None),
        marks=tuple(one.mark() for one in marks),
        scale=measure(view, country),
    )


def measure(view: View, country: str) -> Scale:
    """Give the longest bar of a round length in the country's unit that fits."""
    unit = KILOMETRES_IN_A_MILE if uses_miles(country) else 1.0
    fitting = [one for one in NICE if one * unit * view.scale <= LONGEST_BAR]
    kilometres = (fitting[-1] if fitting else NICE[0]) * unit
    return Scale(kilometres, round(kilometres * view.scale))


def circle(x: float, y: float, radius: float) -> str:
    """Give the path of a circle as far as it lies on the map, empty where none of it does."""
    points = [
        (x + radius * math.cos(angle), y + radius * math.sin(angle))
        for angle in (math.radians(degrees) for degrees in range(0, 360, STEP))
    ]
    inside = [0 <= one[0] <= WIDTH and 0 <= one[1] <= HEIGHT for one in points]
    size = round(radius)
    if all(inside):
        west, east, level = round(x) - size, round(x) + size, round(y)
        bow = f"A{size} {size} 0 1 1"
        return f"M{west} {level}{bow} {east} {level}{bow} {west} {level}"
    count = len(points)
    starts = [i for i in range(count) if inside[i] and not inside[i - 1]]
    paths = []
    for start in starts:
        length = next(i for i in range(count) if not inside[(start + i) % count])
        end = points[(start + length - 1) % count]
        is_long = int((length - 1) * STEP > 180)
        paths.append(
            f"M{points[start][0]:.0f} {points[start][1]:.0f}"
            f"A{size} {size} 0 {is_long} 1 {end[0]:.0f} {end[1]:.0f}"
        )
    return "".join(paths)


def number_words(numbers: Sequence[int]) -> str:
    """Give numbers in a few signs: "2, 5–7"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        shown = [format_number(one) for one in run]
        parts += [f"{shown[0]}–{shown[-1]}"] if len(run) > 2 else shown
    return ", ".join(parts)


@dataclass(slots=True)
class _Gathered:
    """Spots whose marks would lie on each other, under one mark."""

    spots: list[Spot]
    x: float
    y: float

    @property
    def words(self) -> str:
        return number_words([spot.number for spot in self.spots])

    @property
    def box(self) -> Box:
        width = max(PILL, round(len(self.words) * DIGIT) + 10)
        # Near the edge a broad mark moves in rather than be cut.
        x = min(max(self.x, width / 2 + 2), WIDTH - width / 2 - 2)
        y = min(max(self.y, PILL / 2 + 2), HEIGHT - PILL / 2 - 2)
        return Box(x, y, width, PILL)

    def mark(self) -> Mark:
        box = self.box
        x, y, width = round(box.x), round(box.y), round(box.width)
        is_about = all(spot.is_about for spot in self.spots)
        return Mark(x, y + 5, x - width // 2, y - PILL // 2, width, self.words, is_about)


def _gather(view: View, spots: Sequence[Spot], origin: Box | None) -> list[_Gathered]:
    found = [_Gathered([spot], *view.place(spot.point)) for spot in spots]
    for _ in range(2 * len(spots)):
        pair = next(((a, b) for a, b in combinations(found, 2) if a.box.overlaps(b.box)), None)
        if pair is not None:
            one, other = pair
            here, there = len(one.spots), len(other.spots)
            one.x = (one.x * here + other.x * there) / (here + there)
            one.y = (one.y * here + other.y * there) / (here + there)
            one.spots += other.spots
            found.remove(other)
            continue
        covering = next((one for one in found if origin and one.box.overlaps(origin)), None)
        if covering is None or origin is None:
            break
        # What was asked for stays to be seen: the numbers stand above it.
        covering.y = origin.y - (origin.height + PILL) / 2
    return found


def _name_towns(
    view: View, towns: Sequence[Place], marks: Sequence[Box], taken: list[Box], asked: str | None
) -> tuple[Label, ...]:
    """Give names of towns that lie well apart; a town under a mark has its name beside the mark."""
    labels: list[Label] = []
    seen = {asked}
    named: list[Box] = []
    for town in towns:
        if len(labels) == MOST_TOWNS:
            break
        if town.point is None or town.name in seen or len(town.name) > LONGEST_NAME:
            continue
        x, y = view.place(town.point)
        dot, near = Box(x, y, DOT, DOT), Box(x, y, APART, APART)
        mark = next((box for box in marks if box.overlaps(dot)), None)
        if not dot.is_inside or any(near.overlaps(other) for other in named):
            continue
        if mark is None and any(dot.overlaps(other) for other in taken):
            continue
        if label := _place_label(town.name, mark or dot, taken, has_dot=mark is None):
            labels.append(label)
            seen.add(town.name)
            named.append(dot)
            if mark is None:
                taken.append(dot)
    return tuple(labels)


def _place_label(
    name: str, beside: Box, taken: list[Box], *, has_dot: bool = False
) -> Label | None:
    """Give a name below, above, right or left of something, where nothing else is; else None."""
    width = sum(
        WIDE_LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER for letter in name
    )
    up = (beside.height + LINE) / 2 + 1
    side = (beside.width + width) / 2 + 4
    for x, y in ((0.0, up), (0.0, -up), (side, 0.0), (-side, 0.0)):
        box = Box(beside.x + x, beside.y + y, width, LINE)
        if box.is_inside and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            dot = (round(beside.x), round(beside.y)) if has_dot else None
            # Letters stand on their line, not in its middle.
            return Label(round(box.x), round(box.y) + 4, name, dot)
    return None
