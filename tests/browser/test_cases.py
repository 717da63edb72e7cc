"""A social worker in a hurry, without script: from her cases to a sheet of five services."""

import io
from datetime import UTC, datetime
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, expect
from pypdf import PdfReader

from finder.vocabulary import Role
from tests.browser.conftest import StaffSite, StaffWindowOpener
from tests.chromium import PHONE
from tests.web.casework.conftest import put_into_team

HURRIED = "hurried@example.org"
# Her cases, what is known, what fits, the sheet.
PAGES = 4
PERSON = ("amber", "lowell", "dana", "her2", "medicaid", "ride")


def fill_in(page: Page) -> None:
    """Say what is known of a patient, and see what fits."""
    page.get_by_label("Reference").fill("amber-heron-999")
    page.get_by_label("Where is home?").fill("Lowell, MA")
    page.get_by_label("Where is the treatment?").fill("Dana-Farber")
    page.get_by_label("Kind of cancer").select_option("her2_positive")
    page.get_by_label("Age", exact=True).fill("46")
    page.get_by_label("Insurance", exact=True).select_option("medicaid")
    page.get_by_label("Language", exact=True).select_option("es")
    for need in ("Rides to appointments", "A place to stay near treatment", "Counselling"):
        page.get_by_label(need).first.check()
    page.get_by_role("button", name="See what fits").click()


def test_from_her_cases_to_a_sheet_of_five_in_four_pages_and_what_became_of_them(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window = open_staff_window([Role.WORKER], HURRIED, javascript=False, size=PHONE)
    put_into_team(staff_site.app, HURRIED, "Hurried")
    shown: list[tuple[str, str]] = []

    def note(request: Request) -> None:
        if request.is_navigation_request():
            shown.append((request.url, request.headers.get("referer", "")))

    page = window.open(f"{staff_site.origin}/staff/cases")
    page.on("request", note)
    page.get_by_role("link", name="New case").click()
    fill_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("amber-heron-999")
    case = page.url
    boxes = page.locator("input[name=pick]")
    names = []
    for place in range(5):
        boxes.nth(place).check()
        names.append(page.locator("li.proposal h3 label").nth(place).inner_text())
    page.get_by_role("button", name="Give what is ticked").click()
    page.wait_for_url("**/es/list/sheet?**")

    pages = [url for url, _ in shown if not url.endswith("/sheet")]
    # A form that was taken leads on: two requests, one page to look at.
    assert len(dict.fromkeys([f"{staff_site.origin}/staff/cases", *pages])) == PAGES
    sheet, referer = shown[-1]
    assert (urlsplit(sheet).path, referer) == ("/es/list/sheet", "")
    said = [address for both in shown for address in both]
    assert not any(word in address.casefold() for address in said for word in PERSON)
    paper = "".join(
        one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    )
    assert all(number in paper for number in "12345")
    assert len(names) == 5

    # Later: what became of two of them, in one tap and in two, and when to ask again.
    page.goto(case)
    page.get_by_role("button", name=f"Was helped – {names[0]}", exact=True).click()
    expect(page.get_by_text("Was helped", exact=True).first).to_be_visible()
    second = page.locator("li.given").nth(1)
    second.get_by_text("Was not helped").click()
    second.get_by_role("button", name="no funds").click()
    expect(page.locator("li.given").nth(1)).to_contain_text("Was not helped: no funds")
    third = page.locator("li.given").nth(2)
    third.get_by_text("Ask again, or take it out").click()
    third.get_by_label("or on").fill(datetime.now(UTC).date().isoformat())
    third.get_by_role("button", name="On that day").click()
    page.goto(f"{staff_site.origin}/staff/cases")
    expect(page.get_by_role("heading", name="Ask again")).to_be_visible()
    page.get_by_role("link", name=f"amber-heron-999: {names[2]}").click()
    assert page.url.startswith(case)


def test_whoever_goes_back_on_a_case_may_tick_another_one(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window = open_staff_window([Role.WORKER], "back@example.org", javascript=False, size=PHONE)
    put_into_team(staff_site.app, "back@example.org", "Back")
    page = window.open(f"{staff_site.origin}/staff/cases/new")
    fill_in(page)
    case = page.url
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
