from typing import Any

import pytest
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.change_sets import undo
from finder.directory.editing import apply
from finder.directory.merging import merge
from finder.directory.records import LocationRecord
from finder.directory.restoring import restore
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW

ANNA = Author("anna@example.org", Origin.STAFF)
KEY = make.ident("Refuge")
OPEN = make.location("House", "Boston", "MA")
HIDDEN = OPEN | {"confidential": True}
SHOP = make.location("Shop", "Salem", "MA")


def refuge(*places: dict[str, Any], **fields: Any) -> Any:
    return make.record("Refuge", locations=list(places), **fields)


def places(session: Session) -> dict[str | None, bool]:
    stored = read_records(session, [KEY])[KEY].locations
    return {place.name: place.confidential for place in stored}


def by_hand(session: Session, gazetteer: Gazetteer, record: Any) -> None:
    version = read_meta(session, SERVICE, [record.id])[record.id].version
    edit(session, record, version, ANNA, NOW, gazetteer)


@pytest.mark.parametrize("origin", list(Origin))
def test_no_file_lets_a_confidential_place_out_or_takes_it_away(
    session: Session, gazetteer: Gazetteer, origin: Origin
) -> None:
    make.store(session, gazetteer, refuge(HIDDEN))

    make.store(session, gazetteer, refuge(OPEN), origin=origin)
    assert places(session) == {"House": True}
    make.store(session, gazetteer, refuge(SHOP), origin=origin)
    assert places(session) == {"Shop": False, "House": True}
    make.store(session, gazetteer, refuge(), origin=origin)
    assert places(session) == {"House": True}
    make.store(session, gazetteer, make.record("Other", locations=[OPEN]), origin=origin)
    assert places(session) == {"House": True}


def test_a_file_that_knows_no_secret_changes_nothing(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, refuge(SHOP, HIDDEN))

    again = make.store(session, gazetteer, refuge(SHOP), origin=Origin.STAFF)

    assert again.unchanged == [KEY]


def test_a_person_who_sees_it_may_let_it_out(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, refuge(HIDDEN))
    by_hand(session, gazetteer, refuge(OPEN))
    assert places(session) == {"House": False}

    by_hand(session, gazetteer, refuge(HIDDEN))
    by_hand(session, gazetteer, refuge())
    assert places(session) == {}


def test_going_back_lets_nothing_out(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, refuge(OPEN))
    by_hand(session, gazetteer, refuge(HIDDEN))
    restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)
    assert places(session) == {"House": True}

    by_hand(session, gazetteer, refuge())
    restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)
    assert places(session) == {"House": True}

    by_hand(session, gazetteer, refuge(OPEN))
    by_hand(session, gazetteer, refuge())
    restore(session, SERVICE, KEY, 2, ANNA, NOW, gazetteer)
    assert places(session) == {"House": True}
    restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)
    assert places(session) == {"House": True}


def test_undo_lets_nothing_out(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, refuge(OPEN))
    author = Author("tests", Origin.IMPORT).for_all("Import of spring.csv")
    apply(session, [refuge(HIDDEN, award="10")], author, NOW, gazetteer)

    assert author.together is not None
    undo(session, author.together.id, ANNA, NOW, gazetteer)

    assert places(session) == {"House": True}
    assert read_records(session, [KEY])[KEY].award is None


def test_a_merge_lets_nothing_out(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record("Old", locations=[HIDDEN]), refuge())
    both = refuge()
    seen = LocationRecord.model_validate(OPEN)

    merge(
        session,
        make.ident("Old"),
        KEY,
        both.model_copy(update={"locations": [seen]}),
        ANNA,
        NOW,
        gazetteer,
    )

    assert places(session) == {"House": True}
