"""Whatever is typed or sent: a normal page with a sentence, never a 500, never unescaped."""

from itertools import product
from urllib.parse import quote

import pytest

from finder.search.filters import FILTERS
from tests.web.browsing import Browser, TagCounter

PARAMETERS = ("q", "near", "within", "country", "sort", "page", *(one.key for one in FILTERS))
PATHS = ("/services/", "/services/1-", "/organizations/1-", "/static/", "/")
MARK = "zq7x"
BAD = {
    "empty": "",
    "blank": quote("  \t\n "),
    "null": f"{MARK}%00{MARK}",
    "control characters": "%01%02%1b[31m%7f%c2%85",
    "invisible": quote("\u200b\u200d\u2060\ufeff\u00ad"),
    "turned around": quote(f"\u202e{MARK}\u202d"),
    "half a surrogate": "%ED%A0%80%ED%BF%BF",
    "broken encoding": "%FF%FE%80%C0%AF",
    "broken escapes": "%%%ZZ%2",
    "mixed scripts": quote("HER2 рак मदद 癌 \u0301\u0301\u0301 ﷽ 👩🏽‍🦲"),
    "many accents": quote("e" + "\u0301" * 300),
    "SQL": quote(f"' OR 1=1; DROP TABLE service; -- {MARK}\" UNION SELECT NULL"),
    "HTML": quote(f"<{MARK}>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"),
    "template": quote("{{7*7}} {% raw %} ${7*7} %(value)s %s %n {0}"),
    "query syntax": quote('"a" AND (b OR NOT c*) NEAR/3 d^2 ~ : \\ +x -y'),
    "path": quote("../../../../etc/passwd\\..\\"),
    "other digits": quote("１０ ٣ ४"),
    "no number": "nan",
    "huge number": "9" * 400,
    "below zero": "-1",
    "fraction": "1.5e3",
    "page one billion": "1000000000",
    "long word": "a" * 3000,
    "many words": "+".join(["support"] * 350),
    "many letters": "a+" * 1500,
    "list": "a,b,c[]",
    "json": quote('{"a": [1, {"$ne": null}]}'),
    "line breaks": "a%0d%0aSet-Cookie:%20x=1",
}


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_gives_a_normal_page(browser: Browser, parameter: str, name: str) -> None:
    page = browser.open(f"/services?{parameter}={BAD[name]}")

    tags = TagCounter()
    tags.feed(page.text)
    assert (tags.found["script"], tags.found[MARK], tags.found["img"]) == (3, 0, 0)


@pytest.mark.parametrize("parameter", [*PARAMETERS, "limit"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_gives_a_normal_answer(browser: Browser, parameter: str, name: str) -> None:
    answer = browser.ask(f"/api/v1/search?{parameter}={BAD[name]}")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ["/", "/urgent", "/about", "/privacy", "/how-we-check"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_country_gives_a_normal_page(browser: Browser, path: str, name: str) -> None:
    page = browser.open(f"{path}?country={BAD[name]}")

    assert MARK not in page.text
    assert page.links()["Urgent help"] == "/urgent"


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("path", PATHS)
def test_a_bad_path_is_a_page_or_moves_to_one(browser: Browser, path: str, name: str) -> None:
    answer = browser.ask(path + BAD[name])

    assert answer.status in (200, 301, 404)
    if answer.location:
        assert answer.location.startswith("/")
        assert "\n" not in answer.location


def test_bad_values_together_give_a_normal_page(browser: Browser) -> None:
    for one, other in product(("HTML", "null", "SQL", "other digits"), repeat=2):
        query = "&".join(f"{key}={BAD[one]}&{key}={BAD[other]}" for key in PARAMETERS)
        assert len(query) < 4096
        assert browser.open(f"/services?{query}").all("ul", class_="problems")


def test_what_contradicts_itself_is_said(browser: Browser) -> None:
    page = browser.open("/services?sort=name&sort=nearest&page=1&page=2&near=Boston&within=5")

    assert page.words.count("There was more than one value") == 2


def test_unknown_parameters_are_left_alone(browser: Browser) -> None:
    plain = browser.open("/services?q=rent")
    more = browser.open("/services?q=rent&utm_source=x&q[]=y&__proto__=1")

    assert more.result_numbers() == plain.result_numbers()


def test_a_body_with_a_reading_request_is_left_alone(browser: Browser) -> None:
    answer = browser.ask("/services?q=rent", data=b"\xff" * 1000, content_type="application/json")

    assert answer.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": ""},
        {"X-Forwarded-Host": "evil.example"},
        {"Accept-Language": "xx;q=nan,*;q=9"},
        {"Range": "bytes=0-1000000"},
        {"If-None-Match": "*"},
        {"Content-Length": "99999999"},
        {"Accept": "nothing/at-all"},
        {"Cookie": "session=" + "x" * 3000},
    ],
)
def test_odd_headers_change_nothing(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.ask("/services?q=rent", headers=headers)

    assert answer.status == 200
    assert "evil.example" not in answer.text
