"""A page to start from in words: its sections, the pages beside it, and its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import request

from finder.directory.urgent import UrgentLine, urgent_lines
from finder.i18n import gettext
from finder.places.place import Place, PlaceKind
from finder.search.bands import Band
from finder.search.gathering import Found, Gathered, Part
from finder.search.request import SearchRequest
from finder.search.starting import SECTIONS, Section
from finder.vocabulary import ANY_CANCER, CANCERS
from finder.web.addresses import address
from finder.web.countries import CountryChoice, country_choices, home_country, settle_in
from finder.web.inputs import read_query
from finder.web.public.best import ShownPart, show_part
from finder.web.public.choices import MOST_OTHERS, Choice
from finder.web.requests import get_finder, get_session, today
from finder.web.search_form import SearchForm
from finder.web.words import inside_sentence, label_of, place_name, short_place

# These are not counted in four stages.
WITHOUT_STAGE_4 = frozenset(
    {"inherited_risk", "dcis", "brain_spine", "childhood", *CANCERS.family("blood")}
)
# The founding page: there whatever the directory holds.
ALWAYS = frozenset({"her2_positive"})


@dataclass(frozen=True, slots=True)
class ShownKind:
    """A kind of cancer with a page to start from, and those below it."""

    words: str
    address: str
    children: "tuple[ShownKind, ...]" = ()


@dataclass(frozen=True, slots=True)
class ShownStart:
    """A page to start from. `place` is empty while none is known; `unknown` was typed as one."""

    cancer: str
    heading: str
    near: str
    place: str
    unknown: str | None
    suggestions: tuple[Choice, ...]
    parts: tuple[ShownPart, ...]
    any_confirmed: bool
    parent: Choice | None
    children: tuple[ShownKind, ...]
    five_calls: str
    line: UrgentLine | None  # whom to call first
    stage_4: str | None
    countries: list[CountryChoice]


def show_kinds(kinds: Sequence[str], parent: str = ANY_CANCER) -> tuple[ShownKind, ...]:
    """Give the kinds of cancer below one, as a tree, in reading order."""
    return tuple(
        ShownKind(
            label_of(CANCERS, term.id),
            address("public.start.show", cancer=term.id),
            show_kinds(kinds, term.id),
        )
        for term in CANCERS.children(parent)
        if term.id in kinds
    )


def gather(cancer: str, parts: Sequence[Part]) -> tuple[SearchRequest, Gathered]:
    """Give what the address asks and what was found for it; the page settles where the place is."""
    asked = SearchForm.of(read_query(request.query_string)).to_request()
    asked = replace(asked, text="", chosen={"cancer": (cancer,)})
    gathered = get_finder().gather(get_session(), asked, parts, today())
    if gathered.place is not None:
        # Who is in Leeds needs British numbers behind every link.
        settle_in(gathered.place.country)
    return asked, gathered


def gather_sections(cancer: str) -> ShownStart | None:
    """Give the page of a kind of cancer, None where the directory holds too little for one."""
    asked, gathered = gather(cancer, [section.part for section in SECTIONS])
    if cancer not in (*gathered.kinds, *ALWAYS):
        return None
    place = gathered.place
    country = place.country if place is not None else home_country()
    parts = tuple(
        show_part(
            found,
            gettext(section.heading),
            gettext(section.sentence),
            country,
            _note(section, found, gathered),
        )
        for section, found in zip(SECTIONS, gathered.parts, strict=True)
    )
    return ShownStart(
        cancer=cancer,
        heading=gettext("%(cancer)s: start here", cancer=label_of(CANCERS, cancer)),
        near=place.label if place is not None else asked.near,
        place=place_name(place.label) if place is not None else "",
        unknown=asked.near if asked.near and place is None else None,
        suggestions=_suggestions(cancer, gathered),
        parts=parts,
        line=urgent_lines().first_helpline(
            country, place.region if place is not None and gathered.placed else None
        ),
        any_confirmed=any(card.confirmed for part in parts for card in part.cards),
        parent=_parent(cancer),
        children=show_kinds(gathered.kinds, cancer),
        five_calls=address("public.start.five_calls", cancer=cancer, near=asked.near or None),
        stage_4=None
        if cancer in WITHOUT_STAGE_4
        else address("public.services.index", audience="metastatic", cancer=cancer),
        countries=country_choices(
            lambda code: address("public.start.show", cancer=cancer, country=code)
        ),
    )


def _note(section: Section, found: Found, gathered: Gathered) -> str | None:
    """Give what has to be said before the cards of a section that lives by its place."""
    if not gathered.placed:
        return gettext(section.without_place) if section.without_place else None
    near = any(card.band is Band.NEAR for card in found.cards)
    if not section.part.go_there or near or gathered.place is None:
        return None
    return gettext("We know none near %(place)s yet.", place=short_place(gathered.place))


def _suggestions(cancer: str, gathered: Gathered) -> tuple[Choice, ...]:
    read = gathered.place_read
    if read is None:
        return ()
    others = read.lookup.others if read.place is not None else read.lookup.suggestions
    return tuple(
        Choice(
            place_name(one.label),
            address("public.start.show", cancer=cancer, near=_near(one)),
            chosen=False,
        )
        for one in others[:MOST_OTHERS]
    )


def _near(place: Place) -> str:
    # A town's label reads well in an address; that of a county or region may lead to a town.
    return place.label if place.kind is PlaceKind.TOWN else place.id


def _parent(cancer: str) -> Choice | None:
    parent = CANCERS[cancer].parent
    if parent is None or parent == ANY_CANCER:
        return None
    words = gettext("All %(cancer)s", cancer=inside_sentence(label_of(CANCERS, parent)))
    return Choice(words, address("public.start.show", cancer=parent), chosen=False)
