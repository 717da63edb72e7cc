"""The commands about the data as a whole: migrate, backup, restore."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from finder.backup.container import Manifest, read_manifest
from finder.backup.erasures import keep_erased, mirror
from finder.backup.faults import BackupError
from finder.backup.making import before_migration, make_backup
from finder.backup.restoring import restore
from finder.backup.site import Site
from finder.backup.sqlite import drop_twins
from finder.casework.forgetting import forget_cases
from finder.db import reading, scrub, writing
from finder.directory.editing import relocate
from finder.erased import UnreadableErasuresError
from finder.migrations import upgrade


def this_site() -> Site:
    """Give the site that this process belongs to."""
    parts = current_app.extensions
    return Site(parts["engine"], parts["config"], parts["gazetteer"])


def bring_up_to_date(*, with_backup: bool = True) -> None:
    """Bring tables up to the models, after a backup where there is something to do and to lose."""
    site = this_site()
    if site.in_a_file:
        drop_twins(site.database)
    if with_backup:
        try:
            kept = before_migration(site, datetime.now(UTC))
        except BackupError as error:
            raise click.ClickException(
                f"{error} The tables stay as they are, because no backup could be made first."
            ) from error
        if kept is not None:
            click.echo(f"The data as it was before this version's migration: {kept}")
    upgrade(site.engine)


def make_ready(*, with_backup: bool = True) -> None:
    """Bring tables up to the models, and points up to the place data."""
    bring_up_to_date(with_backup=with_backup)
    site = this_site()
    try:
        with writing(site.engine) as session:
            moved = relocate(session, site.gazetteer)
            erased = keep_erased(session, site.erased, datetime.now(UTC))
        with reading(site.engine) as session:
            mirror(session, site.erased)
    except UnreadableErasuresError as error:
        raise click.ClickException(str(error)) from error
    if erased:
        scrub(site.engine)
        click.echo(f"{erased} records that were erased before were there again, and are erased.")
    if moved:
        click.echo(f"{moved} places were put on the map anew.")


@click.command()
@with_appcontext
@click.option("--without-backup", is_flag=True, help="Make no backup first.")
def migrate(*, without_backup: bool) -> None:
    """Bring the database's tables up to date, after a backup in FINDER_VAR/backups."""
    make_ready(with_backup=not without_backup)
    click.echo("The database is up to date.")


@click.command()
@with_appcontext
@click.argument("path", type=click.Path(path_type=Path))
def backup(path: Path) -> None:
    """Write a backup that was tried and found good to a new file, or into a folder.

    The site may run on. The secret is not in it: keep that in another place.
    """
    try:
        made, manifest = make_backup(path, this_site(), datetime.now(UTC))
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    size = made.stat().st_size / 1_000_000
    click.echo(f"{made} holds {_holds(manifest)} ({size:.1f} MB). It was tried and is good.")
    click.echo("The secret is not in it. Keep FINDER_SECRET_KEY in another place.")


@click.command("restore")
@with_appcontext
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore_backup(path: Path, *, yes: bool) -> None:
    """Put a backup in place of what the database holds now; that is kept.

    Stop the site first. What was erased since the backup was made is not brought back.
    """
    try:
        manifest = read_manifest(path)
        then = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
        if not yes:
            click.confirm(f"Go back to {then}, with {_holds(manifest)}?", abort=True)
        site, now = this_site(), datetime.now(UTC)
        done = restore(path, site, now)
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    closed, gone = forget_cases(site.engine, site.config, now, restored=True)
    click.echo(f"The database is as it was at {then}: {_holds(manifest)}.")
    if done.kept is not None:
        click.echo(f"What was there before: {done.kept}")
    if done.erased:
        click.echo(f"{done.erased} records that were erased since were left out.")
    if closed or gone:
        click.echo(f"Of cases, {closed} have closed by now, and {gone} are erased.")
    for one in done.standing:
        click.echo(
            f"LOOK AT THIS BEFORE YOU START THE SITE: {one.entity} {one.number} was erased since, "
            "but others need it that were not. It is there again."
        )
    click.echo("Everybody is signed out. Accounts are as they were then: look through them.")
    if not done.same_secret:
        click.echo(
            "It was made with another secret: bring that back too, as FINDER_SECRET_KEY, or "
            "second factors and recovery codes no longer work."
        )


def _holds(manifest: Manifest) -> str:
    services, rows = manifest.tables.get("service", 0), sum(manifest.tables.values())
    return f"{services} services, {rows} rows in {len(manifest.tables)} tables"
