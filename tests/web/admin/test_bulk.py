from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from finder.db import reading, writing
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.web.admin import bulk, bulk_page
from tests import make
from tests.web.browsing import Browser, Page, standing_values, under, words_of
from tests.web.conftest import StaffBrowser

CHOOSE = "/staff/services/choose"
PREVIEW = "/staff/services/change/preview"
WHY = {"why": "They answer calls now", "source": "Their page"}
ADD_HELPLINE = {"how": "add", "needs": "helpline"}


def press(
    browser: Browser, page: Page, fields: dict[str, Any], button: str, status: int = 200
) -> Page:
    """Send a form that only asks, as a browser does: everything in it travels in the address."""
    (form,) = under(page.all("main")[0], "form")
    (pressed,) = [one for one in under(form, "button") if words_of(one) == button]
    values = [pair for pair in standing_values(form) if pair[0] not in fields]
    values += [(pressed.get("name", ""), pressed.get("value", ""))] if pressed.get("name") else []
    sent = urlencode([*values, *fields.items()], doseq=True)
    return browser.open(f"{form.get('action')}?{sent}", status)


def stored(browser: Browser, *names: str) -> list[ServiceRecord]:
    """Give services as they are stored now."""
    with reading(browser.client.application.extensions["engine"]) as session:
        records = read_records(session, [make.ident(name) for name in names])
    return [records[make.ident(name)] for name in names]


def store(browser: Browser, *records: ServiceRecord) -> None:
    """Write services as somebody else does."""
    app = browser.client.application
    with writing(app.extensions["engine"]) as session:
        make.store(session, app.extensions["gazetteer"], *records)


def previewed(browser: Browser, field: str, typed: dict[str, str], status: int = 200) -> Page:
    """Open the preview of a change to the services 1 to 3."""
    asked = {"chosen": "1x3", "field": field} | typed
    return browser.open(f"{PREVIEW}?{urlencode(asked)}", status)


def test_choose_and_change_three_of_a_list_and_undo_it_as_one(staff_browser: StaffBrowser) -> None:
    names = ("Line one", "Line two", "Line three")
    has_it = make.record("Line three", needs=["helpline", "support_group"])
    browser = staff_browser(make.record("Line one"), make.record("Line two"), has_it)
    store(browser, make.record("Other"))
    before = stored(browser, *names)

    listed = browser.open("/staff/services?q=line")
    page = browser.open(listed.links()["Change many at once"])
    page = press(browser, page, {}, "Choose all 3 of this list")
    assert "3 chosen." in page.main
    page = press(browser, page, {}, "Go on with what is chosen")
    assert page.heading == "Change 3 services"
    page = browser.open(page.links()["Kind of help"])
    page = press(browser, page, ADD_HELPLINE, "See what would change")

    assert page.heading == "Would change: 2 services"
    assert "Kind of help: added" in page.main
    assert "Stays as it is: 1" in page.main
    assert stored(browser, *names) == before
    other_way = browser.open(page.links()["Change it in another way"])
    (form,) = under(other_way.all("main")[0], "form")
    assert {("how", "add"), ("needs", "helpline"), ("chosen", "1x3")} <= {*standing_values(form)}
    done = browser.submit(page, WHY, button="Change 2 services")
    # Pressed twice, it counts once.
    assert browser.submit(page, WHY, button="Change 2 services").path == done.path

    assert done.heading == "2 services were changed"
    assert [one.needs for one in stored(browser, *names)] == [
        ["support_group", "helpline"],
        ["support_group", "helpline"],
        ["helpline", "support_group"],
    ]
    change_set = browser.open(done.links()["See all of it, or undo it"])
    assert "They answer calls now" in change_set.main
    assert "Read at: Their page" in browser.open("/staff/services/1/history").main
    browser.submit(change_set, button="Undo all of this")
    assert stored(browser, *names) == before


def test_choose_keeps_what_was_ticked_over_pages_and_searches(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(*(make.record(f"Line {n:02}") for n in range(1, 53)))
    store(browser, make.record("Other"))

    page = press(browser, browser.open(f"{CHOOSE}?q=line"), {"n": ["1", "2"]}, "Next")
    assert "2 chosen." in page.main
    page = press(browser, page, {"n": "52"}, "Back")
    page = press(browser, page, {"n": "2"}, "Next")
    assert "2 chosen." in page.main
    page = press(browser, page, {"q": "other"}, "Find")
    page = press(browser, page, {"n": "53"}, "Go on with what is chosen")

    assert page.heading == "Change 3 services"
    again = browser.open(page.links()["Choose other services"])
    assert "3 chosen." in again.main
    assert "0 chosen." in press(browser, again, {}, "Choose none").main


def test_choose_asks_for_one_and_says_how_many_are_too_many(
    staff_browser: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (bulk, bulk_page):
        monkeypatch.setattr(module, "MOST", 2)
    browser = staff_browser(*(make.record(f"Line {n}") for n in range(3)))

    empty = press(browser, browser.open(CHOOSE), {}, "Go on with what is chosen", 422)
    assert "Tick at least one service" in empty.main
    assert "At most 2 can be changed at once." in empty.main
    two = press(browser, empty, {}, "Choose 2 from this page on")
    assert "2 chosen." in two.main
    many = press(browser, two, {"n": ["1", "2", "3"]}, "Go on with what is chosen", 422)
    assert "At most 2 services can be changed at once, and 3 are chosen" in many.main
    assert browser.open("/staff/services/change?chosen=1x3", 422).heading == empty.heading
    assert browser.open(f"{PREVIEW}?chosen=none&field=none").heading == empty.heading


def test_preview_says_what_is_refused_and_leaves_what_is_secret_or_ended(
    staff_browser: StaffBrowser,
) -> None:
    secret = make.location("Refuge", "Salem", "MA", confidential=True)
    browser = staff_browser(
        make.record("Hidden", locations=[secret], cancers=["any", "breast"]),
        make.record("Gone", status="not_live", closed_reason="moved", cancers=["any"]),
        make.record("Part", merged_into=make.ident("Hidden")),
    )

    page = previewed(browser, "cancers", {"how": "remove", "cancers": "any"})

    assert "Its address is confidential, and stays so." in page.main
    assert "Nothing would be left in “Kinds of cancer”." in page.main
    assert "It is part of another service. Change that one." in page.main
    done = browser.submit(page, WHY, button="Change 1 service")
    assert done.heading == "1 service was changed"
    hidden, gone, _ = stored(browser, "Hidden", "Gone", "Part")
    assert (hidden.cancers, gone.cancers) == (["breast"], ["any"])
    assert hidden.locations[0].confidential

    closing = previewed(browser, "closing", {"reason": "ended", "instead": "Ask the city."})
    assert "Stays as it is: 1" in closing.main
    browser.submit(closing, WHY, button="Change 1 service")
    hidden, gone, _ = stored(browser, "Hidden", "Gone", "Part")
    assert (hidden.status, hidden.instead) == ("not_live", "Ask the city.")
    assert (gone.closed_reason, gone.instead) == ("moved", None)


def test_preview_leaves_what_somebody_edited_in_between_and_says_so(
    staff_browser: StaffBrowser,
) -> None:
    records = [make.record(name, staff_note="Old") for name in ("One", "Two", "Three")]
    browser = staff_browser(*records)
    page = previewed(browser, "staff_note", {"how": "put", "staff_note": "New"})
    store(browser, records[1].model_copy(update={"award": "A scarf"}))

    done = browser.submit(page, WHY, button="Change 3 services")

    assert done.heading == "2 services were changed"
    assert "Left as it is: 1" in done.main
    assert [one.staff_note for one in stored(browser, "One", "Two", "Three")] == [
        "New",
        "Old",
        "New",
    ]
    assert browser.open(done.links()["Begin again with these"]).heading == "Change 1 service"


def test_preview_says_which_parts_do_not_count_as_confirmed_any_more(
    staff_browser: StaffBrowser,
) -> None:
    check = {"checked_on": "2026-11-01", "checked_by": "staff", "method": "phone"}
    checks = [
        check | {"field_group": group, "result": "confirmed"} for group in ("eligibility", "hours")
    ]
    browser = staff_browser(make.record("One", freshness=checks, hours_description="Mondays"))

    page = previewed(browser, "stage", {"how": "fill", "stage": "early_only"})

    assert "Confirmed by somebody in 1 of them: “Who may use it”." in page.main
    assert "“Opening times”" not in page.main


WRONG: list[tuple[str, dict[str, str], str]] = [
    ("needs", {"how": "add"}, "Tick at least one"),
    ("needs", {"how": "add", "needs": "happiness"}, "Choose from the list."),
    ("needs", {"needs": "helpline"}, "Choose what to do"),
    ("needs", {"how": "put", "needs": "helpline"}, "Choose what to do"),
    ("languages", {"how": "add", "languages": "Gibberish"}, "We do not know the language"),
    ("staff_note", {"how": "put", "staff_note": "a" * 501}, "Use 500 letters at most."),
    ("stage", {"how": "fill"}, "Choose one of the list"),
    ("closing", {"reason": "ended", "on": "2999-01-01"}, "This day has not come yet"),
    ("closing", {"instead": "Ask the city."}, "Choose why it closed"),
]


def test_change_says_what_is_wrong_and_keeps_what_was_typed(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("One"))

    for field, typed, sentence in WRONG:
        page = previewed(browser, field, typed, 422)

        assert page.heading == "Change 1 service"
        assert sentence in page.main
        (form,) = under(page.all("main")[0], "form")
        sent = standing_values(form)
        assert ("chosen", "1") in sent
        for pair in typed.items():
            assert pair in sent or pair[1] in ("happiness", "put")


def test_preview_asks_why_and_for_the_password_only_where_it_takes_away(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record("One", audiences=["men"]), asked_lately=False)

    page = previewed(browser, "needs", ADD_HELPLINE)
    page = browser.submit(page, {"source": "Their page"}, button="Change 1 service", status=422)
    assert "Say why, so that others understand it later" in page.main
    assert page.all("input", name="source")[0].get("value") == "Their page"
    assert browser.submit(page, WHY, button="Change 1 service").heading == "1 service was changed"

    for field, typed in (
        ("audiences", {"how": "remove", "audiences": "men"}),
        ("cost", {"how": "put", "cost": "free"}),
    ):
        page = previewed(browser, field, typed)
        asked = browser.submit(page, WHY, button="Change 1 service", status=422)
        assert asked.heading == "Is it you?"
        (form,) = under(asked.all("main")[0], "form")
        kept = {*standing_values(form)}
        assert {*WHY.items(), *typed.items(), ("field", field), ("seen", "1.2")} <= kept
        assert form.get("action") == f"{PREVIEW}?chosen=1"
    assert stored(browser, "One")[0].audiences == ["men"]


def test_done_leads_to_the_changes_where_nothing_is_told_of(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("One"))

    assert browser.open("/staff/services/change/done?set=none").heading == "Changes"
    page = browser.open("/staff/services/change/done?left=1.8")
    assert page.heading == "0 services were changed"
    assert "Number 9 is not there any more" in page.main
