"""`make backups`: fifty backups while others write, each restored; fifty damaged ones, all refused.

And fifty restores that are killed: the old state or the new one stands there, whole.

Two processes write without a pause. Each of their writes gives two services the same number, in
one transaction. A backup is good when both have the same, and no smaller one than was acknowledged
before it began.
"""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from bench.data import config_of, gazetteer_of
from bench.measuring import Row, print_table
from finder.backup.faults import BackupError
from finder.backup.making import make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.db import open_engine, reading, writing
from finder.migrations import upgrade
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.backup.test_container import damages
from tests.postgresql import find_programs, start_postgresql

BACKUPS, WRITERS = 50, 2
TWINS = ("left", "right")
# Another writer's turn comes in between, as it does where people write.
SECONDS_BETWEEN_WRITES = 0.005


@dataclass
class Outcome:
    """What came of the backups: how many were good, and what was wrong with the others."""

    good: int = 0
    faults: list[str] = field(default_factory=list)
    writes: int = 0
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    accepted: list[str] = field(default_factory=list)


def write_twins(engine: Engine, gazetteer: Gazetteer, writer: int, number: int) -> None:
    """Give both services of a writer this number, in one transaction."""
    records = [
        make.record(f"{twin} {writer}", description=f"number {number}", organization="Twins")
        for twin in TWINS
    ]
    with writing(engine) as session:
        make.store(session, gazetteer, *records)


def numbers(engine: Engine) -> dict[str, int]:
    """Give the number of each service by its name."""
    table = table_of(Service)
    with reading(engine) as session:
        rows = session.execute(select(table.c.name, table.c.description)).all()
    return {name: int(text.split()[-1]) for name, text in rows}


@contextmanager
def written(url: str, gazetteer: Gazetteer) -> Iterator[Any]:
    """Give the numbers that were acknowledged to each writer, while they write."""
    forked = multiprocessing.get_context("fork")
    told = forked.Array("q", WRITERS)
    over = forked.Event()

    def write(writer: int) -> None:
        engine = open_engine(url)
        while not over.is_set():
            write_twins(engine, gazetteer, writer, told[writer] + 1)
            told[writer] += 1
            time.sleep(SECONDS_BETWEEN_WRITES)
        engine.dispose()

    writers = [forked.Process(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield told
    finally:
        over.set()
        for writer in writers:
            writer.join()


def measure(source: Site, target: Site, url: str, folder: Path, backups: int) -> Outcome:
    """Give what came of so many backups under writes, each restored into the other site."""
    upgrade(source.engine)
    for writer in range(WRITERS):
        write_twins(source.engine, source.gazetteer, writer, 0)
    source.engine.dispose()
    done = Outcome()
    path = folder / "any.backup"
    with written(url, source.gazetteer) as told:
        for _ in range(backups):
            path.unlink(missing_ok=True)
            before = list(told)
            start = time.perf_counter()
            make_backup(path, source, datetime.now(UTC))
            done.seconds.append(time.perf_counter() - start)
            kept = restore(path, target, datetime.now(UTC)).kept
            if kept is not None:
                kept.unlink()
            fault = _fault(numbers(target.engine), before, [number + 1 for number in told])
            done.good += fault is None
            done.faults += [fault] if fault else []
        done.writes = sum(told)
    _damage(path, target, done)
    return done


def _fault(found: dict[str, int], told_before: list[int], begun: list[int]) -> str | None:
    for writer in range(WRITERS):
        left, right = (found.get(f"{twin} {writer}", -1) for twin in TWINS)
        if left != right:
            return f"half a write: {left} and {right}"
        if not told_before[writer] <= left <= begun[writer]:
            return f"{left} is not from {told_before[writer]} to {begun[writer]}"
    return None


def _damage(path: Path, target: Site, done: Outcome) -> None:
    before = numbers(target.engine)
    for how, content in damages(path.read_bytes()):
        path.write_bytes(content)
        try:
            restore(path, target, datetime.now(UTC))
        except BackupError:
            done.refused += numbers(target.engine) == before
        else:
            done.accepted.append(how)


def kill_restores(site: Site, url: str, folder: Path, kills: int) -> tuple[int, int]:
    """Give how often a restore that was killed left the old state, or the new one, whole."""
    folder.mkdir()
    paths = []
    for number in (1, 2):
        write_twins(site.engine, site.gazetteer, 0, number)
        paths.append(make_backup(folder / f"state-{number}", site, datetime.now(UTC))[0])
    site.engine.dispose()
    forked = multiprocessing.get_context("fork")
    chance = random.Random(3)  # noqa: S311 (no secret)

    def go_back(path: Path) -> None:
        restore(path, replace(site, engine=open_engine(url)), datetime.now(UTC))

    start = time.perf_counter()
    go_back(paths[0])
    whole = time.perf_counter() - start
    state, old, new = 1, 0, 0
    for _ in range(kills):
        wanted = 3 - state
        process = forked.Process(target=go_back, args=(paths[wanted - 1],))
        process.start()
        time.sleep(chance.uniform(0.2, 1.2) * whole)
        process.kill()
        process.join()
        found = {number for name, number in numbers(site.engine).items() if name.endswith(" 0")}
        site.engine.dispose()
        old += found == {state}
        new += found == {wanted}
        state = wanted if found == {wanted} else state
    return old, new


def rows_of(name: str, backups: int, done: Outcome) -> list[Row]:
    """Give the rows of the table for one database."""
    ordered = sorted(done.seconds)
    median, worst = ordered[len(ordered) // 2], ordered[-1]
    return [
        Row(f"{name}: backups restored and good", f"{done.good} of {backups}"),
        Row(f"{name}: writes meanwhile", str(done.writes)),
        Row(f"{name}: one backup, tried", f"median {median:.1f} s", f"worst {worst:.1f} s"),
        Row(f"{name}: damaged ones refused", f"{done.refused} of 50"),
        *(Row(f"{name}: not good", fault) for fault in done.faults + done.accepted),
    ]


def main(backups: int) -> int:
    """Measure on SQLite and on PostgreSQL and print the table; 1 when a promise was broken."""
    rows = [Row("load of the machine at the start", f"{os.getloadavg()[0]:.1f}")]
    broken = False
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as name:
        folder = Path(name)
        gazetteer = gazetteer_of(folder)
        server = start_postgresql(find_programs()[0])
        try:
            for kind in ("SQLite", "PostgreSQL"):
                sys.stderr.write(f"backups on {kind} ...\n")
                urls = [
                    f"sqlite:///{folder / side}.sqlite"
                    if kind == "SQLite"
                    else server.create_database(side)
                    for side in ("source", "target")
                ]
                source, target = (
                    Site(open_engine(url), replace(config_of(folder), database_url=url), gazetteer)
                    for url in urls
                )
                done = measure(source, target, urls[0], folder, backups)
                rows += rows_of(kind, backups, done)
                old, new = kill_restores(target, urls[1], folder / kind, backups)
                states = f"{old} old state, {new} new state, {backups - old - new} neither"
                rows.append(Row(f"{kind}: {backups} killed restores", states))
                broken = broken or done.good < backups or done.refused < 50
                broken = broken or old + new < backups
                source.engine.dispose()
                target.engine.dispose()
        finally:
            server.stop()
    rows.append(Row("load of the machine at the end", f"{os.getloadavg()[0]:.1f}"))
    print_table(rows)
    return 1 if broken else 0


if __name__ == "__main__":
    os.environ.setdefault("FINDER_ENV", "development")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else BACKUPS))
