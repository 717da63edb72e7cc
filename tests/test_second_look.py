"""A draft waits for a second pair of eyes: who is told, and how often."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session

from finder.accounts.people import create_account, suspend
from finder.directory.drafts import save, send_back, submit
from finder.models import OutboxMessage
from finder.second_look import REST, tell_of_waiting
from finder.vocabulary import Role
from tests import make
from tests.conftest import NOW

ANNA, BEN, CLEO = "anna@example.org", "ben@example.org", "cleo@example.org"
SITE = "https://finder.example.org"


def people(session: Session, emails: Iterable[str], roles: Iterable[Role] = (Role.EDITOR,)) -> None:
    for email in emails:
        create_account(session, email, "", roles, NOW).password = "hash"
    session.flush()


def ask(session: Session, name: str, author: str, when: datetime) -> None:
    """Let a draft of somebody wait."""
    save(session, make.ident(name), author, make.TYPED, when, step="source", title=name)
    submit(session, make.ident(name), author, when)


def told(session: Session, when: datetime) -> list[tuple[str, str]]:
    """Give whom a look around at a moment told, and what."""
    before = set(session.execute(select(OutboxMessage.id)).scalars())  # type: ignore[call-overload]
    count = tell_of_waiting(session, SITE, when)
    messages = session.execute(select(OutboxMessage)).scalars()
    letters = sorted((one.recipient, one.text or "") for one in messages if one.id not in before)
    assert len(letters) == count
    return letters


def test_who_may_publish_is_told_once_of_each_draft_and_once_a_day(session: Session) -> None:
    people(session, (ANNA, BEN, CLEO))
    people(session, ("worker@example.org",), (Role.WORKER,))
    create_account(session, "invited@example.org", "", [Role.ADMIN], NOW)
    gone = create_account(session, "gone@example.org", "", [Role.EDITOR], NOW)
    gone.password = "hash"
    suspend(session, gone.id)
    assert told(session, NOW) == []

    ask(session, "A secret house", ANNA, NOW)
    letters = told(session, NOW)
    assert [who for who, _ in letters] == [BEN, CLEO]
    assert all("1 draft waits" in text and f"{SITE}/staff/drafts" in text for _, text in letters)
    assert "secret" not in repr(letters)

    ask(session, "Second", ANNA, NOW + timedelta(hours=1))
    ask(session, "Third", BEN, NOW + timedelta(hours=2))
    # Who was not told of anything yet is told now, the others when a day is over, of all at once.
    assert [who for who, _ in told(session, NOW + timedelta(hours=2))] == [ANNA]
    assert told(session, NOW + REST - timedelta(minutes=1)) == []
    again = told(session, NOW + REST)
    assert [(who, text[7:20]) for who, text in again] == [
        (BEN, "2 drafts wait"),
        (CLEO, "3 drafts wait"),
    ]
    # The same drafts are told of once.
    assert told(session, NOW + 5 * REST) == []
    send_back(session, make.ident("Second"), BEN, "Which town?", NOW + 5 * REST)
    ask(session, "Second", ANNA, NOW + 6 * REST)
    assert [who for who, _ in told(session, NOW + 6 * REST)] == [BEN, CLEO]
