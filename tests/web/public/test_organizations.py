import pytest

from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn


def test_show_lists_everything_that_the_organization_offers(browser_on: BrowserOn) -> None:
    offered = {"id": make.ident("o"), "name": "Open Door", "website": "https://open.example/"}
    browser = browser_on(
        make.record("Zebra group", organization=offered),
        make.record("Ant line", organization=offered, status="not_live"),
    )

    page = browser.open("/organizations/1")

    assert page.heading == "Open Door"
    assert page.path == "/organizations/1-open-door"
    assert page.result_names() == ["Ant line", "Zebra group"]
    assert page.links()["Go to open.example"] == "https://open.example/"
    assert page.words.count("As far as we know this has ended.") == 1


@pytest.mark.parametrize("wrong", ["/organizations/1", "/organizations/1-", "/organizations/1-x"])
def test_show_moves_every_other_spelling_to_the_right_one(browser: Browser, wrong: str) -> None:
    answer = browser.ask(wrong)

    assert (answer.status, answer.location) == (301, "/organizations/1-cancercare")


def test_show_does_not_know_other_numbers(browser: Browser) -> None:
    browser.open("/organizations/999999", 404)


def test_show_offers_a_way_out_where_its_services_do(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Closeness", needs=["intimacy_body_image"], organization="One"),
        make.record("Rides", needs=["ride"], organization="Two"),
    )

    assert "Leave this page" in browser.open("/organizations/1").links()
    assert "Leave this page" not in browser.open("/organizations/2").links()
