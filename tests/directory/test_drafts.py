from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory import drafts
from finder.directory.authors import Author
from finder.directory.conflicts import EditConflictError
from finder.directory.drafts import (
    ChangedDraftError,
    KeptDraft,
    SecondPairOfEyesError,
    TypedElsewhereError,
    UnknownDraftError,
)
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import DraftState, Origin
from tests import make
from tests.conftest import NOW

ANNA, BEN = "anna@example.org", "ben@example.org"
KEY = make.ident("Helping Hands")
RAW: dict[str, Any] = {"name": " Helping\x00 Hands\ud800 ", "phones-0": "", "needs": ["a", "a"]}


def save(session: Session, typed: dict[str, Any] = RAW, **more: Any) -> KeptDraft:
    more = {"step": "what", "account": ANNA, "now": NOW, **more}
    return drafts.save(session, KEY, typed=typed, **more)


def publish(
    session: Session,
    gazetteer: Gazetteer,
    account: str = ANNA,
    *,
    second: bool = False,
    seen: datetime | None = None,
) -> drafts.Published:
    author = Author(account, Origin.STAFF)
    return drafts.publish(
        session, KEY, account, make.record(), author, NOW, gazetteer, needs_second=second, seen=seen
    )


def test_every_step_is_kept_exactly_as_typed(ready_engine: Engine) -> None:
    with writing(ready_engine) as session:
        save(session, title="Helping Hands")
    with writing(ready_engine) as session:
        save(session, {"near": "Leeds"}, step="where", now=NOW + timedelta(hours=1))

    with reading(ready_engine) as session:
        (mine,) = drafts.list_mine(session, ANNA)
        assert drafts.read_draft(session, KEY, ANNA) == mine
        assert drafts.list_mine(session, BEN) == []
    assert mine.typed == {**RAW, "near": "Leeds"}
    assert (mine.step, mine.title, mine.state) == ("where", "Helping Hands", DraftState.OPEN)
    assert (mine.created_at, mine.changed_at) == (NOW, NOW + timedelta(hours=1))


def test_a_hand_is_known_again_and_never_overtaken_by_itself(session: Session) -> None:
    def typed(name: str, window: str, turn: int, seen: str = "stale") -> str:
        hand = drafts.Hand(window, turn)
        return str(save(session, {"name": name}, seen=seen, hand=hand).typed["name"])

    assert typed("a", "one", 1) == "a"
    assert typed("ab", "one", 3) == "ab"
    # What was sent before that comes late, and is left out.
    assert typed("a", "one", 2) == "ab"
    with pytest.raises(TypedElsewhereError):
        typed("other", "two", 1)
    assert typed("abc", "two", 1, seen=drafts.mark_of({"name": "ab"}, ["name"])) == "abc"
    with pytest.raises(TypedElsewhereError):
        typed("abcd", "one", 4)
    save(session, {"near": "Leeds"}, step="where", seen=None, hand=drafts.Hand("three", 1))
    assert typed("abcde", "two", 2) == "abcde"
    # Met with a newer version of its service, it says something else than any window typed.
    drafts.meet(session, KEY, {"name": "met"}, 2, NOW)
    with pytest.raises(TypedElsewhereError):
        typed("abcdef", "two", 3)


def test_nobody_reads_or_changes_the_draft_of_somebody_else(session: Session) -> None:
    save(session)

    assert drafts.read_draft(session, KEY, BEN) is None
    for act in (
        lambda: save(session, account=BEN),
        lambda: drafts.discard(session, KEY, BEN, NOW),
        lambda: drafts.submit(session, KEY, BEN, NOW),
        lambda: drafts.send_back(session, KEY, BEN, "No.", NOW),
        lambda: drafts.bring_back(session, make.ident("no draft"), ANNA),
    ):
        with pytest.raises(UnknownDraftError):
            act()


def test_a_draft_that_was_thrown_away_comes_back_for_30_days(session: Session) -> None:
    save(session)
    drafts.discard(session, KEY, ANNA, NOW)
    assert drafts.list_mine(session, ANNA) == []
    assert [one.id for one in drafts.list_discarded(session, ANNA)] == [KEY]

    assert drafts.forget_discarded(session, NOW + timedelta(days=30)) == 0
    drafts.bring_back(session, KEY, ANNA)
    assert [one.typed for one in drafts.list_mine(session, ANNA)] == [RAW]

    drafts.discard(session, KEY, ANNA, NOW)
    assert drafts.forget_discarded(session, NOW + timedelta(days=30, seconds=1)) == 1
    assert drafts.list_discarded(session, ANNA) == []


def test_publish_makes_one_service_and_no_draft(session: Session, gazetteer: Gazetteer) -> None:
    save(session)

    first, second = publish(session, gazetteer), publish(session, gazetteer)

    assert (first.number, first.service_id, first.again) == (1, KEY, False)
    assert (second.number, second.service_id, second.again) == (1, KEY, True)
    assert drafts.list_mine(session, ANNA) == []
    assert read_records(session, [KEY])[KEY].name == "Helping Hands"
    assert len(history(session, SERVICE, KEY)) == 1
    with pytest.raises(UnknownDraftError):
        drafts.publish(
            session,
            make.ident("no draft"),
            ANNA,
            make.record(),
            Author(ANNA, Origin.STAFF),
            NOW,
            gazetteer,
            needs_second=False,
        )


def test_a_conflict_keeps_the_draft(own_engine: Engine, gazetteer: Gazetteer) -> None:
    with writing(own_engine) as session:
        make.store(session, gazetteer, make.record(description="First."))
        save(session, service_id=KEY, expected_version=1)
        make.store(session, gazetteer, make.record(description="Second."))

    def try_it() -> None:
        with writing(own_engine) as session:
            publish(session, gazetteer)

    with pytest.raises(EditConflictError) as caught:
        try_it()

    with writing(own_engine) as session:
        assert [one.typed for one in drafts.list_mine(session, ANNA)] == [RAW]
        save(session, expected_version=caught.value.version)
        publish(session, gazetteer)
        assert history(session, SERVICE, KEY)[0].actor == ANNA
        assert drafts.list_mine(session, ANNA) == []


def test_with_a_second_pair_of_eyes_somebody_else_publishes(
    session: Session, gazetteer: Gazetteer
) -> None:
    save(session)
    for account in (ANNA, BEN):
        with pytest.raises((SecondPairOfEyesError, UnknownDraftError)):
            publish(session, gazetteer, account, second=True)

    drafts.submit(session, KEY, ANNA, NOW)
    with pytest.raises(SecondPairOfEyesError):
        publish(session, gazetteer, ANNA, second=True)
    assert [one.id for one in drafts.list_waiting(session, BEN)] == [KEY]
    assert drafts.list_waiting(session, ANNA) == []
    assert drafts.read_draft(session, KEY, BEN) is not None
    publish(session, gazetteer, BEN, second=True)

    newest = history(session, SERVICE, KEY)[0]
    assert (newest.actor, newest.reason) == (BEN, f"Typed by {ANNA}")


def test_a_draft_sent_back_is_its_authors_again(session: Session, gazetteer: Gazetteer) -> None:
    save(session)
    drafts.submit(session, KEY, ANNA, NOW)
    drafts.send_back(session, KEY, BEN, "Which town?", NOW)

    (mine,) = drafts.list_mine(session, ANNA)
    assert (mine.state, mine.reason, mine.reviewer) == (
        DraftState.SENT_BACK,
        "Which town?",
        BEN,
    )
    with pytest.raises(UnknownDraftError):
        publish(session, gazetteer, BEN, second=True)
    drafts.submit(session, KEY, ANNA, NOW)
    (again,) = drafts.list_waiting(session, BEN)
    assert (again.state, again.reason) == (DraftState.WAITING, "Which town?")


def test_what_waits_and_is_typed_anew_must_be_submitted_again(
    session: Session, gazetteer: Gazetteer
) -> None:
    save(session)
    drafts.submit(session, KEY, ANNA, NOW)
    save(session, {"name": "Other"})

    assert drafts.list_waiting(session, BEN) == []
    with pytest.raises(UnknownDraftError):
        publish(session, gazetteer, BEN, second=True)


def test_what_was_not_looked_at_is_neither_published_nor_sent_back(
    session: Session, gazetteer: Gazetteer
) -> None:
    save(session)
    drafts.submit(session, KEY, ANNA, NOW)
    save(session, {"name": "Other"}, now=NOW + timedelta(minutes=1))
    drafts.submit(session, KEY, ANNA, NOW + timedelta(minutes=2))

    with pytest.raises(ChangedDraftError):
        publish(session, gazetteer, BEN, second=True, seen=NOW)
    with pytest.raises(ChangedDraftError):
        drafts.send_back(session, KEY, BEN, "No.", NOW, seen=NOW)
    seen = drafts.list_waiting(session, BEN)[0].changed_at
    assert publish(session, gazetteer, BEN, second=True, seen=seen).number == 1


def test_what_waits_still_waits_after_it_met_a_newer_version(session: Session) -> None:
    save(session, expected_version=1)
    drafts.submit(session, KEY, ANNA, NOW)

    drafts.meet(session, KEY, {"award": "Tea"}, 2, NOW + timedelta(minutes=1))

    (kept,) = drafts.list_waiting(session, BEN)
    assert kept.typed == {**RAW, "award": "Tea"}
    assert (kept.expected_version, kept.changed_at) == (2, NOW + timedelta(minutes=1))
    with pytest.raises(UnknownDraftError):
        drafts.meet(session, make.ident("no draft"), {}, 2, NOW)
