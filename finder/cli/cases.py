"""The command about the keys that seal cases: `flask finder case-keys`."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from finder.casework.resealing import count_cases, count_locked, reseal
from finder.casework.sealing import NoKeyError, Sealer, UnreadableCaseError
from finder.cli.data import bring_up_to_date
from finder.config import Config
from finder.db import reading
from finder.doctor import Finding
from finder.keys import FILE, new_key, read_keys, write_keys


def _engine() -> Engine:
    return cast(Engine, current_app.extensions["engine"])


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])


@click.command("case-keys")
@click.option("--new", is_flag=True, help="Make a key, which seals from the next start on.")
@click.option("--reseal", "again", is_flag=True, help="Seal every case with the newest key.")
@with_appcontext
def case_keys(*, new: bool, again: bool) -> None:
    """Say whether there is a key for cases, make one, or seal all cases with the newest.

    The key is no part of a backup: keep a copy of it elsewhere.
    """
    if new:
        _make(_config().var / FILE)
    elif again:
        bring_up_to_date()
        _reseal()
    else:
        bring_up_to_date()
        for finding in look_at_cases(_engine(), _config()):
            click.echo(finding.words)


def look_at_cases(engine: Engine, config: Config) -> Iterator[Finding]:
    """Give whether there is a key, and whether every case is opened by one; for the doctor too."""
    with reading(engine) as session:
        cases, locked = count_cases(session), count_locked(session, config.case_keys)
    words = f"{cases} cases, {len(config.case_keys)} keys"
    if locked:
        words += f": {locked} cases are opened by none of them. Bring back the key that sealed them"
    elif not config.case_keys:
        words = "no key, so no casework: `flask finder case-keys --new` makes one"
    yield Finding("cases", good=not locked, words=words)


def _make(path: Path) -> None:
    made = new_key()
    kept = read_keys("", path)
    if _config().case_keys != kept:
        click.echo("Your keys stand in FINDER_CASE_KEYS. Put this one in front of them:")
        click.echo(made)
        return
    write_keys(path, (made, *kept))
    click.echo(f"There is a new key in {path}. Keep a copy of that file away from the backups.")
    click.echo("Start the site anew. It seals with the new key, and opens with all of them.")
    if kept:
        click.echo("Then `flask finder case-keys --reseal`, and the old key can go.")


def _reseal() -> None:
    try:
        done = reseal(_engine(), Sealer(_config().case_keys))
    except NoKeyError as error:
        raise click.ClickException(str(error)) from error
    except UnreadableCaseError as error:
        raise click.ClickException(
            f"No key opens the case {error}. Bring back the key that sealed it; nothing is lost."
        ) from error
    click.echo(f"{done} cases are sealed with the newest key. Older keys can go.")
