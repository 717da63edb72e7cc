from finder.vocabulary import NEEDS
from tests.web.browsing import Browser, under, words_of


def test_index_asks_one_question(browser: Browser) -> None:
    page = browser.open("/")

    form = page.all("form", role="search")[0]
    assert form.get("action") == "/services"
    assert {one.get("name") for one in page.all("input")} == {"q", "near"}


def test_index_has_a_door_for_each_group_of_need(browser: Browser) -> None:
    page = browser.open("/")

    doors = [
        link.get("href") for link in page.all("ul", class_="doors")[0].iter() if link.get("href")
    ]
    groups = [term.id for term in NEEDS.top()]
    assert len(doors) == 9
    assert doors == [
        "/urgent" if group == "urgent" else f"/services?need={group}" for group in groups
    ]


def test_every_door_leads_to_results(browser: Browser) -> None:
    for term in NEEDS.top():
        assert browser.open(f"/services?need={term.id}").result_names()


def test_index_changes_the_country_in_one_choice(browser: Browser) -> None:
    assert "Help in the United States. Not there?" in browser.open("/").words

    page = browser.open(browser.open("/").links()["United Kingdom"])

    assert "Help in the United Kingdom. Not there?" in page.words
    assert page.links()["Urgent help"] == "/urgent?country=GB"
    assert page.links()["United States"] == "/"
    assert ("country", "GB") in [
        (one.get("name"), one.get("value")) for one in page.all("input", type="hidden")
    ]


def test_every_page_shows_the_way_to_urgent_help(browser: Browser) -> None:
    for path in ("/", "/services", "/services/1", "/about", "/privacy", "/how-we-check", "/urgent"):
        assert browser.open(path).links()["Urgent help"] == "/urgent"


def test_index_names_a_person_to_call_before_the_doors(browser: Browser) -> None:
    page = browser.open("/")

    talk = page.all("section", class_="talk")[0]
    assert "Talk to a person" in words_of(talk)
    assert "American Cancer Society" in words_of(talk)
    assert page.links()["Call 1-800-227-2345"] == "tel:18002272345"
    assert page.links()["More people to call"] == "/services?need=helpline"
    headings = [words_of(one) for one in page.all("h2")]
    assert headings == ["Too tired to search? Talk to a person", "Or choose a kind of help"]


def test_index_calls_a_line_of_the_visitors_country(browser: Browser) -> None:
    talk = words_of(browser.open("/?country=GB").all("section", class_="talk")[0])

    assert "Macmillan Support Line" in talk
    assert "Not in the United Kingdom? Choose your country" in talk


def test_index_says_when_hours_are_not_known(browser: Browser) -> None:
    assert "We do not know their hours." in browser.open("/?country=NZ").main


def test_index_has_quiet_doors_that_open(browser: Browser) -> None:
    page = browser.open("/?country=IE")

    doors = [one.get("href", "") for one in under(page.all("ul", class_="paths")[0], "a")]
    assert doors == [
        "/start/her2-positive?country=IE",
        "/start?country=IE",
        "/helping?country=IE",
        "/urgent?country=IE",
    ]
    for door in doors:
        browser.open(door)
