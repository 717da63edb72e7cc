from datetime import UTC, datetime, timedelta

from tests import make
from tests.web.browsing import Browser, words_of
from tests.web.conftest import StaffBrowser

ADDRESS = "/staff/services/1/confirm"
PHONES = [{"number": "+1 617 555 0100", "published": True}]


def confirmed(browser: Browser) -> list[str]:
    """Give the parts that stand confirmed, by the words of their box."""
    page = browser.open(ADDRESS)
    parts = page.all("div", class_="part")
    return [
        words_of(one).split(" Confirmed on ")[0] for one in parts if "Confirmed on" in words_of(one)
    ]


def test_service_confirms_the_parts_that_were_ticked(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(phones=PHONES))
    assert confirmed(browser) == []

    browser.submit(browser.open(ADDRESS), {"groups": ["contact"], "method": "phone"})

    assert confirmed(browser) == ["How to get in touch"]
    assert (
        "Confirmed as shown: How to get in touch" in browser.open("/staff/services/1/history").main
    )


def test_service_confirms_all_as_shown_in_one_step(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(phones=PHONES))

    typed = {"method": "visit", "result": "changed"}
    page = browser.submit(browser.open(ADDRESS), typed, button="All as shown")
    assert "Written down." in page.main

    page = browser.open(ADDRESS)
    assert "Written down." not in page.main
    assert "Nobody has confirmed" not in page.main
    assert len(confirmed(browser)) == len(page.all("input", name="groups")) > 2


def test_service_says_what_is_missing_and_keeps_the_rest(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()

    page = browser.submit(
        browser.open(ADDRESS), {"on": tomorrow, "source": "their page", "by": "machine"}, status=422
    )

    for sentence in ("Tick what you checked", "Choose how", "has not come yet", "Choose who"):
        assert sentence in page.main
    assert page.all("input", name="source")[0].get("value") == "their page"
    assert confirmed(browser) == []


def test_service_does_not_confirm_what_changed_since_it_was_shown(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(phones=PHONES))
    page = browser.open(ADDRESS)
    staff_browser(make.record(phones=[PHONES[0] | {"number": "+1 617 555 0199"}]))

    answer = browser.submit(page, {"method": "phone"}, button="All as shown")

    assert "Somebody changed this since you saw it" in answer.main
    assert "How to get in touch" not in confirmed(browser)
    assert "What it is and does" in confirmed(browser)


def test_service_that_nobody_answered_for_is_not_confirmed(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(phones=PHONES))

    browser.submit(
        browser.open(ADDRESS),
        {"groups": ["contact"], "method": "phone", "result": "no_answer"},
    )

    assert confirmed(browser) == []
    assert "Nobody answered: How to get in touch" in browser.open("/staff/services/1/history").main
