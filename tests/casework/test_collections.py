"""What a team gives again and again, and what changed since."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlmodel import Session

from finder.casework.collections import (
    Changed,
    ChangedCollectionError,
    CollectionNameTakenError,
    UnknownCollectionError,
    change_collection,
    create_collection,
    has_collection,
    list_collections,
    read_collection,
    remove_collection,
    use_collection,
)
from finder.casework.teams import UnknownTeamError
from finder.directory.authors import Author
from finder.directory.closing import close
from finder.directory.verification import Check, confirm
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import CheckedBy, CheckMethod, CheckResult, ClosedReason, Origin
from tests import make
from tests.casework.conftest import Ward
from tests.conftest import NOW, TODAY

EDITOR = Author("editor@example.org", Origin.STAFF)


def with_phone(number: str) -> dict[str, object]:
    return {"phones": [{"number": number, "published": True}]}


@pytest.fixture(autouse=True)
def _services(session: Session, gazetteer: Gazetteer) -> None:
    rides = make.record("Rides", **with_phone("617-555-0100"))
    make.store(session, gazetteer, rides, make.record("Wigs"), make.record("Talk"))


def changes(session: Session, ours: Ward, key: object) -> dict[str, tuple[Changed, ...]]:
    """Give what changed by the name of the service."""
    _, entries = read_collection(session, ours.worker, key, TODAY)  # type: ignore[arg-type]
    return {one.listing.name: one.changes for one in entries}


def test_a_collection_tells_what_changed_since_it_was_last_used(
    session: Session, ours: Ward, gazetteer: Gazetteer
) -> None:
    numbers = [2, 1, 99, 3, 1]
    key = create_collection(session, ours.worker, ours.team, "Usual", numbers, NOW)
    check = Check(CheckMethod.PHONE, CheckResult.CONFIRMED, CheckedBy.STAFF, TODAY)
    for name in ("Rides", "Talk"):
        confirm(session, make.ident(name), None, check, EDITOR, NOW, gazetteer)
    use_collection(session, ours.worker, key, NOW)
    never = (Changed.NOT_CONFIRMED,)
    assert changes(session, ours, key) == {"Wigs": never, "Rides": (), "Talk": ()}

    rides = make.record("Rides", **with_phone("617-555-0199"))
    talk = make.record("Talk", description="Every week now.")
    make.store(session, gazetteer, rides, talk, origin=Origin.STAFF)
    close(session, make.ident("Wigs"), ClosedReason.ENDED, TODAY, EDITOR, NOW, gazetteer)

    found = changes(session, ours, key)
    assert found["Wigs"] == (Changed.CLOSED,)
    assert found["Rides"][0] is Changed.PHONE
    assert found["Talk"][0] is Changed.TEXT
    _, entries = read_collection(session, ours.worker, key, TODAY)
    assert [one.phone_before for one in entries] == [None, "617-555-0100", None]

    # Another order tells the same still; only a use makes it the new state.
    change_collection(session, ours.worker, key, "Usual", [1, 2], NOW)
    assert changes(session, ours, key)["Rides"][0] is Changed.PHONE
    use_collection(session, ours.worker, key, NOW)
    assert Changed.PHONE not in changes(session, ours, key)["Rides"]


def test_a_fund_of_which_somebody_spoke_weeks_ago_is_not_told_as_open(
    session: Session, ours: Ward, gazetteer: Gazetteer
) -> None:
    fund = partial(make.record, "Fund", needs=["living_costs"])
    make.store(session, gazetteer, fund(fund_status="closed", fund_status_date=TODAY))
    key = create_collection(session, ours.worker, ours.team, "Money", [4], NOW)
    for days, is_told in ((0, True), (30, False)):
        day = (TODAY - timedelta(days=days)).isoformat()
        record = fund(fund_status="open", fund_status_date=day)
        make.store(session, gazetteer, record, origin=Origin.STAFF)

        assert (Changed.FUND in changes(session, ours, key)["Fund"]) is is_told


def test_nobody_overwrites_what_they_have_not_seen(session: Session, ours: Ward) -> None:
    key = create_collection(session, ours.worker, ours.team, "Usual", [1], NOW)
    (before,) = list_collections(session, ours.worker)
    seen = before.changed_at.isoformat()
    change_collection(
        session, ours.worker, key, "Usual", [1, 2], NOW + timedelta(seconds=1), seen=seen
    )

    with pytest.raises(ChangedCollectionError):
        change_collection(session, ours.worker, key, "Usual", [3], NOW, seen=seen)

    assert [one.numbers for one in list_collections(session, ours.worker)] == [(1, 2)]


def test_nobody_finds_the_collections_of_others(session: Session, ours: Ward, theirs: Ward) -> None:
    key = create_collection(session, ours.worker, ours.team, "Usual", [1], NOW)
    create_collection(session, theirs.worker, theirs.team, "Usual", [2], NOW)

    for collection_id, worker in ((key, theirs.worker), (uuid4(), ours.worker)):
        assert not has_collection(session, worker, collection_id)
        for call in (
            partial(read_collection, session, worker, collection_id, TODAY),
            partial(change_collection, session, worker, collection_id, "x", [], NOW),
            partial(use_collection, session, worker, collection_id, NOW),
            partial(remove_collection, session, worker, collection_id),
        ):
            with pytest.raises(UnknownCollectionError):
                call()
    with pytest.raises(UnknownTeamError):
        create_collection(session, theirs.worker, ours.team, "Other", [], NOW)
    assert [one.numbers for one in list_collections(session, ours.worker)] == [(1,)]
    with pytest.raises(CollectionNameTakenError):
        create_collection(session, ours.worker, ours.team, "USUAL", [], NOW)
    remove_collection(session, ours.worker, key)
    assert list_collections(session, ours.worker) == []
