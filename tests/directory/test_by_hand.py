from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.by_hand import edit, edit_organization
from finder.directory.conflicts import EditConflictError, GoneRecordError, merge
from finder.directory.editing import Changes
from finder.directory.groups import with_prints
from finder.directory.records import ServiceRecord
from finder.directory.revisions import history
from finder.directory.rows import read_locations, read_organizations, read_records
from finder.directory.storing import SERVICE, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW
from tests.directory.test_editing import FULL

ANNA = Author("anna@example.org", Origin.STAFF, "They wrote to us", "https://example.org/news")
BEN = Author("ben@example.org", Origin.STAFF)
KEY = make.ident("Helping Hands")

Edit = Callable[..., Changes]


@pytest.fixture
def editing(session: Session, gazetteer: Gazetteer) -> Edit:
    def run(record: ServiceRecord, expected: int | None, author: Author = ANNA) -> Changes:
        return edit(session, record, expected, author, NOW, gazetteer)

    return run


def stored(session: Session, key: object = KEY) -> ServiceRecord:
    return read_records(session, [key])[key]  # type: ignore[list-item, index]


def test_edit_takes_what_was_typed_and_says_who_when_why_and_where_from(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record(**FULL))

    editing(stored(session).model_copy(update={"award": "50 dollars"}), 1)

    newest = history(session, SERVICE, KEY)[0]
    assert (newest.version, newest.actor, newest.origin, newest.written_at) == (
        2,
        "anna@example.org",
        Origin.STAFF,
        NOW,
    )
    assert (newest.reason, newest.source) == ("They wrote to us", "https://example.org/news")
    assert newest.record == stored(session)
    assert stored(session).award == "50 dollars"


def test_edit_makes_only_what_was_changed_the_persons_word(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record())
    editing(stored(session).model_copy(update={"description": "Typed."}), 1)

    make.store(session, gazetteer, make.record(description="Seed.", award="From the seed"))

    assert (stored(session).description, stored(session).award) == ("Typed.", "From the seed")
    assert read_meta(session, SERVICE, [KEY])[KEY].origins == {"description": "staff"}


def test_the_second_editor_sees_both_texts_and_nothing_is_lost(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record(award="10", stage="any"))
    base = stored(session)
    editing(base.model_copy(update={"award": "20", "description": "Of Anna."}), 1)
    mine = base.model_copy(update={"award": "30", "hours_description": "Mondays"})

    with pytest.raises(EditConflictError) as caught:
        editing(mine, 1, BEN)

    conflict = caught.value
    assert (conflict.base, conflict.theirs, conflict.mine) == (base, stored(session), mine)
    assert conflict.version == 2
    assert [(c.field, c.base, c.theirs, c.mine) for c in conflict.merged.conflicts] == [
        ("award", "10", "20", "30")
    ]
    assert conflict.merged.record == stored(session).model_copy(
        update={"hours_description": "Mondays"}
    )

    editing(conflict.merged.choose(frozenset({"award"})), conflict.version, BEN)

    after = stored(session)
    assert (after.award, after.description, after.hours_description) == (
        "30",
        "Of Anna.",
        "Mondays",
    )


def test_a_field_that_both_changed_alike_is_no_conflict() -> None:
    base = make.record(award="10")
    both = make.record(award="20")

    assert merge(base, both, both).conflicts == ()
    assert [one.field for one in merge(None, base, both).conflicts] == ["award"]


def test_edit_leaves_what_is_not_stated_and_checks_the_whole(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    whole = with_prints(make.record(**FULL, minimum_age=18))
    make.store(session, gazetteer, whole)
    partial = {"id": KEY, "organization": stored(session).organization, "name": "Helping Hands"}

    editing(ServiceRecord.model_validate(partial | {"award": "New"}), 1)
    with pytest.raises(ValidationError):
        editing(ServiceRecord.model_validate(partial | {"maximum_age": 12}), 2)

    assert stored(session) == whole.model_copy(update={"award": "New"})


def test_edit_of_a_service_never_undoes_what_was_said_of_its_organization(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record("One", organization="Trust"))
    make.store(session, gazetteer, make.record("Two", organization="Trust"))
    opened = stored(session, make.ident("One"))
    renamed = opened.organization.model_copy(update={"name": "New Trust"})
    assert edit_organization(session, renamed, 1, BEN, NOW)

    editing(opened.model_copy(update={"award": "More"}), 1)

    for name in ("One", "Two"):
        assert stored(session, make.ident(name)).organization.name == "New Trust"


def test_a_shared_place_changes_every_service_that_has_it(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    house, moved = make.location("House", "Boston", "MA"), make.location("House", "Salem", "MA")
    one, two = (make.record(n, organization="Trust", locations=[house]) for n in ("One", "Two"))
    make.store(session, gazetteer, one, two)

    changes = editing(make.record("One", organization="Trust", locations=[moved]), 1)
    with pytest.raises(EditConflictError) as caught:
        editing(two.model_copy(update={"award": "More"}), 1, BEN)
    editing(caught.value.merged.record, caught.value.version, BEN)

    assert changes.touched == [two.id]
    assert history(session, SERVICE, two.id)[1].reason == (
        "A place that it shares was changed: They wrote to us"
    )
    for key in (one.id, two.id):
        assert stored(session, key).locations[0].addresses[0].city == "Salem"


def test_a_place_goes_with_the_last_service_that_has_it(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    shared, own = make.location("Shared", "Boston", "MA"), make.location("Own", "Salem", "MA")
    one = make.record("One", organization="Trust", locations=[shared, own])
    make.store(
        session, gazetteer, one, make.record("Two", organization="Trust", locations=[shared])
    )

    editing(one.model_copy(update={"locations": []}), 1)

    assert [place.name for _, place in read_locations(session)] == ["Shared"]


def test_adding_and_editing_confirm_nothing(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    checked = make.record(freshness=FULL["freshness"])

    editing(checked.model_copy(update={"freshness": []}), None)
    editing(checked.model_copy(update={"award": "New"}), 1)
    assert stored(session).freshness == []

    make.store(session, gazetteer, checked, origin=Origin.STAFF)
    editing(checked.model_copy(update={"freshness": [], "award": "Newer"}), 3)
    assert len(stored(session).freshness) == 1


def test_a_check_made_meanwhile_is_in_nobodys_way(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record())
    opened = stored(session)
    make.store(session, gazetteer, make.record(freshness=FULL["freshness"]))

    editing(opened.model_copy(update={"award": "New"}), 1)

    assert stored(session).award == "New"
    assert len(stored(session).freshness) == 1


def test_edit_of_what_is_gone_says_so(editing: Edit) -> None:
    with pytest.raises(GoneRecordError):
        editing(make.record(), 3)


def test_a_new_service_under_an_id_that_is_taken_is_a_conflict(
    session: Session, gazetteer: Gazetteer, editing: Edit
) -> None:
    make.store(session, gazetteer, make.record())

    with pytest.raises(EditConflictError) as caught:
        editing(make.record(description="Another."), None)

    assert [one.field for one in caught.value.merged.conflicts] == ["description"]


def test_the_second_editor_of_an_organization_sees_both_texts(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(organization="Trust"))
    key = make.ident("Trust")
    trust = read_organizations(session, [key])[key]
    named = trust.model_copy(update={"name": "Trust of Leeds"})
    edit_organization(session, named, 1, ANNA, NOW)

    with pytest.raises(EditConflictError) as caught:
        edit_organization(
            session,
            trust.model_copy(update={"name": "Leeds Trust", "organization_type": "charity"}),
            1,
            BEN,
            NOW,
        )

    assert [one.field for one in caught.value.merged.conflicts] == ["name"]
    assert caught.value.merged.record.organization_type == "charity"
    assert not edit_organization(session, named, 2, BEN, NOW)


def test_of_many_who_save_at_once_one_is_taken_and_the_others_are_told(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    with writing(ready_engine) as session:
        make.store(session, gazetteer, make.record())
    opened, start = make.record(), Barrier(4)

    def save(award: str) -> bool:
        start.wait()
        try:
            with writing(ready_engine) as session:
                edit(
                    session,
                    opened.model_copy(update={"award": award}),
                    1,
                    ANNA,
                    NOW,
                    gazetteer,
                )
        except EditConflictError as conflict:
            return bool(conflict.mine.award != award)  # what was typed is in hand
        return True

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(save, "abcd"))

    assert taken.count(True) == 1
    with reading(ready_engine) as session:
        assert stored(session).award == "abcd"[taken.index(True)]
        assert len(history(session, SERVICE, KEY)) == 2
