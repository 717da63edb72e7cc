from finder.vocabulary import NEEDS
from tests.web.browsing import Browser


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
    assert "Showing help in the United States." in browser.open("/").words

    page = browser.open(browser.open("/").links()["United Kingdom"])

    assert "Showing help in the United Kingdom." in page.words
    assert page.links()["Urgent help"] == "/urgent?country=GB"
    assert page.links()["United States"] == "/"
    assert ("country", "GB") in [
        (one.get("name"), one.get("value")) for one in page.all("input", type="hidden")
    ]


def test_every_page_shows_the_way_to_urgent_help(browser: Browser) -> None:
    for path in ("/", "/services", "/services/1", "/about", "/privacy", "/how-we-check", "/urgent"):
        assert browser.open(path).links()["Urgent help"] == "/urgent"
