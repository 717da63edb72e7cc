"""What a screen reader hears: parts of the page, headings, names of fields and results."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.chromium import Looker

ONCE = ("banner", "main", "contentinfo")
# The names of the parts of a kind; parts that may stand more than once are told apart by them.
NAMES = """wanted => [...document.querySelectorAll(wanted)]
  .filter(one => one.checkVisibility())
  .map(one => one.getAttribute("aria-label")
    || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim())"""


def count(page: Page, role: str) -> int:
    """Give how many parts of the page have this role for a screen reader."""
    return page.get_by_role(role).count()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_parts_once(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name]).page

    assert {role: count(page, role) for role in ONCE} == dict.fromkeys(ONCE, 1)
    names = page.evaluate(NAMES, "nav, section[aria-labelledby], section[aria-label]")
    assert all(names)
    assert len(names) == len(set(names))


def test_the_question_has_names(look_at: Looker, site: str) -> None:
    page = look_at(site).page

    question = page.get_by_role("search")
    assert question.get_by_role("combobox", name="What would help?", exact=True).count() == 1
    assert question.get_by_role("combobox", name="Where?", exact=True).count() == 1
    assert question.get_by_role("button", name="Find help", exact=True).count() == 1
    assert question.get_by_role("combobox").first.get_attribute("aria-describedby")


@pytest.mark.parametrize("name", ["results", "nothing found", "crisis"])
def test_each_result_is_an_item_with_a_heading_that_is_a_link(
    look_at: Looker, site: str, name: str
) -> None:
    page = look_at(site + PAGES[name]).page

    for item in page.locator("[data-service]").all():
        assert item.aria_snapshot().startswith("- listitem")
        heading = item.get_by_role("heading", level=3)
        link = heading.get_by_role("link")
        assert link.inner_text() == heading.inner_text()
