"""Where help is wanted: the place of a question, from its field or its sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.large_towns import with_large_towns
from finder.places.namesakes import for_anybody
from finder.places.place import Lookup, Mention, MentionRole, Place, PlaceKind
from finder.search.centres import SAME_CITY_KILOMETRES
from finder.search.request import SearchRequest
from finder.text import Word, fold

NamedCentre = Callable[[Sequence[str]], tuple[Place, ...]]
IsKnown = Callable[[str], bool]
KnownIn = Callable[[Place], int]
NEARNESS = frozenset(
    {"near", "nr", "by", "at", "beside", "to", "around", "nearby", "from", "cerca"}
)
LONGEST_CENTRE_NAME = 6
KINDS_OF_PLACE = frozenset({"the", "el", "hospital", "centre", "center", "centro", "clinic"})
# "Near Christie hospital": the kind of place after its name.
AFTER_A_CENTRE = frozenset({"hospital", "hosp", "centre", "center", "clinic"})
# Places of one sentence that are so many times larger together in another country are there.
FAR_LARGER = 3
# A town of so many people is meant sooner than a centre with its name.
TOWN_BEFORE_CENTRE = 50_000
# "cerca de Houston", "cerca del MD Anderson".
SPANISH_NEAR, SPANISH_OF = "cerca", frozenset({"de", "del"})


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A place that was read, from the place field or from the sentence."""

    words: str
    place: Place | None  # None: not known
    lookup: Lookup
    from_sentence: bool = False
    beside: tuple[Place, ...] = ()  # places named beside it, such as home


def read_place(
    request: SearchRequest,
    typed: tuple[Word, ...],
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    known_in: KnownIn,
) -> tuple[PlaceRead | None, frozenset[int]]:
    """Give the place that counts and the numbers of the words in the sentence that name it."""
    mentions = _in_one_country(
        gazetteer.read_places(request.text, request.country), chosen=request.country_chosen
    )
    read, taken = _read_place(request, typed, gazetteer, named_centre, mentions)
    if read is not None and not request.country_chosen and len(mentions) < 2:
        lookup = for_anybody(read.lookup, known_in)
        read = replace(read, place=lookup.place, lookup=lookup)
    return read, taken


def _read_place(
    request: SearchRequest,
    typed: tuple[Word, ...],
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    mentions: tuple[Mention, ...],
) -> tuple[PlaceRead | None, frozenset[int]]:
    if request.near:
        field = _place_field(request, gazetteer, named_centre)
        narrower = _narrower(field, mentions)
        if narrower is not None:
            said = request.text[narrower.start : narrower.end]
            return PlaceRead(said, narrower.place, narrower.lookup), _words_of([narrower], typed)
        same = [m for m in mentions if field.place and m.place.name == field.place.name]
        return field, _words_of(same, typed)
    centre = _centre_in_sentence(typed, mentions, named_centre, gazetteer, request.country)
    if centre is not None:
        place, first, last = centre
        said = request.text[typed[first].start : typed[last].end]
        # "near MD Anderson, Houston": the town says again where the centre is.
        taken = {*range(first - 1, last + 1), *_words_of(mentions, typed)}
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
    lookup = with_large_towns(gazetteer, said, best.lookup, request.country)
    beside = _beside(best.place, mentions)
    read = PlaceRead(said, best.place, lookup, from_sentence=True, beside=beside)
    return read, _words_of(mentions, typed)


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
    choices = []
    for country in countries:
        there = [_namesake(mention, country) for mention in mentions]
        places = [place for place in there if place is not None]
        if len(places) == len(mentions):
            choices.append((sum(place.population for place in places), country, places))
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


def stands_before(typed: Sequence[Word], index: int, near: frozenset[str]) -> bool:
    """Say whether a word of nearness stands before the word, "cerca de" too."""
    before = typed[index - 1].text
    if before in SPANISH_OF and index > 1:
        return typed[index - 2].text == SPANISH_NEAR
    return before in near


def _words_of(mentions: Sequence[Mention], typed: tuple[Word, ...]) -> frozenset[int]:
    """Give the numbers of the words that name the places mentioned."""
    return frozenset(
        index
        for index, word in enumerate(typed)
        if any(mention.start <= word.start < mention.end for mention in mentions)
    )


def _place_field(
    request: SearchRequest, gazetteer: Gazetteer, named_centre: NamedCentre
) -> PlaceRead:
    chosen = gazetteer.by_id(request.near) if ":" in request.near else None
    if chosen is not None:
        return PlaceRead(chosen.label, chosen, Lookup(chosen))
    lookup = gazetteer.find(request.near, request.country)
    lookup = with_large_towns(gazetteer, request.near, lookup, request.country)
    if lookup.place is None:
        centre = _likeliest(named_centre(fold(request.near).split()), (), request.country)
        if centre is not None:
            lookup = Lookup(centre)
    if lookup.place is None and not lookup.suggestions:
        # "rural Mississippi", "Perth WA 6000, Australia": a place with words around it.
        around = gazetteer.read_places(request.near, request.country)
        places = [one for one in around if one.certain]
        if places:
            lookup = min(places, key=lambda one: one.place.is_area).lookup
    return PlaceRead(request.near, lookup.place, lookup)


def _likeliest(centres: Sequence[Place], towns: Sequence[Place], country: str) -> Place | None:
    """Give the one of several centres of a name that is meant, None when none can be.

    A town in the same sentence says which; one far from all of them says that it is none.
    """
    points = [town.point for town in towns if town.point is not None and not town.is_area]
    if points and centres:
        distances = {
            centre.id: min(kilometres_between(point, centre.point) for point in points)
            for centre in centres
            if centre.point is not None
        }
        nearest = min(centres, key=lambda centre: distances[centre.id])
        return nearest if distances[nearest.id] <= SAME_CITY_KILOMETRES else None
    at_home = [centre for centre in centres if centre.country == country]
    return next(iter((*at_home, *centres)), None)


def _centre_in_sentence(
    typed: tuple[Word, ...],
    mentions: Sequence[Mention],
    named_centre: NamedCentre,
    gazetteer: Gazetteer,
    country: str,
) -> tuple[Place, int, int] | None:
    """Find "near <centre>": the longest name of a centre that follows a word of nearness."""
    for index in range(len(typed) - 1):
        if not stands_before(typed, index + 1, NEARNESS):
            continue
        # "near hospital MD Anderson": the kind of place before its name.
        begin = index + 1 + (typed[index + 1].text in KINDS_OF_PLACE)
        for length in range(min(LONGEST_CENTRE_NAME, len(typed) - begin), 0, -1):
            name = typed[begin : begin + length]
            if length == 1 and _is_town(gazetteer, name[0].text):
                continue  # "near Boston" is the town, whatever is called after it
            centres = named_centre([later.text for later in name])
            if not centres:
                continue
            # "Mayo" is a town too, but not where it is part of the centre's name; and "Rochester"
            # may be any of that name.
            towns = [
                place
                for mention in mentions
                if mention.role is MentionRole.WHERE
                and not name[0].start <= mention.start < name[-1].end
                for place in (mention.place, *mention.lookup.others)
            ]
            place = _likeliest(centres, towns, country)
            if place is not None:
                last = begin + length - 1
                onward = typed[last + 1].text if last + 1 < len(typed) else ""
                return place, index + 1, last + (onward in AFTER_A_CENTRE)
    return None


def _is_town(gazetteer: Gazetteer, word: str) -> bool:
    return any(
        named.place.population >= TOWN_BEFORE_CENTRE
        for named in gazetteer.named(word)
        if named.place.kind is not PlaceKind.POSTCODE
    )
