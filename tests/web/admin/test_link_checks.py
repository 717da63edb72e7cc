from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from finder.db import writing
from finder.directory.links.findings import keep
from finder.directory.links.looking import LinkWork
from finder.fetching import Answer, Asker
from finder.jobs import run_next
from finder.vocabulary import LinkOutcome
from tests import make
from tests.directory.links.test_looking import here
from tests.fetching.site import Site, site
from tests.web.browsing import Browser
from tests.web.conftest import StaffBrowser

__all__ = ["site"]

LINKS = "/staff/link-checks"
GONE = Answer(LinkOutcome.GONE, 404)
PAGE = "https://help.example/group"
TRUST = {
    "id": make.ident("Trust"),
    "name": "Example Trust",
    "website": "https://trust.example/",
}
GROUP = make.record("Tuesday group", url=PAGE, url_kind="own", organization=TRUST)


def now() -> datetime:
    return datetime.now(UTC)


def engine_of(browser: Browser) -> Engine:
    engine: Engine = browser.client.application.extensions["engine"]
    return engine


def found(browser: Browser, url: str, *answers: Answer) -> None:
    """Keep what came of looks at a link on the last days."""
    moments = [now() - timedelta(days=days) for days in range(len(answers))][::-1]
    with writing(engine_of(browser)) as session:
        keep(session, zip([url] * len(answers), answers, moments, strict=True))


def test_index_lists_what_to_mend_and_says_of_nothing_more_than_is_known(
    staff_browser: StaffBrowser,
) -> None:
    links = {name: f"https://{name}.example/" for name in ("gone", "moved", "shut", "fine")}
    links["home"] = "https://home.example/group"
    records = [make.record(name, url=url, url_kind="own") for name, url in links.items()]
    browser = staff_browser(GROUP, *records)
    assert "Nobody looked at the 7 links yet." in browser.open(LINKS).main
    assert "An admin can start it." in browser.open(LINKS).main
    found(browser, PAGE, GONE, GONE, GONE)
    found(browser, links["gone"], GONE)
    found(browser, links["moved"], Answer(LinkOutcome.MOVED, 200, "https://new.example/a"))
    home = Answer(LinkOutcome.MOVED, 200, "https://home.example/")
    found(browser, links["home"], home)
    found(browser, links["shut"], *[Answer(LinkOutcome.REFUSED, 403)] * 5)
    found(browser, links["fine"], Answer(LinkOutcome.FINE, 200))

    page = browser.open(LINKS)

    assert "3 links work, 1 was not looked at yet." in page.main
    dead, rest = page.main.split("Not there when we looked")
    assert "Links that do not work" in dead
    assert "Does not work: not there on 3 days since" in dead
    assert all(name not in dead.split("Links that do not work")[1] for name in links)
    missing, rest = rest.split("Moved for good")
    assert links["gone"] in missing
    moved, unknown = rest.split("We could not tell")
    assert "https://new.example/a" in moved
    assert moved.count("leads to a front page now") == 1
    assert links["shut"] in unknown
    assert page.links()["Tuesday group"] == "/staff/services/1"
    assert links["fine"] not in page.main
    assert "Look at all links" not in page.main  # that is for admins


def test_index_leads_to_the_desk_and_notes_stand_beside_the_links(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(GROUP, make.record("Other"))
    assert "A link that does not work" not in browser.open("/staff").main
    found(browser, PAGE, GONE, GONE)
    assert "A link that does not work" not in browser.open("/staff").main
    assert "The page was not there" in browser.open("/staff/services/1").main
    found(browser, str(TRUST["website"]), *[Answer(LinkOutcome.NO_HOST)] * 3)

    desk = browser.open("/staff")

    listed = browser.open(desk.links()["A link that does not work"])
    assert "Tuesday group" in listed.main
    assert "Other" not in listed.main
    assert "Its web site: Does not work" in browser.open("/staff/services/1").main
    assert "Does not work" in browser.open("/staff/organizations/1").main
    # Visitors see no word of it, and nothing counts as confirmed.
    assert "Does not work" not in browser.open("/services/1").main
    assert "never confirmed" in listed.main


def test_start_looks_at_links_and_shows_how_far_it_is(
    staff_browser: StaffBrowser, site: Site
) -> None:
    url = f"http://a.example:{site.server_port}/"
    browser = staff_browser(make.record(url=url, url_kind="own"), roles=["admin"])
    first = browser.open(LINKS)
    assert "The sites see this name: SupportFinder-LinkCheck." in first.main

    page = browser.submit(first, button="Look at all links")

    assert "It waits for its turn." in page.main
    assert page.headers["Refresh"] == "4"
    assert "Refresh" not in browser.open(LINKS).headers
    work = LinkWork(Asker("tests", lambda _: True, here), now, 0, 0)
    assert run_next(engine_of(browser), work.kinds(), now)
    page = browser.open(page.path)
    assert "Refresh" not in page.headers
    assert "1 link works." in page.main
    assert "Look at all links again" in page.main
    assert site.asked


def test_stop_ends_it_and_what_would_follow(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(GROUP, roles=["admin"])
    page = browser.submit(browser.open(LINKS), button="Look at all links")

    page = browser.submit(page, button="Stop it")

    assert "Look at all links" in page.main
    work = LinkWork(Asker("tests", lambda _: True, here), now, 0, 0)
    assert not run_next(engine_of(browser), work.kinds(), now)
