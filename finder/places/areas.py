"""Areas that a service covers, found by what somebody types: countries, regions, counties, towns.

An area is kept as a code ("US-MA", "US-MA-025"), and a town as its name within one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from finder.places.gazetteer import Gazetteer
from finder.places.names import place_key
from finder.places.place import Place, PlaceKind
from finder.text import fold

WORLD = "WORLD"
SEPARATOR = "|"
MOST_CHOICES = 8
LONGEST_TEXT = 5000
WORLDWIDE = frozenset(
    {
        "world",
        "worldwide",
        "the world",
        "whole world",
        "the whole world",
        "all over the world",
        "anywhere",
        "anywhere in the world",
        "everywhere",
        "international",
        "internationally",
        "global",
        "all countries",
        "any country",
        "mundial",
        "todo el mundo",
        "en todo el mundo",
        "internacional",
    }
)
NATIONWIDE = frozenset(
    {"nationwide", "national", "nationally", "countrywide", "country wide", "whole country"}
    | {"the whole country", "all states", "all 50 states", "todo el pais", "nacional"}
)
# Words around the name of an area that say no more than the name.
AROUND = re.compile(
    r"(?i)^(?:(?:the )?(?:whole|entire|all) (?:of )?|throughout |across |serving )"
    r"|^(?:the )?state of "
    r"|^(?:statewide|county-?wide|state|county|counties|city|country)\s*[:–-]\s*"
    r"|[ -](?:wide|only|residents)$|\.$"
)
COUNTIES = re.compile(r"(?i)^(.+?)\s+count(?:y|ies)(?:\s+(?:in|of)|,|\s*\()\s*([^)]+)\)?$")
LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area to choose: its code, the town's name within it or None, and both in words.

    `label` is what it is called ("Boston"), `path` what lies around it ("Massachusetts").
    """

    code: str
    name: str | None
    label: str
    path: str

    @property
    def key(self) -> str:
        """Give the one text that stands for the area in a form."""
        return self.code if self.name is None else f"{self.code}{SEPARATOR}{self.name}"

    @property
    def words(self) -> str:
        """Give the label with what lies around it."""
        return ", ".join(part for part in (self.label, self.path) if part)


@dataclass(frozen=True, slots=True)
class AreaReading:
    """The areas that a text names for certain, and what it names beside them.

    `unread` holds each other piece with the areas that it may mean, none when it means nothing.
    """

    areas: tuple[AreaChoice, ...]
    unread: tuple[tuple[str, tuple[AreaChoice, ...]], ...]


def find_areas(gazetteer: Gazetteer, typed: str, home_country: str) -> list[AreaChoice]:
    """Give the areas that the text may mean, the likeliest first; a postcode gives those around it.

    Names without a country are looked for at home first. Words for everywhere give the world. Of
    "Denver area, Colorado" only the state is known: it is given last, with the name as it stands.
    """
    words = fold(typed, LONGEST_TEXT)
    if words in WORLDWIDE:
        return [choice_of(gazetteer, WORLD, None)]
    if words in NATIONWIDE:
        return [choice_of(gazetteer, home_country, None)]
    text = AROUND.sub("", typed.strip())
    lookup = gazetteer.find(text, home_country)
    found = [lookup.place, *lookup.others] if lookup.place else _labelled(gazetteer, text)
    is_known = bool(found)
    places = [
        around for place in found or lookup.suggestions for around in _expressible(gazetteer, place)
    ]
    choices = [_choose(gazetteer, place) for place in places]
    if not is_known:
        choices.append(_as_it_stands(gazetteer, text, home_country))
    return list(dict.fromkeys(choice for choice in choices if choice is not None))[:MOST_CHOICES]


def read_areas(gazetteer: Gazetteer, text: str, home_country: str) -> AreaReading:
    """Give the areas of a list such as "Ohio; Adams and Brown counties, Illinois; worldwide".

    A name that several places bear, or none, is given back with the places that it may mean.
    """
    areas: dict[AreaChoice, None] = {}
    unread = []
    for piece in _pieces(gazetteer, text[:LONGEST_TEXT], home_country):
        choices = find_areas(gazetteer, piece, home_country)
        if choices and _is_certain(gazetteer, piece, home_country):
            areas[choices[0]] = None
        else:
            unread.append((piece, tuple(choices)))
    return AreaReading(tuple(areas), tuple(unread))


def choice_of(gazetteer: Gazetteer, code: str, name: str | None) -> AreaChoice:
    """Give the choice for an area as a record keeps it, known to the gazetteer or not."""
    if code == WORLD:
        return AreaChoice(WORLD, None, "Anywhere in the world", "")
    around = gazetteer.area(code)
    if name is not None:
        return AreaChoice(code, name, name, around.name if around is not None else code)
    if around is None:
        return AreaChoice(code, None, code, "")
    return AreaChoice(code, None, around.name, _path(around))


def choice_of_key(gazetteer: Gazetteer, key: str) -> AreaChoice:
    """Give the choice that a form's text stands for."""
    code, _, name = key.partition(SEPARATOR)
    return choice_of(gazetteer, code, name or None)


def _expressible(gazetteer: Gazetteer, place: Place) -> Iterator[Place]:
    """Give the place itself, or for a postcode the town, county and region around it."""
    if place.kind is not PlaceKind.POSTCODE:
        region = gazetteer.area(place.region or "") if place.kind is PlaceKind.COUNTY else None
        # The District of Columbia is a county, and the region around it.
        yield region if region is not None and region.name == place.name else place
        return
    around = [
        found
        for code in place.areas
        if (found := gazetteer.by_id(code) if ":" in code else gazetteer.area(code)) is not None
    ]
    yield from sorted(
        (one for one in around if one.kind is not PlaceKind.COUNTRY),
        key=lambda one: (one.is_area, one.population),
    )


def _labelled(gazetteer: Gazetteer, text: str) -> list[Place]:
    """Give the places whose whole label the text is, such as "Liverpool, district, England"."""
    named = gazetteer.named(place_key(text.partition(",")[0]))
    return [one.place for one in named if fold(one.place.label) == fold(text)]


def _as_it_stands(gazetteer: Gazetteer, text: str, home_country: str) -> AreaChoice | None:
    """Give a name that nobody knows within the area that is written after it."""
    name, _, tail = text.rpartition(",")
    lookup = gazetteer.find(tail, home_country)
    found = (lookup.place, *lookup.others) if lookup.place is not None else ()
    around = next((place for place in found if place.code is not None), None)
    if not name.strip() or around is None or around.code is None:
        return None
    return AreaChoice(around.code, name.strip(), name.strip(), around.name)


def _choose(gazetteer: Gazetteer, place: Place) -> AreaChoice | None:
    """Give the choice for a place; for a town without a name of its own the area called so.

    None where neither stands for it.
    """
    if place.code is not None:
        return AreaChoice(place.code, None, place.name, _path(place))
    for code in _around(gazetteer, place):
        inside = gazetteer.named_area(place.name, code)
        if inside is not None and inside.id == place.id:
            return AreaChoice(code, place.name, place.name, _path(place))
        if inside is not None and inside.code in place.areas:
            return _choose(gazetteer, inside)
    return None


def _around(gazetteer: Gazetteer, place: Place) -> list[str]:
    """Give the codes of areas around a town, its region first, then smaller ones."""
    codes = [code for code in (place.region, *place.areas) if code and ":" not in code]
    return [code for code in dict.fromkeys(codes) if gazetteer.area(code) is not None]


def _path(place: Place) -> str:
    """Give what stands after the name in a place's label."""
    return place.label.removeprefix(place.name).lstrip(", ")


def _pieces(gazetteer: Gazetteer, text: str, home_country: str) -> Iterator[str]:
    for part in re.split(r"[;\n|]+", text):
        piece = part.strip(" ,.")
        if not piece:
            continue
        counties = COUNTIES.match(piece)
        if counties is not None:
            for name in LISTED.split(counties[1]):
                yield f"{name} County, {counties[2].strip()}"
        elif _is_one(gazetteer, piece, home_country):
            yield piece
        else:
            yield from _listed(gazetteer, LISTED.split(piece), home_country)


def _is_one(gazetteer: Gazetteer, piece: str, home_country: str) -> bool:
    words = fold(piece)
    if words in WORLDWIDE or words in NATIONWIDE:
        return True
    return gazetteer.find(AROUND.sub("", piece), home_country).place is not None


def _listed(gazetteer: Gazetteer, names: Iterable[str], home_country: str) -> Iterator[str]:
    """Give the names of a list, "Boston, MA, Salem, MA", each with the area after it if any."""
    waiting: list[str] = []
    for name in filter(None, names):
        if waiting and _is_one(gazetteer, f"{waiting[-1]}, {name}", home_country):
            waiting[-1] = f"{waiting[-1]}, {name}"
        else:
            waiting.append(name)
    yield from waiting


def _is_certain(gazetteer: Gazetteer, piece: str, home_country: str) -> bool:
    """Say whether the piece means one place: a name that others bear too is asked about."""
    words = fold(piece)
    if words in WORLDWIDE or words in NATIONWIDE:
        return True
    lookup = gazetteer.find(AROUND.sub("", piece), home_country)
    if lookup.place is None or lookup.place.kind is PlaceKind.POSTCODE:
        return False
    # Ohio is the state, whatever counties are called so; "Middlesex County" is one of several.
    large = lookup.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY)
    return not any(
        other.country == lookup.place.country and (not large or other.kind is lookup.place.kind)
        for other in lookup.others
    )
