"""Links for one use, also when two use one at the same moment."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from finder.accounts.links import (
    LIFETIMES,
    SpentLinkError,
    find_link,
    forget_old_links,
    make_link,
    use_link,
)
from finder.accounts.people import create_account, find_account, suspend
from finder.accounts.sessions import find_session, open_session
from finder.db import writing
from finder.models import AccountLink
from finder.vocabulary import LinkPurpose, Role
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=5)


def test_two_at_once_use_a_link_once(ready_engine: Engine) -> None:
    with writing(ready_engine) as session:
        account = create_account(session, "editor@example.org", "", [Role.EDITOR], NOW)
        token = make_link(session, account.id, LinkPurpose.INVITATION, NOW)
    start, used = Barrier(4), []

    def use(number: int) -> None:
        start.wait()
        try:
            with writing(ready_engine) as session:
                use_link(session, token, f"hash {number}", LATER)
            used.append(number)
        except SpentLinkError:
            pass

    threads = [Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(used) == 1
    with writing(ready_engine) as session:
        found = find_account(session, "EDITOR@example.org")
        assert found is not None
        assert found.password == f"hash {used[0]}"


def test_a_new_password_ends_every_session(session: Session) -> None:
    account = create_account(session, "editor@example.org", "Edith", [], NOW)
    browser = open_session(session, account.id, NOW)
    token = make_link(session, account.id, LinkPurpose.NEW_PASSWORD, NOW)
    assert find_session(session, browser, LATER) is not None

    use_link(session, token, "hash", LATER)

    assert find_session(session, browser, LATER) is None
    assert account.name == "Edith"


def test_a_link_ends_by_time_by_an_invitation_and_with_its_account(session: Session) -> None:
    account = create_account(session, "editor@example.org", "", [], NOW)
    first = make_link(session, account.id, LinkPurpose.NEW_PASSWORD, NOW)
    ends = NOW + LIFETIMES[LinkPurpose.NEW_PASSWORD]
    assert find_link(session, first, ends - timedelta(seconds=1)) is account
    with pytest.raises(SpentLinkError):
        find_link(session, first, ends)

    # Anybody may ask for another letter: that ends no link that somebody is about to open.
    make_link(session, account.id, LinkPurpose.NEW_PASSWORD, NOW)
    assert find_link(session, first, LATER) is account
    second = make_link(session, account.id, LinkPurpose.INVITATION, NOW)
    with pytest.raises(SpentLinkError):
        find_link(session, first, LATER)
    stored = session.execute(select(AccountLink)).scalar_one()
    assert second not in repr(stored)

    suspend(session, account.id)
    with pytest.raises(SpentLinkError):
        find_link(session, second, LATER)


def test_who_used_one_link_has_used_them_all(session: Session) -> None:
    account = create_account(session, "editor@example.org", "", [], NOW)
    purposes = (LinkPurpose.INVITATION, LinkPurpose.NEW_PASSWORD, LinkPurpose.NEW_PASSWORD)
    tokens = [make_link(session, account.id, purpose, NOW) for purpose in purposes]

    use_link(session, tokens[1], "hash", LATER)

    for token in tokens:
        with pytest.raises(SpentLinkError):
            find_link(session, token, LATER)


def test_old_links_are_forgotten(session: Session) -> None:
    account = create_account(session, "editor@example.org", "", [], NOW)
    make_link(session, account.id, LinkPurpose.INVITATION, NOW)

    assert forget_old_links(session, NOW + timedelta(hours=47)) == 0
    assert forget_old_links(session, NOW + timedelta(hours=48)) == 1
