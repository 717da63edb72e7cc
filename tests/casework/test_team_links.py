"""Links of teams: one thing of one kind, for a while, and nothing for anybody else."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlmodel import Session, col

from finder.casework.cases import UnknownCaseError, close_case, erase_case, touch
from finder.casework.collections import (
    UnknownCollectionError,
    change_collection,
    create_collection,
    remove_collection,
)
from finder.casework.items import Pick, give, list_items, take_back
from finder.casework.team_links import (
    UnknownLinkError,
    find_link,
    forget_old_links,
    list_links,
    open_collection,
    open_sheet,
    share_collection,
    share_sheet,
    take_link_back,
)
from finder.models import Team, TeamLink
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.casework.conftest import Ward, opened
from tests.conftest import NOW

LIFETIME = timedelta(days=90)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _services(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, *(make.record(name) for name in ("Rides", "Wigs", "Lodge")))


def is_unknown(session: Session, token: str, now: object = NOW) -> bool:
    """Say whether a link opens neither a collection nor a sheet."""
    for read in (open_collection, open_sheet):
        try:
            read(session, token, now)  # type: ignore[arg-type]
        except UnknownLinkError:
            continue
        return False
    return True


def test_a_link_shows_a_collection_as_it_is_until_it_ends_or_is_taken_back(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    key = create_collection(session, ours.worker, ours.team, "Usual", [2, 1], NOW)
    token = share_collection(session, ours.worker, key, LIFETIME, NOW)

    change_collection(session, ours.worker, key, "Usual", [3, 1], NOW)
    assert open_collection(session, token, NOW).numbers == (3, 1)
    with pytest.raises(UnknownLinkError):
        open_sheet(session, token, NOW)
    assert is_unknown(session, token, NOW + LIFETIME)
    assert not is_unknown(session, token, NOW + LIFETIME - SECOND)
    assert len(token) * 6 >= 128
    (stored,) = session.execute(select(TeamLink)).scalars()
    assert token not in repr(stored)

    with pytest.raises(UnknownCollectionError):
        share_collection(session, theirs.worker, key, LIFETIME, NOW)
    (link,) = list_links(session, ours.worker, key, NOW)
    assert list_links(session, ours.worker, key, NOW + LIFETIME) == []
    assert list_links(session, theirs.worker, key, NOW) == []
    assert find_link(session, theirs.worker, link.id) is None
    with pytest.raises(UnknownLinkError):
        take_link_back(session, theirs.worker, link.id)
    take_link_back(session, ours.worker, link.id)
    assert is_unknown(session, token)
    with pytest.raises(UnknownLinkError):
        take_link_back(session, ours.worker, link.id)


def test_a_link_to_a_sheet_shows_what_was_given_before_it_was_made(
    session: Session, ours: Ward, theirs: Ward
) -> None:
    key = opened(session, ours)
    give(session, ours.worker, key, [Pick(2), Pick(1)], NOW)
    token = share_sheet(session, ours.worker, key, LIFETIME, NOW + SECOND)
    # It may be for other eyes, such as help for somebody who is not safe at home.
    give(session, ours.worker, key, [Pick(3)], NOW + 2 * SECOND)

    assert open_sheet(session, token, NOW).numbers == (2, 1)
    with pytest.raises(UnknownLinkError):
        open_collection(session, token, NOW)
    with pytest.raises(UnknownCaseError):
        share_sheet(session, theirs.worker, key, LIFETIME, NOW)
    (link,) = list_links(session, ours.worker, key, NOW)
    assert list_links(session, theirs.worker, key, NOW) == []
    assert find_link(session, theirs.worker, link.id) is None
    with pytest.raises(UnknownLinkError):
        take_link_back(session, theirs.worker, link.id)
    take_back(session, ours.worker, list_items(session, ours.worker, key)[0].id, NOW)
    assert open_sheet(session, token, NOW).numbers == (1,)


def test_links_go_with_what_they_hang_on(session: Session, ours: Ward, theirs: Ward) -> None:
    keys = [opened(session, ours, reference) for reference in ("a", "b")]
    sheets = [share_sheet(session, ours.worker, key, LIFETIME, NOW) for key in keys]
    listed = create_collection(session, ours.worker, ours.team, "Usual", [1], NOW)
    shared = share_collection(session, ours.worker, listed, LIFETIME, NOW)

    close_case(session, ours.worker, keys[0], NOW)
    touch(session, ours.worker, keys[0], NOW)  # open again, and its link stays closed
    assert is_unknown(session, sheets[0])
    assert not is_unknown(session, sheets[1])
    erase_case(session, ours.worker, keys[1])
    remove_collection(session, ours.worker, listed)
    assert is_unknown(session, sheets[1])
    assert is_unknown(session, shared)
    assert session.execute(select(TeamLink)).all() == []

    other = create_collection(session, theirs.worker, theirs.team, "Usual", [1], NOW)
    gone = share_collection(session, theirs.worker, other, LIFETIME, NOW)
    session.execute(delete(Team).where(col(Team.id) == theirs.team))
    assert is_unknown(session, gone)
    assert session.execute(select(TeamLink)).all() == []

    share_sheet(session, ours.worker, keys[0], LIFETIME, NOW)
    assert forget_old_links(session, NOW + LIFETIME - SECOND) == 0
    assert forget_old_links(session, NOW + LIFETIME) == 1
