"""Long work that somebody asked for."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import JobState


class Job(SQLModel, table=True):
    """One piece of long work: what was asked, how far it is, and what came of it.

    `attempts` counts how often a worker took it up; a worker whose number is not the newest has
    lost it. On SQLite the progress of a running job lies in a file beside the database.
    """

    id: UUID = Field(primary_key=True)
    kind: str = Field(max_length=40)
    arguments: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    asked_by: str = Field(max_length=320)
    state: JobState = Field(sa_type=Closed(JobState), index=True)
    due_at: datetime = Field(sa_type=Moment)
    attempts: int = Field(default=0)
    done: int = Field(default=0)
    total: int | None = Field(default=None)
    message: str | None = Field(default=None, max_length=500)
    # None is stored as no value, not as the JSON word null.
    result: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    created_at: datetime = Field(sa_type=Moment)
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    heartbeat_at: datetime | None = Field(default=None, sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
