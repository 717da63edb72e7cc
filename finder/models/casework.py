"""Cases of social workers: who works together, what was given to whom, and what became of it.

Nothing here names a person. What is known of somebody lies sealed in `CaseFile.sealed`.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, ForeignKey, Index, UniqueConstraint, Uuid
from sqlmodel import Field, SQLModel

from finder.models.columns import Closed, Moment
from finder.vocabulary import ItemState, NotHelped, Outcome

HASH = 64
MONTH = 7
TERM = 60
AREA = 20


def owned_by_team() -> UUID:
    """Give the key of the team that a row hangs on; the row goes when the team goes."""
    return Field(foreign_key="team.id", index=True, ondelete="CASCADE")  # type: ignore[no-any-return]


def owned_by_case() -> UUID:
    """Give the key of the case that a row hangs on; the row goes when the case goes."""
    return Field(foreign_key="case_file.id", index=True, ondelete="CASCADE")  # type: ignore[no-any-return]


class Team(SQLModel, table=True):
    """Workers who see each other's cases, lists and collections."""

    id: UUID = Field(primary_key=True)
    name: str = Field(max_length=100)
    name_key: str = Field(max_length=100, unique=True)
    created_at: datetime = Field(sa_type=Moment)


class TeamMember(SQLModel, table=True):
    """One account in one team."""

    __tablename__ = "team_member"

    team_id: UUID = Field(foreign_key="team.id", primary_key=True, ondelete="CASCADE")
    account_id: UUID = Field(
        foreign_key="account.id", primary_key=True, index=True, ondelete="CASCADE"
    )


class CaseFile(SQLModel, table=True):
    """One case: somebody under a made-up reference, what is known of them sealed.

    `reference_key` is a keyed hash, by which a case is found; `unmet` holds the needs that were
    counted as unmet when it closed.
    """

    __tablename__ = "case_file"
    __table_args__ = (
        UniqueConstraint("team_id", "reference_key"),
        Index("ix_case_file_lists", "team_id", "closed_at", "touched_at"),
    )

    id: UUID = Field(primary_key=True)
    team_id: UUID = owned_by_team()
    reference_key: str = Field(max_length=HASH)
    sealed: str
    needs: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    unmet: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    area: str = Field(default="", max_length=AREA)
    version: int = Field(default=1)
    opened_at: datetime = Field(sa_type=Moment)
    touched_at: datetime = Field(sa_type=Moment, index=True)
    closed_at: datetime | None = Field(default=None, sa_type=Moment, index=True)


class CaseItem(SQLModel, table=True):
    """One service given in a case; need, area and month are those under which it was counted."""

    __tablename__ = "case_item"
    __table_args__ = (UniqueConstraint("case_id", "service_number"),)

    id: UUID = Field(primary_key=True)
    case_id: UUID = owned_by_case()
    service_number: int
    position: int
    need: str = Field(default="", max_length=TERM)
    area: str = Field(default="", max_length=AREA)
    month: str = Field(max_length=MONTH)
    state: ItemState = Field(sa_type=Closed(ItemState))
    reason: NotHelped | None = Field(default=None, sa_type=Closed(NotHelped))
    follow_up_on: date | None = Field(default=None, index=True)
    report_id: UUID | None = Field(
        default=None,
        sa_column=Column(
            Uuid, ForeignKey("listing_report.id", ondelete="SET NULL"), nullable=True, index=True
        ),
    )
    given_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)


class CaseMinutes(SQLModel, table=True):
    """Minutes that somebody of the team worked for a case on one day."""

    __tablename__ = "case_minutes"

    id: UUID = Field(primary_key=True)
    case_id: UUID = owned_by_case()
    worked_on: date = Field(index=True)
    minutes: int


class CaseCounter(SQLModel, table=True):
    """How often something came of what a team gave; it stays when the cases are erased."""

    __tablename__ = "case_counter"

    team_id: UUID = Field(foreign_key="team.id", primary_key=True, ondelete="CASCADE")
    month: str = Field(max_length=MONTH, primary_key=True)
    need: str = Field(max_length=TERM, primary_key=True)
    area: str = Field(max_length=AREA, primary_key=True)
    outcome: Outcome = Field(sa_type=Closed(Outcome), primary_key=True)
    reason: str = Field(max_length=40, primary_key=True)
    number: int


class Collection(SQLModel, table=True):
    """Services that a team gives again and again, with how each was when it was last used."""

    __table_args__ = (UniqueConstraint("team_id", "name_key"),)

    id: UUID = Field(primary_key=True)
    team_id: UUID = owned_by_team()
    name: str = Field(max_length=100)
    name_key: str = Field(max_length=100)
    entries: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    changed_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class TeamLink(SQLModel, table=True):
    """An address by which somebody without an account sees what a team shares.

    It hangs on one collection, or on one case: of a case it shows what had been given when it was
    made. What stands in the address is kept as a hash only.
    """

    __tablename__ = "team_link"

    id: UUID = Field(primary_key=True)
    token_hash: str = Field(max_length=HASH, unique=True)
    collection_id: UUID | None = Field(
        default=None, foreign_key="collection.id", index=True, ondelete="CASCADE"
    )
    case_id: UUID | None = Field(
        default=None, foreign_key="case_file.id", index=True, ondelete="CASCADE"
    )
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment, index=True)


class ListingReport(SQLModel, table=True):
    """What somebody met who used a service, for the editors: beside the data, never over it.

    It says nothing of a case, a person or a team.
    """

    __tablename__ = "listing_report"

    id: UUID = Field(primary_key=True)
    service_number: int = Field(index=True)
    reason: NotHelped = Field(sa_type=Closed(NotHelped))
    reported_on: date
    settled_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    settled_by: str | None = Field(default=None, max_length=320)
