"""`python -m bench.duplicates`: how well doubles are found, and how long that takes."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from bench.data import config_of, gazetteer_of, load_seed
from bench.labelled import DEVELOPMENT, HELD_OUT, Report, judge, read_pairs, report, typed
from bench.large import load_large
from bench.measuring import Row, print_table, time_calls
from finder.db import open_engine, reading
from finder.directory.duplicates.likeness import likenesses
from finder.directory.duplicates.pairs import find_pairs
from finder.directory.duplicates.register import Register
from finder.migrations import upgrade

SERVICES = 10_000
Result = TypeVar("Result")


def main(halves: list[str]) -> None:
    """Measure the labelled halves named, or both, and then the large directory."""
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as folder:
        var = Path(folder)
        rows = measure_labelled(var / "seed", halves or [DEVELOPMENT, HELD_OUT])
        print_table(rows + measure_large(var / "large"))


def measure_labelled(var: Path, halves: list[str]) -> list[Row]:
    """Give precision and recall on the labelled pairs, each half apart."""
    var.mkdir()
    engine, _ = load_seed(var)
    register = Register(gazetteer_of(var), "US")
    rows = []
    with reading(engine) as session:
        for half in halves:
            found = report(list(judge(session, register, read_pairs(half))))
            rows += _rows_of(half.replace("_", " "), found)
    return rows


def _rows_of(half: str, found: Report) -> list[Row]:
    likely, possible = found.likely, found.possible
    return [
        Row(
            f"{half}: called likely, of {likely.pairs} hard pairs",
            f"precision {likely.precision:.3f}, recall {likely.recall:.3f}",
        ),
        Row(
            f"{half}: asked about at all",
            f"precision {possible.precision:.3f}, recall {possible.recall:.3f}",
        ),
        Row(
            f"{half}: the true one is first, or among the five shown",
            f"{found.first:.3f}, {found.shown:.3f}",
        ),
    ]


def measure_large(var: Path) -> list[Row]:
    """Give the times on a large directory, and how many doubles planted in it are found."""
    var.mkdir()
    engine = open_engine(config_of(var).database_url)
    upgrade(engine)
    gazetteer = gazetteer_of(var)
    planted = load_large(engine, gazetteer, SERVICES)
    register = Register(gazetteer, "US")
    with reading(engine) as session:
        reads, _ = _timed(lambda: _fill(register, session))
        took, pairs = _timed(lambda: find_pairs(session, register))
        candidates = [typed(pair.record) for pair in read_pairs(DEVELOPMENT) if pair.record]
        asked = time_calls([partial(likenesses, session, register, one) for one in candidates])
    found = {frozenset((pair.first_id, pair.second_id)) for pair in pairs}
    return [
        Row(f"{len(register.services):,} services read for comparing, once", reads),
        Row("all pairs in them", took, f"{len(pairs):,} pairs"),
        Row(
            "of doubles planted in them, found",
            f"{len(planted & found)} of {len(planted)}",
        ),
        Row("one half-typed record asked about", f"{asked.median:.1f} ms, p95 {asked.p95:.1f} ms"),
    ]


def _fill(register: Register, session: Session) -> None:
    with register.in_step(session):
        pass


def _timed(call: Callable[[], Result]) -> tuple[str, Result]:
    """Give how long a call took, by the clock and of this process alone, and what it gave."""
    clock, own = time.perf_counter(), time.process_time()
    result = call()
    clock, own = time.perf_counter() - clock, time.process_time() - own
    return f"{clock:.1f} s by the clock, {own:.1f} s of work", result


if __name__ == "__main__":
    os.environ.setdefault("FINDER_ENV", "development")
    main(sys.argv[1:])
