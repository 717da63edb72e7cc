"""What somebody wants done and somebody else has not looked at yet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import DraftState, ProposedDeed


class Proposal(SQLModel, table=True):
    """One deed that waits for a second pair of eyes: all that it takes to do it.

    `shown` holds the first records as they would be then, each with the version that it is made
    of, and `amount` is how many there are.
    """

    id: UUID = Field(primary_key=True)
    account: str = Field(max_length=320, index=True)
    deed: ProposedDeed = Field(sa_type=Closed(ProposedDeed))
    title: str = Field(max_length=300)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    why: str | None = Field(default=None, max_length=500)
    source: str | None = Field(default=None, max_length=2000)
    shown: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    amount: int
    state: DraftState = Field(sa_type=Closed(DraftState))
    reason: str | None = Field(default=None)
    reviewer: str | None = Field(default=None, max_length=320)
    created_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
