import threading
import time

from sqlalchemy import Engine

from finder.db import reading, writing
from finder.directory.reading import read_version
from finder.directory.storing import lock_state, move_version


def test_two_may_write_the_very_first_record_at_once(ready_engine: Engine) -> None:
    begun = threading.Event()
    faults: list[BaseException] = []

    def write() -> None:
        begun.set()
        try:
            with writing(ready_engine) as session:
                move_version(session, lock_state(session))
        except BaseException as error:  # noqa: BLE001 (told to the test)
            faults.append(error)

    second = threading.Thread(target=write)
    with writing(ready_engine) as session:
        move_version(session, lock_state(session))
        second.start()
        begun.wait()
        time.sleep(0.2)  # so that the second one looks for the row before it is there
    second.join()

    assert faults == []
    with reading(ready_engine) as session:
        assert read_version(session) == 2
