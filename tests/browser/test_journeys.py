"""Three people on a phone, in a real browser, with scripts and without: right within four taps."""

import pytest
from playwright.sync_api import Locator, Page

from tests.chromium import WindowOpener

MOST_TAPS = 4


class Walker:
    """Somebody with a phone in the hand, who begins at the first page; every tap is counted."""

    def __init__(self, open_window: WindowOpener, site: str, *, scripts: bool) -> None:
        self.page: Page = open_window(javascript=scripts).open(f"{site}/")
        self.taps = 0

    def tap(self, wanted: Locator) -> None:
        """Tap something that opens a page, which is waited for."""
        with self.page.expect_navigation():
            wanted.first.click()
        self.taps += 1
        assert self.taps < MOST_TAPS + 1

    def link(self, words: str) -> Locator:
        """Give the link with these words."""
        return self.page.get_by_role("link", name=words)

    def back(self) -> None:
        """Go back, which is a tap too."""
        self.page.go_back()
        self.taps += 1

    def ask(self, what: str, where: str = "") -> None:
        """Type a question and a place and send them."""
        self.page.locator("#q").fill(what)
        self.page.locator("#near").fill(where)
        self.tap(self.page.locator("form.question button"))

    def first_result(self) -> Locator:
        """Give the first service listed."""
        return self.page.locator(".found .card").first

    def numbers(self, inside: str = "main") -> list[str]:
        """Give the phone numbers that one tap calls, inside this part of the page."""
        return [
            link.get_attribute("href") or ""
            for link in self.page.locator(f'{inside} a[href^="tel:"]').all()
        ]


@pytest.fixture(params=["scripts", "no scripts"])
def visitor(request: pytest.FixtureRequest, open_window: WindowOpener, site: str) -> Walker:
    """Give somebody with a phone, once with scripts and once without."""
    return Walker(open_window, site, scripts=request.param == "scripts")


def test_the_woman_finds_others_like_her_and_then_a_line_to_call(visitor: Walker) -> None:
    she = visitor
    assert she.numbers(".talk")

    she.tap(she.link("Breast cancer, HER2-positive: start here"))
    communities = she.page.locator("section.best", has_text="Online communities")
    assert "breast" in communities.inner_text().casefold()
    she.tap(communities.locator(".card h3 a"))

    assert "Online" in she.page.locator("main").inner_text()
    assert she.page.locator(".start a.button").get_attribute("href")
    she.back()
    assert she.numbers("section[aria-labelledby=someone]")
    assert she.taps < MOST_TAPS


def test_the_husband_finds_help_for_himself(visitor: Walker) -> None:
    he = visitor

    he.tap(he.link("I am helping someone"))
    partners = he.page.locator("section[aria-labelledby=for-partners]")
    he.tap(partners.locator(".card h3 a"))

    assert "partners" in he.page.locator("h1").inner_text()
    assert he.page.locator(".start a.button").get_attribute("href")
    assert he.taps < MOST_TAPS


@pytest.mark.parametrize(
    ("what", "where", "kind"),
    [
        ("rent", "Texas", "Help with rent, bills and daily costs"),
        ("a bed near MD Anderson", "", "A place to stay near treatment"),
        ("place to stay", "Houston", "A place to stay near treatment"),
    ],
)
def test_the_husband_finds_rent_in_texas_and_a_bed_near_houston(
    visitor: Walker, what: str, where: str, kind: str
) -> None:
    he = visitor

    he.ask(what, where)
    assert kind in he.first_result().inner_text()
    he.tap(he.first_result().locator("h3 a"))

    assert kind in he.page.locator("main").inner_text()
    assert he.page.locator(".start a.button").get_attribute("href")
    assert he.taps < MOST_TAPS


def test_the_mother_reads_spanish_and_reaches_a_line_that_speaks_it(visitor: Walker) -> None:
    mother = visitor

    mother.tap(mother.link("Español"))

    talk = mother.page.locator(".talk").inner_text()
    assert mother.page.locator("html").get_attribute("lang") == "es"
    assert "español" in talk
    assert mother.numbers(".talk")
    mother.ask("zapatos", "Houston")
    assert "No encontramos" in mother.page.locator("main").inner_text()
    assert "español" in mother.page.locator(".talk").inner_text()
    assert mother.numbers(".talk")
    assert mother.taps < MOST_TAPS


def test_the_mother_finds_a_group_in_spanish_and_knows_what_to_say(visitor: Walker) -> None:
    mother = visitor

    mother.tap(mother.link("Español"))
    mother.ask("grupo de apoyo en español", "Houston")
    assert "español" in mother.first_result().inner_text()
    mother.tap(mother.first_result().locator("h3 a"))

    page = mother.page.locator("main").inner_text()
    assert "Grupo de apoyo" in page
    assert mother.page.locator("p.lead").get_attribute("lang") == "es"
    assert mother.taps < MOST_TAPS
