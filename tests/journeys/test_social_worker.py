"""A hospital social worker with a note of a few words."""

import pytest

from tests.journeys.walking import Visitor
from tests.web.browsing import Browser


@pytest.fixture
def worker(browser: Browser) -> Visitor:
    return Visitor(browser)


def test_the_place_of_treatment_counts_before_the_home(worker: Visitor) -> None:
    page = worker.ask("lodging near Cleveland Clinic for pt from WV")

    assert "Cleveland Clinic" in page.heading
    assert "Hope Lodge Cleveland" in page.result_names()[0]


def test_another_home_country_stays_with_her(worker: Visitor) -> None:
    worker.tap("Ireland")
    page = worker.ask("helpline")

    assert "Irish Cancer Society" in page.main


def test_a_name_leads_to_the_organisation_and_all_its_services(worker: Visitor) -> None:
    worker.ask("Family Reach")
    service = worker.open_first()
    page = worker.tap("Family Reach")

    assert page.heading == "Family Reach"
    assert service.heading in page.main
