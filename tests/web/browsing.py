"""A visitor's browser for tests: it holds every page that it opens to the rules of the house."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser as PlainParser
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.parsing import parse

XHTML = "{http://www.w3.org/1999/xhtml}"
A = f"{XHTML}a"
REFERENCES = {"aria-labelledby", "aria-describedby", "for"}
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background"}
HEADINGS = {f"{XHTML}h{level}": level for level in range(1, 7)}
OUTGOING = {"noreferrer", "noopener"}
FIELDS = ("input", "select", "textarea")
SAFE_LINKS = ("tel:", "mailto:", "sms:", "#", "/")
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class BrokenRuleError(AssertionError):
    """A page breaks a rule of the house."""


def require(holds: object, rule: str) -> None:
    """Raise BrokenRuleError with the rule unless it holds."""
    if not holds:
        raise BrokenRuleError(rule)


@dataclass(frozen=True)
class Answer:
    """What came back for one request, whatever it is."""

    status: int
    headers: dict[str, str]
    text: str
    path: str
    location: str | None


@dataclass(frozen=True)
class Page(Answer):
    """A page that keeps the rules of the house."""

    root: Element

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Give the elements of this tag that carry these attributes (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.root.iter(f"{XHTML}{tag}")
            if all(
                value in one.get(name, "").split() if name == "class" else one.get(name) == value
                for name, value in wanted.items()
            )
        ]

    @property
    def title(self) -> str:
        """Give the title."""
        return words_of(self.all("title")[0])

    @property
    def heading(self) -> str:
        """Give the one main heading."""
        return words_of(self.all("h1")[0])

    @property
    def words(self) -> str:
        """Give all words of the body on one line."""
        return words_of(self.all("body")[0])

    @property
    def main(self) -> str:
        """Give the words of the main part on one line."""
        return words_of(self.all("main")[0])

    def links(self) -> dict[str, str]:
        """Give the address of every link by its words; the first of the same words counts."""
        found: dict[str, str] = {}
        for link in self.all("a"):
            found.setdefault(words_of(link), link.get("href", ""))
        return found

    def results(self) -> list[Element]:
        """Give the list items of services."""
        return [one for one in self.all("li") if one.get("data-service")]

    def result_names(self) -> list[str]:
        """Give the names of the services listed, in order."""
        return [words_of(one.iter(f"{XHTML}h3").__next__()) for one in self.results()]

    def result_numbers(self) -> list[int]:
        """Give the public numbers of the services listed, in order."""
        return [int(one.get("data-service", "")) for one in self.results()]


def words_of(element: Element) -> str:
    """Give the words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


class Browser:
    """Opens pages of an application as a visitor does."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def ask(self, address: str, method: str = "GET", **options: Any) -> Answer:
        """Give any answer, held to the rules for headers only."""
        return self._answer(self.client.open(address, method=method, **options))

    def open(self, address: str, status: int = 200, *, follow: bool = True) -> Page:
        """Give the page at an address, after checking status and all rules of the house."""
        return self._page(self.client.get(address, follow_redirects=follow), address, status)

    def send(self, address: str, fields: dict[str, str], status: int = 200) -> Page:
        """Give the page that answers a form of ours, held to the same rules."""
        ours = {"Sec-Fetch-Site": "same-origin"}
        return self._page(self.client.post(address, data=fields, headers=ours), address, status)

    def submit(
        self,
        page: Page,
        fields: dict[str, Any] | None = None,
        *,
        to: str = "",
        button: str = "",
        status: int = 200,
    ) -> Page:
        """Send a page's form as a browser does, with its hidden fields; gives where it leads.

        `to` is the end of the form's address where there are several, `button` the words of the
        button that is pressed.
        """
        address, filled = fill_form(page, fields or {}, to, button)
        headers = {"Sec-Fetch-Site": "same-origin"}
        response = self.client.post(address, data=filled, headers=headers, follow_redirects=True)
        for step in response.history:
            check_headers(step)
        return self._page(response, address, status)

    def _page(self, response: TestResponse, address: str, status: int) -> Page:
        answer = self._answer(response)
        require(answer.status == status, f"status {answer.status} in place of {status}: {address}")
        require(response.mimetype == "text/html", f"a page is HTML, not {response.mimetype}")
        page = Page(**vars(answer), root=parse(answer.text))
        keep_rules(page)
        return page

    def _answer(self, response: TestResponse) -> Answer:
        check_headers(response)
        answer = Answer(
            status=response.status_code,
            headers=dict(response.headers),
            text=response.get_data(as_text=True),
            path=response.request.full_path.rstrip("?"),
            location=response.headers.get("Location"),
        )
        response.close()  # files stay open else
        return answer


def fill_form(
    page: Page, fields: dict[str, Any], to: str = "", button: str = ""
) -> tuple[str, dict[str, Any]]:
    """Give the address of a page's form and its fields as they stand, filled in with others."""
    forms = [
        form
        for form in page.all("form")
        if form.get("method") == "post"
        and path_of_form(form).endswith(to)
        and (not button or button in {words_of(one) for one in under(form, "button")})
    ]
    inside = set(under(page.all("main")[0], "form"))
    forms.sort(key=lambda form: form not in inside)
    require(forms, f"the page has a form that leads to {to or 'somewhere'}")
    filled: dict[str, Any] = {}
    for name, value in standing_values(forms[0]):
        filled.setdefault(name, []).append(value)
    pressed = [one for one in under(forms[0], "button") if words_of(one) == button]
    if pressed and pressed[0].get("name"):
        filled[pressed[0].get("name", "")] = pressed[0].get("value", "")
    address = pressed[0].get("formaction", "") if pressed else ""
    unknown = set(fields) - {one.get("name") for tag in FIELDS for one in under(forms[0], tag)}
    require(not unknown, f"the form has fields for {sorted(unknown)}")
    return address or forms[0].get("action", ""), filled | fields


def path_of_form(form: Element) -> str:
    """Give the address of a form without its parameters."""
    return urlsplit(form.get("action", "")).path


def standing_values(form: Element) -> list[tuple[str, str]]:
    """Give what a form would send if nobody touched it."""
    values = []
    for one in under(form, "input"):
        kind, name = one.get("type", "text"), one.get("name", "")
        chosen = kind not in ("checkbox", "radio") or one.get("checked") is not None
        if name and chosen and kind not in ("file", "submit") and one.get("disabled") is None:
            values.append((name, one.get("value", "on" if kind == "checkbox" else "")))
    for area in under(form, "textarea"):
        # The first line break after the tag is not a part of the text.
        values.append((area.get("name", ""), "".join(area.itertext())))
    for select in under(form, "select"):
        options = under(select, "option")
        chosen_ones = [one for one in options if one.get("selected") is not None] or options[:1]
        values += [(select.get("name", ""), one.get("value", "")) for one in chosen_ones]
    return values


def check_headers(response: TestResponse) -> None:
    """Hold any answer to the rules for headers."""
    headers = response.headers
    policy = headers.get("Content-Security-Policy", "")
    require("default-src 'none'" in policy, "every answer has a content security policy")
    require("unsafe" not in policy, "the policy allows nothing inline")
    require(not re.search(r"https?:|\*", policy), "the policy names no other site")
    check_cookies(response)
    require("Access-Control-Allow-Origin" not in headers, "no other site may read answers")
    require("Cache-Control" in headers, "every answer says how long it may be kept")
    require("Permissions-Policy" in headers, "every answer gives up camera, place and the like")
    for name, value in HEADERS.items():
        # What leads from a case to a page for everybody tells less, and so do links with a key.
        may_tell_less = response.status_code == 303 or "/shared/" in response.request.path
        tells_less = headers.get(name) == "no-referrer" and may_tell_less
        require(headers.get(name) == value or tells_less, f"{name} is {value}")


def check_cookies(response: TestResponse) -> None:
    """Hold an answer to the rules for cookies: none for visitors, two for the staff."""
    for cookie in response.headers.getlist("Set-Cookie"):
        path = response.request.path
        require(path == "/staff" or path.startswith("/staff/"), "no answer sets a visitor a cookie")
        name, *parts = (part.strip() for part in cookie.split(";"))
        known = name.startswith(("__Host-staff=", "__Host-known="))
        require(known, "there are two cookies, for this host alone")
        wanted = {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
        require(wanted <= set(parts), "only this site's own requests carry the cookie")
        require(not any(part.startswith("Domain") for part in parts), "no other host gets it")


def keep_rules(page: Page) -> None:
    """Hold a page to the rules of the house."""
    require(page.text.startswith("<!doctype html>"), "a page begins with its doctype")
    require(page.root.get("lang"), "a page says its language")
    _check_heading(page)
    ids = [one.get("id", "") for one in page.root.iter() if one.get("id")]
    require(len(ids) == len(set(ids)), f"ids are unique: {sorted(ids)}")
    _check_references(page, set(ids))
    _check_fields(page)
    _check_links(page)
    _check_nothing_inline(page)


def _check_heading(page: Page) -> None:
    headings = page.all("h1")
    require(len(headings) == 1, "a page has one main heading")
    require(page.heading, "the main heading has words")
    require(page.title.startswith(page.heading), "the title begins with the main heading")
    levels = [HEADINGS[one.tag] for one in page.root.iter() if one.tag in HEADINGS]
    jumps = [b - a for a, b in pairwise(levels)]
    require(max(jumps, default=0) <= 1, f"no level of heading is left out: {levels}")


def _check_references(page: Page, ids: set[str]) -> None:
    for one in page.root.iter():
        for name, value in one.items():
            missing = set(value.split()) - ids if name in REFERENCES else None
            require(not missing, f"{name} names ids that are there: {missing}")
    skip = page.all("a", class_="skip")
    require(skip and skip[0].get("href") == "#main", "the first link skips to the main part")
    require(page.all("main", id="main"), "there is a main part to skip to")


def _check_fields(page: Page) -> None:
    labelled = {one.get("for") for one in page.all("label")}
    wrapped = {
        field for label in page.all("label") for tag in FIELDS for field in under(label, tag)
    }
    for tag in FIELDS:
        for field in page.all(tag):
            if field.get("type") != "hidden":
                named = field.get("id") in labelled or field in wrapped or field.get("aria-label")
                require(named, f"the field {field.get('name')} has a label")
    for button in page.all("button"):
        require(words_of(button), "a button has words")
    for form in page.all("form"):
        require(form.get("action", "").startswith("/"), "a form goes to this site")


def under(element: Element, tag: str) -> list[Element]:
    """Give the elements of a tag below an element."""
    return list(element.iter(f"{XHTML}{tag}"))


def _check_links(page: Page) -> None:
    for one in page.root.iter():
        for name, value in one.items():
            loads = name in LOADING or (name == "href" and one.tag != A)
            require(not (loads and _leaves(value)), f"only links lead elsewhere: {name}")
    for link in page.all("a"):
        address = link.get("href", "")
        require(words_of(link), f"a link has words: {address}")
        if _leaves(address):
            require(set(link.get("rel", "").split()) >= OUTGOING, f"{address} gets no referrer")
            require(urlsplit(address).scheme in ("http", "https"), f"{address} is a web page")
        else:
            require(address.startswith(SAFE_LINKS), f"{address!r} is a link that we allow")


def _leaves(address: str) -> bool:
    return "//" in address.split("?")[0]


def _check_nothing_inline(page: Page) -> None:
    require(not page.all("style"), "no style stands in a page")
    for script in page.all("script"):
        require(script.get("src"), "no script stands in a page")
    for one in page.root.iter():
        for name, _ in one.items():
            require(name != "style", "no style stands in an element")
            require(not name.startswith("on"), f"no script stands in an element: {name}")


class TagCounter(PlainParser):
    """Counts the tags of a page by name, to see whether what was typed became one."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Counter[str]()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Count the tag."""
        self.found[tag] += 1
