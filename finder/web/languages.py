"""The language of a page: the first part of its path (`/es/services`), never a cookie."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, g, request

from finder.i18n import LANGUAGES, SOURCE_LANGUAGE, current_language, own_name, speaking
from finder.search.filters import BY_KEY
from finder.web.addresses import KEPT, SAFE
from finder.web.countries import chosen_country

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
FOLDER = "finder.folder"
PLACE = ("near",)
QUESTION = ("q", *PLACE)
# The parameters that a page reads, the country aside.
READ_BY = {
    "public.home.index": QUESTION,
    "public.services.index": (*QUESTION, "within", "sort", "page", *BY_KEY),
    "public.services.show": PLACE,
    "public.start.show": PLACE,
    "public.start.five_calls": PLACE,
}


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language that pages are offered in, and the address of this page in it."""

    code: str
    words: str  # its own name: who looks for it may read no other
    address: str


def follow_language(app: Flask) -> None:
    """Speak the language that a path begins with; the rest of the path is one for all languages.

    The language becomes a part of the folder that the site lies in, so every address made for
    the page keeps it.
    """
    inner: Wsgi = app.wsgi_app

    def speak(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[FOLDER] = environ.get("SCRIPT_NAME", "")
        _, _, rest = environ.get("PATH_INFO", "").partition("/")
        code, _, path = rest.partition("/")
        if code == SOURCE_LANGUAGE or code not in LANGUAGES:
            with speaking(SOURCE_LANGUAGE):
                return inner(environ, start_response)
        environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{code}"
        environ["PATH_INFO"] = f"/{path}"
        with speaking(code):
            return inner(environ, start_response)

    app.wsgi_app = speak  # type: ignore[method-assign]


def site_folder() -> str:
    """Give the folder that the whole site lies in, without the language: often none."""
    return str(request.environ.get(FOLDER, ""))


def other_languages() -> list[LanguageChoice]:
    """Give the other languages that this page can be read in."""
    return [
        LanguageChoice(code, own_name(code), _this_page_in(code))
        for code in LANGUAGES
        if code != current_language()
    ]


def _this_page_in(code: str) -> str:
    folder = site_folder()
    if code != SOURCE_LANGUAGE:
        folder = f"{folder}/{code}"
    if request.endpoint is None:
        return f"{folder}/"  # nothing of an address that we do not know is written anywhere
    query = urlencode([*_read_here(), *_country(), *_list()], safe=SAFE)
    return f"{folder}{quote(request.path)}" + (f"?{query}" if query else "")


def _read_here() -> list[tuple[str, str]]:
    """Give the parameters that this page reads; the others say nothing and are left out."""
    read = READ_BY.get(request.endpoint or "", ())
    return [
        (name, value) for name, value in request.args.items(multi=True) if name in read and value
    ]


def _country() -> list[tuple[str, str]]:
    country = chosen_country()
    return [("country", country)] if country else []


def _list() -> list[tuple[str, str]]:
    kept = g.get("carried_list")
    return [(KEPT, kept)] if kept else []
