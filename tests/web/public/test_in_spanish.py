"""A service and an organisation as somebody meets them who reads Spanish."""

from finder.text import print_of
from tests import make
from tests.web.browsing import Browser, words_of
from tests.web.conftest import BrowserOn


def test_show_in_spanish_begins_with_asking_for_an_interpreter(browser: Browser) -> None:
    english, spanish = browser.open("/services/1").main, browser.open("/es/services/1").main
    ask = "I need a Spanish interpreter, please."

    assert spanish.index(ask) < spanish.index("Me llamo …")
    assert english.index("My name is …") < english.index(ask)


def test_show_in_spanish_says_that_papers_may_be_asked_about(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Silent", phones=[{"number": "988", "published": True}]),
        make.record(
            "Says whom",
            phones=[{"number": "988", "published": True}],
            eligibility_description="US citizens.",
        ),
    )

    assert "estatus migratorio" in browser.open("/es/services/1").main
    assert "estatus migratorio" not in browser.open("/es/services/2").main
    assert "immigration" not in browser.open("/services/1").main


def test_show_gives_each_text_in_spanish_or_marks_it_as_english(browser_on: BrowserOn) -> None:
    def translated(field: str, source: str) -> dict[str, str]:
        return {
            "language": "es",
            "field": field,
            "text": f"{field} en español",
            "source_hash": print_of(source),
        }

    browser = browser_on(
        make.record(
            "Rides",
            award="Ten rides",
            eligibility_description="Over 18",
            hours_description="Mornings",
            translations=[translated("name", "Rides"), translated("award", "Ten rides")],
        )
    )

    page = browser.open("/es/services/1")

    assert page.heading == "name en español"
    languages = {words_of(one): one.get("lang") for tag in ("p", "span") for one in page.all(tag)}
    assert languages["award en español"] == "es"
    assert languages["Rides"] == "en"  # the name that one needs on the telephone
    assert languages["Over 18"] == "en"
    assert languages["Mornings"] == "en"


def test_an_organization_names_its_services_in_spanish(browser: Browser) -> None:
    assert "Hopeline (hable con una trabajadora social de cáncer)" in (
        browser.open("/es/organizations/1").result_names()
    )
