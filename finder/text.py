"""Text as the finder compares it: one spelling for what people write in many ways."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02b9\u02bb\u02bc\u0060\u00b4\u2032\uff07")
# "HER2+" and "ER+" mean something else than "HER2" and "ER".
PLUS_WORDS = frozenset({"her2", "er", "pr", "hr"})
# Letters that Unicode does not take apart into a base letter and an accent.
PLAIN_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ŀ": "l",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ə": "e",
}
# Words that are folded already, which is most of what the lexicon and people in a hurry write.
FOLDED = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])")


LENGTH_OF_PRINT = 16


def print_of(text: str) -> str:
    """Give a print of a text: 16 hexadecimal digits, others as soon as a letter changes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:LENGTH_OF_PRINT]


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word and the characters of the original text that it came from."""

    text: str
    start: int
    end: int


def fold(text: str, limit: int | None = None) -> str:
    """Give the text in lower case without accents and punctuation, words parted by one space.

    Control, zero-width and surrogate characters count as spaces, an apostrophe inside a word
    vanishes ("women's" is "womens"), initials are joined ("D.C." is "dc") and the plus sign of
    "HER2+" stays; the result has at most `limit` characters.
    """
    if FOLDED.fullmatch(text):
        return text[:limit].rstrip()
    if limit is None:
        return " ".join(word.text for word in _read_words(text))
    folded: list[str] = []
    length = 0
    for word in _read_words(text):
        folded.append(word.text)
        length += len(word.text) + 1
        if length > limit:
            break
    return " ".join(folded)[:limit].rstrip()


def plain_letters(text: str) -> str:
    """Give the text in small letters without accents, as long as it was: each place stays."""
    return "".join(unicodedata.normalize("NFKD", one.casefold())[:1] or one for one in text)


def words(text: str) -> tuple[Word, ...]:
    """Give the folded words of the text in order, each with its place in the original text."""
    return tuple(_read_words(text))


def _read_words(text: str) -> Iterator[Word]:
    joined_dots = {
        match.start() + offset
        for match in INITIALS.finditer(text)
        for offset, character in enumerate(match.group())
        if character == "."
    }
    letters: list[str] = []
    start = 0
    for position, character in enumerate(text):
        folded = _fold_character(character)
        if folded:
            if not letters:
                start = position
            letters.append(folded)
            continue
        if folded is None and letters:
            continue  # an accent written apart from its letter
        if letters and (position in joined_dots or _is_inner_apostrophe(text, position)):
            continue
        if letters:
            word = "".join(letters)
            letters = []
            if character == "+" and word in PLUS_WORDS:
                yield Word(word + "+", start, position + 1)
                continue
            yield Word(word, start, position)
        if character == "&" and _stands_alone(text, position):
            yield Word("and", position, position + 1)
    if letters:
        yield Word("".join(letters), start, len(text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str | None:
    """Give the folded letters of one character: empty when it parts words, None for an accent."""
    if "\u0300" <= character <= "\u036f":
        return None
    if character in APOSTROPHES or unicodedata.category(character)[0] == "C":
        return ""
    apart = unicodedata.normalize("NFKD", character.casefold())
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
    plain = "".join(PLAIN_LETTERS.get(letter, letter) for letter in bare.casefold())
    composed = unicodedata.normalize("NFC", plain)
    if all(letter.isalnum() or unicodedata.category(letter)[0] == "M" for letter in composed):
        return composed
    return ""


def _is_inner_apostrophe(text: str, position: int) -> bool:
    return (
        text[position] in APOSTROPHES
        and position + 1 < len(text)
        and bool(_fold_character(text[position + 1]))
    )


def _stands_alone(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return before.isspace() and after.isspace()
