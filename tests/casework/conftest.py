"""Two teams, and who works in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest
from sqlmodel import Session

from finder.accounts.people import create_account
from finder.casework.cases import Known, open_case
from finder.casework.sealing import Sealer
from finder.casework.teams import change_team, create_team
from finder.keys import new_key
from finder.vocabulary import Role
from tests.conftest import NOW

SEALER = Sealer([new_key()])


@dataclass(frozen=True)
class Ward:
    """A worker, and the team that is theirs alone."""

    worker: UUID
    team: UUID


def make_ward(session: Session, name: str) -> Ward:
    """Give a worker in a team of that name."""
    account = create_account(session, f"{name}@example.org", name, [Role.WORKER], NOW)
    team = create_team(session, name, NOW)
    change_team(session, team, name, [account.id])
    return Ward(account.id, team)


def opened(
    session: Session,
    ward: Ward,
    reference: str = "amber-heron-274",
    now: datetime = NOW,
    **known: object,
) -> UUID:
    """Open a case in Massachusetts, and give its id."""
    wanted = Known(reference=reference, **known)  # type: ignore[arg-type]
    return open_case(session, SEALER, ward.worker, ward.team, wanted, "US-MA", now)


@pytest.fixture
def ours(session: Session) -> Ward:
    """Give a worker of a team."""
    return make_ward(session, "ours")


@pytest.fixture
def theirs(session: Session) -> Ward:
    """Give a worker of another team."""
    return make_ward(session, "theirs")
