"""The list itself: what is on it, in which order, and taking things off and back."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.casework.shortlist import Shortlist, read_shortlist, write_shortlist
from finder.web.addresses import address
from finder.web.inputs import clean
from finder.web.keeping import kept_list
from finder.web.showing.entries import Entry, gather_entries

UNDO = "undo"

blueprint = Blueprint("lists", __name__)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One place on the list; `up` and `down` are None at its ends."""

    place: int
    entry: Entry
    up: str | None
    down: str | None
    remove: str


@dataclass(frozen=True, slots=True)
class ShownUndo:
    """What was just taken off, by name, and the address of the list with it back in its place."""

    name: str
    address: str


@blueprint.get("/list")
def index() -> ResponseReturnValue:
    """Show the list that the address holds."""
    kept = kept_list()
    return render_template(
        "shortlist/lists/index.html",
        items=show_items(kept),
        undo=_undo(kept),
        kept=kept,
        sound=address("shortlist.lists.index", kept=write_shortlist(kept.numbers)),
    )


def show_items(kept: Shortlist) -> list[ShownItem]:
    """Give what is on a list, each with the addresses of the list changed."""
    last = len(kept) - 1
    return [
        ShownItem(
            place=place + 1,
            entry=entry,
            up=_address(kept.move(entry.asked, -1), to=entry.asked) if place else None,
            down=_address(kept.move(entry.asked, 1), to=entry.asked) if place < last else None,
            # Its number and place are all that bringing it back needs.
            remove=_address(kept.drop(entry.asked), undo=f"{entry.asked}.{place}"),
        )
        for place, entry in enumerate(gather_entries(kept.numbers))
    ]


def _undo(kept: Shortlist) -> ShownUndo | None:
    """Give the way back of what was just taken off, None where nothing was."""
    number, _, place = clean(request.args.get(UNDO, "")).partition(".")
    gone = read_shortlist(number).numbers
    if not gone or gone[0] in kept or kept.is_full or not (place.isascii() and place.isdigit()):
        return None
    (entry,) = gather_entries(gone)
    if entry.service is None:
        return None
    back = kept.keep(gone[0], place=min(int(place[:3]), len(kept)))
    return ShownUndo(str(entry.service.name), _address(back, to=gone[0]))


def _address(kept: Shortlist, to: int | None = None, undo: str | None = None) -> str:
    link = address("shortlist.lists.index", kept=kept.text or None, undo=undo)
    return f"{link}#item-{to}" if to is not None else link
