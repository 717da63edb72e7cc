"""Bringing a database's tables up to the models, step by step, with Alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

HERE = Path(__file__).parent


def alembic_config(connection: Connection | None = None) -> Config:
    """Give Alembic's settings for our scripts, bound to an open connection where there is one."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


class BrokenReferencesError(RuntimeError):
    """A step left rows that point at rows which are not there; nothing was changed."""


def upgrade(engine: Engine, step: str = "head") -> None:
    """Run the steps up to this one that this database has not had yet, in one transaction.

    Raises BrokenReferencesError, after which everything is as it was.
    """
    with (
        engine.execution_options(finder_writes=True).connect() as connection,
        _keys_at_rest(connection),
        connection.begin(),
    ):
        command.upgrade(alembic_config(connection), step)
        _check_keys(connection)


@contextmanager
def _keys_at_rest(connection: Connection) -> Iterator[None]:
    """Let SQLite's foreign keys rest meanwhile, which it allows outside of a transaction only.

    To alter a table it is copied, and the old one dropped: with keys at work that would delete
    every row that hangs on it.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
        if broken:
            raise BrokenReferencesError(", ".join(sorted(broken)))


def known_steps() -> frozenset[str]:
    """Give the names of all steps that this version of the program has."""
    script = ScriptDirectory.from_config(alembic_config())
    return frozenset(step.revision for step in script.walk_revisions())


def is_current(engine: Engine) -> bool:
    """Say whether the database has had every step."""
    return read_step(engine) == ScriptDirectory.from_config(alembic_config()).get_current_head()


def read_step(engine: Engine) -> str | None:
    """Give the last step that the database has had, None for one without tables."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
