"""What the sentence means, as far as we read it: terms, a place, a notice, words for the index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from finder.i18n import SOURCE_LANGUAGE
from finder.places.gazetteer import Gazetteer
from finder.places.large_towns import names_like
from finder.places.mentions import DIRECTORY_COUNTRIES
from finder.places.place import PlaceKind
from finder.search.alarms import Notice, sounds_like
from finder.search.analysis import stem, telling
from finder.search.known_words import is_only_spanish
from finder.search.lexicon import COUNTRY, is_wish
from finder.search.likely_words import meanings
from finder.search.lone_places import (
    MAYBE_BEFORE_PLACE,
    postcode_at_the_end,
    town_at_an_end,
    unknown_place,
)
from finder.search.mistakes import cost
from finder.search.named_centres import NamedCentre, stands_before
from finder.search.placing import IsKnown, KnownIn, PlaceRead, read_place
from finder.search.request import SearchRequest
from finder.search.spelling import Correction, Hints, Mended, Speller
from finder.search.topics import (
    NEEDED_IN,
    Read,
    read_topics,
    without_fillers,
)
from finder.text import Word, words


@dataclass(frozen=True, slots=True)
class Understanding:
    """The sentence read.

    `text` has its typing errors mended; `corrections` says which. `words` are the stems left for
    the index, those with a meaning included; `spoken` are the folded words without the place, for
    names; `language` is the one that it is written in.
    """

    text: str
    words: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    reads: tuple[Read, ...] = ()
    place: PlaceRead | None = None
    notice: Notice | None = None
    corrections: tuple[Correction, ...] = ()
    language: str = SOURCE_LANGUAGE

    def terms(self, taxonomy: str) -> tuple[str, ...]:
        """Give the terms of one list that were read, without repeats."""
        return tuple(dict.fromkeys(read.term for read in self.reads if read.taxonomy == taxonomy))

    def stems_read(self, taxonomy: str) -> frozenset[str]:
        """Give the stems of the words that were read as terms of one list."""
        said = {read.words for read in self.reads if read.taxonomy == taxonomy}
        return frozenset(stem(word.text) for phrase in said for word in words(phrase))


SET_OUT_FOR = frozenset({"ride", "travel_costs", "long_distance_travel"})
# Names of towns with fewer people at home, and abroad, are more often a typing error.
LEAST_TOWN, LEAST_TOWN_ABROAD = 1_000, 500_000


def understand(
    request: SearchRequest,
    gazetteer: Gazetteer,
    named_centre: NamedCentre,
    is_known: IsKnown,
    speller: Speller | None = None,
    *,
    known_in: KnownIn = lambda _: 0,
    heard: frozenset[Notice] | None = None,
    guessing: bool = False,
) -> Understanding:
    """Read a request, with its typing errors mended by the speller unless it is to be exact.

    `named_centre` gives the place of a centre in the directory by its words; `is_known` says
    whether the directory uses a stem at all, `known_in` how much help it has in a town. Danger
    that was `heard` in the whole sentence is not listened for again in what is left of it.
    """
    asked, mended = request, Mended(request.text, ())
    typed = words(request.text)
    place, taken = read_place(request, typed, gazetteer, named_centre, known_in)
    if speller is not None and not request.exact:
        mended = _mend(
            request, typed, taken, gazetteer, is_known, speller.guess if guessing else speller.mend
        )
    if mended.corrections:
        request = replace(request, text=mended.text)
        typed = words(request.text)
        place, taken = read_place(request, typed, gazetteer, named_centre, known_in)
    if place is None:
        place, taken = unknown_place(request, typed, gazetteer, is_known)
    if place is None:
        place, taken = town_at_an_end(request, typed, gazetteer, named_centre, known_in)
    elif place.sets_out or _is_abroad(place):
        # "Soy de Honduras ... en la clínica de Charlotte": they are where the clinic is.
        here, at = town_at_an_end(request, typed, gazetteer, named_centre, known_in)
        if here is not None and not at & taken:
            place, taken = _with_home(here, place), taken | at
    if place is None:
        place, taken = postcode_at_the_end(request, typed, gazetteer)
    rest = tuple(word for index, word in enumerate(typed) if index not in taken)
    rest = without_fillers(rest)
    sounds = _sounds(asked.text, mended.text) if heard is None else heard
    reads, notice = read_topics(request.text, rest, sounds, {typed[index].start for index in taken})
    misspelt = {word for one in mended.corrections for word in one.read.split()}
    reads = tuple(
        read
        for read in reads
        if read.key not in request.unread
        # "Lymphodema" is no British word because the word that we read is.
        and not (read.taxonomy == COUNTRY and read.words.casefold() in misspelt)
    )
    place = _where_they_set_out(place, reads)
    if is_wish([word.text for word in typed]):
        reads = tuple(replace(read, certain=False) for read in reads)
    kept = () if notice in NEEDED_IN else rest
    return Understanding(
        text=request.text,
        words=telling(stem(word.text) for word in kept),
        spoken=tuple(word.text for word in rest),
        reads=reads,
        place=place,
        notice=notice,
        corrections=mended.corrections,
        language="es" if any(is_only_spanish(word.text) for word in rest) else SOURCE_LANGUAGE,
    )


def _is_abroad(place: PlaceRead) -> bool:
    where = place.place if place.from_sentence else None
    return where is not None and where.country not in DIRECTORY_COUNTRIES


def _with_home(here: PlaceRead, home: PlaceRead) -> PlaceRead:
    """Give a place with where they come from, in the same country if one of the name is there."""
    namesakes = [one for one in (home.place, *home.lookup.others) if one is not None]
    country = here.place.country if here.place is not None else None
    near = next((one for one in namesakes if one.country == country), namesakes[0])
    beside = (near,) if near.code is None or near.code not in _areas_of(here) else ()
    at_home = replace(home, place=near, beside=(here.place,) if here.place is not None else ())
    return replace(here, beside=beside, home=at_home)


def _areas_of(read: PlaceRead) -> tuple[str, ...]:
    return read.place.areas if read.place is not None else ()


def _where_they_set_out(place: PlaceRead | None, reads: Sequence[Read]) -> PlaceRead | None:
    """Give home in place of where somebody goes, where just a ride is asked for.

    Those who drive from Donegal to Galway are a service of Donegal; a bed is wanted in Galway.
    """
    needs = {read.term for read in reads if read.taxonomy == "need"}
    if place is None or place.home is None or not needs or not needs <= SET_OUT_FOR:
        return place
    return place.home


def _sounds(typed: str, mended: str) -> frozenset[str]:
    """Give what a sentence sounds like; danger counts before its typing errors are mended too."""
    found = sounds_like(word.text for word in words(mended))
    if typed != mended:
        found |= sounds_like(word.text for word in words(typed)) - {Notice.NONE}
    return found


def _mend(
    request: SearchRequest,
    typed: Sequence[Word],
    taken: frozenset[int],
    gazetteer: Gazetteer,
    is_known: IsKnown,
    mend: Callable[[str, Sequence[Word], Hints], Mended],
) -> Mended:
    """Mend what stands outside of the places; a word after "near" may itself be a place."""
    rest = [(index, word) for index, word in enumerate(typed) if index not in taken]

    def place_cost(number: int) -> float | None:
        index, word = rest[number]
        if not index or not stands_before(typed, index, MAYBE_BEFORE_PLACE):
            return None
        names = names_like(gazetteer, word.text, request.country)
        return min((cost(word.text, name) for name in names), default=None)

    def finds(read: str) -> bool:
        return bool(meanings(read)) or any(
            is_known(stem(part)) or _names_place(gazetteer, part, request.country)
            for part in read.split()
        )

    hints = Hints(
        request.reader,
        lambda word: _names_place(gazetteer, word, request.country),
        place_cost,
        finds,
    )
    return mend(request.text, [word for _, word in rest], hints)


def _names_place(gazetteer: Gazetteer, word: str, country: str) -> bool:
    """Say whether a word is the name of a place that somebody may well mean."""
    return any(
        named.place.is_area
        or named.place.population
        >= (LEAST_TOWN if named.place.country == country else LEAST_TOWN_ABROAD)
        for named in gazetteer.named(word)
        if named.place.kind is not PlaceKind.POSTCODE
    )


def settle(request: SearchRequest, understanding: Understanding) -> SearchRequest:
    """Give the request with what was said for certain as filters, and the words that are left.

    "Counselling by phone" is the word "counselling" and the filter "by phone", which one tap
    takes away. A filter that was chosen already stays as it is.
    """
    if understanding.notice in NEEDED_IN:
        return request
    text, chosen = understanding.text, dict(request.chosen)
    for read in understanding.reads:
        if read.certain and read.taxonomy not in request.chosen:
            values = chosen.get(read.taxonomy, ())
            chosen[read.taxonomy] = tuple(dict.fromkeys((*values, read.term)))
            text = text.replace(read.words, " ", 1)
    return replace(request, text=" ".join(text.split()), chosen=chosen)
