"""A question in words: the sentence, the chips that one tap removes, what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.i18n import gettext, join_or, language_name, ngettext
from finder.places.distance import distance_words
from finder.search.alarms import Notice
from finder.search.bands import Band
from finder.search.filters import BY_KEY, FILTERS
from finder.search.lexicon import COUNTRY
from finder.search.request import (
    LONGEST_TEXT,
    NEARBY_KILOMETRES,
    Problem,
    SearchRequest,
    Sort,
)
from finder.search.results import Card, SearchResults
from finder.search.topics import Read
from finder.vocabulary import mark
from finder.web.addresses import address
from finder.web.countries import country_is_from_words
from finder.web.requests import get_config, get_gazetteer
from finder.web.words import in_country, inside_sentence, place_name

USUAL_KILOMETRES = NEARBY_KILOMETRES
# Parameters that another form of the page keeps in hidden fields.
QUESTION = ("q", "near", "sort", "exact", "unread")
FILTERED = ("within", "sort", *BY_KEY)
NEED = "need"
# What the words were read as is shown for these lists.
TOPICS = (NEED, "audience", "cancer", COUNTRY)
MOST_TOPICS, MOST_MEANINGS = 6, 2
LONGEST_HEADING, LONGEST_CHIP = 60, 30
# Their labels do not fit into the middle of a sentence.
AT_THE_END = ("audience", "cost")
PROBLEMS = {
    "unknown_value": mark("We do not know “%(value)s” as %(field)s, so we left it out."),
    "too_long": mark("That was long, so we used only the first %(longest)s letters of %(field)s."),
    "not_a_number": mark("“%(value)s” is not a number we can read as %(field)s. We left it out."),
    "out_of_range": mark("“%(value)s” is out of range as %(field)s, so we left it out."),
    "repeated": mark("There was more than one value for %(field)s. We used the first."),
    "too_many": mark("That was too many values for %(field)s. We used the first ones."),
}
FIELDS = {
    "q": mark("what you look for"),
    "near": mark("the place"),
    "within": mark("the distance in kilometres"),
    "country": mark("the country"),
    "sort": mark("the order"),
    "page": mark("the page"),
    "limit": mark("the number of results"),
    "explain": mark("whether to explain"),
    "exact": mark("whether words are read as typed"),
    "unread": mark("what your words do not mean"),
}


HEADINGS = {
    Notice.CRISIS: mark("Please talk to someone now"),
    Notice.SAFETY: mark("People to call now"),
    Notice.ILLNESS: mark("People to call now"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the address of the same search without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards that belong under one heading; the first group has none."""

    heading: str
    cards: tuple[Card, ...]


def search_address(request: SearchRequest) -> str:
    """Give the address of a search; what is usual is left out of it."""
    return address("public.services.index", **search_values(request))


def address_in(request: SearchRequest, country: str | None) -> str:
    """Give the address of the same search in another home country, None for the site's own."""
    if country is None and country_is_from_words():
        country = get_config().home_country
    values = search_values(replace(request, page=1)) | {"country": country}
    return address("public.services.index", **values)


def search_values(request: SearchRequest) -> dict[str, object]:
    """Give the parameters of a search by name; what is usual is left out."""
    values: dict[str, object] = {
        "q": request.text or None,
        "near": request.near or None,
        "within": request.within,
        "sort": request.sort.value if request.sort is not Sort.BEST else None,
        "page": request.page if request.page > 1 else None,
        "exact": "1" if request.exact else None,
        "unread": list(request.unread) or None,
        "explain": "1" if request.explain else None,
    }
    if request.country_chosen or request.country != get_config().home_country:
        values["country"] = request.country
    elif country_is_from_words():
        values["country"] = None  # the words will say it again, unless they are taken back
    values.update({key: list(chosen) for key, chosen in request.chosen.items()})
    return values


def kept(request: SearchRequest, *names: str) -> list[tuple[str, str]]:
    """Give some parameters of a search as names and values, for hidden fields."""
    found: list[tuple[str, str]] = []
    for name, value in search_values(request).items():
        if name in names and value is not None:
            values = value if isinstance(value, list) else [value]
            found.extend((name, str(one)) for one in values)
    return found


def nothing_chosen(request: SearchRequest) -> str:
    """Give the address of the same question in the same place without any filter."""
    return search_address(replace(request, chosen={}, within=None, page=1))


def without(request: SearchRequest, key: str, value: str) -> SearchRequest:
    """Give the request with one chosen value left out, from its first page."""
    fewer = tuple(one for one in request.values(key) if one != value)
    chosen = {name: values for name, values in request.chosen.items() if name != key}
    return replace(request, chosen={**chosen, key: fewer} if fewer else chosen, page=1)


def value_words(key: str, value: str) -> str:
    """Give the words for a value of a filter."""
    one = BY_KEY[key]
    if one.values is None:
        return language_name(value) or value
    return gettext(one.values[value].label)


def sentence(results: SearchResults) -> str:
    """Give what was searched in one line, such as "Help in person near Boston, Massachusetts"."""
    request = results.request
    if results.understanding.notice in HEADINGS:
        # One's own words as a heading would be cold, and dangerous where somebody else looks on.
        return gettext(HEADINGS[results.understanding.notice])
    said = {one.key: said_inside(one.key, request.values(one.key)) for one in FILTERS}
    needs = [value_words(NEED, value) for value in request.values(NEED)]
    parts = [join_or([needs[0], *map(inside_sentence, needs[1:])]) if needs else gettext("Help")]
    if request.text:
        said_shortly = shortened(results.understanding.text)
        parts.append(gettext("for “%(words)s”", words=said_shortly))
    parts.extend(
        gettext(one.sentence, value=said[one.key])
        for one in FILTERS
        if said[one.key] and one.key not in (NEED, *AT_THE_END)
    )
    parts.append(place_words(results))
    text = " ".join(parts)
    rest = [said[key] for key in AT_THE_END if said[key]]
    return gettext("%(what)s: %(rest)s", what=text, rest="; ".join(rest)) if rest else text


def said_inside(key: str, values: Sequence[str]) -> str:
    """Give the chosen values of a filter as part of a sentence, empty when there are none."""
    labels = [value_words(key, value) for value in values]
    # Languages are names: they keep their capital letter where a language gives them one.
    return join_or(labels if BY_KEY[key].values is None else [*map(inside_sentence, labels)])


def place_words(results: SearchResults) -> str:
    """Give where help is looked for: near a point, in an area, or in the home country."""
    place = results.place
    if place is None:
        return in_country(results.country)
    if place.code == place.country:
        return in_country(place.country)
    if place.is_area:
        return gettext("in %(place)s", place=place_name(place.label))
    return gettext("near %(place)s", place=place_name(place.label))


def shortened(text: str, most: int = LONGEST_HEADING) -> str:
    """Give a long question up to a whole word, with a mark for the rest.

    A heading of nine lines would push the help off a phone; the box keeps the whole question.
    """
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,.;:-')} …"


def chips(results: SearchResults) -> list[Chip]:
    """Give everything that narrows the search, each with the address without it."""
    request = replace(results.request, page=1)
    found = []
    if request.text and results.understanding.notice not in HEADINGS:
        nothing = replace(request, text="", exact=False, unread=())
        said = shortened(results.understanding.text, LONGEST_CHIP)
        found.append(Chip(f"“{said}”", search_address(nothing)))
    found.extend(_place_chips(results, request))
    for one in FILTERS:
        for value in request.values(one.key):
            address_without = search_address(without(request, one.key, value))
            found.append(Chip(value_words(one.key, value), address_without))
    return found


def topic_chips(results: SearchResults) -> list[Chip]:
    """Give what the words were read as; each can be taken back, and the words stay.

    Several meanings of the same words are one chip: who means another thing means none of them.
    """
    request, understanding = replace(results.asked, page=1), results.understanding
    if understanding.notice in HEADINGS:
        return []
    meant: dict[tuple[str, str], list[Read]] = {}
    for read in understanding.reads:
        is_elsewhere = results.country != results.asked.country
        if read.taxonomy in TOPICS and (read.taxonomy != COUNTRY or is_elsewhere):
            meant.setdefault((read.taxonomy, read.words), []).append(read)
    found = []
    for (taxonomy, words), reads in list(meant.items())[:MOST_TOPICS]:
        unread = tuple(dict.fromkeys((*request.unread, *(read.key for read in reads))))
        reads.sort(key=lambda read: read.term != results.country)  # "mum" is said in several
        said = _reading_words(taxonomy, words, reads)
        found.append(Chip(said, search_address(replace(request, unread=unread))))
    return found


def _reading_words(taxonomy: str, words: str, reads: Sequence[Read]) -> str:
    """Give "rent: help with rent, bills and daily costs", or a country by its name."""
    if taxonomy == COUNTRY:
        return f"“{words}”: {in_country(reads[0].term)}"
    if len(reads) > MOST_MEANINGS:
        return gettext("“%(words)s”: several kinds of help", words=words)
    what = join_or([inside_sentence(value_words(taxonomy, read.term)) for read in reads])
    return f"“{words}”: {what}"


def _place_chips(results: SearchResults, request: SearchRequest) -> list[Chip]:
    found = []
    read = results.understanding.place
    if request.near:
        label = place_name(results.place.label) if results.place is not None else request.near
        elsewhere = replace(request, near="", within=None, sort=Sort.BEST)
        found.append(Chip(label, search_address(elsewhere)))
    elif read is not None and read.place is not None:
        words = " ".join(results.understanding.text.replace(read.words, " ").split())
        found.append(
            Chip(place_name(read.place.label), search_address(replace(request, text=words)))
        )
    if request.within is not None:
        words = within_words(request.within, unit_country(results))
        found.append(Chip(words, search_address(replace(request, within=None))))
    return found


def unit_country(results: SearchResults) -> str:
    """Give the country in whose unit distances are read."""
    return results.place.country if results.place is not None else results.country


def within_words(kilometres: int, country: str) -> str:
    """Give a reach in words, such as "within 25 miles"."""
    return gettext("within %(distance)s", distance=distance_words(kilometres, country, about=False))


def problem_words(results: SearchResults) -> list[str]:
    """Give a sentence for everything that was asked and left out."""
    said = [problem_sentence(problem) for problem in results.request.problems]
    if results.request.page > results.pages:
        said.append(
            ngettext(
                "There is only one page, so here it is.",
                "There are only %(num)s pages. This is the last one.",
                results.pages,
            )
        )
    return said


def problem_sentence(problem: Problem) -> str:
    """Give one sentence about something that was left out, and why."""
    field = FIELDS.get(problem.field)
    name = gettext(field) if field else inside_sentence(gettext(BY_KEY[problem.field].label))
    return gettext(PROBLEMS[problem.kind], value=problem.value, field=name, longest=LONGEST_TEXT)


def groups(results: SearchResults) -> list[CardGroup]:
    """Give the cards of the page by how far they are, in their order."""
    parted: dict[str, list[Card]] = {}
    for card in results.cards:
        parted.setdefault(_heading(results, card), []).append(card)
    return [CardGroup(heading, tuple(cards)) for heading, cards in parted.items()]


def _heading(results: SearchResults, card: Card) -> str:
    if card.band is Band.FURTHER and results.request.sort is not Sort.NAME:
        return gettext("Further away")
    if card.band is not Band.ASK:
        return ""
    place = results.place
    around = get_gazetteer().area(place.region) if place is not None and place.region else None
    if around is not None and any(around.name in area.split(", ") for area in card.areas):
        return gettext("Somewhere %(place)s: ask where", place=_in(around.name))
    return gettext("Ask them if it is near you")


def _in(name: str) -> str:
    return gettext("in %(place)s", place=name)
