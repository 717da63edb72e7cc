"""Bringing a database's tables up to the models, step by step, with Alembic."""

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


def upgrade(engine: Engine, step: str = "head") -> None:
    """Run the steps up to this one that this database has not had yet, in one transaction."""
    with engine.execution_options(finder_writes=True).begin() as connection:
        command.upgrade(alembic_config(connection), step)


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
