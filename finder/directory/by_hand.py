"""Edits by hand: one record, by a person who saw one version of it and typed another."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.conflicts import (
    EditConflictError,
    GoneRecordError,
    RefusedRecordError,
    changed_fields,
    same,
)
from finder.directory.editing import Changes, apply, apply_organization
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.revisions import read_organization_version, read_service_version
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import ORGANIZATION, SERVICE, lock_state, read_meta
from finder.places.gazetteer import Gazetteer


def edit(
    session: Session,
    record: ServiceRecord,
    expected_version: int | None,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> Changes:
    """Write what a person made of the version that they saw, None for a new service.

    Only the fields that they changed count as theirs; a field that the record does not state
    stays. What is checked stays checked as it was, and what an organisation says of itself is
    edited there (`edit_organization`). Raises EditConflictError when somebody else wrote
    meanwhile, unless that was only a check; GoneRecordError when there is no such service any
    more; RefusedRecordError when it may not be taken in; and pydantic's ValidationError when the
    whole makes no sense.
    """
    lock_state(session)
    theirs = read_records(session, [record.id]).get(record.id)
    if theirs is None:
        if expected_version is not None:
            raise GoneRecordError(str(record.id))
        return done(apply(session, [_new(session, record)], author, now, gazetteer))
    version = read_meta(session, SERVICE, [record.id])[record.id].version
    base: ServiceRecord | None = theirs
    if version != expected_version:
        base = read_service_version(session, record.id, expected_version)
    mine = _whole(record, base or theirs)
    if base is None or changed_fields(base, theirs):
        raise EditConflictError(base, theirs, mine, version)
    partial = stating(session, mine, theirs)
    return done(apply(session, [partial], author, now, gazetteer, by_hand=True))


def edit_organization(
    session: Session,
    record: OrganizationRecord,
    expected_version: int,
    author: Author,
    now: datetime,
) -> bool:
    """Write what a person made of the version that they saw; gives whether anything changed.

    Raises EditConflictError when somebody else wrote meanwhile, and GoneRecordError when there is
    no such organisation any more.
    """
    lock_state(session)
    theirs = read_organizations(session, [record.id]).get(record.id)
    if theirs is None:
        raise GoneRecordError(str(record.id))
    version = read_meta(session, ORGANIZATION, [record.id])[record.id].version
    base: OrganizationRecord | None = theirs
    if version != expected_version:
        base = read_organization_version(session, record.id, expected_version)
    mine = (base or theirs).model_copy(update=_stated_values(record))
    if base is None or changed_fields(base, theirs):
        raise EditConflictError(base, theirs, mine, version)
    changed = changed_fields(theirs, mine)
    partial = OrganizationRecord.model_construct(_fields_set={"id", *changed}, **dict(mine))
    return apply_organization(session, partial, author, now)


def _new(session: Session, record: ServiceRecord) -> ServiceRecord:
    """Give a new service as it is written: nothing of it was checked by being typed."""
    return record.model_copy(
        update={"freshness": [], "organization": _runner(session, record.organization)}
    )


def _whole(record: ServiceRecord, base: ServiceRecord) -> ServiceRecord:
    """Give the whole record that a person has in mind who typed some fields of it."""
    typed = _stated_values(record)
    if same(record.organization, base.organization):
        typed.pop("organization", None)
    return ServiceRecord.model_validate(dict(base) | typed | {"freshness": base.freshness})


def stating(session: Session, mine: ServiceRecord, theirs: ServiceRecord) -> ServiceRecord:
    """Give a whole record so that it states nothing but what differs from what is stored."""
    runner = theirs.organization.only_named()
    if not same(mine.organization, theirs.organization):
        runner = _runner(session, mine.organization)
    return ServiceRecord.model_construct(
        _fields_set={"id", "organization", *changed_fields(theirs, mine)},
        **dict(mine) | {"organization": runner},
    )


def _runner(session: Session, named: OrganizationRecord) -> OrganizationRecord:
    """Give the organisation that is meant: one that we know is named, and not written anew."""
    known = read_organizations(session, [named.id]).get(named.id)
    return named if known is None else known.only_named()


def _stated_values(record: ServiceRecord | OrganizationRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.model_fields_set}


def done(changes: Changes) -> Changes:
    """Give the changes; raises RefusedRecordError where a record was not taken."""
    for key, reason in changes.refused.items():
        raise RefusedRecordError(key, reason)
    return changes
