"""One kind of help in words: its best few as short cards, and the way to all of it."""

from dataclasses import dataclass

from finder.i18n import gettext, ngettext
from finder.search.gathering import Found
from finder.web.public.choices import Choice
from finder.web.public.questions import search_address
from finder.web.showing.cards import ShownCard, show_short_card


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of a page; `nothing` says so when it has no cards, `all` leads to its search."""

    key: str
    heading: str
    sentence: str
    note: str | None
    cards: tuple[ShownCard, ...]
    nothing: str
    all: Choice


def show_part(
    found: Found, heading: str, sentence: str, country: str, note: str | None = None
) -> ShownPart:
    """Give a part in words, with distances in the unit of the country.

    `note` is what has to be said before its cards, or in their place.
    """
    return ShownPart(
        key=found.part.key,
        heading=heading,
        sentence=sentence,
        note=note,
        cards=tuple(show_short_card(card, country) for card in found.cards),
        nothing="" if note else gettext("We found none here yet."),
        all=_all(found),
    )


def _all(found: Found) -> Choice:
    words = gettext("Look for it yourself")
    if found.total:
        words = ngettext("See it in the list", "See all %(num)s", found.total)
    return Choice(words, search_address(found.request), chosen=False, total=found.total)
