"""Timing calls and printing what they took."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of many calls in milliseconds."""

    median: float
    p95: float
    calls: int

    @classmethod
    def of(cls, taken: list[float]) -> "Times":
        """Give the median and the 95th percentile of durations."""
        ordered = sorted(taken)
        return cls(statistics.median(ordered), ordered[int(len(ordered) * 0.95)], len(ordered))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, its figures, and against what."""

    what: str
    figure: str
    ratio: str = ""


def time_calls(calls: list[Callable[[], object]], rounds: int = 1) -> Times:
    """Give the median and the 95th percentile of the calls, each made once a round."""
    for call in calls[: min(20, len(calls))]:
        call()  # warm up
    taken = []
    for _ in range(rounds):
        for call in calls:
            start = time.perf_counter()
            call()
            taken.append((time.perf_counter() - start) * 1000)
    return Times.of(taken)


def time_pairs(
    pairs: list[tuple[Callable[[], object], Callable[[], object]]], rounds: int = 1
) -> tuple[Times, Times]:
    """Give the times of two ways to do the same, made in turn so that no drift comes between."""
    for pair in pairs:
        for call in pair:
            call()  # warm up
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for pair in pairs:
            for call, times in zip(pair, taken, strict=True):
                start = time.perf_counter()
                call()
                times.append((time.perf_counter() - start) * 1000)
    return Times.of(taken[0]), Times.of(taken[1])


def compare(what: str, times: Times, against: Times, name: str) -> Row:
    """Give a row with times and their ratios, of medians and of p95, to others of the same run."""
    return Row(
        what,
        f"{times.median:.2f} ms, p95 {times.p95:.2f} ms ({times.calls} calls)",
        f"{times.median / against.median:.1f} x {name}, p95 {times.p95 / against.p95:.1f} x",
    )


def plain(what: str, times: Times) -> Row:
    """Give a row with times alone: what others are compared with."""
    return Row(what, f"{times.median:.3f} ms, p95 {times.p95:.3f} ms ({times.calls} calls)", "1 x")


def print_table(rows: list[Row]) -> None:
    """Print the rows as a table that Markdown understands."""
    table = [("what", "figure", "ratio"), *((row.what, row.figure, row.ratio) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(3)]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in table
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    sys.stdout.write("\n".join(lines) + "\n")
