"""A first start, its parts, a second start, and an import."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.data import config_of, gazetteer_of, load_seed
from bench.measuring import Row
from finder.cli.files import SEED
from finder.db import open_engine, writing
from finder.directory.editing import Author
from finder.exchange.json_lines import import_lines
from finder.exchange.quarantine import Quarantine
from finder.migrations import upgrade
from finder.places.unpacking import unpack
from finder.vocabulary import Origin

PORT = "8753"
ROOT = Path(__file__).parents[1]


def measure_start(var: Path) -> list[Row]:
    """Give rows for `flask finder serve` until it says it is ready, first and second time."""
    var = var / "start"
    first, memory = _serve_until_ready(var)
    second, _ = _serve_until_ready(var)
    parts = var / "parts"
    parts.mkdir()
    engine = open_engine(config_of(parts).database_url)
    return [
        Row("first start until ready, packages installed", f"{first:.2f} s"),
        Row("... of it: gazetteer unpacked", _seconds(lambda: unpack(parts))),
        Row("... of it: tables made", _seconds(lambda: upgrade(engine))),
        Row("second start until ready", f"{second:.2f} s", f"{second / first:.2f} x the first"),
        Row("memory of the server when ready", f"{memory:.0f} MB"),
    ]


def measure_import(var: Path) -> list[Row]:
    """Give rows for services a second: into an empty directory, and the same again."""
    var = var / "import"
    var.mkdir()
    gazetteer = gazetteer_of(var)
    start = time.perf_counter()
    engine, summary = load_seed(var)
    first = time.perf_counter() - start
    start = time.perf_counter()
    with SEED.open("rb") as lines, writing(engine) as session:
        again = import_lines(
            session,
            lines,
            Author("bench", Origin.SEED),
            datetime.now(UTC),
            gazetteer,
            Quarantine(var / "again.jsonl"),
        )
    second = time.perf_counter() - start
    return [
        Row(f"import of {summary.added} services", f"{summary.added / first:,.0f} a second"),
        Row(
            f"the same file again, {again.unchanged} unchanged",
            f"{again.unchanged / second:,.0f} a second",
        ),
    ]


def _seconds(call: Callable[[], object]) -> str:
    start = time.perf_counter()
    call()
    return f"{time.perf_counter() - start:.2f} s"


def _serve_until_ready(var: Path) -> tuple[float, float]:
    """Give seconds until the server says it is ready, and its memory then in megabytes."""
    environment = os.environ | {
        "FINDER_ENV": "development",
        "FINDER_VAR": str(var),
        "PORT": PORT,
        "PYTHONUNBUFFERED": "1",
    }
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "ready" in line:
                break
        taken = time.perf_counter() - start
        memory = memory_of(process.pid)
        process.terminate()
    return taken, memory


def memory_of(process: int) -> float:
    """Give the memory that a process holds, in megabytes; not a number where nobody tells."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1024 if found else float("nan")
