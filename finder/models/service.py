"""A service and the rows that hang on it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, ForeignKey, UniqueConstraint, Uuid
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import (
    Applicant,
    CheckedBy,
    CheckMethod,
    CheckResult,
    ClosedReason,
    Cost,
    FieldGroup,
    FundStatus,
    LanguageSupport,
    LinkKind,
    ListingStatus,
    Reach,
    Stage,
    TranslationState,
)


def owned_by_service() -> Any:
    """Give the key of the service that a row hangs on; the row goes when the service goes."""
    return Field(foreign_key="service.id", index=True, ondelete="CASCADE")


class Service(SQLModel, table=True):
    """An HSDS service with our additions; `number` is public, small and never used again."""

    id: UUID = Field(primary_key=True)
    number: int = Field(unique=True)
    organization_id: UUID = Field(foreign_key="organization.id", index=True)
    name: str = Field(max_length=300)
    sort_name: str = Field(max_length=300, index=True)
    description: str | None = Field(default=None)
    status: ListingStatus = Field(sa_type=Closed(ListingStatus))
    # Deferred, because a merge may point at a service that comes later in the same file.
    merged_into: UUID | None = Field(
        default=None,
        sa_column=Column(
            Uuid,
            ForeignKey("service.id", deferrable=True, initially="DEFERRED"),
            nullable=True,
            # Without it, each service that is deleted has all others looked through.
            index=True,
        ),
    )
    closed_reason: ClosedReason | None = Field(default=None, sa_type=Closed(ClosedReason))
    closed_on: date | None = Field(default=None)
    instead: str | None = Field(default=None)
    instead_services: list[Any] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    email: str | None = Field(default=None, max_length=320)
    email_published: bool = Field(default=False)
    url: str | None = Field(default=None, max_length=2000)
    url_kind: LinkKind | None = Field(default=None, sa_type=Closed(LinkKind))
    hours_description: str | None = Field(default=None)
    eligibility_description: str | None = Field(default=None)
    minimum_age: int | None = Field(default=None)
    maximum_age: int | None = Field(default=None)
    stage: Stage = Field(sa_type=Closed(Stage))
    who_can_apply: Applicant = Field(sa_type=Closed(Applicant))
    own_patients_only: str | None = Field(default=None, max_length=300)
    reach: Reach = Field(sa_type=Closed(Reach))
    award: str | None = Field(default=None)
    fund_status: FundStatus | None = Field(default=None, sa_type=Closed(FundStatus))
    fund_status_date: date | None = Field(default=None)
    run_by_maker: bool = Field(default=False)
    designation: str | None = Field(default=None, max_length=300)
    category: str | None = Field(default=None, max_length=40)
    evidence_confidence: str | None = Field(default=None, max_length=40)
    evidence_page_date: str | None = Field(default=None, max_length=40)
    staff_note: str | None = Field(default=None)
    key: str | None = Field(default=None, max_length=40)
    # Words of our own that people may type; never shown, so that the description stays as told.
    keywords: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    former_names: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    origins: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    version: int = Field(default=1)
    last_modified: datetime = Field(sa_type=Moment)


class Attribute(SQLModel, table=True):
    """One term of one of our taxonomies (need, mode, cancer, audience ...) that a service has."""

    __table_args__ = (UniqueConstraint("service_id", "taxonomy", "term"),)

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    taxonomy: str = Field(max_length=40)
    term: str = Field(max_length=60)
    position: int


class Phone(SQLModel, table=True):
    """An HSDS phone; `published` is False until someone has checked the number."""

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    number: str = Field(max_length=60)
    description: str | None = Field(default=None, max_length=300)
    published: bool
    position: int


class Schedule(SQLModel, table=True):
    """An HSDS schedule: weekdays and local times in an IANA zone."""

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    byday: str = Field(max_length=30)
    opens_at: str = Field(max_length=5)
    closes_at: str = Field(max_length=5)
    timezone: str = Field(max_length=60)
    position: int


class Language(SQLModel, table=True):
    """An HSDS language that a page says is spoken; no row means not known."""

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    code: str = Field(max_length=12)
    support: LanguageSupport = Field(sa_type=Closed(LanguageSupport))
    position: int


class CostOption(SQLModel, table=True):
    """An HSDS cost option from our closed list."""

    __tablename__ = "cost_option"

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    option: Cost = Field(sa_type=Closed(Cost))
    position: int


class Source(SQLModel, table=True):
    """Where a fact was read. A page's date is evidence of age, never a confirmation."""

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    url: str = Field(max_length=2000)
    seen: str | None = Field(default=None)
    page_date: str | None = Field(default=None, max_length=40)
    position: int


class Freshness(SQLModel, table=True):
    """One check of one field group; what follows from its date is worked out when reading.

    `facts` is the print of what the group said when it was checked. `stands` follows from it:
    whether the group still says that.
    """

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    field_group: FieldGroup = Field(sa_type=Closed(FieldGroup))
    checked_on: date
    checked_by: CheckedBy = Field(sa_type=Closed(CheckedBy))
    method: CheckMethod = Field(sa_type=Closed(CheckMethod))
    result: CheckResult = Field(sa_type=Closed(CheckResult))
    source: str | None = Field(default=None, max_length=2000)
    facts: str | None = Field(default=None, max_length=16)
    stands: bool
    position: int


class Translation(SQLModel, table=True):
    """A text of a service in another language; it counts while its source text is the same."""

    __table_args__ = (UniqueConstraint("service_id", "language", "field"),)

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    language: str = Field(max_length=12)
    field: str = Field(max_length=40)
    text: str
    source_hash: str = Field(max_length=16)
    state: TranslationState = Field(sa_type=Closed(TranslationState))
    position: int
