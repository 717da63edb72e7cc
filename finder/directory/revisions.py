"""The versions of a record: who wrote each, when, what, why, and where it was read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Select, select, tuple_
from sqlmodel import Session

from finder.directory.authors import Together
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.storing import ORGANIZATION, SERVICE
from finder.models import ChangeSet, Revision, table_of
from finder.vocabulary import Origin

SHAPES: dict[str, type[ServiceRecord] | type[OrganizationRecord]] = {
    SERVICE: ServiceRecord,
    ORGANIZATION: OrganizationRecord,
}
_revision, _set = table_of(Revision), table_of(ChangeSet)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record; `record` is None where it was taken out, or has an old shape."""

    entity: str
    entity_id: UUID
    version: int
    written_at: datetime
    actor: str
    origin: Origin
    reason: str | None
    source: str | None
    together: Together | None
    record: ServiceRecord | OrganizationRecord | None
    origins: dict[str, str] | None
    taken_out: bool


def history(session: Session, entity: str, entity_id: UUID) -> tuple[Version, ...]:
    """Give all versions of a service or organisation, the newest first; none for an unknown id."""
    statement = (
        _versions()
        .where(_revision.c.entity == entity, _revision.c.entity_id == entity_id)
        .order_by(_revision.c.version.desc())
    )
    return tuple(_read(session, statement))


def newest_versions(session: Session, most: int, together: UUID | None = None) -> list[Version]:
    """Give the newest versions of all records, or of those of one change set, newest first."""
    statement = _versions().order_by(
        _revision.c.written_at.desc(), _revision.c.entity_id, _revision.c.version.desc()
    )
    if together is not None:
        statement = statement.where(_revision.c.change_set == together)
    return list(_read(session, statement.limit(most)))


def read_revisions(session: Session, ids: Collection[UUID]) -> dict[UUID, Version]:
    """Give versions by the ids of their rows."""
    statement = _versions().where(_revision.c.id.in_(ids))
    rows = session.connection().execute(statement).all()
    return dict(zip((row.id for row in rows), _shape(rows), strict=True))


def read_versions(session: Session, entity: str, wanted: Mapping[UUID, int]) -> dict[UUID, Version]:
    """Give one version of each of several services or organisations, as far as it is kept."""
    statement = _versions().where(
        _revision.c.entity == entity,
        tuple_(_revision.c.entity_id, _revision.c.version).in_(list(wanted.items())),
    )
    return {one.entity_id: one for one in _read(session, statement)} if wanted else {}


def read_versions_before(
    session: Session, versions: Collection[Version]
) -> dict[tuple[str, UUID, int], Version]:
    """Give the version before each of these, as far as it is kept, by the later one."""
    wanted = [(one.entity, one.entity_id, one.version - 1) for one in versions if one.version > 1]
    if not wanted:
        return {}
    columns = (_revision.c.entity, _revision.c.entity_id, _revision.c.version)
    statement = _versions().where(tuple_(*columns).in_(wanted))
    found = _read(session, statement)
    return {(one.entity, one.entity_id, one.version + 1): one for one in found}


def read_service_version(
    session: Session, service_id: UUID, version: int | None
) -> ServiceRecord | None:
    """Give a service as it was in this version, None where that is not kept."""
    found = read_versions(session, SERVICE, {service_id: version or 0})
    record = found[service_id].record if found else None
    assert record is None or isinstance(record, ServiceRecord)
    return record


def read_organization_version(
    session: Session, organization_id: UUID, version: int
) -> OrganizationRecord | None:
    """Give an organisation as it was in this version, None where that is not kept."""
    found = read_versions(session, ORGANIZATION, {organization_id: version})
    record = found[organization_id].record if found else None
    assert record is None or isinstance(record, OrganizationRecord)
    return record


def _versions() -> Select[Any]:
    return select(_revision, _set.c.description).join(
        _set, _set.c.id == _revision.c.change_set, isouter=True
    )


def _read(session: Session, statement: Select[Any]) -> Iterator[Version]:
    return _shape(session.connection().execute(statement))


def _shape(rows: Iterable[Any]) -> Iterator[Version]:
    for row in rows:
        yield Version(
            entity=row.entity,
            entity_id=row.entity_id,
            version=row.version,
            written_at=row.written_at,
            actor=row.actor,
            origin=row.origin,
            reason=row.reason,
            source=row.source,
            together=Together(row.change_set, row.description) if row.change_set else None,
            record=_shaped(row.entity, row.record),
            origins=row.origins,
            taken_out=not row.record,
        )


def _shaped(entity: str, content: dict[str, Any]) -> ServiceRecord | OrganizationRecord | None:
    if not content:
        return None
    shape = SHAPES[entity]
    try:
        return shape.model_validate(
            {name: value for name, value in content.items() if name in shape.model_fields}
        )
    except ValidationError:
        return None  # written before a term or a rule changed
