"""What words of a name speak of: a topic that many share, or people, cancers and languages."""

from functools import cache

from finder.search import lexicon

# Kinds of meanings that part one service from another of the same kind.
PARTING = ("audience", "cancer", "language", "medicine")
# Said of nearly every service.
FOR_ALL = frozenset({"any", "patient", "caregiver", "survivor"})
Sort = tuple[str, str]  # a kind and a term of it


@cache
def topic_words() -> frozenset[str]:
    """Give the stems of words by which people ask for help: they name nobody."""
    return frozenset(
        stem
        for language in lexicon.languages()
        for phrase in lexicon.load(language)[0]
        for stem in phrase
    )


@cache
def _sorts() -> dict[str, frozenset[Sort]]:
    found: dict[str, set[Sort]] = {}
    for language in lexicon.languages():
        for phrase, one in lexicon.load(language)[0].items():
            for meaning in one.meanings if len(phrase) == 1 else ():
                parts = meaning.kind in PARTING and meaning.target not in FOR_ALL
                if parts and meaning.note != lexicon.WEAK:
                    found.setdefault(phrase[0], set()).add((meaning.kind, meaning.target))
    return {stem: frozenset(sorts) for stem, sorts in found.items()}


def sorts_of(words: tuple[str, ...]) -> frozenset[Sort]:
    """Give the people, cancers, languages and medicines that stems of a name speak of."""
    known = _sorts()
    return frozenset(sort for word in words if word in known for sort in known[word])
