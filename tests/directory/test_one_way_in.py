"""The guard over every test: the directory is written through its own rooms only."""

from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlmodel import Session

from finder.casework import teams
from finder.models import Organization, table_of
from tests.one_way_in import AnotherWayInError


def test_a_room_that_writes_the_directory_by_itself_is_refused(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = insert(table_of(Organization)).values(id=uuid4(), name="Written elsewhere")
    written = compile("session.execute(row)", str(teams.__file__), "exec")
    with pytest.raises(AnotherWayInError, match=r"casework/teams\.py writes organization"):
        exec(written, {"session": session, "row": row})
