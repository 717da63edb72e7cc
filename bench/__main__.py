"""`python -m bench`: prints the table; every figure is of this run on this machine."""

import os
import sys
import tempfile
from pathlib import Path

from bench.casework import measure_cases
from bench.hurry import measure_hurry
from bench.measuring import Row, print_table
from bench.pages import measure_pages
from bench.searching import measure_search
from bench.starting import measure_import, measure_start


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as folder:
        var = Path(folder)
        rows: list[Row] = []
        for title, measure in (
            ("starting", measure_start),
            ("importing", measure_import),
            ("searching", measure_search),
            ("serving pages", measure_pages),
            ("serving cases", measure_cases),
            ("being in a hurry", measure_hurry),
        ):
            sys.stderr.write(f"{title} ...\n")
            rows += measure(var)
        print_table(rows)


if __name__ == "__main__":
    os.environ.setdefault("FINDER_ENV", "development")
    main()
