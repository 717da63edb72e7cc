"""Organisations of the directory, by id and by name."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.models import Organization, table_of

_organization = table_of(Organization)


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """One organisation of the directory: what tells it from others."""

    id: UUID
    number: int
    name: str
    website: str | None


def read_known(session: Session, key: UUID) -> KnownOrganization | None:
    """Give the organisation of this id, None when there is none."""
    columns = (_organization.c[name] for name in ("id", "number", "name", "website"))
    row = session.execute(select(*columns).where(_organization.c.id == key)).one_or_none()
    return KnownOrganization(*row) if row is not None else None


def list_names(session: Session) -> list[str]:
    """Give the names of all organisations in their order."""
    names = select(_organization.c.name).order_by(_organization.c.sort_name, _organization.c.id)
    return list(session.execute(names).scalars())
