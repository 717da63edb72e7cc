from __future__ import annotations

from typing import Any
from uuid import uuid4

from finder.directory.adding_fields import STEPS
from tests import make
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import StaffBrowser

STEP_OF_WHAT = "What does it give?"

ADD = "/staff/services/add"
# What somebody types, step by step, for the least that makes a page.
TYPED: tuple[dict[str, Any], ...] = (
    {"organization_name": "Example Cancer Trust"},
    {"name": "Tuesday group", "needs": ["support_group"]},
    {
        "delivery_modes": ["in_person"],
        "phone": "212-639-2000",
        "hours": "Tue 6pm-8pm ET",
        "town": "Salem",
        "region": "MA",
    },
    {"ages": "18 and over"},
    {"source_url": "example.org/groups"},
)
GO_ON = "Keep and go on"


def walk(browser: Browser, steps: int = len(TYPED)) -> Page:
    """Type the first steps one by one, and give the page after them."""
    page = browser.open(ADD)
    for typed in TYPED[:steps]:
        page = browser.submit(page, typed, button=GO_ON)
    return page


def values_of(page: Page, name: str) -> list[str]:
    """Give what stands in a field of the page."""
    ticked = [
        one.get("value", "")
        for one in page.all("input", name=name)
        if one.get("type") not in ("checkbox", "radio") or one.get("checked") is not None
    ]
    return ticked + ["".join(one.itertext()) for one in page.all("textarea", name=name)]


def test_show_tells_all_that_we_hold_also_what_visitors_do_not_see(
    staff_browser: StaffBrowser,
) -> None:
    record = make.record(
        phones=[{"number": "+1 617 555 0100", "published": False}],
        staff_note="Ask for the office in the morning",
    )

    page = staff_browser(record).open("/staff/services/1")

    assert page.heading == "Helping Hands"
    assert "+1 617 555 0100, not shown" in page.main
    assert "Ask for the office in the morning" in page.main
    assert "things are not known" in page.main
    assert page.links()["See it as visitors do"] == "/services/1-helping-hands"


def test_show_says_that_a_service_has_ended_or_is_part_of_another(
    staff_browser: StaffBrowser,
) -> None:
    ended = make.record("Ended", status="not_live")
    part = make.record("Part", merged_into=make.ident("Ended"))
    browser = staff_browser(ended, part)

    assert "This service has ended." in browser.open("/staff/services/1").main
    page = browser.open("/staff/services/2")
    assert page.links()["See number 1"] == "/staff/services/1"
    assert "See it as visitors do" not in page.links()


def test_show_is_not_there_for_a_number_that_nothing_has(staff_browser: StaffBrowser) -> None:
    assert staff_browser().open("/staff/services/7", status=404).heading


def test_index_finds_a_closed_service_and_keeps_what_was_typed(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("Ended line", status="not_live"), make.record("Other"))

    page = browser.open("/staff/services?q=ended")

    assert page.links()["Ended line"] == "/staff/services/1"
    assert "Other" not in page.links()
    assert page.all("input", name="q")[0].get("value") == "ended"
    assert "There is no such service." in browser.open("/staff/services?q=xyzzy&page=-3").main


def test_index_shows_one_list_of_the_desk(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Ended line", status="not_live"), make.record("Other"))

    page = browser.open("/staff/services?list=closed")

    assert "Ended line" in page.links()
    assert "Other" not in page.links()
    assert "2 services" in browser.open("/staff/services?list=none_such").main


def test_index_finds_drafts_and_organizations_above_services(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())
    browser.submit(browser.open("/staff/services/1"), button="Edit it")

    page = browser.open("/staff/services?q=helping+hands")

    assert [words_of(one) for one in page.all("h2")] == ["Drafts", "Organisations", "Services"]
    assert page.links()["Helping Hands"].startswith("/staff/services/add/preview?draft=")
    assert page.links()["Helping Hands Trust"] == "/staff/organizations/1"
    other = staff_browser(email="other@example.org").open("/staff/services?q=helping+hands")
    assert other.links()["Helping Hands"] == "/staff/services/1"
    assert browser.open("/staff/services?q=helping&list=closed").all("h2") == []


def test_index_keeps_to_what_was_last_written_on_one_word(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())

    assert "Helping Hands" in browser.open("/staff/services?origin=seed").links()
    page = browser.open("/staff/services?origin=staff")
    assert "There is no such service." in page.main
    (chosen,) = page.all("option", value="staff")
    assert chosen.get("selected") is not None
    assert "Helping Hands" in browser.open("/staff/services?origin=none_such").links()


def test_add_walks_through_every_step_to_a_page_that_visitors_find(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    preview = walk(browser)

    assert preview.heading == "Tuesday group"
    page = browser.submit(preview, button="Publish it")

    assert page.heading == "Tuesday group"
    assert page.path == "/staff/services/1?did=published"
    public = browser.open("/services/1")
    assert "1\u00a0(212)\u00a0639-2000" in public.text
    assert "Tue 6pm-8pm ET" in public.main
    assert "Age 18 and over" in public.main
    found = browser.open("/services?q=support+group+near+Salem,+MA")
    assert found.result_names() == ["Tuesday group"]


def test_add_keeps_what_was_typed_at_every_step_also_when_it_is_wrong(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = walk(browser, 2)

    wrong = {"phone": "12", "url": "javascript:alert(1)", "hours": " Tue 7-9 ", "town": "Salem"}
    page = browser.submit(page, wrong, button=GO_ON, status=422)

    assert "This is too short for a" in page.main
    assert "A web address begins with https://" in page.main
    assert "Tick how people take part." in page.main
    assert "“7-9” may be morning or evening. Add am or pm." in page.main
    assert values_of(page, "phone") == ["12"]
    assert values_of(page, "url") == ["javascript:alert(1)"]
    # The window was closed: the draft has all of it.
    (draft,) = values_of(page, "draft")
    again = browser.open(f"{ADD}?draft={draft}&step=taking_part")
    assert values_of(again, "phone") == ["12"]
    assert [one.strip() for one in values_of(again, "hours")] == ["Tue 7-9"]
    assert "There is a problem" not in again.main
    first = browser.open(f"{ADD}?draft={draft}")
    assert values_of(first, "organization_name") == ["Example Cancer Trust"]


def test_add_goes_back_and_stops_without_losing_or_asking_anything(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = walk(browser, 1)
    (draft,) = values_of(page, "draft")

    back = browser.submit(page, {"name": "Half a na"}, button="Back")
    assert back.heading == "Who runs it?"
    page = browser.open(f"{ADD}?draft={draft}&step=help")
    assert values_of(page, "name") == ["Half a na"]

    desk = browser.submit(page, {"name": "Half a name"}, button="Keep it for later")
    assert desk.path == "/staff?did=kept"
    assert values_of(browser.open(f"{ADD}?draft={draft}&step=help"), "name") == ["Half a name"]


def test_add_asks_whether_the_organization_is_one_that_is_here(
    staff_browser: StaffBrowser,
) -> None:
    here = make.record("Wig bank", organization="Harbour Cancer Care")
    browser = staff_browser(here)

    looked = browser.submit(
        browser.open(ADD), {"organization_name": "harbour cancer"}, button="Look it up"
    )
    assert "Harbour Cancer Care" in looked.main
    assert "There is a problem" not in looked.main
    assert "We found none of this name here" not in looked.main
    unknown = browser.submit(
        browser.open(ADD), {"organization_name": "Maple House"}, button="Look it up"
    )
    assert "We found none of this name here. If you go on, it is a new one." in unknown.main
    asked = browser.submit(looked, button=GO_ON, status=422)
    assert "Is it one of these? Choose it, or say that it is new." in asked.main

    page = browser.submit(asked, {"organization_id": str(here.organization.id)}, button=GO_ON)
    for typed in TYPED[1:]:
        page = browser.submit(page, typed, button=GO_ON)
    assert "Harbour Cancer Care" in page.main
    browser.submit(page, button="Publish it")
    assert "Tuesday group" in browser.open("/organizations/1").links()


def test_add_takes_a_new_organization_of_a_like_name_for_new(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Wig bank", organization="Harbour Cancer Care"))
    name = {"organization_name": "Harbour Cancer"}
    asked = browser.submit(browser.open(ADD), name, button=GO_ON, status=422)

    page = browser.submit(asked, {"organization_id": "new"}, button=GO_ON)
    for typed in TYPED[1:]:
        page = browser.submit(page, typed, button=GO_ON)
    browser.submit(page, button="Publish it")

    assert browser.open("/organizations/2").heading == "Harbour Cancer"


def test_add_is_not_stopped_by_names_that_are_only_a_little_alike(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("Pensions", organization="UK Government"))

    page = browser.submit(browser.open(ADD), {"organization_name": "ACT Government"}, button=GO_ON)

    assert page.heading == "What does it give?"


def test_add_turns_places_that_are_looked_up_into_boxes(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    page = walk(browser, 2)

    page = browser.submit(page, {"area_search": "Ohio; Springfield"}, button="Look it up")

    assert values_of(page, "areas") == ["US-OH"]
    assert values_of(page, "area_search") == ["Springfield"]
    offered = [one.get("value", "") for one in page.all("input", name="areas")]
    assert "US-IL|Springfield" in offered
    assert "For people in: Ohio." in page.main

    ticked = TYPED[2] | {"areas": ["US-OH", "US-IL|Springfield"], "area_search": ""}
    page = browser.submit(page, ticked, button=GO_ON)
    assert page.heading == "Who is it for?"


def test_add_belongs_to_whoever_types_it(staff_browser: StaffBrowser) -> None:
    page = walk(staff_browser(), 1)
    (draft,) = values_of(page, "draft")
    other = staff_browser(email="other@example.org")

    for query in (
        f"?draft={draft}",
        f"/preview?draft={draft}",
        f"?draft={uuid4()}",
        "?draft=none",
        "?step=none",
    ):
        assert other.open(ADD + query, status=404).heading


def test_add_offers_every_step_to_read_before_anything_is_typed(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()

    for step in STEPS:
        page = browser.open(f"{ADD}?step={step.name}")
        assert page.heading == step.heading
        for field in step.fields:
            if field.compulsory:
                assert f"{field.label} (needed)" in page.main


def test_preview_shows_page_card_and_searches_and_publishes_nothing(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = walk(browser)

    assert "Nobody sees this yet." in page.main
    assert page.result_names() == ["Tuesday group"]
    assert "support group near Salem, MA" in page.main
    assert page.links()["Who is it for?"].endswith("step=whom")
    assert browser.open("/services?q=Tuesday+group").result_names() == []


def test_preview_of_a_draft_that_is_not_whole_leads_to_what_is_missing(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser()
    page = walk(browser, 2)
    (draft,) = values_of(page, "draft")

    page = browser.open(f"{ADD}/preview?draft={draft}")

    # A step that was not begun is no fault yet.
    assert page.heading == "How and where?"
    assert "There is a problem" not in page.main
    browser.submit(page, {"phone": "617-555-0100"}, button="Keep it for later")
    page = browser.open(f"{ADD}/preview?draft={draft}")
    assert page.heading == "How and where?"
    assert "Tick how people take part." in page.main


def test_preview_publishes_once_however_often_it_is_pressed(staff_browser: StaffBrowser) -> None:
    browser = staff_browser()
    preview = walk(browser)

    first = browser.submit(preview, button="Publish it")
    again = browser.submit(preview, button="Publish it")

    assert first.path == again.path == "/staff/services/1?did=published"
    assert browser.open("/services?q=Tuesday+group").result_names() == ["Tuesday group"]
    # In another window, with a form of its own.
    (draft,) = values_of(preview, "draft")
    fields = {one.get("name", ""): one.get("value", "") for one in preview.all("input")}
    answer = browser.ask(
        f"{ADD}/preview",
        "POST",
        data=fields | {"draft": draft, "form_key": "k" * 24, "go": "publish"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert (answer.status, answer.location) == (303, "/staff/services/1")


def test_preview_prints_what_was_typed_as_text(staff_browser: StaffBrowser) -> None:
    text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    browser = staff_browser()
    page = browser.open(ADD)
    for typed in (
        TYPED[0],
        TYPED[1] | {"name": text, "description": text},
        TYPED[2] | {"hours": text, "place_name": text},
        {"eligibility": text},
        TYPED[4] | {"staff_note": text},
    ):
        page = browser.submit(page, typed, button=GO_ON)

    assert text in page.main
    assert not page.all("img")
    assert all(one.get("src", "").startswith("/static/") for one in page.all("script"))


def test_preview_asks_whether_it_is_one_that_is_here(staff_browser: StaffBrowser) -> None:
    here = make.record(
        "Tuesday group",
        organization="Example Cancer Trust",
        phones=[{"number": "+1 212-639-2000", "published": True}],
        locations=[make.location("Hall", "Salem", "MA")],
    )
    browser = staff_browser(here)
    page = browser.submit(browser.open(ADD), TYPED[0], button="Look it up")
    page = browser.submit(page, {"organization_id": str(here.organization.id)}, button=GO_ON)
    for typed in TYPED[1:]:
        page = browser.submit(page, typed, button=GO_ON)

    assert "Is it one of these?" in page.main
    assert "the same phone" in page.main
    assert "/staff/services/1" in [link.get("href") for link in page.all("a")]


def begun(browser: Browser) -> Page:
    """Begin to edit service 1, and give the page of the draft."""
    return browser.submit(browser.open("/staff/services/1"), button="Edit it")


def changed(browser: Browser, page: Page, step: str, **fields: str) -> Page:
    """Change some fields in one step of a draft, and give the page of the draft."""
    form = browser.submit(browser.open(page.links()[step]), fields, button="Keep it for later")
    assert form.heading == "Desk"
    return browser.open(page.path)


def test_edit_changes_one_thing_and_keeps_the_rest(staff_browser: StaffBrowser) -> None:
    record = make.record(
        phones=[{"number": "+1 617-555-0100", "published": True}],
        staff_note="Ask in the morning",
        sources=[{"url": "https://example.org/help"}],
    )
    browser = staff_browser(record)

    checks = browser.open("/staff/services/1/confirm")
    browser.submit(checks, {"method": "website"}, button="All as shown")

    page = begun(browser)
    assert "What do you want to change?" in page.main
    assert "Nobody has confirmed this" not in page.main
    page = changed(browser, page, STEP_OF_WHAT, description="Other words for it.")
    assert "Other words for it." in page.main
    assert "What do you want to change?" not in page.main
    done = browser.submit(page, button="Publish it")

    assert done.path == "/staff/services/1?did=published"
    assert "Other words for it." in browser.open("/services/1").main
    assert "Ask in the morning" in done.main
    assert "+1 617-555-0100" in done.main


def test_edit_goes_on_with_ones_own_draft(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())

    page = changed(browser, begun(browser), STEP_OF_WHAT, description="Other words.")

    assert begun(browser).path == page.path
    assert "Other words." in begun(browser).main


def test_edit_of_two_at_once_keeps_both_texts(staff_browser: StaffBrowser) -> None:
    source = [{"url": "https://example.org/help"}]
    one = staff_browser(make.record(sources=source))
    other = staff_browser(email="other@example.org")
    mine = changed(one, begun(one), STEP_OF_WHAT, description="My words.")
    theirs = changed(other, begun(other), STEP_OF_WHAT, description="Their words.")
    other.submit(theirs, button="Publish it")

    page = one.submit(mine, button="Publish it")

    assert "Somebody else changed this meanwhile." in page.main
    assert "You both changed: What it does" in page.main
    assert "Their words." in page.main
    assert "My words." in page.main
    assert "Their words." in one.open("/services/1").main

    one.submit(page, button="Publish it")
    assert "My words." in one.open("/services/1").main
