"""What waits to be sent by mail."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from finder.models.columns import Moment


class OutboxMessage(SQLModel, table=True):
    """One letter: waiting while `next_attempt` is set, then sent or given up.

    The text goes once it was sent, because links in it let people in; `last_error` holds the
    class and the code of an error and none of its words.
    """

    __tablename__ = "outbox_message"

    id: UUID = Field(primary_key=True)
    recipient: str = Field(max_length=320)
    subject: str = Field(max_length=200)
    text: str | None = Field(default=None)
    queued_at: datetime = Field(sa_type=Moment)
    attempts: int = Field(default=0)
    next_attempt: datetime | None = Field(default=None, sa_type=Moment, index=True)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    failed_at: datetime | None = Field(default=None, sa_type=Moment)
    last_error: str | None = Field(default=None, max_length=100)
