"""The report on its page and as a table."""

import csv
import io
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from finder.casework.counters import Counted, count
from finder.casework.periods import quarter_of
from finder.db import writing
from finder.models import Team
from finder.vocabulary import Outcome
from tests.web.casework.conftest import WorkerBrowser, new_case


def counted(app: Flask, outcome: Outcome, number: int, reason: str = "", month: str = "") -> None:
    """Count something of the only team, this month unless another is said."""
    month = month or f"{datetime.now(UTC):%Y-%m}"
    with writing(app.extensions["engine"]) as session:
        team = session.execute(select(Team)).scalar_one()
        count(session, Counted(team.id, month, "ride", "US-MA", outcome, reason), number)


def test_index_shows_numbers_from_10_up_and_minutes_by_case(
    worker_browser: WorkerBrowser,
) -> None:
    browser = worker_browser()
    assert "Nothing was given" in browser.open("/staff/report").main
    counted(browser.client.application, Outcome.HELPED, 12)
    counted(browser.client.application, Outcome.NOT_HELPED, 3, "no_funds")
    case = new_case(browser, consent_on="2026-01-02")
    wrong = browser.submit(case, {"minutes": "long"}, to="/minutes", status=422)
    assert "Write the minutes as a number" in wrong.main
    case = browser.submit(wrong, {"minutes": "15"}, to="/minutes")
    assert "15 minutes so far" in case.main

    page = browser.open("/staff/report")

    (row,) = [one for one in page.all("tr") if "Rides" in "".join(one.itertext())]
    cells = [" ".join("".join(one.itertext()).split()) for one in row]
    assert cells[1:] == ["Massachusetts", "hidden", "0", "0", "12", "under 10", "0", "hidden"]
    (row,) = [one for one in page.all("tr") if "all areas" in "".join(one.itertext())]
    cells = [" ".join("".join(one.itertext()).split()) for one in row]
    # A sum is hidden for what it would tell, and says nothing of how large it is.
    assert cells[2:] == ["hidden", "0", "0", "12", "hidden", "0", "hidden"]
    assert "amber-heron-2742 January 202615" in page.main
    assert "previous" not in page.main
    assert "This is not over yet" in page.main
    assert "a year is the sum of its quarters" in page.main
    wrong = browser.open("/staff/report?period=2026-11")
    assert "Choose a quarter or a year" in wrong.main


def test_table_says_what_the_page_says_and_names_no_case(worker_browser: WorkerBrowser) -> None:
    browser = worker_browser()
    new_case(browser)
    running = quarter_of(datetime.now(UTC).date())
    last = running.before()
    month = f"{last.last:%Y-%m}"
    for outcome, number in ((Outcome.HELPED, 12), (Outcome.REACHED, 9)):
        counted(browser.client.application, outcome, number, month=month)
    for reason, number in (("no_funds", 20), ("other", 10)):
        counted(browser.client.application, Outcome.NOT_HELPED, number, reason, month)

    page = browser.open(f"/staff/report?period={last}")
    answer = browser.ask(page.links()["Take it as a table (CSV)"])

    assert answer.headers["Content-Type"].startswith("text/csv")
    lines = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert lines[0][2:] == [
        *("need", "area", "given", "no_word", "reached", "helped", "not_helped", "unmet")
    ]
    assert lines[1][2:] == [
        *("Rides to appointments", "Massachusetts", "hidden"),
        *("0", "under 10", "12", "30", "0"),
    ]
    why = [line[2:] for line in lines[lines.index([]) + 1 :]]
    assert why == [
        ["need", "area", "not helped because", "times"],
        ["Rides to appointments", "Massachusetts", "no funds", "20"],
        ["Rides to appointments", "Massachusetts", "something else", "10"],
        ["all", "all", "no funds", "20"],
        ["all", "all", "something else", "10"],
    ]
    assert "no funds: 20; something else: 10" in page.main
    assert lines[1][:2] == [f"{last.first:%Y-%m}", f"{last.last:%Y-%m}"]
    assert "amber" not in answer.text
    # Two tables of a quarter that goes on, or of months, would tell what is between them.
    for other in (running, running.year, f"{last.first:%Y-%m}"):
        browser.open(f"/staff/report/table.csv?period={other}", status=404)


def test_minutes_are_a_table_for_the_teams_own_books(worker_browser: WorkerBrowser) -> None:
    browser, other = worker_browser(), worker_browser(team="B", email="b@example.org")
    case = new_case(browser, reference="=bed 7", consent_on="2026-01-02")
    browser.submit(case, {"minutes": "15"}, to="/minutes")

    answer = browser.ask(browser.open("/staff/report").links()["Take the minutes as a table (CSV)"])

    (_, line) = csv.reader(io.StringIO(answer.text.lstrip("\ufeff")))
    assert line[2:] == ["'=bed 7", "2026-01-02", "15"]  # no formula
    assert "bed 7" not in other.ask("/staff/report/minutes.csv").text
    browser.open("/staff/report/minutes.csv?period=2026-11", status=404)
