"""What an install does not show is off on every page for visitors, and comes back whole."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from finder.db import open_engine, reading, writing
from finder.directory.keeping import read_kept_service
from finder.directory.settings import change_settings
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import NOW
from tests.web.browsing import Browser
from tests.web.conftest import BrowserOn

BRITISH = [{"area": "GB"}]
AMBER, BIRCH, CEDAR, DUNE = (f"{tree} wigs" for tree in ("Amber", "Birch", "Cedar", "Dune"))
# Every kind of page that lists services, and the one service that stays.
LISTS = (
    "/services?q=wigs&country=US",
    "/services?q=wigs&country=GB",
    "/services?need=wigs&country=GB&sort=name",
    "/api/v1/search?q=wigs&country=GB",
    "/start?country=GB",
    "/helping?country=GB",
    "/organizations/1-both",
    "/services/1-amber-wigs",
    "/list?kept=1.2.3.4.5",
    "/list/sheet?kept=1.2.3.4.5",
    "/list/calls?kept=1.2.3.4.5",
    "/list/send?kept=1.2.3.4.5",
    "/list/numbers.vcf?kept=1.2.3.4.5",
)


def show(engine: Engine, gazetteer: Gazetteer, countries: Sequence[str]) -> None:
    with writing(engine) as session:
        values = {"shown_countries": list(countries)}
        change_settings(session, values, "admin@example.org", NOW, gazetteer)


def named(browser: Browser, paths: Sequence[str]) -> set[str]:
    """Give which of the services stand on any of these pages."""
    text = "".join(browser.ask(path).text for path in paths)
    return {
        name for name in (AMBER, BIRCH, CEDAR, DUNE) if f">{name}<" in text or f'"{name}"' in text
    }


def test_what_is_off_is_on_no_page_for_visitors_and_comes_back(
    browser_on: BrowserOn, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    browser = browser_on(
        make.record(AMBER, organization="Both", needs=["wigs"]),
        make.record(BIRCH, organization="Both", needs=["wigs"], service_areas=BRITISH),
        make.record(CEDAR, organization="British", needs=["wigs"], service_areas=BRITISH),
        make.record(DUNE, organization="World", needs=["wigs"], service_areas=[{"area": "WORLD"}]),
        make.record("Joined", organization="Both", merged_into=make.ident(BIRCH)),
    )
    engine = open_engine(f"sqlite:///{tmp_path / 'own.sqlite'}")
    own = ("/services/2-birch-wigs", "/services/3-cedar-wigs", "/organizations/2-british")
    assert named(browser, LISTS) == {AMBER, BIRCH, CEDAR, DUNE}
    assert [browser.ask(path).status for path in own] == [200, 200, 200]
    assert "It lists 4 services of 3 organisations." in browser.open("/about").words

    show(engine, gazetteer, ["US"])

    assert named(browser, LISTS) == {AMBER, DUNE}
    assert BIRCH not in browser.open("/services?q=Birch+wigs").result_names()
    assert [browser.ask(path).status for path in own] == [404, 404, 404]
    browser.open("/services/2", 404)
    browser.open("/services/5-joined", 404)
    assert "It lists 2 services of 2 organisations." in browser.open("/about").words
    with reading(engine) as session:  # who keeps the directory has it all the same
        kept = read_kept_service(session, 2)
    assert kept is not None
    assert kept.record.name == BIRCH

    show(engine, gazetteer, [])

    assert named(browser, LISTS) == {AMBER, BIRCH, CEDAR, DUNE}
    assert [browser.ask(path).status for path in own] == [200, 200, 200]
    engine.dispose()
