"""A social worker in a hurry, without script, who goes back on the page of a case."""

from playwright.sync_api import Page, expect

from finder.vocabulary import Role
from tests.browser.conftest import StaffSite, StaffWindowOpener
from tests.chromium import PHONE
from tests.web.casework.conftest import put_into_team


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


def test_whoever_goes_back_on_a_case_may_tick_another_one(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window = open_staff_window([Role.WORKER], "back@example.org", javascript=False, size=PHONE)
    put_into_team(staff_site.app, "back@example.org", "Back")
    page = window.open(f"{staff_site.origin}/staff/cases/new")
    fill_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("amber-heron-999")
    case = page.url
    # Back on the form of a new case is another case: nothing of this one stands in it.
    page.go_back()
    expect(page.get_by_label("Reference")).not_to_have_value("amber-heron-999")
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
