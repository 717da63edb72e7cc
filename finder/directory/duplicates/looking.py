"""Looking through the whole directory for duplicates, as long work."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from finder.db import reading
from finder.directory.duplicates.pairs import Pair, find_pairs
from finder.directory.duplicates.register import Register
from finder.jobs import Ask, Kind, Report

FIND = "find_duplicates"
# More than anybody looks through before the next search.
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class DuplicateWork:
    """What the search needs beside the database: the register that pages ask too."""

    register: Register

    def kinds(self) -> dict[str, Kind]:
        """Give the kind of work."""
        return {FIND: Kind(self.find)}

    def find(self, engine: Engine, _job: Ask, report: Report) -> dict[str, Any]:
        """Give the likeliest pairs as plain values, and how many there are in all."""
        with reading(engine) as session:
            pairs = find_pairs(session, self.register, report)
        return {"total": len(pairs), "pairs": [describe(pair) for pair in pairs[:MOST_KEPT]]}


def describe(pair: Pair) -> dict[str, Any]:
    """Give a pair as plain values, to be kept with the job and shown."""
    return {
        "first": pair.first,
        "second": pair.second,
        "score": pair.score,
        "for": [one.words for one in pair.reasons if one.speaks_for],
        "against": [one.words for one in pair.reasons if not one.speaks_for],
    }
