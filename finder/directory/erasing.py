"""Erasing for somebody's safety or because of a law: nothing of the content stays."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    String,
    Text,
    cast,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlmodel import Session, SQLModel

from finder.directory.conflicts import GoneRecordError
from finder.directory.events import note_deed
from finder.directory.links.findings import forget_unwanted
from finder.directory.proposals import forget_about
from finder.directory.records import ServiceRecord
from finder.directory.removal import delete_rows, still_needed
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import (
    ORGANIZATION,
    SERVICE,
    Stored,
    lock_state,
    move_version,
    read_meta,
)
from finder.directory.tombstones import lift_stones, read_stones, set_stones
from finder.erased import Erasure
from finder.jobs import forget_files
from finder.models import ChangeSet, Draft, Revision, Service, table_of
from finder.vocabulary import ERASED, DirectoryDeed, TombstoneKind

# Shorter words stand in too many other places.
SHORTEST_TELLING = 5
_service, _revision, _draft = table_of(Service), table_of(Revision), table_of(Draft)
_set = table_of(ChangeSet)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, to be remembered beside the database (`finder.erased.remember`).

    `still_said` counts rows of other records by table that hold a name, number or address of it:
    what people wrote elsewhere, for a person to look at.
    """

    erasures: tuple[Erasure, ...]
    still_said: Mapping[str, int]


def erase(
    session: Session, service_id: UUID, kind: TombstoneKind, actor: str, now: datetime
) -> Erased:
    """Erase a service with all that was merged into it, and its organisation if it runs no other.

    Rows, revisions, drafts, proposals, translations and what jobs told of sent files go; a stone
    with the number stays, so that its page answers 410 and no file brings it back, and a line of
    the trail that says who erased which number, and why. Commit, then call
    `finder.erased.remember` with the erasures and `finder.db.scrub`, which overwrites what was
    deleted. Raises GoneRecordError for an unknown or erased service, and ValueError for a kind
    that erases nothing.
    """
    if kind not in ERASED:
        raise ValueError(f"{kind} erases nothing")
    state = lock_state(session)
    services = _with_all_merged(session, service_id)
    words = _words_of(session, services)
    stones = read_stones(session, services)
    if not words or any(one.is_erased for one in stones.values()):
        raise GoneRecordError(str(service_id))
    runners = _left_without_services(session, services)
    erasures = [
        *_erase(session, SERVICE, services, kind, actor, now),
        *_erase(session, ORGANIZATION, runners, kind, actor, now),
    ]
    forget_unwanted(session)
    forget_files(session, _telling(words), now)
    move_version(session, state)
    return Erased(tuple(erasures), find_words(session, words))


def erase_again(
    session: Session, listed: Iterable[Erasure], actor: str, now: datetime
) -> list[Erasure]:
    """Erase what the list names and stands here, as after an older backup; gives what stood."""
    state = lock_state(session)
    found: list[Erasure] = []
    words: set[str] = set()
    by_entity = sorted(listed, key=lambda one: one.entity == ORGANIZATION)  # these come last
    for one in by_entity:
        stone = read_stones(session, [one.id]).get(one.id)
        if stone is not None and stone.is_erased:
            continue
        kind = TombstoneKind(one.kind)
        if one.entity == SERVICE:
            words |= _words_of(session, _with_all_merged(session, one.id))
            for key in _leading_to(session, [one.id]):
                found += _erase(session, SERVICE, [key], kind, actor, now)
        elif still_needed(session, ORGANIZATION, [one.id]):
            continue  # it runs services that were not erased
        found += _erase(session, one.entity, [one.id], kind, actor, now)
    if found:
        forget_unwanted(session)
        forget_files(session, _telling(words), now)
        move_version(session, state)
    return found


def find_words(session: Session, words: Iterable[str]) -> dict[str, int]:
    """Give how many rows of each table hold one of these texts, without tables that hold none."""
    telling = _telling(words)
    found = {}
    for name, table in SQLModel.metadata.tables.items():
        columns = [one for one in table.c if isinstance(_stored_as(one), String | JSON)]
        holds: list[ColumnElement[bool]] = [
            cast(column, Text).contains(form, autoescape=True)
            for column in columns
            for word in telling
            for form in {word, json.dumps(word)[1:-1]}
        ]
        if holds:
            counted = select(func.count()).select_from(table).where(or_(*holds))
            rows = session.connection().execute(counted).scalar_one()
            if rows:
                found[name] = rows
    return found


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= SHORTEST_TELLING}


def _stored_as(column: Column[Any]) -> object:
    """Give the plain type under one of our own or SQLModel's."""
    return getattr(column.type, "impl_instance", column.type)


def _with_all_merged(session: Session, service_id: UUID) -> list[UUID]:
    """Give the service and all that say they are the same one."""
    found = [service_id]
    while more := [key for key in _leading_to(session, found) if key not in found]:
        found += more
    return found


def _leading_to(session: Session, ids: Iterable[UUID]) -> list[UUID]:
    statement = select(_service.c.id).where(_service.c.merged_into.in_(list(ids)))
    return list(session.connection().execute(statement).scalars())


def _left_without_services(session: Session, services: Iterable[UUID]) -> list[UUID]:
    """Give the organisations of these services that run no other one."""
    keys = list(services)
    theirs = {
        one.record.organization.id
        for key in keys
        for one in history(session, SERVICE, key)[:2]
        if isinstance(one.record, ServiceRecord)
    }
    others = select(_service.c.organization_id).where(
        _service.c.organization_id.in_(theirs), _service.c.id.not_in(keys)
    )
    return sorted(theirs.difference(session.connection().execute(others).scalars()))


def _words_of(session: Session, services: Iterable[UUID]) -> set[str]:
    """Give what tells who they are in all versions: names, numbers and addresses."""
    keys = list(services)
    versions = [one.record for key in keys for one in history(session, SERVICE, key)]
    records = [one for one in versions if isinstance(one, ServiceRecord)]
    records += read_records(session, keys).values()
    words: set[str | None] = set()
    for record in records:
        words |= {record.name, record.organization.name, record.email, record.url}
        words |= {phone.number for phone in record.phones}
        for place in record.locations:
            words |= {place.name, *(one.address_1 for one in place.addresses)}
    return {word for word in words if word}


def _erase(
    session: Session,
    entity: str,
    ids: Iterable[UUID],
    kind: TombstoneKind,
    actor: str,
    now: datetime,
) -> list[Erasure]:
    """Delete all that is known of some records, and set their stones."""
    keys = list(ids)
    stored = read_meta(session, entity, keys)
    # One that was taken out before has a stone, and its revisions still.
    for stone in read_stones(session, keys).values():
        stored[stone.id] = Stored(stone.number, stone.version, {})
    if not stored:
        return []
    connection = session.connection()
    delete_rows(session, entity, keys)
    theirs = (_revision.c.entity == entity) & _revision.c.entity_id.in_(keys)
    sets = set(connection.execute(select(_revision.c.change_set).where(theirs)).scalars()) - {None}
    connection.execute(delete(_revision).where(theirs))
    still = select(_revision.c.change_set).where(_revision.c.change_set.in_(sets))
    empty = sets.difference(connection.execute(still).scalars())
    # Their descriptions may name what was in them.
    connection.execute(update(_set).where(_set.c.id.in_(empty)).values(description="Erased"))
    forget_about(session, keys)
    if entity == SERVICE:
        mine = _draft.c.service_id.in_(keys) | _draft.c.id.in_(keys)
        connection.execute(delete(_draft).where(mine))
    lift_stones(session, keys)
    set_stones(session, entity, stored, kind, now.date(), actor)
    for one in stored.values():
        deed, why = DirectoryDeed.ERASED, kind.value
        note_deed(session, deed, actor, now, entity=entity, number=one.number, kind=why)
    return [Erasure(key, one.number, now.date(), entity, kind) for key, one in stored.items()]
