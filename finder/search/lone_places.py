"""Places that only their setting gives away: "near Xyzzyville", "cancer support sligo"."""

import sys
from collections.abc import Sequence

from finder.places.gazetteer import Gazetteer
from finder.places.large_towns import find_like, large_towns_like, with_large_towns
from finder.places.mentions import (
    AMOUNT_BEFORE,
    CURRENCY,
    DIRECTORY_COUNTRIES,
    given_names,
)
from finder.places.names import place_key
from finder.places.namesakes import for_anybody
from finder.places.place import Lookup, Named, Place, PlaceKind
from finder.search.analysis import stem
from finder.search.known_words import everyday_counts, ordinary_names, ordinary_words
from finder.search.named_centres import NamedCentre, stands_before
from finder.search.placing import IsKnown, KnownIn, PlaceRead
from finder.search.request import SearchRequest
from finder.search.topics import is_phrase, says_nothing
from finder.text import Word

# After these words a name that nobody knows can only be a place.
SURELY_BEFORE_PLACE = frozenset({"near", "nr", "around", "nearby", "cerca"})
# After these one that looks like a place can be one.
MAYBE_BEFORE_PLACE = SURELY_BEFORE_PLACE | {"in", "en"}
# A bare town at the end or the beginning has so many people, and so many words at most.
TOWN_AT_THE_END, TOWN_AT_THE_BEGINNING, LONGEST_TOWN = 10_000, 20_000, 3
# A name of several words that no English has is a town however small ("Wagga Wagga"); one that is
# an everyday word too has a capital where other words have none, and many people ("Cork").
NAME_OF_ITS_OWN, TOWN_OF_A_WORD = 1_000, 50_000
# Without a capital such a word is a town where nobody asks for help with it, and help is known
# there ("counselling cork").
FEW_KNOWN = 3
# One inside ("rent help phoenix, mother of three") has more people.
CITY_OF_A_WORD = 250_000
# Inside a sentence a town has so many people, and more where its name is one of people and firms.
TOWN_INSIDE, TOWN_OF_A_NAME = 50_000, 100_000
# A name of so many letters that no English has is hardly anything else ("letterkenny").
LONG_NAME = 8
# And a county or the like, wherever it stands.
COUNTY_OF_A_NAME = 200_000
# A given name is a city only where help is known and nobody of that name is spoken of.
CITY_OF_A_GIVEN_NAME = 200_000
BEFORE_A_PERSON = frozenset(
    {"dr", "doctor", "mr", "mrs", "ms", "miss", "professor", "nurse", "aunt", "uncle", "friend"}
    | {"son", "daughter", "sister", "brother", "wife", "husband", "partner", "mum", "mom", "dad"}
    | {"cousin", "niece", "nephew", "name", "names", "im", "called", "and", "with", "for", "hi"}
)
# Only these countries of the directory have postcodes of four digits; the first is tried first.
FOUR_DIGIT_COUNTRIES, POSTCODE_DIGITS = ("AU", "NZ"), 4
YEARS = range(1900, 2040)
BEFORE_AN_AMOUNT = AMOUNT_BEFORE | {"of", "for", "need", "pay", "cost", "costs", "is", "was", "to"}
# "La clínica de Charlotte": after these, "de" or "in" and a name, it is a town's and nobody's.
HAS_A_TOWN = frozenset({"clinica", "hospital", "ciudad", "condado", "city", "clinic", "area"})
# "My Mobile" is a telephone.
BEFORE_A_THING = frozenset({"my", "a", "an", "the", "your", "his", "her", "our", "their", "of"})


def unknown_place(
    request: SearchRequest, typed: tuple[Word, ...], gazetteer: Gazetteer, is_known: IsKnown
) -> tuple[PlaceRead | None, frozenset[int]]:
    """Read "near Xyzzyville": a word that neither gazetteer, directory nor lexicon knows."""
    for index, word in enumerate(typed[1:], start=1):
        if _places_of_four_digits(gazetteer, word.text):
            continue  # "near 2150", which is read by itself
        if not stands_before(typed, index, MAYBE_BEFORE_PLACE) or (
            is_known(stem(word.text)) or says_nothing(word.text) or is_phrase(word.text)
        ):
            continue
        said = request.text[word.start : word.end]
        lookup = gazetteer.find(said, request.country)
        # "In barmouth": a village of that very name, and no word of English.
        is_named = (
            lookup.place is not None
            and lookup.place.country in DIRECTORY_COUNTRIES
            and word.text not in ordinary_words()
        )
        if lookup.place is None:
            lookup = find_like(gazetteer, said, request.country) or lookup
        if not request.country_chosen:
            lookup = for_anybody(lookup)
        lookup = with_large_towns(gazetteer, said, lookup, request.country)
        read = PlaceRead(said, lookup.place, lookup, from_sentence=True)
        is_sure = is_named or stands_before(typed, index, SURELY_BEFORE_PLACE)
        if is_sure or large_towns_like(gazetteer, said, request.country):
            return read, frozenset({index - 1, index})
    return None, frozenset()


def town_at_an_end(
    request: SearchRequest,
    typed: tuple[Word, ...],
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    known_in: KnownIn,
) -> tuple[PlaceRead | None, frozenset[int]]:
    """Read "cancer support sligo", "dunedin somewhere to stay": what can only be a town.

    First at the end, then at the beginning, then inside ("lift to chemo bendigo no family here").
    """
    if request.near:
        return None, frozenset()
    last = len(typed)
    while last > 1 and typed[last - 1].text.isdigit():
        last -= 1  # a postcode that nobody knows: "Toowoomba 4350"
    longest = min(LONGEST_TOWN, last - 1)
    spans = (
        *((last - length, last) for length in range(longest, 0, -1)),
        *((0, length) for length in range(longest, 0, -1)),
        *(
            (first, first + length)
            for length in range(longest, 0, -1)
            for first in range(1, last - length)
        ),
    )
    for first, end in spans:
        name = typed[first:end]
        key = " ".join(word.text for word in name)
        if _says_something_else(name) or not gazetteer.named(key):
            continue
        is_word = len(name) == 1 and key in ordinary_words()
        if not first:  # "roswell park" is a centre
            onward = [word.text for word in typed[: end + 1]]
            if not _can_follow_a_town(typed[end:]) or named_centre(onward):
                continue
        said = request.text[name[0].start : name[-1].end]
        lookup = gazetteer.find(said, request.country)
        if not request.country_chosen:
            lookup = for_anybody(lookup, known_in)
        town = _town_of(lookup.place, gazetteer.named(key))
        if town is None or not (town.kind is PlaceKind.TOWN or _is_own_area(town, key)):
            continue
        if not place_key(town.name).endswith(key):
            continue
        if town.country not in DIRECTORY_COUNTRIES:
            continue
        is_last_apart = _is_last_apart(request.text, name, is_last=end == last)
        is_small = is_word and not _stands_out(request.text, typed, first) and not is_last_apart
        if is_small and not _may_stand_small(typed, first):
            continue
        is_doubtful = is_small or (
            len(name) == 1
            and key in given_names()
            and not is_last_apart
            and not _is_set_apart(request.text, name)
            and not _is_where_a_clinic_is(typed, first)
        )
        if is_doubtful and known_in(town) < FEW_KNOWN:
            continue
        if town.population >= _least_people(request.text, typed, first, end, last):
            others = tuple(one for one in (lookup.place, *lookup.others) if one and one != town)
            read = PlaceRead(said, town, Lookup(town, others), from_sentence=True)
            return read, frozenset(range(first, end))
    return None, frozenset()


def postcode_at_the_end(
    request: SearchRequest, typed: tuple[Word, ...], gazetteer: Gazetteer
) -> tuple[PlaceRead | None, frozenset[int]]:
    """Read "cleaning while on chemo 3056": four digits alone are a postcode of Australia.

    Or of New Zealand, where Australia has none of them. Not a year or an amount.
    """
    last = len(typed) - 1
    if request.near or last < 1 or request.country_chosen:
        return None, frozenset()
    code, before = typed[last].text, typed[last - 1].text
    is_code = len(code) == POSTCODE_DIGITS and code.isdigit() and int(code) not in YEARS
    if (
        not is_code
        or before.isdigit()
        or before in BEFORE_AN_AMOUNT
        or request.text[typed[last].start - 1] in CURRENCY
    ):
        return None, frozenset()
    places = _places_of_four_digits(gazetteer, code)
    if not places:
        return None, frozenset()
    read = PlaceRead(code, places[0], Lookup(places[0], tuple(places[1:])), from_sentence=True)
    return read, frozenset({last})


def _places_of_four_digits(gazetteer: Gazetteer, code: str) -> list[Place]:
    if len(code) != POSTCODE_DIGITS or not code.isdigit():
        return []
    found = [gazetteer.find_postcode((code,), country) for country in FOUR_DIGIT_COUNTRIES]
    return [one.place for one in found if one is not None and one.place is not None]


def _town_of(place: Place | None, named: Sequence[Named]) -> Place | None:
    """Give the place that was found, or the town in it where it is a district of its name."""
    if place is None or place.kind is not PlaceKind.COUNTY:
        return place
    towns = (one.place for one in named if one.place.kind is PlaceKind.TOWN)
    return next((town for town in towns if place.code in town.areas), place)


def _is_own_area(place: Place, key: str) -> bool:
    """Say whether a county or the like has this one word for its whole name: "Gippsland"."""
    return (
        place.kind is PlaceKind.COUNTY
        and place_key(place.name) == key
        and key not in ordinary_words()
        and (key not in ordinary_names() or place.population >= COUNTY_OF_A_NAME)
    )


def _least_people(text: str, typed: Sequence[Word], first: int, end: int, last: int) -> int:
    """Give how many people make words the town of their name, by where they stand."""
    name = [word.text for word in typed[first:end]]
    is_inside = bool(first) and end < last
    if len(name) == 1 and name[0] in ordinary_words():
        is_written_so = (
            text[typed[first].start].isupper() and text[typed[end - 1].end - 1].islower()
        )
        return CITY_OF_A_WORD if is_inside and not is_written_so else TOWN_OF_A_WORD
    if is_inside:
        if any(word in given_names() for word in name):
            is_somebody = typed[first - 1].text in BEFORE_A_PERSON
            return sys.maxsize if is_somebody else CITY_OF_A_GIVEN_NAME
        if all(word in ordinary_names() for word in name):
            return TOWN_OF_A_NAME
        # "transport Truro for my dad": a capital between small letters.
        before, after = text[typed[first - 1].start], text[typed[end].start]
        is_capital = text[typed[first].start].isupper() and before.islower() and after.islower()
        is_unmistakable = not is_phrase(*name) and len(name[0]) >= LONG_NAME
        return TOWN_AT_THE_END if is_capital or is_unmistakable else TOWN_INSIDE
    if len(name) > 1 and not ordinary_words().issuperset(name):
        return NAME_OF_ITS_OWN
    return TOWN_AT_THE_END if first else TOWN_AT_THE_BEGINNING


def _is_set_apart(text: str, name: Sequence[Word]) -> bool:
    """Say whether words have a capital and end where a part of the sentence does: "..., Luton."."""
    return text[name[0].start].isupper() and text[name[-1].end : name[-1].end + 1] in set(".,;")


def _is_where_a_clinic_is(typed: Sequence[Word], at: int) -> bool:
    """Say whether "la clínica de" or "the hospital in" stands before a word."""
    before = [word.text for word in typed[max(0, at - 2) : at]]
    return len(before) == 2 and before[0] in HAS_A_TOWN and before[1] in ("de", "in", "en")


def _is_last_apart(text: str, name: Sequence[Word], *, is_last: bool) -> bool:
    """Say whether a word with a capital stands alone at the end: "... ?respite. Derby"."""
    before = text[: name[0].start].rstrip()[-1:]
    return is_last and text[name[0].start].isupper() and before in set(".,;?")


def _may_stand_small(typed: Sequence[Word], at: int) -> bool:
    """Say whether an everyday word without a capital may be a town: nobody asks for help with it.

    "Counselling cork" may be; "help with reading" and "in the bath" are not.
    """
    word, before = typed[at].text, typed[at - 1].text
    return word not in everyday_counts("en") and before not in BEFORE_A_THING


def _can_follow_a_town(rest: Sequence[Word]) -> bool:
    """Say whether words go on after a town: a kind of help does, the rest of a name does not."""
    said = [word.text for word in rest]
    return says_nothing(said[0]) or is_phrase(said[0]) or is_phrase(*said[:2])


def _says_something_else(name: Sequence[Word]) -> bool:
    """Say whether words that may be a town say something else: "komen", "country club"."""
    said = [word.text for word in name]
    return any(says_nothing(word) for word in said) or is_phrase(*said)


def _stands_out(text: str, typed: Sequence[Word], at: int) -> bool:
    """Say whether one word has a capital where all others, but the first, have none."""
    word, before = typed[at], typed[at - 1].text
    others = [one for one in typed[1:] if one is not word]
    return (
        at > 1
        and before not in BEFORE_A_THING
        and text[word.start].isupper()
        and text[word.end - 1].islower()
        and not any(text[one.start].isupper() for one in others)
    )
