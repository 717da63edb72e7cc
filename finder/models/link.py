"""What a machine found behind the links of the directory."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import LinkOutcome


class LinkCheck(SQLModel, table=True):
    """What came of the newest look at one link, and for how long it has been so.

    It is of the address and not of a record: two services with one link share it, and an edited
    link begins anew.
    """

    __tablename__ = "link_check"

    id: UUID = Field(primary_key=True)
    url: str = Field(max_length=2000)
    outcome: LinkOutcome = Field(sa_type=Closed(LinkOutcome))
    status: int | None = Field(default=None)
    moved_to: str | None = Field(default=None, max_length=2000)
    checked_at: datetime = Field(sa_type=Moment)
    failing_since: datetime | None = Field(default=None, sa_type=Moment)
    failures: int = Field(default=0)
    days_gone: int = Field(default=0)
