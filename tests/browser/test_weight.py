"""What a page weighs on its way to a phone with a weak line."""

from collections import Counter

import pytest
from playwright.sync_api import Request

from tests.browser.pages import PAGES
from tests.chromium import WindowOpener

KILOBYTE = 1024
MOST_OF_ALL = 40 * KILOBYTE
MOST_OF_SCRIPTS = 10 * KILOBYTE


def weigh(open_window: WindowOpener, site: str, name: str) -> Counter[str]:
    """Give the bytes that travelled for a page, heads aside, by their kind: document, script."""
    window = open_window()
    finished: list[Request] = []
    window.page.on("requestfinished", lambda request: finished.append(request))
    window.open(site + PAGES[name]).wait_for_load_state("networkidle")
    weights: Counter[str] = Counter()
    for request in finished:
        weights[request.resource_type] += request.sizes()["responseBodySize"]
    return weights


@pytest.mark.parametrize("name", ["home", "results", "many filters", "service"])
def test_a_page_with_all_its_parts_is_light(
    open_window: WindowOpener, site: str, name: str
) -> None:
    weights = weigh(open_window, site, name)

    assert weights["script"] < MOST_OF_SCRIPTS
    assert weights.total() < MOST_OF_ALL


def test_what_is_weighed_is_what_travels(open_window: WindowOpener, site: str) -> None:
    window = open_window()
    written = len(window.open(f"{site}{PAGES['results']}").content().encode())

    weights = weigh(open_window, site, "results")

    assert {"document", "stylesheet"} <= set(weights)
    assert written / 20 < weights["document"] < written / 3
