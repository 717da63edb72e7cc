"""A list goes along wherever a visitor goes, and is written into no memory of ours."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from finder.casework.shortlist import MOST, write_shortlist
from finder.search.starting import CALLS
from finder.web.addresses import address, service_address
from tests import make
from tests.web.browsing import Browser, Page, path_of_form, standing_values, under
from tests.web.conftest import BrowserOn

LIST = write_shortlist([12, 340, 7])
PAGES = (
    "/",
    "/services?q=rent&near=Boston&need=money&page=2",
    "/services/1-hopeline-talk-to-an-oncology-social-worker",
    "/organizations/1-cancercare",
    "/start/her2-positive?near=Boston",
    "/start/her2-positive/five-calls",
    "/urgent",
    "/privacy",
    "/es/services?q=renta",
)


def lists_of(page: Page) -> set[str]:
    """Give the lists in the addresses of a page's links that lead on, and in its forms."""
    links = [one.get("href", "") for one in page.all("a") if one.get("href", "").startswith("/")]
    changing = {
        link.get("href") for one in page.all("div", class_="keep") for link in under(one, "a")
    }
    queries = [urlsplit(one).query for one in links if one not in changing]
    found = {parse_qs(query).get("kept", [""])[0] for query in queries}
    for form in page.all("form"):
        found |= {dict(standing_values(form)).get("kept", f"none in {path_of_form(form)}")}
    return found


@pytest.mark.parametrize("path", PAGES)
def test_every_link_and_form_of_a_page_takes_the_list_along(browser: Browser, path: str) -> None:
    page = browser.open(f"{path}{'&' if '?' in path else '?'}kept={LIST}")

    assert lists_of(page) == {LIST}
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_list_is_in_no_address_of_the_next_visitor(browser: Browser) -> None:
    browser.open(f"/services?q=rent&kept={LIST}")

    assert "kept=" not in browser.open("/services/12").text.replace("kept=12", "")


def test_keeping_asks_the_same_again_with_one_more(browser: Browser) -> None:
    page = browser.open("/services?q=rent&near=Boston&country=US&page=2&unread=need.money")
    first = page.result_numbers()[0]

    link = page.links()[f"Keep on my list: {page.result_names()[0]}"]

    assert parse_qs(urlsplit(link).query) == {
        "q": ["rent"],
        "near": ["Boston"],
        "page": ["2"],
        "unread": ["need.money"],
        "kept": [write_shortlist([first])],
    }
    assert urlsplit(link).fragment == f"service-{first}"
    again = browser.open(link)
    assert again.result_numbers() == page.result_numbers()
    off = again.links()[f"On my list. Take it off: {page.result_names()[0]}"]
    assert "kept" not in parse_qs(urlsplit(off).query)
    assert "Your list 1" in again.links()


def test_keeping_what_a_posted_question_found_holds_no_word_in_an_address(browser: Browser) -> None:
    page = browser.send("/services", {"q": "quixotic rent", "near": "Boston", "kept": LIST})
    button = f"Keep on my list: {page.result_names()[0]}"

    kept = browser.submit(page, button=button)

    assert kept.result_numbers() == page.result_numbers()
    numbers = [12, 340, 7, page.result_numbers()[0]]
    assert kept.links()["Your list 4"] == f"/list?kept={write_shortlist(numbers)}"
    assert all("quixotic" not in link for link in kept.links().values())


def test_each_of_the_five_calls_that_is_a_service_can_be_kept(browser: Browser) -> None:
    page = browser.open("/start/her2-positive/five-calls?near=Boston")
    keeps = [link for words, link in page.links().items() if words.startswith("Keep on my list")]

    assert len(keeps) == len(CALLS)  # the first call is to a line for everybody
    kept = browser.open(keeps[0])
    assert urlsplit(keeps[0]).fragment == "call-2"
    assert parse_qs(urlsplit(keeps[0]).query)["near"] == ["Boston"]
    assert [words for words in kept.links() if words.startswith("On my list. Take it off")]
    assert "Your list 1" in kept.links()


def test_what_has_closed_is_kept_no_more_but_can_be_taken_off(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Gone group", status="not_live"), make.record("Rides"))
    gone = "On my list. Take it off: Gone group"

    for path in ("/services?q=Gone+group", "/services/1", "/organizations/1"):
        assert "Keep on my list: Gone group" not in browser.open(path).links()
        page = browser.open(f"{path}{'&' if '?' in path else '?'}kept={write_shortlist([1])}")
        assert gone not in browser.open(page.links()[gone]).links()
    assert "Keep on my list: Rides" in browser.open("/services/2").links()


def test_a_full_list_offers_no_more(browser: Browser) -> None:
    full = write_shortlist(range(100, 100 + MOST))

    page = browser.open(f"/services/1?kept={full}")

    assert "Your list is full." in page.main
    assert not [words for words in page.links() if words.startswith("Keep on my list")]


def test_an_address_made_for_a_visitor_is_remembered_without_the_list(seed_app: Flask) -> None:
    from finder.web.addresses import _build_address, _path, carry_list

    with seed_app.test_request_context():
        carry_list(LIST)
        assert service_address(5, "Rides") == f"/services/5-rides?kept={LIST}"
        assert address("public.home.index") == f"/?kept={LIST}"
        assert address("public.home.index", kept=None) == "/"
        assert "kept" not in address("api.search.index")
        carry_list("")
        assert service_address(5, "Rides") == "/services/5-rides"
    assert all(cache.cache_info().currsize for cache in (_build_address, _path))
