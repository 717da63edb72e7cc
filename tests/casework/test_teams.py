import pytest
from sqlalchemy import select
from sqlmodel import Session

from finder.accounts.people import create_account, set_roles
from finder.casework.teams import (
    TeamNameTakenError,
    UnknownTeamError,
    change_team,
    create_team,
    list_teams,
    team_of,
    teams_of,
)
from finder.models import Team
from finder.vocabulary import Role
from tests.casework.conftest import Ward, opened
from tests.conftest import NOW


def test_a_team_has_workers_only_and_counts_its_cases(session: Session, ours: Ward) -> None:
    editor = create_account(session, "e@example.org", "", [Role.EDITOR], NOW)
    opened(session, ours)

    change_team(session, ours.team, "Ward 5", [ours.worker, editor.id])

    (line,) = list_teams(session)
    assert (line.name, line.members, line.cases) == ("Ward 5", frozenset({ours.worker}), 1)


def test_names_of_teams_differ_in_more_than_letters(session: Session, ours: Ward) -> None:
    with pytest.raises(TeamNameTakenError):
        create_team(session, " OURS", NOW)
    change_team(session, ours.team, "Ours", [])
    assert teams_of(session, ours.worker) == []


def test_nobody_finds_the_team_of_others(session: Session, ours: Ward, theirs: Ward) -> None:
    assert team_of(session, ours.worker, ours.team).name == "ours"
    with pytest.raises(UnknownTeamError):
        team_of(session, ours.worker, theirs.team)


def test_who_is_no_worker_any_more_is_in_no_list_of_members(session: Session, ours: Ward) -> None:
    set_roles(session, ours.worker, [Role.EDITOR])
    change_team(session, ours.team, "ours", [ours.worker])

    assert list_teams(session)[0].members == frozenset()


def test_what_others_changed_since_stays(session: Session, ours: Ward) -> None:
    early, late, gone = (
        create_account(session, f"{name}@example.org", "", [Role.WORKER], NOW).id
        for name in ("early", "late", "gone")
    )
    change_team(session, ours.team, "ours", [ours.worker, gone])
    seen = [ours.worker, gone]

    change_team(session, ours.team, "ours", [ours.worker, early], seen)
    change_team(session, ours.team, "ours", [late, gone], seen)

    assert list_teams(session)[0].members == frozenset({early, late})


def test_a_name_that_grows_when_it_is_folded_still_fits(session: Session) -> None:
    create_team(session, "ﬃ" * 100, NOW)

    (team,) = session.execute(select(Team)).scalars()
    assert (len(team.name), len(team.name_key)) == (100, 100)
    with pytest.raises(TeamNameTakenError):
        create_team(session, "FFI" * 33 + "f", NOW)
