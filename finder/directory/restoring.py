"""Bringing an older version of a record back, as a new version."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import done, stating
from finder.directory.conflicts import changed_fields
from finder.directory.editing import apply, apply_organization
from finder.directory.hidden_places import keep_marks, with_newest_marks
from finder.directory.reading import read_merges
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.revisions import read_organization_version, read_service_version
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import SERVICE, lock_state
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin


class UnknownVersionError(LookupError):
    """This version of the record is not kept, or took the record out."""


def restore(
    session: Session,
    entity: str,
    entity_id: UUID,
    version: int,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
) -> bool:
    """Write an older version of a service or organisation anew; gives whether that changed it.

    The fields that differ become the person's word. Checks made since stay, and count where
    they fit the facts. A service that was taken out comes back. Raises UnknownVersionError,
    and RefusedRecordError for what may not come back.
    """
    lock_state(session)
    author = replace(author, origin=Origin.STAFF).because(f"Restored from version {version}")
    if entity != SERVICE:
        return _restore_organization(session, entity_id, version, author, now)
    wanted = read_service_version(session, entity_id, version)
    if wanted is None:
        raise UnknownVersionError(f"version {version}")
    theirs = read_records(session, [entity_id]).get(entity_id)
    wanted = wanted.model_copy(update={"merged_into": _still_there(session, wanted)})
    # What has become confidential since is not let out again by going back.
    (wanted,) = keep_marks(session, [with_newest_marks(session, wanted)])
    if theirs is None:
        record = wanted.model_copy(update={"freshness": []})
    else:
        record = stating(session, wanted, theirs)
    changes = done(apply(session, [record], author, now, gazetteer, by_hand=True))
    return bool(changes.added or changes.changed)


def _restore_organization(
    session: Session, entity_id: UUID, version: int, author: Author, now: datetime
) -> bool:
    wanted = read_organization_version(session, entity_id, version)
    theirs = read_organizations(session, [entity_id]).get(entity_id)
    if wanted is None or theirs is None:
        raise UnknownVersionError(f"version {version}")
    differs = {"id", *changed_fields(theirs, wanted)}
    partial = OrganizationRecord.model_construct(_fields_set=differs, **dict(wanted))
    return apply_organization(session, partial, author, now)


def _still_there(session: Session, record: ServiceRecord) -> UUID | None:
    """Give what the record was part of, None where that is gone or part of another one now."""
    target = record.merged_into
    if target is None or read_merges(session, [target]).get(target, record.id) is not None:
        return None
    return target
