"""Fixtures that every test may ask for."""

import fcntl
import gc
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import open_engine, reading, writing
from finder.directory.editing import Author
from finder.exchange.json_lines import import_lines
from finder.exchange.quarantine import Quarantine
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.places.unpacking import unpack
from finder.search.finding import Finder
from finder.vocabulary import Origin
from finder.web.statics import pack, static_files

if TYPE_CHECKING:
    from tests.postgresql import Postgresql

pytest_plugins = [
    "tests.chromium",
    "tests.nominatim",
    "tests.one_way_in",
    "tests.postgresql",
    "tests.pseudo",
    "tests.statements",
]

SEED = Path(__file__).parent.parent / "seed" / "services.jsonl"
# Unpacked once for all test runs with the same data.
PLACES = Path(tempfile.gettempdir()) / "finder-test-gazetteer"
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays to the end: modules and tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


def unpacked_places() -> Path:
    """Give the file with the place data; the first test process that asks makes it for all."""
    PLACES.mkdir(exist_ok=True)
    with (PLACES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return unpack(PLACES)


def with_places(var: Path) -> Path:
    """Give the folder with the place data and the packed files, which take seconds to make."""
    (var / "static").mkdir(parents=True, exist_ok=True)
    unpacked, packed = unpacked_places(), pack(PLACES, static_files())
    (var / unpacked.name).symlink_to(unpacked)
    (var / "static" / packed.name).symlink_to(packed)
    return var


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Give the real gazetteer."""
    return Gazetteer(unpacked_places())


@pytest.fixture(scope="session")
def seed_engine(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path, gazetteer: Gazetteer
) -> Engine:
    """Give an SQLite database with the whole seed; no test changes it."""
    folder = tmp_path_factory.mktemp("seed")
    engine = open_engine(f"sqlite:///{shutil.copy(empty_file, folder / 'seed.sqlite')}")
    quarantine = Quarantine(folder / "quarantine.jsonl")
    with SEED.open("rb") as lines, writing(engine) as session:
        import_lines(session, lines, Author("tests", Origin.SEED), NOW, gazetteer, quarantine)
    assert quarantine.lines == 0
    return engine


@pytest.fixture
def seed_session(seed_engine: Engine) -> Iterator[Session]:
    """Give a session that reads the whole seed."""
    with reading(seed_engine) as session:
        yield session


@pytest.fixture(scope="session")
def seed_finder(seed_engine: Engine, gazetteer: Gazetteer) -> Finder:
    """Give a finder for the seed; its index is built."""
    finder = Finder(gazetteer)
    with reading(seed_engine) as session:
        finder.index(session)
    return finder


@pytest.fixture(scope="session")
def empty_engine(empty_file: Path) -> Engine:
    """Give an SQLite database with empty tables; what tests write is rolled back."""
    return open_engine(
        f"sqlite:///{shutil.copy(empty_file, empty_file.with_name('rolled.sqlite'))}"
    )


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with empty tables, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture
def own_engine(empty_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """Give an SQLite database with empty tables for one test alone, where writes are committed."""
    path = tmp_path / "own.sqlite"
    shutil.copy(empty_file, path)
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def session(empty_engine: Engine) -> Iterator[Session]:
    """Give a session on empty tables that is rolled back after the test."""
    with Session(empty_engine.execution_options(finder_writes=True)) as session:
        yield session
        session.rollback()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an engine on an empty database without tables, of each kind in turn."""
    url = (
        f"sqlite:///{tmp_path / 'either.sqlite'}"
        if request.param == "sqlite"
        else request.getfixturevalue("empty_postgresql_url")
    )
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_tables(postgresql: "Postgresql") -> str:
    """Give the name of a PostgreSQL database with empty tables, to be copied."""
    engine = open_engine(postgresql.create_database("tables"))
    upgrade(engine)
    engine.dispose()
    return "tables"


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Give an engine on a database with empty tables, of each kind in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("own_engine")
        return
    postgresql = request.getfixturevalue("postgresql")
    tables = request.getfixturevalue("postgresql_tables")
    engine = open_engine(postgresql.create_database("ready", tables))
    yield engine
    engine.dispose()
