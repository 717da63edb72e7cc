"""Somebody makes a list without an account or a script; a patient comes back to it with the paper.

In between one of its services has closed, and another has a new number.
"""

import re
from urllib.parse import urlsplit

import pytest

from finder.db import writing
from finder.directory.authors import Author
from finder.directory.closing import close
from finder.vocabulary import ClosedReason, Origin
from finder.web.qr import draw
from tests import make
from tests.conftest import NOW, TODAY
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import BrowserOn

KEEP = {"": "Keep on my list", "/es": "Guardar en mi lista"}
LIST = {"": "Your list", "/es": "Su lista"}
PRINT = {"": "Print it", "/es": "Imprimirla"}


def tap(browser: Browser, page: Page, words: str) -> Page:
    """Follow the first link that begins with these words."""
    link = next(link for said, link in page.links().items() if said.startswith(words))
    return browser.open(link)


@pytest.mark.parametrize("folder", ["", "/es"])
def test_paper_from_months_ago_leads_to_what_is_there_now(
    browser_on: BrowserOn, folder: str
) -> None:
    phones = [{"number": "+1 212-639-2000", "published": True}]
    browser = browser_on(
        *(
            make.record(name, phones=phones)
            for name in ("Amber group", "Birch group", "Cedar group")
        )
    )

    page = browser.open(f"{folder}/services?q=group")
    for name in ("Cedar group", "Amber group"):
        page = tap(browser, page, f"{KEEP[folder]}: {name}")
    page = tap(browser, page, f"{LIST[folder]} 2")
    paper = tap(browser, page, PRINT[folder])
    entries = [words_of(one) for one in paper.all("h2") if "." in words_of(one)[:3]]
    assert entries == ["1. Cedar group", "2. Amber group"]
    printed = next(words_of(one) for one in paper.all("code") if "kept=" in words_of(one))
    assert f'<path d="{draw(printed).path}"/>' in paper.text

    app = browser.client.application
    with writing(app.extensions["engine"]) as session:
        close(
            session,
            make.ident("Cedar group"),
            ClosedReason.ENDED,
            TODAY,
            Author("editor@example.org", Origin.STAFF),
            NOW,
            app.extensions["gazetteer"],
            instead_numbers=[2],
        )
        moved = make.record(
            "Amber group", phones=[{"number": "+1 617-632-3000", "published": True}]
        )
        make.store(session, app.extensions["gazetteer"], moved)

    parts = urlsplit(printed)
    page = browser.open(f"{parts.path}?{parts.query}")
    first, second = page.results()
    assert re.search("This help has ended|Esta ayuda ya terminó|ha terminado", words_of(first))
    assert "Birch group" in words_of(first)
    assert "639-2000" not in words_of(first)
    assert "632-3000" in words_of(second)
    assert "639-2000" not in words_of(second)
