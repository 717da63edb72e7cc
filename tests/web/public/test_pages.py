from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn


def test_about_says_how_much_there_is(browser_on: BrowserOn) -> None:
    page = browser_on(make.record("One"), make.record("Two")).open("/about")

    assert "It lists 2 services of 2 organisations." in page.words
    assert page.links()["geonames.org"] == "https://www.geonames.org/"


def test_about_names_no_medical_advice(browser: Browser) -> None:
    assert "It does not give medical advice." in browser.open("/about").words


def test_privacy_says_what_is_not_kept_and_what_others_may_see(browser: Browser) -> None:
    page = browser.open("/privacy")

    assert "It keeps no record of what you look for" in page.words
    assert "What others may see" in page.words
    assert "clear your history" in page.words


def test_how_we_check_tells_reading_from_confirming(browser: Browser) -> None:
    page = browser.open("/how-we-check")

    assert "Reading is not the same as asking" in page.words
    assert "A computer that finds a page still there does not count." in page.words
