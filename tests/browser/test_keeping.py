"""A list with script: nothing jumps, nothing is lost, nothing stays that nobody asked for."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from finder.casework.shortlist import read_shortlist, write_shortlist
from tests.chromium import WindowOpener

RESULTS = "/services?q=rent&near=Boston"
STORED = "[{...sessionStorage}, {...localStorage}, document.cookie]"
KEEP_HERE = "Keep it on this device"
CLEAR = "Clear the list and the notes from this device"


def kept_in(address: str) -> tuple[int, ...]:
    """Give the numbers in an address; the list must be sound."""
    read = read_shortlist(parse_qs(urlsplit(address).query).get("kept", [""])[0])
    assert read.is_sound
    return read.numbers


def keep(page: Page, place: int) -> int:
    """Keep a service of the results, by its place from 0; gives its number."""
    card = page.locator(".card").nth(place)
    card.locator(".keep a").click()
    expect(card.locator(".keep a")).to_have_text(re.compile("On my list. Take it off"))
    return int(card.get_attribute("data-service") or "")


def test_keeping_stays_where_one_is_and_goes_along(open_window: WindowOpener, site: str) -> None:
    window = open_window()
    page = window.open(site + RESULTS)
    page.locator(".card").nth(2).locator(".keep a").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    tapped = page.locator(".card").nth(2)
    before = tapped.bounding_box()
    window.requests.clear()

    last = keep(page, 2)
    assert tapped.bounding_box() == before
    numbers = (last, keep(page, 0))

    assert [one for one in window.requests if "/static/" not in one] == []  # nobody was told
    assert kept_in(page.url) == numbers
    assert "q=rent&near=Boston" in page.url
    expect(page.locator(".list-link")).to_have_text(re.compile(r"Your list\s+2"))
    expect(page.locator("body > [role=status]")).to_have_text("Your list 2")
    onward = [one for one in page.locator("main a[href^='http']").all() if one.is_visible()]
    ours = [one.get_attribute("href") or "" for one in onward]
    ours = [one for one in ours if one.startswith(site) and "#" not in one]
    assert ours
    assert {kept_in(one) for one in ours} == {numbers}
    page.locator("#q").evaluate("one => one.closest('details').open = true")
    page.locator(".again form button").first.click()
    page.wait_for_url(re.compile("kept="))
    assert kept_in(page.url) == numbers
    page.locator(".list-link a").click()
    page.wait_for_url(re.compile("/list"))
    expect(page.locator(".kept > li")).to_have_count(2)
    assert window.complaints == []


def test_back_and_a_typed_address_lose_nothing_in_a_tab(
    open_window: WindowOpener, site: str
) -> None:
    page = open_window().open(site + RESULTS)
    first = keep(page, 0)
    page.locator(".card h3 a").nth(1).click()
    page.wait_for_url(re.compile(r"/services/\d"))
    page.locator(".keep a").click()
    second = kept_in(page.url)[1]
    page.go_back()
    page.wait_for_url(re.compile("q=rent"))

    # The page before is older than what was kept since.
    expect(page.locator(".how-many")).to_have_text("2")
    third = keep(page, 2)
    page.goto(f"{site}/urgent")
    expect(page.locator(".how-many")).to_have_text("3")
    page.goto(f"{site}/list")
    page.wait_for_url(re.compile("kept="))
    assert kept_in(page.url) == (first, second, third)
    assert page.evaluate(STORED)[1:] == [{}, ""]


def test_a_list_and_notes_stay_on_a_device_only_when_asked_and_until_cleared(
    open_window: WindowOpener, site: str
) -> None:
    window = open_window()
    page = window.open(f"{site}/list?kept={write_shortlist([1, 340])}")
    page.get_by_label("My note").first.fill("Ask for Ann")
    assert page.evaluate(STORED)[1] == {}
    page.get_by_role("button", name=KEEP_HERE).click()
    expect(page.get_by_text("This list and your notes lie on this device.")).to_be_visible()

    # Another day, another tab.
    page.close()
    page = window.page = page.context.new_page()
    page.goto(site)
    expect(page.locator(".how-many")).to_have_text("2")
    page.locator(".list-link a").click()
    expect(page.get_by_label("My note").first).to_have_value("Ask for Ann")
    page.get_by_role("link", name=re.compile("^Down ?: Hopeline")).click()
    page.wait_for_url(re.compile("#item-1"))
    assert page.evaluate("localStorage['finder-list']") == write_shortlist([340, 1])
    page.get_by_role("link", name="Print it").click()
    expect(page.locator(".note-of:visible")).to_have_text("Note: Ask for Ann")
    page.go_back()
    page.get_by_role("button", name=CLEAR).click()
    expect(page.get_by_text("Nothing is on it yet.")).to_be_visible()
    assert page.evaluate(STORED) == [{}, {}, ""]
    assert not [one for one in window.requests if "Ann" in one]
    assert window.complaints == []


def test_a_list_that_somebody_sent_does_not_replace_the_own_one(
    open_window: WindowOpener, site: str
) -> None:
    page = open_window().open(f"{site}/list?kept={write_shortlist([1, 340])}")
    page.get_by_role("button", name=KEEP_HERE).click()
    own = write_shortlist([1, 340])

    page.goto(f"{site}/list?kept={write_shortlist([5, 12, 99])}")

    expect(page.get_by_text("Another list lies on this device.")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Take off ?: Cis B")).click()
    expect(page.locator(".kept > li")).to_have_count(2)
    assert page.evaluate("localStorage['finder-list']") == own
    page.get_by_role("link", name="Open that one").click()
    expect(page.get_by_text("This list and your notes lie on this device.")).to_be_visible()
    assert kept_in(page.url) == (1, 340)


def test_notes_on_one_list_stand_on_no_sheet_of_another(
    open_window: WindowOpener, site: str
) -> None:
    page = open_window().open(f"{site}/list?kept={write_shortlist([1, 340])}")
    page.get_by_label("My note").first.fill("Ask for Ann")
    page.get_by_role("link", name="Print it").click()
    expect(page.locator(".note-of:visible")).to_have_text("Note: Ask for Ann")

    # As from a case: nobody says where one comes from.
    page.goto(f"{site}/list/sheet?kept={write_shortlist([1])}")

    expect(page.locator(".entry")).to_have_count(1)
    expect(page.locator(".note-of:visible")).to_have_count(0)
    assert "Ann" not in str(page.evaluate(STORED))


def test_a_page_opened_from_a_case_begins_with_no_list(
    open_window: WindowOpener, site: str
) -> None:
    page = open_window().open(f"{site}/list?kept={write_shortlist([1, 340])}")
    page.goto(f"{site}/about")
    expect(page.locator(".how-many")).to_have_text("2")

    page.goto(f"{site}/services?q=wigs#anew")
    expect(page.locator(".list-link")).to_be_hidden()
    page.locator(".keep a").first.click()

    expect(page.locator(".how-many")).to_have_text("1")


def test_leaving_clears_the_list_from_the_device(open_window: WindowOpener, site: str) -> None:
    page = open_window().open(f"{site}/list?kept={write_shortlist([1, 340])}")
    page.get_by_role("button", name=KEEP_HERE).click()
    page.goto(f"{site}/urgent")
    expect(page.locator(".how-many")).to_have_text("2")
    page.route(re.compile("^https://"), lambda route: route.fulfill(body="Elsewhere"))

    page.locator(".leave a").click()
    page.wait_for_url(re.compile("^https://"))

    page.goto(f"{site}/about")
    assert page.evaluate(STORED) == [{}, {}, ""]
    expect(page.locator(".list-link")).to_be_hidden()


@pytest.mark.parametrize("path", [RESULTS, "/list?kept=1.340", "/list/sheet?kept=1.340.5g"])
def test_where_storage_is_blocked_the_address_does(
    open_window: WindowOpener, site: str, path: str
) -> None:
    window = open_window()
    for kind in ("sessionStorage", "localStorage"):
        window.page.add_init_script(f"""Object.defineProperty(window, "{kind}", {{
          get() {{ throw new DOMException("blocked", "SecurityError"); }} }});""")

    page = window.open(site + path)

    if path == RESULTS:
        assert kept_in(page.url) == ()
        number = keep(page, 0)
        assert kept_in(page.url) == (number,)
    else:
        expect(page.get_by_role("button", name=KEEP_HERE)).to_have_count(0)
        assert not page.get_by_label("My note").first.is_visible()
    assert window.complaints == []


def test_a_posted_question_is_kept_from_without_being_asked_again(
    open_window: WindowOpener, site: str
) -> None:
    window = open_window()
    page = window.open(site)
    page.locator("#q").fill("quixotic rent")
    page.get_by_role("button", name=re.compile("keep my words out")).click()
    page.wait_for_url(f"{site}/services")
    page.wait_for_load_state("networkidle")
    window.requests.clear()

    page.locator(".card .keep button").first.click()

    expect(page.locator(".how-many")).to_have_text("1")
    assert page.url == f"{site}/services"
    assert [one for one in window.requests if "/static/" not in one] == []
    page.locator(".list-link a").click()
    expect(page.locator(".kept > li")).to_have_count(1)


def test_the_address_and_the_text_are_copied(open_window: WindowOpener, site: str) -> None:
    page = open_window().open(f"{site}/list/send?kept={write_shortlist([1, 5])}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    for what, field in (("Copy the address", "#address"), ("Copy the text", "#text")):
        page.get_by_role("button", name=what).click()
        expect(page.get_by_role("status").filter(has_text="Copied.").last).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.input_value(field)
