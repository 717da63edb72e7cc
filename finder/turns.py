"""Writers wait in a queue: whoever came first writes first, in one process and among several.

SQLite alone lets each writer try again after ever longer pauses, so that luck decides, and an
unlucky one waits for seconds while others write again and again.
"""

import errno
import fcntl
import os
import struct
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = "-turns"
SECONDS_BETWEEN_LOOKS = 0.001
# The file holds the next ticket; byte FIRST + n is locked while ticket n waits or writes.
NEXT_TICKET = struct.Struct("<Q")
FIRST = NEXT_TICKET.size
LAST_TICKET = 2**62
_queues: dict[tuple[int, Path], "Turns"] = {}
_finding = threading.Lock()


class NoTurnError(RuntimeError):
    """Others wrote for so long that the turn did not come in time."""


class Turns:
    """The queue of one database file: threads by arrival, processes by tickets in a file.

    It keeps order, and nothing else: the database's own lock keeps writers apart, also from those
    that do not queue. So a queue whose file cannot be used lets everybody through.
    """

    def __init__(self, database: Path) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()
        self._file = _open(database.with_name(database.name + SUFFIX))

    @contextmanager
    def take(self, seconds: float) -> Iterator[None]:
        """Wait for the turn and hold it; raises NoTurnError when it does not come in time."""
        deadline = time.monotonic() + seconds
        self._wait_for_thread(deadline)
        try:
            with self._ticket(deadline):
                yield
        finally:
            self._pass_on()

    def _wait_for_thread(self, deadline: float) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(deadline - time.monotonic()):
            return
        with self._guard:
            if mine.is_set():  # it came between waiting and looking
                return
            self._waiting.remove(mine)
        raise NoTurnError

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    @contextmanager
    def _ticket(self, deadline: float) -> Iterator[None]:
        ticket = None if self._file is None else _draw(self._file, deadline)
        if self._file is None or ticket is None:
            yield
            return
        try:
            # Whoever dies leaves the queue: the system takes back a dead process's locks.
            while ticket and not _lock(self._file, fcntl.LOCK_SH, FIRST, ticket):
                _sleep_until(deadline)
            if ticket:
                fcntl.lockf(self._file, fcntl.LOCK_UN, ticket, FIRST)
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, FIRST + ticket)


def turns_of(database: Path) -> Turns:
    """Give this process's queue for a database file; all engines of the process share it."""
    # A forked process has no locks of its parent's, and must not wait for its threads.
    key = (os.getpid(), database)
    with _finding:
        if key not in _queues:
            _queues[key] = Turns(database)
        return _queues[key]


def _open(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None


def _draw(file: int, deadline: float) -> int | None:
    """Give the next number with its byte locked, None where the file cannot be written."""
    while not _lock(file, fcntl.LOCK_EX, 0, FIRST):
        _sleep_until(deadline)
    try:
        stored = os.pread(file, FIRST, 0)
        ticket: int = NEXT_TICKET.unpack(stored)[0] if len(stored) == FIRST else 0
        ticket %= LAST_TICKET
        os.pwrite(file, NEXT_TICKET.pack(ticket + 1), 0)
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, FIRST + ticket)
    except OSError:
        return None
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN, FIRST, 0)
    return ticket


def _lock(file: int, kind: int, start: int, length: int) -> bool:
    """Lock these bytes; gives False while another process holds any of them."""
    try:
        fcntl.lockf(file, kind | fcntl.LOCK_NB, length, start)
    except OSError as error:
        # A disk that knows no locks keeps no order either.
        return error.errno not in (errno.EACCES, errno.EAGAIN)
    return True


def _sleep_until(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise NoTurnError
    time.sleep(SECONDS_BETWEEN_LOOKS)
