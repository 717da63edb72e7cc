"""Where the way out stands, where it leads, and how little its script is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from finder.config import EVERYWHERE, WHERE_IT_MATTERS
from finder.vocabulary import AUDIENCES, NEEDS
from finder.web.leaving import TOPICS, offers_exit
from tests import make
from tests.web.browsing import Browser, Page
from tests.web.conftest import BrowserOn

LEAVE = "Leave this page"
STATIC = Path(__file__).parents[2] / "finder" / "static"
OFFERED = (
    "/urgent",
    "/quick-exit",
    "/services?q=i+want+to+die",
    "/services?q=my+husband+hits+me",
    "/services?need=safety",
    "/services?need=urgent",
    "/services?need=money&need=intimacy_body_image",
    "/services?q=sex+after+cancer",
    "/services?audience=lgbtq",
    "/services?audience=trans_nonbinary",
    "/services?q=lgbt+support+group",
)
NOT_OFFERED = (
    "/",
    "/services",
    "/services?q=rent&near=Boston",
    "/services?need=emotional",
    "/services?q=xyzzyq",
    "/services?need=intimacy",
    "/about",
    "/services/1",
    "/organizations/1",
)


def offers(page: Page) -> bool:
    return bool(page.all("nav", class_="leave"))


def test_only_what_must_not_be_seen_offers_the_way_out() -> None:
    assert offers_exit(WHERE_IT_MATTERS, ["money", "safety"])
    assert not offers_exit(WHERE_IT_MATTERS, ["money", "helpline", "women"])
    assert not offers_exit(WHERE_IT_MATTERS, [])
    assert offers_exit(EVERYWHERE, [])


def test_every_topic_is_one_that_we_know() -> None:
    notices = {"crisis", "safety"}

    assert [one for one in TOPICS - notices if one not in NEEDS and one not in AUDIENCES] == []


@pytest.mark.parametrize("address", OFFERED)
def test_a_page_that_must_not_be_seen_offers_the_way_out(browser: Browser, address: str) -> None:
    page = browser.open(address)

    assert page.links()[LEAVE] == "https://www.wikipedia.org/"
    assert page.root.get("class") == "leavable"


@pytest.mark.parametrize("address", NOT_OFFERED)
def test_other_pages_do_not(browser: Browser, address: str) -> None:
    page = browser.open(address)

    assert not offers(page)
    assert page.root.get("class") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"needs": ["support_group", "safety"]},
        {"needs": ["intimacy_body_image"]},
        {"audiences": ["lgbtq"]},
        {"audiences": ["women", "trans_nonbinary"]},
    ],
)
def test_a_service_that_must_not_be_seen_offers_it_too(
    browser_on: BrowserOn, fields: dict[str, list[str]]
) -> None:
    browser = browser_on(make.record("Plain help"), make.record("Private help", **fields))

    assert not offers(browser.open("/services/1-plain-help"))
    assert offers(browser.open("/services/2-private-help"))


@pytest.fixture
def set_up(seed_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Browser]:
    """Give a function that gives a browser on the site with other settings."""

    def set_up_with(**settings: str) -> Browser:
        config = replace(seed_app.extensions["config"], **settings)
        monkeypatch.setitem(seed_app.extensions, "config", config)
        return Browser(seed_app)

    return set_up_with


@pytest.mark.parametrize("address", [*NOT_OFFERED, *OFFERED])
def test_a_setting_puts_it_everywhere(set_up: Callable[..., Browser], address: str) -> None:
    assert offers(set_up(quick_exit=EVERYWHERE).open(address))


def test_a_setting_says_where_it_leads(set_up: Callable[..., Browser]) -> None:
    page = set_up(exit_address="https://weather.example/a?b=1&c=2").open("/urgent")

    assert page.links()[LEAVE] == "https://weather.example/a?b=1&c=2"
    exits = [one.get("data-exit") for one in page.all("script") if one.get("data-exit")]
    assert exits == [page.links()[LEAVE]]


@pytest.mark.parametrize("address", ["/", "/nothing", "/urgent"])
def test_the_script_is_on_every_page_before_anything_is_painted(
    browser: Browser, address: str
) -> None:
    page = browser.open(address, 404 if address == "/nothing" else 200)

    head = page.all("head")[0]
    (script,) = [one for one in page.all("script") if one.get("data-exit")]
    assert script in list(head)
    assert script.get("defer") is None
    assert script.get("async") is None
    assert list(head).index(script) < list(head).index(page.all("link")[0])
    assert browser.ask(script.get("src", "")).headers["Content-Type"].startswith("text/javascript")


def test_the_script_is_small_and_keeps_one_flag() -> None:
    script = (STATIC / "leave.js").read_text(encoding="utf-8")

    assert len(script) < 3000
    assert script.count("setItem") == 1
    # What the list kept on the device is only taken away: see test_keeping.py in tests/browser.
    assert script.count("localStorage") == 1
    for other in ("cookie", "indexedDB", "caches", "fetch", "sendBeacon"):
        assert other not in script


def test_its_style_names_no_fixed_side_and_asks_for_nothing() -> None:
    style = (STATIC / "leave.css").read_text(encoding="utf-8")

    for word in ("left", "right", "url(", "@import"):
        assert word not in style


def test_the_way_out_comes_early_and_after_the_link_to_the_main_part(browser: Browser) -> None:
    links = browser.open("/urgent").all("a")

    assert links[0].get("class") == "skip"
    assert links[1].get("href") == "https://www.wikipedia.org/"
