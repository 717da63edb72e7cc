from collections.abc import Sequence

import pytest

from finder.casework.shortlist import write_shortlist
from tests import make
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import BrowserOn


def phone(number: str = "212-639-2000") -> list[dict[str, object]]:
    return [{"number": number, "published": True}]


def list_of(*numbers: int) -> str:
    return f"/list?kept={write_shortlist(numbers)}"


def names_on(page: Page) -> list[str]:
    """Give the names on the list, with their places."""
    return [words_of(one) for one in page.all("h2") if one.findall("{*}span[@class='place']")]


def test_index_is_empty_at_first(browser: Browser) -> None:
    page = browser.open("/list")

    assert "Nothing is on it yet." in page.main
    assert page.links()["Find help"] == "/"


def test_index_shows_what_was_kept_in_its_order_with_the_first_step(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Rides", needs=["ride"], phones=phone(), maximum_age=40),
        make.record("Groups", url="https://own.example/x", url_kind="own"),
        make.record("Referral", who_can_apply="professional_only", phones=phone()),
    )

    page = browser.open(list_of(3, 1, 2))

    assert names_on(page) == ["1. Referral", "2. Rides", "3. Groups"]
    assert "First step: Ask your nurse, doctor or social worker to refer you." in page.main
    call = "Call 1 (212) 639-2000 and say: “I am looking for rides to appointments.”"
    assert call in page.main.replace("\u00a0", " ")
    assert "Age 40 and under" in page.main
    assert "First step: Go to own.example." in page.main
    assert "Referral Trust" in page.main


def test_index_moves_up_and_down_and_stays_there(browser_on: BrowserOn) -> None:
    browser = browser_on(*(make.record(name) for name in ("One", "Two", "Three")))
    page = browser.open(list_of(1, 2, 3))

    assert "Up: One" not in page.links()
    assert "Down: Three" not in page.links()
    assert page.links()["Up: Three"] == f"{list_of(1, 3, 2)}#item-3"
    page = browser.open(page.links()["Up: Three"])
    page = browser.open(page.links()["Down: One"])
    assert names_on(page) == ["1. Three", "2. One", "3. Two"]


def test_index_takes_off_and_puts_back_in_its_place(browser_on: BrowserOn) -> None:
    browser = browser_on(*(make.record(name) for name in ("One", "Two", "Three")))

    page = browser.open(browser.open(list_of(1, 2, 3)).links()["Take off: Two"])

    assert names_on(page) == ["1. One", "2. Three"]
    assert "Taken off: Two" in page.main
    page = browser.open(page.links()["Put it back"])
    assert names_on(page) == ["1. One", "2. Two", "3. Three"]
    assert "Taken off" not in page.main


def test_index_takes_off_the_last_one_and_puts_it_back(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("One"))

    page = browser.open(browser.open(list_of(1)).links()["Take off: One"])

    assert "Nothing is on it yet." in page.main
    assert names_on(browser.open(page.links()["Put it back"])) == ["1. One"]


@pytest.mark.parametrize(
    "undo", ["1", "1.", ".1", "x.1", "1.x", "1.-1", "1.١", "9.0", "2.0", "%00"]
)
def test_index_takes_no_notice_of_a_strange_way_back(browser_on: BrowserOn, undo: str) -> None:
    browser = browser_on(make.record("One"), make.record("Two"))

    assert "Taken off" not in browser.open(f"{list_of(2)}&undo={undo}").main


def test_index_shows_what_has_become_of_each(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Closed", status="not_live", closed_reason="no_money", phones=phone()),
        make.record("Merged away", merged_into=make.ident("Stays")),
        make.record("Stays", phones=phone()),
        make.record(
            "Leads on",
            status="not_live",
            instead="Ask at the town hall.",
            instead_services=[make.ident("Stays")],
        ),
    )

    page = browser.open(list_of(1, 2, 3, 4, 99))

    assert names_on(page) == [
        "1. Closed",
        "2. Stays",
        "3. Stays",
        "4. Leads on",
        "5. We do not know this one",
    ]
    assert "The money for this help has run out." in page.main
    assert "What you kept is now a part of this." in page.main
    assert "This is now the same help as number 2 on your list." in page.main
    assert "Try this instead: Ask at the town hall." in page.main
    assert "We do not list a service with the number 99 here." in page.main
    # Nobody is sent to a number that does not answer any more.
    calls = [words for words in page.links() if words.startswith("Call")]
    assert calls == ["Call 1 (212) 639-2000"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1.2", [1, 2]), ("1.2.", [1, 2]), ("12", []), ("1.2b", [1, 2]), ("drop", []), ("%FF", [])],
)
def test_index_says_that_its_address_was_cut(
    browser_on: BrowserOn, text: str, numbers: Sequence[int]
) -> None:
    browser = browser_on(make.record("One"), make.record("Two"))

    page = browser.open(f"/list?kept={text}")

    assert "A part of the address is missing or wrong." in page.main
    assert [one for one in page.result_numbers() if one in (1, 2)] == numbers
    if numbers:
        # Until somebody says that it is right, or whatever they change.
        again = browser.open(browser.open(page.links()["Down: One"]).links()["Find help"])
        page = browser.open(
            next(one for said, one in again.links().items() if said == "Your list 2")
        )
        assert "A part of the address is missing or wrong." in page.main
        page = browser.open(page.links()["It is right as it is"])
        assert "missing or wrong" not in page.main


def test_index_holds_forty(browser: Browser) -> None:
    page = browser.open(list_of(*range(1, 41)))

    assert "40 services. The list is full." in page.main
    assert len(page.result_numbers()) == 40
