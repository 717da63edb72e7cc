from uuid import uuid4

import pytest

from finder.casework.sealing import NoKeyError, Sealer, UnreadableCaseError
from finder.keys import new_key

CASE = uuid4()


def test_what_is_sealed_says_nothing_and_opens_for_its_own_case_only() -> None:
    sealer = Sealer([new_key()])
    sealed = sealer.seal(CASE, {"note": "rides on Tuesdays", "age": 46})

    assert "Tuesdays" not in sealed
    assert sealer.open(CASE, sealed) == {"note": "rides on Tuesdays", "age": 46}
    for other, text in ((uuid4(), sealed), (CASE, sealed[:-4] + "AAAA"), (CASE, "")):
        with pytest.raises(UnreadableCaseError):
            sealer.open(other, text)
    with pytest.raises(UnreadableCaseError):
        Sealer([new_key()]).open(CASE, sealed)


def test_an_earlier_key_opens_and_the_newest_seals() -> None:
    old, new = new_key(), new_key()
    before = Sealer([old])
    sealed = before.seal(CASE, {"note": "n"})
    both = Sealer([new, old])

    assert both.open(CASE, sealed) == {"note": "n"}
    assert Sealer([new]).open(CASE, both.seal(CASE, {"note": "n"})) == {"note": "n"}
    team = uuid4()
    kept = before.reference_key(team, "Amber  Heron")
    assert kept in both.reference_keys(team, "amber heron")
    assert kept != both.reference_key(team, "amber heron")
    assert kept != before.reference_key(uuid4(), "amber heron")


def test_without_a_key_there_is_no_casework() -> None:
    with pytest.raises(NoKeyError, match="case-keys --new"):
        Sealer([])
