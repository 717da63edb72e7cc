import re

import pytest

from finder.search.starting import CALLS, SECTIONS
from tests import make
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import BrowserOn

HEADINGS = [section.heading for section in SECTIONS]


def sections(page: Page) -> dict[str, str]:
    """Give the words of each section by its heading."""
    return {
        words_of(one.findall("*")[0]): words_of(one) for one in page.all("section", class_="best")
    }


def test_index_lists_the_kinds_of_cancer_that_have_a_page(browser: Browser) -> None:
    page = browser.open("/start")

    links = {words: link for words, link in page.links().items() if link.startswith("/start/")}
    assert links["Breast cancer"] == "/start/breast"
    assert links["HER2-positive breast cancer"] == "/start/her2-positive"
    assert "Bladder cancer" not in links
    for link in links.values():
        browser.open(link)


def test_index_of_an_empty_directory_says_so(browser_on: BrowserOn) -> None:
    assert "There are no such pages yet." in browser_on().open("/start").main


def test_show_has_nine_sections_in_order_and_never_misses_one(browser: Browser) -> None:
    for address in ("/start/her2-positive", "/start/cervical?country=NZ", "/start/blood?near=Cork"):
        page = browser.open(address)

        assert page.heading.endswith(": start here")
        assert list(sections(page)) == HEADINGS
        for words in sections(page).values():
            assert "See all" in words or "See it in the list" in words or "yourself" in words


def test_show_gives_at_most_three_of_each_and_the_way_to_all(browser: Browser) -> None:
    page = browser.open("/start/her2-positive?near=Boston")

    for section in page.all("section", class_="best"):
        assert len([one for one in section.iter() if one.get("data-service")]) <= 3
    links = [link for words, link in page.links().items() if words.startswith("See all")]
    assert len(links) == len(SECTIONS)
    for link in links:
        assert "cancer=her2_positive" in link
        assert "near=Boston" in link
    words, link = next(one for one in page.links().items() if one[0].startswith("See all"))
    total = words.removeprefix("See all ").partition(":")[0]
    assert f"{total} services" in browser.open(link).main


def test_show_asks_for_a_place_before_it_names_groups_and_centres(browser: Browser) -> None:
    page = browser.open("/start/her2-positive")

    assert "To see groups near you" in sections(page)["Groups near you"]
    assert "To see centres near you" in sections(page)["Specialist centres"]
    near = browser.open("/start/her2-positive?near=Boston")
    assert "To see" not in sections(near)["Groups near you"]
    assert "Boston, MA" in sections(near)["Specialist centres"]


def test_show_says_that_a_place_is_not_known(browser: Browser) -> None:
    page = browser.open("/start/her2-positive?near=Bostn")

    assert "We do not know a place called “Bostn”." in page.main
    assert page.links()["Boston, Massachusetts"].startswith("/start/her2-positive?near=Boston")


def test_show_follows_the_country_of_the_visitor_and_of_the_place(browser: Browser) -> None:
    there = browser.open("/start/breast?country=GB")
    assert "Breast Cancer Now helpline" in there.result_names()
    assert there.links()["Urgent help"] == "/urgent?country=GB"

    near = browser.open("/start/breast?near=Leeds")
    assert near.links()["Urgent help"] == "/urgent?country=GB"
    assert "United States" not in "".join(sections(near).values())


def test_show_leads_to_its_parent_its_children_and_to_stage_4(browser: Browser) -> None:
    links = browser.open("/start/her2-positive").links()

    assert links["All breast cancer"] == "/start/breast"
    assert links["Other kinds of cancer"] == "/start"
    assert links["Living with stage 4 cancer?"] == (
        "/services?audience=metastatic&cancer=her2_positive"
    )
    assert links["Your first week: five calls"] == "/start/her2-positive/five-calls"
    parent = browser.open("/start/breast").links()
    assert parent["HER2-positive breast cancer"] == "/start/her2-positive"
    risk = browser.open("/start/inherited-risk").links()
    assert "Living with stage 4 cancer?" not in risk


@pytest.mark.parametrize(
    "cancer", ["bladder", "any", "her2_positive", "nothing", "HER2-positive", "triple-negative"]
)
def test_show_is_not_there_for_other_words_or_too_few_services(
    browser: Browser, cancer: str
) -> None:
    browser.open(f"/start/{cancer}", status=404)
    browser.open(f"/start/{cancer}/five-calls", status=404)


def test_show_marks_what_a_drug_company_runs(browser_on: BrowserOn) -> None:
    records = [make.record(f"Group {n}", cancers=["lung"], needs=["helpline"]) for n in range(2)]
    records += [make.record(f"Other {n}", cancers=["lung"], needs=["wigs"]) for n in range(6)]
    maker = make.record("Ask a company", cancers=["lung"], needs=["helpline"], run_by_maker=True)

    page = browser_on(*records, maker).open("/start/lung")

    words = sections(page)["Someone to talk to"]
    assert words.index("Group 0") < words.index("Ask a company")
    assert "Run by a drug company" in words
    assert "We found none here yet." in sections(page)["Counselling"]


def test_five_calls_gives_five_numbers_with_words_to_say(browser: Browser) -> None:
    page = browser.open("/start/her2-positive/five-calls")

    calls = [words_of(one) for one in page.all("li", class_="call")]
    assert len(calls) == len(CALLS) + 1
    assert "1-800-227-2345" in calls[0]
    assert "American Cancer Society" in calls[0]
    phones = [one.get("href") for one in page.all("a") if one.get("href", "").startswith("tel:")]
    assert len(set(phones)) == len(phones) == 5
    for call in calls:
        assert "You can say: “I am calling about HER2-positive breast cancer." in call
        assert re.search(r"We do not know their hours\.|hours|[0-9]\s?[ap]m|Day and night", call)
    assert "We found only" not in page.main


def test_five_calls_says_when_there_are_fewer(browser: Browser) -> None:
    page = browser.open("/start/breast/five-calls?country=IE")

    assert "We found only 2 calls to make here so far." in page.main
    assert page.links()["Say where you are to find more"] == "/start/breast?country=IE#near"


def test_five_calls_stays_in_the_place(browser: Browser) -> None:
    page = browser.open("/start/her2-positive/five-calls?near=Boston")

    assert "Boston, Massachusetts" in page.main
    assert "Hope Lodge Boston" in page.main
    assert page.links()["Back to all the help"] == "/start/her2-positive?near=Boston"


def test_five_calls_never_call_one_number_twice(browser: Browser) -> None:
    for country in ("US", "GB", "IE", "CA", "AU", "NZ"):
        page = browser.open(f"/start/breast/five-calls?country={country}")
        numbers = [
            one.get("href", "")[-9:]
            for one in page.all("a")
            if one.get("href", "").startswith("tel:")
        ]

        assert numbers
        assert len(set(numbers)) == len(numbers), country


def test_five_calls_in_spanish_begin_with_asking_for_an_interpreter(browser: Browser) -> None:
    spanish = browser.open("/es/start/breast/five-calls").main

    assert spanish.index("I need a Spanish interpreter") < spanish.index("1. ")
    assert "interpreter" not in browser.open("/start/breast/five-calls").main


def test_show_knows_a_town_from_a_country_of_its_name(browser: Browser) -> None:
    page = browser.open("/es/start/breast?near=Peru,+Indiana")

    assert "cerca de Peru" in page.main
    assert "Perú" not in page.main


def test_show_names_no_stage_where_cancer_has_none(browser: Browser) -> None:
    assert "stage 4" not in browser.open("/start/blood").main
    assert "Living with stage 4 cancer?" in browser.open("/start/breast").links()


def test_show_of_the_founding_kind_is_there_in_an_empty_directory(browser_on: BrowserOn) -> None:
    browser = browser_on()

    page = browser.open(browser.open("/").links()["Breast cancer, HER2-positive: start here"])

    assert "We found none here yet." in page.main
    browser.open("/start/breast", status=404)
