import re

from finder.erased import FILE, read_erasures
from tests import make
from tests.web.conftest import StaffBrowser

ADDRESS = "/staff/services/1/erase"
RIGHT = {"kind": "safety", "number": "1"}


def test_service_is_gone_for_good_and_stays_on_the_list_of_erasures(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("Safe house"), make.record("Other"), roles=["admin"])

    asked = ["/services?q=safe+house", "/api/v1/search?q=safe+house"]
    found = re.compile(r"services/1\b|Safe house")
    for way in asked:
        assert found.search(browser.client.get(way).text), way

    page = browser.submit(browser.open(ADDRESS), RIGHT)

    assert "Number 1 was erased." in page.main
    assert "Safe house" not in page.main
    for way in asked:
        assert not found.search(browser.client.get(way).text), way
    assert browser.open("/services/1", status=410).heading
    assert "Safe house" not in browser.open("/staff/changes").main
    var = browser.client.application.extensions["config"].var
    assert make.ident("Safe house") in {one.id for one in read_erasures(var / FILE)}


def test_service_is_kept_after_a_slip(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Safe house"), roles=["admin"])

    page = browser.submit(
        browser.open(ADDRESS), RIGHT | {"number": "2", "kind": "taken_out"}, status=422
    )

    assert "Choose why it must be erased" in page.main
    assert "Type the number 1 here" in page.main
    assert browser.open("/services/1").heading == "Safe house"


def test_service_asks_again_who_it_is(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Safe house"), roles=["admin"], asked_lately=False)

    page = browser.submit(browser.open(ADDRESS), RIGHT, status=422)

    assert page.heading == "Is it you?"
    assert browser.open("/services/1").heading == "Safe house"


def test_service_is_erased_by_admins_only(staff_browser: StaffBrowser) -> None:
    assert staff_browser(make.record()).open(ADDRESS, status=403).heading
