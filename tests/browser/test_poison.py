"""What somebody wrote into a record is shown and never obeyed, on any page and in any export."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from finder.config import DEVELOPMENT
from finder.db import open_engine, writing
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Role
from tests import make
from tests.browser.conftest import StaffSite, served
from tests.browser.poisons import POISONS, harmless, record
from tests.chromium import WindowOpener
from tests.web.conftest import config_for, make_app
from tests.web.staff import cookie_of, sign_in

# Pages that show one record, by its number.
ADDRESSES = (
    "/services/{}",
    "/es/services/{}",
    "/organizations/{}",
    "/staff/services/{}",
    "/staff/services/{}/history",
    "/staff/organizations/{}",
    "/staff/organizations/{}/history",
)
# Pages that show many.
LISTS = (
    "/services?near=Boston",
    "/services?q=cancer&near=Boston&page=2",
    "/start/breast?near=Boston",
    "/staff/changes",
    f"/list?kept={'.'.join(map(str, range(1, 41)))}",
    f"/list/sheet?kept={'.'.join(map(str, range(1, 41)))}",
    "/list/send?kept=1.2.3",
)
# What a browser makes of a page: its elements and their attributes, without any value.
SHAPES = """texts => {
  const shape = node => [node.tagName, ...[...node.attributes].map(one => one.name).sort(),
                         ...[...node.children].map(shape)].flat().join(' ');
  const parser = new DOMParser();
  return texts.map(text => shape(parser.parseFromString(text, 'text/html').documentElement));
}"""


@pytest.fixture(scope="module")
def twins(
    gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[StaffSite, StaffSite]]:
    """Give a site of poisoned records, and one of the same records with harmless words."""
    folder = tmp_path_factory.mktemp("poison")
    with ExitStack() as stack:
        yield (
            _serve(stack, gazetteer, folder / "poisoned.sqlite", POISONS),
            _serve(stack, gazetteer, folder / "harmless.sqlite", map(harmless, POISONS)),
        )


def _serve(stack: ExitStack, gazetteer: Gazetteer, path: Path, texts: Iterable[str]) -> StaffSite:
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with writing(engine) as session:
        records = [record(number, text) for number, text in enumerate(texts, start=1)]
        make.store(session, gazetteer, *records)
    engine.dispose()
    app = make_app(config_for(f"sqlite:///{path}", environment=DEVELOPMENT))
    return StaffSite(app, stack.enter_context(served(app)))


def _cookie(site: StaffSite) -> tuple[str, str]:
    return cookie_of(site.app, sign_in(site.app, "everything@example.org", Role))


def _enter(open_window: WindowOpener, site: StaffSite) -> tuple[Page, list[str]]:
    """Give a window of somebody with every role, and what its pages complain about."""
    window = open_window()
    name, value = _cookie(site)
    window.page.context.add_cookies([{"name": name, "value": value, "url": site.origin}])
    return window.open(f"{site.origin}/about"), window.complaints


def test_a_poisoned_record_makes_no_element_and_no_attribute_on_any_page(
    open_window: WindowOpener, twins: tuple[StaffSite, StaffSite]
) -> None:
    numbers = range(1, len(POISONS) + 1)
    addresses = [one.format(number) for one in ADDRESSES for number in numbers] + list(LISTS)
    page = open_window().open("about:blank")
    shapes: list[list[str]] = []
    for site in twins:
        client = site.app.test_client()
        client.set_cookie(*_cookie(site), domain="localhost", path="/")
        answers = [client.get(one, follow_redirects=True) for one in addresses]
        assert {one.status_code for one in answers} == {200}
        shapes.append(page.evaluate(SHAPES, [one.text for one in answers]))

    unlike = [one for one, *pair in zip(addresses, *shapes, strict=True) if pair[0] != pair[1]]
    assert unlike == []


def test_a_poisoned_page_runs_nothing_and_asks_nobody(
    open_window: WindowOpener, twins: tuple[StaffSite, StaffSite]
) -> None:
    site = twins[0]
    page, complaints = _enter(open_window, site)
    for address in (
        *LISTS,
        *(one.format(number) for one in ADDRESSES[:4] for number in (1, 6, 39)),
    ):
        page.goto(site.origin + address)
        assert page.evaluate("window.hit") is None
        assert page.evaluate("document.querySelectorAll('[onerror], [onload], base').length") == 0

    # A page that broke out of its policy, or asked somebody else, would say so here.
    assert complaints == []


def test_the_interface_for_programs_gives_the_words_back_as_they_were(
    open_window: WindowOpener, twins: tuple[StaffSite, StaffSite]
) -> None:
    app = twins[0].app
    answer = app.test_client().get("/api/v1/search?near=Boston&limit=100")

    assert answer.mimetype == "application/json"
    names = {one["name"] for one in json.loads(answer.text)["results"]}
    assert names == {f"{number} {text}" for number, text in enumerate(POISONS, start=1)}


def test_a_page_that_lets_something_through_has_another_shape(open_window: WindowOpener) -> None:
    page = open_window().open("about:blank")
    letting = ("<p>words</p>", "<p><b>words</b></p>", "<p onclick=1>words</p>")

    assert len(set(page.evaluate(SHAPES, letting))) == len(letting)
