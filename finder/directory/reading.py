"""Reading the directory for a page: one service, one organisation, and lists of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.groups import groups_to_confirm, standing_checks
from finder.directory.records import FreshnessRecord, LocationRecord, ServiceRecord
from finder.directory.rows import read_all_numbered
from finder.directory.storing import ORGANIZATION, SERVICE
from finder.directory.tombstones import read_numbered_stones, read_stone
from finder.models import Attribute, DirectoryState, Organization, Service, Translation, table_of
from finder.models.history import THE_ONLY_ROW
from finder.text import print_of
from finder.vocabulary import FieldGroup, ListingStatus, OrganizationType, TombstoneKind


@dataclass(frozen=True, slots=True)
class ServiceLink:
    """A service that another one leads to."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service as the public may see it; `has_unpublished_phone` when we hold a number back.

    `checks` are those that are of the facts as they are now, and `said` the parts that state any;
    `instead` are services to try where this one has closed.
    """

    number: int
    organization_number: int
    record: ServiceRecord
    has_unpublished_phone: bool
    has_confidential_location: bool
    checks: tuple[FreshnessRecord, ...]
    said: tuple[FieldGroup, ...]
    instead: tuple[ServiceLink, ...]


@dataclass(frozen=True, slots=True)
class ServiceMoved:
    """The service was merged into another one; `number` and `name` are the other's."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There was a record of this number, and it was taken out."""

    kind: TombstoneKind


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service in a plain list."""

    number: int
    name: str
    description: str | None
    status: ListingStatus
    translations: Mapping[tuple[str, str], str]  # texts in other languages, by language and field
    terms: tuple[str, ...]  # its needs and audiences


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """One organisation with its services by name; those that were merged away are left out."""

    number: int
    id: UUID
    name: str
    website: str | None
    organization_type: OrganizationType
    services: tuple[ServiceLine, ...]


def for_public(record: ServiceRecord) -> ServiceRecord:
    """Give the record without what may not leave us: unpublished contacts, notes, hidden places."""
    return record.model_copy(
        update={
            "phones": [phone for phone in record.phones if phone.published],
            "email": record.email if record.email_published else None,
            "locations": [place for place in record.locations if not place.confidential],
            "staff_note": None,
            # A print of what is hidden would be a way to guess it.
            "freshness": [one.model_copy(update={"facts": None}) for one in record.freshness],
        }
    )


def read_service(session: Session, number: int) -> ServicePage | ServiceMoved | Gone | None:
    """Give the service of this public number, where it went, or None when there never was one."""
    return read_services(session, [number]).get(number)


def read_services(
    session: Session, numbers: Collection[int]
) -> dict[int, ServicePage | ServiceMoved | Gone]:
    """Give the services of these public numbers, or where they went; others were never there.

    In a handful of statements whatever their number; one more for each that was merged.
    """
    found: dict[int, ServicePage | ServiceMoved | Gone] = {}
    read = read_all_numbered(session, numbers)
    stay = [record for record, _ in read.values() if record.merged_into is None]
    instead = _read_instead(session, stay)
    for number, (record, organization_number) in read.items():
        if record.merged_into is None:
            found[number] = _page(record, number, organization_number, instead)
        elif moved := _follow(session, record.merged_into):
            found[number] = moved
    if missing := [number for number in numbers if number not in read]:
        stones = read_numbered_stones(session, SERVICE, missing)
        found |= {number: Gone(stone.kind) for number, stone in stones.items()}
    return found


def _page(
    record: ServiceRecord,
    number: int,
    organization_number: int,
    instead: Mapping[UUID, ServiceLink],
) -> ServicePage:
    leads_to = [instead[key] for key in record.instead_services if key in instead]
    return ServicePage(
        number=number,
        organization_number=organization_number,
        record=for_public(record),
        has_unpublished_phone=_all_held_back(record),
        has_confidential_location=_any_confidential(record.locations),
        checks=standing_checks(record),
        said=groups_to_confirm(record),
        instead=tuple(dict.fromkeys(leads_to)),
    )


def page_before(
    record: ServiceRecord, organization_number: int = 0, *, number: int = 0
) -> ServicePage:
    """Give a service as the public will see it once it stands so; number 0 where it is new."""
    return ServicePage(
        number=number,
        organization_number=organization_number,
        record=for_public(record),
        has_unpublished_phone=_all_held_back(record),
        has_confidential_location=_any_confidential(record.locations),
        checks=standing_checks(record),
        said=groups_to_confirm(record),
        instead=(),
    )


def _follow(session: Session, merged_into: UUID | None) -> ServiceMoved | None:
    """Give where a chain of merges ends, None when it never does."""
    seen: set[UUID] = set()
    target = None
    while merged_into is not None:
        if merged_into in seen:
            return None
        seen.add(merged_into)
        target = session.get_one(Service, merged_into)
        merged_into = target.merged_into
    return ServiceMoved(target.number, target.name) if target is not None else None


def _read_instead(session: Session, records: Iterable[ServiceRecord]) -> dict[UUID, ServiceLink]:
    """Give what closed services lead to, by id, as far as that is still there."""
    keys = {key for record in records for key in record.instead_services}
    services = table_of(Service)
    statement = select(
        services.c.id, services.c.number, services.c.name, services.c.status, services.c.merged_into
    ).where(services.c.id.in_(keys))
    found: dict[UUID, ServiceLink] = {}
    for row in session.execute(statement) if keys else ():
        if row.merged_into is not None:
            if moved := _follow(session, row.merged_into):
                found[row.id] = ServiceLink(moved.number, moved.name)
        elif row.status is not ListingStatus.NOT_LIVE:
            found[row.id] = ServiceLink(row.number, row.name)
    return found


def _all_held_back(record: ServiceRecord) -> bool:
    return bool(record.phones) and not any(phone.published for phone in record.phones)


def _any_confidential(locations: Iterable[LocationRecord]) -> bool:
    return any(location.confidential for location in locations)


def _gone(session: Session, entity: str, number: int) -> Gone | None:
    stone = read_stone(session, entity, number)
    return Gone(stone.kind) if stone is not None else None


def read_organization(session: Session, number: int) -> OrganizationPage | Gone | None:
    """Give the organisation of this public number with its services; None: there never was one."""
    organization = session.execute(
        select(Organization).where(Organization.number == number)  # type: ignore[arg-type]
    ).scalar_one_or_none()
    if organization is None:
        return _gone(session, ORGANIZATION, number)
    services, texts = table_of(Service), table_of(Translation)
    rows = session.execute(
        select(services.c.id, services.c.number, services.c.name, services.c.description)
        .add_columns(services.c.status)
        .where(services.c.organization_id == organization.id, services.c.merged_into.is_(None))
        .order_by(services.c.sort_name, services.c.id)
    ).all()
    translations: dict[UUID, dict[tuple[str, str], str]] = defaultdict(dict)
    sources = {row.id: {"name": row.name, "description": row.description} for row in rows}
    for row in session.execute(select(texts).where(texts.c.service_id.in_(list(sources)))):
        source = sources[row.service_id].get(row.field)
        if source is not None and row.source_hash == print_of(source):
            translations[row.service_id][row.language, row.field] = row.text
    terms: dict[UUID, list[str]] = defaultdict(list)
    has = table_of(Attribute)
    statement = select(has.c.service_id, has.c.term).where(
        has.c.service_id.in_(list(sources)), has.c.taxonomy.in_(("need", "audience"))
    )
    for service_id, term in session.execute(statement):
        terms[service_id].append(term)
    return OrganizationPage(
        number=organization.number,
        id=organization.id,
        name=organization.name,
        website=organization.website,
        organization_type=organization.organization_type,
        services=tuple(
            ServiceLine(
                row.number,
                row.name,
                row.description,
                row.status,
                translations[row.id],
                tuple(terms[row.id]),
            )
            for row in rows
        ),
    )


def read_version(session: Session) -> int:
    """Give the directory's version, which every write moves; 0 for an empty directory."""
    state = session.get(DirectoryState, THE_ONLY_ROW)
    return state.version if state is not None else 0


def read_merges(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, UUID | None]:
    """Give, for those of the ids that belong to a service, what it was merged into."""
    services = table_of(Service)
    statement = select(services.c.id, services.c.merged_into).where(services.c.id.in_(list(ids)))
    return {row.id: row.merged_into for row in session.execute(statement)}
