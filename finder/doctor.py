"""Is this install well? One line for each thing that must be, and what to do where it is not."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, text

from finder import jobs
from finder.config import Config
from finder.db import TROUBLES, reading
from finder.directory.reading import read_version
from finder.mail import outbox, smtp
from finder.mail.folder import outbox_folder
from finder.migrations import is_current

LEAST_FREE = 200_000_000  # bytes
MOST_LATE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, whether it is well, and that in a sentence."""

    name: str
    good: bool
    words: str


def examine(engine: Engine, config: Config, now: datetime) -> Iterator[Finding]:
    """Give what was found, thing by thing; changes nothing, and sends no letter."""
    yield _look_at_settings(config)
    yield _look_at_folder(config.var)
    yield _look_at_mail(config)
    # What follows needs what goes before it.
    database = _look_at_database(engine)
    yield database
    if database.good and engine.dialect.name == "sqlite":
        database = _look_at_file(engine)
        yield database
    if database.good:
        yield from _look_at_work(engine, config, now)


def _look_at_settings(config: Config) -> Finding:
    # With a setting that cannot be, we would not have come so far.
    words = f"{config.environment}, with a secret of {len(config.secret_key)} characters"
    return Finding("settings", good=True, words=words)


def _look_at_folder(var: Path) -> Finding:
    try:
        with tempfile.NamedTemporaryFile(dir=var) as file:
            file.write(b"x" * 1024)
            file.flush()
        free = shutil.disk_usage(var).free
    except OSError as error:
        return Finding("folder", good=False, words=f"FINDER_VAR takes no files: {error.strerror}")
    megabytes = f"{free // 1_000_000:,} MB free"
    if free < LEAST_FREE:
        return Finding("folder", good=False, words=f"the disk is nearly full: {megabytes}")
    return Finding("folder", good=True, words=f"can be written, {megabytes}")


def _look_at_database(engine: Engine) -> Finding:
    missing = "there is no database yet: run `flask finder migrate`"
    path = _file_of(engine)
    # To open it would make it.
    if path is not None and not path.is_file():
        return Finding("database", good=False, words=missing)
    try:
        current = is_current(engine)
    except TROUBLES as error:
        words = f"cannot be reached: {type(error).__name__}"
        return Finding("database", good=False, words=words)
    if not current:
        words = "its tables are not up to date: run `flask finder migrate`"
        return Finding("database", good=False, words=words)
    with reading(engine) as session:
        version = read_version(session)
    words = f"{engine.dialect.name}, reachable and up to date, version {version} of the directory"
    return Finding("database", good=True, words=words)


def _file_of(engine: Engine) -> Path | None:
    database = engine.url.database
    return Path(database) if engine.dialect.name == "sqlite" and database else None


def _look_at_file(engine: Engine) -> Finding:
    try:
        with engine.connect() as connection:
            said = connection.execute(text("PRAGMA integrity_check(1)")).scalar_one()
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
    except TROUBLES as error:
        said, loose = type(error).__name__, None
    if said != "ok" or loose is not None:
        words = "is damaged: stop the site and go back to a backup (docs/operating.md)"
        return Finding("file", good=False, words=words)
    return Finding("file", good=True, words="every page of the database is whole")


def _look_at_work(engine: Engine, config: Config, now: datetime) -> Iterator[Finding]:
    with reading(engine) as session:
        letters, long_work = outbox.count(session), jobs.count(session, now)
    late = _is_late(letters.due_since, now)
    words = f"{letters.waiting} waiting, {letters.failed} given up"
    if letters.failed:
        words += ": `flask finder work --again` tries them once more"
    elif late and not (config.smtp_host or config.is_development):
        words += ": no mail server is set (FINDER_SMTP_HOST)"
    elif late:
        words += ": nobody sends them; does `flask finder work` or `serve` run?"
    yield Finding("letters", good=not (letters.failed or late), words=words)
    late = _is_late(long_work.due_since, now)
    words = f"{long_work.waiting} waiting, {long_work.failed} failed within a week"
    if late:
        words += ": nobody does them; does `flask finder work` or `serve` run?"
    yield Finding("jobs", good=not (long_work.failed or late), words=words)


def _is_late(due_since: datetime | None, now: datetime) -> bool:
    return due_since is not None and due_since < now - MOST_LATE


def _look_at_mail(config: Config) -> Finding:
    if not config.smtp_host:
        words = "no mail server is set"
        if config.is_development:
            words += f": letters are written to {outbox_folder(config)}"
        return Finding("mail", good=True, words=words)
    server = f"{config.smtp_host}, port {config.smtp_port}"
    try:
        smtp.greet(config)
    except smtp.UndeliveredError as error:
        return Finding("mail", good=False, words=f"{server}: {error}")
    return Finding("mail", good=True, words=f"{server} lets us in")
