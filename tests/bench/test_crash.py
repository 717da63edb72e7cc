from pathlib import Path

from bench.crash import kill_often
from tests.web.conftest import VAR


def test_a_server_killed_during_writes_loses_and_doubles_nothing(tmp_path: Path) -> None:
    (tmp_path / "static").symlink_to(VAR / "static")
    for data in VAR.glob("gazetteer-*.sqlite"):
        (tmp_path / data.name).symlink_to(data)

    done = kill_often(f"sqlite:///{tmp_path / 'crash.sqlite'}", tmp_path, kills=6)

    assert done.answered > 0
    assert done.resent > 0
    assert (done.lost, done.doubled, done.unasked, done.faults) == (0, 0, 0, 0)
