import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from finder.db import open_engine, writing
from finder.turns import NEXT_TICKET, NoTurnError, Turns, turns_of

ROOT = Path(__file__).parents[1]
# Waits for its turn, writes its name down, and holds on for as long as it is told.
WRITER = """
import sys, time
from pathlib import Path
from finder.turns import turns_of
database, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with turns_of(database).take(20), database.with_name("order").open("a") as order:
    order.write(name + "\\n")
    order.flush()
    time.sleep(seconds)
"""


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_threads_write_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    turns, order = Turns(tmp_path / "any.sqlite"), []

    def write(number: int) -> None:
        with turns.take(20):
            order.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    with turns.take(1):
        for number, thread in enumerate(threads):
            thread.start()
            until(lambda: len(turns._waiting) > number)  # noqa: B023 (asked at once)
    for thread in threads:
        thread.join()

    assert order == list(range(8))


def test_who_waits_too_long_gives_up_and_holds_up_nobody(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "any.sqlite")

    with turns.take(1), pytest.raises(NoTurnError), turns.take(0.01):
        pass
    with pytest.raises(ZeroDivisionError), turns.take(0):
        raise ZeroDivisionError
    with turns.take(0):
        pass


def test_processes_queue_too_and_the_dead_leave_the_queue(tmp_path: Path) -> None:
    database = tmp_path / "any.sqlite"
    queue = turns_of(database).take(0)
    processes: list[subprocess.Popen[bytes]] = []

    def start(name: str, seconds: float) -> None:
        drawn = len(processes) + 2
        command = [sys.executable, "-c", WRITER, str(database), name, str(seconds)]
        processes.append(subprocess.Popen(command, cwd=ROOT))
        until(lambda: tickets(database) == drawn)

    with queue:
        for name, seconds in (("first", 60), ("dies waiting", 0), ("second", 0), ("third", 0)):
            start(name, seconds)
        processes[1].kill()
        with pytest.raises(NoTurnError), Turns(tmp_path / "any.sqlite").take(0.01):
            pass
    order = tmp_path / "order"
    until(order.exists)
    processes[0].kill()
    for process in processes:
        process.wait(20)

    assert order.read_text().split("\n")[:-1] == ["first", "second", "third"]


def tickets(database: Path) -> int:
    """Give how many tickets were drawn."""
    return int(NEXT_TICKET.unpack((database.parent / "any.sqlite-turns").read_bytes())[0])


def test_without_a_usable_file_everybody_may_write(tmp_path: Path) -> None:
    (tmp_path / "any.sqlite-turns").mkdir()

    with Turns(tmp_path / "any.sqlite").take(0):
        pass


def test_writing_takes_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 10)
    engine = open_engine(f"sqlite:///{tmp_path / 'any.sqlite'}")

    with turns_of(tmp_path / "any.sqlite").take(0), pytest.raises(NoTurnError), writing(engine):
        pass
    with writing(engine) as session:
        session.connection()
    engine.dispose()
