"""Places named inside a sentence. A false place does more harm than a missed one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from finder.places.names import SPELT_SO, place_key
from finder.places.place import (
    BARE_COUNTY,
    MOST_OTHERS,
    Lookup,
    Mention,
    MentionRole,
    Named,
    Place,
    PlaceKind,
    family,
)
from finder.places.postcodes import FOUR_DIGITS, OUTCODE, SIX_DIGITS, ZIP, read_postcodes
from finder.text import Word, words

DATA = Path(__file__).parent / "data"
LONGEST_SENTENCE = 500
MOST_WORDS = 100
LONGEST_NAME = 6
SHORT_FORM = 3

# Before a place these say where help is wanted; "from" says where home is.
PLACING = frozenset({"near", "nr", "in", "around", "outside", "en", "cerca"})
TOWARDS = frozenset({"to", "at"})
HOMING = frozenset({"from"})
GOING = frozenset(
    {"go", "goes", "going", "travel", "travels", "travelling", "traveling", "sent", "referred"}
    | {"fly", "flies", "flying", "drive", "drives", "driving", "come", "comes", "coming"}
)
# "soy de Mexico", "venimos de Laredo": they come from there.
COMING = frozenset({"soy", "somos", "es", "son", "vengo", "venimos", "viene", "vienen"})
# "live in Lafayette", "vivo en Laredo": home too.
LIVES = "living in"
LIVING = frozenset(
    {"live", "lives", "living", "lived", "home", "based", "reside", "resides"}
    | {"vivo", "vive", "vivimos", "viven", "viviendo", "casa"}
)
ROLES = {"from": MentionRole.HOME, LIVES: MentionRole.LIVES}
# "20 miles of Leeds", "an hour from Leeds".
MEASURES = frozenset({"mile", "miles", "km", "kilometres", "kilometers", "outside", "side"})

# Two letters that are also words or common short forms in medicine: "MD", "PA", "CT", "in", "me".
DOUBTFUL_ABBREVIATIONS = frozenset(
    {"al", "as", "ca", "co", "ct", "de", "gu", "hi", "ia", "id", "in", "la", "ma", "md", "me", "mi"}
    | {"mo", "mp", "ms", "mt", "nb", "nd", "ni", "nt", "oh", "ok", "on", "or", "pa", "pe", "pr"}
    | {"bc", "sa", "sc", "sd", "sk", "us", "va", "vi", "wa", "act", "tas", "pei"}
)
# Short forms that are nothing else, also in small letters.
KNOWN_SHORT_FORMS = frozenset(
    {"uk", "nz", "usa", "aus", "nyc", "uae", "dfw", "nsw", "qld", "okc", "slc"}
)
# Elsewhere a bare name is more often a misspelt word: Brest is not "brest cancer".
DIRECTORY_COUNTRIES = frozenset({"US", "PR", "GB", "CA", "IE", "AU", "NZ", "IN"})
# Bare names of cities with so many people are places even without "in" before them.
HOME_CITY, FOREIGN_CITY = 100_000, 250_000
MIDDLE_CITY = 250_000
MULTIWORD_CITY = 50_000
# After "in" a small town in lower case is more often a word.
LOWER_CASE_TOWN = 5_000
TOWARDS_TOWN = 15_000
# A common word with a capital at the end of small words is a town of so many people.
NAME_AT_THE_END = 50_000
AMOUNT_BEFORE = frozenset({"under", "over", "earn", "earns", "earning", "income", "about", "owe"})
AMOUNT_AFTER = frozenset({"dollars", "usd", "pounds", "euros", "people", "patients", "a", "per"})
CURRENCY = frozenset("$£€₹#")
# Between digits these make one longer number of them.
JOINING = frozenset("-+.,/")
LETTERS_OF_CITIES = frozenset("bglmnsw")
VITAMIN_LIKE = re.compile(r"[a-z]\d{1,2}")


class Names(Protocol):
    """What reading a sentence asks of the gazetteer."""

    def named(self, key: str) -> list[Named]:
        """Give every place that carries the folded name."""

    def rank(self, found: Sequence[Named], home_country: str) -> list[Place]:
        """Give the places likeliest first."""

    def find_postcode(self, keys: Sequence[str], home_country: str) -> Lookup | None:
        """Give the place of words that are a postcode, with or without more about it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, and the same words as keys of the names."""

    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]

    def written(self, start: int, end: int) -> str:
        """Give the words from `start` up to `end` as they were typed."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def before(self, index: int) -> str:
        """Give what stands between the word and the one before it, all of it at the beginning."""
        start = self.words[index - 1].end if index else 0
        return self.text[start : self.words[index].start]

    def after(self, end: int) -> str:
        """Give what stands between the word before `end` and the next, all of it at the end."""
        stop = self.words[end].start if end < len(self.words) else len(self.text)
        return self.text[self.words[end - 1].end : stop]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a run of words stands in its sentence."""

    preposition: str | None
    is_first: bool
    is_last: bool
    follows_comma: bool
    is_capital: bool
    is_upper: bool
    next_is_capital: bool
    follows_small: bool  # the word before it begins with a small letter
    stands_alone: bool  # between commas or full stops, or the ends of the sentence

    @property
    def is_placed(self) -> bool:
        """Say whether "in", "near" or "from" stands before, or a comma before the last words."""
        return self.preposition in PLACING | HOMING | {LIVES} or (
            self.follows_comma and self.is_last
        )


def read_places(names: Names, text: str, home_country: str) -> tuple[Mention, ...]:
    """Give the places named inside a sentence in order, with their characters in it.

    "near X", "in X", "X, ST" and postcodes are certain; a bare name counts when it is that of a
    large city and no common word. "from X" has the role of home.
    """
    text = text[:LONGEST_SENTENCE]
    found = words(text)[:MOST_WORDS]
    keys = tuple(SPELT_SO.get(word.text, word.text) for word in found)
    sentence = Sentence(text, found, keys)
    mentions: list[Mention] = []
    start = onward = 0
    while start < len(keys):
        first = start
        is_journey = bool(onward) and start == onward
        mention, start = _read_at(names, sentence, start, home_country, is_journey=is_journey)
        if mention:
            if keys[first - 1 : first] == ("to",) and not is_journey:
                mentions = _with_the_start(names, sentence, first - 1, mentions, mention.place)
            mentions.append(mention)
            # "from letterkenny to galway": what follows can only be another place.
            leaves = mention.role is MentionRole.HOME and keys[start : start + 1] == ("to",)
            onward = start + 1 if leaves else 0
    return tuple(mentions)


def _with_the_start(
    names: Names, sentence: Sentence, end: int, mentions: list[Mention], towards: Place
) -> list[Mention]:
    """Give the mentions with where somebody sets out: "flights thunder bay to toronto".

    Only a town in the country that they go to, and no word of everyday.
    """
    stop = sentence.words[end - 1].end if end else 0
    if end and sentence.keys[end - 1] in GOING:
        # "Is in Invercargill and has to go to Dunedin": they live in the first.
        return [
            replace(one, role=MentionRole.LIVES) if one.role is MentionRole.WHERE else one
            for one in mentions
        ]
    if mentions and mentions[-1].end == stop:
        return [*mentions[:-1], replace(mentions[-1], role=MentionRole.HOME)]
    for length in range(min(LONGEST_NAME, end), 0, -1):
        key = " ".join(sentence.keys[end - length : end])
        if key in ordinary_words() or (length == 1 and key in given_names()):
            continue
        towns = [
            named
            for named in names.named(key)
            if named.rank <= BARE_COUNTY
            and named.place.kind is PlaceKind.TOWN
            and named.place.country == towards.country
            and named.place.population >= LOWER_CASE_TOWN
        ]
        if towns:
            lookup = _lookup(names, towns, towards.country)
            if lookup.place is not None:
                home = Mention(
                    sentence.words[end - length].start,
                    stop,
                    lookup.place,
                    lookup,
                    certain=True,
                    role=MentionRole.HOME,
                )
                return [*mentions, home]
    return mentions


def _read_at(
    names: Names, sentence: Sentence, start: int, home_country: str, *, is_journey: bool
) -> tuple[Mention | None, int]:
    """Give the longest place that begins at the word, and the word to go on from."""
    for length in range(min(LONGEST_NAME, len(sentence.keys) - start), 0, -1):
        end = start + length
        setting = _setting(sentence, start, end)
        if is_journey:
            setting = replace(setting, preposition="near")
        lookup, certain = (
            _read_postcode(names, sentence, start, end, setting, home_country)
            or _read_qualified(names, sentence, start, end, setting, home_country)
            or _read_name(names, sentence, start, end, setting, home_country)
            or (None, False)
        )
        if lookup and lookup.place:
            role = ROLES.get(setting.preposition or "", MentionRole.WHERE)
            first, last = sentence.words[start].start, sentence.words[end - 1].end
            return Mention(first, last, lookup.place, lookup, certain, role), end
    return None, start + 1


def _setting(sentence: Sentence, start: int, end: int) -> Setting:
    written = sentence.written(start, end)
    before = start - 1
    if before > 0 and sentence.keys[before] in ("the", "el"):
        before -= 1
    preposition = sentence.keys[before] if before >= 0 else None
    if preposition in ("of", "from") and before > 0 and sentence.keys[before - 1] in MEASURES:
        preposition = "near"
    if preposition == "to" and before > 0 and sentence.keys[before - 1] in ("close", "next"):
        preposition = "near"
    if preposition in ("de", "del") and before > 0 and sentence.keys[before - 1] == "cerca":
        preposition = "near"
    if preposition == "de" and before > 0 and sentence.keys[before - 1] in COMING:
        preposition = "from"
    if preposition in ("in", "en", "near", "at") and before > 0:
        preposition = LIVES if sentence.keys[before - 1] in LIVING else preposition
    known = PLACING | TOWARDS | HOMING | {LIVES}
    is_joined = start > 0 and "," not in sentence.before(start)
    following = sentence.text[sentence.words[end].start] if end < len(sentence.words) else ""
    return Setting(
        preposition=preposition if preposition in known and is_joined else None,
        is_first=start == 0,
        is_last=end == len(sentence.words),
        follows_comma=start > 0 and "," in sentence.before(start),
        is_capital=written[:1].isupper() and not sentence.text.isupper(),
        is_upper=written.isupper() and not sentence.text.isupper(),
        next_is_capital=following.isupper() and not sentence.after(end).strip(),
        follows_small=start > 0 and sentence.text[sentence.words[start - 1].start].islower(),
        stands_alone=start > 0 and _part(sentence.before(start)) and _part(sentence.after(end)),
    )


def _part(between: str) -> bool:
    """Say whether what stands after a word parts it from the next; nothing does at the end."""
    return not between or any(one in between for one in ",.;")


# ---------------------------------------------------------------- postcodes


def _read_postcode(
    names: Names,
    sentence: Sentence,
    start: int,
    end: int,
    setting: Setting,
    home_country: str,
) -> tuple[Lookup, bool] | None:
    if end - start > 2:
        return None
    run = sentence.keys[start:end]
    reading = next((reading for reading in read_postcodes(run) if not reading.rest), None)
    if reading is None or not _may_be_postcode(sentence, start, end, setting, home_country):
        return None
    lookup = names.find_postcode(run, home_country)
    if lookup is None or lookup.place is None:
        return None
    if not reading.is_full and not _stands_as_postcode(run, setting, lookup.place, home_country):
        return None
    return lookup, True


def _may_be_postcode(
    sentence: Sentence, start: int, end: int, setting: Setting, home_country: str
) -> bool:
    """Say whether a number is no amount, telephone number or year."""
    text = "".join(sentence.keys[start:end])
    if not text.isdigit():
        return True
    before, after = sentence.before(start)[-1:], sentence.after(end)[:1]
    if before in CURRENCY or after == "%":
        return False
    if before in JOINING and start and sentence.keys[start - 1].isdigit():
        return False
    if after in JOINING and end < len(sentence.keys) and sentence.keys[end].isdigit():
        return False
    if start and sentence.keys[start - 1] in AMOUNT_BEFORE:
        return False
    if end < len(sentence.keys) and sentence.keys[end] in AMOUNT_AFTER:
        return False
    if ZIP.fullmatch(text):
        return True
    if SIX_DIGITS.fullmatch(text):
        # "In Koramangala 560034": the part of the town before it, which we may not know.
        is_after_a_part = start > 1 and sentence.keys[start - 2] in PLACING
        return home_country == "IN" or setting.is_placed or is_after_a_part
    if FOUR_DIGITS.fullmatch(text):
        return home_country in ("AU", "NZ") and (setting.is_placed or setting.is_last)
    return False


def _stands_as_postcode(
    run: Sequence[str], setting: Setting, place: Place, home_country: str
) -> bool:
    """Say whether half a code ("M20", "K1A") is meant as one, and not "B12" or a stage "T2"."""
    text = "".join(run)
    if text.isdigit() or setting.is_placed:
        return True
    if len(run) > 1 or not OUTCODE.fullmatch(text) or VITAMIN_LIKE.fullmatch(text) is None:
        # "wig for afro hair, SE15, starting chemo": nothing else is written so.
        is_own = len(run) == 1 and setting.is_upper and (setting.stands_alone or setting.is_last)
        return is_own or (setting.is_last and place.country in family(home_country))
    if not (setting.is_last or setting.is_first) or len(text) != 3 or text == "b12":
        return False
    # "exercise class G42" is in Glasgow from anywhere; "C50" is a diagnosis.
    return place.country in family(home_country) or (
        (setting.is_upper or setting.stands_alone) and text[0] in LETTERS_OF_CITIES
    )


# ---------------------------------------------------------------- names


def _read_qualified(
    names: Names,
    sentence: Sentence,
    start: int,
    end: int,
    setting: Setting,
    home_country: str,
) -> tuple[Lookup, bool] | None:
    """Read "Arlington, VA" and "galway ireland": a name with the area that holds it."""
    for split in range(end - 1, start, -1):
        tail = " ".join(sentence.keys[split:end])
        outer = [
            named.place
            for named in names.named(tail)
            if named.rank <= 1 and named.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY)
        ]
        if not outer or not _is_qualifier(sentence, split, end, tail):
            continue
        head = " ".join(sentence.keys[start:split])
        inside = [
            named
            for named in names.named(head)
            if named.rank <= 3
            and any(area.code in named.place.areas and area.id != named.place.id for area in outer)
        ]
        if not inside:
            continue
        has_comma = "," in sentence.before(split)
        is_sure = has_comma or sentence.written(split, end).isupper() or setting.is_placed
        if head in ordinary_words() and not (is_sure and setting.is_capital):
            continue
        return _lookup(names, inside, home_country), True
    return None


def _is_qualifier(sentence: Sentence, split: int, end: int, tail: str) -> bool:
    """Say whether the words after a name are an area, and not "in", "me" or "or"."""
    if tail not in DOUBTFUL_ABBREVIATIONS:
        return True
    if sentence.written(split, end).isupper() and not sentence.text.isupper():
        return True
    return end == len(sentence.words) or "," in sentence.after(end)


def _read_name(
    names: Names,
    sentence: Sentence,
    start: int,
    end: int,
    setting: Setting,
    home_country: str,
) -> tuple[Lookup, bool] | None:
    key = " ".join(sentence.keys[start:end])
    if key.isdigit() or len(key) < 2:
        return None
    found = [named for named in names.named(key) if named.rank <= BARE_COUNTY]
    if not found:
        return None
    lookup = _lookup(names, found, home_country)
    place = lookup.place
    if place is None or place.kind is PlaceKind.POSTCODE:
        return None
    is_short_form = len(key) <= SHORT_FORM and place_key(place.name) != key
    if is_short_form or key in DOUBTFUL_ABBREVIATIONS:
        certain = _abbreviation_is_certain(key, setting)
    elif place.is_area:
        certain = _area_is_certain(key, place, setting, home_country)
    else:
        certain = _town_is_certain(key, place, end - start, setting, home_country)
    return None if certain is None else (lookup, certain)


def _abbreviation_is_certain(key: str, setting: Setting) -> bool | None:
    """Judge "TX", "nyc", "MD": None for no place, else whether it is certain."""
    if key in DOUBTFUL_ABBREVIATIONS:
        is_meant = setting.is_upper and (setting.is_placed or key in ("us", "la"))
        return True if is_meant and not setting.next_is_capital else None
    if key in KNOWN_SHORT_FORMS:
        return True
    if setting.is_placed and not setting.next_is_capital:
        return True
    return True if setting.is_upper and not setting.next_is_capital else None


def _area_is_certain(key: str, place: Place, setting: Setting, home_country: str) -> bool | None:
    """Judge a county, region or country: None for no place, else whether it is certain."""
    if key in ordinary_words():
        return None
    at_home = place.country in family(home_country)
    is_bare = " " not in key and place_key(place.name) != key
    if setting.is_placed:
        return True
    if setting.preposition in TOWARDS:  # "to wake" is not "to Wake" County
        return None if place.kind is PlaceKind.COUNTY and not setting.is_capital else True
    if place.kind is PlaceKind.COUNTY and (is_bare or (" " not in key and not at_home)):
        return None
    if key in given_names():
        return False if setting.is_last or setting.is_first else None
    return True


def _town_is_certain(
    key: str, place: Place, length: int, setting: Setting, home_country: str
) -> bool | None:
    """Judge a town: None for no place, else whether it is certain."""
    at_home = place.country in family(home_country)
    is_name = key in given_names()
    if key in ordinary_words():
        if not setting.is_capital:
            return None
        is_large = place.population >= (TOWARDS_TOWN if at_home else FOREIGN_CITY)
        if is_large and setting.preposition in PLACING:
            return True
        # "group Reading", "diet advice Limerick": a capital at the end of small words is a name.
        is_town = place.country in DIRECTORY_COUNTRIES and place.population >= NAME_AT_THE_END
        is_name_at_end = setting.is_last and setting.follows_small
        return False if is_name_at_end and (is_large or is_town) else None
    is_listed = place.country in DIRECTORY_COUNTRIES or place.population >= FOREIGN_CITY
    if not is_listed:
        return None
    if setting.is_placed and (
        setting.is_capital or length > 1 or place.population >= LOWER_CASE_TOWN
    ):
        return True
    size_after_to = TOWARDS_TOWN if setting.is_capital else HOME_CITY
    if setting.preposition in TOWARDS and not is_name and place.population >= size_after_to:
        return True
    size_alone = FOREIGN_CITY
    if at_home:
        size_alone = MULTIWORD_CITY if length > 1 else HOME_CITY
    if place.country not in DIRECTORY_COUNTRIES or place.population < size_alone:
        return None
    at_edge = setting.is_first or setting.is_last or setting.follows_comma
    if is_name:
        return False if at_edge else None
    if at_edge or length > 1:
        return True
    return True if place.population >= MIDDLE_CITY else None


def _lookup(names: Names, found: Sequence[Named], home_country: str) -> Lookup:
    ranked = names.rank(found, home_country)
    return Lookup(ranked[0], tuple(ranked[1 : MOST_OTHERS + 1])) if ranked else Lookup(None)


# ---------------------------------------------------------------- word lists


@cache
def ordinary_words() -> frozenset[str]:
    """Give the common words that are also names of places: "hope", "reading", "mobile"."""
    return _read_list("ordinary_words.txt")


@cache
def given_names() -> frozenset[str]:
    """Give the names of people that are also names of places: "charlotte", "austin"."""
    return _read_list("given_names.txt")


def _read_list(name: str) -> frozenset[str]:
    return frozenset((DATA / name).read_text(encoding="utf-8").split())
