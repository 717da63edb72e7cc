from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from finder.db import writing
from finder.directory.change_sets import undo
from finder.directory.editing import Author, apply
from finder.places.gazetteer import Gazetteer
from finder.text import fold
from finder.vocabulary import Origin
from finder.web.addresses import slug
from tests import make
from tests.conftest import NOW
from tests.web.browsing import Browser, Page, under, words_of
from tests.web.conftest import BrowserOn


def card(page: Page, name: str) -> str:
    return words_of(page.results()[page.result_names().index(name)])


# -- results


def test_index_says_what_was_searched_and_lists_it(browser: Browser) -> None:
    page = browser.open("/services?near=Boston&mode=in_person")

    assert page.heading == "Help in person near Boston, Massachusetts"
    assert len(page.result_names()) == 10
    for item, number in zip(page.results(), page.result_numbers(), strict=True):
        link = under(item, "a")[0]
        assert link.get("href", "").startswith(f"/services/{number}-")


def test_index_keeps_only_the_chosen_delivery_mode(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Phone line", delivery_modes=["phone"]),
        make.record("Web forum", delivery_modes=["forum"]),
    )

    assert browser.open("/services?mode=phone").result_names() == ["Phone line"]
    assert browser.open("/services?mode=online").result_names() == ["Web forum"]


def test_index_removes_each_chosen_thing_with_one_tap(browser: Browser) -> None:
    page = browser.open("/services?q=group&near=Boston&mode=in_person&mode=phone&within=80")

    links = page.links()
    assert links["Remove “group” ×"] == "/services?near=Boston&within=80&mode=in_person&mode=phone"
    assert links["Remove Boston, Massachusetts ×"] == (
        "/services?q=group&mode=in_person&mode=phone"
    )
    assert links["Remove within 50 miles ×"] == (
        "/services?q=group&near=Boston&mode=in_person&mode=phone"
    )
    assert links["Remove By phone ×"] == ("/services?q=group&near=Boston&within=80&mode=in_person")


def test_index_removes_a_place_read_in_the_sentence(browser: Browser) -> None:
    page = browser.open("/services?q=support+group+near+Boston")

    assert page.heading.endswith("near Boston, Massachusetts")
    assert page.links()["Remove Boston, Massachusetts ×"] == "/services?q=support+group+near"


def test_index_names_other_places_of_the_name(browser: Browser) -> None:
    page = browser.open("/services?near=Springfield")

    choices = page.all("details", class_="others")[0]
    others = [words_of(link) for link in under(choices, "a")]
    assert words_of(choices).startswith("Wrong place? ")
    assert others
    assert all(one.startswith("Springfield, ") for one in others)
    other = browser.open(page.links()[others[0]])
    assert other.heading == f"Help near {others[0]}"


def test_index_offers_near_spellings_of_a_place_and_says_what_it_shows(browser: Browser) -> None:
    page = browser.open("/services?near=Bostn")

    assert "We do not know a place called “Bostn”." in page.words
    assert "anyone in the United States can use" in page.words
    assert page.links()["Boston, Massachusetts"] == "/services?near=Boston,+Massachusetts"
    assert browser.open(page.links()["Boston, Massachusetts"]).heading == (
        "Help near Boston, Massachusetts"
    )


def test_index_says_what_it_read_for_a_typing_error_and_takes_it_back(browser: Browser) -> None:
    page = browser.open("/services?q=brest+cancer&need=wigs&page=2")

    assert "for “breast cancer”" in page.heading
    assert "Showing results for breast cancer." in page.words
    exact = page.links()["Search for brest cancer instead"]
    assert exact == "/services?q=brest+cancer&exact=1&need=wigs"
    page = browser.open(exact)
    assert "for “brest cancer”" in page.heading
    assert "Showing results for" not in page.words


def test_index_takes_a_mended_filter_back_too(browser: Browser) -> None:
    page = browser.open("/services?q=suport+group+in+spanich")

    exact = page.links()["Search for suport group in spanich instead"]
    assert exact == "/services?q=suport+group+in+spanich&exact=1"


def test_index_repeats_no_mended_word_where_somebody_is_in_danger(browser: Browser) -> None:
    page = browser.open("/services?q=my+husbend+hits+me")

    assert page.heading == "People to call now"
    assert "Showing results for" not in page.words


def test_index_shows_typed_signs_of_a_mended_question_as_text(browser: Browser) -> None:
    page = browser.open("/services?q=brest+%3Cb%3Ecancer%3C/b%3E")

    assert "Showing results for breast <b>cancer</b>." in page.words


def test_index_shows_and_changes_the_country(browser: Browser) -> None:
    page = browser.open("/services?q=helpline")

    assert "Help in the United States. Not there?" in page.words
    british = browser.open(page.links()["United Kingdom"])
    assert british.path == "/services?q=helpline&country=GB"
    assert british.links()["United States"] == "/services?q=helpline"
    assert british.heading == "Help for “helpline” in the United Kingdom"
    assert "country=GB" in british.links()["Name, A to Z"]
    assert british.links()["About"] == "/about?country=GB"


def test_index_gives_distances_in_the_unit_of_the_country(browser: Browser) -> None:
    assert "mile" in browser.open("/services?near=Boston&mode=in_person").main
    australian = browser.open("/services?near=Melbourne&mode=in_person&country=AU")
    assert " km away" in australian.main
    assert "mile" not in australian.main


def test_index_counts_beside_the_filters_are_what_they_give(browser: Browser) -> None:
    page = browser.open("/services?near=Boston")

    label = next(one for one in page.all("label") if words_of(one).startswith("By phone"))
    count = words_of(label).removeprefix("By phone ")
    assert browser.open("/services?near=Boston&mode=phone").words.count(f"{count} services") == 1


def test_index_filters_are_closed_and_keep_the_question(browser: Browser) -> None:
    page = browser.open("/services?q=help&near=Boston&mode=phone")

    filters = page.all("details", class_="filters")[0]
    assert filters.get("open") is None
    hidden = {(one.get("name"), one.get("value")) for one in under(filters, "input")}
    assert {("q", "help"), ("near", "Boston")} <= hidden
    chosen = [one.get("value") for one in under(filters, "input") if one.get("checked") is not None]
    assert chosen == ["phone"]


def test_index_pages_are_links(browser: Browser) -> None:
    first = browser.open("/services?near=Boston")
    second = browser.open(first.links()["Next page"])

    assert first.links()["Next page"] == "/services?near=Boston&page=2#found"
    assert second.links()["Previous page"] == "/services?near=Boston#found"
    assert second.all("div", id="found")
    assert [one.get("rel") for one in second.all("link")].count("prev") == 1
    assert not set(first.result_numbers()) & set(second.result_numbers())


def test_index_says_when_there_are_fewer_pages(browser: Browser) -> None:
    page = browser.open("/services?near=Boston&page=1000000000")

    assert "There are only" in page.words
    assert page.result_names()
    assert "Next page" not in page.links()


def test_index_orders_are_links(browser: Browser) -> None:
    page = browser.open("/services?near=Boston&mode=in_person")

    by_name = browser.open(page.links()["Name, A to Z"])
    first_group = by_name.all("ul", class_="cards")[0]
    names = [words_of(one) for one in under(first_group, "h3")]
    assert len(names) > 5
    assert names == sorted(names, key=fold)
    assert page.links()["Nearest"].endswith("sort=nearest&mode=in_person")
    assert "Nearest" not in browser.open("/services?q=help").links()


def test_index_says_once_that_nothing_is_confirmed(browser: Browser) -> None:
    page = browser.open("/services?near=Boston")

    assert page.words.count("Nobody has confirmed") == 1


def test_index_shows_the_day_of_a_confirmation(browser_on: BrowserOn) -> None:
    confirmed = datetime.now(UTC).date() - timedelta(days=3)
    browser = browser_on(
        make.record(
            "Sure line",
            freshness=[
                {
                    "field_group": "contact",
                    "checked_on": confirmed.isoformat(),
                    "checked_by": "staff",
                    "method": "phone",
                    "result": "confirmed",
                }
            ],
        ),
        make.record("Other line"),
    )

    page = browser.open("/services")

    assert f"Confirmed on {confirmed.day} {confirmed:%B %Y}" in card(page, "Sure line")
    assert "Confirmed" not in card(page, "Other line")
    assert "Nobody has confirmed" not in page.words


def test_index_puts_crisis_lines_first_and_hides_nothing(browser: Browser) -> None:
    page = browser.open("/services?q=i+want+to+die&country=GB")

    assert page.text.index("116 123") < page.text.index("Change the search")
    assert "999" in page.main
    assert page.all("section", class_="first-help")
    american = browser.open("/services?q=i+want+to+die")
    assert under(american.all("section", class_="first-help")[0], "a")[0].get("href") == "tel:988"


def test_index_names_the_treatment_line_first_when_someone_is_ill(browser: Browser) -> None:
    page = browser.open("/services?q=cannot+breathe")

    first = words_of(page.all("section", class_="first-help")[0])
    assert first.startswith("If you need help now Ill during treatment? Call your cancer centre's")


def test_index_shows_no_urgent_lines_unasked(browser: Browser) -> None:
    assert not browser.open("/services?q=wig").all("section", class_="first-help")


def test_index_with_nothing_found_is_no_dead_end(browser: Browser) -> None:
    page = browser.open("/services?q=xyzzyq&near=Leeds&mode=in_person")

    assert page.result_names() == []
    assert "0 services" in page.words
    assert "Macmillan Support Line" in page.words
    assert page.links()["All help in this place"] == "/services?near=Leeds&country=GB"


def test_index_leads_out_of_filters_that_find_nothing_together(browser: Browser) -> None:
    page = browser.open("/services?near=Leeds&need=ride&mode=phone&audience=bereaved&cost=free")

    assert page.result_names() == []
    assert browser.open(page.links()["All help in this place"]).result_names()


def test_index_says_what_leaving_out_a_filter_finds_and_names_the_nearest(
    browser_on: BrowserOn, browser: Browser
) -> None:
    few = browser_on(
        make.record("Phone line", delivery_modes=["phone"], languages=[{"code": "es"}]),
        make.record(
            "Worcester group",
            delivery_modes=["in_person"],
            reach="site",
            service_areas=[],
            locations=[
                make.location("Hall", "Worcester", "MA", latitude=42.2626, longitude=-71.8023)
            ],
        ),
    )

    page = few.open("/services?near=Boston&mode=in_person")

    assert page.links()["Without “In person”: 1"] == "/services?near=Boston"
    assert (
        "None to go to within 25 miles; the nearest is in Worcester, about 39 miles away."
        in page.words
    )
    assert page.links()["Look within 50 miles: 1 service"] == (
        "/services?near=Boston&within=80&mode=in_person"
    )
    wider = few.open("/services?near=Boston&within=80&mode=in_person")
    assert wider.result_names() == ["Worcester group"]


def test_index_parts_what_is_further_away_and_what_must_be_asked(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Hope house",
            needs=["lodging"],
            delivery_modes=["in_person"],
            reach="site",
            service_areas=[],
            locations=[make.location("House", "Worcester", "MA", latitude=42.26, longitude=-71.8)],
        ),
        make.record(
            "Some group",
            delivery_modes=["in_person"],
            reach="site",
            service_areas=[{"area": "US-MA"}],
        ),
        make.record("Phone line"),
    )

    page = browser.open("/services?near=Boston")

    headings = [words_of(one) for one in page.all("h2")]
    assert page.result_names() == ["Phone line", "Hope house", "Some group"]
    parts = ["Results", "Further away", "Somewhere in Massachusetts: ask where"]
    assert [one for one in headings if one in parts] == parts
    assert "None to go to within 25 miles; the nearest is in Worcester" in page.main
    assert "about 38 miles away" in card(page, "Hope house")


def test_a_card_leads_only_to_confirmed_channels_of_its_own(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Calls", phones=[{"number": "+1 617-632-3000", "published": True}]),
        make.record(
            "Kept back",
            phones=[{"number": "+1 617-555-0199", "published": False}],
            url="https://elsewhere.example/about-it",
            url_kind="about",
        ),
        make.record("Own site", url="https://own.example/x", url_kind="own"),
        make.record("Doctors only", url="https://clinic.example/", url_kind="clinician"),
        make.record("Letters", email="us@own.example", email_published=True),
        make.record(
            "In general",
            organization={
                "id": make.ident("General"),
                "name": "General",
                "website": "https://general.example/",
            },
            url="https://elsewhere.example/",
            url_kind="about",
        ),
    )

    page = browser.open("/services")

    assert "Call 1 (617) 632-3000" in card(page, "Calls")
    kept = card(page, "Kept back")
    assert "We have no direct contact yet." in kept
    assert "Ask the cancer line of American Cancer Society: 1-800-227-2345" in kept
    assert "Where we read this" in kept
    assert "0199" not in page.text
    assert "Go to own.example" in card(page, "Own site")
    assert "For health professionals" in card(page, "Doctors only")
    assert "We have no direct contact yet." in card(page, "Doctors only")
    assert page.links()["Write to us@own.example"] == "mailto:us@own.example"
    assert "Ask at general.example" in card(page, "In general")
    assert page.links()["Ask at general.example"] == "https://general.example/"


@pytest.mark.parametrize("country", ["GB", "IE"])
def test_a_card_without_contact_names_the_cancer_line_of_the_place(
    browser_on: BrowserOn, country: str
) -> None:
    browser = browser_on(make.record("Silent", service_areas=[{"area": country}]))

    shown = card(browser.open(f"/services?country={country}"), "Silent")

    named = {"GB": "Macmillan Cancer Support: 0808 808 00 00", "IE": "Irish Cancer Society"}
    assert f"Ask the cancer line of {named[country]}" in shown


def test_a_card_says_whom_it_is_for_as_a_person_would(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Breast", cancers=["breast"], audiences=["patient", "partner", "metastatic"]),
        make.record("Anyone", cancers=["any"]),
        make.record("Unknown", cancers=[]),
        make.record("Town", service_areas=[{"area": "US-MA", "name": "Boston"}]),
    )

    page = browser.open("/services?near=Boston")

    breast = "people with breast cancer; husbands, wives and partners How"
    assert breast in card(page, "Breast").replace("partnersHow", "partners How")
    assert "people with any cancer" in card(page, "Anyone")
    assert "cancer How" not in card(page, "Unknown")
    assert "For people who live in Boston, Massachusetts" in card(page, "Town")
    assert "AreaBoston" not in card(page, "Town")


def test_a_card_says_what_shuts_people_out(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Young", minimum_age=18, maximum_age=39),
        make.record("Referred", who_can_apply="professional_only"),
        make.record("Hospital", own_patients_only="Saint Luke Hospital"),
        make.record("Later", stage="metastatic_only"),
        make.record("Made", run_by_maker=True, fund_status="unknown", cost_options=["unknown"]),
    )

    page = browser.open("/services")

    assert "Ages 18 to 39" in card(page, "Young")
    assert "A health or social care worker must refer you" in card(page, "Referred")
    assert "Only for patients of Saint Luke Hospital" in card(page, "Hospital")
    assert "For metastatic (stage 4) cancer" in card(page, "Later")
    made = card(page, "Made")
    assert "Run by a drug company" in made
    assert "Ask if the fund is open" in made
    assert "Cost" not in made
    assert "Languages" not in made


def test_an_ended_service_is_found_by_name_and_says_so(browser: Browser) -> None:
    page = browser.open("/services?q=Your+Cancer+Game+Plan")

    assert "As far as we know this has ended." in words_of(page.results()[0])
    assert 'class="button"' not in page.text.split("data-service")[1]


# -- what is typed wrongly


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("need=magic", "We do not know “magic” as kind of help, so we left it out."),
        ("language=klingonese", "We do not know “klingonese” as language, so we left it out."),
        ("country=ZZ", "We do not know “ZZ” as the country, so we left it out."),
        ("sort=cheapest", "We do not know “cheapest” as the order, so we left it out."),
        (
            "within=１０",
            "“１０” is not a number we can read as the distance in kilometres. We left it out.",
        ),
        (
            "within=999999999999999999999",
            "“999999999999999999999” is out of range as the distance in kilometres, "
            "so we left it out.",
        ),
        ("page=0", "“0” is out of range as the page, so we left it out."),
        ("page=-3", "“-3” is out of range as the page, so we left it out."),
        ("page=two", "“two” is not a number we can read as the page. We left it out."),
        ("q=" + "word+" * 120, "we used only the first 500 letters of what you look for"),
        (
            "near=Boston&near=Leeds",
            "There was more than one value for the place. We used the first.",
        ),
    ],
)
def test_index_says_what_it_left_out(browser: Browser, query: str, sentence: str) -> None:
    page = browser.open(f"/services?{query}")

    assert sentence in words_of(page.all("ul", class_="problems")[0])
    assert page.result_names() or "word" in query


def test_index_keeps_what_was_typed(browser: Browser) -> None:
    page = browser.open('/services?q="><b>x</b>&near=<i>Nowhere</i>')

    values = {one.get("name"): one.get("value") for one in page.all("input")}
    assert values["q"] == '"><b>x</b>'
    assert values["near"] == "<i>Nowhere</i>"
    assert not page.all("b")
    assert not page.all("i")


@pytest.mark.parametrize("address", ["/services?q=HER2+", "/services?q=HER2%2B"])
def test_index_reads_her2_with_its_plus(browser: Browser, address: str) -> None:
    page = browser.open(address)

    assert page.heading == "Help for “HER2+” in the United States"
    assert any("HER2" in words_of(one) for one in page.results()[:3])


# -- one service


def test_show_moves_every_other_spelling_to_the_right_one(browser: Browser) -> None:
    right = browser.open("/services/1").path

    assert right == "/services/1-hopeline-talk-to-an-oncology-social-worker"
    for wrong in ("/services/1", "/services/1-", "/services/1-wrong", "/services/1-HOPELINE"):
        answer = browser.ask(wrong)
        assert (answer.status, answer.location) == (301, right)
    assert browser.ask("/services/1?country=GB").location == f"{right}?country=GB"


@pytest.mark.parametrize(
    "path",
    [
        "/services/0",
        "/services/00001",
        "/services/999999999",
        "/services/99999999999999999999",
        "/services/１",
        "/services/-1",
        "/services/1.0-x",
        "/services/one",
    ],
)
def test_show_does_not_know_other_numbers(browser: Browser, path: str) -> None:
    assert browser.open(path, 404).heading == "This page is not here"


def test_show_moves_from_a_merged_service_to_the_one_that_stays(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("Old name", merged_into=make.ident("New name")), make.record("New name")
    )

    assert browser.ask("/services/1-old-name").location == "/services/2-new-name"


def test_show_answers_in_the_order_of_a_worried_reader(browser: Browser) -> None:
    page = browser.open("/services/1")

    assert [words_of(one) for one in page.all("h2")] == [
        "Can they help me?",
        "How to start",
        "How and when",
        "Cost and money",
        "Who runs it",
        "How we know this",
        "Other help of this kind",
    ]
    assert page.links()["Call 1 (800) 813-4673"] == "tel:+18008134673"
    assert "Nobody has confirmed this with the organisation yet." in page.words


def test_show_keeps_back_what_is_not_public_and_says_what_it_does_not_know(
    browser_on: BrowserOn,
) -> None:
    browser = browser_on(
        make.record(
            "Refuge",
            phones=[{"number": "+1 617-555-0199", "published": False}],
            email="anna@refuge.example",
            staff_note="Ring twice.",
            locations=[
                make.location(
                    "Hidden house",
                    "Worcester",
                    "MA",
                    latitude=42.2,
                    longitude=-71.8,
                    confidential=True,
                )
            ],
        )
    )

    page = browser.open("/services/1")

    for secret in ("0199", "anna@", "Ring twice", "Hidden house", "Worcester", "42.2"):
        assert secret not in page.text
    assert "We have no phone number yet that somebody has checked." in page.words
    assert "The address is kept private for safety." in page.words
    assert "We do not know: hours, cost and languages." in page.words


def test_show_names_sources_by_kind_with_their_dates(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            sources=[
                {"url": "https://www.own.example/page", "page_date": "2019-08-09"},
                {"url": "github.com/someone/list : file (index id 12345)", "page_date": "2026"},
                {"url": "github.com/x/y : data/Hospitals.csv (DHS HIFLD Hospitals layer)"},
            ]
        )
    )

    page = browser.open("/services/1")

    age = datetime.now(UTC).year - 2019
    assert f"A web page of own.example, dated 9 August 2019, about {age} years ago" in page.words
    assert "A public list of cancer services, dated 2026" in page.words
    assert "A public list: hospitals in the United States, from the government" in page.words
    assert "HIFLD" not in page.text
    assert "index id" not in page.text
    assert "github" not in page.text


def test_show_says_about_where_only_the_town_is_known(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Rough",
            delivery_modes=["in_person"],
            reach="site",
            locations=[make.location("Hall", "Boston", "MA")],
        )
    )

    assert "We do not know the street. Ask them where to go." in browser.open("/services/1").words


def test_show_says_what_to_say_and_how_to_ask_for_an_interpreter(browser_on: BrowserOn) -> None:
    phones = [{"number": "+1 617-632-3000", "published": True}]
    browser = browser_on(
        make.record(
            "Both",
            needs=["ride"],
            cancers=["breast"],
            audiences=["patient", "caregiver"],
            phones=phones,
        ),
        make.record("Referred", who_can_apply="professional_only", phones=phones),
        make.record("Website", url="https://own.example/", url_kind="own"),
    )

    both = browser.open("/services/1")
    said = [words_of(one) for one in both.all("p", class_="say")]
    referred = browser.open("/services/2")

    assert said == [
        "My name is …, and I have breast cancer. I am looking for rides to appointments.",
        "My name is …, and someone close to me has breast cancer. "
        "I am looking for rides to appointments.",
        "Can you help, and what do I need to have ready?",
        "I need a Spanish interpreter, please.",
        "Necesito un intérprete de español, por favor.",
    ]
    assert words_of(both.all("p", lang="es")[0]) == said[-1]
    assert "My name is" not in referred.main
    assert "Ask your nurse, doctor or social worker to refer you." in referred.main
    assert not browser.open("/services/3").all("p", class_="say")


def test_show_orders_places_by_distance_when_told_where_one_is(browser_on: BrowserOn) -> None:
    halls = [
        make.location("Hall one", "Boston", "MA"),
        make.location("Hall two", "Worcester", "MA"),
    ]
    fields = {"delivery_modes": ["in_person"], "reach": "site"}
    browser = browser_on(
        make.record("Two", locations=halls, **fields),
        make.record("One", locations=halls[:1], **fields),
    )

    def places(address: str) -> list[str]:
        sites = browser.open(address).all("ul", class_="sites")[0]
        return [words_of(one) for one in under(sites, "strong")]

    assert places("/services/1-two") == ["Hall one", "Hall two"]
    assert places("/services/1-two?near=Worcester,+MA") == ["Hall two", "Hall one"]
    page = browser.open("/services/1-two?near=Worcester,+MA")
    assert "In or near Worcester" in page.main
    assert "about 39 miles away" in page.main or "about 38 miles away" in page.main
    assert page.headers["Cache-Control"] == "no-store"
    assert (
        "We do not know a place called “Xyzzy”." in browser.open("/services/1-two?near=Xyzzy").main
    )
    assert "too large to measure" in browser.open("/services/1-two?near=Texas").main
    assert not browser.open("/services/2-one").all("form", class_="ask-place")


def test_show_names_up_to_three_others_of_the_same_kind_and_never_itself(
    browser_on: BrowserOn,
) -> None:
    browser = browser_on(
        *(make.record(f"Ride {number}", needs=["ride"]) for number in range(6)),
        make.record("Wigs", needs=["wigs"]),
    )

    page = browser.open("/services/1")
    similar = page.all("section", class_="similar")[0]

    links = [words_of(one) for one in under(similar, "a")]
    assert len(links) == 4
    assert all(one.startswith("Ride") for one in links[:3])
    assert "Ride 0" not in links
    assert browser.open(page.links()["See all help of this kind"]).result_names()


def test_show_looks_for_others_where_the_service_is(browser_on: BrowserOn) -> None:
    rides: dict[str, Any] = {"needs": ["ride"], "delivery_modes": ["home_visit"], "reach": "area"}
    hall = make.location("Hall", "Leeds", "England", country="GB")
    browser = browser_on(
        make.record("British ride", service_areas=[{"area": "GB"}], **rides),
        make.record("Other British ride", service_areas=[{"area": "GB"}], **rides),
        make.record("American ride", **rides),
        make.record(
            "Leeds group",
            delivery_modes=["in_person"],
            reach="site",
            service_areas=[],
            locations=[hall],
        ),
    )

    ride, group = browser.open("/services/1"), browser.open("/services/4")

    assert "Other British ride" in ride.links()
    assert "American ride" not in ride.links()
    assert ride.links()["See all help of this kind"] == "/services?country=GB&need=ride"
    everything = group.links()["See help that is a bit like this"]
    assert everything == (
        "/services?near=Leeds,+England&within=483&country=GB&sort=nearest&need=emotional"
    )
    assert browser.open(everything).heading.startswith("Emotional support near Leeds")


def test_show_says_open_now_only_of_what_is_surely_there(browser_on: BrowserOn) -> None:
    always = [
        {
            "byday": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
            "opens_at": "00:00",
            "closes_at": "24:00",
            "timezone": "America/New_York",
        }
    ]
    browser = browser_on(
        make.record("Always", schedules=always),
        make.record("Perhaps", schedules=always, status="unknown"),
        make.record("Words", hours_description="Day and night"),
    )

    assert "Open now, day and night" in browser.open("/services/1").main
    assert "Open now" not in browser.open("/services/2").main
    assert "Open now" not in browser.open("/services/3").main


def test_show_offers_to_report_a_mistake_only_where_somebody_reads_it(
    browser_on: BrowserOn,
) -> None:
    browser = browser_on(make.record("Kept"))
    app = browser.client.application
    without = browser.open("/services/1")
    config = app.extensions["config"]
    app.extensions["config"] = replace(config, report_email="reports@finder.example")

    page = browser.open("/services/1-kept?near=Boston")

    assert "Seen a mistake?" not in without.main
    assert page.links()["Tell us by e-mail"] == (
        "mailto:reports@finder.example?subject=Support%20Finder%3A%20service%201"
    )


def test_no_public_page_shows_the_words_of_staff(browser: Browser) -> None:
    pages = [browser.open(f"/services/{number}") for number in range(1, 640, 23)]

    for page in pages:
        assert "index id" not in page.text
        assert "github" not in page.text.lower()


def test_slug_is_short_plain_and_never_empty() -> None:
    assert slug("Rides & Lodging: St. Mary’s (HER2+)") == "rides-and-lodging-st-marys-her2"
    assert slug("") == "page"
    assert slug("—") == "page"
    assert len(slug("long " * 40)) <= 60
    assert not slug("abcd " * 40).endswith("-")


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("", "Help in the United States"),
        ("country=IE", "Help in Ireland"),
        ("near=Texas", "Help in Texas"),
        ("near=Ireland", "Help in Ireland"),
        ("near=02215", "Help near 02215 (Boston, Massachusetts)"),
        ("need=ride&near=Leeds", "Rides to appointments near Leeds, West Yorkshire"),
        (
            "need=ride&need=lodging&mode=in_person",
            "Rides to appointments or a place to stay near treatment in person "
            "in the United States",
        ),
        ("q=group&cancer=her2_positive", "Help for “group” for HER2-positive breast cancer"),
        ("language=es&cost=free", "Help in Spanish in the United States: free"),
        (
            "audience=caregiver&cost=free",
            "Help in the United States: carer, family or friend; free",
        ),
    ],
)
def test_index_heading_says_what_was_searched(browser: Browser, query: str, heading: str) -> None:
    assert browser.open(f"/services?{query}").heading.startswith(heading)


def test_index_shows_people_who_listen_first_when_somebody_cannot_go_on(browser: Browser) -> None:
    page = browser.open("/services?q=i+want+to+die")

    assert page.heading == "Please talk to someone now"
    first_help = words_of(page.all("section", class_="first-help")[0])
    assert first_help.index("988") < first_help.index("911")
    assert page.result_names()


def test_show_says_open_of_a_fund_only_in_the_week_that_somebody_said_so(
    browser_on: BrowserOn,
) -> None:
    today = datetime.now(UTC).date()
    browser = browser_on(
        make.record("Fresh", fund_status="open", fund_status_date=today.isoformat()),
        make.record(
            "Old", fund_status="open", fund_status_date=(today - timedelta(days=9)).isoformat()
        ),
    )

    assert "Ask if the fund is open" not in browser.open("/services/1").main
    assert "Ask if the fund is open" in browser.open("/services/2").main


def test_index_reads_no_grief_into_a_crisis(browser: Browser) -> None:
    page = browser.open("/services?q=i+want+to+die")

    assert page.result_names()
    assert "hospice" not in page.main.casefold()
    assert "grief" not in page.main.casefold()


def test_index_repeats_no_words_of_who_is_in_danger_at_home(browser: Browser) -> None:
    page = browser.open("/services?q=my+husband+hits+me&country=GB")

    assert page.heading == "People to call now"
    assert "husband" not in page.title
    assert "Ill during treatment" not in page.main
    first_help = words_of(page.all("section", class_="first-help")[0])
    assert "Domestic" in first_help[: first_help.index("999")]


def test_index_leads_to_the_urgent_lines_of_the_place(browser: Browser) -> None:
    page = browser.open("/services?near=Leeds")

    assert page.links()["Urgent help"] == "/urgent?country=GB"
    assert browser.open("/services?near=Boston").links()["Urgent help"] == "/urgent"
    service = page.links()[page.result_names()[0]]
    assert browser.open(service).links()["Urgent help"] == "/urgent?country=GB"


def test_whether_a_service_still_runs_is_said_when_nobody_knows(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Sure"), make.record("Unsure", status="unknown"))
    unsure = "Ask first if this still runs"

    page = browser.open("/services")

    assert unsure in card(page, "Unsure")
    assert unsure not in card(page, "Sure")
    assert unsure in browser.open("/services/2").main
    assert unsure not in browser.open("/services/1").main


def test_show_of_what_has_ended_tells_nobody_how_to_start(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Gone", status="not_live", cost_options=["free"]))

    page = browser.open("/services/1")

    assert "As far as we know this has ended" in page.main
    assert "How to start" not in page.main
    assert "Free" not in page.main
    assert "How we know this" in page.main


def test_a_card_gives_no_distance_that_a_rough_point_cannot_know(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Here",
            delivery_modes=["in_person"],
            reach="site",
            locations=[make.location("House", "Boston", "MA")],
        )
    )

    assert "away" not in card(browser.open("/services?near=Boston"), "Here")
    assert "away" in card(browser.open("/services?near=Worcester,+MA&within=100"), "Here")


@pytest.mark.parametrize("name", ["Manchester", "New York", "Boston", "Springfield", "Quebec"])
def test_every_other_place_is_reached_in_one_tap(browser: Browser, name: str) -> None:
    page = browser.open(f"/services?near={name.replace(' ', '+')}")

    others = page.all("details", class_="others")
    for link in under(others[0], "a") if others else []:
        reached = browser.open(link.get("href", ""))
        assert words_of(link) in reached.heading, link.get("href")


def test_index_says_where_nothing_local_is_known(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("National line"),
        make.record("Maine line", service_areas=[{"area": "US-ME"}]),
    )

    vermont = browser.open("/services?near=Vermont")
    stowe = browser.open("/services?near=Stowe,+Vermont")
    maine = browser.open("/services?near=Maine")

    assert "We know nothing local in Vermont yet that fits." in vermont.main
    assert "We know nothing local near Stowe yet that fits." in stowe.main
    assert vermont.result_names() == ["National line"]
    assert "We know nothing local" not in maine.main
    assert "We know nothing local" not in browser.open("/services").main
    assert "We know nothing local" not in browser.open("/services?near=Ireland").main


def test_index_says_what_was_left_open_to_find_anything(browser_on: BrowserOn) -> None:
    browser = browser_on(make.record("Counselling", needs=["counselling"]))

    page = browser.open("/services?q=counselling+in+Polish&near=Boston")

    assert (
        "We know nothing in Polish near Boston, Massachusetts. This may help instead." in page.main
    )
    assert page.result_names() == ["Counselling"]
    assert "This may help instead" not in browser.open("/services?q=counselling&near=Boston").main


def test_index_shows_what_was_said_for_certain_as_a_chip(browser: Browser) -> None:
    page = browser.open("/services?q=counselling+by+phone&near=Leeds")

    assert page.heading == "Help for “counselling” by phone near Leeds, West Yorkshire"
    without = browser.open(page.links()["Remove By phone ×"])
    assert without.heading == "Help for “counselling” near Leeds, West Yorkshire"
    assert page.all("input", id="q")[0].get("value") == "counselling"


@pytest.mark.parametrize(
    "address",
    ["/services?q=he+hits+me", "/services?q=i+want+to+kill+myself", "/es/services?q=me+pega"],
)
def test_index_writes_none_of_the_words_of_danger(browser: Browser, address: str) -> None:
    page = browser.open(address)
    typed = address.partition("q=")[2].replace("+", " ")

    assert typed not in page.main
    assert page.all("input", id="q")[0].get("value") == ""
    assert not page.all("ul", class_="chips")


def test_index_in_a_form_keeps_the_country_that_was_asked_for(browser: Browser) -> None:
    hidden = {
        one.get("name"): one.get("value")
        for one in browser.open("/services?near=Leeds").all("input", type="hidden")
    }

    assert "country" not in hidden


def test_show_of_a_site_never_says_that_one_has_to_live_there(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record("House", reach="site", service_areas=[{"area": "US-TN"}], delivery_modes=[])
    )

    page = browser.open("/services/1")

    assert "Living in" not in page.main
    assert "Tennessee: ask them where" in page.main


def test_show_of_another_spelling_keeps_the_place(browser: Browser) -> None:
    answer = browser.ask("/services/2-old?near=Houston")

    assert answer.status == 301
    assert (answer.location or "").endswith("?near=Houston")


# -- what a number that nobody checked, and a long way, do to a page


def test_show_names_no_call_without_a_number(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Held back",
            phones=[{"number": "+1 617-555-0199", "published": False}],
            application_routes=["phone", "post"],
        )
    )

    page = browser.open("/services/1").main

    assert "Send a form by post" in page
    assert "Call them" not in page


def test_index_says_when_somebody_answers_where_one_calls(browser_on: BrowserOn) -> None:
    phones = [{"number": "988", "published": True}]
    browser = browser_on(
        make.record("Calls", phones=phones, hours_description="Mornings only"),
        make.record("Writes", hours_description="Evenings only"),
    )

    page = browser.open("/services")

    assert "Mornings only" in card(page, "Calls")
    assert "Evenings only" not in card(page, "Writes")


def test_index_names_no_office_a_days_journey_away(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Line",
            delivery_modes=["phone", "in_person"],
            locations=[make.location("Office", "Boston", "MA")],
        )
    )

    assert "Boston" in card(browser.open("/services?near=Worcester,+MA"), "Line")
    assert "Boston" not in card(browser.open("/services?near=Houston"), "Line")


def test_what_fits_badly_is_not_the_nearest_either(browser: Browser) -> None:
    page = browser.open("/services?q=support+group&near=Leeds&country=GB")

    assert "the nearest is in Leeds" not in page.main


def test_all_help_in_the_place_of_a_centre_finds_the_centre_again(browser: Browser) -> None:
    page = browser.open("/services?q=xyzzyq+near+MD+Anderson")

    everything = browser.open(page.links()["All help in this place"])

    assert "We do not know a place" not in everything.main
    assert everything.result_names()


def test_show_says_that_what_was_taken_out_is_gone(
    browser_on: BrowserOn, gazetteer: Gazetteer
) -> None:
    browser = browser_on(make.record("Here"))
    author = Author("tests", Origin.IMPORT).for_all("Import of spring.csv")
    with writing(browser.client.application.extensions["engine"]) as session:
        apply(session, [make.record("Fleeting")], author, NOW, gazetteer)
    assert browser.open("/services?q=fleeting").result_names() == ["Fleeting"]

    with writing(browser.client.application.extensions["engine"]) as session:
        assert author.together is not None
        undo(session, author.together.id, author, NOW, gazetteer)

    assert browser.open("/services/2-fleeting", 410).heading == "This page has been taken away"
    browser.open("/organizations/2-fleeting-trust", 410)
    assert "Fleeting" not in browser.open("/services?q=fleeting").result_names()


def test_show_says_which_part_was_confirmed_when(browser_on: BrowserOn) -> None:
    today = datetime.now(UTC).date()
    recent, old = today - timedelta(days=2), today - timedelta(days=100)

    def checks(*named: tuple[str, date]) -> list[dict[str, str]]:
        how = {"checked_by": "staff", "method": "phone", "result": "confirmed"}
        return [{"field_group": group, "checked_on": day.isoformat()} | how for group, day in named]

    facts: dict[str, Any] = {
        "phones": [{"number": "0800 1", "published": True}],
        "hours_description": "Mondays",
    }
    parts = ("contact", "hours", "eligibility", "location", "description")
    browser = browser_on(
        make.record("Partly", **facts, freshness=checks(("contact", recent), ("hours", old))),
        make.record("Wholly", **facts, freshness=checks(*((part, recent) for part in parts))),
        make.record("Never", **facts),
    )

    partly, wholly, never = (browser.open(f"/services/{number}").main for number in (1, 2, 3))

    assert f"Confirmed on {recent.day} {recent:%B %Y}: how to reach them." in partly
    assert f"Confirmed on {old.day} {old:%B %Y}: when they are open." in partly
    assert "Nobody has confirmed the rest with the organisation yet." in partly
    assert "This may have changed since: when they are open." in partly
    assert f"Confirmed on {recent.day} {recent:%B %Y}." in wholly
    assert "Nobody has confirmed" not in wholly
    assert "may have changed" not in wholly
    assert "Nobody has confirmed this with the organisation yet." in never


def test_show_says_why_it_closed_and_what_to_try(browser_on: BrowserOn) -> None:
    browser = browser_on(
        make.record(
            "Wig Bank",
            status="not_live",
            closed_reason="no_money",
            closed_on="2026-05-03",
            instead="Ask the hospital's shop.",
            instead_services=[str(make.ident("Other"))],
        ),
        make.record("Other"),
        make.record("Just gone", status="not_live"),
    )

    page = browser.open("/services/1-wig-bank")

    assert "The money for this help has run out. It closed on 3 May 2026." in page.main
    assert "Try this instead" in page.main
    assert "Ask the hospital's shop." in page.main
    assert page.links()["Other"] == "/services/2-other"
    assert "Cerró el 3 de mayo de 2026." in browser.open("/es/services/1-wig-bank").main
    plain = browser.open("/services/3-just-gone").main
    assert "As far as we know this has ended. We keep the page" in plain
    assert "Try this instead" not in plain
