"""Every kind of page held to WCAG 2.2 AA by axe-core: by day, by night, small, forced colours."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import PAGES
from tests.chromium import PHONE, WindowOpener

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = ViewportSize(width=320, height=640)
# Each state of a page: the window's size, and the colours asked for.
STATES: dict[str, tuple[ViewportSize, dict[str, Any]]] = {
    "light": (PHONE, {"color_scheme": "light", "forced_colors": "none"}),
    "dark": (PHONE, {"color_scheme": "dark", "forced_colors": "none"}),
    "320 px wide": (SMALL, {"color_scheme": "light", "forced_colors": "none"}),
    "forced colours": (PHONE, {"color_scheme": "light", "forced_colors": "active"}),
}
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(one => one.open = true)"
RUN = """async options => (await axe.run(document, options)).violations.flatMap(rule =>
  rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} (${rule.help})`))"""
# Wrong in many ways at once, in every state.
BAD_PAGE = """<!doctype html><html><body><main><p style="color: #999; background: #fff">Faint</p>
<input type="text"><img src="data:,"><a href="/"></a>
<button style="width: 9px; height: 9px; padding: 0; border: 0" aria-label="One"></button
><button style="width: 9px; height: 9px; padding: 0; border: 0" aria-label="Two"></button>
</main></body></html>"""
FAULTS = {
    "color-contrast",
    "document-title",
    "html-has-lang",
    "image-alt",
    "label",
    "link-name",
    "page-has-heading-one",
    "target-size",
}
# Faint in one state only.
FAINT_PAGE = """<!doctype html><html lang="en"><title>Faint</title><style>
@media (%s) { p { forced-color-adjust: none; color: #777; background: #888 } }
</style><main><h1>Faint</h1><p>Words</p></main></html>"""


def complaints(page: Page) -> list[str]:
    """Give what axe finds on a page, as "state: rule: place (what the rule asks)"."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(OPEN_EVERYTHING)
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
    found = []
    for state, (size, colours) in STATES.items():
        page.set_viewport_size(size)
        page.emulate_media(**colours)
        found += [f"{state}: {one}" for one in page.evaluate(RUN, options)]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_in_every_state(
    open_window: WindowOpener, site: str, name: str
) -> None:
    page = open_window().open(site + PAGES[name])

    assert complaints(page) == []


def test_a_bad_page_is_refused(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content(BAD_PAGE)

    assert {one.split(": ")[1] for one in complaints(page)} >= FAULTS


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        ("dark", "prefers-color-scheme: dark"),
        ("320 px wide", "max-width: 330px"),
        ("forced colours", "forced-colors: active"),
    ],
)
def test_what_is_bad_in_one_state_only_is_refused(
    open_window: WindowOpener, state: str, condition: str
) -> None:
    page = open_window().page
    page.set_content(FAINT_PAGE % condition)

    assert [one.rpartition(" (")[0] for one in complaints(page)] == [f"{state}: color-contrast: p"]
