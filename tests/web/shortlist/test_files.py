from typing import Any

from finder.casework.shortlist import write_shortlist
from tests import make
from tests.web.browsing import Answer, Browser
from tests.web.conftest import BrowserOn

PHONE = [
    {"number": "212-639-2000", "published": True},
    {"number": "+44 20 7946 0000", "published": False},
]
THURSDAY = {
    "byday": ["TH"],
    "opens_at": "18:00",
    "closes_at": "19:30",
    "timezone": "America/New_York",
}


def ask(browser: Browser, file: str, *numbers: int) -> Answer:
    return browser.ask(f"/list/{file}?kept={write_shortlist(numbers)}")


def test_contacts_are_the_published_numbers_of_what_is_there(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Line", phones=PHONE),
        make.record("Closed", phones=PHONE, status="not_live"),
        make.record("Same", merged_into=make.ident("Line")),
        make.record("Silent"),
    )

    answer = ask(browser, "numbers.vcf", 1, 2, 3, 4)

    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="numbers.vcf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text.count("BEGIN:VCARD") == 1
    assert "FN:Line\r\n" in answer.text
    assert "TEL;TYPE=WORK,VOICE:2126392000\r\n" in answer.text
    assert "7946" not in answer.text


def test_calendar_holds_groups_whose_times_are_known(browser_on: BrowserOn) -> None:
    def group(name: str, **fields: Any) -> Any:
        return make.record(name, **({"schedules": [THURSDAY]} | fields))

    browser = browser_on(
        group("Evening", locations=[make.location("Hall", "Salem", "MA")], reach="site"),
        group("Monthly", hours_description="First Thursday of the month, 6pm to 7:30pm"),
        group("Office", schedules=[THURSDAY | {"opens_at": "09:00", "closes_at": "17:00"}]),
        group("Line", needs=["helpline"]),
        group("Closed", status="not_live"),
        group("Unknown", schedules=[]),
        group("First Thursday", schedules=[THURSDAY | {"byday": ["1TH"]}]),
        group("Who knows", needs=[]),
    )

    answer = ask(browser, "meetings.ics", 1, 2, 3, 4, 5, 6, 7, 8)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    names = [line for line in answer.text.split("\r\n") if line.startswith("SUMMARY")]
    assert names == ["SUMMARY:Evening", "SUMMARY:First Thursday"]
    assert "LOCATION:Salem\\, MA" in answer.text
    assert "FREQ=MONTHLY" in answer.text
    assert "Ask if it takes place before you go." in answer.text.replace("\r\n ", "")
