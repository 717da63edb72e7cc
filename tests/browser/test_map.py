"""The map in a real browser: closed on phones, in sight elsewhere, in no colours of its own."""

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.chromium import DESKTOP, PHONE, Looker, WindowOpener

RESULTS = "/services?near=Boston&mode=in_person&within=80"
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# The contrast of the letters of a class with the shape behind them, by their fills.
CONTRAST = """([letters, shape]) => {
  const light = selector => {
    const fill = getComputedStyle(document.querySelector(selector)).fill;
    const [r, g, b] = fill.match(/[\\d.]+/g).map(Number).map(c => {
      c /= 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(letters), light(shape)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
ON_EACH_OTHER = (
    (".map-number:not(.map-rough)", ".map-pin:not(.map-rough)"),
    (".map-number.map-rough", ".map-pin.map-rough"),
    (".map-town", ".map-ground"),
    (".map-asked-name", ".map-ground"),
)


@pytest.mark.parametrize(("size", "seen"), [(PHONE, False), (DESKTOP, True)])
def test_a_map_is_closed_on_phones_and_beside_the_results_elsewhere(
    look_at: Looker, site: str, size: ViewportSize, *, seen: bool
) -> None:
    page = look_at(site + RESULTS, size=size, javascript=False).page

    assert page.locator(".map svg").is_visible() is seen
    assert page.locator(".map > summary").is_visible() is not seen


def test_a_map_opens_without_scripts(open_window: WindowOpener, site: str) -> None:
    page = open_window(javascript=False).open(site + RESULTS)

    page.locator(".map > summary").click()

    picture = page.get_by_role("img", name="near Boston, Massachusetts")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] > 300


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_map_does_not_push_the_first_result_down(
    look_at: Looker, site: str, size: ViewportSize
) -> None:
    page = look_at(site + RESULTS, size=size).page
    with_map = top_of_the_first_result(page)

    page.locator(".map").evaluate("map => map.remove()")

    assert with_map == top_of_the_first_result(page)


def top_of_the_first_result(page: Page) -> float:
    box = page.locator("[data-service]").first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_map_reads_well_by_day_and_night(
    look_at: Looker, site: str, scheme: Literal["light", "dark"]
) -> None:
    page = look_at(site + RESULTS, size=DESKTOP).page
    page.emulate_media(color_scheme=scheme)

    for letters, shape in ON_EACH_OTHER:
        assert page.evaluate(CONTRAST, [letters, shape]) >= 4.5, letters


def test_a_map_reads_well_in_forced_colours(look_at: Looker, site: str) -> None:
    page = look_at(site + RESULTS, size=DESKTOP).page
    page.emulate_media(forced_colors="active")

    for letters, shape in ON_EACH_OTHER:
        assert page.evaluate(CONTRAST, [letters, shape]) >= 4.5, letters
