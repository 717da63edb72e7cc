"""What somebody wrote anywhere is shown and never obeyed, on every page and in every file."""

import csv
import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page
from werkzeug.test import TestResponse

from finder.config import DEVELOPMENT
from finder.db import reading
from finder.exchange.forms import STAFF
from finder.exchange.lines_export import export_lines
from finder.places.gazetteer import Gazetteer
from tests.browser.conftest import StaffSite, served
from tests.browser.poisoned import (
    CASE,
    IMPORT,
    ODD,
    PIECES,
    SHARP,
    SINGLES,
    TYPED,
    WAITING,
    WHOLE,
    Filler,
    People,
)
from tests.browser.poisoned_pages import ADDRESSES, BEGINNING, FROM, KEPT, NARROW, PLAIN, TO
from tests.browser.poisons import FORMULA_SIGNS, POISONS, harmless
from tests.chromium import WindowOpener
from tests.conftest import with_places
from tests.web.conftest import config_for, make_app
from tests.web.staff import StaffMember, cookie_of

FEWEST = 60
# Pages of one's own account, and those before the second step.
OWN = ("accounts.me.", "accounts.passkeys.", "accounts.recovery_codes.")
HALFWAY = ("accounts.sign_in.",)
# What a browser makes of a page: its elements, their attributes without any value, and by what
# means links lead on and with which parameters.
SHAPES = """texts => {
  const linked = new Set(["href", "src", "action", "formaction"]);
  const lead = text => {
    const url = new URL(text, "https://here.example/");
    return `${url.protocol}${[...new Set(url.searchParams.keys())].sort()}`;
  };
  const say = one => linked.has(one.name) ? `${one.name}:${lead(one.value)}` : one.name;
  const shape = node => [node.tagName, ...[...node.attributes].map(say).sort(),
                         ...[...node.children].map(shape)].flat().join(" ");
  const parser = new DOMParser();
  return texts.map(text => shape(parser.parseFromString(text, "text/html").documentElement));
}"""
SAFE = {"http", "https", "mailto", "sms", "tel"}


@dataclass
class Twin:
    """A site with its people, and what its pages answered, by endpoint and address."""

    site: StaffSite
    people: People
    filler: Filler
    answers: dict[tuple[str, str], TestResponse] = field(default_factory=dict)

    def look(self) -> None:
        """Open every page and take every file."""
        clients = {
            who: _client(self.site, who)
            for who in (self.people.looks, self.people.poisoned, self.people.halfway)
        }
        for endpoint, addresses in ADDRESSES.items():
            client = clients[self._viewer(endpoint)]
            for pattern in addresses:
                for address in self._expand(pattern):
                    answer = client.get(address, follow_redirects=True, buffered=True)
                    self.answers[endpoint, f"{pattern} {len(self.answers)}"] = answer

    def _viewer(self, endpoint: str) -> StaffMember:
        if endpoint.startswith(HALFWAY):
            return self.people.halfway
        return self.people.poisoned if endpoint.startswith(OWN) else self.people.looks

    def _expand(self, pattern: str) -> Iterator[str]:
        filled = (
            pattern.replace("{sharp}", quote(self.filler.sharp, safe=""))
            .replace("{odd}", quote(self.filler.odd, safe=""))
            .replace("{invitation}", self.people.invitation)
            .replace("{poisoned}", str(self.people.poisoned.id))
        )
        numbers = (*BEGINNING, *PIECES) if "{piece}" in filled else (0,)
        for number in numbers:
            yield filled.replace("{piece}", str(number))


def _client(site: StaffSite, who: StaffMember) -> FlaskClient:
    client = site.app.test_client()
    client.set_cookie(*cookie_of(site.app, who), domain="localhost", path="/")
    return client


@contextmanager
def looked_at(
    folder: Path, empty_file: Path, gazetteer: Gazetteer, said: Callable[[str], str]
) -> Iterator[Twin]:
    """Give a site that is filled and looked at, with what `said` makes of each poison."""
    path = folder / "twin.sqlite"
    shutil.copy(empty_file, path)
    var = with_places(folder / "var")
    app = make_app(config_for(f"sqlite:///{path}", var, environment=DEVELOPMENT))
    filler = Filler(app, gazetteer, said)
    people = filler.fill()
    with served(app) as origin:
        twin = Twin(StaffSite(app, origin), people, filler)
        twin.look()
        yield twin


@pytest.fixture(scope="module")
def poisoned(
    empty_file: Path, gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Twin]:
    """Give a site in which everything is poisoned."""
    folder = tmp_path_factory.mktemp("poisoned")
    with looked_at(folder, empty_file, gazetteer, str) as twin:
        yield twin


@pytest.fixture(scope="module")
def twins(
    poisoned: Twin, empty_file: Path, gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Twin, Twin]]:
    """Give it beside one of the same with harmless words."""
    folder = tmp_path_factory.mktemp("harmless")
    with looked_at(folder, empty_file, gazetteer, harmless) as twin:
        yield poisoned, twin


def is_page(answer: TestResponse) -> bool:
    return answer.mimetype == "text/html"


def test_every_page_and_file_is_looked_at_with_poison_in_it(poisoned: Twin) -> None:
    twin = poisoned
    rules = twin.site.app.url_map.iter_rules()
    assert set(ADDRESSES) == {one.endpoint for one in rules if "GET" in (one.methods or ())}

    missing: dict[str, list[str]] = {}
    for endpoint in ADDRESSES:
        answers = {at: one for at, one in twin.answers.items() if at[0] == endpoint}
        words = "".join(words_of(endpoint, one) for one in answers.values())
        held = [one for one in (*POISONS, SHARP, ODD) if one in words]
        fewest = 0 if endpoint in PLAIN else 1 if endpoint in NARROW else FEWEST
        if len(held) < fewest or (endpoint in PLAIN and held):
            missing[endpoint] = [
                f"{len(held)} of them",
                *(f"{a[1]} {b.status}" for a, b in answers.items()),
            ][:9]
    assert missing == {}, missing


def test_poison_makes_no_element_and_no_attribute_on_any_page(
    open_window: WindowOpener, twins: tuple[Twin, Twin]
) -> None:
    page = open_window().open("about:blank")
    pages = [[one.text for one in twin.answers.values() if is_page(one)] for twin in twins]
    shapes = [page.evaluate(SHAPES, texts) for texts in pages]

    named = [at for at, one in twins[0].answers.items() if is_page(one)]
    unlike = [at for at, *pair in zip(named, *shapes, strict=True) if pair[0] != pair[1]]
    assert unlike == [], unlike
    leads = {one for shape in shapes[0] for one in re.findall(r"(?:href|src|action):(\w+):", shape)}
    assert leads <= SAFE


def test_a_page_that_lets_something_through_has_another_shape(open_window: WindowOpener) -> None:
    page = open_window().open("about:blank")
    letting = (
        "<p>words</p>",
        "<p><b>words</b></p>",
        "<p onclick=1>words</p>",
        "<a href=/>words</a>",
        "<a href=' java\tscript:1'>words</a>",
        "<a href=mailto:help@example.org>words</a>",
        "<a href=mailto:help@example.org?bcc=hit@example.org>words</a>",
    )

    assert len(set(page.evaluate(SHAPES, letting))) == len(letting)


def lines_of(text: str) -> list[str]:
    """Give the lines of a calendar or an address book, each whole."""
    lines = text.removesuffix("\r\n").split("\r\n")
    assert lines == text.splitlines()
    return "\r\n".join(lines).replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    """Give the words that stand in a line."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


def cells_of(text: str) -> list[str]:
    return [cell for row in csv.reader(StringIO(text.removeprefix("\ufeff"))) for cell in row]


def words_of(endpoint: str, answer: TestResponse) -> str:
    """Give what somebody reads of an answer, whatever its kind."""
    match answer.mimetype:
        case "text/html":
            return html.unescape(answer.text)
        case "application/json":
            return "\n".join(one["name"] for one in json.loads(answer.text).get("results", []))
        case "text/csv":
            return "\n".join(cell.removeprefix("'") for cell in cells_of(answer.text))
        case "text/vcard" | "text/calendar":
            return "\n".join(unescaped(line) for line in lines_of(answer.text))
        case "text/javascript":
            found = re.fullmatch(r"export default (.*);\n", answer.text)
            assert found, endpoint
            return str(json.loads(found[1]))
        case _:
            return answer.text


def test_a_file_says_the_words_and_does_nothing_with_them(twins: tuple[Twin, Twin]) -> None:
    for (endpoint, at), answer in twins[0].answers.items():
        if is_page(answer):
            continue
        harmless_answer = twins[1].answers[endpoint, at]
        assert answer.status_code == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        if answer.mimetype == "text/csv":
            assert [one for one in cells_of(answer.text) if one[:1] in {*FORMULA_SIGNS}] == []
        if answer.mimetype in ("text/vcard", "text/calendar"):
            # No line more than those of harmless words, and each of the same name.
            both = [
                [re.split("[:;]", one)[0] for one in lines_of(two.text)]
                for two in (answer, harmless_answer)
            ]
            assert both[0] == both[1]
            assert len(both[0]) > len(POISONS)


def test_the_interface_for_programs_and_lines_of_json_give_the_words_back(
    poisoned: Twin,
) -> None:
    twin = poisoned
    given = twin.answers[
        "api.search.index", next(at for one, at in twin.answers if one == "api.search.index")
    ]
    names = {one["name"] for one in json.loads(given.text)["results"]}
    with reading(twin.site.app.extensions["engine"]) as session:
        lines = "".join(export_lines(session, STAFF)).removesuffix("\n").split("\n")
    written = {one["name"]: one for one in map(json.loads, lines)}

    expected = {f"{number} {text}" for number, text in zip(SINGLES, POISONS, strict=True)}
    assert expected <= names
    assert expected <= set(written)
    assert all(
        written[f"{number} {text}"]["award"] == text
        for number, text in zip(SINGLES, POISONS, strict=True)
    )


def _enter(open_window: WindowOpener, twin: Twin) -> tuple[Page, list[str]]:
    """Give a window of somebody with every role, and what its pages complain about."""
    window = open_window()
    site = twin.site
    name, value = cookie_of(site.app, twin.people.looks)
    window.page.context.add_cookies([{"name": name, "value": value, "url": site.origin}])
    return window.open(f"{site.origin}/about"), window.complaints


def test_a_poisoned_page_runs_nothing_and_asks_nobody(
    open_window: WindowOpener, poisoned: Twin
) -> None:
    twin = poisoned
    page, complaints = _enter(open_window, twin)
    for address in (
        "/services?near=Boston",
        "/start/breast?near=Boston",
        "/staff",
        "/staff/changes",
        f"/staff/services/add/preview?draft={WHOLE}",
        f"/staff/services/add?draft={TYPED}&step=help&check=1",
        f"/staff/drafts/{WAITING}",
        f"/staff/imports/{IMPORT}",
        f"/staff/cases/{CASE}",
        "/staff/link-checks",
        f"/staff/duplicates/{FROM}/{TO}",
        f"/list?kept={KEPT}",
        f"/list/sheet?kept={KEPT}",
        f"/list/send?kept={KEPT}",
        f"/services/{FROM}",
        "/services/39",
        f"/es/services/{TO}",
        f"/organizations/{FROM}",
        f"/staff/services/{FROM}",
    ):
        page.goto(twin.site.origin + address)
        assert page.evaluate("window.hit") is None
        assert page.evaluate("document.querySelectorAll('[onerror], [onload], base').length") == 0

    # A page that broke out of its policy, or asked somebody else, would say so here.
    assert complaints == []
