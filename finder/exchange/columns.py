"""Every column of a spreadsheet: its heading, its help, its example, and where it belongs.

The texts are in `columns.csv`. Headings are the names of the record's fields (HSDS where HSDS has
the thing). Reading a file, writing one, the template and docs/spreadsheet.md follow from here.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from finder.directory.labels import LABELS
from finder.exchange import kinds
from finder.exchange.kinds import Kind, choice, choices
from finder.text import fold
from finder.vocabulary import (
    Applicant,
    ApplicationRoute,
    ClosedReason,
    Cost,
    FundStatus,
    LinkKind,
    ListingStatus,
    LocationType,
    OrganizationType,
    Precision,
    Reach,
    Sensitivity,
    Stage,
)

TEXTS = Path(__file__).parent / "columns.csv"
MOST_LOCATIONS = 50
PLACED = re.compile(r"location (\d{1,2}) (.+)")
FIRST_PLACE = "location_1_"
ADDRESS = ("address_1", "city", "state_province", "postal_code", "country")
# What says which service a row is about; none of them is a field that a row changes.
ID, NUMBER, VERSION = "id", "number", "version"
# Rows of the template that say what to write, by the text of their first cell.
HELP, EXAMPLE = "#help", "#example"
# Columns for people in a file of rows to mend; reading passes them over.
LINE, TO_MEND = "line", "what to mend"
# One word for the ways in which a heading may be spelt.
SPELLINGS = {"organisation": "organization", "organisations": "organization"}
KINDS = {
    ID: kinds.IDENT,
    NUMBER: kinds.WHOLE,
    VERSION: kinds.WHOLE,
    "organization_id": kinds.IDENT,
    "organization_website": kinds.LINK,
    "organization_type": choice(OrganizationType),
    "status": choice(ListingStatus),
    "needs": kinds.NEED_TERMS,
    "delivery_modes": kinds.MODE_TERMS,
    "application_routes": choices(ApplicationRoute),
    "audiences": kinds.AUDIENCE_TERMS,
    "cancers": kinds.CANCER_TERMS,
    "sensitivities": choices(Sensitivity),
    "stage": choice(Stage),
    "reach": choice(Reach),
    "service_areas": kinds.SERVICE_AREAS,
    "phones": kinds.PHONES,
    "public_phones": kinds.PHONES,
    "email_published": kinds.YES_NO,
    "url": kinds.LINK,
    "url_kind": choice(LinkKind),
    "schedules": kinds.SCHEDULES,
    "languages": kinds.LANGUAGES,
    "cost_options": choices(Cost),
    "fund_status": choice(FundStatus),
    "fund_status_date": kinds.DAY,
    "minimum_age": kinds.WHOLE,
    "maximum_age": kinds.WHOLE,
    "who_can_apply": choice(Applicant),
    "run_by_maker": kinds.YES_NO,
    "sources": kinds.SOURCES,
    "freshness": kinds.FRESHNESS,
    "keywords": kinds.TEXTS,
    "former_names": kinds.FORMER_NAMES,
    "translations": kinds.TRANSLATIONS,
    "merged_into": kinds.IDENT,
    "closed_reason": choice(ClosedReason),
    "closed_on": kinds.DAY,
    "instead_services": kinds.IDENTS,
    "more_locations": kinds.LOCATIONS,
    "location_1_id": kinds.IDENT,
    "location_1_country": kinds.COUNTRY,
    "location_1_location_type": choice(LocationType),
    "location_1_latitude": kinds.DEGREES,
    "location_1_longitude": kinds.DEGREES,
    "location_1_precision": choice(Precision),
    "location_1_confidential": kinds.YES_NO,
}
# Fields that other columns give: `public_phones` are phones, `organization_name` a name.
FIELDS = {
    "organization_id": "id",
    "organization_name": "name",
    "organization_website": "website",
    "public_phones": "phones",
    "public_email": "email",
    "more_locations": "locations",
}
ONLY_FOR_STAFF = frozenset(
    (VERSION, "phones", "email", "email_published", "staff_note", "keywords")
)
ONLY_FOR_PUBLIC = frozenset(("public_phones", "public_email"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `place` counts the location that it is of, from 1.

    `field` is that of the service, or of its organisation (`of_runner`), or of its place.
    """

    heading: str
    label: str
    help: str
    example: str
    also: tuple[str, ...]
    kind: Kind
    field: str
    of_runner: bool = False
    place: int | None = None

    def explain(self) -> str:
        """Give the help with the words that may stand there."""
        words = self.kind.words
        listed = f"Words: {', '.join(words)}." if words else ""
        return " ".join(part for part in (self.help, listed) if part)


def _read_columns() -> Iterator[Column]:
    with TEXTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            heading = row["heading"]
            of_place = heading.startswith(FIRST_PLACE)
            yield Column(
                heading,
                row["label"] or LABELS[heading],
                row["help"],
                row["example"],
                tuple(name.strip() for name in row["also"].split(";") if name),
                KINDS.get(heading, kinds.TEXT),
                FIELDS.get(heading, heading.removeprefix(FIRST_PLACE)),
                heading.startswith("organization_"),
                1 if of_place else None,
            )


ALL = tuple(_read_columns())
COLUMNS = tuple(column for column in ALL if column.place is None)
LOCATION_COLUMNS = tuple(column for column in ALL if column.place is not None)


def at_place(column: Column, place: int) -> Column:
    """Give a column of the first location as that of another one, counted from 1."""
    return replace(column, heading=f"location_{place}_{column.field}", place=place)


@lru_cache(maxsize=2000)
def find_column(heading: str) -> Column | None:
    """Give the column that a heading means, None for one that is not ours."""
    known = _headings()
    spelt = _spelt(heading)
    placed = PLACED.fullmatch(spelt)
    if placed is None:
        return known.get(spelt)
    place = int(placed[1])
    first = known.get(f"location 1 {placed[2]}")
    return at_place(first, place) if first and 1 <= place <= MOST_LOCATIONS else None


def is_own(heading: str, column: Column) -> bool:
    """Give whether a heading is the column's own one, and not another name for it."""
    return _spelt(heading) == _spelt(column.heading)


def is_for_people(heading: str) -> bool:
    """Give whether a heading is one of the two that a file of rows to mend has for people."""
    return _spelt(heading) in {LINE, TO_MEND}


def _spelt(heading: str) -> str:
    return " ".join(SPELLINGS.get(word, word) for word in fold(heading, 200).split())


@cache
def _headings() -> dict[str, Column]:
    # A heading of ours wins over another name for a column.
    found = {_spelt(column.heading): column for column in ALL}
    for column in ALL:
        for name in (column.label, *column.also):
            found.setdefault(_spelt(name), column)
    return found
