import re

import pytest
from flask import Flask

from finder.i18n import current_language
from tests.web.browsing import Browser


def test_a_page_speaks_the_language_of_its_path(browser: Browser) -> None:
    english = browser.open("/urgent")
    spanish = browser.open("/es/urgent")

    assert english.root.get("lang") == "en"
    assert spanish.root.get("lang") == "es"
    assert current_language() == "en"


def test_every_address_of_a_page_keeps_its_language(browser: Browser) -> None:
    for path in (
        "/es",
        "/es/",
        "/es/services?near=Boston",
        "/es/services/1",
        "/es/organizations/1",
    ):
        page = browser.open(path)
        own = [
            one.get("href", "")
            for one in page.all("a")
            if one.get("href", "").startswith("/") and one.get("hreflang") is None
        ]
        forms = [one.get("action", "") for one in page.all("form")]

        assert own
        assert [one for one in own + forms if not one.startswith("/es/")] == []


def test_the_switch_leads_to_the_same_page_and_back(browser: Browser) -> None:
    address = "/services?q=help+%26+rent&near=Cork&need=money&need=home&country=IE"

    switch = browser.open(address).all("a", hreflang="es")[0]
    back = browser.open(f"/es{address}").all("a", hreflang="en")[0]

    assert switch.get("href") == f"/es{address}"
    assert switch.get("lang") == "es"
    assert back.get("href") == address
    assert "".join(back.itertext()) == "English"


def test_the_switch_keeps_nothing_that_the_page_does_not_read(browser: Browser) -> None:
    page = browser.open("/urgent?q=secret&country=zz&need=money")

    assert page.all("a", hreflang="es")[0].get("href") == "/es/urgent"


def test_the_switch_of_an_error_page_leads_to_the_first_page(browser: Browser) -> None:
    page = browser.open("/es//evil.example/%22%3E", status=404)

    assert page.all("a", hreflang="en")[0].get("href") == "/"


def test_an_old_name_of_a_service_moves_within_the_language(browser: Browser) -> None:
    answer = browser.ask("/es/services/1-old")

    assert answer.status == 301
    assert (answer.location or "").startswith("/es/services/1-hopeline")


def test_the_source_language_and_unknown_ones_are_no_folders(browser: Browser) -> None:
    browser.open("/en/urgent", status=404)
    browser.open("/tlh/urgent", status=404)
    browser.open("/es/es/urgent", status=404)


def test_the_switch_keeps_the_place_of_a_page_that_reads_one(browser: Browser) -> None:
    for path in ("/start/breast", "/start/breast/five-calls", "/services/2"):
        switch = browser.open(f"{path}?near=Boston").all("a", hreflang="es")[0].get("href", "")

        assert switch.startswith(f"/es{path}")
        assert switch.endswith("?near=Boston")


@pytest.mark.parametrize("folder", ["/help", "/en"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_a_site_in_a_folder_stays_in_it(seed_app: Flask, folder: str, language: str) -> None:
    client = seed_app.test_client()

    answer = client.get(f"{language}/urgent", base_url=f"http://localhost{folder}/")

    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', answer.text)
    assert len(addresses) > 10
    assert [one for one in addresses if not one.startswith(f"{folder}/")] == []
    switch = re.findall(r'class="language" href="([^"]*)"', answer.text)
    assert switch == [f"{folder}/urgent" if language else f"{folder}/es/urgent"]
