"""`python -m bench.spreadsheet [ROWS ...]`: a spreadsheet with faults taken in, out and undone.

Each step runs in a process of its own, so that its memory is its own.
"""

import csv
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from bench.bad_rows import BAD_ROWS, HEADINGS, good_row, line_of, write_cells
from bench.data import config_of, gazetteer_of
from bench.measuring import Row, print_table
from finder.db import open_engine, reading, writing
from finder.directory.authors import Author
from finder.directory.change_sets import undo
from finder.exchange.forms import STAFF
from finder.exchange.quarantine import SpreadsheetQuarantine
from finder.exchange.reports import Report
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_export import export_csv
from finder.exchange.spreadsheet_import import commit, preview
from finder.migrations import upgrade
from finder.vocabulary import Origin

SIZES = (10_000, 100_000)
EACH_BAD = 100  # one row in so many
AUTHOR = Author("bench", Origin.IMPORT)
IN, OUT, REFUSED = "in.csv", "out.csv", "refused.csv"
# Lines and headings of faults that were not found where they are, told in full.
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did: how long it took, how much of that it worked, and its most memory."""

    seconds: float
    worked: float
    megabytes: float
    said: str
    change_set: UUID | None = None


def write_file(path: Path, rows: int) -> dict[int, str]:
    """Write a file with one bad row in a hundred; give the heading of each fault by its line."""
    expected = {}
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf" + write_cells(HEADINGS))
        for count in range(rows):
            bad = None
            if count % EACH_BAD == EACH_BAD // 2:
                bad = BAD_ROWS[count // EACH_BAD % len(BAD_ROWS)]
                expected[count + 2] = bad.heading
            file.write(line_of(good_row(count), bad))
    return expected


def look(var: Path) -> Step:
    """Look at what the file would do."""
    engine = open_engine(config_of(var).database_url)
    with (var / IN).open("rb") as file, reading(engine) as session:
        return _timed(lambda: _say(preview(session, read_spreadsheet(file, most_bytes=None))))


def take_in(var: Path) -> Step:
    """Take the file in, with its refused rows to a file."""
    gazetteer, engine = gazetteer_of(var), open_engine(config_of(var).database_url)

    def work() -> tuple[str, UUID | None]:
        with (var / IN).open("rb") as file, writing(engine) as session:
            sheet = read_spreadsheet(file, most_bytes=None)
            with closing(SpreadsheetQuarantine(var / REFUSED, sheet.headings.texts)) as quarantine:
                now = datetime.now(UTC)
                return _say(commit(session, sheet, AUTHOR, now, gazetteer, quarantine))

    return _timed(work)


def take_out(var: Path) -> Step:
    """Write the whole directory to a file."""
    engine = open_engine(config_of(var).database_url)

    def work() -> tuple[str, None]:
        with (var / OUT).open("w", encoding="utf-8", newline="") as file, reading(engine) as one:
            file.writelines(export_csv(one, STAFF))
        return f"{(var / OUT).stat().st_size / 1e6:.0f} MB", None

    return _timed(work)


def take_in_again(var: Path) -> Step:
    """Take in what was taken out: nothing may differ."""
    gazetteer, engine = gazetteer_of(var), open_engine(config_of(var).database_url)

    def work() -> tuple[str, UUID | None]:
        with (var / OUT).open("rb") as file, writing(engine) as session:
            sheet = read_spreadsheet(file, most_bytes=None)
            return _say(commit(session, sheet, AUTHOR, datetime.now(UTC), gazetteer))

    return _timed(work)


def take_back(var: Path, change_set: UUID) -> Step:
    """Undo the import."""
    gazetteer, engine = gazetteer_of(var), open_engine(config_of(var).database_url)

    def work() -> tuple[str, None]:
        with writing(engine) as session:
            done = undo(session, change_set, AUTHOR, datetime.now(UTC), gazetteer)
        return f"{len(done.taken_out)} records taken out, {len(done.left)} left", None

    return _timed(work)


def _say(report: Report) -> tuple[str, UUID | None]:
    said = (
        f"{report.new} new, {report.changed} changed, {report.same} same, {report.refused} refused"
    )
    return said, report.together


def _timed(work: Callable[[], tuple[str, UUID | None]]) -> Step:
    start, begun = time.perf_counter(), time.process_time()
    said, change_set = work()
    seconds, worked = time.perf_counter() - start, time.process_time() - begun
    return Step(seconds, worked, _most_megabytes(), said, change_set)


def _most_megabytes() -> float:
    """Give the most memory that this process had; a started process counts from its own start."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def check_refused(path: Path, expected: dict[int, str]) -> str:
    """Say how many of the bad rows were reported on their line and in their column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {
            int(row["line"]): row["what to mend"].split(":")[0] for row in csv.DictReader(file)
        }
    right = sum(found.get(line) == heading for line, heading in expected.items())
    wrong = sorted(set(expected.items()) ^ set(found.items()))
    told = f"; not so {wrong[:MOST_TOLD]}" if wrong else ""
    return f"{right} of {len(expected)} on their line and in their column{told}"


def measure(rows: int, folder: Path) -> list[Row]:
    """Give the figures of one size of file."""
    var = folder / str(rows)
    var.mkdir()
    gazetteer_of(var)
    upgrade(open_engine(config_of(var).database_url))
    expected = write_file(var / IN, rows)
    size = (var / IN).stat().st_size / 1e6
    found = [Row(f"file of {rows:,} rows", f"{size:.1f} MB, {len(expected)} rows with faults")]
    with ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:

        def row(what: str, step: Step) -> Row:
            figure = (
                f"{rows / step.seconds:,.0f} rows a second ({step.seconds:.1f} s, "
                f"{step.worked:.1f} s of them at work), {step.megabytes:.0f} MB"
            )
            # Long measures are followed while they run.
            sys.stderr.write(f"{what}: {figure}; {step.said}\n")
            return Row(what, figure, step.said)

        found.append(row("... looked at", pool.submit(look, var).result()))
        taken = pool.submit(take_in, var).result()
        found.append(row("... taken in", taken))
        found.append(Row("... its bad rows", check_refused(var / REFUSED, expected)))
        found.append(row("... taken out", pool.submit(take_out, var).result()))
        found.append(row("... taken in again", pool.submit(take_in_again, var).result()))
        assert taken.change_set is not None
        found.append(row("... undone", pool.submit(take_back, var, taken.change_set).result()))
    return found


def main() -> None:
    """Measure the sizes that the command names, or the usual ones."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory(prefix="finder-spreadsheet-") as folder:
        for rows in sizes:
            sys.stderr.write(f"{rows:,} rows ...\n")
            print_table(measure(rows, Path(folder)))


if __name__ == "__main__":
    os.environ.setdefault("FINDER_ENV", "development")
    main()
