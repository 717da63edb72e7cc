"""Files that somebody sent, kept on the disk until the work on them is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO
from uuid import UUID

FOLDER = "uploads"
REFUSED = "refused"
KEPT_FOR = timedelta(days=7)


class GoneUploadError(LookupError):
    """The file is not there any more: it is kept for a week only."""


def upload_path(var: Path, key: UUID) -> Path:
    """Give where the file of this key lies."""
    return var / FOLDER / f"{key}.csv"


def refused_path(var: Path, key: UUID) -> Path:
    """Give where the refused rows of a job lie, ready to be mended and sent again."""
    return var / FOLDER / f"{key}-{REFUSED}.csv"


@contextmanager
def opened_upload(var: Path, key: UUID) -> Iterator[BinaryIO]:
    """Give the file of this key, to be read; raises GoneUploadError."""
    try:
        file = upload_path(var, key).open("rb")
    except FileNotFoundError as error:
        raise GoneUploadError(str(key)) from error
    with file:
        yield file


def keep_upload(var: Path, key: UUID, content: IO[bytes]) -> None:
    """Write what somebody sent to the disk, whole or not at all."""
    path = upload_path(var, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("wb") as file:
            while piece := content.read(1_000_000):
                file.write(piece)
        unfinished.replace(path)
    except OSError:
        # A disk that is full is not filled further by what nobody can use.
        unfinished.unlink(missing_ok=True)
        raise


def drop_uploads(var: Path) -> None:
    """Delete all files, as after an erasure: any of them may hold what was erased."""
    for path in (var / FOLDER).glob("*"):
        path.unlink(missing_ok=True)


def forget_uploads(var: Path, now: datetime) -> int:
    """Delete files older than a week; gives how many."""
    old = [
        path
        for path in (var / FOLDER).glob("*")
        if path.stat().st_mtime < (now - KEPT_FOR).timestamp()
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
