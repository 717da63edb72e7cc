"""A centre named in a sentence as the place where help is wanted: "lodging near MD Anderson"."""

from collections.abc import Callable, Iterator, Sequence

from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.place import Mention, MentionRole, Place, PlaceKind
from finder.search.centres import SAME_CITY_KILOMETRES, are_in_one_city
from finder.search.likely_words import meanings
from finder.text import Word, fold

NamedCentre = Callable[[Sequence[str]], tuple[Place, ...]]
NEARNESS = frozenset(
    {"near", "nr", "by", "at", "beside", "to", "around", "nearby", "from", "cerca"}
)
KINDS_OF_PLACE = frozenset({"the", "el", "hospital", "centre", "center", "centro", "clinic"})
LONGEST_CENTRE_NAME = 6
# "Near Christie hospital": the kind of place after its name.
AFTER_A_CENTRE = frozenset({"hospital", "hosp", "centre", "center", "clinic"})
# What people look for around a hospital that they name: "MD Anderson lodging".
WANTED_AT_A_CENTRE = frozenset({"lodging", "away_from_home", "ride", "long_distance_travel"})
LONGEST_WISH = 3
# A town of so many people is meant sooner than a centre with its name.
TOWN_BEFORE_CENTRE = 50_000
# "cerca de Houston", "cerca del MD Anderson".
SPANISH_NEAR, SPANISH_OF = "cerca", frozenset({"de", "del"})


def stands_before(typed: Sequence[Word], index: int, near: frozenset[str]) -> bool:
    """Say whether a word of nearness stands before the word, "cerca de" too."""
    before = typed[index - 1].text
    if before in SPANISH_OF and index > 1:
        return typed[index - 2].text == SPANISH_NEAR
    return before in near


def centre_in_sentence(
    typed: tuple[Word, ...],
    mentions: Sequence[Mention],
    named_centre: NamedCentre,
    gazetteer: Gazetteer,
    country: str,
) -> tuple[Place, range] | None:
    """Find a centre, and the numbers of the words that name it.

    It follows a word of nearness, or has several words in a sentence that asks for a bed or a
    ride; the longest name counts.
    """
    for begin, is_near in _beginnings_of_a_centre(typed):
        # "near hospital MD Anderson": the kind of place before its name.
        first = begin + (is_near and typed[begin].text in KINDS_OF_PLACE)
        least = 1 if is_near else 2
        for length in range(min(LONGEST_CENTRE_NAME, len(typed) - first), least - 1, -1):
            name = typed[first : first + length]
            if _is_town(gazetteer, " ".join(word.text for word in name)):
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
            if not is_near and not towns and not are_in_one_city(_called_just(centres, name)):
                continue
            place = likeliest(centres, towns, country)
            if place is not None:
                end = first + length
                onward = typed[end].text if end < len(typed) else ""
                return place, range(begin - is_near, end + (onward in AFTER_A_CENTRE))
    return None


def _called_just(centres: Sequence[Place], name: Sequence[Word]) -> list[Place]:
    """Give, of the centres that have a name in theirs, those whose own begins with it."""
    said = " ".join(word.text for word in name)
    return [one for one in centres if fold(one.name).removeprefix("the ").startswith(said)]


def _beginnings_of_a_centre(typed: Sequence[Word]) -> Iterator[tuple[int, bool]]:
    """Give where the name of a centre may begin, and whether a word of nearness says so."""
    for index in range(1, len(typed)):
        if stands_before(typed, index, NEARNESS):
            yield index, True
    texts = [word.text for word in typed]
    wishes = (
        " ".join(texts[first : first + length])
        for length in range(1, LONGEST_WISH + 1)
        for first in range(len(texts) - length + 1)
    )
    if any(one.target in WANTED_AT_A_CENTRE for wish in wishes for one in meanings(wish)):
        for index, text in enumerate(texts):
            if not any(one.kind == "need" for one in meanings(text)):
                yield index, False


def _is_town(gazetteer: Gazetteer, word: str) -> bool:
    return any(
        named.place.population >= TOWN_BEFORE_CENTRE
        for named in gazetteer.named(word)
        if named.place.kind is not PlaceKind.POSTCODE
    )


def likeliest(centres: Sequence[Place], towns: Sequence[Place], country: str) -> Place | None:
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
