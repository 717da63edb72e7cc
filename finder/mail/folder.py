"""Letters written to files, on a machine where somebody tries things out."""

import os
from email.message import EmailMessage
from pathlib import Path

from finder.config import Config


def outbox_folder(config: Config) -> Path:
    """Give the folder that letters are written to."""
    return config.var / "outbox"


def write(config: Config, letter: EmailMessage) -> None:
    """Write the letter to a file of its own, whole or not at all; a double replaces the first."""
    folder = outbox_folder(config)
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = letter["Date"].datetime
    name = f"{moment:%Y%m%dT%H%M%S}-{letter['Message-ID'][1:9]}.eml"
    unfinished = folder / f".{name}"
    # Links in it let people in, so it is for its owner only.
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(letter.as_bytes())
    unfinished.replace(folder / name)
