"""The commands: `flask finder ...`."""

import os
import socket
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import Engine, make_url
from waitress.server import create_server

from finder.cli import accounts, working
from finder.cli.data import backup, make_ready, migrate, restore_backup
from finder.config import SETTINGS, Config, read_settings
from finder.db import reading, writing
from finder.directory.editing import Author
from finder.directory.reading import read_version
from finder.exchange.json_lines import Summary, import_lines, read_lines
from finder.exchange.quarantine import Quarantine
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

SEED = Path(__file__).parents[2] / "seed" / "services.jsonl"

commands = AppGroup("finder", help="Run and keep Support Finder.")
for command in (accounts.account, migrate, backup, restore_backup, working.work, working.doctor):
    commands.add_command(command)


def _config() -> Config:
    return current_app.extensions["config"]  # type: ignore[no-any-return]


def _engine() -> Engine:
    return current_app.extensions["engine"]  # type: ignore[no-any-return]


def _gazetteer() -> Gazetteer:
    return current_app.extensions["gazetteer"]  # type: ignore[no-any-return]


@commands.command("settings")
def show_settings() -> None:
    """Print every setting with its value now and its help."""
    values = read_settings(os.environ)
    for setting in SETTINGS:
        value = values[setting.name]
        if value and setting.secret:
            value = "(set, not shown)"
        elif setting.name == "FINDER_DATABASE_URL" and value:
            value = make_url(value).render_as_string(hide_password=True)
        click.echo(f"{setting.name}={value or '(empty)'}")
        click.echo(f"    {setting.help}")


@commands.command()
def seed() -> None:
    """Load the starter directory again; a person's edits are never overwritten."""
    _import(SEED, Author("flask finder seed", Origin.SEED))


@commands.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reason", help="Why, kept with every change.")
def import_file(path: Path, reason: str | None) -> None:
    """Take in a JSON Lines file, one service a line, as seed/README.md describes.

    What cannot be taken goes to a quarantine file with its line, field, value and reason.
    The same file twice changes nothing. Ends with 1 when something was quarantined.
    """
    summary = _import(path, Author("flask finder import", Origin.IMPORT, reason))
    if summary.quarantined:
        sys.exit(1)


def _import(path: Path, author: Author) -> Summary:
    make_ready()
    now = datetime.now(UTC)
    name = f"{path.stem}-{now:%Y%m%dT%H%M%S%f}.jsonl"
    quarantine = Quarantine(_config().var / "quarantine" / name)
    with path.open("rb") as file, closing(quarantine), writing(_engine()) as session:
        summary = import_lines(
            session,
            read_lines(file),
            author.for_all(f"Import of {path.name}"),
            now,
            _gazetteer(),
            quarantine,
            _show_progress if sys.stderr.isatty() else None,
        )
    if sys.stderr.isatty():
        click.echo(err=True)  # ends the line of progress
    click.echo(
        f"{summary.read} read: {summary.added} added, {summary.changed} changed, "
        f"{summary.unchanged} unchanged, {summary.quarantined} quarantined."
    )
    if summary.kept_fields:
        click.echo(
            f"{summary.kept_fields} fields stay as somebody closer to the service wrote them."
        )
    if quarantine.lines:
        click.echo(f"What was not taken, and why: {quarantine.path}")
    return summary


def _show_progress(read: int) -> None:
    if read % 100 == 0:
        click.echo(f"\r{read} read", nl=False, err=True)


@commands.command()
def serve() -> None:
    """Serve the site: migrate, load the starter directory the first time, then listen."""
    config, engine = _config(), _engine()
    _refuse_taken_port(config)
    make_ready()
    with reading(engine) as session:
        is_empty = read_version(session) == 0
    if is_empty:
        click.echo("Loading the starter directory.")
        _import(SEED, Author("flask finder seed", Origin.SEED))
    try:
        server = create_server(
            current_app._get_current_object(),  # type: ignore[attr-defined]  # noqa: SLF001
            host=config.host,
            port=config.port,
            connection_limit=config.connections,
            # select() cannot watch more than 1,024 files; poll() can.
            asyncore_use_poll=True,
            ident=None,
            # How far the header is believed is for `finder.web.requests.network` to say.
            clear_untrusted_proxy_headers=not config.proxies,
            threads=8,
        )
    except OSError as error:
        raise _taken(config) from error
    click.echo(f"Support Finder is ready: http://{config.host}:{config.port}")
    with working.beside():
        server.run()


def _refuse_taken_port(config: Config) -> None:
    """Say it before the long work, not after it."""
    with socket.socket(socket.AF_INET6 if ":" in config.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            raise _taken(config) from error


def _taken(config: Config) -> click.ClickException:
    return click.ClickException(
        f"Port {config.port} is taken or not allowed: choose another, for example "
        f"PORT={config.port % 65535 + 1} make run"
    )
