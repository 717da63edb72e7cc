"""What one state of the database holds, on SQLite and PostgreSQL alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from finder.backup.container import Known, Manifest

MIGRATIONS_TABLE = "alembic_version"
MIGRATION = f"SELECT version_num FROM {MIGRATIONS_TABLE}"  # noqa: S608 (nothing of anybody's)
KNOWN = (
    "SELECT number, name FROM service WHERE merged_into IS NULL AND status = 'live' "
    "ORDER BY number LIMIT 5"
)

# Gives the rows that a statement finds.
Ask = Callable[[str], Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The last migration, the rows by table, and a few services that a search must find."""

    migration: str
    tables: dict[str, int]
    known: tuple[Known, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing in it to lose."""
        return not any(count for name, count in self.tables.items() if name != MIGRATIONS_TABLE)


def read_snapshot(ask: Ask, tables: Iterable[str]) -> Snapshot:
    """Give what these tables hold, in the state that the questions see."""
    return Snapshot(
        migration=str(ask(MIGRATION)[0][0]),
        tables={name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in sorted(tables)},  # noqa: S608
        known=tuple(Known(*row) for row in ask(KNOWN)),
    )


def snapshot_of(manifest: Manifest) -> Snapshot:
    """Give what a backup says that it holds."""
    return Snapshot(manifest.migration, manifest.tables, manifest.known)
