"""PostgreSQL to a file of SQLite and back: one format, proved by one search, without programs."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    bindparam,
    cast,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from finder.backup.faults import BackupError
from finder.backup.snapshot import MIGRATION, Snapshot, read_snapshot
from finder.backup.sqlite import TABLES, fold, open_file
from finder.db import open_engine, reading
from finder.migrations import known_steps, upgrade

BATCH = 500
MOMENT = "%Y-%m-%d %H:%M:%S.%f"
PLACE = "value_"
Convert = Callable[[Any], Any]
FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""
COUNTERS = """
    SELECT pg_get_serial_sequence(quote_ident(table_name), column_name), quote_ident(table_name),
        quote_ident(column_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema()
        AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""


def take_snapshot(engine: Engine, target: Path) -> Snapshot:
    """Copy one state of the database to a new file while others write; gives what it holds.

    Raises BackupError when the database cannot be read.
    """
    try:
        with reading(engine) as session:
            source = session.connection()
            migration = str(source.exec_driver_sql(MIGRATION).scalar_one())
            tables = _make_tables(target, migration)
            ours = MetaData()
            ours.reflect(source, only=tables)
            with closing(open_file(target)) as copy:
                copy.execute("BEGIN")
                for name in tables:
                    _copy_out(source, ours.tables[name], copy)
                copy.execute("COMMIT")
            return read_snapshot(
                lambda question: source.exec_driver_sql(question).all(),
                tables,
            )
    except DBAPIError as error:
        raise BackupError(
            f"The database could not be copied: {type(error.orig).__name__}."
        ) from error


def _make_tables(target: Path, migration: str) -> list[str]:
    """Make the tables as they are after this migration, empty; gives their names."""
    if migration not in known_steps():
        raise BackupError("The database belongs to a newer version of Support Finder.")
    engine = open_engine(f"sqlite:///{target}")
    upgrade(engine, migration)
    engine.dispose()
    fold(target)
    with closing(open_file(target)) as copy:
        tables = [row[0] for row in copy.execute(TABLES)]
        for name in tables:
            copy.execute(f'DELETE FROM "{name}"')  # noqa: S608
    return tables


def _copy_out(source: Connection, table: Table, copy: sqlite3.Connection) -> None:
    columns = list(table.columns)
    statement = select(*(_read(column) for column in columns))
    converts = [_to_sqlite(column.type) for column in columns]
    names = ", ".join(f'"{column.name}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    rows = source.execution_options(stream_results=True, max_row_buffer=BATCH).execute(statement)
    copy.executemany(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({places})',  # noqa: S608
        ([convert(value) for convert, value in zip(converts, row, strict=True)] for row in rows),
    )


def load(copy: Path, connection: Connection) -> None:
    """Put the rows of a copy in place of all that the database holds; the caller commits.

    The tables of both must have had the same migrations.
    """
    ours = MetaData()
    with closing(open_file(copy)) as source:
        tables = [row[0] for row in source.execute(TABLES)]
        ours.reflect(connection, only=tables)
        # Rows point at each other in circles: the keys are off meanwhile, and checked at the end.
        keys = connection.exec_driver_sql(FOREIGN_KEYS).all()
        for table, name, _ in keys:
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name in tables:
            connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608
            _copy_in(source, ours.tables[name], connection)
        for table, name, definition in keys:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for sequence, table, column in connection.exec_driver_sql(COUNTERS).all():
        newest = f"SELECT max({column}) FROM {table}"  # noqa: S608
        connection.exec_driver_sql(f"SELECT setval('{sequence}', ({newest}))")


def _copy_in(source: sqlite3.Connection, table: Table, connection: Connection) -> None:
    columns = list(table.columns)
    names = ", ".join(f'"{column.name}"' for column in columns)
    converts = [_from_sqlite(column.type) for column in columns]
    rows = source.execute(f'SELECT {names} FROM "{table.name}"')  # noqa: S608
    statement = insert(table).values({column: _write(column) for column in columns})
    while batch := rows.fetchmany(BATCH):
        connection.execute(
            statement,
            [
                {
                    PLACE + column.name: convert(value)
                    for column, convert, value in zip(columns, converts, row, strict=True)
                }
                for row in batch
            ],
        )


def _read(column: Column[Any]) -> ColumnElement[Any]:
    # JSON travels as its text: none and the word null stay two things.
    return cast(column, Text) if isinstance(column.type, JSON) else column


def _write(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, JSON):
        return cast(bindparam(PLACE + column.name, type_=Text), column.type)
    return bindparam(PLACE + column.name, type_=column.type)


def _to_sqlite(kind: TypeEngine[Any]) -> Convert:
    """Give how a value of this kind is stored in SQLite, by the rules of SQLAlchemy."""
    return _keeping_none(_ways(kind)[0])


def _from_sqlite(kind: TypeEngine[Any]) -> Convert:
    """Give how a value of this kind is read from what SQLite stores."""
    return _keeping_none(_ways(kind)[1])


def _ways(kind: TypeEngine[Any]) -> tuple[Convert, Convert]:
    for known, ways in WAYS.items():
        if isinstance(kind, known):
            if isinstance(kind, DateTime) and kind.timezone:
                return _write_moment, _read_moment
            return ways
    raise BackupError(f"A column of the kind {kind} cannot be kept.")


def _keeping_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _write_moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime(MOMENT)


def _read_moment(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def _same(value: Any) -> Any:
    return value


WAYS: dict[type[TypeEngine[Any]], tuple[Convert, Convert]] = {
    Boolean: (int, bool),
    Uuid: (lambda value: value.hex, UUID),
    DateTime: (lambda value: value.strftime(MOMENT), datetime.fromisoformat),
    Date: (date.isoformat, date.fromisoformat),
    JSON: (_same, _same),
    LargeBinary: (bytes, bytes),
    Float: (_same, _same),
    Integer: (_same, _same),
    String: (_same, _same),
}
