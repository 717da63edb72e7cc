"""Large towns that may be meant by a name nearly spelt like theirs, or one that sounds so."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from finder.places.gazetteer import MOST_SUGGESTIONS, Gazetteer
from finder.places.names import place_key
from finder.places.place import MOST_OTHERS, Lookup, Place, Point, family
from finder.sounds import sounds, sounds_of_known

# A town is well known with so many people, at home and abroad.
KNOWN_AT_HOME, KNOWN_ABROAD = 50_000, 250_000
MUCH_LARGER = 50
SHORTEST, LONG_NAME = 4, 8
# What a name that only sounds alike counts as, in slips.
LIKE_SOUND = 1.5
WORLD = Point(-90, -180), Point(90, 180)
MOST_TOWNS = 12_000


def large_towns_like(gazetteer: Gazetteer, text: str, home_country: str) -> tuple[Place, ...]:
    """Give large towns of a like name, the fewest slips first, those at home first.

    One slip is taken for a short name and two for a long one, none in the first letter unless
    both sound the same.
    """
    found = _like(gazetteer, text, home_country)
    return tuple(town for _, _, town in found[:MOST_SUGGESTIONS])


def names_like(gazetteer: Gazetteer, text: str, home_country: str) -> tuple[str, ...]:
    """Give the folded names of `large_towns_like`, the nearest first: "bangalore" of Bengaluru."""
    return tuple(dict.fromkeys(name for _, name, _ in _like(gazetteer, text, home_country)))


def find_like(gazetteer: Gazetteer, text: str, home_country: str) -> Lookup | None:
    """Give the large town that is meant for certain, where no name but one is near.

    It lies one slip away or sounds the same; None for short names and where several are near.
    """
    found = _like(gazetteer, text, home_country)
    near = {name for slips, name, _ in found if slips <= LIKE_SOUND}
    if len(near) != 1 or len(place_key(text)) < LONG_NAME:
        return None
    return gazetteer.find(next(iter(near)), home_country)


def _like(gazetteer: Gazetteer, text: str, home_country: str) -> list[tuple[float, str, Place]]:
    """Give slips, name and town of each that is like, the nearest first."""
    key = place_key(text)
    if len(key) < SHORTEST or not key.replace(" ", "").isalpha():
        return []
    by_name, heard = _large_towns(gazetteer, home_country)
    most = 1 if len(key) < LONG_NAME else 2
    names = {
        name: slips
        for name, slips, _ in process.extract(
            key, list(by_name), scorer=OSA.distance, score_cutoff=most, limit=None
        )
        if slips and name[0] == key[0]
    }
    alike = {name: LIKE_SOUND for sound in sounds(key) for name in heard.get(sound, ())}
    alike.pop(key, None)
    home = family(home_country)
    found = [(off, name, town) for name, off in (alike | names).items() for town in by_name[name]]
    found.sort(key=lambda one: (one[0], one[2].country not in home, -one[2].population))
    return found


def with_large_towns(gazetteer: Gazetteer, text: str, lookup: Lookup, home_country: str) -> Lookup:
    """Give the lookup with large towns of a like name offered first.

    They are suggestions where no place was found. Where a far smaller one was, they are others:
    Huston is a hamlet, and most who write so mean Houston.
    """
    place = lookup.place
    if place is not None and (place.is_area or place.population >= KNOWN_AT_HOME):
        return lookup  # a town that many know is meant
    towns = large_towns_like(gazetteer, text, home_country)
    if place is None:
        rest = [one for one in lookup.suggestions if one.id not in {town.id for town in towns}]
        return replace(lookup, suggestions=tuple([*towns, *rest][:MOST_SUGGESTIONS]))
    larger = [town for town in towns if town.population > MUCH_LARGER * max(place.population, 1)]
    rest = [one for one in lookup.others if one.id not in {town.id for town in larger}]
    return replace(lookup, others=tuple([*larger, *rest][:MOST_OTHERS]))


@lru_cache(maxsize=32)
def _large_towns(
    gazetteer: Gazetteer, home_country: str
) -> tuple[Mapping[str, list[Place]], Mapping[str, list[str]]]:
    """Give the large towns by name, and the names by their sounds."""
    home = family(home_country)
    by_name: dict[str, list[Place]] = defaultdict(list)
    names = gazetteer.own_names(KNOWN_AT_HOME)
    for town in gazetteer.largest_towns(*WORLD, MOST_TOWNS):
        if town.population >= (KNOWN_AT_HOME if town.country in home else KNOWN_ABROAD):
            for name in {place_key(town.name), *names.get(town.id, ())}:
                by_name[name].append(town)
    heard: dict[str, list[str]] = defaultdict(list)
    for name in by_name:
        for sound in set(sounds_of_known(name)):
            heard[sound].append(name)
    return by_name, heard
