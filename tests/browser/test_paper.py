"""What is made for paper fits on it."""

import io

import pytest
from pypdf import PdfReader

from tests.chromium import Looker

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
