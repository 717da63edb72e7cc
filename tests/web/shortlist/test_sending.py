from typing import Any
from urllib.parse import parse_qs, unquote

from finder.casework.shortlist import write_shortlist
from finder.web.qr import draw
from tests import make
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import BrowserOn

PHONE = [{"number": "212-639-2000", "published": True}]
LONGEST_MESSAGE = 160
# Letters of a message that needs no second one (GSM 03.38), as far as we use them; no "á" is.
PLAIN = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .:/?=&-_ñé")


def send_of(*numbers: int) -> str:
    return f"/list/send?kept={write_shortlist(numbers)}"


def text_on(page: Page) -> list[str]:
    """Give the lines of the plain text."""
    return "".join(page.all("textarea")[0].itertext()).strip("\n").split("\n")


def body_of(link: str) -> str:
    return parse_qs(link.partition("?")[2])["body"][0]


def test_index_gives_a_line_for_each_service(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Rides", needs=["ride"], phones=PHONE, maximum_age=40),
        make.record("Site", url="https://own.example/x", url_kind="own", organization="Site"),
        make.record("Doctor", who_can_apply="professional_only", phones=PHONE),
        make.record(
            "Closed",
            status="not_live",
            closed_reason="ended",
            phones=PHONE,
            instead_services=[make.ident("Rides")],
        ),
        make.record("Same", merged_into=make.ident("Site")),
    )

    lines = text_on(browser.open(send_of(1, 2, 3, 4, 5, 99)))

    assert lines[0].startswith("A list of help, ")
    assert lines[1:7] == [
        "1. Rides (Rides Trust): Call 1 (212) 639-2000 and say: “I am looking for rides to "
        "appointments.” Age 40 and under.",
        "2. Site: Go to own.example.",
        "3. Doctor (Doctor Trust): 1 (212) 639-2000. Ask your nurse, doctor or social worker to "
        "refer you. A health or social care worker must refer you.",
        "4. Closed (Closed Trust): This help has ended. Try this instead: Rides",
        "6. Number 99 is not here any more.",
        "Ask before you travel or pay.",
    ]
    assert lines[7] == (
        f"The list as it is now: http://localhost/list?kept={write_shortlist([1, 2, 3, 4, 5, 99])}"
    )


def test_index_sends_by_programs_of_the_device(browser: Browser) -> None:
    page = browser.open(send_of(1, 5))

    links = page.links()
    mail = body_of(links["E-mail"])
    assert links["E-mail"].startswith("mailto:?subject=A%20list%20of%20help&body=")
    assert mail.split("\r\n") == text_on(page)
    address = f"http://localhost/list?kept={write_shortlist([1, 5])}"
    assert body_of(links["Text message"]) == f"A list of help: {address}"
    assert page.all("input", id="address")[0].get("value") == address
    assert f'<path d="{draw(address).path}"/>' in page.text


def test_index_fits_eight_services_and_the_address_into_one_text_message(browser: Browser) -> None:
    numbers = [639, 638, 637, 636, 635, 634, 633, 632]
    host = "support-finder.example.org"
    for folder, far in (("", "&country=GB"), ("/es", "")):
        page = browser.ask(f"{folder}{send_of(*numbers)}{far}", base_url=f"https://{host}").text
        link = page.partition('href="sms:')[2].partition('"')[0].replace("&amp;", "&")
        said = unquote(body_of(link))
        assert f"https://{host}{folder}/list?kept={write_shortlist(numbers)}{far}" in said
        assert len(said) <= LONGEST_MESSAGE
        assert set(said) <= PLAIN


def test_index_sends_only_the_address_where_the_text_is_long(browser: Browser) -> None:
    page = browser.open(send_of(*range(1, 41)))

    assert body_of(page.links()["E-mail"]).startswith("A list of help: http://localhost/list?kept=")
    assert len(text_on(page)) == 43


def test_index_offers_a_file_only_where_something_is_in_it(browser_on: BrowserOn) -> None:
    times = {"byday": ["TH"], "opens_at": "18:00", "closes_at": "19:30"}
    group: dict[str, Any] = {"schedules": [times | {"timezone": "Europe/London"}]}
    browser = browser_on(make.record("Line", phones=PHONE), make.record("Group", **group))

    numbers, calendar = "Save the phone numbers", "Put the groups into a calendar"
    assert {numbers} == {numbers, calendar} & set(browser.open(send_of(1)).links())
    assert {calendar} == {numbers, calendar} & set(browser.open(send_of(2)).links())


def test_index_of_nothing_is_a_page(browser: Browser) -> None:
    page = browser.open("/list/send")

    assert "Nothing is on it yet." in words_of(page.all("main")[0])
