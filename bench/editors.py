"""`make editors`: people who edit the same records at once; nobody's words may be lost.

Six processes make 500 edits each on ten shared services. Each edit adds a word of its own to one
of four fields. Whoever meets a conflict does what a person does: looks at both texts, and sends
both. At the end every word that was acknowledged must stand in its field, once.
"""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from bench.data import gazetteer_of
from bench.measuring import Row, print_table
from finder.db import open_engine, reading, writing
from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.conflicts import EditConflictError
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, read_meta
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.postgresql import find_programs, start_postgresql

EDITORS, EDITS, SERVICES = 6, 500, 10
FIELDS = ("description", "eligibility_description", "hours_description", "staff_note")
LONGEST_WAIT = 3.0
Place = tuple[UUID, str]


@dataclass
class Work:
    """What came of one editor's edits; `words` are those that were acknowledged, by place."""

    waits: list[float] = field(default_factory=list)
    shown: int = 0  # conflicts that a person had to decide
    joined: int = 0  # others wrote other fields meanwhile
    words: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, other: "Work") -> None:
        """Add another editor's work."""
        self.waits += other.waits
        self.shown += other.shown
        self.joined += other.joined
        self.words += other.words


def prepare(engine: Engine, gazetteer: Gazetteer, services: int = SERVICES) -> list[UUID]:
    """Store the services that are edited, and give their ids."""
    upgrade(engine)
    records = [make.record(f"Service {number}") for number in range(services)]
    with writing(engine) as session:
        make.store(session, gazetteer, *records)
    return [record.id for record in records]


def work(
    engine: Engine, gazetteer: Gazetteer, editor: str, ids: Sequence[UUID], edits: int
) -> Work:
    """Make one editor's edits, as quickly as they are taken."""
    done = Work()
    author = Author(editor, Origin.STAFF)
    chance = random.Random(editor)  # noqa: S311 (no secret)
    for number in range(edits):
        place = chance.choice(ids), chance.choice(FIELDS)
        word = f"{editor}-{number}"
        with reading(engine) as session:
            record, version = _read(session, place[0])
        mine = _with_word(record, record, place[1], word)
        while True:
            start = time.perf_counter()
            try:
                with writing(engine) as session:
                    edit(session, mine, version, author, datetime.now(UTC), gazetteer)
            except EditConflictError as conflict:
                version = conflict.version
                merged = conflict.merged.record
                if conflict.merged.conflicts:
                    done.shown += 1
                    mine = _with_word(merged, conflict.theirs, place[1], word)
                else:
                    done.joined += 1
                    mine = merged
            else:
                done.words.append((place, word))
                break
            finally:
                done.waits.append(time.perf_counter() - start)
    return done


def _read(session: Session, key: UUID) -> tuple[ServiceRecord, int]:
    record = read_records(session, [key])[key]
    return record, read_meta(session, SERVICE, [key])[key].version


def _with_word(record: ServiceRecord, seen: ServiceRecord, name: str, word: str) -> ServiceRecord:
    text = getattr(seen, name) or ""
    return record.model_copy(update={name: f"{text} {word}".strip()})


def check(engine: Engine, words: Sequence[tuple[Place, str]]) -> tuple[int, int]:
    """Give how many acknowledged words are missing at the end, and how many stand twice."""
    with reading(engine) as session:
        records = read_records(session, {place[0] for place, _ in words})
    found: Counter[tuple[Place, str]] = Counter()
    for key, record in records.items():
        for name in FIELDS:
            found.update(((key, name), word) for word in (getattr(record, name) or "").split())
    return sum(found[one] == 0 for one in words), sum(found[one] > 1 for one in words)


def measure(url: str, gazetteer: Gazetteer, name: str, edits: int) -> list[Row]:
    """Give rows for six processes that edit at once on this database."""
    engine = open_engine(url)
    ids = prepare(engine, gazetteer)
    engine.dispose()
    # Forked, so that all of them have the place data and begin at once.
    forked = multiprocessing.get_context("fork")
    queue: multiprocessing.Queue[Work] = forked.Queue()

    def begin(editor: str) -> None:
        own = open_engine(url)
        queue.put(work(own, gazetteer, editor, ids, edits))
        own.dispose()

    start = time.perf_counter()
    editors = [forked.Process(target=begin, args=(f"e{number}",)) for number in range(EDITORS)]
    for editor in editors:
        editor.start()
    done = Work()
    for _ in editors:
        done.add(queue.get())
    for editor in editors:
        editor.join()
    took = time.perf_counter() - start
    lost, doubled = check(engine, done.words)
    engine.dispose()
    return _rows(name, done, took, lost, doubled)


def _rows(name: str, done: Work, took: float, lost: int, doubled: int) -> list[Row]:
    ordered = sorted(done.waits)
    median, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return [
        Row(f"{name}: edits by {EDITORS} processes", f"{len(done.words)} in {took:.0f} s"),
        Row(f"{name}: lost", str(lost)),
        Row(f"{name}: doubled", str(doubled)),
        Row(f"{name}: conflicts shown", str(done.shown)),
        Row(f"{name}: other fields, joined by the program", str(done.joined)),
        Row(
            f"{name}: one write",
            f"median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms",
            f"worst {ordered[-1]:.2f} s",
        ),
    ]


def main(edits: int) -> int:
    """Measure on SQLite and PostgreSQL and print the table; 1 when a promise was broken."""
    rows: list[Row] = [Row("load of the machine at the start", f"{os.getloadavg()[0]:.1f}")]
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as folder:
        gazetteer = gazetteer_of(Path(folder))
        rows += measure(f"sqlite:///{folder}/editors.sqlite", gazetteer, "SQLite", edits)
        server = start_postgresql(find_programs()[0])
        try:
            url = server.create_database("editors")
            rows += measure(url, gazetteer, "PostgreSQL", edits)
        finally:
            server.stop()
    rows.append(Row("load of the machine at the end", f"{os.getloadavg()[0]:.1f}"))
    print_table(rows)
    broken = [row for row in rows if row.what.endswith(("lost", "doubled")) and row.figure != "0"]
    broken += [row for row in rows if _worst(row) > LONGEST_WAIT]
    return 1 if broken else 0


def _worst(row: Row) -> float:
    return float(row.ratio.split()[1]) if row.ratio.startswith("worst") else 0.0


if __name__ == "__main__":
    os.environ.setdefault("FINDER_ENV", "development")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else EDITS))
