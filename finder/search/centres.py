"""A centre of the directory named in a sentence, such as "near MD Anderson", as a place."""

from collections.abc import Sequence

from finder.places.place import Place
from finder.search.analysis import stopwords
from finder.search.index import Index

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


def place_of_centre(index: Index, words: Sequence[str]) -> Place | None:
    """Give the place of the centre whose name holds these folded words in a row, else None."""
    telling = [word for word in words if word not in COMMON and word not in stopwords("en")]
    if not telling or words[0] in stopwords("en"):
        return None
    said = f" {' '.join(words)} "
    matches = [centre for centre in index.centres if said in f" {centre.words} "]
    if len(words) == 1 and not any(centre.words == words[0] for centre in matches):
        return None
    if not matches:
        return None
    # The shortest name is the least of a guess: "MD Anderson" before one of its many clinics.
    return min(matches, key=lambda centre: (len(centre.words), centre.words)).place
