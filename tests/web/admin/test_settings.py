from tests import make
from tests.web.conftest import StaffBrowser

IRISH = make.record("Irish line", service_areas=[{"area": "IE"}])
WORLDWIDE = make.record("Worldwide line", service_areas=[{"area": "WORLD"}])
AMERICAN = make.record("American line")


def test_index_turns_off_what_is_not_shown_and_on_again(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(IRISH, WORLDWIDE, AMERICAN, roles=["admin"])
    found = "/services?q=line&country=US"
    assert "American line" in browser.open(found).main

    eyes = {"second_pair_of_eyes": "y"}
    browser.submit(browser.open("/staff/settings"), eyes)
    page = browser.submit(browser.open("/staff/settings"), {"shown_countries": "Ireland, uk"})

    assert "Saved." in page.main
    assert "Shown: United Kingdom, Ireland" in page.main
    # What was ticked before stands ticked, and is not taken away by who saves something else.
    assert page.all("input", name="second_pair_of_eyes")[0].get("checked") is not None
    assert "American line" not in browser.open(found).main
    assert "Worldwide line" in browser.open(found).main
    browser.open("/services/3", status=404)

    browser.submit(page, {"shown_countries": ""})
    assert "American line" in browser.open(found).main


def test_index_says_first_what_would_be_off_and_saves_nothing(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(IRISH, AMERICAN, roles=["admin"])

    page = browser.submit(
        browser.open("/staff/settings"),
        {"shown_countries": "IE"},
        button="See first what would be off",
        status=200,
    )

    assert "1 service would be off" in page.main
    assert page.all("input", name="shown_countries")[0].get("value") == "IE"
    assert (
        browser.open("/staff/settings").all("input", name="shown_countries")[0].get("value") == ""
    )


def test_index_says_what_is_wrong_and_keeps_what_was_typed(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["admin"])

    page = browser.submit(
        browser.open("/staff/settings"),
        {"shown_countries": "Irelandia", "shown_areas": "US"},
        status=422,
    )

    assert "“Irelandia” is no name or code that we know" in page.main
    assert "is no area that we know" in page.main
    assert page.all("input", name="shown_countries")[0].get("value") == "Irelandia"


def test_index_is_for_admins(staff_browser: StaffBrowser) -> None:
    assert staff_browser().open("/staff/settings", status=403).heading
