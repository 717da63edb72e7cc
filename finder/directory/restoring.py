"""Bringing an older version of a record back, as a new version."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import done, stating
from finder.directory.conflicts import ChangedRecordError, changed_fields
from finder.directory.editing import apply, apply_organization
from finder.directory.hidden_places import keep_marks, with_newest_marks
from finder.directory.reading import read_merges
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.revisions import read_organization_version, read_service_version
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin


class UnknownVersionError(LookupError):
    """This version of the record is not kept, or took the record out."""


def look_at(
    session: Session, entity: str, entity_id: UUID, version: int
) -> tuple[ServiceRecord | OrganizationRecord, ServiceRecord | OrganizationRecord]:
    """Give a record as it stands, and as bringing an older version back would make it.

    Raises UnknownVersionError.
    """
    if entity != SERVICE:
        return _organizations(session, entity_id, version)
    theirs, wanted = _services(session, entity_id, version)
    if theirs is None:
        raise UnknownVersionError(f"version {version}")
    return theirs, wanted.model_copy(update={"freshness": theirs.freshness})


def restore(
    session: Session,
    entity: str,
    entity_id: UUID,
    version: int,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    seen: int | None = None,
) -> bool:
    """Write an older version of a service or organisation anew; gives whether that changed it.

    The fields that differ become the person's word. Checks made since stay, and count where
    they fit the facts. A service that was taken out comes back. `seen` is the version that stood
    when somebody looked: raises ChangedRecordError where it is another one. Raises
    UnknownVersionError, and RefusedRecordError for what may not come back.
    """
    lock_state(session)
    stored = read_meta(session, entity, [entity_id]).get(entity_id)
    if seen is not None and (stored is None or stored.version != seen):
        raise ChangedRecordError(str(entity_id))
    author = replace(author, origin=Origin.STAFF).because(f"Restored from version {version}")
    if entity != SERVICE:
        return _restore_organization(session, entity_id, version, author, now)
    theirs, wanted = _services(session, entity_id, version)
    if theirs is None:
        record = wanted.model_copy(update={"freshness": []})
    else:
        record = stating(session, wanted, theirs)
    changes = done(apply(session, [record], author, now, gazetteer, by_hand=True))
    return bool(changes.added or changes.changed)


def _restore_organization(
    session: Session, entity_id: UUID, version: int, author: Author, now: datetime
) -> bool:
    theirs, wanted = _organizations(session, entity_id, version)
    differs = {"id", *changed_fields(theirs, wanted)}
    partial = OrganizationRecord.model_construct(_fields_set=differs, **dict(wanted))
    return apply_organization(session, partial, author, now)


def _services(
    session: Session, service_id: UUID, version: int
) -> tuple[ServiceRecord | None, ServiceRecord]:
    """Give a service as it stands, None where it was taken out, and as it would be again."""
    wanted = read_service_version(session, service_id, version)
    if wanted is None:
        raise UnknownVersionError(f"version {version}")
    wanted = wanted.model_copy(update={"merged_into": _still_there(session, wanted)})
    # What has become confidential since is not let out again by going back.
    (wanted,) = keep_marks(session, [with_newest_marks(session, wanted)])
    return read_records(session, [service_id]).get(service_id), wanted


def _organizations(
    session: Session, organization_id: UUID, version: int
) -> tuple[OrganizationRecord, OrganizationRecord]:
    """Give an organisation as it stands, and as it would be again."""
    wanted = read_organization_version(session, organization_id, version)
    theirs = read_organizations(session, [organization_id]).get(organization_id)
    if wanted is None or theirs is None:
        raise UnknownVersionError(f"version {version}")
    return theirs, wanted


def _still_there(session: Session, record: ServiceRecord) -> UUID | None:
    """Give what the record was part of, None where that is gone or part of another one now."""
    target = record.merged_into
    if target is None or read_merges(session, [target]).get(target, record.id) is not None:
        return None
    return target
