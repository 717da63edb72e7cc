"""The commands about accounts: `flask finder account ...`."""

from datetime import UTC, datetime
from typing import cast
from uuid import UUID

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import Engine
from sqlmodel import Session

from finder.accounts.links import link_address, make_link
from finder.accounts.people import (
    EmailTakenError,
    LastAdminError,
    UnusableEmailError,
    create_account,
    find_account,
    list_people,
    suspend,
)
from finder.accounts.second_factors import forget_second_factor
from finder.accounts.trail import note
from finder.cli.data import bring_up_to_date
from finder.config import Config
from finder.db import reading, writing
from finder.vocabulary import AccountDeed, LinkPurpose, Role

ACTOR = "flask finder account"

account = AppGroup("account", help="Make and keep the accounts of those who sign in.")


def _engine() -> Engine:
    """Give the engine of a database whose tables are up to date."""
    bring_up_to_date()
    return cast(Engine, current_app.extensions["engine"])


def _tell(token: str) -> None:
    """Print the link; where the site does not know its own address, its end only."""
    site = cast(Config, current_app.extensions["config"]).site_address
    if not site:
        click.echo("FINDER_SITE_ADDRESS is not set: put the address of your site before this.")
    click.echo(link_address(site, token))


@account.command("create")
@click.argument("email")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="May repeat.",
)
@click.option("--name", default="", help="As others see it; may be set with the link.")
def create(email: str, roles: tuple[str, ...], name: str) -> None:
    """Make an account and print a link, good for 48 hours and one use, to set its password."""
    now = datetime.now(UTC)
    try:
        with writing(_engine()) as session:
            made = create_account(session, email, name, map(Role, roles), now)
            token = make_link(session, made.id, LinkPurpose.INVITATION, now)
            note(session, AccountDeed.INVITED, made.id, ACTOR, now)
    except UnusableEmailError:
        raise click.ClickException(f"{email} is not an e-mail address.") from None
    except EmailTakenError:
        raise click.ClickException(
            f"There is an account for {email} already. For a new link: "
            f"flask --app wsgi finder account link {email}"
        ) from None
    _tell(token)


@account.command("list")
def list_accounts() -> None:
    """Print every account with its roles and state."""
    with reading(_engine()) as session:
        people = list_people(session)
    for one in people:
        state = "suspended" if not one.active else "invited" if one.is_invited else "active"
        factor = "second factor" if one.has_second_factor else "no second factor"
        roles = ", ".join(sorted(one.roles)) or "no role"
        click.echo(f"{one.email}: {roles}; {state}; {factor}")


@account.command("link")
@click.argument("email")
@click.option("--new-second-factor", is_flag=True, help="Also forget phone and recovery codes.")
def link(email: str, *, new_second_factor: bool) -> None:
    """Print a new link, good for 48 hours and one use, to set the account's password."""
    now = datetime.now(UTC)
    with writing(_engine()) as session:
        account_id = _known_account(session, email)
        if new_second_factor:
            forget_second_factor(session, account_id)
            note(session, AccountDeed.SECOND_FACTOR_FORGOTTEN, account_id, ACTOR, now)
        token = make_link(session, account_id, LinkPurpose.INVITATION, now)
        note(session, AccountDeed.LINK_SENT, account_id, ACTOR, now)
    _tell(token)


@account.command("suspend")
@click.argument("email")
def suspend_account(email: str) -> None:
    """Let an account sign in no more; whoever is signed in with it is signed out."""
    try:
        with writing(_engine()) as session:
            account_id = _known_account(session, email)
            suspend(session, account_id)
            note(session, AccountDeed.SUSPENDED, account_id, ACTOR, datetime.now(UTC))
    except LastAdminError:
        raise click.ClickException(
            f"{email} is the only admin. Make another one first: "
            "flask --app wsgi finder account create --role admin EMAIL"
        ) from None
    click.echo(f"{email} can no longer sign in.")


def _known_account(session: Session, email: str) -> UUID:
    found = find_account(session, email)
    if found is None:
        raise click.ClickException(f"There is no account for {email}.")
    return found.id
