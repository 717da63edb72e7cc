import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from finder.backup.container import (
    ERASED,
    MANIFEST,
    Known,
    Manifest,
    extract,
    read_erased,
    read_manifest,
    write_container,
)
from finder.backup.faults import (
    BackupError,
    DamagedBackupError,
    ForeignBackupError,
    NewerBackupError,
    ShortBackupError,
)
from tests.conftest import NOW

CONTENT = random.Random(5).randbytes(30_000)
MADE = Manifest(
    made_at=NOW,
    database="sqlite",
    migration="0001",
    tables={"service": 2},
    known=(Known(1, "Café"),),
    secret_print="0badcafe",
)


def write(folder: Path, manifest: Manifest = MADE) -> tuple[Path, Manifest]:
    source = folder / "source"
    source.write_bytes(CONTENT)
    path = folder / "any.backup"
    return path, write_container(path, manifest, source, b"a list\n")


def damages(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Give fifty files that a good one may become, each with how."""
    chance = random.Random(11)
    for start in (0, 3, 8, 20, 31, 200, len(good) - 1, len(good) - 70, len(good) - 90):
        yield f"one bit at {start}", flip(good, start)
    for start in chance.sample(range(len(good)), 16):
        yield f"one bit at {start}", flip(good, start)
    for end in (5, 29, 60, 500, 1000, 20_000, len(good) // 2, len(good) - 75, len(good) - 1):
        yield f"cut at {end}", good[:end]
    for size in (1, 512, 4096):
        start = chance.randrange(1000, 20_000)
        yield f"{size} bytes are zero", good[:start] + bytes(size) + good[start + size :]
        yield f"{size} bytes are lost", good[:start] + good[start + size :]
        yield f"{size} bytes are twice", good[: start + size] + good[start:]
    yield "read as text", good.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "more at the end", good + b"\n"
    yield "more at the beginning", b"\n" + good
    yield "twice", good + good
    yield "two halves in the wrong order", good[15_000:] + good[:15_000]
    yield "all zero", bytes(len(good))
    yield "its own text", repr(good).encode()


def flip(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :]


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    path, manifest = write(tmp_path)

    assert read_manifest(path) == manifest
    assert extract(path, manifest, tmp_path).read_bytes() == CONTENT
    assert read_erased(path, manifest) == b"a list\n"
    # Any program for ZIP archives opens it too.
    assert zipfile.ZipFile(path).testzip() is None


def test_fifty_damaged_files_are_refused(tmp_path: Path) -> None:
    path, _ = write(tmp_path)
    damaged = dict(damages(path.read_bytes()))
    accepted = []
    said: dict[str, BackupError] = {}

    for how, content in damaged.items():
        path.write_bytes(content)
        try:
            read_manifest(path)
        except BackupError as error:
            said[how] = error
        else:
            accepted.append(how)

    assert len(damaged) == 50
    assert accepted == []
    words = re.compile(rf"{path} is (not a backup|cut short|damaged)")
    assert [how for how, error in said.items() if not words.match(str(error))] == []
    assert {type(error) for error in said.values()} == {
        ForeignBackupError,
        ShortBackupError,
        DamagedBackupError,
    }


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", ForeignBackupError, "is not a backup of Support Finder."),
        (b"id,name\n1,Hope\n", ForeignBackupError, "is not a backup of Support Finder."),
        (b"SQLite format 3\x00" * 300, ForeignBackupError, "is not a backup"),
    ],
)
def test_other_files_are_no_backups(
    tmp_path: Path, content: bytes, error: type[BackupError], words: str
) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)

    with pytest.raises(error, match=words):
        read_manifest(path)


def test_another_archive_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo", "x" * 400)

    with pytest.raises(ForeignBackupError):
        read_manifest(path)


def test_a_newer_format_is_named(tmp_path: Path) -> None:
    path, _ = write(tmp_path, MADE.model_copy(update={"format": 2}))

    with pytest.raises(NewerBackupError, match="newer version of Support Finder"):
        read_manifest(path)


def test_members_that_are_not_those_of_the_manifest_are_refused(tmp_path: Path) -> None:
    path, manifest = write(tmp_path)
    other = manifest.model_copy(update={"sums": {"database": "0" * 64, ERASED: "0" * 64}})

    with pytest.raises(DamagedBackupError):
        extract(path, other, tmp_path)
    with pytest.raises(DamagedBackupError):
        read_erased(path, other)


def test_a_sealed_file_with_a_manifest_of_nonsense_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Manifest, "model_dump_json", lambda *_, **__: '{"format": "one"}')
    path, _ = write(tmp_path)

    with pytest.raises(DamagedBackupError):
        read_manifest(path)
    assert MANIFEST in zipfile.ZipFile(path).namelist()
