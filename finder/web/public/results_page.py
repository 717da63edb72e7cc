"""The page of results in words: everything that its template prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finder.directory.urgent import UrgentLine, urgent_lines
from finder.i18n import format_number, gettext
from finder.places.distance import distance_words
from finder.search.alarms import Notice
from finder.search.filters import BY_KEY
from finder.search.results import FacetValue, NearestBeyond, SearchResults
from finder.search.weights import WEIGHTS
from finder.vocabulary import UrgentKind
from finder.web.countries import CountryChoice, country_choices, home_country
from finder.web.public import choices, questions
from finder.web.public.choices import Choice, Corrected
from finder.web.public.questions import Chip
from finder.web.public.results_map import ShownMap, show_map
from finder.web.requests import get_gazetteer
from finder.web.showing.cards import ShownCard, show_card
from finder.web.words import in_country, short_place

FIRST_LINES: dict[Notice | None, tuple[UrgentKind, ...]] = {
    Notice.CRISIS: (UrgentKind.CRISIS, UrgentKind.EMERGENCY),
    Notice.SAFETY: (UrgentKind.ABUSE, UrgentKind.EMERGENCY),
    Notice.ILLNESS: (UrgentKind.EMERGENCY, UrgentKind.MEDICAL_ADVICE),
    Notice.NONE: (),
    None: (),
}
# So few services that a person to call is worth more than the list.
THIN = 3


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value of a filter with its count."""

    value: str
    words: str
    count: str
    chosen: bool
    children: "tuple[ShownValue, ...]"
    opened: bool  # this value or one below it is chosen


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """One filter as it is offered."""

    key: str
    words: str
    values: tuple[ShownValue, ...]
    opened: bool  # one of its values is chosen


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Cards under one heading; the first group has an empty one."""

    heading: str
    cards: tuple[ShownCard, ...]


@dataclass(frozen=True, slots=True)
class ShownReason:
    """One line of the sum behind a result's place, for those who keep the table of weights."""

    words: str
    adds: float


@dataclass(frozen=True, slots=True)
class ShownResults:
    """Everything on a page of results. `place_words` is empty when no place was named."""

    heading: str
    text: str
    near: str
    total: int
    page: int
    pages: int
    notice: Notice | None
    urgent: tuple[UrgentLine, ...]
    problems: list[str]
    corrected: Corrected | None  # what was read where typing errors were mended
    chips: list[Chip]
    topics: list[Chip]  # what the words were read as
    everything: str
    unknown_place: str | None
    place_named: bool
    used_place: str  # the place that counts, as it is read
    named: list[Choice]  # other places that were named beside it
    suggestions: list[Choice]
    others: list[Choice]
    here: str
    groups: list[ShownGroup]
    also: tuple[ShownCard, ...]  # what may help beside it, where little was found
    unsure: bool  # hardly a word of the question was read
    any_confirmed: bool
    facets: list[ShownFacet]
    circles: list[Choice]
    orders: list[Choice]
    before: str | None
    after: str | None
    ways_without: list[Choice]
    everything_here: str | None
    nothing_local: str | None
    left_open: str | None  # what the words said for certain and nothing here has
    nearest: str | None
    wider: Choice | None
    talk: UrgentLine | None  # a person to call, where little was found
    kept: list[tuple[str, str]]
    kept_with_filters: list[tuple[str, str]]
    countries: list[CountryChoice]
    map: ShownMap | None
    reasons: dict[int, list[ShownReason]]  # by number; empty unless it was asked for

    @property
    def has_ways_on(self) -> bool:
        """Say whether there is anything to follow where little was found."""
        return bool(self.ways_without or self.wider or self.everything_here)


def show_results(results: SearchResults) -> ShownResults:
    """Give results in words."""
    request, understanding = results.request, results.understanding
    before, after = choices.page_addresses(results)
    country = questions.unit_country(results)
    parted = questions.groups(results)
    listed = [card for group in parted for card in group.cards]
    shown_map = show_map(results, listed, get_gazetteer())
    pins = shown_map.pins if shown_map is not None else {}
    groups = [
        ShownGroup(
            group.heading,
            tuple(show_card(card, country, pins.get(card.number)) for card in group.cards),
        )
        for group in parted
    ]
    unknown = choices.unknown_place(results)
    place_named = results.place is not None or unknown is not None
    return ShownResults(
        heading=questions.sentence(results),
        text="" if understanding.notice in questions.HEADINGS else request.text,
        near=request.near,
        total=results.total,
        page=choices.shown_page(results),
        pages=results.pages,
        notice=understanding.notice,
        urgent=_lines(results, FIRST_LINES[understanding.notice]),
        problems=questions.problem_words(results),
        corrected=choices.corrected(results),
        chips=questions.chips(results),
        topics=questions.topic_chips(results),
        everything=questions.nothing_chosen(request),
        unknown_place=unknown,
        place_named=place_named,
        used_place=questions.place_words(results),
        named=choices.named_places(results),
        suggestions=choices.suggested_places(results),
        others=choices.other_places(results),
        here=in_country(results.country),
        groups=groups,
        also=tuple(show_card(card, country, None) for card in results.also),
        unsure=results.unsure and not request.chosen and choices.shown_page(results) == 1,
        any_confirmed=any(card.confirmed for group in groups for card in group.cards),
        facets=_facets(results),
        circles=choices.circles(results) if _has_point(results) else [],
        orders=choices.orders(results) if results.total > THIN else [],
        before=before,
        after=after,
        ways_without=choices.ways_without(results),
        everything_here=choices.everything_here(results),
        nothing_local=_nothing_local(results),
        left_open=_left_open(results),
        nearest=_nearest(results, results.ways_on.nearest),
        wider=choices.wider(results),
        talk=_talk(results) if results.total <= THIN else None,
        kept=questions.kept(request, *questions.QUESTION),
        kept_with_filters=questions.kept(request, *questions.FILTERED),
        countries=[]
        if place_named
        else country_choices(lambda code: questions.address_in(request, code)),
        map=shown_map,
        reasons={number: _reasons(sums) for number, sums in results.reasons.items()},
    )


def _reasons(sums: Mapping[str, float]) -> list[ShownReason]:
    lines = [ShownReason(f"{key}: {WEIGHTS[key].reason}", adds) for key, adds in sums.items()]
    return [*lines, ShownReason("sum", sum(sums.values()))]


def _has_point(results: SearchResults) -> bool:
    return results.place is not None and not results.place.is_area


def _facets(results: SearchResults) -> list[ShownFacet]:
    return [
        ShownFacet(facet.key, gettext(facet.label), values, any(one.opened for one in values))
        for facet in results.facets
        for values in [_values(facet.key, facet.values)]
    ]


def _values(key: str, values: Sequence[FacetValue]) -> tuple[ShownValue, ...]:
    shown = []
    for value in values:
        children = _values(key, value.children) if value.children else ()
        shown.append(
            ShownValue(
                value.value,
                questions.value_words(key, value.value),
                format_number(value.count),
                value.chosen,
                children,
                value.chosen or any(child.opened for child in children),
            )
        )
    return tuple(shown)


def _nothing_local(results: SearchResults) -> str | None:
    """Give "we know nothing local near Stowe, Vermont yet" where all that is found is national."""
    place = results.place
    if place is None or results.local != 0 or not results.total:
        return None
    if place.is_area:
        return gettext(
            "We know nothing local in %(place)s yet that fits.", place=short_place(place)
        )
    return gettext("We know nothing local near %(place)s yet that fits.", place=short_place(place))


def _left_open(results: SearchResults) -> str | None:
    """Give "nothing in Polish near Dublin", where that was left open to find anything."""
    if not results.left_open:
        return None
    said = [
        gettext(BY_KEY[key].sentence, value=questions.said_inside(key, [value]))
        for key, value in results.left_open
    ]
    return gettext(
        "We know nothing %(said)s %(place)s. This may help instead.",
        place=questions.place_words(results),
        said=", ".join(said),
    )


def _nearest(results: SearchResults, nearest: NearestBeyond | None) -> str | None:
    """Give "none within 25 miles; the nearest is in Worcester, about 39 miles"."""
    if nearest is None:
        return None
    country = questions.unit_country(results)
    distance = distance_words(nearest.distance_km, country, about=True)
    within = results.request.within or questions.USUAL_KILOMETRES
    reach = distance_words(within, country, about=False)
    if nearest.city is None:
        return gettext(
            "None to go to within %(reach)s; the nearest is %(distance)s away.",
            reach=reach,
            distance=distance,
        )
    return gettext(
        "None to go to within %(reach)s; the nearest is in %(town)s, %(distance)s away.",
        reach=reach,
        town=nearest.city,
        distance=distance,
    )


def _lines(results: SearchResults, kinds: tuple[UrgentKind, ...]) -> tuple[UrgentLine, ...]:
    """Give the urgent lines of these kinds where the place is, else in the home country."""
    return urgent_lines().lines_for(*_where_to_call(results), kinds) if kinds else ()


def _talk(results: SearchResults) -> UrgentLine | None:
    """Give the cancer line to call, none where somebody needs other lines first."""
    if FIRST_LINES[results.understanding.notice]:
        return None
    return urgent_lines().first_helpline(*_where_to_call(results))


def _where_to_call(results: SearchResults) -> tuple[str, str | None]:
    """Give the country whose lines can be called, and the part of it that is known."""
    place = results.place
    if place is None or place.country not in urgent_lines().countries():
        return home_country(), None
    return place.country, place.region if place.code != place.country else None
