"""The commands: `flask finder ...`."""

import os
import socket

import click
from flask import current_app
from sqlalchemy import Engine, make_url
from waitress.server import create_server

from finder.cli import accounts, working
from finder.cli.cases import case_keys
from finder.cli.data import backup, make_ready, migrate, restore_backup
from finder.cli.files import export_file, import_file, load_seed, seed
from finder.cli.links import check_links
from finder.cli.troubles import Commands
from finder.config import SETTINGS, Config, read_settings
from finder.db import reading
from finder.directory.reading import read_version

commands = Commands("finder", help="Run and keep Support Finder.")
for command in (
    *(accounts.account, case_keys, migrate, backup, restore_backup, working.work, working.doctor),
    *(seed, import_file, export_file, check_links),
):
    commands.add_command(command)


def _config() -> Config:
    return current_app.extensions["config"]  # type: ignore[no-any-return]


def _engine() -> Engine:
    return current_app.extensions["engine"]  # type: ignore[no-any-return]


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
def serve() -> None:
    """Serve the site: migrate, load the starter directory the first time, then listen."""
    config, engine = _config(), _engine()
    _refuse_taken_port(config)
    make_ready()
    with reading(engine) as session:
        is_empty = read_version(session) == 0
    if is_empty:
        click.echo("Loading the starter directory.")
        load_seed()
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
