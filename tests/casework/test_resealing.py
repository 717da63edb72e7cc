from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.casework.cases import find_case, read_case
from finder.casework.resealing import count_locked, reseal
from finder.casework.sealing import Sealer, UnreadableCaseError
from finder.db import reading, writing
from finder.keys import new_key
from tests.casework import conftest
from tests.casework.conftest import make_ward, opened
from tests.conftest import NOW


def test_a_new_key_takes_the_place_of_the_old_one(
    own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = new_key(), new_key()
    monkeypatch.setattr(conftest, "SEALER", Sealer([old]))
    with writing(own_engine) as session:
        ward = make_ward(session, "ours")
        key = opened(session, ward, "Bed 7", note="Two children")
    with reading(own_engine) as session:
        assert [count_locked(session, keys) for keys in ([old], [new, old], [new], [])] == [
            *(0, 0, 1, 1)
        ]
    with pytest.raises(UnreadableCaseError):
        reseal(own_engine, Sealer([new]))

    assert reseal(own_engine, Sealer([new, old])) == 1

    with reading(own_engine) as session:
        sealer = Sealer([new])
        assert read_case(session, sealer, ward.worker, key).known.note == "Two children"
        assert find_case(session, sealer, ward.worker, "bed 7") == key
        assert count_locked(session, [old]) == 1


def test_one_case_that_was_left_behind_is_noticed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [new_key(), new_key()]
    ward = make_ward(session, "ours")
    for number, key in enumerate(keys):
        monkeypatch.setattr(conftest, "SEALER", Sealer([key]))
        opened(session, ward, f"Bed {number}", now=NOW + timedelta(days=number))

    # The newest case is not all of them.
    assert [count_locked(session, kept) for kept in (keys, keys[1:])] == [0, 1]
