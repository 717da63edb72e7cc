"""Two of one team work on the same case; somebody of another team finds nothing of it anywhere."""

import re
from uuid import uuid4

from flask import Flask

from finder.web.access import LISTS, PERSONAL, Access
from tests import make
from tests.web.browsing import Browser, Page
from tests.web.casework.conftest import WorkerBrowser, new_case
from tests.web.staff import form_token

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
RECORDS = (make.record("Rides", needs=["ride"]), make.record("Wigs", needs=["wigs"]))
OURS = [one for one in LISTS[Access.WORKER] if one in PERSONAL]


def id_in(page: Page, pattern: str) -> str:
    """Give the id of the first form on a page that leads to such an address."""
    found = re.search(pattern.replace("ID", "([0-9a-f-]{36})"), page.text)
    assert found is not None
    return found[1]


def ask_everything(app: Flask, browser: Browser, ids: dict[str, str]) -> dict[str, int]:
    """Ask every endpoint of workers that names a record for these, in every way; give statuses."""
    asked = {}
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in OURS:
            continue
        values = {name: ids[name] for name in rule.arguments}
        address = app.url_map.bind("localhost").build(rule.endpoint, values)
        for method in {"GET", *UNSAFE} & (rule.methods or set()):
            fields = {"csrf_token": form_token(app), "form_key": uuid4().hex, "pick": "1:ride"}
            options = {} if method == "GET" else {"data": fields}
            headers = {"Sec-Fetch-Site": "same-origin"}
            answer = browser.ask(address, method, headers=headers, **options)
            asked[f"{method} {rule.endpoint}"] = answer.status
    return asked


def test_a_colleague_takes_over_and_another_team_finds_nothing(
    worker_browser: WorkerBrowser,
) -> None:
    first = worker_browser(*RECORDS, email="first@example.org")
    second = worker_browser(email="second@example.org")
    stranger = worker_browser(team="Ward 6", email="stranger@example.org")
    app = first.client.application
    case = new_case(first, age="46", needs=["ride", "wigs"], note="Mornings are best")
    first.submit(case, {"pick": ["1:ride", "2:wigs"]}, to=case.path)
    typed = {"name": "Usual", "numbers": "1"}
    usual = first.submit(first.open("/staff/collections"), typed, to="/staff/collections")
    shared = first.submit(usual, to="/link")

    # The colleague finds it, and goes on where the first one stopped.
    assert second.open("/staff/cases").links()["amber-heron-274"] == case.path
    page = second.open(case.path)
    assert "Mornings are best" in page.main
    page = second.submit(page, to="/outcome", button="Reached them – Rides")
    assert "Reached them" in first.open(case.path).main
    assert second.open(usual.path).heading == "Usual"
    # Both write what is known at once: whoever is later sees both texts, and loses none.
    mine, theirs = first.open(f"{case.path}/known"), second.open(f"{case.path}/known")
    second.submit(theirs, {"note": "Evenings are best now"})
    clash = first.submit(mine, {"age": "47"}, status=409)
    assert "Evenings are best now" in clash.main
    assert "Mornings are best" in clash.text
    assert 'value="47"' in clash.text
    assert "Evenings are best now" in first.submit(clash, {"note": "Evenings are best now"}).main

    ids = {
        "case_id": case.path.rpartition("/")[2],
        "collection_id": usual.path.rpartition("/")[2],
        "item_id": id_in(page, "/items/ID/outcome"),
        "link_id": id_in(shared, "/team-links/ID/remove"),
    }
    before = [first.open(path).main for path in (case.path, usual.path)]
    asked = ask_everything(app, stranger, ids)
    assert len(asked) > 15
    assert {way: status for way, status in asked.items() if status != 404} == {}
    for path in ("/staff/cases", "/staff/cases?list=closed", "/staff/collections", "/staff/report"):
        said = stranger.open(path).main
        assert not any(word in said for word in ("amber", "Usual", "Ward 5"))
    lost = {"reference": "amber-heron-274"}
    found = stranger.submit(stranger.open("/staff/cases"), lost, to="/find")
    assert "None of your teams has a case" in found.main
    assert [first.open(path).main for path in (case.path, usual.path)] == before
