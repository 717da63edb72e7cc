"""The site on the whole seed, served as in production, for a real browser."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine
from waitress.server import create_server

from finder import create_app
from finder.places.gazetteer import Gazetteer
from tests.web.conftest import config_for


@pytest.fixture(scope="session")
def site(seed_engine: Engine, gazetteer: Gazetteer) -> Iterator[str]:
    """Give the origin of the running site, such as `http://127.0.0.1:40123`."""
    app: Flask = create_app(config_for(str(seed_engine.url)))
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)
    app.extensions["engine"].dispose()
