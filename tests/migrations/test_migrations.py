from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

import finder.models  # noqa: F401  (fills the metadata)
from finder.migrations import is_current, upgrade


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


def test_sqlite_keeps_foreign_keys_and_every_commit(empty_engine: Engine) -> None:
    with empty_engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
