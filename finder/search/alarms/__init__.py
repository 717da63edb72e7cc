"""Sentences that sound like danger, or ask for what we do not do: patterns kept as data.

A pattern says how people put a thing: "want|wish ~ to ~ die|disappear". One file a language holds
classes of words and patterns. A pattern of `ok` says the words of danger harmlessly ("dying for a
coffee") and takes away the danger that it overlaps, one of `ok_safety` and its like only that
kind; one of `held` says that we hold such help after all ("talk about my results") and takes away
`none`.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from finder.search.analysis import STEMMERS, stopwords

HERE = Path(__file__).parent
LANGUAGES = tuple(STEMMERS)
CLASS = "class"
SHORTEST_KEY = 3
# Between the words of a pattern: a few others, or more of them.
GAPS = {"~": r"(?:\S+ ){0,3}", "~~": r"(?:\S+ ){0,8}", "^": r"(?<=\A )", "$": r"\Z"}
RANGE = re.compile(r"#(\d+)-(\d+)")


class Notice(StrEnum):
    """What must stand above every result, the most urgent first."""

    CRISIS = "crisis"
    SAFETY = "safety"  # hurt or threatened at home
    ILLNESS = "illness"  # may need a doctor now
    NONE = "none"  # the sentence asks for what this directory does not do


# What a pattern of harmless words takes away.
HARMLESS = {
    "ok": {Notice.CRISIS, Notice.SAFETY, Notice.ILLNESS},
    "ok_crisis": {Notice.CRISIS},
    "ok_safety": {Notice.SAFETY},
    "ok_illness": {Notice.ILLNESS},
    "held": {Notice.NONE},
}


class UnreadablePatternError(ValueError):
    """A pattern names a class that does not exist, or nothing that it can be found by."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One pattern: what it says, and the words that must be there before anybody looks closer.

    `needs` holds sets of words, or beginnings with "*" after them: one of each must be there; the
    first set is the rarest.
    """

    notice: str
    expression: str
    needs: tuple[frozenset[str], ...]

    def spans(self, sentence: str) -> list[tuple[int, int]]:
        """Give where the pattern stands in a sentence of folded words between spaces."""
        return [match.span() for match in _compiled(self.expression).finditer(sentence)]


def sounds_like(words: Iterable[str]) -> frozenset[str]:
    """Give the notices that folded words in order sound like, in any language."""
    sentence = f" {' '.join(words)} "
    found: list[tuple[str, int, int]] = []
    for alarm in _candidates(sentence.split()):
        found += ((alarm.notice, *span) for span in alarm.spans(sentence))
    harmless = [
        (HARMLESS[notice], start, end) for notice, start, end in found if notice in HARMLESS
    ]

    def is_meant(notice: str, start: int, end: int) -> bool:
        return not any(
            notice in kinds and start < last and first < end for kinds, first, last in harmless
        )

    meant = [one for one in found if one[0] not in HARMLESS and is_meant(*one)]
    return frozenset(one[0] for one in meant if not _is_explained(one, meant))


def _is_explained(one: tuple[str, int, int], meant: Iterable[tuple[str, int, int]]) -> bool:
    """Say whether words of wanting to die are a part of another danger.

    "Kill me" is in "threatened to kill me", and "wont wake up" in "wont wake up properly".
    """
    notice, start, end = one
    if notice != Notice.CRISIS:
        return False
    for other, first, last in meant:
        if other == Notice.SAFETY and start < last and first < end:
            return True
        within = first <= start and end <= last and (first, last) != (start, end)
        if other == Notice.ILLNESS and within:
            return True
    return False


def _candidates(words: Iterable[str]) -> Iterator[Alarm]:
    by_key = _by_key()
    seen: dict[str, None] = {}
    for word in words:
        seen.setdefault(word)
        for length in range(SHORTEST_KEY, len(word) + 1):
            seen.setdefault(f"{word[:length]}*")
    there = seen.keys()
    for alarm in dict.fromkeys(alarm for key in seen for alarm in by_key.get(key, ())):
        if not any(need.isdisjoint(there) for need in alarm.needs):
            yield alarm


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)  # when first needed: all at once would take seconds


@cache
def _by_key() -> Mapping[str, tuple[Alarm, ...]]:
    found: dict[str, list[Alarm]] = defaultdict(list)
    for language in LANGUAGES:
        for alarm in load(HERE / f"{language}.csv"):
            for key in alarm.needs[0]:
                found[key].append(alarm)
    return {key: tuple(alarms) for key, alarms in found.items()}


@cache
def load(path: Path) -> tuple[Alarm, ...]:
    """Give the patterns of a file; raises UnreadablePatternError."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["notice"], row["pattern"]) for row in csv.DictReader(file)]
    classes: dict[str, str] = {}
    for notice, pattern in rows:
        if notice == CLASS:
            name, _, members = pattern.partition("=")
            classes[name] = members
    return tuple(_compile(notice, pattern, classes) for notice, pattern in rows if notice != CLASS)


def _compile(notice: str, pattern: str, classes: Mapping[str, str]) -> Alarm:
    parts: list[str] = []
    choices: list[list[str]] = []
    for item in pattern.split():
        if item in GAPS:
            parts.append(GAPS[item])
        elif item.startswith("[") and item.endswith("]"):
            parts.append(f"(?:{_any_of(_members(item[1:-1], classes, pattern))} )?")
        else:
            members = _members(item, classes, pattern)
            parts.append(f"{_any_of(members)} ")
            choices.append(members)
    words = [choice for choice in choices if not any(RANGE.fullmatch(one) for one in choice)]
    if not words:
        raise UnreadablePatternError(f"{pattern}: needs a word")
    needs = [frozenset(one.split("_")[0] for one in choice) for choice in words]
    needs.sort(key=lambda need: (bool(need & _commonest()), len(need)))
    return Alarm(notice, r"(?<=\s)" + "".join(parts), tuple(needs))


@cache
def _commonest() -> frozenset[str]:
    return frozenset().union(*map(stopwords, LANGUAGES))


def _members(item: str, classes: Mapping[str, str], pattern: str) -> list[str]:
    found: list[str] = []
    for one in item.split("|"):
        if one.startswith("@"):
            if one[1:] not in classes:
                raise UnreadablePatternError(f"{pattern}: no class {one}")
            found += _members(classes[one[1:]], classes, pattern)
        else:
            found.append(one)
    return found


def _any_of(members: Iterable[str]) -> str:
    return f"(?:{'|'.join(_word(one) for one in members)})"


@cache
def _word(one: str) -> str:
    numbers = RANGE.fullmatch(one)
    if numbers is not None:
        return "|".join(str(n) for n in range(int(numbers[1]), int(numbers[2]) + 1))
    return re.escape(one).replace(r"\*", r"\S*").replace("_", " ")
