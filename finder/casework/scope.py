"""What a worker may see: rows of their own teams. Whatever else there is, is unknown to them."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from finder.casework.teams import team_ids_of
from finder.models import CaseFile, Collection

Row = TypeVar("Row", CaseFile, Collection)


def rows_of(worker: UUID, kind: type[Row]) -> Select[Row]:
    """Give the query of all rows of a kind that belong to a team of the worker."""
    return select(kind).where(col(kind.team_id).in_(team_ids_of(worker)))


def find_row(
    session: Session, worker: UUID, kind: type[Row], row_id: UUID, *, lock: bool = False
) -> Row | None:
    """Give one row of a team of the worker as it is now, None for any other.

    With `lock` nobody else changes it until the end of this write.
    """
    wanted = rows_of(worker, kind).where(col(kind.id) == row_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found: Row | None = session.execute(wanted).scalar_one_or_none()
    return found
