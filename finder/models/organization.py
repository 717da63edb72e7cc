"""Who runs a service."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed
from finder.vocabulary import OrganizationType


class Organization(SQLModel, table=True):
    """An HSDS organization, with a small public number."""

    id: UUID = Field(primary_key=True)
    number: int = Field(unique=True)
    name: str = Field(max_length=300)
    sort_name: str = Field(max_length=300, index=True)
    website: str | None = Field(default=None, max_length=2000)
    organization_type: OrganizationType = Field(sa_type=Closed(OrganizationType))
    origins: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    version: int = Field(default=1)
