"""The command that looks whether links still work: `flask finder check-links`."""

import time
from datetime import UTC, datetime
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from finder.config import Config
from finder.db import reading, writing
from finder.directory.links.findings import count_findings, list_findings
from finder.directory.links.looking import LinkWork, ask_for_a_look, stop_looking
from finder.directory.links.wanted import list_wanted
from finder.fetching import Asker, name_to_give
from finder.jobs import JobView, read_job, run_next
from finder.vocabulary import NOT_THERE, JobState, LinkOutcome

BY = "flask finder check-links"
SECONDS_BETWEEN_LOOKS = 2.0


def _now() -> datetime:
    return datetime.now(UTC)


def link_work(config: Config) -> LinkWork:
    """Give what looks at links, under the name that the settings give it."""
    return LinkWork(Asker(name_to_give(config.link_contact)), _now)


@click.command("check-links")
@with_appcontext
def check_links() -> None:
    """Look whether the links of services and organizations still work, and say what was found.

    One page after the other, a second apart, under a name that says who asks. It changes no fact
    and confirms nothing. What was not there is looked at again by the worker on the next days:
    only what is missing on three of them counts as a link that does not work. Ctrl+C ends it;
    what was found until then is kept.
    """
    engine = cast(Engine, current_app.extensions["engine"])
    config = cast(Config, current_app.extensions["config"])
    with reading(engine) as session:
        links = len(list_wanted(session))
    click.echo(f"Looking at {links} links, as {name_to_give(config.link_contact)}.")
    with writing(engine) as session:
        job_id = ask_for_a_look(session, BY, _now())
    kinds = link_work(config).kinds()
    try:
        while True:
            with reading(engine) as session:
                job = read_job(session, job_id)
            if job is None or job.is_over:
                break
            # A worker may have taken it up before us.
            if not run_next(engine, kinds, _now):
                time.sleep(SECONDS_BETWEEN_LOOKS)
    except KeyboardInterrupt:
        with writing(engine) as session:
            stop_looking(session, _now())
        raise
    _tell(engine, job)


def _tell(engine: Engine, job: JobView | None) -> None:
    """Say how many links are in which state, and which ones do not work."""
    if job is None or job.state is not JobState.DONE:
        raise click.ClickException((job and job.message) or "It was stopped.")
    with reading(engine) as session:
        counts = count_findings(session)
        dead = [one for one in list_findings(session, NOT_THERE) if one.is_dead]
    for outcome in LinkOutcome:
        if outcome in counts:
            click.echo(f"{counts[outcome]:>7} {outcome.value.replace('_', ' ')}")
    for one in dead:
        click.echo(f"Does not work: {one.url}")
