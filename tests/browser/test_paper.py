"""What is made for paper fits on it, whole, in order, and as words that can be copied."""

import io

import pytest
from pypdf import PdfReader

from finder.casework.shortlist import write_shortlist
from tests.browser.test_print import OUTSIDE, WIDTHS, has_all, packed
from tests.chromium import DESKTOP, Looker

SHEETS = (
    "/start/her2-positive/five-calls",
    "/start/her2-positive/five-calls?near=Boston",
    "/start/breast/five-calls?near=Leeds",
)


# As many as there are near Leeds, where several kinds of help share one number.
FEWEST_CALLS = 3


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_five_calls_fit_on_one_page(look_at: Looker, site: str, sheet: str, paper: str) -> None:
    page = look_at(site + sheet).page

    read = PdfReader(io.BytesIO(page.pdf(format=paper)))

    assert len(read.pages) == 1
    words = " ".join(read.pages[0].extract_text().split())
    calls = page.locator(".call").count()
    assert calls >= FEWEST_CALLS
    assert words.count("Done. What they said:") == calls
    assert "Urgent help" not in words


# Long and short ones, grants, groups and centres; each sheet with the most pages that it may take.
KEPT = write_shortlist([1, 340, 5, 12, 99, 200, 300, 39])
FIVE = write_shortlist([1, 5, 12, 99, 300])
LISTS = {
    f"/list/sheet?kept={FIVE}": 2,
    f"/list/sheet?kept={KEPT}": 3,
    f"/list/sheet?size=large&kept={KEPT}": 6,
    f"/es/list/sheet?kept={FIVE}": 2,
    f"/es/list/sheet?kept={KEPT}": 3,
    f"/list/calls?kept={KEPT}": 3,
}
# What must not be torn: what it begins with, each service, the lines to call, and the end with the
# address.
WHOLE = """() => [...document.querySelectorAll(".sheet-top, .entry, .urgent, .sheet-end")]
  .filter(one => one.checkVisibility())
  .map(one => one.innerText.split("\\n").map(line => line.trim()).filter(Boolean))"""
COLOURS = """() => [...new Set([...document.querySelectorAll("main *")]
  .filter(one => one.checkVisibility()).map(one => getComputedStyle(one).color))]"""

# The smallest print of all, and of numbers to call, in points.
SMALLEST = """() => [".entry *", ".entry .number"].map(what => Math.min(
  ...[...document.querySelectorAll(what)]
    .filter(one => one.checkVisibility() && one.innerText?.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)))"""


@pytest.mark.parametrize("paper", WIDTHS)
@pytest.mark.parametrize("sheet", LISTS)
def test_a_list_on_paper_is_whole(look_at: Looker, site: str, sheet: str, paper: str) -> None:
    page = look_at(site + sheet, size=DESKTOP).page
    page.emulate_media(media="print", color_scheme="dark")
    blocks, names = page.evaluate(WHOLE), page.locator(".entry h2").all_inner_texts()
    numbers = [one.inner_text() for one in page.locator(".entry .number").all()]

    read = PdfReader(io.BytesIO(page.pdf(format=paper)))

    sheets = [packed(one.extract_text()) for one in read.pages]
    assert len(sheets) <= LISTS[sheet]
    assert len(names) in (5, 8)
    assert has_all("".join(sheets), names)
    for block in blocks:
        # A large number stands beside the heading, so its line may be read before or after it.
        assert any(all(packed(line) in one for line in block) for one in sheets), block
    # No page but the last holds nothing but what ends the sheet.
    assert all(any(packed(name) in one for name in names) for one in sheets[:-1])
    assert len(numbers) >= 3
    assert all(packed(number) in "".join(sheets) for number in numbers)
    for tool in ("Large print", "Letra grande", "Say who gives it", "Urgent help", "Privacy"):
        assert packed(tool) not in "".join(sheets)
    assert set(page.evaluate(COLOURS)) <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}
    page.set_viewport_size({"width": WIDTHS[paper], "height": 900})
    assert page.evaluate(OUTSIDE, WIDTHS[paper]) == []


def test_large_print_is_large(look_at: Looker, site: str) -> None:
    def smallest(address: str) -> list[float]:
        page = look_at(site + address, size=DESKTOP).page
        page.emulate_media(media="print")
        return list(page.evaluate(SMALLEST))

    for address, words, numbers in (("", 9, 17), ("&size=large", 14, 24)):
        of_words, of_numbers = smallest(f"/list/sheet?kept={FIVE}{address}")
        assert of_words >= words
        assert of_numbers >= numbers
