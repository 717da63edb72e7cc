from __future__ import annotations

import lzma
import sqlite3
import stat
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from finder.places import unpacking


@pytest.fixture
def little_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the first lines of the data in place of all of it."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in unpacking.SOURCES:
        with lzma.open(unpacking.DATA / name) as lines:
            (folder / name).write_bytes(lzma.compress(b"".join(islice(lines, 100))))
    monkeypatch.setattr(unpacking, "DATA", folder)


def test_unpack_makes_one_read_only_file_and_keeps_it(gazetteer_file: Path) -> None:
    made = gazetteer_file
    first = made.stat()

    again = unpacking.unpack(made.parent)

    assert again == made
    assert made.stat().st_mtime_ns == first.st_mtime_ns
    assert not made.stat().st_mode & stat.S_IWUSR
    assert [path.name for path in made.parent.iterdir()] == [made.name]


@pytest.mark.usefixtures("little_data")
def test_unpack_leaves_no_half_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    var = tmp_path / "var"
    assert unpacking.unpack(tmp_path / "other").exists()
    monkeypatch.setattr(unpacking, "INDEXES", "not sql")

    with pytest.raises(sqlite3.OperationalError):
        unpacking.unpack(var)

    assert list(var.iterdir()) == []


def test_unpacked_tables_hold_each_kind(gazetteer_file: Path) -> None:
    with closing(sqlite3.connect(gazetteer_file)) as connection:
        counts = dict(connection.execute("SELECT kind, count(*) FROM place GROUP BY kind"))

    assert counts["country"] > 240
    assert counts["region"] > 120
    assert counts["county"] > 3_300
    assert counts["town"] > 60_000
    assert counts["postcode"] > 70_000


def test_every_area_code_of_a_place_is_known(gazetteer_file: Path) -> None:
    with closing(sqlite3.connect(gazetteer_file)) as connection:
        ids = {row[0] for row in connection.execute("SELECT id FROM place")}
        held = {
            code for row in connection.execute("SELECT areas FROM place") for code in row[0].split()
        }

    codes = {place_id.partition(":")[2] for place_id in ids if not place_id.startswith("town:")}
    assert {code for code in held if code not in codes and code not in ids} == set()


def test_the_data_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in unpacking.DATA.iterdir()) < 6_000_000
