"""What a backup is of: this site's database, its folder, and its place data."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from finder.backup.faults import BackupError
from finder.config import Config
from finder.erased import FILE
from finder.places.gazetteer import Gazetteer

ROUNDS = 200_000
SALT = b"Support Finder: is it the same secret?"
LENGTH_OF_PRINT = 4


@dataclass(frozen=True, slots=True)
class Site:
    """The site whose data is kept or brought back."""

    engine: Engine
    config: Config
    gazetteer: Gazetteer

    @property
    def on_postgresql(self) -> bool:
        """Say whether its database is PostgreSQL, and not a file of SQLite."""
        return self.engine.dialect.name == "postgresql"

    @property
    def in_a_file(self) -> bool:
        """Say whether its database is a file of SQLite."""
        return not self.on_postgresql and self.engine.url.database not in (None, "", ":memory:")

    @property
    def backups(self) -> Path:
        """Give the folder of the backups that are made without being asked for."""
        return self.config.var / "backups"

    @property
    def database(self) -> Path:
        """Give the file of its SQLite database; raises BackupError for one in memory."""
        if not self.in_a_file:
            raise BackupError("A database that lies in memory cannot be kept.")
        return Path(self.engine.url.database or "").absolute()

    @property
    def erased(self) -> Path:
        """Give the list of what was erased."""
        return self.config.var / FILE

    @property
    def secret_print(self) -> str:
        """Give a short print of the secret: enough to see that another one is another."""
        secret = self.config.secret_key.encode()
        made = hashlib.pbkdf2_hmac("sha256", secret, SALT, ROUNDS, LENGTH_OF_PRINT)
        return made.hex()
