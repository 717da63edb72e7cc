"""What is told leaves each hidden number open: of all that looks alike, it takes several values.

All tables up to a sum are tried, with 5 in place of 10 so that there are few enough of them.
Somebody who knows how this is done can do no better than to ask which tables look like theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator

import pytest

from finder.casework import small_numbers
from finder.casework.reporting import Cell, ReportRow, tell
from finder.casework.small_numbers import Number, is_small, tell_parts
from finder.vocabulary import NotHelped, Outcome

REASONS = (NotHelped.NO_FUNDS, NotHelped.NO_ANSWER, NotHelped.CLOSED)
LEAST = 5
Table = tuple[int, ...]
Cells = dict[tuple[str, str], Cell]


def tables(cells: int, most: int) -> Iterator[Table]:
    """Give all tables of so many cells with a sum up to this."""
    if not cells:
        yield ()
        return
    for first in range(most + 1):
        for rest in tables(cells - 1, most - first):
            yield (first, *rest)


def rows_of(table: Table, rows: int) -> list[Table]:
    """Give a table row by row."""
    wide = len(table) // rows
    return [table[row * wide : row * wide + wide] for row in range(rows)]


def of_reasons(table: Table, rows: int) -> Cells:
    """Give what is counted where these are reasons, a row for each need."""
    found: Cells = {}
    for need, numbers in enumerate(rows_of(table, rows)):
        counts = {
            (Outcome.NOT_HELPED, reason.value): number
            for reason, number in zip(REASONS, numbers, strict=False)
            if number
        }
        if counts:
            found[str(need), ""] = Counter(counts)
    return found


def of_helped(table: Table, _rows: int) -> Cells:
    """Give what is counted where so many were helped with each need."""
    return {
        (str(need), ""): Counter({(Outcome.HELPED, ""): number})
        for need, number in enumerate(table)
        if number
    }


def look(cells: Cells) -> Hashable:
    """Give all that a report tells of what was counted."""
    report = tell(cells)

    def of_row(row: ReportRow) -> Hashable:
        return row.need, row.given, row.not_helped, row.helped, tuple(row.reasons.items())

    return tuple(of_row(row) for row in (*report.rows, report.everything))


def numbers_of(table: Table, rows: int) -> Table:
    """Give the numbers of a table, and their sums by row and by column."""
    across = rows_of(table, rows)
    return (*table, *map(sum, across), *map(sum, zip(*across, strict=True)), sum(table))


@pytest.mark.parametrize(
    ("cells", "rows", "wide", "most"),
    [(of_helped, 3, 1, 16), (of_reasons, 1, 3, 20), (of_reasons, 2, 2, 16)],
)
def test_no_small_number_follows_from_all_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
    cells: Callable[[Table, int], Cells],
    rows: int,
    wide: int,
    most: int,
) -> None:
    monkeypatch.setattr(small_numbers, "LEAST_SHOWN", LEAST)
    alike: dict[Hashable, list[Table]] = defaultdict(list)
    for table in tables(rows * wide, most):
        alike[look(cells(table, rows))].append(table)

    told = 0
    for group in alike.values():
        if min(map(sum, group)) > most - LEAST:
            continue  # of those as large there are more than were tried
        for values in zip(*(numbers_of(table, rows) for table in group), strict=True):
            follows = len(set(values)) == 1
            told += follows and values[0] > 0
            assert not (follows and is_small(values[0])), group
    assert told > 100


def test_as_many_parts_as_people_are_not_told() -> None:
    assert tell_parts({str(one): 1 for one in range(10)}) == {}
    assert tell_parts({"a": 9, "b": 9}) == {"a": Number(None), "b": Number(None)}
    # Which of two that are as large went would tell that the other is no small one.
    assert {one.shown for one in tell_parts({"a": 3, "b": 12, "c": 12}).values()} == {None}
