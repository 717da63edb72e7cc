"""Small sites whose data is kept and brought back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from finder.backup.site import Site
from finder.config import load_config
from finder.db import open_engine, writing
from finder.places.gazetteer import Gazetteer
from tests import make

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="session")
def small_file(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Path:
    """Give an SQLite file with three services, to be copied."""
    path = tmp_path_factory.mktemp("small") / "small.sqlite"
    shutil.copy(empty_file, path)
    engine = open_engine(f"sqlite:///{path}")
    fill(engine, gazetteer)
    engine.dispose()
    return path


def fill(engine: Engine, gazetteer: Gazetteer) -> None:
    """Store three services."""
    places = [make.location("Hope House", "Boston", "MA")]
    records = (
        make.record("Hope House", locations=places, languages=[{"code": "es", "support": "staff"}]),
        make.record("Rides for Rita", needs=["ride"], staff_note="“Rita’s” \\ \t\n Ж"),
        make.record("Wig Bank", cost_options=["free"]),
    )
    with writing(engine) as session:
        make.store(session, gazetteer, *records)


@pytest.fixture
def site(small_file: Path, tmp_path: Path, gazetteer: Gazetteer) -> Iterator[Site]:
    """Give a site with three services in a file of its own."""
    var = tmp_path / "var"
    var.mkdir()
    shutil.copy(small_file, var / "finder.sqlite")
    config = load_config({"FINDER_VAR": str(var), "FINDER_SECRET_KEY": SECRET})
    site = Site(open_engine(config.database_url), config, gazetteer)
    yield site
    site.engine.dispose()
