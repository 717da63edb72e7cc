"""How a word sounds, written plainly, so that two spellings of one sound meet."""

import re
from functools import lru_cache

# Order matters: what a rule makes is read by the next.
ENGLISH = (
    ("^(?:kn|gn)", "n"),
    ("^wr", "r"),
    ("^ps", "s"),
    ("^x", "s"),
    ("ph|gh(?=t)", "f"),
    ("sch", "sk"),
    ("[oa]e", "e"),
    ("[tsc]ion", "sn"),
    ("c(?=[eiy])", "s"),
    ("ck|c(?!h)|q", "k"),
    ("g(?=[eiy])", "j"),
    ("z", "s"),
    ("y|ee|ea|ie|ei", "i"),
    ("ou|oo", "u"),
    ("(?<=[rwtk])h", ""),
    (r"(.)\1+", r"\1"),
    ("(?<=.{3})(?:le|[aeiou]l)$", "l"),
    ("(?<=.{3})(?:re|[aeiou]r|ur)$", "r"),
    ("(?<=.{3})e$", ""),
)
# As somebody writes who knows letters from Spanish: "jiuston", "javascrip", "ospital".
SPANISH = (
    ("j|h", ""),
    ("ll|y", "i"),
    ("v|w", "b"),
    ("qu(?=[ei])", "k"),
    ("z|c(?=[ei])", "s"),
    ("c", "k"),
    ("ph", "f"),
    ("[oa]e", "e"),
    ("ou|iu|oo", "u"),
    ("ee|ea", "i"),
    (r"(.)\1+", r"\1"),
)


def _compile(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


EARS = (_compile(ENGLISH), _compile(SPANISH))


def sounds(word: str) -> tuple[str, ...]:
    """Give how one folded word sounds to an English ear and to a Spanish one."""
    heard = []
    for rules in EARS:
        sound = word
        for pattern, replacement in rules:
            sound = pattern.sub(replacement, sound)
        heard.append(sound)
    return tuple(heard)


@lru_cache(maxsize=65536)
def sounds_of_known(word: str) -> tuple[str, ...]:
    """Give the same and remember it: for words of ours only, never for what somebody typed."""
    return sounds(word)
