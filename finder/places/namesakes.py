"""Which of several places of one name is meant."""

from collections.abc import Callable, Sequence

from finder.places.distance import kilometres_between
from finder.places.mentions import DIRECTORY_COUNTRIES
from finder.places.place import BARE_COUNTY, MOST_OTHERS, Lookup, Named, Place, PlaceKind

# A home village gives way to a foreign city so many times its size: Belfast in Maine has 6,700
# people, Belfast 348,000. A home town of more people than this never does.
FAMOUS_RATIO = 20
FAMOUS_LIMIT = 20_000
CITY_PEOPLE = 100_000
# Where nobody said from which country they ask, it gives way sooner.
ANYBODYS_RATIO = 6
ANYBODYS_LIMIT = 100_000
# And sooner still, of whatever size, where help is known of in the other one, and none in it; or
# where a small town stands against a city: Carlisle in Pennsylvania has 19,000 people.
KNOWN_RATIO = 3
SMALL_TOWN, CITY = 20_000, 60_000
# A state, province or county abroad that is so many times larger than the town at home is meant.
AREA_RATIO = {PlaceKind.REGION: 60, PlaceKind.COUNTY: 20}
COUNTY_OF_A_VILLAGE = 10
# A region or county and its main town often share a name; these many people make it the town.
NAMESAKE_TOWN = 40_000
# Places at home count so many times their people among the others of a name.
HOME_WEIGHT = 4
SAME_PLACE_KILOMETRES = 12.0


def weight(place: Place, found: Sequence[Named]) -> float:
    """Give the people a place counts for when several carry its name.

    An area that holds a town of its own name stands behind it: "Cork" and "New York" are mostly
    the cities.
    """
    if not place.is_area:
        return place.population
    for named in found:
        town = named.place
        if (
            town.kind is PlaceKind.TOWN
            and named.rank == 0
            and place.code in town.areas
            and (town.population >= NAMESAKE_TOWN or town.population * 10 >= place.population)
        ):
            return min(place.population, town.population - 1)
    return place.population


def prefer_famous(
    ordered: list[Named], home: frozenset[str], weights: dict[str, float]
) -> list[Place]:
    """Put a far larger place abroad, or a country or county, before a small town at home."""
    places = [named.place for named in ordered]
    first = places[0]
    if first.country not in home or first.is_area or first.population > FAMOUS_LIMIT:
        return places
    abroad = [
        named.place
        for named in ordered
        if named.place.country not in home and named.rank < BARE_COUNTY
    ]
    famous = max(abroad, key=lambda place: weights[place.id], default=None)
    if famous and famous.population > max(FAMOUS_RATIO * first.population, CITY_PEOPLE):
        places.remove(famous)
        places.insert(0, famous)
    return places


def for_anybody(lookup: Lookup, known_in: Callable[[Place], int] = lambda _: 0) -> Lookup:
    """Give the lookup for somebody who may ask from any country of the directory.

    A town at home gives way to one of its name in another of these countries that is far larger:
    Swansea is in Wales sooner than in Massachusetts, but York may be in Pennsylvania. Where
    `known_in` counts help in the larger one and none in the smaller, or the smaller is hardly
    more than a village, less of a difference is enough: Dunedin is in New Zealand sooner than in
    Florida.
    """
    home = lookup.place
    if home is None or home.kind is not PlaceKind.TOWN:
        return lookup
    abroad = [
        place
        for place in lookup.others
        if place.country in DIRECTORY_COUNTRIES and place.country != home.country
    ]
    meant = _area_of_the_name(home, abroad) or _larger_town(home, abroad, known_in)
    if meant is None:
        return lookup
    others = (home, *(place for place in lookup.others if place != meant))
    return Lookup(meant, others)


def _area_of_the_name(home: Place, abroad: Sequence[Place]) -> Place | None:
    """Give "Ontario" in Canada, which the town in California is far smaller than.

    Not an area that holds a town of the name, which is meant sooner.
    """
    famous = [
        one
        for one in abroad
        if one.kind in AREA_RATIO
        and one.population > _area_ratio(one, home) * home.population
        and not any(one.code in town.areas for town in abroad if not town.is_area)
    ]
    return max(famous, key=lambda place: place.population, default=None)


def _area_ratio(area: Place, home: Place) -> int:
    """Give how many times larger an area must be: a county less so than a village of its name."""
    is_village = area.kind is PlaceKind.COUNTY and home.population <= FAMOUS_LIMIT
    return COUNTY_OF_A_VILLAGE if is_village else AREA_RATIO[area.kind]


def _larger_town(
    home: Place, abroad: Sequence[Place], known_in: Callable[[Place], int]
) -> Place | None:
    towns = [one for one in abroad if one.kind is PlaceKind.TOWN]
    larger = [one for one in towns if one.population > KNOWN_RATIO * home.population]
    far_larger = [one for one in larger if one.population > ANYBODYS_RATIO * home.population]
    if home.population > ANYBODYS_LIMIT:
        far_larger = []
    if not far_larger and larger and not known_in(home):
        is_small = home.population <= SMALL_TOWN
        far_larger = [
            one for one in larger if known_in(one) or (is_small and one.population >= CITY)
        ]
    return max(far_larger, key=lambda place: place.population, default=None)


def other_places(
    places: Sequence[Place], home: frozenset[str], weights: dict[str, float]
) -> list[Place]:
    """Give the places after the first, the largest first, without doubles of one another."""
    ordered = sorted(
        places[1:],
        key=lambda place: (
            -weights[place.id] * (HOME_WEIGHT if place.country in home else 1),
            place.id,
        ),
    )
    kept = [places[0]]
    for place in ordered:
        if not any(is_same(place, other) for other in kept):
            kept.append(place)
        if len(kept) > MOST_OTHERS:
            break
    return kept[1:]


def is_same(place: Place, other: Place) -> bool:
    """Say whether two entries stand for one place: a town and its borough, or one twice."""
    if place.label == other.label:
        return True
    if place.name != other.name or place.point is None or other.point is None:
        return False
    return (
        place.country == other.country
        and (place.is_area == other.is_area or place.extent_km < SAME_PLACE_KILOMETRES)
        and kilometres_between(place.point, other.point) < SAME_PLACE_KILOMETRES
    )
