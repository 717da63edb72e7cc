"""Commands that say trouble with database or disk in one sentence."""

from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError

from finder.db import Trouble, trouble_of
from finder.turns import NoTurnError

WORDS = {
    Trouble.FULL: "The disk is full. Nothing was changed: make room, and start this again.",
    Trouble.READ_ONLY: (
        "The database, or its disk, can only be read by this user. Nothing was changed."
    ),
    Trouble.LOCKED: (
        "Somebody else has been writing for more than ten seconds. Nothing was changed: start this "
        "again in a moment."
    ),
    Trouble.UNREACHABLE: (
        "The database does not answer, or is damaged: look at FINDER_DATABASE_URL, and whether it "
        "runs."
    ),
}


class Commands(AppGroup):
    """A group of commands that end with a sentence where database or disk are in trouble."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command; an error of another kind goes on its way."""
        try:
            return super().invoke(context)
        except (SQLAlchemyError, NoTurnError, OSError) as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise click.ClickException(WORDS[trouble]) from error
