"""Applications and browsers for tests of pages."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from finder import create_app
from finder.config import Config, load_config
from finder.db import writing
from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.web.browsing import Browser

VAR = Path(tempfile.gettempdir()) / "finder-test-gazetteer"


def config_for(url: str, var: Path = VAR) -> Config:
    """Give the settings of an application on this database."""
    return load_config(
        {
            "FINDER_ENV": "production",
            "FINDER_VAR": str(var),
            "FINDER_DATABASE_URL": url,
            "FINDER_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
        }
    )


@pytest.fixture(scope="session")
def seed_app(seed_engine: Engine, gazetteer: Gazetteer) -> Flask:
    """Give the application on the whole seed; no test changes it."""
    app = create_app(config_for(str(seed_engine.url)))
    app.testing = True
    return app


@pytest.fixture
def browser(seed_app: Flask) -> Browser:
    """Give a browser on the whole seed."""
    return Browser(seed_app)


BrowserOn = Callable[..., Browser]


@pytest.fixture
def browser_on(empty_file: Path, tmp_path: Path, gazetteer: Gazetteer) -> Iterator[BrowserOn]:
    """Give a function that stores records and gives a browser on just these."""
    path = tmp_path / "own.sqlite"
    shutil.copy(empty_file, path)
    app = create_app(config_for(f"sqlite:///{path}"))
    app.testing = True

    def open_browser(*records: ServiceRecord) -> Browser:
        with writing(app.extensions["engine"]) as session:
            make.store(session, gazetteer, *records)
        return Browser(app)

    yield open_browser
    app.extensions["engine"].dispose()
