from datetime import UTC, datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from finder.casework.shortlist import write_shortlist
from finder.db import writing
from finder.directory.authors import Author
from finder.directory.verification import Check, confirm
from finder.i18n import format_date
from finder.text import print_of
from finder.vocabulary import CheckedBy, CheckMethod, CheckResult, FieldGroup, Origin
from finder.web.qr import draw
from tests import make
from tests.reading.grade import GRADES, WORD
from tests.web.browsing import Browser, Page, under, words_of
from tests.web.conftest import BrowserOn

HIGHEST_GRADE = 6.0
# Fewer words are a label: the formulas say nothing about them.
FEWEST_WORDS = 4
EVERYTHING: dict[str, Any] = {
    "needs": ["living_costs"],
    "description": "Money for rent. It is paid once.",
    "phones": [{"number": "212-639-2000", "description": "Grants desk", "published": True}],
    "email": "help@example.org",
    "email_published": True,
    "hours_description": "Monday 9am to noon",
    "own_patients_only": "Salem Hospital",
    "maximum_age": 40,
    "award": "Up to $500",
    "fund_status": "open",
    "fund_status_date": "2020-01-01",
    "sources": [{"url": "https://example.org/grants", "page_date": "2020-05"}],
}


def sheet_of(*numbers: int, page: str = "/list/sheet") -> str:
    return f"{page}?kept={write_shortlist(numbers)}"


def entries(page: Page) -> list[str]:
    """Give the words of each entry on a sheet."""
    items = [one for one in page.all("li") if "entry" in one.get("class", "").split()]
    return [" ".join(" ".join(one.itertext()).split()) for one in items]


def rows(page: Page) -> dict[str, str]:
    """Give what stands beside each word of the first entry."""
    first = page.all("li", class_="entry")[0]
    names = [words_of(one) for one in under(first, "dt")]
    return dict(zip(names, [words_of(one) for one in under(first, "dd")], strict=True))


def test_handout_says_what_it_is_and_the_first_step(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Rent fund", **EVERYTHING))

    page = browser.open(sheet_of(1))

    (entry,) = entries(page)
    assert entry.startswith("1. Rent fund 1 (212) 639-2000 Grants desk Rent fund Trust")
    assert f"Made on {format_date(datetime.now(UTC).date())}" in page.main
    assert "Money for rent." in entry
    assert "paid once" not in entry
    assert "Only for patients of Salem Hospital. Age 40 and under." in entry
    help_words = "help with rent, bills and daily costs"
    assert f"First step: Call 1 (212) 639-2000 and say: “I am looking for {help_words}.”" in entry
    assert rows(page) == {
        "Hours": "Monday 9am to noon",
        # What was open years ago is not known to be open.
        "You get": "Up to $500Ask if the fund is open.",
        "Have ready": "Say that you are a patient of Salem Hospital. They may ask for documents. "
        "Ask which ones before you send any. They may ask how old you are.",
        "Web": "help@example.org",
        "How sure": "Not confirmed yet. Source: A web page of example.org, dated May 2020, "
        "about 6 years ago.",
    }
    assert "Ask before you travel or pay." in page.main


def said_in(element: Element, language: str) -> str:
    """Give what an element says in a language, without addresses."""
    if element.get("lang", language) != language or element.tag.endswith("}code"):
        return ""
    inside = (said_in(child, language) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


@pytest.mark.parametrize("language", ["en", "es"])
def test_handout_is_easy_to_read_on_the_whole(browser: Browser, language: str) -> None:
    folder = "" if language == "en" else f"/{language}"
    page = browser.open(folder + sheet_of(1, 340, 5, 12, 99, 200, 300, 39))
    (sheet,) = page.all("article", class_="sheet")

    texts = dict.fromkeys(
        " ".join(said_in(one, language).split())
        for tag in ("p", "dd", "figcaption")
        for one in under(sheet, tag)
        if one.get("class") not in ("who", "numbers")
    )
    prose = [text for text in texts if len(WORD.findall(text)) >= FEWEST_WORDS]
    assert len(prose) > 30
    assert GRADES[language](prose) <= HIGHEST_GRADE


def test_handout_warns_until_all_of_it_is_confirmed(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Rent fund", **EVERYTHING))
    app = browser.client.application
    author, now = Author("editor@example.org", Origin.STAFF), datetime.now(UTC)
    check = Check(CheckMethod.PHONE, CheckResult.CONFIRMED, CheckedBy.STAFF, now.date())

    for groups, is_warned in (([FieldGroup.HOURS], True), (None, False)):
        with writing(app.extensions["engine"]) as session:
            gazetteer = app.extensions["gazetteer"]
            confirm(session, make.ident("Rent fund"), groups, check, author, now, gazetteer)
        page = browser.open(sheet_of(1))
        assert "Confirmed on" in rows(page)["How sure"]
        assert ("Nobody has confirmed all of it." in page.main) is is_warned


def test_handout_asks_where_nothing_is_known(browser_on: BrowserOn) -> None:
    page = browser_on(make.record("Unknown")).open(sheet_of(1))

    assert rows(page) == {
        "Hours": "Ask them.",
        "Cost": "Ask them.",
        "How sure": "Not confirmed yet.",
    }
    assert "First step: Ask the cancer line of American Cancer Society" in entries(page)[0]


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({"who_can_apply": "professional_only"}, "Ask your nurse, doctor or social worker"),
        ({"url": "https://own.example/a", "url_kind": "own"}, "Go to own.example."),
        (
            {
                "url": "https://own.example/a",
                "url_kind": "own",
                "application_routes": ["online_form"],
            },
            "Fill in the form at own.example.",
        ),
        ({"url": "https://other.example/a", "url_kind": "about"}, "Ask the cancer line"),
        ({"email": "a@example.org", "email_published": True}, "Write to a@example.org."),
        ({"email": "a@example.org"}, "Ask the cancer line"),
        ({"phones": [{"number": "212-639-2000"}]}, "Ask the cancer line"),
        (
            {"phones": [{"number": "212-639-2000", "published": True}], "needs": []},
            "Call 1 (212) 639-2000.",
        ),
        (
            {
                "organization": {
                    "id": make.ident("O"),
                    "name": "O",
                    "website": "https://o.example/",
                },
                "application_routes": ["walk_in"],
                "delivery_modes": ["in_person"],
                "locations": [make.location("Hall", "Salem", "MA")],
            },
            "Go to Salem, MA: you need no appointment.",
        ),
        (
            {"organization": {"id": make.ident("O"), "name": "O", "website": "https://o.example/"}},
            "Ask at o.example how to get this help.",
        ),
    ],
)
def test_handout_takes_the_first_step_from_the_record(
    browser_on: BrowserOn, fields: dict[str, Any], step: str
) -> None:
    page = browser_on(make.record("One", **fields)).open(sheet_of(1))

    assert f"First step: {step}" in entries(page)[0]
    assert entries(page)[0].count(step) == 1
    assert "https" not in entries(page)[0]


def test_handout_shows_what_has_become_of_each(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Gone", status="not_live", instead_services=[make.ident("Next")]),
        make.record("Old", merged_into=make.ident("Next")),
        make.record("Next"),
    )

    page = browser.open(sheet_of(1, 2, 3, 99))

    shown = entries(page)
    assert [one[:7] for one in shown] == ["1. Gone", "2. Next"]
    assert "As far as we know this has ended. Try this instead: Next" in shown[0]
    assert "First step" not in shown[0]


def test_handout_says_whom_to_call_and_where_the_living_list_is(browser: Browser) -> None:
    page = browser.open(f"{sheet_of(1, 5)}&country=GB")

    link = f"http://localhost/list?kept={write_shortlist([1, 5])}&country=GB"
    assert f'<path d="{draw(link).path}"/>' in page.text
    assert link in page.main
    urgent = words_of(page.all("section", class_="urgent")[0])
    for words in ("your cancer centre's 24-hour number", "999", "116 123", "Macmillan"):
        assert words in urgent


def test_handout_names_no_place_of_many(browser_on: BrowserOn) -> None:
    halls = [
        make.location(f"Hall {town}", town, "MA") for town in ("Salem", "Lynn", "Ayer", "Hull")
    ]
    page = browser_on(make.record("Halls", locations=halls)).open(sheet_of(1))

    # The sheet does not know where its reader lives: the first may be the farthest.
    assert rows(page)["Where"] == "There are 4 places. Ask which one is near you."


def test_handout_is_of_the_country_in_which_the_list_helps(browser_on: BrowserOn) -> None:
    site = make.location("Hall", "Leeds", "ENG", country="GB")
    browser = browser_on(
        make.record("Leeds hall", locations=[site], service_areas=[]),
        make.record("Line for England", service_areas=[{"area": "GB-ENG"}, {"area": "GB"}]),
        make.record("Rides in Boston", service_areas=[{"area": "US-MA"}]),
        make.record("Anywhere", service_areas=[{"area": "WORLD"}]),
    )

    for numbers, line, other in (
        ([1], "999", "988"),
        ([2, 3, 4, 1], "999", "988"),
        ([2, 3], "988", "116 123"),  # as many: the country of the site
        ([4], "988", "116 123"),
    ):
        page = browser.open(sheet_of(*numbers))
        urgent = words_of(page.all("section", class_="urgent")[0])
        assert line in urgent
        assert other not in urgent
        assert ("&country=GB" in page.main) is (line == "999")  # the list on the web is too
        assert ("country=GB" in page.links()["A sheet to call from"]) is (line == "999")
    asked = browser.open(f"{sheet_of(3)}&country=GB")
    assert "999" in words_of(asked.all("section", class_="urgent")[0])


def test_handout_says_who_gave_it_only_when_that_was_posted(browser: Browser) -> None:
    address = sheet_of(1)
    assert "Given by Ann" not in browser.open(f"{address}&by=Ann+Quixote&on=today").text

    page = browser.submit(browser.open(address), {"by": "Ann <b>", "on": "27 Nov"}, to="/sheet")

    assert "· Given by Ann <b> on 27 Nov" in page.main
    assert page.headers["Cache-Control"] == "no-store"
    assert entries(page) == entries(browser.open(address))
    assert not [one for one in page.links().values() if "Ann" in one]
    only = browser.submit(page, {"by": "", "on": "x" * 200}, to="/sheet")
    assert f"· Given on {'x' * 80}" in only.main


def test_handout_in_large_print_stays_large(browser: Browser) -> None:
    page = browser.open(browser.open(sheet_of(1)).links()["Large print"])

    assert page.all("article", class_="large")
    posted = browser.submit(page, {"by": "Ann"}, to="/sheet")
    assert posted.all("article", class_="large")
    assert not browser.open(page.links()["Smaller print"]).all("article", class_="large")


def test_handout_in_spanish_leaves_facts_as_they_were_recorded(browser_on: BrowserOn) -> None:
    description = EVERYTHING["description"]
    summary = {
        "language": "es",
        "field": "description",
        "text": "Dinero para la renta. Se paga una vez.",
        "source_hash": print_of(description),
    }
    browser = browser_on(
        make.record("Rent fund", **EVERYTHING),
        make.record("Rent", description=description, translations=[summary]),
    )

    page = browser.open(f"/es{sheet_of(1, 2)}")

    first = page.all("li", class_="entry")[0]
    facts = {words_of(one): one.get("lang") for one in under(first, "span") if one.get("lang")}
    assert facts == dict.fromkeys(
        ["Rent fund", "Money for rent.", "Monday 9am to noon", "Up to $500"], "en"
    )
    assert "Primer paso: Llame al 1 (212) 639-2000 y diga: “Busco ayuda" in entries(page)[0]
    assert "Money for rent" not in entries(page)[1]
    spoken = {words_of(one): one.get("lang") for one in page.all("span") if one.get("lang")}
    assert spoken["Dinero para la renta."] == "es"
    assert "I need a Spanish interpreter, please." in page.main
    assert page.main.count("migratorio") == 1


def test_handout_in_spanish_says_years_and_no_dates_in_english(browser_on: BrowserOn) -> None:
    dates = ("about 2013-2014", "pandemic era")
    sources = [{"url": "https://example.org/a", "page_date": date} for date in dates]
    browser = browser_on(
        *(make.record(date, sources=[one]) for date, one in zip(dates, sources, strict=True))
    )

    first, second = entries(browser.open(f"/es{sheet_of(1, 2)}"))

    assert "fecha: 2013, hace más o menos" in first
    assert "fecha:" not in second


def test_handout_of_nothing_is_a_page(browser: Browser) -> None:
    assert "Nothing is on it yet." in browser.open("/list/sheet").main


def test_calls_ask_what_the_record_leaves_open(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Rent fund", **EVERYTHING),
        make.record("Closed", status="not_live"),
        make.record("Line", needs=["helpline"]),
    )

    page = browser.open(sheet_of(1, 2, 3, page="/list/calls"))

    fund, line = entries(page)
    assert fund.startswith("1. Rent fund Rent fund Trust 1 (212) 639-2000 Grants desk")
    for words in (
        "Is the fund open now?",
        "We read: “Age 40 and under.” Is that so?",
        "Which papers do you need?",
        "Ask about: languages.",
        "They cannot help",
    ):
        assert words in fund
    assert line.startswith("3. Line")
    assert "fund" not in line
    assert "Who can get it, and who cannot?" in line
    assert "Ask about: hours, cost and languages." in line


def test_calls_of_nothing_is_a_page(browser: Browser) -> None:
    assert "There is nobody to call on this list." in browser.open("/list/calls").main
