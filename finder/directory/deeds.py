"""Deeds that change what visitors see, from plain values that can be kept until they are done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.bulk import BulkChange, apply_bulk
from finder.directory.by_hand import edit_organization
from finder.directory.change_sets import undo
from finder.directory.closing import close, reopen
from finder.directory.merging import merge
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.restoring import restore
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ClosedReason, ProposedDeed

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its kind, its values as in JSON, and why and from where, as somebody wrote it."""

    kind: ProposedDeed
    content: Content
    why: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DeedDone:
    """What came of a deed: its change set where it made one, and the services that it changed."""

    change_set: UUID | None = None
    changed: tuple[UUID, ...] = ()


def do(
    session: Session, deed: Deed, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    """Do it at once, and raise whatever the function behind it raises."""
    return _DEEDS[deed.kind](session, deed.content, author, now, gazetteer)


def _close(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    close(
        session,
        UUID(content["service"]),
        ClosedReason(content["reason"]),
        date.fromisoformat(content["on"]) if content["on"] else None,
        author,
        now,
        gazetteer,
        instead=content["instead"],
        instead_numbers=content["numbers"],
        seen=content["seen"],
    )
    return DeedDone()


def _reopen(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    reopen(session, UUID(content["service"]), author, now, gazetteer, seen=content["seen"])
    return DeedDone()


def _restore(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    key, entity, version = UUID(content["id"]), content["entity"], content["version"]
    restore(session, entity, key, version, author, now, gazetteer, seen=content["seen"])
    return DeedDone()


def _edit_organization(
    session: Session, content: Content, author: Author, now: datetime, _gazetteer: Gazetteer
) -> DeedDone:
    record = OrganizationRecord.model_validate(content["record"])
    edit_organization(session, record, content["seen"], author, now)
    return DeedDone()


def _join(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    change_set = merge(
        session,
        UUID(content["goes"]),
        UUID(content["stays"]),
        ServiceRecord.model_validate(content["record"]),
        author,
        now,
        gazetteer,
        expected={UUID(key): version for key, version in content["expected"].items()},
    )
    return DeedDone(change_set)


def _undo(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    done = undo(session, UUID(content["change_set"]), author, now, gazetteer)
    return DeedDone(done.id if done.restored or done.taken_out else None)


def _change_many(
    session: Session, content: Content, author: Author, now: datetime, gazetteer: Gazetteer
) -> DeedDone:
    expected = {UUID(key): version for key, version in content["expected"].items()}
    change = BulkChange(**content["change"])
    words = content["words"]
    made = apply_bulk(
        session, list(expected), change, words, author, now, gazetteer, expected=expected
    )
    return DeedDone(made.change_set, tuple(made.changed))


_DEEDS: Mapping[
    ProposedDeed, Callable[[Session, Content, Author, datetime, Gazetteer], DeedDone]
] = {
    ProposedDeed.CLOSE: _close,
    ProposedDeed.REOPEN: _reopen,
    ProposedDeed.RESTORE: _restore,
    ProposedDeed.ORGANIZATION: _edit_organization,
    ProposedDeed.JOIN: _join,
    ProposedDeed.UNDO: _undo,
    ProposedDeed.BULK: _change_many,
}
