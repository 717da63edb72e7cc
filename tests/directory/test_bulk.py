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
        ("cost_options", ("There is a price",), ()),
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


def test_what_is_only_filled_in_leaves_what_anybody_said(
    session: Session, gazetteer: Gazetteer
) -> None:
    ages = {"minimum_age": 18, "maximum_age": 39}
    change = BulkChange(fill={"cost_options": ["free"]} | ages)
    make.store(session, gazetteer, make.record("One", cost_options=["unknown"], maximum_age=None))

    one, two, three = preview_bulk(session, IDS, change)

    assert [each.field for each in one.changes] == ["cost_options", "minimum_age", "maximum_age"]
    assert (two.changes, three.changes) == ((), ())


def test_a_language_is_known_by_its_code_and_more_is_said_of_it_than_nothing(
    session: Session, gazetteer: Gazetteer
) -> None:
    languages = [{"code": "es"}, {"code": "fr", "support": "staff"}]
    make.store(session, gazetteer, make.record("One", languages=languages))
    said = [{"code": code, "support": "interpreter"} for code in ("es", "fr", "pl")]
    taken = BulkChange(remove={"languages": [{"code": "fr", "support": "unknown"}]})

    apply_bulk(session, [ONE], BulkChange(add={"languages": said}), "", ANNA, NOW, gazetteer)
    apply_bulk(session, [ONE], taken, "", ANNA, NOW, gazetteer)

    known = read_records(session, [ONE])[ONE].languages
    assert [(one.code, one.support) for one in known] == [
        ("es", "interpreter"),
        ("pl", "interpreter"),
    ]


def test_what_may_not_be_is_refused_in_words_and_the_rest_is_told(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("Two", merged_into=ONE))
    emptied = BulkChange(remove={"needs": ["support_group"]})
    fund = BulkChange(put={"fund_status": "closed"})

    assert [one.problem for one in preview_bulk(session, IDS, emptied)] == [
        "Nothing would be left in “Kind of help”.",
        "It is part of another service. Change that one.",
        None,
    ]
    assert "It gives no money" in (preview_bulk(session, [ONE], fund)[0].problem or "")
    gone = make.ident("nobody")
    done = apply_bulk(session, [gone, THREE], emptied, "", ANNA, NOW, gazetteer)
    assert done.changed == [THREE]
    assert [(one.id, one.reason) for one in done.left] == [(gone, "It is not there any more.")]
