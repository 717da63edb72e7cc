"""The gazetteer's compressed data, unpacked once into a read-only SQLite file."""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

# Under this "country" stand the names of large places of all countries, for near spellings.
ABROAD = ""
DATA = Path(__file__).parent / "data"
SOURCES = ("places.csv.xz", "names.csv.xz")
# Raise when the tables below change, so that files of the older shape are not read.
SHAPE = 3
# Towns of this many people are found by size alone, whatever the width of a view.
LARGE_TOWN = 20_000

TABLES = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    country TEXT NOT NULL,
    region TEXT,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    precision_km REAL NOT NULL,
    extent_km REAL NOT NULL,
    population INTEGER NOT NULL,
    areas TEXT NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL,
    rank INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (key, rank, place)
) WITHOUT ROWID;
CREATE TABLE spelling (
    country TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (country, key)
) WITHOUT ROWID;
"""
SPELLINGS = """
INSERT OR IGNORE INTO spelling
SELECT country, key FROM name JOIN place ON place = number
WHERE rank < 3 AND length(key) > 2 AND kind <> 'postcode' AND (population >= 1000 OR kind <> 'town')
UNION SELECT '', key FROM name JOIN place ON place = number
WHERE rank < 2 AND length(key) > 2 AND population >= 50000;
"""
INDEXES = f"""
CREATE UNIQUE INDEX place_by_id ON place (id);
CREATE INDEX town_by_latitude ON place (latitude, longitude) WHERE kind = 'town';
CREATE INDEX large_town ON place (population, latitude, longitude)
WHERE kind = 'town' AND population >= {LARGE_TOWN};
"""


def unpack(folder: Path) -> Path:
    """Make the gazetteer file in the folder unless it is there, and give its path.

    The name holds a hash of the data, so newer data makes a file of its own; older files are
    left for processes that still read them. The file appears whole or not at all.
    """
    target = folder / f"gazetteer-{_stamp(DATA)}.sqlite"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=folder)
    os.close(handle)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            _fill(
                connection,
                *(lzma.decompress((DATA / name).read_bytes()).decode() for name in SOURCES),
            )
        # The file is only ever read, so that accounts of any name may share it.
        Path(draft).chmod(0o444)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return target


@cache
def _stamp(data: Path) -> str:
    stamp = hashlib.sha256(b"%d" % SHAPE)
    for name in SOURCES:
        stamp.update((data / name).read_bytes())
    return stamp.hexdigest()[:12]


def _fill(connection: sqlite3.Connection, places: str, names: str) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,nullif(?,''),?,?,?,?,?,?)", _numbered(places)
    )
    connection.executemany("INSERT INTO name VALUES (?,?,?)", csv.reader(io.StringIO(names)))
    connection.execute(SPELLINGS)
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    connection.execute("ANALYZE")


def _numbered(table: str) -> Iterator[list[object]]:
    for number, row in enumerate(csv.reader(io.StringIO(table))):
        yield [number, *row]
