"""Place names as the gazetteer compares them."""

from __future__ import annotations

from finder.text import words

SHORT_FORMS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
# Spanish names of large cities that the gazetteer knows by their own name only.
SHORT_FORMS |= {"londres": "london", "edimburgo": "edinburgh", "filadelfia": "philadelphia"}
LONGEST_NAME = 200


def place_key(text: str) -> str:
    """Give the folded name, with "St", "Mt" and "Ft" for "Saint", "Mount" and "Fort"."""
    return " ".join(key_words(text))


def key_words(text: str) -> list[str]:
    """Give the words of `place_key` one by one."""
    return [SHORT_FORMS.get(word.text, word.text) for word in words(text[:LONGEST_NAME])]
