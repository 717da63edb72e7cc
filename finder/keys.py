"""Keys that seal what is known of cases: kept outside the database, the newest first."""

import base64
import binascii
import os
import re
import secrets
from pathlib import Path

FILE = "case-keys"
KEY_BYTES = 32
FEWEST_DIFFERENT = 16


class UnusableKeyError(ValueError):
    """The text is no key; the message says what one is."""


def new_key() -> str:
    """Give a new key: 32 random bytes as 44 letters."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def read_keys(given: str, path: Path) -> tuple[str, ...]:
    """Give the keys that were given, else those of the file; none where there are none.

    Raises UnusableKeyError for what is no key.
    """
    kept = path.read_text(encoding="ascii", errors="replace") if path.is_file() else ""
    keys = tuple(one for one in re.split(r"[\s,]+", given or kept) if one)
    for key in keys:
        if not _is_key(key):
            raise UnusableKeyError(
                "A key for cases is 44 letters: `flask finder case-keys --new` makes one."
            )
    return tuple(dict.fromkeys(keys))


def write_keys(path: Path, keys: tuple[str, ...]) -> None:
    """Write the file of keys, readable by its owner only, whole or not at all."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _is_key(text: str) -> bool:
    try:
        content = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return False
    return len(content) == KEY_BYTES and len(set(content)) >= FEWEST_DIFFERENT
