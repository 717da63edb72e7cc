"""The directory that is measured: the seed, loaded once into a folder of the run."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine

from finder.cli.files import SEED
from finder.config import Config, load_config
from finder.db import open_engine, writing
from finder.directory.editing import Author
from finder.exchange.json_lines import Summary, import_lines
from finder.exchange.quarantine import Quarantine
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.places.unpacking import unpack
from finder.search.request import SearchRequest
from finder.vocabulary import NEEDS, Origin

TODAY = date(2026, 11, 24)
PLACES = ("Boston", "Leeds", "Texas", "Cork", "94110", "K1A 0B1", "Mumbai", "Brisbane", "")
WORDS = ("support group", "rent", "wigs", "her2 positive", "young women breast cancer", "lodging")


def config_of(var: Path) -> Config:
    """Give settings with everything inside the folder."""
    return load_config({"FINDER_ENV": "development", "FINDER_VAR": str(var)})


def gazetteer_of(var: Path) -> Gazetteer:
    """Give the gazetteer, unpacked in the folder."""
    return Gazetteer(unpack(var))


def load_seed(var: Path) -> tuple[Engine, Summary]:
    """Give an engine on the folder's database with the seed in it, and what its import did."""
    engine = open_engine(config_of(var).database_url)
    upgrade(engine)
    quarantine = Quarantine(var / "quarantine.jsonl")
    with SEED.open("rb") as lines, writing(engine) as session:
        author = Author("bench", Origin.SEED)
        summary = import_lines(
            session, lines, author, datetime.now(UTC), gazetteer_of(var), quarantine
        )
    return engine, summary


def questions() -> Iterator[SearchRequest]:
    """Give a mix of questions: words, needs, ways of taking part, with and without a place."""
    for place in PLACES:
        for words in WORDS:
            yield SearchRequest(text=words, near=place)
        for group in NEEDS.top():
            yield SearchRequest(near=place, chosen={"need": (group.id,)})
        for mode in ("in_person", "phone", "online"):
            yield SearchRequest(near=place, chosen={"mode": (mode,)})
        yield SearchRequest(near=place)
