"""The page says how it read a question, and what it could not do; each is one tap away."""

from urllib.parse import parse_qs, urlsplit

import pytest

from finder.vocabulary import NEEDS
from tests import make
from tests.web.browsing import Browser, words_of
from tests.web.conftest import BrowserOn


def test_each_reading_can_be_taken_back_and_its_words_stay(browser: Browser) -> None:
    page = browser.open("/services?q=cant+pay+rent+during+chemo&near=Leeds")

    assert "How we read it" in page.main
    label = NEEDS["living_costs"].label
    words, address = next(
        (words, link) for words, link in page.links().items() if "“pay rent”" in words
    )
    assert label[:1].lower() + label[1:] in words
    again = browser.open(address)
    asked = parse_qs(urlsplit(address).query)
    assert asked["q"] == ["cant pay rent during chemo"]
    assert "need.living_costs" in asked["unread"]
    assert not any("cant pay rent”:" in one for one in again.links())
    assert "near Leeds" in again.heading


def test_a_reading_that_does_not_exist_is_said(browser: Browser) -> None:
    page = browser.open("/services?q=rent&unread=need.nonsense")

    assert "need.nonsense" in page.main
    assert "we left it out" in page.main


def test_a_word_of_one_country_is_said_and_taken_back(browser: Browser) -> None:
    page = browser.open("/services?q=im+a+carer+and+exhausted")

    assert page.heading.endswith("in the United Kingdom")
    link = next(link for words, link in page.links().items() if "“carer”: in the" in words)
    assert browser.open(link).heading.endswith("in the United States")
    chosen = browser.open("/services?q=im+a+carer+and+exhausted&country=IE")
    assert chosen.heading.endswith("in Ireland")


def test_two_places_are_said_and_the_other_is_one_tap_away(browser: Browser) -> None:
    page = browser.open("/services?q=live+in+Lafayette+treated+in+Houston+need+lodging")

    assert page.heading.endswith("near Houston, Texas")
    assert "You named more than one place." in page.main
    other = browser.open(page.links()["Lafayette, Louisiana"])
    assert other.heading.endswith("near Lafayette, Louisiana")


def test_what_may_help_too_stands_apart_and_is_not_counted(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Ride", needs=["ride"]), make.record("Helpline", needs=["helpline"])
    )

    page = browser.open("/services?q=ride+to+chemo")

    assert page.result_names() == ["Ride", "Helpline"]
    assert "1 service" in page.main
    assert page.main.index("Ride") < page.main.index("This may help too")


def test_a_question_that_nobody_can_read_says_so(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Letter box", description="About a letter."),
        make.record("Helpline", needs=["helpline"]),
    )

    page = browser.open("/services?q=the+letter+came+yesterday+and+my+neighbour+went+quiet")

    assert "We are not sure what you meant." in page.main
    assert page.result_names()[0] == "Helpline"
    assert "We are not sure" not in browser.open("/services?q=letter").main


def test_the_sum_behind_the_order_is_shown_to_who_asks_for_it(browser: Browser) -> None:
    page = browser.open("/services?q=support+group&near=Boston&explain=1")

    first = words_of(page.results()[0])
    assert "Why it stands here" in first
    assert "need: the right kind of help matters most" in first
    assert "Why it stands here" not in browser.open("/services?q=support+group&near=Boston").main


# -- a question that stays out of the address bar


def test_a_posted_question_finds_the_same(browser: Browser) -> None:
    asked = browser.open("/services?q=support+group&near=Boston")
    sent = browser.send("/services", {"q": "support group", "near": "Boston"})

    assert sent.result_numbers() == asked.result_numbers()
    assert sent.headers["Cache-Control"] == "no-store"
    assert sent.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("fields", [{"q": "support group", "near": "Boston"}, {"q": "xyzzyq"}])
def test_no_address_on_the_page_of_a_posted_question_holds_its_words(
    browser: Browser, fields: dict[str, str]
) -> None:
    page = browser.send("/services", fields)

    for link in page.links().values():
        assert "q" not in parse_qs(urlsplit(link).query)
    assert all("q=" not in form.get("action", "") for form in page.all("form"))


def test_a_posted_question_goes_on_in_the_same_way(browser: Browser) -> None:
    page = browser.send("/services", {"q": "support group", "near": "Boston"})
    following = next(form for form in page.all("form") if "Next page" in words_of(form))
    fields = {
        one.get("name", ""): one.get("value", "")
        for one in following.iter()
        if one.tag.endswith("input")
    }

    second = browser.send(following.get("action", "").split("#")[0], fields)

    assert following.get("method") == "post"
    assert ", page 2 of" in second.main
    assert not set(second.result_numbers()) & set(page.result_numbers())


def test_a_posted_question_keeps_the_country_it_was_asked_in(browser: Browser) -> None:
    page = browser.send("/services", {"q": "helpline", "country": "IE"})

    assert page.heading.endswith("in Ireland")
    assert any(one.get("value") == "IE" for one in page.all("input", name="country"))


def test_a_question_posted_from_elsewhere_is_refused(browser: Browser) -> None:
    answer = browser.ask(
        "/services", "POST", data={"q": "rent"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status == 403


@pytest.mark.parametrize("address", ["/", "/services?q=rent"])
def test_every_form_can_be_sent_without_leaving_its_words(browser: Browser, address: str) -> None:
    page = browser.open(address)

    assert [words_of(one) for one in page.all("button", formmethod="post")] == [
        "Find, and keep my words out of the address bar"
    ]


def test_a_chosen_country_is_kept_on_every_page_whatever_the_words_say(browser: Browser) -> None:
    switched = browser.open("/services?q=im+a+carer+and+exhausted")
    home = browser.open(switched.links()["United States"])
    second = browser.open(home.links()["Next page"])

    assert home.heading.endswith("in the United States")
    assert second.heading.endswith("in the United States")


def test_a_country_said_by_words_is_taken_back_on_the_second_page_too(browser: Browser) -> None:
    first = browser.open("/services?q=im+a+carer+and+exhausted")
    second = browser.open(first.links()["Next page"])
    link = next(link for words, link in second.links().items() if "“carer”: in the" in words)

    assert second.heading.endswith("in the United Kingdom")
    assert browser.open(link).heading.endswith("in the United States")


def test_a_page_of_danger_names_no_places(browser: Browser) -> None:
    page = browser.open("/services?q=i+want+to+die+i+live+in+Leeds+and+work+in+York")

    assert "You named more than one place." not in page.main
