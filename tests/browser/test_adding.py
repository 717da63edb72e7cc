"""Adding a service by keyboard, with the script that offers names while one types."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import StaffSite, StaffWindowOpener
from tests.browser.walking import tab_to
from tests.chromium import MILLISECONDS_TO_WAIT


def test_a_name_is_offered_while_it_is_typed_and_enter_goes_on(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window = open_staff_window()
    page = window.open(f"{staff_site.origin}/staff/services/add")

    page.get_by_label("Name of the organisation").focus()
    page.keyboard.type("american cancer soc")
    expect(page.locator("datalist option").first).to_have_attribute(
        "value", "American Cancer Society"
    )
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Is it one of these?")
    page.get_by_role("link", name="Is it one of these?").press("Enter")
    page.keyboard.press("Tab")
    page.get_by_role("radio", name="American Cancer Society").first.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What does it give?")
    assert window.foreign_requests(staff_site.origin) == []


def test_what_is_typed_outlives_its_window(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window, add = open_staff_window(), f"{staff_site.origin}/staff/services/add"
    page, context = window.open(add), window.page.context
    name = page.get_by_label("Name of the organisation")
    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        name.fill("A house by the")
    assert kept.value.status == 204
    expect(page.get_by_role("status")).to_have_text("What you typed is kept as a draft.")
    name.press_sequentially(" river")
    page.close(run_before_unload=True)

    page = context.new_page()
    page.goto(f"{staff_site.origin}/staff")
    page.get_by_role("link", name="A house by the").first.click()
    page.get_by_role("button", name="Back").click()
    name = page.get_by_label("Name of the organisation")
    expect(name).to_have_value("A house by the river")
    # Sent by itself and by a button at once, it is one and the same window.
    name.fill("A house by the sea")
    page.get_by_role("button", name="Keep it for later").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Desk")
    expect(page.get_by_role("link", name="A house by the sea")).to_be_visible()
    assert window.complaints == []


def test_what_is_on_its_way_when_a_window_is_closed_arrives(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    window = open_staff_window()
    # What ends with its page is taken here for what never arrives.
    window.page.add_init_script("""const send = window.fetch;
      window.fetch = (to, how) => (how.keepalive ? send(to, how) : new Promise(() => {}));""")
    page = window.open(f"{staff_site.origin}/staff/services/add")

    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        page.get_by_label("Name of the organisation").fill("A house far away")

    assert kept.value.status == 204


def test_a_service_is_added_and_published_on_a_phone_with_the_keyboard_alone(
    open_staff_window: StaffWindowOpener, staff_site: StaffSite
) -> None:
    page = open_staff_window().open(f"{staff_site.origin}/staff")
    heading = page.get_by_role("heading", level=1)

    def go_on(words: str, until: str) -> None:
        tab_to(page, page.get_by_role("button", name=words, exact=True).last)
        page.keyboard.press("Enter")
        expect(heading).to_have_text(until, timeout=MILLISECONDS_TO_WAIT)

    def type_in(label: str, text: str) -> None:
        tab_to(page, page.get_by_label(label).first)
        page.keyboard.type(text)

    def tick(words: str, *, under: str = "") -> None:
        if under:
            tab_to(page, page.locator("summary", has_text=under).first)
            page.keyboard.press("Enter")
        tab_to(page, page.get_by_label(words, exact=True).first)
        page.keyboard.press("Space")

    tab_to(page, page.locator("summary", has_text="Menu"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Add a service", exact=True).first)
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Who runs it?")
    type_in("Name of the organisation", "Zebra Yarn Circle")
    go_on("Keep and go on", "What does it give?")
    type_in("Name of the service", "Zebra yarn evenings")
    tick("Support group", under="Emotional support")
    go_on("Keep and go on", "How and where?")
    tick("By phone")
    type_in("Phone number", "212-639-2000")
    type_in("Where must people live to use it?", "Ohio")
    go_on("Keep and go on", "Who is it for?")
    go_on("Keep and go on", "Where do we know it from?")
    type_in("Address of the web page", "https://example.org/yarn")
    go_on("Keep and go on", "Zebra yarn evenings")
    go_on("Publish it", "Zebra yarn evenings")

    expect(page.get_by_role("status")).to_have_text("Published. Visitors see it from now on.")
