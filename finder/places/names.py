"""Place names as the gazetteer compares them."""

from __future__ import annotations

from finder.text import words

# One spelling of several, and of large cities that people also name in Spanish.
SPELT_SO = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"} | {
    "londres": "london",
    "edimburgo": "edinburgh",
    "filadelfia": "philadelphia",
}
LONGEST_NAME = 200


def place_key(text: str) -> str:
    """Give the folded name, with "St", "Mt" and "Ft" for "Saint", "Mount" and "Fort"."""
    return " ".join(key_words(text))


def key_words(text: str) -> list[str]:
    """Give the words of `place_key` one by one."""
    return [SPELT_SO.get(word.text, word.text) for word in words(text[:LONGEST_NAME])]
