import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from finder.erased import Erasure, UnreadableErasuresError, read_erasures, remember
from tests.make import ident

FIRST = Erasure(ident("first"), 12, date(2026, 11, 24), "service", "safety")
SECOND = Erasure(ident("second"), 12, date(2026, 11, 25), "organization", "law")


def test_what_was_erased_is_remembered_once(tmp_path: Path) -> None:
    path = tmp_path / "var" / "erased.jsonl"

    assert read_erasures(path) == []
    assert remember(path, [FIRST]) == 1
    assert remember(path, [FIRST, SECOND, SECOND]) == 1

    assert read_erasures(path) == [FIRST, SECOND]
    assert path.stat().st_mode & 0o777 == 0o600
    assert remember(path, [replace(FIRST, erased_on=date(2027, 1, 1))]) == 0


def test_a_line_cut_off_while_it_was_written_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "erased.jsonl"
    remember(path, [FIRST, SECOND])
    path.write_bytes(path.read_bytes()[:-20])

    assert read_erasures(path) == [FIRST]
    assert remember(path, [SECOND]) == 1
    assert read_erasures(path) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line", ["{}", "[]", "7", "no json", '{"id": "x", "number": 1, "date": "", "kind": "service"}']
)
def test_a_line_that_is_no_erasure_is_never_passed_over(tmp_path: Path, line: str) -> None:
    path = tmp_path / "erased.jsonl"
    remember(path, [FIRST])
    path.write_text(path.read_text() + line + "\n")

    with pytest.raises(UnreadableErasuresError, match="Line 2 of the list of erasures"):
        read_erasures(path)


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "erased.jsonl"
    many = [replace(FIRST, id=ident(f"{number}"), number=number) for number in range(40)]
    threads = [threading.Thread(target=remember, args=(path, [one])) for one in many]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {one.id for one in read_erasures(path)} == {one.id for one in many}
