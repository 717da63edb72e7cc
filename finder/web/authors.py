"""Who wrote something, in words: a name where there is one."""

from collections import Counter
from typing import cast

from flask import Flask, g

from finder.accounts.people import names_by_email
from finder.i18n import gettext
from finder.vocabulary import mark
from finder.web.requests import get_session

# Commands that write, in words: everybody else who writes has an e-mail address.
COMMANDS = {
    "flask finder seed": mark("the list that came with the program"),
    "flask finder import": mark("a file, from whoever runs the site"),
    "flask finder account": mark("whoever runs the site"),
}


def prepare(app: Flask) -> None:
    """Let templates say `actor|who`."""
    app.jinja_env.filters.update(who=who)


def who(actor: str) -> str:
    """Give a person's name, with the e-mail address where two have it; or what a command is."""
    if actor in COMMANDS:
        return gettext(COMMANDS[actor])
    return _names().get(actor, actor)


def _names() -> dict[str, str]:
    """Give the words for each e-mail address that has a name; read once for a page."""
    if "names_of_authors" not in g:
        names = names_by_email(get_session())
        shared = Counter(name.casefold() for name in names.values())
        g.names_of_authors = {
            email: name if shared[name.casefold()] == 1 else f"{name} ({email})"
            for email, name in names.items()
        }
    return cast("dict[str, str]", g.names_of_authors)
