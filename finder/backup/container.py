"""The file that a backup is: a ZIP archive with a manifest first and a seal over all of it."""

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from finder.backup.faults import (
    DamagedBackupError,
    ForeignBackupError,
    NewerBackupError,
    ShortBackupError,
)

FORMAT = 1
MANIFEST = "support-finder.json"
DATABASE = "database"
ERASED = "erased.jsonl"
BEGINNING = b"PK\x03\x04"
NAME_AT = 30  # where the name of the first member stands in a ZIP archive
# The archive's comment, and so its last bytes: every byte before the digits is sealed.
SEAL = b"sha256:"
DIGITS = 64
BLOCK = 1 << 20


class Known(NamedTuple):
    """A service that a search on the copy must find."""

    number: int
    name: str


class Manifest(BaseModel):
    """What a backup says of itself; `tables` counts rows, `sums` are SHA-256 by member."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    made_at: datetime
    database: str  # what the site used: sqlite or postgresql; the copy is SQLite in any case
    migration: str
    tables: dict[str, int]
    known: tuple[Known, ...]
    # Tells whether the secret is the same, and nothing of it.
    secret_print: str
    sums: dict[str, str] = {}


def write_container(path: Path, manifest: Manifest, database: Path, erased: bytes) -> Manifest:
    """Write a backup to a new file, on the disk when this returns; gives its manifest, complete."""
    sums = {DATABASE: _sum_of_file(database), ERASED: hashlib.sha256(erased).hexdigest()}
    manifest = manifest.model_copy(update={"sums": sums})
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
            archive.writestr(MANIFEST, manifest.model_dump_json(indent=1), zipfile.ZIP_STORED)
            archive.write(database, DATABASE)
            archive.writestr(ERASED, erased)
            archive.comment = SEAL + b"0" * DIGITS
        digits = _sum_before_seal(file)
        file.seek(-DIGITS, os.SEEK_END)
        file.write(digits)
        file.flush()
        os.fsync(file.fileno())
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Give what a backup says of itself, once its seal is found whole.

    Raises ForeignBackupError, ShortBackupError, DamagedBackupError or NewerBackupError.
    """
    with path.open("rb") as file:
        _check_seal(file, path)
        try:
            with zipfile.ZipFile(file) as archive:
                content = json.loads(archive.read(MANIFEST))
            newer = content["format"] > FORMAT
            manifest = None if newer else Manifest.model_validate(content)
        except (zipfile.BadZipFile, KeyError, TypeError, ValueError, ValidationError) as error:
            raise DamagedBackupError(_damaged(path)) from error
    if manifest is None:
        raise NewerBackupError(
            f"{path} was made by a newer version of Support Finder: restore it with that version."
        )
    return manifest


def extract(path: Path, manifest: Manifest, folder: Path) -> Path:
    """Write the copy of the database into the folder and give its path, checked by its sum.

    Raises DamagedBackupError when it is another one than was put in.
    """
    target = folder / DATABASE
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(DATABASE) as member,
            target.open("xb") as file,
        ):
            shutil.copyfileobj(member, file, BLOCK)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError) as error:
        raise DamagedBackupError(_damaged(path)) from error
    if _sum_of_file(target) != manifest.sums.get(DATABASE):
        raise DamagedBackupError(_damaged(path))
    return target


def read_erased(path: Path, manifest: Manifest) -> bytes:
    """Give the list of erasures as it was when the backup was made."""
    try:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(ERASED)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError) as error:
        raise DamagedBackupError(_damaged(path)) from error
    if hashlib.sha256(content).hexdigest() != manifest.sums.get(ERASED):
        raise DamagedBackupError(_damaged(path))
    return content


def _check_seal(file: BinaryIO, path: Path) -> None:
    head = file.read(NAME_AT + len(MANIFEST))
    begins = head.startswith(BEGINNING) and MANIFEST.encode().startswith(head[NAME_AT:])
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - len(SEAL) - DIGITS))
    seal = re.fullmatch(re.escape(SEAL) + rb"([0-9a-f]{64})", file.read())
    if seal is None and not begins:
        raise ForeignBackupError(f"{path} is not a backup of Support Finder.")
    if seal is None:
        raise ShortBackupError(
            f"{path} is cut short: it was not written or copied to its end. Copy it again, or "
            "use another backup."
        )
    if not begins or seal[1] != _sum_before_seal(file):
        raise DamagedBackupError(_damaged(path))


def _damaged(path: Path) -> str:
    return (
        f"{path} is damaged: something in it is not as it was written. Copy it again, or use "
        "another backup."
    )


def _sum_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sum_before_seal(file: BinaryIO) -> bytes:
    left = file.seek(0, os.SEEK_END) - DIGITS
    file.seek(0)
    found = hashlib.sha256()
    for block in _blocks(file, left):
        found.update(block)
    return found.hexdigest().encode()


def _blocks(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(BLOCK, left))):
        left -= len(block)
        yield block
