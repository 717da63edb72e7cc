"""Where a service is given, and where the people live who can use it."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed
from finder.models.service import owned_by_service
from finder.vocabulary import LocationType, Precision


class Location(SQLModel, table=True):
    """An HSDS location; a confidential one never leaves us.

    `latitude` and `longitude` are as stated. The point is what distances are measured from: the
    stated one, else that of the postcode or town, with its own precision. `point_areas` are the
    codes of the areas that contain it.
    """

    id: UUID = Field(primary_key=True)
    organization_id: UUID = Field(foreign_key="organization.id", index=True)
    name: str | None = Field(default=None, max_length=300)
    location_type: LocationType = Field(sa_type=Closed(LocationType))
    description: str | None = Field(default=None)
    latitude: float | None = Field(default=None)
    longitude: float | None = Field(default=None)
    precision: Precision = Field(sa_type=Closed(Precision))
    point_latitude: float | None = Field(default=None)
    point_longitude: float | None = Field(default=None)
    point_precision: Precision = Field(sa_type=Closed(Precision))
    point_areas: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    confidential: bool = Field(default=False)


class Address(SQLModel, table=True):
    """An HSDS address of a location."""

    id: UUID = Field(primary_key=True)
    location_id: UUID = Field(foreign_key="location.id", index=True, ondelete="CASCADE")
    address_1: str | None = Field(default=None, max_length=300)
    city: str | None = Field(default=None, max_length=120)
    state_province: str | None = Field(default=None, max_length=120)
    postal_code: str | None = Field(default=None, max_length=20)
    country: str = Field(max_length=2)
    address_type: LocationType = Field(sa_type=Closed(LocationType))
    position: int


class ServiceAtLocation(SQLModel, table=True):
    """An HSDS link: this service is given at this location."""

    __tablename__ = "service_at_location"

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    location_id: UUID = Field(foreign_key="location.id", index=True)
    position: int


class ServiceArea(SQLModel, table=True):
    """An HSDS service area: "WORLD", an ISO code, or a named place within an ISO area."""

    __tablename__ = "service_area"

    id: UUID = Field(primary_key=True)
    service_id: UUID = owned_by_service()
    area: str = Field(max_length=40)
    name: str | None = Field(default=None, max_length=120)
    position: int
