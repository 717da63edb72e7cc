"""What somebody typed and has not published yet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import DraftState


class Draft(SQLModel, table=True):
    """One draft of a service, exactly as typed; a new service gets the draft's id.

    `service_id` is no foreign key: what was typed outlives a service that is taken out. `hands`
    says of each step which window with a script typed it last, and in which of its turns.
    """

    id: UUID = Field(primary_key=True)
    account: str = Field(max_length=200, index=True)
    service_id: UUID | None = Field(default=None, index=True)
    title: str = Field(max_length=300)
    step: str = Field(max_length=40)
    typed: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    hands: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    expected_version: int | None = Field(default=None)
    state: DraftState = Field(sa_type=Closed(DraftState))
    reason: str | None = Field(default=None)
    reviewer: str | None = Field(default=None, max_length=200)
    created_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
    discarded_at: datetime | None = Field(default=None, sa_type=Moment)
