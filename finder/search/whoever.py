"""One need, whoever has it: the phrase "drive me" is also said as "drive her", "drive my dad"."""

from collections.abc import Iterator, Sequence
from functools import cache

from finder.search import lexicon
from finder.search.analysis import stem
from finder.text import Word

# What stands where a phrase of the lexicon says "me" or "my". Spanish keeps them apart: "la lleve"
# is "me lleve", and "la casa" is not "mi casa".
SAYS = {
    "en": {"me": "me", "my": "me"},
    "es": {"me": "me", "mi": "mi", "mis": "mi"},
}
STANDS_FOR = {
    "en": SAYS["en"]
    | dict.fromkeys(("him", "her", "them", "us", "his", "their", "our", "hers", "theirs"), "me"),
    "es": SAYS["es"]
    | dict.fromkeys(("lo", "la", "le", "los", "las", "les", "nos"), "me")
    | dict.fromkeys(("su", "sus", "nuestro", "nuestra", "nuestros", "nuestras"), "mi"),
}
# Also "the" in Spanish: before one word alone it more likely says that.
ARTICLES, PAIR = frozenset({"la", "los", "las"}), 2
# In English a relative stands there too, with or without "my": "take mum to chemo".
NAMES_RELATIVES = ("en",)
RELATED, KINDS = ("audience", "caregiver"), ("need", "mode")
Piece = tuple[str, int, int]  # a stem, and the words of the sentence that it is: from, to


def read_whoever(
    rest: Sequence[Word], language: str
) -> Iterator[tuple[int, int, tuple[lexicon.Meaning, ...]]]:
    """Give the phrases about somebody else, longest first: first word, one after it, meanings.

    A phrase of exactly these words is not given: it is read as it stands.
    """
    phrases, longest = _phrases(language)
    pieces = _pieces([word.text for word in rest], language)
    exact, _ = lexicon.load(language)
    free = [True] * len(pieces)
    for length in range(min(longest, len(pieces)), PAIR - 1, -1):
        for at in range(len(pieces) - length + 1):
            run = pieces[at : at + length]
            meanings = phrases.get(tuple(one for one, _, _ in run))
            start, end = run[0][1], run[-1][2]
            if meanings is None or not all(free[at : at + length]):
                continue
            if length == PAIR and rest[start].text in ARTICLES:
                continue
            if tuple(stem(word.text, language) for word in rest[start:end]) not in exact:
                free[at : at + length] = [False] * length
                yield start, end, meanings


@cache
def _phrases(language: str) -> tuple[dict[tuple[str, ...], tuple[lexicon.Meaning, ...]], int]:
    """Give the phrases about "me" that say a need or a way, by stems, and the longest's length."""
    found: dict[tuple[str, ...], dict[lexicon.Meaning, None]] = {}
    says = SAYS[language]
    for phrase in lexicon.load(language)[0].values():
        meanings = dict.fromkeys(one for one in phrase.meanings if one.kind in KINDS)
        for written in phrase.written if meanings else ():
            words = written.split()
            if says.keys() & words and not _relatives(language).intersection(words):
                said = tuple(says.get(word) or stem(word, language) for word in words)
                found.setdefault(said, {}).update(meanings)
    return {said: tuple(meanings) for said, meanings in found.items()}, max(map(len, found))


@cache
def _relatives(language: str) -> frozenset[str]:
    """Give the words for people that the lexicon knows after "my": "dad", "wife"."""
    if language not in NAMES_RELATIVES:
        return frozenset()
    written = (
        one.split()
        for phrase in lexicon.load(language)[0].values()
        if any((meaning.kind, meaning.target) == RELATED for meaning in phrase.meanings)
        for one in phrase.written
    )
    return frozenset(
        words[1] for words in written if len(words) == PAIR and words[0] in SAYS[language]
    )


def _pieces(texts: Sequence[str], language: str) -> list[Piece]:
    """Give the sentence with "me" wherever somebody is spoken of."""
    relatives, stands_for = _relatives(language), STANDS_FOR[language]
    pieces: list[Piece] = []
    for at, text in enumerate(texts):
        if text in relatives and pieces and pieces[-1][0] == "me" and pieces[-1][2] == at:
            pieces[-1] = ("me", pieces[-1][1], at + 1)
        else:
            said = "me" if text in relatives else stands_for.get(text)
            pieces.append((said or stem(text, language), at, at + 1))
    return pieces
