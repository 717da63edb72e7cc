"""A visitor's list: it travels in the address of every page, and is written down nowhere."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, urlencode

from flask import Flask, g, request
from werkzeug.datastructures import MultiDict

from finder.casework.shortlist import Shortlist, read_shortlist
from finder.search.request import LONGEST_TEXT
from finder.web.addresses import KEPT, SAFE, WITH_LIST, address, carry_list, whole_address
from finder.web.countries import asked_country
from finder.web.inputs import clean, read_query
from finder.web.languages import READ_BY

NOTHING = Shortlist()
# What a page reads beside what its other languages are asked with.
READ_TOO = ("exact", "unread", "explain")


@dataclass(frozen=True, slots=True)
class Keeping:
    """A service beside the list: whether it is on it, and this page with it put on or taken off.

    `address` is None where the list is full.
    """

    is_kept: bool
    address: str | None


def follow_list(app: Flask) -> None:
    """Read the list of each request for a page for everybody, and carry it along."""
    app.before_request(_read_list)


def kept_list() -> Shortlist:
    """Give the list that this request came with."""
    return cast(Shortlist, g.get("kept_list", NOTHING))


def kept_text() -> str:
    """Give the list of this page as text, for hidden fields; empty for an empty one."""
    return kept_list().text


def living_list() -> str:
    """Give the whole address where this page's list is shown as it is now."""
    return whole_address(address("shortlist.lists.index", kept=kept_text() or None))


def keeping(number: int, anchor: str) -> Keeping | None:
    """Give what can be done with a service on this page: put on the list, or taken off.

    `anchor` is where on the page to go on. None on a page without a list, such as the staff's.
    """
    if not (request.endpoint or "").startswith(WITH_LIST):
        return None
    kept = kept_list()
    if number in kept:
        return Keeping(is_kept=True, address=_this_page_with(kept.drop(number), anchor))
    if kept.is_full:
        return Keeping(is_kept=False, address=None)
    return Keeping(is_kept=False, address=_this_page_with(kept.keep(number), anchor))


def _read_list() -> None:
    if (request.endpoint or "").startswith(WITH_LIST):
        g.kept_list = read_shortlist(_given().get(KEPT, ""))
        carry_list(kept_text())


def _given() -> "MultiDict[str, str]":
    """Give the parameters of this request, of its address or of the form that was posted."""
    posted = request.method == "POST"
    return read_query(request.get_data() if posted else request.query_string)


def _this_page_with(kept: Shortlist, anchor: str) -> str:
    read = (*READ_BY.get(request.endpoint or "", ()), *READ_TOO)
    values = [
        (name, cleaned)
        for name, value in _given().items(multi=True)
        if name in read and (cleaned := clean(value)[:LONGEST_TEXT])
    ]
    if country := asked_country():
        values.append(("country", country))
    if kept:
        values.append((KEPT, kept.text))
    query = f"?{urlencode(values, safe=SAFE)}" if values else ""
    return f"{request.script_root}{quote(request.path)}{query}#{anchor}"
