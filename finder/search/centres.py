"""A centre of the directory named in a sentence, such as "near MD Anderson", as a place."""

from collections.abc import Sequence

from finder.places.distance import kilometres_between
from finder.places.place import Place
from finder.search.analysis import stopwords
from finder.search.index import Centre, Index
from finder.search.known_words import ordinary_words

SAME_CITY_KILOMETRES = 60
# Shorter words are more often letters that stand for something else.
SHORTEST_NAME = 5

# Words that many centres share: a name made of these alone names none of them.
COMMON = frozenset(
    {
        "cancer",
        "centre",
        "center",
        "hospital",
        "clinic",
        "institute",
        "university",
        "medical",
        "health",
        "breast",
        "care",
        "comprehensive",
        "oncology",
        "general",
        "memorial",
        "regional",
        "the",
        "of",
        "and",
        "st",
        "saint",
    }
)


def places_of_centre(index: Index, words: Sequence[str]) -> tuple[Place, ...]:
    """Give the places of the centres whose name holds these folded words in a row.

    The shortest name comes first, because it is the least of a guess: "MD Anderson" before one of
    its many clinics. A centre in several towns gives several places. A single word counts where
    it is a name of its own in one city: "Sunnybrook".
    """
    telling = [word for word in words if word not in COMMON and word not in stopwords("en")]
    if not telling or words[0] in stopwords("en"):
        return ()
    matches = _centres_called(index, words)
    if not matches and words[-1].endswith("s"):  # "St Judes" is "St. Jude's", the hospital St. Jude
        words = (*words[:-1], words[-1].removesuffix("s"))
        matches = _centres_called(index, words)
    if not matches and len(words) > 1:  # "Peter Mac" is short for "Peter MacCallum"
        begun = [one for one in index.centres if f" {' '.join(words)}" in f" {one.words}"]
        matches = begun if are_in_one_city([one.place for one in begun]) else []
    if len(words) == 1 and not any(centre.words == words[0] for centre in matches):
        is_name = len(words[0]) >= SHORTEST_NAME and words[0] not in ordinary_words()
        if not is_name or not are_in_one_city([centre.place for centre in matches]):
            return ()
    matches.sort(key=lambda centre: (len(centre.words), centre.words))
    return tuple(centre.place for centre in matches)


def _centres_called(index: Index, words: Sequence[str]) -> list[Centre]:
    said = f" {' '.join(words)} "
    return [centre for centre in index.centres if said in f" {centre.words} "]


def are_in_one_city(places: Sequence[Place]) -> bool:
    """Say whether places lie so near to the first that all are in its city; False for none."""
    points = [place.point for place in places if place.point is not None]
    return bool(points) and all(
        kilometres_between(points[0], point) <= SAME_CITY_KILOMETRES for point in points
    )
