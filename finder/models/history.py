"""What happened to the directory."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import DirectoryDeed, Origin, TombstoneKind

THE_ONLY_ROW = 1


class DirectoryState(SQLModel, table=True):
    """One row: the version that every write moves, and the numbers given out so far.

    `gazetteer` names the place data from which the points of all locations were derived.
    """

    __tablename__ = "directory_state"

    id: int = Field(default=THE_ONLY_ROW, primary_key=True)
    version: int = Field(default=0)
    last_service_number: int = Field(default=0)
    last_organization_number: int = Field(default=0)
    gazetteer: str | None = Field(default=None, max_length=80)


class ChangeSet(SQLModel, table=True):
    """Changes that were made together and can be undone together, such as an import."""

    __tablename__ = "change_set"

    id: UUID = Field(primary_key=True)
    description: str = Field(max_length=300)
    made_at: datetime = Field(sa_type=Moment)
    actor: str = Field(max_length=200)
    undone_by: UUID | None = Field(default=None, foreign_key="change_set.id")


class DirectoryEvent(SQLModel, table=True):
    """One thing that somebody did to the directory and that is no version of a record.

    `details` holds no content: of an erasure what kind of record it was, its number and why.
    """

    __tablename__ = "directory_event"

    id: UUID = Field(primary_key=True)
    happened_at: datetime = Field(sa_type=Moment, index=True)
    actor: str = Field(max_length=320)
    deed: DirectoryDeed = Field(sa_type=Closed(DirectoryDeed))
    details: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class Revision(SQLModel, table=True):
    """One version of one record, whole, with who wrote it, when, why and on whose word.

    `origins` says on whose word each field stood; None where it was written before we kept that.
    """

    __table_args__ = (UniqueConstraint("entity", "entity_id", "version"),)

    id: UUID = Field(primary_key=True)
    entity: str = Field(max_length=20)
    entity_id: UUID = Field(index=True)
    version: int
    written_at: datetime = Field(sa_type=Moment, index=True)
    actor: str = Field(max_length=200)
    origin: Origin = Field(sa_type=Closed(Origin))
    reason: str | None = Field(default=None, max_length=500)
    source: str | None = Field(default=None, max_length=2000)
    change_set: UUID | None = Field(default=None, foreign_key="change_set.id", index=True)
    record: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    origins: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))


class Tombstone(SQLModel, table=True):
    """What stays of a service or organisation that was taken out: no content, only its place.

    Its number is never given out again. `version` is the last one that it had.
    """

    __table_args__ = (UniqueConstraint("entity", "number"),)

    id: UUID = Field(primary_key=True)
    entity: str = Field(max_length=20)
    number: int
    version: int
    kind: TombstoneKind = Field(sa_type=Closed(TombstoneKind))
    set_on: date
    actor: str = Field(max_length=200)
