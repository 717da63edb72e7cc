"""Every kind of page held to WCAG 2.2 AA by axe-core: by day, by night, small, forced colours."""

from collections.abc import Collection
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import PAGES
from tests.chromium import DESKTOP, PHONE, Looker, WindowOpener

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = ViewportSize(width=320, height=640)
# Each state of a page: the window's size, and the colours asked for.
STATES: dict[str, tuple[ViewportSize, dict[str, Any]]] = {
    "light": (DESKTOP, {"color_scheme": "light", "forced_colors": "none"}),
    "dark": (PHONE, {"color_scheme": "dark", "forced_colors": "none"}),
    "320 px wide": (SMALL, {"color_scheme": "light", "forced_colors": "none"}),
    "forced colours": (PHONE, {"color_scheme": "light", "forced_colors": "active"}),
}
# What covers other parts is laid beside them, so that all of them are judged.
LAY_OPEN = """closed => {
  document.querySelectorAll("details").forEach(one => one.open = !one.matches(closed));
  for (const one of document.querySelectorAll("body *"))
    if (["fixed", "sticky"].includes(getComputedStyle(one).position)) {
      one.style.position = "static";
      one.style.overflow = "visible";
      one.style.blockSize = "auto";
    }
}"""
# Chromium names the fill of letters as it was before the reader's colours took its place, and
# axe reads it: tests/browser/test_pages.py measures these colours itself.
NOT_IN_FORCED_COLOURS = {"color-contrast": {"enabled": False}}
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
@media (%s) { p { color: #777; background: #888 } }
</style><main><h1>Faint</h1><p>Words</p></main></html>"""


def complaints(
    page: Page, closed: str = ".filters", states: Collection[str] = tuple(STATES)
) -> list[str]:
    """Give what axe finds on a page, as "state: rule: place (what the rule asks)".

    Everything that opens is opened but what is to stay closed: on a phone the filters hide the
    page under them, and where there is room they are open anyway.
    """
    page.evaluate(AXE_SCRIPT)
    found = []
    for state in states:
        size, colours = STATES[state]
        page.set_viewport_size(size)
        page.emulate_media(**colours)
        page.evaluate(LAY_OPEN, closed)
        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": TAGS},
            "rules": NOT_IN_FORCED_COLOURS if colours["forced_colors"] == "active" else {},
        }
        found += [f"{state}: {one}" for one in page.evaluate(RUN, options)]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_in_every_state(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name]).page

    assert complaints(page) == []


def test_the_filters_over_the_page_are_accessible(look_at: Looker, site: str) -> None:
    page = look_at(site + PAGES["many filters"]).page

    found = complaints(page, closed=".none")

    # The main heading lies under them, where nothing can be reached until they are closed.
    assert [one for one in found if "page-has-heading-one" not in one] == []


def test_a_bad_page_is_refused(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content(BAD_PAGE)

    assert {one.split(": ")[1] for one in complaints(page)} >= FAULTS


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        ("dark", "prefers-color-scheme: dark"),
        ("320 px wide", "max-width: 330px"),
    ],
)
def test_what_is_bad_in_one_state_only_is_refused(
    open_window: WindowOpener, state: str, condition: str
) -> None:
    page = open_window().page
    page.set_content(FAINT_PAGE % condition)

    assert [one.rpartition(" (")[0] for one in complaints(page)] == [f"{state}: color-contrast: p"]


def test_forced_colours_are_judged_too(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content(
        """<!doctype html><html lang="en"><title>Nameless</title><style>button { display: none }
        @media (forced-colors: active) { button { display: block } }</style>
        <main><h1>Nameless</h1><button></button></main></html>"""
    )

    assert [one.split(" (")[0] for one in complaints(page)] == [
        "forced colours: button-name: button"
    ]
