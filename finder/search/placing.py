"""Where help is wanted: the place of a question, from its field or its sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.large_towns import with_large_towns
from finder.places.namesakes import for_anybody
from finder.places.place import Lookup, Mention, MentionRole, Place
from finder.search.named_centres import NEARNESS, NamedCentre, centre_in_sentence, likeliest
from finder.search.request import SearchRequest
from finder.text import Word, fold

IsKnown = Callable[[str], bool]
KnownIn = Callable[[Place], int]
LEFT = (MentionRole.LIVES, MentionRole.HOME)
SHORT_WORD = 2
# Places of one sentence that are so many times larger together in another country are there.
FAR_LARGER = 3
# "From Barmouth to Bangor": of two towns of a name, one that is so much nearer and not so much
# smaller than the other is meant beside one that is farther than this.
FAR_APART_KILOMETRES, MUCH_NEARER, MUCH_SMALLER = 150, 3, 20


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A place that was read, from the place field or from the sentence."""

    words: str
    place: Place | None  # None: not known
    lookup: Lookup
    from_sentence: bool = False
    beside: tuple[Place, ...] = ()  # places named beside it, such as home
    sets_out: bool = False  # it is only where they live or come from
    home: "PlaceRead | None" = None  # where they live or come from, if they named that too


def read_place(
    request: SearchRequest,
    typed: tuple[Word, ...],
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    known_in: KnownIn,
) -> tuple[PlaceRead | None, frozenset[int]]:
    """Give the place that counts and the numbers of the words in the sentence that name it."""
    found = _without_short_words(request.text, gazetteer.read_places(request.text, request.country))
    mentions = _near_each_other(_in_one_country(found, chosen=request.country_chosen))

    def find(words: str, lookup: Lookup) -> Lookup:
        """Give the places of one name for who may ask from anywhere, and of names near it."""
        if not request.country_chosen and len(mentions) < 2:
            lookup = for_anybody(lookup, known_in)
        return with_large_towns(gazetteer, words, lookup, request.country)

    return _read_place(request, typed, gazetteer, named_centre, mentions, find)


def _read_place(
    request: SearchRequest,
    typed: tuple[Word, ...],
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    mentions: tuple[Mention, ...],
    find: Callable[[str, Lookup], Lookup],
) -> tuple[PlaceRead | None, frozenset[int]]:
    if request.near:
        field = _place_field(request, gazetteer, named_centre, find)
        narrower = _narrower(field, mentions)
        if narrower is not None:
            said = request.text[narrower.start : narrower.end]
            return PlaceRead(said, narrower.place, narrower.lookup), _words_of([narrower], typed)
        same = [m for m in mentions if field.place and m.place.name == field.place.name]
        return field, _words_of(same, typed)
    centre = centre_in_sentence(typed, mentions, named_centre, gazetteer, request.country)
    if centre is not None:
        place, words = centre
        first = words.start + (typed[words.start].text in NEARNESS)
        said = request.text[typed[first].start : typed[words.stop - 1].end]
        # "near MD Anderson, Houston": the town says again where the centre is.
        taken = {*words, *_words_of(mentions, typed)}
        beside = tuple(
            one.place for one in mentions if one.certain and one.role is not MentionRole.WHERE
        )
        read = PlaceRead(said, place, Lookup(place), from_sentence=True, beside=beside)
        return read, frozenset(taken)
    # Where help is wanted counts, else where somebody lives, and where they come from last.
    wanted = next(
        (
            [one for one in mentions if one.role is role]
            for role in MentionRole
            if any(one.role is role for one in mentions)
        ),
        [],
    )
    if not wanted:
        return None, frozenset()
    best = max(wanted, key=lambda mention: mention.certain)
    said = request.text[best.start : best.end]
    lookup = find(said, best.lookup)
    beside = _beside(best.place, mentions)
    read = PlaceRead(said, lookup.place, lookup, from_sentence=True, beside=beside)
    read = replace(read, sets_out=best.role in LEFT)
    home = next((one for one in mentions if one.certain and one.role in LEFT), None)
    if home is not None and home is not best:
        said = request.text[home.start : home.end]
        there = _beside(home.place, mentions)
        at_home = PlaceRead(said, home.place, home.lookup, from_sentence=True, beside=there)
        read = replace(read, home=at_home)
    return read, _words_of(mentions, typed)


def _without_short_words(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the mentions without small letters for an area that the town beside them is not in.

    "Still in tx, Saskatoon" is in treatment and not in Texas.
    """
    towns = [mention.place for mention in mentions if not mention.place.is_area]
    return tuple(
        mention
        for mention in mentions
        if mention.end - mention.start > SHORT_WORD
        or not (mention.place.is_area and text[mention.start : mention.end].islower())
        or not towns
        or any(mention.place.code in town.areas for town in towns)
    )


def _in_one_country(mentions: tuple[Mention, ...], *, chosen: bool) -> tuple[Mention, ...]:
    """Give the places of a sentence in the country that has them all, where one has.

    Who lives near Cork and has chemo in Dublin is not treated in Dublin, California. Where nobody
    chose a country and another one has them all far larger, they are there: from Prince George to
    Vancouver.
    """
    countries = {mention.place.country for mention in mentions}
    if len(countries) == 1 and len(mentions) > 1 and not chosen:
        countries |= {place.country for mention in mentions for place in mention.lookup.others}
    if len(countries) < 2:
        return mentions
    areas = [mention.place for mention in mentions if mention.place.is_area]
    if areas:  # who comes from Mexico does not come from Mexico, Missouri
        return tuple(_inside(mention, areas) for mention in mentions)
    named = {place.country for mention in mentions for place in mention.lookup.others}
    choices = _all_in_one(mentions, countries) or _all_in_one(mentions, named - countries)
    if not choices:
        return mentions
    people, _, best = max(choices, key=lambda choice: choice[:2])
    now = sum(mention.place.population for mention in mentions)
    if people * FAR_LARGER < now:  # Perth and Albany are not the two villages of New York
        return mentions
    if len({mention.place.country for mention in mentions}) == 1 and people < FAR_LARGER * now:
        return mentions
    return tuple(
        mention if mention.place == place else _meaning(mention, place)
        for mention, place in zip(mentions, best, strict=True)
    )


def _all_in_one(
    mentions: Sequence[Mention], countries: Iterable[str]
) -> list[tuple[int, str, list[Place]]]:
    """Give people, country and places for each country that has a place of every name."""
    choices = []
    for country in countries:
        there = [_namesake(mention, country) for mention in mentions]
        places = [place for place in there if place is not None]
        if len(places) == len(mentions):
            choices.append((sum(place.population for place in places), country, places))
    return choices


def _near_each_other(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the places of a sentence with the towns that are near the surest of them.

    The surest has no other of its name in the country, or the most people.
    """
    towns = [mention for mention in mentions if not mention.place.is_area]
    if len(towns) < 2:
        return mentions
    surest = max(
        towns,
        key=lambda one: (
            all(other.country != one.place.country for other in one.lookup.others),
            one.place.population,
        ),
    )
    return tuple(one if one is surest else _nearer_to(one, surest.place) for one in mentions)


def _nearer_to(mention: Mention, sure: Place) -> Mention:
    """Give the mention, or its namesake that is far nearer to a place that is sure."""
    now = mention.place
    if now.is_area or now.country != sure.country or now.point is None or sure.point is None:
        return mention
    distance = kilometres_between(now.point, sure.point)
    if distance <= FAR_APART_KILOMETRES:
        return mention
    nearer = {
        kilometres_between(place.point, sure.point): place
        for place in mention.lookup.others
        if place.point is not None
        and not place.is_area
        and place.country == sure.country
        and place.population * MUCH_SMALLER >= now.population
    }
    nearest = min(nearer, default=distance)
    return _meaning(mention, nearer[nearest]) if nearest * MUCH_NEARER < distance else mention


def _inside(mention: Mention, areas: Sequence[Place]) -> Mention:
    """Give the town of that name in an area of the same sentence, where there is one.

    "Northern Ontario, chemo is in Sudbury" is not Sudbury, Massachusetts.
    """
    if mention.place.is_area:
        return mention
    for place in (mention.place, *mention.lookup.others):
        if any(area.code in place.areas for area in areas):
            return mention if place == mention.place else _meaning(mention, place)
    return mention


def _namesake(mention: Mention, country: str) -> Place | None:
    candidates = (mention.place, *mention.lookup.others)
    return next((place for place in candidates if place.country == country), None)


def _meaning(mention: Mention, place: Place) -> Mention:
    """Give the mention with another one of the places of its name."""
    others = tuple(one for one in (mention.place, *mention.lookup.others) if one != place)
    return replace(mention, place=place, lookup=Lookup(place, others))


def _narrower(field: PlaceRead, mentions: Sequence[Mention]) -> Mention | None:
    """Give the town of the sentence that lies in the area of the field: Halifax in Nova Scotia."""
    area = field.place
    if area is None or not area.is_area:
        return None
    return next(
        (
            one
            for one in mentions
            if one.role is MentionRole.WHERE
            and not one.place.is_area
            and area.code in one.place.areas
        ),
        None,
    )


def _beside(place: Place, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Give the places that were named beside the one that counts, not those around it."""
    others = dict.fromkeys(one.place for one in mentions if one.certain and one.place != place)
    return tuple(
        other
        for other in others
        if (other.code is None or other.code not in place.areas)
        and (place.code is None or place.code not in other.areas)
    )


def _words_of(mentions: Sequence[Mention], typed: tuple[Word, ...]) -> frozenset[int]:
    """Give the numbers of the words that name the places mentioned."""
    return frozenset(
        index
        for index, word in enumerate(typed)
        if any(mention.start <= word.start < mention.end for mention in mentions)
    )


def _place_field(
    request: SearchRequest,
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    find: Callable[[str, Lookup], Lookup],
) -> PlaceRead:
    chosen = gazetteer.by_id(request.near) if ":" in request.near else None
    if chosen is not None:
        return PlaceRead(chosen.label, chosen, Lookup(chosen))
    lookup = find(request.near, gazetteer.find(request.near, request.country))
    if lookup.place is None:
        centre = likeliest(named_centre(fold(request.near).split()), (), request.country)
        if centre is not None:
            lookup = Lookup(centre)
    if lookup.place is None and not lookup.suggestions:
        # "rural Mississippi", "Perth WA 6000, Australia": a place with words around it.
        around = gazetteer.read_places(request.near, request.country)
        places = [one for one in around if one.certain]
        if places:
            lookup = min(places, key=lambda one: one.place.is_area).lookup
    return PlaceRead(request.near, lookup.place, lookup)
