"""A social worker in a hurry: three patients, from the page to sign in to five services on paper.

The script reads nothing and does not think: its seconds are the machine's, and a person's time is
these, the strokes, and the thinking.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.data import config_of, load_seed
from bench.measuring import Row
from bench.pages import CONSTANT, serving
from finder import create_app
from tests.chromium import DESKTOP, PHONE, open_in, running_chromium
from tests.journeys.keeping import Editor
from tests.journeys.ward import Ward, on_paper

WINDOWS = {"phone": PHONE, "desktop": DESKTOP}
SERVICES = 5
ROUNDS = 20
# The first of each need that shuts nobody out, and then the next ones.
PICKS = """most => {
  const fits = "li.proposal:not(.clashes) input[name=pick]";
  const lists = [...document.querySelectorAll(".proposals > ul")];
  const first = lists.map(list => list.querySelector(fits)).filter(Boolean);
  const all = new Set([...first, ...document.querySelectorAll(fits)]);
  return [...all].slice(0, most).map(box => box.value);
}"""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of one: what is typed and chosen by the name of its field, and the needs."""

    words: str
    typed: dict[str, str]
    chosen: dict[str, str]
    needs: tuple[str, ...]


PATIENTS = (
    Patient(
        "46, HER2-positive, newly diagnosed, Boston",
        {"home": "Worcester, MA", "treatment": "Boston", "age": "46"},
        {"cancer": "her2_positive", "phase": "newly_diagnosed", "insurance": "underinsured"},
        ("ride", "living_costs", "peer_match", "wigs", "insurance_help"),
    ),
    Patient(
        "62, lung, uninsured, reads Spanish, Houston",
        {"home": "Houston", "age": "62"},
        {"cancer": "lung", "insurance": "none", "language": "es"},
        ("lodging", "travel_costs", "counselling", "meals", "forms_help"),
    ),
    Patient(
        "a family in Leeds whose money runs out",
        {"home": "Leeds"},
        {"phase": "metastatic"},
        ("benefits", "living_costs", "children_family", "helpline", "home_care"),
    ),
)


def measure_hurry(var: Path) -> list[Row]:
    """Give a row for each patient, on a phone and at a desk."""
    var = var / "hurry"
    var.mkdir()
    load_seed(var)
    app = create_app(config_of(var))
    rows: list[Row] = []
    with serving(var) as (connection, _), running_chromium() as chromium:
        ward = Ward(app, f"http://127.0.0.1:{connection.port}")
        # A code opens once: each walk is somebody else's of the team.
        workers = iter([f"worker{number}@example.org" for number in range(99)])
        for name, size in WINDOWS.items():
            for patient in PATIENTS:
                email = next(workers)
                ward.let_in(email)
                rows.append(_walk(ward, chromium, size, email, patient, name))
    return rows


def _walk(
    ward: Ward, chromium: Browser, size: ViewportSize, email: str, patient: Patient, name: str
) -> Row:
    window = open_in(chromium, size=size)
    constant = _seconds_of_a_constant_page(window.page, ward.origin)
    she = Editor(window.page, ward.origin)
    shown: list[str] = []
    start = time.perf_counter()
    she.page.on("framenavigated", lambda frame: shown.append(frame.url))
    she.open("/staff")
    ward.sign_in(she, email)
    _fill_in(she, patient)
    she.press("See what fits")
    for value in she.page.evaluate(PICKS, SERVICES):
        she.page.locator(f"input[name=pick][value='{value}']").check()
        she.strokes += 1
    she.press("Give what is ticked, and open the sheet")
    she.page.wait_for_url("**/list/sheet?**", wait_until="load")
    sheets, _ = on_paper(she)
    took = time.perf_counter() - start
    given = she.page.locator("li.entry").count()
    window.page.context.close()
    return Row(
        f"{patient.words}, {name}",
        f"{given} services: {len(set(shown))} pages, {she.strokes} strokes, {took:.1f} s; "
        f"{sheets} sheets of paper",
        f"{took / constant:.0f} x the constant page in this window",
    )


def _fill_in(she: Editor, patient: Patient) -> None:
    page = she.page
    if not page.locator("#home").is_visible():
        page.locator(".new-case > summary").click()
        she.strokes += 1
    for name, text in patient.typed.items():
        page.locator(f"#{name}").fill(text)
        she.strokes += 1 + len(text)
    for name, value in patient.chosen.items():
        page.locator(f"#{name}").select_option(value)
        she.strokes += 2
    for need in patient.needs:
        box = page.locator(f"input[name=needs][value={need}]")
        if not box.is_visible():
            page.locator("details.more-boxes", has=box).locator("summary").click()
            she.strokes += 1
        box.check()
        she.strokes += 1


def _seconds_of_a_constant_page(page: Page, origin: str) -> float:
    page.goto(origin + CONSTANT)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        page.goto(origin + CONSTANT)
    return (time.perf_counter() - start) / ROUNDS
