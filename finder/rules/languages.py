"""Languages as people list them, "English, Spanish (interpreter)", read into codes."""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from finder.i18n import LANGUAGES, gettext, join_and, language_name
from finder.rules.typed import TypedError
from finder.text import fold
from finder.vocabulary import LanguageSupport

PARTS = re.compile(r"\s*(?:[,;/\n]|\band\b|\by\b|&)\s*")
SUPPORT = re.compile(r"^(.*?)\s*[(:–-]\s*([^()]*?)\s*\)?$")
SUPPORT_WORDS = {
    LanguageSupport.STAFF: ("staff", "spoken", "spoken by staff", "personal"),
    LanguageSupport.INTERPRETER: (
        "interpreter",
        "with interpreter",
        "with an interpreter",
        "interpreters",
        "interprete",
        "con interprete",
    ),
    LanguageSupport.WRITTEN: ("written", "in writing", "leaflets", "website", "escrito"),
}
# Names that people use and that Babel gives to none or to a part.
ALSO = {"asl": "ase", "bsl": "bfi", "american sign language": "ase", "british sign language": "bfi"}
ALSO |= {"auslan": "asf", "australian sign language": "asf"}
ALSO |= {"mandarin": "zh", "creole": "ht", "farsi": "fa", "castellano": "es", "gaelic": "ga"}
# These are named in their own words too.
OWN_NAMES = ("es", "fr", "de", "it", "pt", "pl", "vi", "tl", "ht", "cy", "ga", "mi", "so", "zh")
IN_OTHER_SCRIPTS = ("ar", "ru", "uk", "hi", "bn", "pa", "ur", "gu", "ta", "te", "ml", "mr", "kn")


def read_languages(typed: str) -> list[tuple[str, LanguageSupport]]:
    """Give the codes of the languages that are listed, each with how it is spoken there.

    What stands in brackets says how: staff, interpreter or written. Raises TypedError.
    """
    found: dict[str, LanguageSupport] = {}
    for part in PARTS.split(typed.strip(" .")):
        if not part:
            continue
        name, support = _split(part)
        code = _codes().get(fold(name))
        if code is None:
            raise TypedError(gettext("We do not know the language “%(name)s”.", name=name))
        found[code] = support
    return list(found.items())


def say_languages(languages: Iterable[tuple[str, LanguageSupport]]) -> str:
    """Give languages as they are typed and read again."""
    return ", ".join(
        (language_name(code) or code)
        + (f" ({SUPPORT_WORDS[support][0]})" if support in SUPPORT_WORDS else "")
        for code, support in languages
    )


def languages_sentence(languages: Iterable[tuple[str, LanguageSupport]]) -> str:
    """Give the languages that were read, in a sentence."""
    names = join_and([language_name(code) or code for code, _ in languages])
    return gettext("Languages: %(names)s.", names=names)


def _split(part: str) -> tuple[str, LanguageSupport]:
    found = SUPPORT.match(part)
    if found is None or fold(part) in _codes():
        return part, LanguageSupport.UNKNOWN
    for support, words in SUPPORT_WORDS.items():
        if fold(found[2]) in words:
            return found[1], support
    raise TypedError(
        gettext(
            "After a language write (staff), (interpreter) or (written), not “%(words)s”.",
            words=found[2],
        )
    )


@cache
def _codes() -> dict[str, str]:
    """Give the codes by folded names, in the languages of the pages and in their own words."""
    codes: dict[str, str] = {}
    for locale in LANGUAGES.values():
        for code, name in locale.languages.items():
            if re.fullmatch(r"[a-z]{2,3}", code):
                codes.setdefault(fold(str(name)), code)
    for code in (*OWN_NAMES, *IN_OTHER_SCRIPTS, "ko", "ja"):
        try:
            codes.setdefault(fold(str(Locale(code).languages[code])), code)
        except (UnknownLocaleError, KeyError):
            continue
    codes |= {code: code for code in set(codes.values())}
    return codes | ALSO
