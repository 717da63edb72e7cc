from datetime import UTC, datetime

from finder.directory.duplicates.looking import DuplicateWork
from finder.jobs import run_next
from tests import make
from tests.web.browsing import Browser, Page
from tests.web.conftest import StaffBrowser

PHONE = {"number": "+1 617 555 0100", "published": True}
LINE = make.record("Boston cancer help line", phones=[PHONE], organization="Boston Trust")
AGAIN = make.record(
    "The Boston Cancer Helpline",
    phones=[PHONE],
    organization="Boston Trust",
    award="A book",
)
ADDRESS = "/staff/duplicates/1/2"


def look_through(browser: Browser) -> Page:
    """Search, let a worker do it, and give the page of what was found."""
    page = browser.submit(browser.open("/staff/duplicates"), button="Look through the directory")
    assert "is being looked through" in page.main
    parts = browser.client.application.extensions
    kinds = DuplicateWork(parts["register"]).kinds()
    while run_next(parts["engine"], kinds, lambda: datetime.now(UTC)):
        pass
    return browser.open("/staff/duplicates")


def test_index_finds_what_may_be_one_and_says_why(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(LINE, AGAIN, make.record("A wig bank in Ohio"))

    page = look_through(browser)

    pair = f"{LINE.name} – {AGAIN.name}"
    assert page.links()[pair] == ADDRESS
    assert "the same phone number" in page.main
    assert "wig bank" not in page.main


def test_compare_joins_two_field_by_field_and_the_old_number_leads_on(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(LINE, AGAIN)

    page = browser.open(ADDRESS)
    done = browser.submit(page, {"take_name": "second"}, button="They are one: join them")

    assert done.heading.startswith("Merge of service")
    kept = browser.open("/services/1")
    assert kept.path == browser.open("/services/2").path
    assert "A book" in kept.main
    browser.submit(done, button="Undo all of this")
    assert browser.open("/services/2").heading == AGAIN.name


def test_compare_remembers_that_they_are_two(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(LINE, AGAIN)

    browser.submit(browser.open(ADDRESS), button="They are two: do not ask again")

    assert "No two services look like one." in look_through(browser).main


def test_ask_about_again_takes_back_that_they_are_two(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(LINE, AGAIN)
    assert "Left as two" not in look_through(browser).main
    fields = {"reason": "One is for men."}
    left = browser.submit(
        browser.open(ADDRESS), fields, button="They are two: do not ask again"
    ).main
    assert "No two services look like one." in left
    assert "One is for men." in left.partition("Left as two")[2]

    pair = f"{LINE.name} – {AGAIN.name}"
    button = f"Ask about it again ({pair})"
    back = browser.submit(browser.open("/staff/duplicates"), button=button)

    assert "Taken back." in back.main
    assert "Left as two" not in back.main
    assert back.links()[pair] == ADDRESS


def test_compare_does_not_join_what_somebody_changed_meanwhile(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(LINE, AGAIN)
    page = browser.open(ADDRESS)
    staff_browser(LINE.model_copy(update={"description": "Other words"}))

    answer = browser.submit(
        page, {"reason": "the same"}, button="They are one: join them", status=409
    )

    assert "Somebody changed one of them meanwhile." in answer.main
    assert answer.all("input", name="reason")[0].get("value") == "the same"
    assert browser.open("/services/2").heading == AGAIN.name


def test_compare_is_not_there_for_one_service_twice(staff_browser: StaffBrowser) -> None:
    assert staff_browser(LINE).open("/staff/duplicates/1/1", status=404).heading
