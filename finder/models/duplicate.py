"""What people said of two records that look like one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from finder.models.columns import Moment


class NotDuplicate(SQLModel, table=True):
    """Two services that a person has called two; it counts while both are as they were then.

    `first_id` is the lower one. The prints are of name, phones and sites: another one, and the
    pair is looked at again.
    """

    __tablename__ = "not_duplicate"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: UUID = Field(primary_key=True)
    first_id: UUID = Field(foreign_key="service.id", ondelete="CASCADE")
    second_id: UUID = Field(foreign_key="service.id", index=True, ondelete="CASCADE")
    first_print: str = Field(max_length=16)
    second_print: str = Field(max_length=16)
    said_by: str = Field(max_length=200)
    said_at: datetime = Field(sa_type=Moment)
    reason: str | None = Field(default=None, max_length=500)
