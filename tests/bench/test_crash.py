from pathlib import Path

from bench.crash import kill_often
from tests.conftest import with_places


def test_a_server_killed_during_writes_loses_and_doubles_nothing(tmp_path: Path) -> None:
    done = kill_often(f"sqlite:///{tmp_path / 'crash.sqlite'}", with_places(tmp_path), kills=6)

    assert done.answered > 0
    assert done.resent > 0
    assert (done.lost, done.doubled, done.unasked, done.faults) == (0, 0, 0, 0)
