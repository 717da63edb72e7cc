"""Where somebody is at home by their words: "carer" is said in one country, "mum" in several."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from finder.places.gazetteer import Gazetteer
from finder.search import lexicon
from finder.search.request import SearchRequest
from finder.search.topics import Read
from finder.search.understanding import Understanding


def at_home(
    asked: SearchRequest, gazetteer: Gazetteer, read: Callable[[SearchRequest], Understanding]
) -> tuple[SearchRequest, Understanding]:
    """Give the request as somebody at home where its words are from, and what they mean there.

    A chosen country stays. Of several it is the one that has the place that was named, the
    largest of that name; a larger one elsewhere stays, and where no place was named it is the
    country where most people live.
    """
    understanding = read(asked)
    said = countries_said(understanding.reads)
    if asked.country_chosen or asked.country in said:
        return asked, understanding
    areas = sorted(filter(None, map(gazetteer.area, said)), key=lambda area: -area.population)
    there = [replace(asked, country=area.country) for area in areas]
    meant = [(request, read(replace(request, country_chosen=True))) for request in there]
    if len(said) > 1 and understanding.place is not None:
        least = _people(understanding)
        meant = [
            (request, one)
            for request, one in meant
            if _lies_in(one, request.country) and _people(one) >= least
        ]
        meant.sort(key=lambda pair: -_people(pair[1]))
    return meant[0] if meant else (asked, understanding)


def countries_said(reads: Sequence[Read]) -> tuple[str, ...]:
    """Give the countries that every such word is used in.

    Words that no one country has together ("carer" and "Medicaid") say nothing.
    """
    said: dict[str, list[str]] = {}
    for read in reads:
        if read.taxonomy == lexicon.COUNTRY:
            said.setdefault(read.words.casefold(), []).append(read.term)
    first, *others = said.values() if said else ([],)
    return tuple(country for country in first if all(country in other for other in others))


def _lies_in(understanding: Understanding, country: str) -> bool:
    read = understanding.place
    return read is not None and read.place is not None and read.place.country == country


def _people(understanding: Understanding) -> int:
    """Give how many people live in the place that was read."""
    place = understanding.place.place if understanding.place is not None else None
    return place.population if place is not None else 0
