"""What visitors will see of a service that is not in the directory yet.

The words and pictures are those of the visitors' own rooms, which no other room may import: they
are put in place when the application is furnished.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app

from finder.directory.reading import ServicePage
from finder.search.results import Card

NAME = "preview"
# Where the card leads while there is no page of its own.
ON_THIS_PAGE = "#main"


@dataclass(frozen=True, slots=True)
class Preview:
    """A service as its page prints it, and its card as a list does, None where none shows it."""

    service: Any
    card: Any


Shower = Callable[[ServicePage, Card | None], Preview]


def put_in_place(app: Flask, shower: Shower) -> None:
    """Keep what shows a service to visitors."""
    app.extensions[NAME] = shower


def preview(page: ServicePage, card: Card | None) -> Preview:
    """Give a service as visitors will see it."""
    return cast(Shower, current_app.extensions[NAME])(page, card)
