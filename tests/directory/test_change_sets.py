from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.change_sets import (
    AlreadyUndoneError,
    UnknownChangeSetError,
    read_change_sets,
    undo,
)
from finder.directory.editing import apply
from finder.directory.groups import with_prints
from finder.directory.reading import Gone, OrganizationPage, read_organization, read_service
from finder.directory.records import ServiceRecord
from finder.directory.restoring import restore
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, read_meta
from finder.models import Address, Location, Organization, Phone, Service
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW
from tests.directory.test_editing import FULL, count

OLD: dict[str, Any] = {"id": make.ident("Old Trust"), "name": "Old Trust"}
ANNA = Author("anna@example.org", Origin.STAFF)


def imported(session: Session, gazetteer: Gazetteer, *records: ServiceRecord) -> UUID:
    author = Author("ben@example.org", Origin.IMPORT).for_all("Import of spring.csv")
    apply(session, list(records), author, NOW, gazetteer)
    assert author.together is not None
    return author.together.id


def stored(session: Session, name: str) -> ServiceRecord | None:
    key = make.ident(name)
    return read_records(session, [key]).get(key)


def test_undo_gives_back_what_was_and_takes_out_what_was_added(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    before = with_prints(make.record("Old", **FULL, award="10"))
    with writing(ready_engine) as session:
        make.store(session, gazetteer, before)
        spring = imported(
            session,
            gazetteer,
            make.record("Old", award="20", phones=[], organization={**OLD, "name": "Renamed"}),
            make.record("New", locations=[make.location("Shop", "Salem", "MA")]),
            make.record("Also new", organization={**OLD, "name": "Renamed"}),
        )
    with writing(ready_engine) as session:
        done = undo(session, spring, ANNA, NOW + timedelta(hours=1), gazetteer)

    with reading(ready_engine) as session:
        assert stored(session, "Old") == before
        assert set(done.restored) == {before.id, before.organization.id}
        assert set(done.taken_out) == {
            make.ident(name) for name in ("New", "Also new", "New Trust")
        }
        assert done.left == []
        assert (count(session, Service), count(session, Organization)) == (1, 1)
        assert (count(session, Location), count(session, Address)) == (1, 1)
        assert isinstance(read_service(session, 2), Gone)
        assert isinstance(read_organization(session, 2), Gone)
        # On whose word it stands is as before too: the seed may say more.
        assert read_meta(session, SERVICE, [before.id])[before.id].origins == {}
        newest = history(session, SERVICE, make.ident("New"))
        assert [(one.version, one.taken_out, one.actor) for one in newest] == [
            (2, True, "anna@example.org"),
            (1, False, "ben@example.org"),
        ]
        assert [(one.description, one.services) for one in read_change_sets(session, 9)] == [
            ("Undone: Import of spring.csv", 3),
            ("Import of spring.csv", 3),
        ]


def test_undo_leaves_what_somebody_edited_since_and_says_so(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("One"), make.record("Two"))
    spring = imported(
        session, gazetteer, make.record("One", award="1"), make.record("Two", award="2")
    )
    make.store(session, gazetteer, make.record("Two", stage="early_only"), origin=Origin.STAFF)

    done = undo(session, spring, ANNA, NOW, gazetteer)

    assert done.restored == [make.ident("One")]
    assert [(one.name, one.reason) for one in done.left] == [("Two", "Somebody edited it since.")]
    after = stored(session, "Two")
    assert after is not None
    assert (after.award, after.stage) == ("2", "early_only")


def test_a_check_since_is_no_edit_and_stays(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record("One"))
    spring = imported(session, gazetteer, make.record("One", award="1"))
    make.store(session, gazetteer, make.record("One", freshness=FULL["freshness"]))

    undo(session, spring, ANNA, NOW, gazetteer)

    after = stored(session, "One")
    assert after is not None
    assert (after.award, len(after.freshness)) == (None, 1)


def test_an_undo_can_be_undone_and_numbers_stay(session: Session, gazetteer: Gazetteer) -> None:
    new = with_prints(make.record("New", **FULL))
    spring = imported(session, gazetteer, new, make.record("Other"))
    undone = undo(session, spring, ANNA, NOW, gazetteer)
    with pytest.raises(AlreadyUndoneError):
        undo(session, spring, ANNA, NOW, gazetteer)
    make.store(session, gazetteer, make.record("Third"))

    again = undo(session, undone.id, ANNA, NOW, gazetteer)

    assert stored(session, "New") == new
    assert read_meta(session, SERVICE, [new.id])[new.id].number == 1
    assert read_meta(session, SERVICE, [make.ident("Third")])[make.ident("Third")].number == 3
    assert isinstance(read_organization(session, 1), OrganizationPage)
    undo(session, spring, ANNA, NOW, gazetteer)
    with pytest.raises(AlreadyUndoneError):
        undo(session, undone.id, ANNA, NOW, gazetteer)
    assert again.id != undone.id


def test_what_was_taken_out_comes_back_under_its_number(
    session: Session, gazetteer: Gazetteer
) -> None:
    spring = imported(session, gazetteer, make.record("One"), make.record("Two"))
    undo(session, spring, ANNA, NOW, gazetteer)

    make.store(session, gazetteer, make.record("Two"), make.record("Three"))
    assert restore(session, SERVICE, make.ident("One"), 1, ANNA, NOW, gazetteer)

    rows = session.execute(select(Service.name, Service.number, Service.version))  # type: ignore[call-overload]
    assert sorted(rows) == [("One", 1, 3), ("Three", 3, 1), ("Two", 2, 3)]
    rows = session.execute(select(Organization.name, Organization.number))  # type: ignore[call-overload]
    assert sorted(rows) == [("One Trust", 1), ("Three Trust", 3), ("Two Trust", 2)]


def test_undo_takes_nothing_out_that_others_need(session: Session, gazetteer: Gazetteer) -> None:
    spring = imported(session, gazetteer, make.record("New", organization="Trust"))
    make.store(
        session,
        gazetteer,
        make.record("Mine", organization="Trust", merged_into=make.ident("New")),
    )

    done = undo(session, spring, ANNA, NOW, gazetteer)

    assert [(one.name, one.reason) for one in done.left] == [
        ("New", "Another service was merged into it since."),
        ("Trust", "It runs services that were added since."),
    ]
    assert (done.restored, done.taken_out) == ([], [])
    assert read_change_sets(session, 9)[0].undone_by is None


def test_undo_of_places_that_several_share(session: Session, gazetteer: Gazetteer) -> None:
    house, moved = make.location("House", "Boston", "MA"), make.location("House", "Salem", "MA")
    names = ("One", "Two", "Three")
    make.store(
        session,
        gazetteer,
        *(make.record(name, organization="Trust", locations=[house]) for name in names),
    )
    spring = imported(
        session, gazetteer, make.record("One", organization="Trust", locations=[moved])
    )

    done = undo(session, spring, ANNA, NOW, gazetteer)

    assert len(done.restored) == 3
    assert done.left == []
    for name in names:
        record = stored(session, name)
        assert record is not None
        assert record.locations[0].addresses[0].city == "Boston"
    assert session.execute(select(func.count()).select_from(Phone)).scalar_one() == 0


def test_undo_of_a_set_that_there_is_not(session: Session, gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownChangeSetError):
        undo(session, make.ident("no set"), ANNA, NOW, gazetteer)
