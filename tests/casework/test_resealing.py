import pytest
from sqlalchemy import Engine

from finder.casework.cases import find_case, read_case
from finder.casework.resealing import can_open, reseal
from finder.casework.sealing import Sealer, UnreadableCaseError
from finder.db import reading, writing
from finder.keys import new_key
from tests.casework import conftest
from tests.casework.conftest import make_ward, opened


def test_a_new_key_takes_the_place_of_the_old_one(
    own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = new_key(), new_key()
    monkeypatch.setattr(conftest, "SEALER", Sealer([old]))
    with writing(own_engine) as session:
        ward = make_ward(session, "ours")
        key = opened(session, ward, "Bed 7", note="Two children")
    with reading(own_engine) as session:
        assert [can_open(session, keys) for keys in ([old], [new, old], [new], [])] == [
            *(True, True, False, False)
        ]
    with pytest.raises(UnreadableCaseError):
        reseal(own_engine, Sealer([new]))

    assert reseal(own_engine, Sealer([new, old])) == 1

    with reading(own_engine) as session:
        sealer = Sealer([new])
        assert read_case(session, sealer, ward.worker, key).known.note == "Two children"
        assert find_case(session, sealer, ward.worker, "bed 7") == key
        assert not can_open(session, [old])
