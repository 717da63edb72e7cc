"""Every text of ours can be translated: in a made-up language none is left as it was."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from finder.directory.records import ServiceRecord
from finder.directory.urgent import urgent_lines
from finder.web.public.questions import LONGEST_CHIP, LONGEST_HEADING, shortened
from tests import make
from tests.browser.pages import PAGES
from tests.pseudo import OPENING, PseudoSpeaker, framed, outside_frames
from tests.web.browsing import XHTML
from tests.web.conftest import BrowserOn

PLACES = Path(__file__).parents[2] / "finder" / "places" / "data"
# Its names of countries, months and languages have no Latin letters, and our records have none.
GREEK = "el"
LATIN = re.compile("[A-Za-zÀ-ÿ]{2,}")
SITE = re.compile(r"[\w-]+(\.[\w-]+)+")
SPOKEN = ("aria-label", "alt", "title", "placeholder")
SILENT = {f"{XHTML}{tag}" for tag in ("code", "script", "style")}
HERE = "https://1.2.example/3"
EVERY_DAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def greek(name: str, **fields: object) -> ServiceRecord:
    """Give a record whose own words are Greek."""
    words = {"description": "Περιγραφή", "organization": f"{name} Α"}
    return make.record(name, **(words | fields))


RECORDS = (
    greek(
        "Πλήρης",
        organization={
            "id": make.ident("Πλήρης"),
            "name": "Οργάνωση",
            "website": HERE,
            "organization_type": "charity",
        },
        needs=["support_group", "living_costs", "legal_advice"],
        delivery_modes=["phone", "in_person", "video"],
        application_routes=["phone", "email", "online_form", "post", "walk_in"],
        audiences=["patient", "caregiver", "metastatic"],
        cancers=["breast", "lung"],
        stage="metastatic_only",
        locations=[make.location("Κέντρο", "Πόλη", "ΜΑ")],
        phones=[{"number": "+1 800-813-4673", "published": True}, {"number": "+1 800-813-4674"}],
        email="1@2.3",
        email_published=True,
        url=HERE,
        url_kind="own",
        schedules=[
            {
                "byday": EVERY_DAY,
                "opens_at": "00:00",
                "closes_at": "24:00",
                "timezone": "Europe/London",
            }
        ],
        languages=[{"code": "es", "support": "interpreter"}, {"code": "bfi"}],
        cost_options=["free", "donation"],
        award="100",
        fund_status="unknown",
        eligibility_description="Ποιος",
        minimum_age=18,
        maximum_age=30,
        who_can_apply="professional_only",
        own_patients_only="Κέντρο",
        run_by_maker=True,
        designation="Τίτλος",
        sources=[{"url": HERE, "page_date": "2024-05"}, {"url": "FDA"}],
    ),
    greek("Λίγα", service_areas=[{"area": "WORLD"}], status="unknown", url=HERE, url_kind="about"),
    greek("Τέλος", status="not_live", delivery_modes=[]),
    greek(
        "Κρυφό",
        delivery_modes=["in_person"],
        locations=[make.location("Κρυφό", "Πόλη", "ΜΑ", confidential=True)],
        minimum_age=18,
        stage="early_only",
        url=HERE,
        url_kind="clinician",
    ),
)
# The page of each record, lists that hold them, and every kind of page beside them.
ADDRESSES = (
    *(f"/services/{number}" for number in range(1, len(RECORDS) + 1)),
    "/services",
    "/services?need=support_group&cost=free&language=es",
    *PAGES.values(),
)


def names_of_areas() -> set[str]:
    """Give the names of counties and regions, which are data."""
    names = set()
    for file in ("regions.csv", "counties.csv"):
        with (PLACES / file).open(encoding="utf-8", newline="") as lines:
            names |= {line["name"] for line in csv.DictReader(lines)}
    return names


# Words of the question, read back: nobody translates them.
QUOTED = re.compile("“([^”]+)”:?")
AREAS = names_of_areas()
LINES = {str(text) for line in urgent_lines() for text in line.model_dump().values()}


def spoken(element: Element) -> Iterator[str]:
    """Give the texts of an element and those in it, apart from parts in a language of their own."""
    if element.tag in SILENT:
        return
    yield from (element.get(name, "") for name in SPOKEN)
    yield element.text or ""
    for child in element:
        if child.get("lang") is None:
            yield from spoken(child)
        yield child.tail or ""


def untranslated(page: str, typed: set[str]) -> list[str]:
    """Give the texts that are neither framed nor data: lines, places, sites, typed words."""
    root = html5lib.HTMLParser(namespaceHTMLElements=True).parse(page)
    data = LINES | AREAS | typed
    left = []
    for text in (" ".join(outside_frames(text).split()) for text in spoken(root)):
        bare = text.strip(" ,:()“”")
        quoted = QUOTED.fullmatch(text)
        if quoted and any(quoted[1] in one.lower() for one in typed):
            continue
        if LATIN.search(bare) and not data & {text, bare, bare.rpartition(", ")[2]}:
            left.append(bare)
    return [text for text in left if not SITE.fullmatch(text)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_text_of_a_page_is_translated(
    browser_on: BrowserOn, speak_pseudo: PseudoSpeaker, address: str
) -> None:
    folder = speak_pseudo(GREEK)
    browser = browser_on(*RECORDS)

    page = browser.ask(folder + address, follow_redirects=True).text

    typed = {value for _, value in parse_qsl(urlsplit(address).query)}
    typed |= {shortened(value, most) for value in typed for most in (LONGEST_HEADING, LONGEST_CHIP)}
    assert f'<html lang="{GREEK}"' in page
    assert page.count(OPENING) > 10
    assert untranslated(page, typed) == []


def test_a_text_that_is_left_as_it_was_is_found() -> None:
    page = f"""<title>{framed("Help")} – Finder</title><p title="Hint">{framed("One")} Two</p>
        <p lang="en">English</p><p>{framed("Call %(number)s")}</p><p>Leeds, West Yorkshire</p>"""

    assert untranslated(page, set()) == ["– Finder", "Hint", "Two"]


def test_framing_keeps_what_is_filled_in_later() -> None:
    text = framed("%(num)s of %(all)s, 100 %%")

    assert "%(num)s" in text
    assert "%(all)s" in text
    assert "100 %%" in text
    assert outside_frames(f"a{framed('b')}c") == "a c"
