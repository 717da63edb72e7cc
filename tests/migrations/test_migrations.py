from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, text
from sqlmodel import SQLModel

import finder.models  # noqa: F401  (fills the metadata)
from finder.migrations import (
    BrokenReferencesError,
    _check_keys,
    _keys_at_rest,
    is_current,
    upgrade,
)
from tests.conftest import NOW, TODAY


def test_steps_lead_exactly_to_the_models(either_engine: Engine) -> None:
    assert not is_current(either_engine)

    upgrade(either_engine)

    assert is_current(either_engine)
    with either_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_second_upgrade_changes_nothing(either_engine: Engine) -> None:
    upgrade(either_engine)
    upgrade(either_engine)

    with either_engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_a_step_that_alters_a_table_keeps_all_that_hangs_on_it(either_engine: Engine) -> None:
    """SQLite alters a table by dropping it: what hangs on it must not go with it."""
    upgrade(either_engine, "0003")
    one, other = uuid4(), uuid4()
    with either_engine.execution_options(finder_writes=True).begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        put = partial(insert_whole, connection, tables)
        put("organization", id=one, number=1)
        put("service", id=one, organization_id=one, number=1, merged_into=other)
        put("service", id=other, organization_id=one, number=2, merged_into=None)
        put("phone", id=one, service_id=other)
        put("freshness", id=one, service_id=other)
        put("location", id=one, organization_id=one)
        put("service_at_location", id=one, service_id=other, location_id=one)

    upgrade(either_engine)

    with either_engine.connect() as connection:
        for table, rows in {"service": 2, "phone": 1, "freshness": 1, "location": 1}.items():
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == rows
        if either_engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_step_that_leaves_rows_pointing_nowhere_changes_nothing(empty_engine: Engine) -> None:
    def point_nowhere(connection: Connection) -> None:
        tables = MetaData()
        tables.reflect(connection)
        insert_whole(connection, tables, "phone", id=uuid4(), service_id=uuid4())
        _check_keys(connection)

    with (
        empty_engine.execution_options(finder_writes=True).connect() as connection,
        _keys_at_rest(connection),
        pytest.raises(BrokenReferencesError, match="phone"),
        connection.begin(),
    ):
        point_nowhere(connection)

    with empty_engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM phone")).scalar() == 0


def insert_whole(connection: Connection, tables: MetaData, name: str, **values: Any) -> None:
    """Insert a row with something plain in every column that must not be empty."""
    table = tables.tables[name]
    plain: dict[type, Any] = {
        bool: False,
        int: 1,
        float: 1.0,
        str: "x",
        date: TODAY,
        datetime: NOW,
        UUID: uuid4(),
    }
    row = {
        column.name: plain.get(column.type.python_type, {})
        for column in table.columns
        if not column.nullable
    }
    # SQLite gives an id back as plain text.
    is_text = connection.dialect.name == "sqlite"
    given = {
        key: value.hex if isinstance(value, UUID) and is_text else value
        for key, value in (row | values).items()
    }
    connection.execute(table.insert().values(given))


def test_sqlite_keeps_foreign_keys_and_every_commit(empty_engine: Engine) -> None:
    with empty_engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
