"""Pages on paper: printed by the browser, read back from the PDF."""

import io
import re
import unicodedata
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.chromium import DESKTOP, PHONE, Looker

RESULTS = "/services?near=Boston"
PAPERS = ("A4", "Letter")
# The same as the paper of a page without its margins, at 96 pixels an inch.
WIDTHS = {"A4": 680, "Letter": 702}
PAGES = {
    "results": RESULTS,
    "results with a map": "/services?near=Boston&mode=in_person&within=80",
    "crisis": "/services?q=i+want+to+die",
    "nothing found": "/services?q=xyzzyq&near=Leeds&mode=in_person",
    "home": "/",
    "service": "/services/1",
    "centre": "/services/340",
    "urgent": "/urgent?country=GB",
}
# The lines of each card, of each line to call, as they are shown on paper.
BLOCKS = """() => [...document.querySelectorAll(".card, .line")]
  .map(one => one.innerText.split("\\n").map(line => line.trim()).filter(Boolean))"""
# Each heading with the first words of what stands below it.
HEADINGS = """() => [...document.querySelectorAll("h2, h3")]
  .filter(one => one.checkVisibility())
  .map(one => {
    let next = one.nextElementSibling;
    while (next && !(next.checkVisibility() && next.innerText.trim()))
      next = next.nextElementSibling;
    return [one.innerText, next ? next.innerText.trim().split("\\n")[0] : ""];
  })"""
OUTSIDE = """width => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > width + 1)
  .map(one => one.outerHTML.slice(0, 80))"""
NUMBERS = """() => [...document.querySelectorAll("a[href^='tel:']")].map(one => {
  const range = document.createRange();
  range.selectNodeContents(one.lastChild);
  return [one.lastChild.textContent.trim(), range.getClientRects().length];
})"""


@dataclass(frozen=True)
class Paper:
    """A printed page of the site: the words of each sheet, with and without their spaces."""

    sheets: list[str]

    @property
    def packed(self) -> list[str]:
        """Give the words of each sheet without any space: lines break where they like."""
        return [packed(sheet) for sheet in self.sheets]

    @property
    def lines(self) -> list[str]:
        """Give every line."""
        return [" ".join(line.split()) for sheet in self.sheets for line in sheet.splitlines()]


def packed(text: str) -> str:
    """Give a text without spaces, with ligatures as letters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def print_page(page: Page, paper: str = "A4") -> Paper:
    """Give what the browser prints of the page."""
    reader = PdfReader(io.BytesIO(page.pdf(format=paper)))
    return Paper([unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in reader.pages])


def has_all(sheet: str, lines: list[str]) -> bool:
    """Say whether the lines stand on the sheet in this order."""
    position = 0
    for line in lines:
        found = sheet.find(packed(line), position)
        if found < 0:
            return False
        position = found + len(packed(line))
    return True


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_torn_over_two_sheets_or_cut(
    look_at: Looker, site: str, name: str, paper: str
) -> None:
    page = look_at(site + PAGES[name], size=DESKTOP).page
    page.emulate_media(media="print")
    blocks, headings = page.evaluate(BLOCKS), page.evaluate(HEADINGS)

    printed = print_page(page, paper)

    for block in blocks:
        assert any(has_all(sheet, block) for sheet in printed.packed), block
    for heading, below in headings:
        assert any(has_all(sheet, [heading, below]) for sheet in printed.packed), heading
    page.set_viewport_size({"width": WIDTHS[paper], "height": 900})
    assert page.evaluate(OUTSIDE, WIDTHS[paper]) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_results_are_printed_in_their_order_on_few_sheets(
    look_at: Looker, site: str, paper: str
) -> None:
    page = look_at(site + RESULTS, size=DESKTOP).page
    names = page.locator("[data-service] h3").all_inner_texts()

    printed = print_page(page, paper)

    assert len(names) == 10
    assert has_all("".join(printed.packed), names)
    assert 2 <= len(printed.sheets) <= 4


def test_a_phone_prints_the_same_as_a_desk(look_at: Looker, site: str) -> None:
    by_phone = print_page(look_at(site + RESULTS, size=PHONE).page)
    at_a_desk = print_page(look_at(site + RESULTS, size=DESKTOP).page)

    assert by_phone == at_a_desk


@pytest.mark.parametrize("name", ["results", "service", "centre", "urgent"])
def test_numbers_stand_whole_on_one_line(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name], size=DESKTOP).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDTHS["A4"], "height": 900})
    numbers = page.evaluate(NUMBERS)

    lines = print_page(page).lines

    assert numbers
    for number, rectangles in numbers:
        assert rectangles == 1, number
        assert any(" ".join(number.split()) in line for line in lines), number


def test_tools_stay_on_the_screen(look_at: Looker, site: str) -> None:
    page = look_at(f"{site}/services?near=Boston&mode=in_person&within=80", size=DESKTOP).page
    assert page.locator(".map svg").is_visible()

    words = "\n".join(print_page(page).sheets)

    assert "Support Finder\nHelp in person near Boston" in words
    for tool in ("Filters", "Show results", "Urgent help", "Not a road map", "North is up"):
        assert tool not in words
    for link in ("Next page", "Nearest", "Find more", "Privacy", "Remove", "How we check"):
        assert link not in words
    assert "This site lists help. It gives no medical advice." in words


def test_the_main_website_is_printed_with_its_address(look_at: Looker, site: str) -> None:
    page = look_at(f"{site}/services?mode=website", size=DESKTOP).page
    links = page.locator(".action a[href^='http']")
    addresses = [links.nth(n).get_attribute("href") or "" for n in range(links.count())]

    words = "".join(print_page(page).packed)

    assert addresses
    for address in addresses:
        assert f"({packed(address)})" in words


def test_sheets_bear_their_number(look_at: Looker, site: str) -> None:
    printed = print_page(look_at(site + RESULTS, size=DESKTOP).page)

    count = len(printed.sheets)
    for number, sheet in enumerate(printed.sheets, 1):
        assert f"{number} / {count}" in sheet


def test_by_night_paper_is_still_white(look_at: Looker, site: str) -> None:
    page = look_at(site + RESULTS, size=DESKTOP).page
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
