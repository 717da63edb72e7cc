"""Which of the services found come first: the sum of what fits and of how it reaches the place."""

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.search.bands import Band
from finder.search.fitting import Fit
from finder.search.index import Index, members
from finder.search.request import SearchRequest
from finder.search.weights import Scores, flags, total, weighed

SPREAD_OVER = 5
MOST_OF_ONE = 2
ROUNDED = 4


def order(
    index: Index,
    request: SearchRequest,
    found: BitMap,
    fitted: Fit,
    bands: dict[Band, BitMap],
    distances: Scores,
) -> NDArray[np.uint32]:
    """Give the numbers of the services found, best first; ties by name, then id."""
    numbers = members(found)
    if not len(numbers):
        return numbers
    scores = np.round(score_reach(index, fitted.scores, bands)[numbers], 6)
    # What is far, and what must be asked for, each come under a heading of their own.
    parts = np.zeros(index.size, dtype=np.uint8)
    for place, band in enumerate((Band.FURTHER, Band.ASK), start=1):
        parts[members(bands.get(band, BitMap()))] = place
    part = parts[numbers]
    names = index.name_order[numbers]
    far = np.nan_to_num(distances[numbers], nan=np.inf)
    # How far an office is says nothing of help that comes by phone or post.
    there = BitMap.union(*(bands.get(one, BitMap()) for one in (Band.NEAR, Band.FURTHER)))
    reached = np.where(np.isin(numbers, members(there)), np.round(far), np.inf)
    if request.sort == "name":
        return numbers[np.lexsort((names,))]
    if request.sort == "nearest":
        return numbers[np.lexsort((names, -scores, far, part))]
    return numbers[np.lexsort((names, reached, -scores, part))]


def spread(index: Index, numbers: NDArray[np.uint32], named: BitMap) -> NDArray[np.uint32]:
    """Give the order with at most two services of one organisation in the first five.

    Services asked for by name stay where they are.
    """
    first: list[int] = []
    later: list[int] = []
    for position, number in enumerate(map(int, numbers)):
        if len(first) == SPREAD_OVER:
            return np.array([*first, *later, *numbers[position:]], dtype=np.uint32)
        same = sum(index.organizations[one] == index.organizations[number] for one in first)
        (later if same >= MOST_OF_ONE and number not in named else first).append(number)
    return np.array([*first, *later], dtype=np.uint32)


def score_reach(index: Index, scores: Scores, bands: dict[Band, BitMap]) -> Scores:
    """Give the scores with what reach and confirmation add."""
    return scores + total(index, reach_reasons(index, bands))


def reach_reasons(index: Index, bands: dict[Band, BitMap]) -> dict[str, Scores]:
    """Give what reach and confirmation add, by reason, weighed."""
    return weighed(
        {
            "near": flags(index, bands.get(Band.NEAR, BitMap())),
            "covers": flags(index, bands.get(Band.COVERS, BitMap())),
            "part": _parts(index, bands.get(Band.PART, BitMap())),
            # Every service that may stand in results here has a band, but for one of the name.
            "elsewhere": flags(
                index, (index.listed | index.ended) - BitMap.union(BitMap(), *bands.values())
            ),
            "answering": flags(index, index.answering),
            "confirmed": (index.confirmed_days > 0).astype(np.float64),
        }
    )


def _parts(index: Index, partly: BitMap) -> Scores:
    """Give how far each of these is only for a part: 1, or less for what comes to many regions.

    What one goes to is near few people, in however many regions it stands.
    """
    comes = np.ones(index.size)
    at = members(partly - index.goes_there)
    comes[at] = 1 / np.maximum(1, index.regions[at])
    return flags(index, partly) * comes


def explain(
    index: Index,
    fitted: Fit,
    bands: dict[Band, BitMap],
    numbers: NDArray[np.uint32],
    **more: Scores,
) -> dict[int, dict[str, float]]:
    """Give, for each of these services, what every reason that holds adds to its score."""
    reasons = {**fitted.reasons, **reach_reasons(index, bands), **more}
    return {
        number: {
            reason: round(float(scores[number]), ROUNDED)
            for reason, scores in reasons.items()
            if scores[number]
        }
        for number in map(int, numbers)
    }
