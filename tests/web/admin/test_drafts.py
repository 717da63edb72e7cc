from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from finder.db import reading, writing
from finder.directory.authors import Author, Together
from finder.directory.change_sets import undo
from finder.directory.drafts import save, submit
from finder.directory.editing import apply
from finder.directory.settings import change_settings
from finder.models import OutboxMessage
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import StaffBrowser
from tests.web.staff import EDITOR

OTHER = "other@example.org"
DRAFT = make.ident("Tuesday group")
ADDRESS = f"/staff/drafts/{DRAFT}"
PREVIEW = f"/staff/services/add/preview?draft={DRAFT}"
ASK = "Ask somebody to look at it"


def ask_for_second_eyes(browser: Browser) -> None:
    """Let the site want a second pair of eyes."""
    app = browser.client.application
    with writing(app.extensions["engine"]) as session:
        wanted = {"second_pair_of_eyes": True}
        change_settings(session, wanted, "tests", NOW, app.extensions["gazetteer"])


def keep(browser: Browser, draft: UUID = DRAFT, **fields: Any) -> None:
    """Keep a whole draft of the editor, which waits for somebody's eyes."""
    moment = datetime.now(UTC) - timedelta(hours=1)
    title = fields.pop("title", "Tuesday group")
    with writing(browser.client.application.extensions["engine"]) as session:
        save(session, draft, EDITOR, make.TYPED, moment, step="source", title=title, **fields)
        submit(session, draft, EDITOR, moment)


def begun(browser: Browser) -> Page:
    """Begin a draft, and give the page of drafts."""
    browser.submit(browser.open("/staff/services/1"), button="Edit it")
    return browser.open("/staff/drafts")


def piles(page: Page) -> list[str]:
    return [words_of(one) for one in page.all("h2")]


def test_show_lets_somebody_else_send_it_back_with_a_word_and_publish_it_then(
    staff_browser: StaffBrowser,
) -> None:
    author, other = staff_browser(), staff_browser(email=OTHER)
    app = author.client.application
    app.extensions["config"] = replace(app.extensions["config"], smtp_host="mail.example.org")
    ask_for_second_eyes(author)
    keep(author)

    own = author.open(ADDRESS)
    assert own.path == PREVIEW
    assert not own.all("button", value="publish")
    assert "It waits for somebody to look at it." in own.main
    page = other.open(other.open("/staff").links()["Tuesday group"])
    assert page.path == ADDRESS
    assert page.heading == "Tuesday group"
    assert "Editor asks you to look at this" in page.main
    assert "Nobody sees it yet." in page.main
    assert "https://example.org/groups" in page.main

    assert "Say why" in other.submit(page, button="Send it back", status=422).main
    kept = other.submit(page, {"reason": "Which town?"}, button="Publish it", status=422)
    assert "You wrote why it goes back." in kept.main
    assert "Which town?" in words_of(kept.all("textarea")[0])
    assert "Press one of the two" in other.submit(page, {"reason": ""}, status=422).main
    done = other.submit(page, {"reason": "Which town?\nAnd which room?"}, button="Send it back")
    assert "No draft is here." in done.main
    other.open(ADDRESS, status=404)

    for where in ("/staff", "/staff/drafts?list=sent_back", PREVIEW, author_step(author)):
        told = author.open(where).main
        assert "Other sent this back:" in told
        assert "Which town? And which room?" in told
    author.submit(author.open(PREVIEW), button=ASK)
    again = other.open(ADDRESS)
    assert "Before, Other sent it back:" in again.main
    assert "Which town? And which room?" in again.main
    # Typed anew, and waiting again, while the other one reads.
    form = author.submit(author.open(author_step(author)), button="Keep it for later")
    assert form.path == "/staff?did=kept"
    author.submit(author.open(PREVIEW), button=ASK)
    # One letter tells of both, and not to the one who asks.
    with reading(app.extensions["engine"]) as session:
        messages = session.execute(select(OutboxMessage)).scalars()
        assert [one.recipient for one in messages] == [OTHER]
    late = other.submit(again, button="Publish it", status=409)
    assert "It was changed since you opened this page." in late.main

    assert other.submit(late, button="Publish it").path == "/staff/services/1?did=published"
    assert "Typed by editor@example.org" in other.open("/staff/services/1/history").main
    assert other.open(ADDRESS).path == "/staff/services/1"


def author_step(browser: Browser) -> str:
    """Give the address of a step of the form, from the page of the draft."""
    return browser.open(PREVIEW).links()["Who is it for?"]


def test_show_lets_nobody_publish_their_own_whatever_they_send(
    staff_browser: StaffBrowser,
) -> None:
    author = staff_browser()
    page = author.open("/staff/drafts")
    keep(author)
    page = author.open(PREVIEW)
    ask_for_second_eyes(author)

    answer = author.submit(page, button="Publish it", status=409)

    assert "somebody else has to look at it before it is published" in answer.main
    assert author.open("/services/1", status=404).heading


def test_show_tells_what_an_edit_changes_also_when_somebody_wrote_meanwhile(
    staff_browser: StaffBrowser,
) -> None:
    source = [{"url": "https://example.org/help"}]
    author, other = staff_browser(make.record(sources=source)), staff_browser(email=OTHER)
    ask_for_second_eyes(author)
    page = author.submit(author.open("/staff/services/1"), button="Edit it")
    step = author.open(page.links()["What does it give?"])
    author.submit(step, {"description": "Words of the author."}, button="Keep it for later")
    author.submit(author.open(page.path), button=ASK)
    app = author.client.application
    with writing(app.extensions["engine"]) as session:
        newer = make.record(sources=source, award="Tea", description="Words of a third one.")
        make.store(session, app.extensions["gazetteer"], newer)

    draft = other.open("/staff/drafts?list=waiting").links()["Helping Hands"]
    page = other.open(draft)
    assert page.heading == "Changes to Helping Hands"
    assert [words_of(one) for one in page.all("dt", class_="changed")] == ["What it does"]
    met = other.submit(page, button="Publish it")
    assert "Both changed: What it does." in met.main
    assert other.submit(met, button="Publish it").path == "/staff/services/1?did=published"
    public = other.open("/services/1").main
    assert "Words of the author." in public
    assert "Tea" in public


def test_index_sorts_drafts_into_piles_and_by_who_began_them(staff_browser: StaffBrowser) -> None:
    author, other = staff_browser(make.record()), staff_browser(email=OTHER)
    assert "No draft is here." in author.open("/staff/drafts").main
    keep(author)

    begun(other)

    assert piles(author.open("/staff/drafts")) == ["Yours, waiting for somebody else’s eyes"]
    both = other.open("/staff/drafts")
    assert piles(both) == ["Waiting for your eyes", "Begun by you"]
    assert both.links()["Tuesday group"] == ADDRESS
    for asked, name in (
        ("list=mine", "Helping Hands"),
        (f"by={OTHER}", "Helping Hands"),
        ("list=waiting", "Tuesday group"),
        (f"by={EDITOR}", "Tuesday group"),
    ):
        page = other.open(f"/staff/drafts?{asked}")
        assert {"Helping Hands", "Tuesday group"} & set(page.links()) == {name}, asked
    assert "None." in other.open("/staff/drafts?list=bin").main


@pytest.mark.parametrize("path", ["/staff/services/add?draft={}&step=help", "/staff/services/add"])
def test_show_is_where_somebody_elses_form_leads(staff_browser: StaffBrowser, path: str) -> None:
    author, other = staff_browser(), staff_browser(email=OTHER)
    page = other.open("/staff/services/add")
    keep(author)
    if "{}" in path:
        assert other.open(path.format(DRAFT)).path == ADDRESS
    else:
        page.all("input", name="draft")[0].set("value", str(DRAFT))
        assert other.submit(page, button="Keep and go on", status=404).heading


def test_discard_mine_throws_a_draft_away_and_it_can_be_brought_back(
    staff_browser: StaffBrowser,
) -> None:
    browser = staff_browser(make.record())
    page = begun(browser)
    draft = page.links()["Helping Hands"]

    page = browser.submit(page, button="Throw away Helping Hands")

    assert piles(page) == ["Thrown away, kept for 30 days"]
    assert draft not in browser.open("/staff").links().values()

    page = browser.submit(page, button="Bring back Helping Hands")
    assert piles(page) == ["Begun by you"]
    assert page.links()["Helping Hands"] == draft


def test_bring_mine_back_is_not_there_for_somebody_elses(staff_browser: StaffBrowser) -> None:
    browser, other = staff_browser(make.record()), staff_browser(email=OTHER)
    page = browser.submit(begun(browser), button="Throw away Helping Hands")

    answer = other.submit(page, button="Bring back Helping Hands", status=404)

    assert answer.heading
    assert piles(browser.open("/staff/drafts")) == ["Thrown away, kept for 30 days"]


def test_show_keeps_a_draft_of_a_service_that_was_taken_out(staff_browser: StaffBrowser) -> None:
    author, other = staff_browser(), staff_browser(email=OTHER)
    app = author.client.application
    together = Author("tests", Origin.STAFF, together=Together(uuid4(), "An import"))
    with writing(app.extensions["engine"]) as session:
        record = make.record(sources=[{"url": "https://example.org/help"}])
        apply(session, [record], together, NOW, app.extensions["gazetteer"])
    page = author.submit(author.open("/staff/services/1"), button="Edit it")
    ask_for_second_eyes(author)
    author.submit(author.open(page.path), button=ASK)
    with writing(app.extensions["engine"]) as session:
        undo(session, together.together.id, together, NOW, app.extensions["gazetteer"])  # type: ignore[union-attr]

    waiting = other.open("/staff/drafts").links()["Helping Hands"]
    answer = other.submit(other.open(waiting), button="Publish it", status=409)

    assert "This service is not in the directory any more." in answer.main
    assert other.open(waiting).path == waiting
