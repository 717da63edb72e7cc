"""Records as those who keep the directory see them: whole, with their numbers and versions."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.directory.rows import read_numbered, read_organizations
from finder.directory.storing import ORGANIZATION, SERVICE, read_meta
from finder.models import Organization, Service, table_of


@dataclass(frozen=True, slots=True)
class KeptService:
    """One service with everything that we hold; `merged_into` is the number of the other one."""

    number: int
    organization_number: int
    version: int
    origins: Mapping[str, str]
    record: ServiceRecord
    merged_into: int | None


@dataclass(frozen=True, slots=True)
class KeptOrganization:
    """One organisation with everything that we hold, without its services."""

    number: int
    version: int
    origins: Mapping[str, str]
    record: OrganizationRecord


def read_kept_service(session: Session, number: int) -> KeptService | None:
    """Give the service of a public number, also a closed or merged one; None without one."""
    found = read_numbered(session, number)
    if found is None:
        return None
    record, organization_number = found
    stored = read_meta(session, SERVICE, [record.id])[record.id]
    merged_into = None
    if record.merged_into is not None:
        merged_into = session.get_one(Service, record.merged_into).number
    return KeptService(
        number, organization_number, stored.version, stored.origins, record, merged_into
    )


def read_kept_organization(session: Session, number: int) -> KeptOrganization | None:
    """Give the organisation of a public number, None without one."""
    table = table_of(Organization)
    statement = select(table.c.id).where(table.c.number == number)
    key = session.connection().execute(statement).scalar_one_or_none()
    if key is None:
        return None
    record = read_organizations(session, [key])[key]
    stored = read_meta(session, ORGANIZATION, [key])[key]
    return KeptOrganization(number, stored.version, stored.origins, record)
