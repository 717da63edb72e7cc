import json
from typing import Any

import pytest

from tests import make
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn


def ask(browser: Browser, query: str) -> dict[str, Any]:
    answer = browser.ask(f"/api/v1/search?{query}")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    found = json.loads(answer.text)
    assert isinstance(found, dict)
    return found


def test_index_gives_what_the_page_gives(browser: Browser) -> None:
    query = "near=Boston&mode=in_person&need=lodging"

    found = ask(browser, query)

    page = browser.open(f"/services?{query}")
    assert [one["number"] for one in found["results"]] == page.result_numbers()
    assert f"{found['total']} services" in page.words


def test_index_gives_every_field_of_a_result(browser_on: BrowserOn) -> None:
    record = make.record(
        "Hope house",
        needs=["lodging"],
        delivery_modes=["in_person"],
        reach="site",
        cost_options=["free"],
        languages=[{"code": "es"}],
        phones=[{"number": "+1 617-632-3000", "published": True}],
        url="https://own.example/",
        url_kind="own",
        locations=[make.location("House", "Boston", "MA", latitude=42.36, longitude=-71.06)],
    )

    found = ask(browser_on(record), "near=Boston")

    assert found["total"] == 1
    assert found["notice"] is None
    assert found["understood"]["place"]["label"] == "Boston, Massachusetts"
    assert found["understood"]["place"]["kind"] == "town"
    one = found["results"][0]
    assert one["id"] == str(make.ident("Hope house"))
    assert one["organization"]["id"] == str(make.ident("Hope house Trust"))
    assert one["organization"]["name"] == "Hope house Trust"
    assert one["address"] == "/services/1-hope-house"
    assert one["distance_km"] == pytest.approx(0.2, abs=0.3)
    assert one["band"] == "near"
    assert (one["needs"], one["modes"], one["cost"]) == (["lodging"], ["in_person"], "free")
    assert (one["languages"], one["phone"]) == (["es"], "+1 617-632-3000")
    assert (one["url"], one["url_kind"]) == ("https://own.example/", "own")
    assert (one["status"], one["confirmed_on"]) == ("live", None)
    assert {value["value"]: value["count"] for value in found["facets"]["cost"]} == {"free": 1}


@pytest.mark.parametrize(
    ("words", "notice"),
    [("i want to die", "crisis"), ("he hits me", "safety"), ("wig", None)],
)
def test_index_gives_the_notice(browser: Browser, words: str, notice: str | None) -> None:
    assert ask(browser, f"q={words}")["notice"] == notice


def test_index_says_which_terms_it_read(browser: Browser) -> None:
    reads = ask(browser, "q=her2%2B+rent")["understood"]["reads"]

    assert {"words": "her2+", "list": "cancer", "term": "her2_positive"} in reads


def test_index_gives_as_many_as_asked_for(browser: Browser) -> None:
    assert len(ask(browser, "limit=3")["results"]) == 3
    assert len(ask(browser, "")["results"]) == 10
    assert len(ask(browser, "limit=100")["results"]) == 100


@pytest.mark.parametrize("limit", ["0", "101", "-1", "many", "1e3", "１０", "9" * 5000])
def test_index_says_which_limit_it_cannot_use(browser: Browser, limit: str) -> None:
    if len(limit) > 4000:
        assert browser.ask(f"/api/v1/search?limit={limit}").status == 414
        return
    found = ask(browser, f"limit={limit}")

    assert [problem["field"] for problem in found["problems"]] == ["limit"]
    assert len(found["results"]) == 10


def test_index_lists_the_same_problems_as_the_page(browser: Browser) -> None:
    found = ask(browser, "need=magic&within=near&page=0")

    assert [(one["kind"], one["field"], one["value"]) for one in found["problems"]] == [
        ("not_a_number", "within", "near"),
        ("out_of_range", "page", "0"),
        ("unknown_value", "need", "magic"),
    ]


def test_errors_of_the_api_are_json(browser: Browser) -> None:
    answer = browser.ask("/api/v1/nothing")

    assert answer.status == 404
    assert json.loads(answer.text)["error"]["status"] == 404


def test_index_says_safety_for_illness_too(browser: Browser) -> None:
    assert ask(browser, "q=chest+pain+during+chemo")["notice"] == "safety"


def test_index_explains_the_order_where_asked(browser: Browser) -> None:
    plain = json.loads(browser.ask("/api/v1/search?q=rent&near=Texas").text)
    explained = json.loads(browser.ask("/api/v1/search?q=rent&near=Texas&explain=1").text)

    assert "reasons" not in plain["results"][0]
    for result in explained["results"]:
        assert abs(sum(result["reasons"].values()) - result["score"]) < 0.001
    assert [one["id"] for one in explained["results"]] == [one["id"] for one in plain["results"]]


def test_index_says_which_typing_errors_were_mended(browser: Browser) -> None:
    found = ask(browser, "q=brest+cancer")

    assert found["understood"]["corrections"] == [{"said": "brest", "read": "breast"}]
    assert found["understood"]["text"] == "breast cancer"


def test_index_mends_nothing_in_an_exact_search(browser: Browser) -> None:
    found = ask(browser, "q=brest+cancer&exact=1")

    assert found["understood"]["corrections"] == []
    assert found["understood"]["text"] == "brest cancer"
    assert found["problems"] == []
