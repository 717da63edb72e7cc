"""What became of a service, in a tap or two."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from finder.db import reading
from finder.directory.reports import list_reported
from tests import make
from tests.web.browsing import Browser, Page, fill_form
from tests.web.casework.conftest import WorkerBrowser, new_case


def given(browser: Browser) -> Page:
    """Give the page of a case in which one service was given."""
    page = new_case(browser, needs=["support_group"])
    browser.submit(page, {"pick": ["1:support_group"]}, to=page.path)
    return browser.open(page.path)


def test_outcome_takes_one_tap_and_two_where_it_did_not_help(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(make.record())
    page = given(browser)

    page = browser.submit(page, to="/outcome", button="Reached them – Helping Hands")
    assert "Reached them" in page.main
    (pressed,) = [one for one in page.all("button") if one.get("aria-pressed") == "true"]
    assert pressed.get("value") == "reached"

    page = browser.submit(page, to="/outcome", button="no funds – Helping Hands")
    assert "Was not helped: no funds" in page.main
    with reading(browser.client.application.extensions["engine"]) as session:
        assert [one.number for one in list_reported(session)] == [1]
    page = browser.submit(page, to="/outcome", button="Was helped – Helping Hands")
    with reading(browser.client.application.extensions["engine"]) as session:
        assert list_reported(session) == []


def test_outcome_sent_twice_counts_once_and_nonsense_is_refused(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(make.record())
    page = given(browser)

    for _ in range(2):
        again = browser.submit(page, to="/outcome", button="no funds – Helping Hands")
    assert "Was not helped: no funds" in again.main
    with reading(browser.client.application.extensions["engine"]) as session:
        assert [sum(one.reasons.values()) for one in list_reported(session)] == [1]
    address, fields = fill_form(again, {}, "/outcome")
    for value in ("", "not_helped", "helped:no_funds", "won"):
        sent = {key: one[-1] for key, one in fields.items()} | {"outcome": value}
        browser.send(address, sent | {"form_key": uuid4().hex}, status=400)


def test_follow_up_stands_in_the_list_when_it_is_due(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser(make.record())
    page = given(browser)
    today = datetime.now(UTC).date()

    page = browser.submit(page, to="/follow-up", button="in a week")
    assert "ask again on" in page.main
    assert "Ask again" not in browser.open("/staff/cases").main
    page = browser.submit(page, {"on": today.isoformat()}, to="/follow-up", button="On that day")
    due = browser.open("/staff/cases")
    assert "amber-heron-274: Helping Hands" in due.links()
    assert "#item-" in due.links()["amber-heron-274: Helping Hands"]
    for wrong in ("soon", (today - timedelta(days=1)).isoformat(), "2099-01-01"):
        said = browser.submit(
            page, {"on": wrong}, to="/follow-up", button="On that day", status=422
        )
        assert "Write the day like this" in said.main
    browser.submit(page, to="/follow-up", button="not again")
    assert "Ask again" not in browser.open("/staff/cases").main


def test_take_item_back_makes_it_as_if_it_had_not_been_given(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser(make.record())

    page = browser.submit(given(browser), to="/take-back")

    assert "given on" not in page.main
    assert [one.get("value") for one in page.all("input", name="pick")] == ["1:support_group"]
