"""Merging: two records that are one service become one, and the old number leads to the other."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import done, stating
from finder.directory.conflicts import GoneRecordError
from finder.directory.editing import apply
from finder.directory.hidden_places import keep_marks
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer


class UnmergeableError(ValueError):
    """These two cannot be merged; the message says why, in words for the editor."""


class ChangedMeanwhileError(Exception):
    """A record was written since the editor saw it; nothing was changed."""

    def __init__(self, ids: frozenset[UUID]) -> None:
        super().__init__("changed meanwhile")
        self.ids = ids


def merge(
    session: Session,
    from_id: UUID,
    into_id: UUID,
    record: ServiceRecord,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    expected: Mapping[UUID, int] | None = None,
) -> UUID:
    """Make one service of two, as `record` says field by field; gives the change set, to undo it.

    The number of `from_id` leads to the other one from now on, and so does whatever was merged
    into it before; its facts stay in its revisions. Checks of the one that stays are kept.
    `expected` are the versions that the editor saw: raises ChangedMeanwhileError for another
    one, UnmergeableError, and GoneRecordError for a service that is not there.
    """
    if from_id == into_id:
        raise UnmergeableError("A service cannot be merged into itself.")
    lock_state(session)
    stored = read_records(session, [from_id, into_id])
    for key in (from_id, into_id):
        if key not in stored:
            raise GoneRecordError(str(key))
        if stored[key].merged_into is not None:
            raise UnmergeableError(f"“{stored[key].name}” was merged into another one before.")
    meta = read_meta(session, SERVICE, stored)
    moved = {key for key, version in (expected or {}).items() if meta[key].version != version}
    if moved:
        raise ChangedMeanwhileError(frozenset(moved))
    stays = stored[into_id]
    wanted = record.model_copy(
        update={"id": into_id, "merged_into": None, "freshness": stays.freshness}
    )
    leading = read_records(session, _leading_to(session, from_id)) | {from_id: stored[from_id]}
    (wanted,) = keep_marks(session, [wanted])
    records = [stating(session, wanted, stays)]
    for old in leading.values():
        led = old.model_copy(update={"merged_into": into_id})
        records.append(stating(session, led, old))
    numbers = f"{meta[from_id].number} into {meta[into_id].number}"
    author = author.for_all(f"Merge of service {numbers}").because(f"Merged {numbers}")
    done(apply(session, records, author, now, gazetteer, by_hand=True))
    assert author.together is not None
    return author.together.id


def _leading_to(session: Session, key: UUID) -> list[UUID]:
    table = table_of(Service)
    statement = select(table.c.id).where(table.c.merged_into == key).order_by(table.c.number)
    return list(session.connection().execute(statement).scalars())
