import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.change_sets import read_change_sets, undo
from finder.directory.conflicts import GoneRecordError
from finder.directory.groups import with_prints
from finder.directory.merging import ChangedMeanwhileError, UnmergeableError, merge
from finder.directory.reading import ServiceMoved, ServicePage, read_service
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW
from tests.directory.test_editing import FULL

ANNA = Author("anna@example.org", Origin.STAFF, "Same phone number")
OLD, NEW = make.ident("Old"), make.ident("New")


def test_merge_makes_one_of_two_and_can_be_undone(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    old, new = make.record("Old", **FULL, award="10"), make.record("New", **FULL)
    with writing(ready_engine) as session:
        make.store(session, gazetteer, old, new)
        both = new.model_copy(
            update={"award": "10", "former_names": [("Old Trust", "Old")], "freshness": []}
        )
        change_set = merge(session, OLD, NEW, both, ANNA, NOW, gazetteer, expected={OLD: 1, NEW: 1})

    with reading(ready_engine) as session:
        assert read_service(session, 1) == ServiceMoved(2, "New")
        after = read_records(session, [OLD, NEW])
        kept = {"freshness": with_prints(new).freshness}
        assert after[NEW].model_copy(update=kept) == both.model_copy(update=kept)
        assert len(after[NEW].freshness) == 1
        assert history(session, SERVICE, OLD)[1].record == with_prints(old)
        assert set(Finder(gazetteer).index(session).listed) == {2}
        assert [(one.description, one.services) for one in read_change_sets(session, 9)] == [
            ("Merge of service 1 into 2", 2)
        ]
        assert history(session, SERVICE, NEW)[0].reason == "Merged 1 into 2: Same phone number"

    with writing(ready_engine) as session:
        assert undo(session, change_set, ANNA, NOW, gazetteer).left == []
    with reading(ready_engine) as session:
        assert read_records(session, [OLD, NEW]) == {OLD: with_prints(old), NEW: with_prints(new)}
        assert isinstance(read_service(session, 1), ServicePage)


def test_what_led_to_the_merged_one_leads_to_the_one_that_stays(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(
        session,
        gazetteer,
        make.record("Older", merged_into=OLD),
        make.record("Old"),
        make.record("New"),
    )

    merge(session, OLD, NEW, make.record("New"), ANNA, NOW, gazetteer)

    stored = read_records(session, [make.ident("Older"), OLD])
    assert {one.merged_into for one in stored.values()} == {NEW}


def test_what_cannot_be_merged_is_refused(session: Session, gazetteer: Gazetteer) -> None:
    gone = make.record("Gone", merged_into=NEW)
    make.store(session, gazetteer, make.record("Old"), make.record("New"), gone)
    new = make.record("New")

    with pytest.raises(UnmergeableError, match="into itself"):
        merge(session, NEW, NEW, new, ANNA, NOW, gazetteer)
    with pytest.raises(UnmergeableError, match="“Gone” was merged"):
        merge(session, gone.id, OLD, make.record("Old"), ANNA, NOW, gazetteer)
    with pytest.raises(UnmergeableError, match="“Gone” was merged"):
        merge(session, OLD, gone.id, gone, ANNA, NOW, gazetteer)
    with pytest.raises(GoneRecordError):
        merge(session, make.ident("nobody"), NEW, new, ANNA, NOW, gazetteer)
    with pytest.raises(ChangedMeanwhileError) as caught:
        merge(session, OLD, NEW, new, ANNA, NOW, gazetteer, expected={OLD: 1, NEW: 7})
    assert caught.value.ids == {NEW}
    assert len(history(session, SERVICE, OLD)) == 1
