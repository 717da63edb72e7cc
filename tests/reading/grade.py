"""How many years of school a text asks for: English by Flesch and Kincaid, Spanish by Crawford.

Kincaid, Fishburne, Rogers and Chissom (1975), US grades; Crawford (1984), made for the grades of
primary school.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[’'.-](?=\w)[^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+(?=[\s”\"')]|$)")
# Words that the rules below count wrongly, with their syllables.
ENGLISH_COUNTS = {
    "anyone": 3,
    "area": 3,
    "areas": 3,
    "being": 2,
    "business": 2,
    "cancelled": 2,
    "client": 2,
    "clients": 2,
    "clothes": 1,
    "counselling": 3,
    "create": 2,
    "created": 3,
    "diet": 2,
    "doing": 2,
    "every": 2,
    "everyone": 3,
    "evening": 2,
    "going": 2,
    "ideas": 3,
    "idea": 3,
    "medicine": 3,
    "ours": 1,
    "quiet": 2,
    "science": 2,
    "seeing": 2,
    "something": 2,
    "someone": 2,
    "sometimes": 2,
    "somewhere": 2,
    "trial": 2,
    "trials": 2,
}
SILENT_INSIDE = re.compile(r"(?<=[aeiouy][^aeiouy])e(?=(?:ful|less|ly|ment|ments|ness)$)")
SILENT_ENDS = re.compile(
    r"(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcgh])es$|(?<=[^aeiouysc]h)es$|(?<!l)e$|(?<=[aeiouy]l)e$"
)
# Vowels side by side that are spoken one by one.
TWO_IN_ONE = re.compile(
    r"(?<![cgst])i[aou]|(?<![cst])i(?=en[ct])|eum|eo(?=n)|(?<![gq])ua(?=[lrt])|uou|ying"
)
STRONG = re.compile("[aeoáéíóú]")
SPANISH_VOWELS = re.compile("[aeiouáéíóúü]+|(?<=[aeiouáéíóú])y$|^y$")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas read of a text."""

    sentences: int
    words: int
    syllables: int


def english_syllables(word: str) -> int:
    """Give the syllables of an English word; a number counts one, letters of initials each one."""
    if word.isupper() and len(word) > 1:
        return len(word)
    return sum(_english_part(part) for part in re.split(r"[^a-z]+", _plain(word)) if part) or 1


def _english_part(part: str) -> int:
    if part in ENGLISH_COUNTS:
        return ENGLISH_COUNTS[part]
    sounded = SILENT_ENDS.sub("", SILENT_INSIDE.sub("", part))
    return max(1, len(re.findall("[aeiouy]+", sounded)) + len(TWO_IN_ONE.findall(sounded)))


def _plain(word: str) -> str:
    return re.sub(r"[’']s?", "", word.lower())


def spanish_syllables(word: str) -> int:
    """Give the syllables of a Spanish word: strong vowels stand apart, weak ones join others."""
    if word.isupper() and len(word) > 2:
        return len(word)
    groups = SPANISH_VOWELS.findall(word.lower())
    return max(1, sum(max(1, len(STRONG.findall(group))) for group in groups if group != "y"))


def count(texts: Iterable[str], syllables: Callable[[str], int]) -> Counts:
    """Give the counts of texts; the end of each text ends a sentence."""
    sentences = words = sounds = 0
    for text in texts:
        parts = [found for part in SENTENCE_END.split(text) if (found := WORD.findall(part))]
        sentences += len(parts)
        words += sum(len(part) for part in parts)
        sounds += sum(syllables(word) for part in parts for word in part)
    return Counts(sentences, words, sounds)


def english_grade(texts: Iterable[str]) -> float:
    """Give the US school grade that English texts ask for."""
    found = count(texts, english_syllables)
    return 0.39 * found.words / found.sentences + 11.8 * found.syllables / found.words - 15.59


def spanish_grade(texts: Iterable[str]) -> float:
    """Give the school grade that Spanish texts ask for."""
    found = count(texts, spanish_syllables)
    per_hundred = 100 / found.words
    return -0.205 * found.sentences * per_hundred + 0.049 * found.syllables * per_hundred - 3.407


GRADES = {"en": english_grade, "es": spanish_grade}
