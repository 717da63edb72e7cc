"""A hospital social worker: with a note of a few words, and from a patient to a report."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from finder.config import DEVELOPMENT
from finder.db import writing
from finder.directory.authors import Author
from finder.directory.closing import close
from finder.places.gazetteer import Gazetteer
from finder.text import print_of
from finder.vocabulary import ClosedReason, Origin
from tests import make
from tests.chromium import PHONE, WindowOpener
from tests.conftest import NOW, TODAY, with_places
from tests.journeys.keeping import Editor
from tests.journeys.walking import Visitor
from tests.journeys.ward import Ward, on_paper, open_ward
from tests.web.browsing import Browser
from tests.web.conftest import config_for, make_app
from tests.web.staff import cookie_of, sign_in

NUMBERS = {"phones": [{"number": "+1 617-632-3000", "published": True}]}
GIVEN = ("Amber rides", "Birch lodge", "Cedar counselling", "Dogwood group", "Elm grants")
SERVICES = (
    make.record(
        "Amber rides",
        description="Rides to hospital.",
        needs=["ride"],
        translations=[
            {
                "language": "es",
                "field": "description",
                "text": "Viajes al hospital.",
                "source_hash": print_of("Rides to hospital."),
            }
        ],
        **NUMBERS,
    ),
    make.record("Birch lodge", needs=["lodging"], own_patients_only="Dana-Farber", **NUMBERS),
    make.record("Cedar counselling", needs=["counselling"], **NUMBERS),
    make.record("Dogwood group", needs=["support_group"], **NUMBERS),
    make.record("Elm grants", needs=["treatment_costs"], who_can_apply="professional_only"),
    make.record("Fir rides", needs=["ride"], maximum_age=39, **NUMBERS),
    make.record("Hazel rides", needs=["ride"], **NUMBERS),
)
NEEDS = (
    "Rides to appointments",
    "A place to stay near treatment",
    "Counselling or therapy",
    "Support group",
    "Help to pay for treatment",
)
# Signing in, her cases, what fits, the sheet.
PAGES = 4
SHE, COLLEAGUE = "worker@example.org", "colleague@example.org"
PERSON = ("amber-heron", "lowell", "dana", "her2", "ride")


@pytest.fixture
def worker(browser: Browser) -> Visitor:
    return Visitor(browser)


@pytest.fixture(scope="module")
def ward(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[Ward]:
    """Give a running site of a few services, with two social workers of one team."""
    folder = tmp_path_factory.mktemp("ward")
    database, var = folder / "ward.sqlite", with_places(folder / "var")
    shutil.copy(empty_file, database)
    app = make_app(config_for(f"sqlite:///{database}", var, DEVELOPMENT))
    with open_ward(app, gazetteer, *SERVICES) as ward:
        ward.let_in(SHE, COLLEAGUE)
        yield ward


def name_case(page: Page, reference: str) -> None:
    """Begin a case, where its form lies folded too."""
    page.wait_for_url("**/staff/cases**")  # it is there whole
    if not page.get_by_label("Where is home?").is_visible():
        page.locator("summary", has_text="New case").click()
    page.get_by_label("Reference").first.fill(reference)


def fill_in(page: Page, reference: str) -> None:
    """Say what is known of a patient."""
    name_case(page, reference)
    page.get_by_label("Where is home?").fill("Lowell, MA")
    page.get_by_label("Where is the treatment?").fill("Dana-Farber")
    page.get_by_label("Kind of cancer").select_option("her2_positive")
    page.get_by_label("Age", exact=True).fill("46")
    page.get_by_label("Language", exact=True).select_option("es")
    for need in NEEDS:
        page.get_by_label(need, exact=True).check()


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


def test_from_signing_in_to_a_sheet_and_on_until_a_colleague_closes_the_case(
    ward: Ward, open_window: WindowOpener
) -> None:
    she = Editor(open_window(javascript=False, size=PHONE).page, ward.origin)
    shown: list[str] = []
    asked: list[tuple[str, str]] = []

    def note(request: Request) -> None:
        if request.is_navigation_request():
            asked.append((request.url, request.headers.get("referer", "")))

    she.page.on("framenavigated", lambda frame: shown.append(frame.url))
    she.page.on("request", note)

    # From the page that asks who it is to five services in Spanish, each button pressed twice.
    she.open("/staff")
    ward.sign_in(she, SHE)
    fill_in(she.page, "amber-heron-999")
    she.page.get_by_role("button", name="See what fits").dblclick()
    expect(she.page.get_by_role("heading", level=1)).to_have_text("amber-heron-999")
    case = she.page.url.removeprefix(ward.origin)
    assert "Clash: under 40 only: 46" in she.words
    assert "Only you can apply" in she.words
    for name in GIVEN:
        she.page.get_by_label(name, exact=True).check()
    she.page.get_by_role("button", name="Give what is ticked").dblclick()
    she.page.wait_for_url("**/es/list/sheet?**")
    assert len(dict.fromkeys(shown)) == PAGES, shown
    sheet, referer = asked[-1]
    assert (urlsplit(sheet).path, referer) == ("/es/list/sheet", "")
    assert not any(word in said.casefold() for both in asked for said in both for word in PERSON)
    pages, paper = on_paper(she)
    assert pages <= 2
    for words in (*GIVEN, "Viajes al hospital.", "632-3000", "Pida a su doctor"):
        assert words in paper

    # What became of it, in one tap and in two; what is given again and again becomes a collection.
    she.open("/staff/cases")
    assert she.words.count("amber-heron-999") == 1
    she.open(case)
    assert she.page.locator("li.given").count() == len(GIVEN)
    she.page.get_by_role("button", name="Make a link").dblclick()
    expect(she.page.locator("code.secret")).to_contain_text("/es/shared/sheets/")
    expect(she.page.get_by_role("button", name="Take it back")).to_have_count(1)
    she.press("Was helped – Birch lodge")
    elm = she.page.locator("li.given", has_text="Elm grants")
    elm.get_by_text("Was not helped").click()
    elm.get_by_role("button", name="no funds").click()
    expect(elm).to_contain_text("Was not helped: no funds")
    cedar = she.page.locator("li.given", has_text="Cedar counselling")
    cedar.get_by_text("Ask again, or take it out").click()
    cedar.get_by_label("or on").fill(datetime.now(UTC).date().isoformat())
    cedar.get_by_role("button", name="On that day").click()
    expect(cedar).to_contain_text("ask again on")
    she.enter("Collections")
    she.type("Name", "Usual")
    she.type("Services", sheet)
    she.press("Make it")

    # Her session ends while she types.
    she.open(case)
    she.follow("Change what is known")
    she.page.locator("summary", has_text="Note and consent").click()
    she.type("Note", "Two children at home.\nMornings only.")
    she.type("They agreed", "2026-01-31")
    she.tick("Wigs and head coverings")
    ward.forget(SHE)
    she.press("Save, and see what fits")
    assert she.heading == "You are signed out"
    with she.page.expect_popup() as waiting:
        she.follow("Sign in, in another window")
    ward.sign_in(Editor(waiting.value, ward.origin), SHE)
    she.press("Send it again")
    she.press("Send it again")  # the token of the form was of before she signed in
    assert she.heading == "amber-heron-999"
    assert "Two children at home. Mornings only." in she.words
    assert "Wigs and head coverings We found nothing for this." in she.words

    # Meanwhile one of them closes. A colleague goes on where she left it.
    with writing(ward.app.extensions["engine"]) as session:
        close(
            session,
            make.ident("Amber rides"),
            ClosedReason.ENDED,
            TODAY,
            Author("editor@example.org", Origin.STAFF),
            NOW,
            ward.app.extensions["gazetteer"],
            instead_numbers=[7],
        )
    he = Editor(open_window(javascript=False, size=PHONE).page, ward.origin)
    he.open("/staff")
    ward.sign_in(he, COLLEAGUE)
    he.follow("amber-heron-999: Cedar counselling")
    assert "Two children at home. Mornings only." in he.words
    he.press("Was helped – Cedar counselling")
    he.type("Minutes that you worked today", "20")
    he.press("Note them")
    he.enter("Report")
    assert "Rides to appointments Massachusetts" in he.words
    assert "under 10" in he.words
    assert "amber-heron-999 31 January 2026 20" in he.words
    he.open(case)
    he.press("Close the case")
    assert "This case has closed" in he.words

    # The next patient reads English, and gets what is usual, but for what has closed.
    he.open("/staff/cases")
    name_case(he.page, "amber-heron-998")
    he.press("See what fits")
    he.press("Show it")
    assert "Amber rides Trust (has closed) It has closed" in he.words
    he.press("Give what is ticked, and open the sheet")
    he.page.wait_for_url("**/list/sheet?**")
    assert "Made on" in he.words
    assert "Ask your nurse, doctor or social worker" in he.words
    assert "Amber rides" not in he.words

    # The first one comes home with the paper, and has the list as it is now.
    he.page.context.clear_cookies()
    patient = Editor(he.page, ward.origin)
    (link,) = re.findall(r"/es/list\?kept=\S+", paper)
    patient.open(link)
    assert "Esta ayuda ha terminado" in patient.words
    assert "Hazel rides" in patient.words
    patient.follow("English")
    assert "This help has ended" in patient.words


def test_whoever_goes_back_on_a_case_may_tick_another_one(
    ward: Ward, open_window: WindowOpener
) -> None:
    window = open_window(javascript=False, size=PHONE)
    name, value = cookie_of(ward.app, sign_in(ward.app, SHE))
    cookie = {"name": name, "value": value, "url": ward.origin}
    window.page.context.add_cookies([cookie])  # type: ignore[list-item]
    page = window.open(f"{ward.origin}/staff/cases/new")
    fill_in(page, "amber-heron-997")
    page.get_by_role("button", name="See what fits").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("amber-heron-997")
    case = page.url
    # Back on the form of a new case is another case: nothing of this one stands in it.
    page.go_back()
    expect(page.get_by_label("Reference")).not_to_have_value("amber-heron-997")
    expect(page.get_by_label("Where is home?")).to_have_value("")
    expect(page.locator("input[name=needs]:checked")).to_have_count(0)
    page.go_forward()
    page.wait_for_url(case)
    give = page.get_by_role("button", name="Give what is ticked")
    page.locator("input[name=pick]").nth(0).check()
    give.click()
    page.wait_for_url("**/es/list/sheet?**")

    # Back asks again: with the key of the form that was taken, what is ticked now would be lost.
    page.go_back()
    page.wait_for_url(case)
    expect(page.locator("li.given")).to_have_count(1)
    # The first box is of another service by now: the old tick must not come back in it.
    expect(page.locator("input[name=pick]:checked")).to_have_count(0)
    page.locator("input[name=pick]").nth(1).check()
    give.click()
    page.wait_for_url("**/es/list/sheet?**")
    page.goto(case)
    expect(page.locator("li.given")).to_have_count(2)
    page.get_by_label("Minutes that you worked today").fill("10")
    page.get_by_role("button", name="Note them").click()
    expect(page.get_by_text("10 minutes so far")).to_be_visible()
    page.go_back()
    page.get_by_label("Minutes that you worked today").fill("5")
    page.get_by_role("button", name="Note them").click()
    expect(page.get_by_text("15 minutes so far")).to_be_visible()
