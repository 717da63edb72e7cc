"""Texts, names, dates and numbers in the reader's language; knows nothing of the web.

Source texts are British English. A language's catalogue lies in `finder/translations`; where a
text has no translation, the source text is shown.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.dates import get_day_names, get_month_names, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

SOURCE_LANGUAGE = "en"
# Each language that pages are offered in, with the locale of its dates and numbers.
LANGUAGES = {SOURCE_LANGUAGE: Locale("en", "GB"), "es": Locale("es", "US")}
# "español e inglés", "siete u ocho": a joining word gives way to the same sound after it.
CHANGED_BEFORE = {
    "es": (
        ("y", "e", re.compile(r"(?i)h?[ií](?!e)")),
        ("o", "u", re.compile(r"(?i)h?[oó]")),
    ),
}
# Georgia is oftener the state of the United States.
NAMED_LIKE_A_STATE = frozenset({"GE"})
FOLDER = Path(__file__).parent / "translations"

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


class UnknownLanguageError(ValueError):
    """Pages are not offered in this language."""


def current_language() -> str:
    """Give the code of the language that texts are given in now."""
    return _language.get()


def text_direction() -> str:
    """Give the side from which the current language is written: "ltr" or "rtl"."""
    return str(_locale().text_direction)


def own_name(language: str) -> str:
    """Give a language's name in that language ("es" is "Español"); raises UnknownLanguageError."""
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    name = str(LANGUAGES[language].languages[language])
    return name[:1].upper() + name[1:]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Give all texts in this language inside the block; raises UnknownLanguageError."""
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def gettext(message: str, **values: object) -> str:
    """Give the text in the current language, with the values filled in where there are any."""
    return _filled(_translate(message, _language.get()), values)


def ngettext(singular: str, plural: str, number: int, **values: object) -> str:
    """Give the form of the text that fits the number, which fills `%(num)s`."""
    form = _catalogue(_language.get()).ungettext(singular, plural, number)
    return _filled(form, {"num": format_number(number), **values})


def pgettext(context: str, message: str, **values: object) -> str:
    """Give the text as it reads in this context."""
    return _filled(str(_catalogue(_language.get()).upgettext(context, message)), values)


def language_name(code: str) -> str | None:
    """Give the name of a language ("es" is "Spanish"), None when the code stands for none."""
    # Babel names these in few languages or none.
    if code == "ase":
        return gettext("American Sign Language")
    if code == "bfi":
        return gettext("British Sign Language")
    if code == "asf":
        return gettext("Australian Sign Language")
    return _name_language(code, _language.get())


def country_name(code: str) -> str | None:
    """Give the name of a country by its two letters, None when unknown."""
    name = _locale().territories.get(code)
    return str(name) if name else None


def country_here(name: str) -> str:
    """Give a country's English name in the current language; any other text stays as it is."""
    code = _countries_by_name().get(name)
    return (country_name(code) if code else None) or name


def day_name(number: int) -> str:
    """Give the name of a weekday; Monday is 0."""
    return str(get_day_names("wide", locale=_locale())[number])


def month_name(number: int) -> str:
    """Give the name of a month; January is 1."""
    return str(get_month_names("wide", context="stand-alone", locale=_locale())[number])


def zone_city(timezone: str) -> str:
    """Give the city that a time zone is named after ("America/New_York" is "New York")."""
    return get_timezone_location(timezone, locale=_locale(), return_city=True)


def format_date(day: date) -> str:
    """Give a day as "24 November 2026"."""
    return babel_date(day, format="long", locale=_locale())


def format_moment(moment: datetime) -> str:
    """Give a moment as "24 November 2026, 12:30 UTC"."""
    utc = moment.astimezone(UTC)
    return f"{format_date(utc.date())}, {utc:%H:%M} UTC"


def format_number(number: float) -> str:
    """Give a number with the language's separators."""
    return _format_number(number, _language.get())


def join_and(parts: Sequence[str]) -> str:
    """Give the parts as "a, b and c"."""
    return _join(parts, "standard")


def join_or(parts: Sequence[str]) -> str:
    """Give the parts as "a, b or c"."""
    return _join(parts, "or")


def _locale() -> Locale:
    return LANGUAGES[_language.get()]


def _join(parts: Sequence[str], style: Literal["standard", "or"]) -> str:
    if not parts:
        return ""
    text = format_list(parts, style=style, locale=_locale())
    last = parts[-1]
    for word, other, sound in CHANGED_BEFORE.get(_language.get(), ()):
        if sound.match(last) and text.endswith(f" {word} {last}"):
            return f"{text.removesuffix(f'{word} {last}')}{other} {last}"
    return text


@cache
def _countries_by_name() -> dict[str, str]:
    names = LANGUAGES[SOURCE_LANGUAGE].territories.items()
    return {
        str(name): code
        for code, name in names
        if len(code) == 2 and code.isalpha() and code not in NAMED_LIKE_A_STATE
    }


def _filled(text: str, values: dict[str, object]) -> str:
    return text % values if values else text


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(FOLDER, [language])


@lru_cache(maxsize=4096)
def _translate(message: str, language: str) -> str:
    return str(_catalogue(language).ugettext(message))


@lru_cache(maxsize=4096)
def _format_number(number: float, language: str) -> str:
    return format_decimal(number, locale=LANGUAGES[language])


@lru_cache(maxsize=512)
def _name_language(code: str, language: str) -> str | None:
    locale = LANGUAGES[language]
    name = locale.languages.get(code.replace("-", "_"))
    if name:
        return str(name)
    try:
        name = Locale.parse(code, sep="-").get_display_name(locale)
    except (UnknownLocaleError, ValueError):
        return None
    return str(name) if name else None
