"""Organisations found among those that we have, as somebody types a name or a website."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlmodel import Session

from finder.directory.duplicates.contacts import site_of
from finder.directory.duplicates.names import SILENT, Name, abbreviations, name_of
from finder.directory.duplicates.register import Register
from finder.i18n import gettext as _
from finder.text import fold

MOST_SHOWN = 8
# How good each way to be found is; the whole name comes before its beginning.
WHOLE, SITE, BEGINS, SHORT, WORDS, BEFORE, NEARLY = 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.6
SHORTEST_NEARLY = 4
LEAST_ALIKE, LEAST_PART, MOST_NEAR = 82, 0.7, 30


@dataclass(frozen=True, slots=True)
class FoundOrganization:
    """An organisation that may be the one meant, how many services it has here, and why."""

    id: UUID
    number: int
    name: str
    website: str | None
    services: int
    score: float
    why: str


Key = tuple[UUID, int]  # an organisation and its version
Parts = tuple[Name, frozenset[str]]


@dataclass(slots=True)
class _Index:
    """Names of organisations by their words, short forms, sites and former names."""

    version: int
    words: list[tuple[str, UUID]] = field(default_factory=list)  # in order
    names: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    shorts: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    sites: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[Key, Parts] = field(default_factory=dict)  # taken apart already


def find_organization(
    session: Session, register: Register, typed: str, most: int = MOST_SHOWN
) -> list[FoundOrganization]:
    """Give the organisations that somebody may mean, likeliest first.

    A beginning, words in any order, first letters, a former name, a website and a slip are
    understood.
    """
    folded = fold(typed, 300)
    if not folded:
        return []
    with register.in_step(session):
        index = _index_of(register)
        found: dict[UUID, tuple[float, str]] = {}
        for key, score, why in _look(index, typed, folded):
            if score > found.get(key, (0.0, ""))[0]:
                found[key] = (score, why)
        # Of equals, the shorter name is nearer to what was typed.
        ordered = sorted(
            found.items(),
            key=lambda one: (-one[1][0], len(register.runners[one[0]].name), str(one[0])),
        )
        return [_found(register, key, score, why) for key, (score, why) in ordered[:most]]


def _found(register: Register, key: UUID, score: float, why: str) -> FoundOrganization:
    one = register.runners[key]
    services = len(register.services_of(key))
    return FoundOrganization(key, one.number, one.name, one.website, services, score, why)


def _look(index: _Index, typed: str, folded: str) -> Iterator[tuple[UUID, float, str]]:
    for key in index.names.get(folded, ()):
        yield key, WHOLE, _("this very name")
    site = site_of(typed) if "." in typed and " " not in typed.strip() else None
    for key in index.sites.get(site.domain, ()) if site is not None else ():
        yield key, SITE, _("its website")
    for key in index.shorts.get(folded.replace(" ", ""), ()):
        yield key, SHORT, _("its name in short")
    for key in index.former.get(folded, ()):
        yield key, BEFORE, _("called so before")
    close = 0
    for key, begins in _with_words(index, folded):
        close += 1
        if begins:
            yield key, BEGINS, _("its name begins so")
        else:
            yield key, WORDS, _("these words are in its name")
    if close == 0 and len(folded) >= SHORTEST_NEARLY:
        yield from _nearly(index, folded)


def _with_words(index: _Index, folded: str) -> Iterator[tuple[UUID, bool]]:
    """Give those that have every word typed, the last perhaps only begun; and if they begin so."""
    *whole, last = [word for word in folded.split() if word not in SILENT] or folded.split()
    holders = set(_beginning_with(index, last))
    for word in whole:
        holders &= set(_beginning_with(index, word))
    begins = {key for name, keys in index.names.items() if name.startswith(folded) for key in keys}
    yield from ((key, key in begins) for key in holders)


def _beginning_with(index: _Index, word: str) -> Iterator[UUID]:
    first = bisect_left(index.words, (word,))
    for written, key in islice(index.words, first, None):
        if not written.startswith(word):
            break
        yield key


def _nearly(index: _Index, folded: str) -> Iterator[tuple[UUID, float, str]]:
    """Give those of whose name a part is nearly what was typed, which may be cut short."""
    for names in (index.names, index.former):
        # Far shorter names are inside of anything.
        long_enough = [name for name in names if len(name) >= LEAST_PART * len(folded)]
        found = process.extract(
            folded,
            long_enough,
            scorer=fuzz.partial_ratio,
            score_cutoff=LEAST_ALIKE,
            limit=MOST_NEAR,
        )
        for name, alike, _place in found:
            # Of two as near, the one nearer as a whole.
            score = (alike + fuzz.ratio(folded, name) / 10) / 110
            yield from ((key, NEARLY * score, _("nearly this name")) for key in names[name])


def _index_of(register: Register) -> _Index:
    index = register.index
    if not isinstance(index, _Index) or index.version != register.version:
        known = index.parts if isinstance(index, _Index) else {}
        index = register.index = _build(register, known)
    return index


def _build(register: Register, known: Mapping[Key, Parts]) -> _Index:
    index = _Index(register.version)
    for key, runner in register.runners.items():
        parts = known.get((key, runner.version)) or _take_apart(runner.name)
        name, shorts = index.parts[key, runner.version] = parts
        folded = " ".join(name.all)
        index.names[folded].append(key)
        index.words += [(word, key) for word in {*name.all, *name.written}]
        for short in shorts:
            index.shorts[short].append(key)
        own = site_of(runner.website or "")
        for site in register.domains_of(key).union([own.domain] if own is not None else []):
            index.sites[site].append(key)
        before = {
            " ".join(one.all) for its in register.services_of(key) for one in its.organizations
        }
        for former in before - {folded}:
            index.former[former].append(key)
    index.words.sort()
    return index


def _take_apart(name: str) -> Parts:
    taken = name_of(name)
    return taken, abbreviations(name, taken)
