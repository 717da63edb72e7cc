"""SQL that was compiled once in a test process, for every SQLite database of its tests.

A server has one engine, which knows the statements that it ran before; nearly every test has one
of its own, and would spend a quarter of its time on writing the same statements again.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from finder import db


@pytest.fixture(scope="session", autouse=True)
def statements_known() -> Iterator[None]:
    """Let engines take over what another one compiled."""
    first = create_engine("sqlite://", query_cache_size=5_000)
    first.connect().close()  # it asks what this SQLite can do

    def create(url: str, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        if engine.dialect.name == "sqlite":
            engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "create_engine", create)
        yield
    first.dispose()
