"""The commands about what happens beside the pages: `flask finder work` and `doctor`."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from finder.casework.forgetting import forget_cases
from finder.cli.cases import look_at_cases
from finder.cli.links import link_work
from finder.config import Config
from finder.db import writing
from finder.directory.duplicates.looking import DuplicateWork
from finder.directory.duplicates.register import Register
from finder.doctor import Finding, examine
from finder.exchange.import_jobs import ImportWork
from finder.jobs import Kind
from finder.mail.outbox import send_again
from finder.migrations import is_current
from finder.places.gazetteer import Gazetteer
from finder.second_look import tell_when_due
from finder.worker import Worker

SECONDS_TO_END = 10.0


def _engine() -> Engine:
    return cast(Engine, current_app.extensions["engine"])


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])


def _now() -> datetime:
    return datetime.now(UTC)


def _kinds() -> dict[str, Kind]:
    """Give what does each kind of long work; a page asks for it by the name."""
    gazetteer = cast(Gazetteer, current_app.extensions["gazetteer"])
    register = cast(Register, current_app.extensions["register"])
    return (
        ImportWork(_config().var, gazetteer).kinds()
        | DuplicateWork(register).kinds()
        | link_work(_config()).kinds()
    )


def _worker() -> Worker:
    config = _config()
    hourly = [
        lambda engine, now: forget_cases(engine, config, now),
        lambda engine, now: tell_when_due(engine, config, now),
    ]
    return Worker(_engine(), config, _kinds(), _now, hourly)


@contextmanager
def beside() -> Iterator[None]:
    """Let a worker do its work beside what is done meanwhile, and end with it."""
    _end_on_sigterm()
    worker = _worker()
    worker.start()
    try:
        yield
    finally:
        worker.stop(SECONDS_TO_END)


def _end_on_sigterm() -> None:
    """Let SIGTERM end us as Ctrl+C does, so that what is under way comes to its end."""

    def end(_signal: int, _frame: object) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, end)


@click.command()
@click.option("--once", is_flag=True, help="Do what waits now, and end.")
@click.option("--again", is_flag=True, help="Try letters once more that were given up.")
@with_appcontext
def work(*, once: bool, again: bool) -> None:
    """Send mail and do long work beside the pages, until it is told to end (SIGTERM, Ctrl+C).

    `serve` does so by itself. Where pages are served in another way, run one of these.
    """
    if not is_current(_engine()):
        raise click.ClickException("The tables are not up to date: run `flask finder migrate`.")
    if again:
        with writing(_engine()) as session:
            click.echo(f"{send_again(session, _now())} letters are tried once more.")
    worker = _worker()
    if once:
        letters, jobs = worker.work_off()
        click.echo(f"{letters} letters sent, {jobs} jobs done.")
        return
    _end_on_sigterm()
    worker.start()
    click.echo("Support Finder is at work.")
    try:
        threading.Event().wait()
    except (SystemExit, KeyboardInterrupt):
        click.echo("Ending what is under way.")
    worker.stop()


def _findings() -> Iterator[Finding]:
    database = False
    for finding in examine(_engine(), _config(), _now()):
        database = finding.good if finding.name == "database" else database
        yield finding
    if database:
        yield from look_at_cases(_engine(), _config())


@click.command()
@with_appcontext
def doctor() -> None:
    """Look whether this install is well, one line for each thing; ends with 1 on trouble."""
    well = True
    for finding in _findings():
        well = well and finding.good
        state = "good" if finding.good else "TROUBLE"
        click.echo(f"{state:<8} {finding.name:<9} {finding.words}")
    if not well:
        sys.exit(1)
