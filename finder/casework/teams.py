"""Teams: who works with whom. A worker finds only what belongs to a team of theirs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Select, delete, func, select
from sqlmodel import Session, col

from finder.models import Account, AccountRole, CaseFile, Team, TeamMember
from finder.text import fold
from finder.vocabulary import Role

LONGEST_NAME = 100


class UnknownTeamError(LookupError):
    """There is no such team, or the worker is not in it."""


class TeamNameTakenError(ValueError):
    """There is a team of this name already."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team as admins see it; `cases` is how many it holds, not what is in them."""

    id: UUID
    name: str
    members: frozenset[UUID]
    cases: int


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who may be in a team."""

    id: UUID
    name: str
    email: str


def team_ids_of(worker: UUID) -> Select[UUID]:
    """Give the query of a worker's teams: every other query of this room stands on it."""
    return select(col(TeamMember.team_id)).where(col(TeamMember.account_id) == worker)


def teams_of(session: Session, worker: UUID) -> list[Team]:
    """Give the teams of a worker by name."""
    wanted = select(Team).where(col(Team.id).in_(team_ids_of(worker))).order_by(col(Team.name_key))
    return list(session.execute(wanted).scalars())


def team_of(session: Session, worker: UUID, team_id: UUID) -> Team:
    """Give one team of a worker; raises UnknownTeamError for any other."""
    wanted = select(Team).where(col(Team.id) == team_id, col(Team.id).in_(team_ids_of(worker)))
    found: Team | None = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise UnknownTeamError(team_id)
    return found


def list_teams(session: Session) -> list[TeamLine]:
    """Give all teams by name, for admins."""
    members: dict[UUID, set[UUID]] = {}
    for one in session.execute(select(TeamMember)).scalars():
        members.setdefault(one.team_id, set()).add(one.account_id)
    counted = select(col(CaseFile.team_id), func.count()).group_by(col(CaseFile.team_id))
    cases = {team: number for team, number in session.execute(counted)}  # noqa: C416 (typed rows)
    teams = session.execute(select(Team).order_by(col(Team.name_key))).scalars()
    return [
        TeamLine(one.id, one.name, frozenset(members.get(one.id, ())), cases.get(one.id, 0))
        for one in teams
    ]


def list_workers(session: Session) -> list[Worker]:
    """Give everybody with the role of a worker, by name."""
    wanted = (
        select(Account)
        .join(AccountRole, col(AccountRole.account_id) == col(Account.id))
        .where(col(AccountRole.role) == Role.WORKER, col(Account.active))
    )
    found = [Worker(one.id, one.name, one.email) for one in session.execute(wanted).scalars()]
    return sorted(found, key=lambda one: ((one.name or one.email).casefold(), one.email))


def create_team(session: Session, name: str, now: datetime) -> UUID:
    """Make a team without members, and give its id; raises TeamNameTakenError."""
    _refuse_taken(session, name)
    team = Team(id=uuid4(), name=name.strip(), name_key=fold(name, LONGEST_NAME), created_at=now)
    session.add(team)
    session.flush()
    return team.id


def change_team(
    session: Session,
    team_id: UUID,
    name: str,
    members: Iterable[UUID],
    seen: Collection[UUID] | None = None,
) -> None:
    """Give a team this name and exactly these workers.

    `seen` is who was in it when somebody looked: whom others put in or took out since stays so.
    Raises UnknownTeamError, or TeamNameTakenError. Who is no worker is left out.
    """
    team = session.get(Team, team_id, with_for_update=True)
    if team is None:
        raise UnknownTeamError(team_id)
    _refuse_taken(session, name, but=team_id)
    team.name, team.name_key = name.strip(), fold(name, LONGEST_NAME)
    session.add(team)
    wanted = set(members)
    if seen is not None:
        there = select(col(TeamMember.account_id)).where(col(TeamMember.team_id) == team_id)
        now_there = set(session.execute(there).scalars())
        wanted = (now_there | (wanted - set(seen))) - (set(seen) - wanted)
    wanted &= {one.id for one in list_workers(session)}
    session.execute(delete(TeamMember).where(col(TeamMember.team_id) == team_id))
    session.flush()
    session.add_all(TeamMember(team_id=team_id, account_id=one) for one in wanted)
    session.flush()


def _refuse_taken(session: Session, name: str, but: UUID | None = None) -> None:
    taken = session.execute(
        select(col(Team.id)).where(col(Team.name_key) == fold(name, LONGEST_NAME))
    )
    if any(one != but for one in taken.scalars()):
        raise TeamNameTakenError(name)
