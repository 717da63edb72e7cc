"""What an install chose in the desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from finder.models.columns import Moment

SHOWN_COUNTRIES, SHOWN_AREAS = "shown_countries", "shown_areas"


class DirectorySetting(SQLModel, table=True):
    """One setting that somebody changed; without a row the default counts."""

    __tablename__ = "directory_setting"

    key: str = Field(primary_key=True, max_length=40)
    value: Any = Field(sa_column=Column(JSON, nullable=False))
    changed_by: str = Field(max_length=320)
    changed_at: datetime = Field(sa_type=Moment)
