"""A page walked through with the Tab key: every stop is reached in its order, and seen."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
# Month, day, year and the button that opens the calendar.
STOPS_OF_A_DATE = 4
# What can be stopped at and is shown, marked with its number: of radio buttons the one that is
# chosen, or the first. Gives its words, how often the key stays in it, and whether it stands above
# the stop before it.
MARK_STOPS = """() => {
  const isStop = one => {
    if (!one.checkVisibility({visibilityProperty: true}) || one.disabled || one.tabIndex < 0)
      return false;
    if (one.type !== "radio") return true;
    const group = [...document.getElementsByName(one.name)].filter(o => o.form === one.form);
    return one === (group.find(other => other.checked) || group[0]);
  };
  const floats = one => {
    for (; one; one = one.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(one).position)) return true;
    return false;
  };
  let before = null;
  return [...document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(isStop)
    .map((one, number) => {
      one.dataset.stop = number;
      const box = floats(one) || one.matches(".skip") ? null : one.getBoundingClientRect();
      // Beside each other there may be columns, where there is room for them.
      const isAbove = !!(innerWidth <= 400 && before && box && box.bottom <= before.top);
      before = box || before;
      return [`${one.tagName} “${(one.textContent || one.name || "").trim().slice(0, 60)}”`,
              one.type === "date", isAbove];
    });
}"""
# Why the stop cannot be seen, empty when it can: it must be framed, in the window, and uncovered.
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  if (one === document.body || one.id === "main") return "";
  const words = `${one.tagName} “${(one.textContent || one.name || "").trim().slice(0, 60)}”`;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
    return `${words} has no frame`;
  const box = one.getClientRects()[0];
  if (!box) return `${words} has no place`;
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const inside = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  if (!inside) return `${words} is outside of the window`;
  const top = document.elementFromPoint(x, y);
  const own = top && (one.contains(top) || [...(one.labels || [])].some(l => l.contains(top)));
  return own ? "" : `${words} is covered by ${top && top.outerHTML.slice(0, 60)}`;
}"""
UNSEEN_LATER = f"""() => new Promise(done =>
  requestAnimationFrame(() => setTimeout(() => done(({UNSEEN})()))))"""
# When the key is let go, the focus has moved and the page has followed.
LOG_STOPS = f"""() => {{
  window.stops = [];
  addEventListener("keyup", () =>
    window.stops.push([document.activeElement.dataset.stop || "", ({UNSEEN})()]));
}}"""


@dataclass(frozen=True, slots=True)
class Walk:
    """The stops of a page in their order, which of them stand above the one before, and what was
    reached one after the other, each with why it was not seen.
    """

    stops: list[str]
    above: list[str]
    reached: list[str]
    unseen: list[str]


def press_tab(page: Page) -> bool:
    """Go to the next stop, which must be seen; say whether it is the one that is wanted."""
    page.keyboard.press("Tab")
    unseen, is_wanted = page.evaluate(f"[({UNSEEN})(), document.activeElement === window.wanted]")
    # On a busy machine the page may follow with the next picture only.
    if unseen and (unseen := page.evaluate(UNSEEN_LATER)):
        raise AssertionError(unseen)
    return bool(is_wanted)


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on until the wanted one has the focus."""
    wanted.evaluate("one => { window.wanted = one; }")
    for _ in range(MOST_STOPS):
        if press_tab(page):
            return
    raise AssertionError(f"the keyboard never reaches {wanted}")


def walk(page: Page) -> Walk:
    """Go once through the page, and one stop further, with the Tab key."""
    found: list[tuple[str, bool, bool]] = page.evaluate(MARK_STOPS)
    page.evaluate(LOG_STOPS)
    dates = sum(is_date for _, is_date, _ in found)
    for _ in range(len(found) + 1 + (STOPS_OF_A_DATE - 1) * dates):
        page.keyboard.press("Tab")
    logged: list[tuple[str, str]] = page.evaluate("window.stops")
    reached: list[str] = []
    for stop, _ in logged:
        # A date has several places, and the window itself may be a stop.
        if stop and stop not in reached[-1:]:
            reached.append(stop)
    return Walk(
        stops=[words for words, _, _ in found],
        above=[words for words, _, is_above in found if is_above],
        reached=reached,
        unseen=[why for _, why in logged if why],
    )


def troubles_of(walked: Walk) -> list[str]:
    """Give what somebody without a mouse meets: nothing where all is well."""
    troubles = [f"{words} stands above the stop before it" for words in walked.above]
    troubles += walked.unseen
    order = [int(stop) for stop in walked.reached]
    missed = set(range(len(walked.stops))) - set(order)
    troubles += [f"{walked.stops[stop]} is never reached" for stop in sorted(missed)]
    if not missed and order[: len(walked.stops)] != sorted(set(order)):
        troubles.append("the stops come in another order than they stand in the page")
    return list(dict.fromkeys(troubles))
