"""Proposals: deeds that wait for a second pair of eyes, done or sent back by somebody else."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import ValidationError
from sqlalchemy import Select, Text, cast, delete, func, or_, select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.change_sets import AlreadyUndoneError, UnknownChangeSetError
from finder.directory.closing import NotInsteadError
from finder.directory.conflicts import (
    ChangedRecordError,
    EditConflictError,
    GoneRecordError,
    RefusedRecordError,
)
from finder.directory.deeds import Deed, DeedDone, do
from finder.directory.merging import ChangedMeanwhileError, UnmergeableError
from finder.directory.restoring import UnknownVersionError
from finder.models import Proposal, Revision, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import DraftState, ProposedDeed

PROPOSED_BY = "Proposed by"
LONGEST_REASON = 2000
# Of many records the page shows the first ones; a row must not hold a whole directory.
MOST_SHOWN = 20
_proposal, _revision = table_of(Proposal), table_of(Revision)
# Somebody wrote meanwhile, so that what was looked at cannot be done any more.
STALE = (
    AlreadyUndoneError,
    ChangedMeanwhileError,
    ChangedRecordError,
    EditConflictError,
    GoneRecordError,
    NotInsteadError,
    RefusedRecordError,
    UnknownChangeSetError,
    UnknownVersionError,
    UnmergeableError,
    ValidationError,
)


class UnknownProposalError(LookupError):
    """There is no such proposal, or it is not for this person to decide."""


class StaleProposalError(ValueError):
    """It cannot be done any more: what it was about has changed."""


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record as it would be: of which entity, made of which version (0 for none), as in JSON.

    `record` is None where it would be taken out.
    """

    entity: str
    id: UUID
    version: int
    record: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """A proposal as it is kept; `shown` are the first of `amount` records that it would change.

    `reason` is why `reviewer` sent it back.
    """

    id: UUID
    account: str
    deed: Deed
    title: str
    shown: tuple[ShownRecord, ...]
    amount: int
    state: DraftState
    reason: str | None
    reviewer: str | None
    created_at: datetime
    changed_at: datetime


def propose(
    session: Session, deed: Deed, title: str, author: Author, now: datetime, gazetteer: Gazetteer
) -> UUID:
    """Let a deed wait for somebody else, and give its proposal; nothing that visitors see changes.

    It is tried first, so that whatever `do` would raise is raised now.
    """
    shown, amount = _try_out(session, deed, author, now, gazetteer)
    row = Proposal(
        id=uuid4(),
        account=author.actor,
        deed=deed.kind,
        title=title[:300],
        content=dict(deed.content),
        why=deed.why,
        source=deed.source,
        shown=shown,
        amount=amount,
        state=DraftState.WAITING,
        created_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def read_proposal(session: Session, key: UUID, account: str) -> KeptProposal | None:
    """Give a proposal of one's own, or one that waits for others; None for any other."""
    row = session.get(Proposal, key)
    if row is None or (row.account != account and row.state is not DraftState.WAITING):
        return None
    return _kept(row)


def list_proposals(session: Session, account: str) -> list[KeptProposal]:
    """Give one's own proposals, and those of others that wait, the last changed first."""
    theirs = _proposal.c.state == DraftState.WAITING
    return _read(session, select(Proposal).where(or_(_proposal.c.account == account, theirs)))


def approve(
    session: Session,
    key: UUID,
    reviewer: str,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    seen: datetime,
) -> tuple[KeptProposal, DeedDone]:
    """Do what somebody else proposed, and drop the proposal, both or neither.

    `seen` is when what was looked at had been changed last. Raises UnknownProposalError, and
    StaleProposalError where something was written meanwhile that it did not know of.
    """
    row = _waiting(session, key, reviewer, seen)
    kept = _kept(row)
    why = replace(author, reason=row.why, source=row.source)
    try:
        done = do(session, kept.deed, why.because(f"{PROPOSED_BY} {row.account}"), now, gazetteer)
    except STALE as error:
        raise StaleProposalError(str(error)) from error
    session.delete(row)
    session.flush()
    return kept, done


def send_back(
    session: Session, key: UUID, reviewer: str, reason: str, now: datetime, *, seen: datetime
) -> None:
    """Give a proposal back with a reason; raises UnknownProposalError."""
    row = _waiting(session, key, reviewer, seen)
    row.state, row.reason = DraftState.SENT_BACK, reason[:LONGEST_REASON]
    row.reviewer, row.changed_at = reviewer, now
    session.flush()


def take_back(session: Session, key: UUID, account: str) -> None:
    """Drop a proposal of one's own; raises UnknownProposalError."""
    row = session.get(Proposal, key, with_for_update=True)
    if row is None or row.account != account:
        raise UnknownProposalError(str(key))
    session.delete(row)
    session.flush()


def forget_about(session: Session, ids: Sequence[UUID]) -> None:
    """Delete the proposals that name one of these records anywhere."""
    for key in ids:
        named = [
            cast(column, Text).contains(str(key))
            for column in (_proposal.c.content, _proposal.c.shown)
        ]
        session.connection().execute(delete(_proposal).where(or_(*named)))


def _try_out(
    session: Session, deed: Deed, author: Author, now: datetime, gazetteer: Gazetteer
) -> tuple[list[dict[str, Any]], int]:
    """Give the records as the deed would write them, the first ones, and how many; undo it."""
    trial = replace(author, actor=f"trial {uuid4()}")
    nested = session.begin_nested()
    try:
        do(session, deed, trial, now, gazetteer)
        session.flush()
        mine = _revision.c.actor == trial.actor
        counted = select(func.count()).select_from(_revision).where(mine)
        amount: int = session.connection().execute(counted).scalar_one()
        statement = (
            select(
                _revision.c.entity, _revision.c.entity_id, _revision.c.version, _revision.c.record
            )
            .where(mine)
            .order_by(_revision.c.entity.desc(), _revision.c.entity_id)
            .limit(MOST_SHOWN)
        )
        rows = session.connection().execute(statement).all()
    finally:
        nested.rollback()
    shown = [
        {
            "entity": row.entity,
            "id": str(row.entity_id),
            "version": row.version - 1,
            "record": json.loads(json.dumps(row.record)),
        }
        for row in rows
    ]
    return shown, amount


def _waiting(session: Session, key: UUID, reviewer: str, seen: datetime) -> Proposal:
    row = session.get(Proposal, key, with_for_update=True)
    is_theirs = row is not None and row.account != reviewer
    if row is None or not is_theirs or row.state is not DraftState.WAITING:
        raise UnknownProposalError(str(key))
    if row.changed_at != seen:
        raise UnknownProposalError(str(key))
    return row


def _read(session: Session, statement: Select[Any]) -> list[KeptProposal]:
    ordered = statement.order_by(_proposal.c.changed_at.desc(), _proposal.c.id)
    return [_kept(row) for row in session.execute(ordered).scalars()]


def _kept(row: Proposal) -> KeptProposal:
    return KeptProposal(
        id=row.id,
        account=row.account,
        deed=Deed(ProposedDeed(row.deed), row.content, row.why, row.source),
        title=row.title,
        shown=tuple(
            ShownRecord(one["entity"], UUID(one["id"]), one["version"], one["record"])
            for one in row.shown
        ),
        amount=row.amount,
        state=row.state,
        reason=row.reason,
        reviewer=row.reviewer,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
