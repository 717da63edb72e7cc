"""Every address of the site is made here, so that language and country travel along."""

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, Response, current_app, g, has_request_context, request, url_for
from werkzeug.routing import BaseConverter, ValidationError

from finder.config import Config
from finder.text import fold
from finder.vocabulary import ANY_CANCER, CANCERS

LONGEST_SLUG = 60
# The visitors' endpoints with a part of their own in the path; the others have parameters only.
WITH_PARTS = frozenset(
    {
        "public.services.show",
        "public.organizations.show",
        "public.start.show",
        "public.start.five_calls",
        "shortlist.shared.collection",
        "shortlist.shared.sheet",
    }
)
# The parameter that a visitor's list travels in, and the rooms in whose addresses it does.
KEPT = "kept"
WITH_LIST = ("public.", "shortlist.")
WITHOUT_PARTS = (*WITH_LIST, "api.")
# What may stand unescaped in a query, as Werkzeug writes it too.
SAFE = "!$'()*,/:;?@"
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


class NumberConverter(BaseConverter):
    """A public number in an address: plain digits only, small enough for every database."""

    regex = r"[1-9][0-9]{0,8}"
    part_isolating = True

    def to_python(self, value: str) -> int:
        """Give the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Give its digits."""
        return str(value)


class CancerConverter(BaseConverter):
    """A cancer type in an address: its id with hyphens, such as `her2-positive`."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"
    part_isolating = True

    def to_python(self, value: str) -> str:
        """Give the id of the type; raises ValidationError for what is none."""
        term = value.replace("-", "_")
        if term not in CANCERS or term == ANY_CANCER:
            raise ValidationError(value)
        return term

    def to_url(self, value: str) -> str:
        """Give the id with hyphens."""
        return value.replace("_", "-")


def teach_routes(app: Flask) -> None:
    """Let routes use `<number:...>` and `<cancer:...>`, and never redirect on their own."""
    app.url_map.converters["number"] = NumberConverter
    app.url_map.converters["cancer"] = CancerConverter
    # A redirect would be built from the Host header that somebody sent.
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False


def carry_country(country: str | None) -> None:
    """Put this country into every address of this page; None for the site's own."""
    g.carried_country = country


def carry_list(text: str) -> None:
    """Put a visitor's list, as text, into every address of this page; empty for none."""
    g.carried_list = text


def address(endpoint: str, **values: Any) -> str:
    """Give the address of an endpoint; values that are None are left out.

    A country and a list that the visitor chose are carried along unless others are given.
    """
    given = {name: value for name, value in values.items() if value is not None}
    folder = ""
    if has_request_context():
        folder = request.script_root
        if g.get("carried_country") and "country" not in values:
            given["country"] = g.carried_country
        if g.get("carried_list") and KEPT not in values and endpoint.startswith(WITH_LIST):
            given[KEPT] = g.carried_list
    if endpoint in WITH_PARTS or not endpoint.startswith(WITHOUT_PARTS):
        return url_for(endpoint, **given)
    path = _path(endpoint, folder)
    return f"{path}?{urlencode(given, doseq=True, safe=SAFE)}" if given else path


@lru_cache(maxsize=64)
def _path(endpoint: str, _folder: str) -> str:
    # A page has dozens of addresses, and Flask takes its time for each.
    return url_for(endpoint)


def slug(name: str) -> str:
    """Give a name as the readable part of an address: lower case, hyphens, 60 characters."""
    folded = fold(name, LONGEST_SLUG).replace("+", "").replace(" ", "-")
    return folded.strip("-") or "page"


def service_address(number: int, name: str) -> str:
    """Give the one right address of a service's page."""
    return _numbered_address("public.services.show", number, name)


def organization_address(number: int, name: str) -> str:
    """Give the one right address of an organisation's page."""
    return _numbered_address("public.organizations.show", number, name)


def _numbered_address(endpoint: str, number: int, name: str) -> str:
    folder = request.script_root if has_request_context() else ""
    link = _build_address(endpoint, number, name, folder, g.get("carried_country"))
    # What somebody keeps is nothing to remember between requests.
    return with_parameter(link, KEPT, g.get("carried_list") or "")


@lru_cache(maxsize=8192)
def _build_address(
    endpoint: str, number: int, name: str, _folder: str, _country: str | None
) -> str:
    return address(endpoint, number=number, slug=slug(name), kept=None)


def with_parameter(link: str, name: str, value: str) -> str:
    """Give an address with one more parameter, as it is where the value is empty."""
    if not value:
        return link
    path, mark, fragment = link.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({name: value})}{mark}{fragment}"


def whole_address(link: str) -> str:
    """Give an address of this site as one types it elsewhere, with the site in front.

    The site is the one of the settings, else the one that the visitor asked.
    """
    config: Config = current_app.extensions["config"]
    site = urlsplit(config.site_address or request.host_url)
    return f"{site.scheme}://{site.netloc}{link}"


def moved_permanently(target: str) -> Response:
    """Give the answer that sends a browser to the right address for good."""
    return Response(status=301, headers={"Location": target}, mimetype="text/plain")


def path_of(link: str) -> str:
    """Give an address without its parameters."""
    parts = urlsplit(link)
    return f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path


def fields_of(link: str) -> list[tuple[str, str]]:
    """Give the parameters of an address as names and values, for hidden fields."""
    return parse_qsl(urlsplit(link).query)


def safe_link(link: str | None) -> str:
    """Give a link that may be followed, else nothing: other schemes can run scripts."""
    text = (link or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme not in LINK_SCHEMES or any(ord(letter) <= 32 for letter in text):
        return ""
    if parts.scheme in ("http", "https") and not parts.hostname:
        return ""
    return text
