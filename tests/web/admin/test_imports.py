import csv
from datetime import UTC, datetime
from errno import ENOSPC
from io import BytesIO, StringIO
from typing import Any

import pytest

from finder.exchange.import_jobs import ImportWork
from finder.jobs import run_next
from tests import make
from tests.web.browsing import Browser, Page
from tests.web.conftest import StaffBrowser

HEADINGS = "name,organization,needs,delivery_modes,service_areas,description"


def work_off(browser: Browser) -> None:
    """Let a worker do what waits, as `flask finder work` does."""
    parts = browser.client.application.extensions
    kinds = ImportWork(parts["config"].var, parts["gazetteer"]).kinds()
    while run_next(parts["engine"], kinds, lambda: datetime.now(UTC)):
        pass


def send(browser: Browser, content: bytes, name: str = "list.csv", status: int = 200) -> Page:
    """Send a file, and give the page of what it would do."""
    fields: dict[str, Any] = {"file": (BytesIO(content), name)}
    page = browser.submit(browser.open("/staff/imports"), fields, status=status)
    if status == 200:
        work_off(browser)
        page = browser.open(page.path.partition("?")[0])
    return page


def exported(browser: Browser) -> str:
    answer = browser.ask("/staff/imports/export")
    assert answer.headers["Content-Type"].startswith("text/csv")
    return answer.text


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_index_looks_at_a_file_before_anything_is_written(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(), roles=["admin"])
    changed = exported(browser).replace("for people with cancer", "for you")

    page = send(browser, changed.encode())

    assert page.heading == "What list.csv would change"
    assert "Changed1" in page.main
    assert "Helping Hands for you." in page.main
    assert "for people with cancer" in browser.open("/services/1").main
    assert "list.csv" in browser.open("/staff/imports").links()


def test_show_takes_in_what_was_looked_at_and_leads_to_the_way_back(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(), roles=["admin"])
    page = send(browser, exported(browser).replace("for people with cancer", "for you").encode())

    page = browser.submit(page, button="Take it in")
    assert "waits for its turn" in page.main
    assert page.headers["Refresh"] == "4"
    work_off(browser)
    page = browser.open(page.path)

    assert "Refresh" not in page.headers
    assert "for you" in browser.open("/services/1").main
    undo = browser.open(page.links()["See all that was changed, or undo it"])
    assert undo.heading == "Import of list.csv"
    browser.submit(undo, button="Undo all of this")
    assert "for people with cancer" in browser.open("/services/1").main


def test_show_stops_what_has_not_begun(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["admin"])
    fields = {"file": (BytesIO(HEADINGS.encode()), "list.csv")}
    page = browser.submit(browser.open("/staff/imports"), fields)

    page = browser.submit(page, button="Stop it")
    work_off(browser)

    assert "It was stopped. Nothing was changed." in browser.open(page.path).main


def test_show_does_not_take_in_what_may_not_be_right_any_more(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(), roles=["admin"])
    page = send(browser, exported(browser).replace("for people with cancer", "for you").encode())
    staff_browser(make.record("Somebody else's"))

    page = browser.submit(page, button="Take it in")
    work_off(browser)

    assert "Somebody changed the directory since you looked." in browser.open(page.path).main
    assert "for people with cancer" in browser.open("/services/1").main


def test_show_keeps_numbers_only_once_something_was_erased(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Safe house"), roles=["admin"])
    page = send(browser, exported(browser).replace("Safe house", "Safe home").encode())
    assert "Safe home" in page.main
    form = browser.open("/staff/services/1/erase")
    browser.submit(form, {"kind": "safety", "number": "1"})

    page = browser.open(page.path)

    assert "only the numbers stay here" in page.main
    assert "Send the file again" in page.main
    assert "Safe h" not in page.main
    assert "Take it in" not in page.main


def test_refused_gives_the_rows_to_mend_with_their_lines(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["admin"])
    rest = "phone,US,Help"
    rows = (HEADINGS, f"Good,Trust,support_group,{rest}", f"Bad,Trust,no_such_need,{rest}")

    page = send(browser, "\n".join(rows).encode())

    assert "New1" in page.main
    assert "Line 3" in page.main
    answer = browser.ask(page.links()["Get the refused rows, to mend them and send them again"])
    (row,) = rows_of(answer.text)
    assert (row["line"], row["name"]) == ("3", "Bad")
    mended = answer.text.replace("no_such_need", "support_group")
    assert "New1" in send(browser, mended.encode()).main


def test_template_can_be_filled_in_and_sent(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["admin"])

    page = send(browser, browser.ask("/staff/imports/template").text.encode())

    assert "There is nothing to take in." in page.main


def test_export_holds_everything_and_changes_nothing_when_it_comes_back(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record(), make.record("=Formula"), roles=["admin"])
    text = exported(browser)
    assert [row["name"] for row in rows_of(text)] == ["Helping Hands", "'=Formula"]

    page = send(browser, text.encode())

    assert "The same as before2" in page.main
    assert "There is nothing to take in." in page.main


def test_index_says_what_is_wrong_with_a_file(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(roles=["admin"])

    assert "Choose a file first" in browser.submit(browser.open("/staff/imports"), status=422).main
    assert "CSV" in send(browser, b"PK\x03\x04" + bytes(100), "list.xlsx").main
    page = send(browser, b"x" * 20_200_000, status=413)
    assert page.heading == "Import and export"
    assert "larger than 20 MB" in page.main
    assert "Split it, each part with the headings" in page.main
    assert "flask finder import" in page.main
    # From that very page a smaller one goes on.
    part = {"file": (BytesIO(HEADINGS.encode()), "part.csv")}
    assert browser.submit(page, part).heading != "Import and export"
    assert "20.1 MB, and at most 20 MB" in send(browser, b"x" * 20_050_000).main


def fail_to_write(*_given: object, **_named: object) -> None:
    raise OSError(ENOSPC, "No space left on device")


@pytest.mark.parametrize("is_parsed", [True, False])
def test_index_says_that_the_disk_is_full_and_leaves_nothing_there(
    staff_browser: StaffBrowser, monkeypatch: pytest.MonkeyPatch, *, is_parsed: bool
) -> None:
    browser = staff_browser(roles=["admin"])
    # A small file waits in memory, a larger one in a file of the parser's own.
    fails = "pathlib.Path.replace" if is_parsed else "flask.Request._get_file_stream"
    monkeypatch.setattr(fails, fail_to_write)

    page = send(browser, HEADINGS.encode(), status=503)

    assert page.heading == "Nothing was saved"
    assert "The disk of this site is full." in page.main
    uploads = browser.client.application.extensions["config"].var / "uploads"
    assert list(uploads.glob("*")) == []


def test_index_is_for_admins(staff_browser: StaffBrowser) -> None:
    assert staff_browser().open("/staff/imports", status=403).heading
