"""What is tapped is large enough, and nothing moves for those who asked for rest."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.chromium import Looker, WindowOpener

SMALLEST = 24
COMFORTABLE = 44
MAIN_CONTROLS = (
    "button, .button, select, input[type=search], input[type=text], header a, .chips a, .choices a,"
    " .doors a, .filters > summary, .facet > summary, .again > summary"
)
# Links inside of a sentence are as high as its line (WCAG 2.2, 2.5.8, "inline").
TARGETS = """() => {
  document.querySelectorAll("details").forEach(one => one.open = true);
  const inSentence = one => one.tagName === "A" && [...one.parentElement.childNodes]
    .some(node => node !== one && node.nodeType === 3 && node.data.trim());
  const targets = "a[href], button, input:not([type=hidden]), select, summary";
  return [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility() && !inSentence(one) && !one.matches(".skip"))
    .map(one => [one, (one.closest("label") || one).getBoundingClientRect()])
    .map(([one, box]) => [one.outerHTML.slice(0, 90), one.matches(`MAIN`), box.width, box.height]);
}""".replace("MAIN", MAIN_CONTROLS)
MOVING = """() => {
  const moving = [];
  for (const one of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, part);
      const times = [style.transitionDuration, style.animationDuration].join(",").split(",");
      if (times.some(time => parseFloat(time) > 0) || style.scrollBehavior === "smooth")
        moving.push(one.outerHTML.slice(0, 80));
    }
  return moving;
}"""


def small_targets(page: Page) -> list[str]:
    """Give what is too small to be tapped: 44 pixels for the main controls, 24 for the others."""
    return [
        f"{width:.0f} x {height:.0f}: {words}"
        for words, is_main, width, height in page.evaluate(TARGETS)
        if min(width, height) < (COMFORTABLE if is_main else SMALLEST)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_tapped_is_large_enough(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name]).page

    assert small_targets(page) == []


def test_a_small_target_is_refused(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content("""<p>In a <a href="/">sentence</a></p><p><a href="/">Alone</a></p>
        <button style="height: 40px; width: 90px">Low</button>""")

    assert [one.split(": ")[1][:7] for one in small_targets(page)] == ["<a href", "<button"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_those_who_asked_for_rest(look_at: Looker, site: str, name: str) -> None:
    page = look_at(site + PAGES[name]).page

    assert page.evaluate(MOVING) == []


def test_what_moves_is_seen(open_window: WindowOpener) -> None:
    page = open_window().page
    page.set_content("<p style='transition: color 1s'>One</p><p>Two</p>")

    assert len(page.evaluate(MOVING)) == 1
