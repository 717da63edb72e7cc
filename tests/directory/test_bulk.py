import pytest
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.bulk import LISTS, BulkChange, UnfitFieldError, apply_bulk, preview_bulk
from finder.directory.change_sets import undo
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import NEEDS, Origin
from tests import make
from tests.conftest import NOW

ANNA = Author("anna@example.org", Origin.STAFF)
ONE, TWO, THREE = IDS = [make.ident(name) for name in ("One", "Two", "Three")]
CHANGE = BulkChange(
    put={"stage": "early_only", "minimum_age": 50},
    add={"needs": ["helpline", "support_group"]},
    remove={"cost_options": ["fixed_price"]},
)


@pytest.fixture(autouse=True)
def three(session: Session, gazetteer: Gazetteer) -> None:
    make.store(
        session,
        gazetteer,
        make.record("One", cost_options=["free", "fixed_price"]),
        make.record("Two", maximum_age=20),
        make.record(
            "Three", stage="early_only", minimum_age=50, needs=["support_group", "helpline"]
        ),
    )


def test_the_preview_says_what_would_change_and_changes_nothing(session: Session) -> None:
    previews = preview_bulk(session, [*IDS, make.ident("nobody")], CHANGE)

    one, two, three = previews
    assert [(change.field, change.gone, change.new) for change in one.changes] == [
        ("needs", (), (NEEDS["helpline"].label,)),
        ("stage", (), ()),
        ("cost_options", ("fixed price",), ()),
        ("minimum_age", (), ()),
    ]
    assert (one.number, one.version, one.name, one.problem) == (1, 1, "One", None)
    assert (two.changes, two.problem) == ((), "“Youngest age” is above “Oldest age”")
    assert (three.changes, three.problem) == ((), None)
    assert [len(history(session, SERVICE, key)) for key in IDS] == [1, 1, 1]


def test_a_bulk_edit_is_one_change_set_and_is_undone_as_one(
    session: Session, gazetteer: Gazetteer
) -> None:
    before = read_records(session, IDS)
    done = apply_bulk(session, IDS, CHANGE, "Ages from 50", ANNA, NOW, gazetteer)

    assert done.changed == [ONE]
    assert [(one.name, one.reason) for one in done.left] == [
        ("Two", "“Youngest age” is above “Oldest age”")
    ]
    after = read_records(session, [ONE])[ONE]
    assert (after.needs, after.cost_options) == (["support_group", "helpline"], ["free"])
    assert (after.stage, after.minimum_age) == ("early_only", 50)
    newest = history(session, SERVICE, ONE)[0]
    assert newest.together is not None
    assert (newest.together.id, newest.together.description) == (done.change_set, "Ages from 50")
    # Only what was changed is now the person's word.
    assert set(read_meta(session, SERVICE, [ONE])[ONE].origins) == {
        "needs",
        "stage",
        "cost_options",
        "minimum_age",
    }

    assert done.change_set is not None
    undo(session, done.change_set, ANNA, NOW, gazetteer)
    assert read_records(session, IDS) == before


def test_what_somebody_edited_since_the_preview_is_left(
    session: Session, gazetteer: Gazetteer
) -> None:
    seen = {one.id: one.version for one in preview_bulk(session, IDS, CHANGE)}
    make.store(session, gazetteer, make.record("One", award="New"))

    done = apply_bulk(session, IDS, CHANGE, "Ages", ANNA, NOW, gazetteer, expected=seen)

    assert (done.changed, done.change_set) == ([], None)
    assert ("One", "Somebody edited it since.") in [(one.name, one.reason) for one in done.left]


@pytest.mark.parametrize(
    "change",
    [
        {"put": {"name": "x"}},
        {"put": {"freshness": []}},
        {"put": {"happiness": "x"}},
        {"add": {"award": ["x"]}},
        {"remove": {"locations": [{}]}},
    ],
)
def test_what_is_each_services_own_is_not_changed_in_bulk(change: dict[str, object]) -> None:
    with pytest.raises(UnfitFieldError):
        BulkChange(**change)  # type: ignore[arg-type]


def test_every_list_of_simple_things_can_be_changed_in_bulk() -> None:
    assert {"needs", "phones", "languages", "keywords", "service_areas"} <= LISTS
