"""Cases as workers see them: from what is known to the sheet, and nobody else's."""

import importlib
import logging
from dataclasses import replace
from time import monotonic

import pytest
from flask import Flask

from finder.accounts.people import find_account
from finder.casework.cases import list_cases
from finder.casework.sealing import Sealer
from finder.db import reading
from finder.erased import CASE, FILE, read_erasures
from finder.keys import new_key
from tests import make
from tests.web.browsing import under, words_of
from tests.web.casework.conftest import WORKER, WorkerBrowser, new_case
from tests.web.conftest import CASE_KEY, StaffBrowser

SEALER = Sealer([CASE_KEY])
RECORDS = (
    make.record("Young rides", needs=["ride"], maximum_age=39, phones=[{"number": "617-555-0100"}]),
    make.record("Rides for all", needs=["ride"], who_can_apply="professional_only"),
    make.record(
        "Boston lodge",
        needs=["lodging"],
        own_patients_only="Dana-Farber",
        eligibility_description="A social worker must sign the form.",
    ),
)


def cases_of(app: Flask, email: str = WORKER) -> list[str]:
    """Give the references of the cases that somebody sees."""
    with reading(app.extensions["engine"]) as session:
        account = find_account(session, email)
        assert account is not None
        return [one.reference for one in list_cases(session, SEALER, account.id).lines]


def test_new_leads_from_what_is_known_to_what_fits_with_limits_in_words(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(*RECORDS)

    page = new_case(
        browser,
        age="46",
        home="Lowell, MA",
        treatment="Dana-Farber",
        language="es",
        needs=["ride", "lodging", "wigs"],
        note="Two children at home",
    )

    assert page.heading == "amber-heron-274"
    assert page.path.startswith("/staff/cases/")
    assert "amber" not in page.path
    assert "Clash: under 40 only: 46" in page.main
    assert "Only you can apply" in page.main
    assert "Wants a professional's form or word" in page.main
    assert "Fits: patients of Dana-Farber only: Dana-Farber" in page.main
    assert "Ask: if they speak Spanish" in page.main
    assert [one.get("data-service") for one in page.all("li") if one.get("data-service")] == [
        *("2", "1", "3")  # what shuts them out comes last
    ]
    assert page.main.index("Rides to appointments") < page.main.index("A place to stay")
    assert "Two children at home" in page.main
    jumps = page.links()
    assert [
        jumps[words] for words in ("Rides to appointments", "A place to stay near treatment")
    ] == [*("#need-ride", "#need-lodging")]


def test_show_tells_what_stands_above_already_from_what_nobody_has(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(
        make.record("Drives and stays", needs=["ride", "lodging"]),
        make.record("Drives young people", needs=["ride", "wigs"], maximum_age=39),
    )

    page = new_case(
        browser, age="46", insurance="underinsured", needs=["ride", "lodging", "wigs", "meals"]
    )

    assert "Not enough (underinsured)" in page.main
    lodging, wigs = page.main.split("Helps with this too, and stands above: ")[1].split("Wigs", 1)
    assert lodging.startswith("Drives and stays")
    assert page.links()["Drives and stays"] == "#service-1"
    # What shuts this person out helps nobody with it.
    assert "Drives young people" not in lodging + wigs
    assert page.main.count("We found nothing for this.") == 2


def test_show_folds_away_what_comes_after_the_first_six(worker_browser: WorkerBrowser) -> None:
    rides = [make.record(f"Ride {number}", needs=["ride"]) for number in range(13)]
    browser = worker_browser(*rides, make.record("Ride and wig", needs=["ride", "wigs"]))

    page = new_case(browser, needs=["ride", "wigs"])

    (folded,) = [one for one in page.all("details", class_="more") if under(one, "h3")]
    names = [words_of(one) for one in under(folded, "h3")]
    assert words_of(under(folded, "summary")[0]) == f"{len(names)} more for this"
    assert len(page.all("input", name="pick")) == 6 + len(names) + ("Ride and wig" not in names)
    assert "Ride and wig" not in names  # it stands open under the other need
    assert "The search finds 2 more." in page.main
    (link, *_) = [one for one in page.all("a") if words_of(one).startswith("Its page")]
    assert link.get("target") == "_blank"


def test_show_asks_where_people_must_live_of_what_is_found_by_the_treatment(
    worker_browser: WorkerBrowser,
) -> None:
    places = {"Rides in Massachusetts": "US-MA", "Rides everywhere": "US"}
    browser = worker_browser(
        *(
            make.record(name, needs=["ride"], service_areas=[{"area": area}])
            for name, area in places.items()
        )
    )

    page = new_case(browser, home="Nashua, NH", treatment="Boston, MA", needs=["ride"])

    ask = "Ask: if it is for them: people who live in Massachusetts"
    assert page.main.index("Rides everywhere") < page.main.index("Rides in Massachusetts")
    assert page.main.index("Rides in Massachusetts") < page.main.index(ask)
    assert page.main.count("if it is for them") == 1


def test_new_offers_a_reference_and_needs_nothing_else(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    page = browser.open("/staff/cases/new")
    (field,) = [one for one in page.all("input") if one.get("name") == "reference"]
    offered = field.get("value", "")

    page = browser.submit(page, to="/staff/cases/new")

    assert page.heading == offered
    assert "Say what is needed" in page.main


def test_new_says_what_is_wrong_and_keeps_what_was_typed(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    wrong = {"reference": "", "age": "old", "consent_on": "2099-01-01", "note": "rides"}

    page = browser.submit(
        browser.open("/staff/cases/new"), wrong, to="/staff/cases/new", status=422
    )

    for sentence in ("Enter a reference", "whole years, such as 46", "has not come yet"):
        assert sentence in page.main
    assert "rides" in page.main
    browser.submit(page, {"reference": "Bed 7", "age": "", "consent_on": ""}, to="/new")
    page = browser.submit(
        browser.open("/staff/cases/new"), {"reference": "bed 7"}, to="/new", status=422
    )
    assert "Your team has a case under this reference already" in page.main


def test_new_warns_of_what_may_say_who_it_is_and_forbids_nothing(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser()
    typed = {"reference": "MRN 5551234", "note": "Maria, born 3/4/1961, 617-555-0123"}

    page = browser.submit(
        browser.open("/staff/cases/new"), typed, to="/staff/cases/new", status=422
    )

    for sentence in ("somebody's name", "a date of birth", "a phone number", "Nothing is kept yet"):
        assert sentence in page.main
    assert "MRN" not in page.main
    assert cases_of(browser.client.application) == []
    # Another note is another doubt.
    page = browser.submit(page, {"note": "Susan"}, to="/new", button="Keep it as it is", status=422)
    page = browser.submit(page, to="/new", button="Keep it as it is")
    assert "Susan" in page.main


def test_new_refuses_a_whole_chart_at_once(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    typed = {"reference": "a-1", "note": "The Patient Ann saw Dr Lee 1-1-1-1- " * 10_000}
    began = monotonic()

    page = browser.submit(
        browser.open("/staff/cases/new"), typed, to="/staff/cases/new", status=422
    )

    assert "This is too long" in page.main
    assert monotonic() - began < 10


def test_show_gives_what_is_ticked_once_and_leads_to_a_sheet_without_a_word_of_the_person(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(*RECORDS)
    page = new_case(browser, needs=["ride", "lodging"])

    unticked = browser.submit(page, to=page.path, status=422)
    assert "Tick what you want to give" in unticked.main
    picks = {"pick": ["3:lodging", "2:ride", "77:ride", "x"]}
    sheet = browser.submit(page, picks, to=page.path)
    again = browser.submit(page, picks, to=page.path)
    other = browser.submit(page, {"pick": ["1:ride"]}, to=page.path, status=409)

    assert other.heading == "Send it once more to save this too"
    assert sheet.path == again.path
    assert page.path.rpartition("/")[2] not in sheet.path
    assert "amber" not in sheet.path
    case = browser.open(page.path)
    assert [one.get("value") for one in case.all("input", name="pick")] == ["1:ride"]
    assert case.main.count("given on") == 2


def test_sheet_leads_to_a_page_that_is_not_told_from_which_case(
    worker_browser: WorkerBrowser,
) -> None:
    page = new_case(browser := worker_browser(*RECORDS), needs=["ride"], language="es")
    assert browser.open(f"{page.path}/sheet").path == page.path  # nothing is given yet

    browser.submit(page, {"pick": ["2:ride"]}, to=page.path)
    answer = browser.ask(f"{page.path}/sheet")

    assert (answer.status, answer.headers["Referrer-Policy"]) == (303, "no-referrer")
    assert (answer.location or "").startswith("/es/list")
    leaving = [
        one for one in browser.open(page.path).all("a") if "/services/" in one.get("href", "")
    ]
    assert len(leaving) > 2
    assert all("noreferrer" in one.get("rel", "").split() for one in leaving)


def test_known_can_be_changed_and_two_at_once_lose_nothing(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(*RECORDS)
    page = new_case(browser, age="46", needs=["ride"])
    mine, theirs = browser.open(f"{page.path}/known"), browser.open(f"{page.path}/known")

    assert "Clash: under 40" not in browser.submit(theirs, {"age": "30"}).main
    clash = browser.submit(mine, {"age": "47", "home": "Salem, MA"}, status=409)
    assert "Age: 30" in clash.main
    assert "Salem, MA" in clash.text
    page = browser.submit(clash)
    assert "Clash: under 40 only: 47" in page.main
    assert "Salem, MA" in page.main


def test_index_lists_open_and_closed_cases_of_ones_own_teams(
    worker_browser: WorkerBrowser,
) -> None:
    browser, other = worker_browser(), worker_browser(team="Ward 6", email="other@example.org")
    page = new_case(browser, needs=["ride"])

    listed = browser.open("/staff/cases")
    assert listed.links()["amber-heron-274"] == page.path
    assert "Rides to appointments" in listed.main
    assert "amber" not in other.open("/staff/cases").main
    assert other.ask(page.path).status == 404

    closed = browser.submit(page, to="/close")
    assert "This case has closed" in closed.main
    assert "amber" not in browser.open("/staff/cases").main
    assert "amber-heron-274" in browser.open("/staff/cases?list=closed").links()


def test_index_says_that_one_is_in_no_team(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["worker"])

    assert "You are in no team yet" in browser.open("/staff/cases").main
    assert "You are in no team yet" in browser.open("/staff/cases/new").main


def test_find_leads_by_reference_and_no_address_ever_holds_it(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser()
    page = new_case(browser)

    found = browser.submit(
        browser.open("/staff/cases"), {"reference": "Amber-HERON-274"}, to="/find"
    )
    assert found.path == page.path
    lost = browser.submit(browser.open("/staff/cases"), {"reference": "bed 9"}, to="/find")
    assert "None of your teams has a case" in lost.main
    assert "bed" not in lost.path


def test_close_is_taken_back_by_working_on_it(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(*RECORDS)
    page = new_case(browser, needs=["ride"])
    closed = browser.submit(page, to="/close")

    browser.submit(closed, {"pick": ["2:ride"]}, to=page.path)

    assert "This case has closed" not in browser.open(page.path).main


def test_erase_asks_and_leaves_nothing_of_the_case(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(*RECORDS)
    page = new_case(browser, needs=["ride"])
    asked = browser.open(f"{page.path}/erase")

    done = browser.submit(asked)

    assert "The case is erased." in done.main
    listed = read_erasures(browser.client.application.extensions["config"].var / FILE)
    assert [(one.entity, str(one.id)) for one in listed] == [(CASE, page.path.rpartition("/")[2])]
    assert cases_of(browser.client.application) == []
    for path in (page.path, f"{page.path}/erase", f"{page.path}/sheet"):
        assert browser.ask(path).status == 404
    # The same form once more: the case is gone, and so is the way to it.
    assert browser.ask(f"{page.path}/erase", "POST").status in (400, 403, 404)


def test_erase_asks_who_was_not_asked_lately(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(lately=False)
    page = new_case(browser)

    asked = browser.submit(browser.open(f"{page.path}/erase"), status=422)

    assert cases_of(browser.client.application) == ["amber-heron-274"]
    assert "password" in asked.main.casefold()


def test_without_a_key_every_page_of_cases_says_so(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    page = new_case(browser)
    app = browser.client.application
    config = app.extensions["config"]

    app.extensions["config"] = replace(config, case_keys=())
    for path in ("/staff/cases", "/staff/cases/new", page.path):
        said = browser.open(path, status=503)
        assert "Cases cannot be kept yet" in said.main
    app.extensions["config"] = replace(config, case_keys=(new_key(),))
    for path in ("/staff/cases", page.path):
        assert "cannot be opened now" in browser.open(path, status=503).heading


def test_minutes_are_noted_for_a_case(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    page = browser.submit(new_case(browser), {"minutes": "20"}, to="/minutes")

    assert (
        "20 minutes so far"
        in browser.submit(page, {"minutes": "1441"}, to="/minutes", status=422).main
    )


def test_nothing_of_a_case_is_in_a_log(
    worker_browser: WorkerBrowser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = worker_browser(*RECORDS)
    page = new_case(browser, home="Lowell, MA", age="46", needs=["ride"], note="Two children")
    browser.submit(page, {"pick": ["2:ride"]}, to=page.path)
    with pytest.MonkeyPatch.context() as patch:
        cases = importlib.import_module("finder.web.casework.cases")
        patch.setattr(cases, "propose", lambda *_: 1 / 0)
        browser.client.application.testing = False
        assert browser.ask(page.path).status == 500
        browser.client.application.testing = True

    assert "ZeroDivisionError" in caplog.text
    for word in ("amber", "Lowell", "children", page.path.rpartition("/")[2]):
        assert word not in caplog.text
