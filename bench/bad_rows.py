"""Rows with faults as people and spreadsheet programs make them, each with where it is found."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

HEADINGS = (
    "id",
    "number",
    "organization_name",
    "organization_website",
    "name",
    "description",
    "status",
    "needs",
    "delivery_modes",
    "cancers",
    "reach",
    "service_areas",
    "phones",
    "email",
    "url",
    "url_kind",
    "schedules",
    "languages",
    "cost_options",
    "fund_status_date",
    "minimum_age",
    "maximum_age",
    "run_by_maker",
    "sources",
    "merged_into",
    "location_1_address_1",
    "location_1_city",
    "location_1_state_province",
    "location_1_postal_code",
    "location_1_country",
    "location_1_latitude",
    "location_1_longitude",
)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A kind of fault: the cells that it changes, or what it does to the line as bytes."""

    kind: str
    heading: str
    reason: str
    cells: Mapping[str, str] = field(default_factory=dict)
    spoil: Callable[[bytes], bytes] = bytes


def _with_open_quote(line: bytes) -> bytes:
    return line.replace(b",live,", b',"live,', 1)


BAD_ROWS = (
    BadRow("no name", "name", "must be there", {"name": " "}),
    BadRow("no organisation", "organization_name", "must be there", {"organization_name": ""}),
    BadRow("unknown need", "needs", "is it wigs", {"needs": "wigs; wigz"}),
    BadRow("unknown word", "status", "is not one of", {"status": "open on Mondays"}),
    BadRow("phone as an amount", "phones", "digits are lost", {"phones": "1.80081E+10 | shown"}),
    BadRow("phone in words", "phones", "is not a phone number", {"phones": "call us"}),
    BadRow("too long", "name", "longer than 300", {"name": "x" * 301}),
    BadRow("link to a script", "url", "begins with https", {"url": "javascript:alert(1)"}),
    BadRow("link to nowhere", "url", "whole web address", {"url": "ftp://example.org"}),
    BadRow("e-mail without a site", "email", "whole e-mail", {"email": "office at example"}),
    BadRow("link of no kind", "url", "url needs url_kind", {"url_kind": ""}),
    BadRow("ages the wrong way", "minimum_age", "above", {"minimum_age": "70"}),
    BadRow("age in words", "minimum_age", "whole number", {"minimum_age": "eighteen"}),
    BadRow(
        "day of two meanings",
        "fund_status_date",
        "2026-03-04 or 2026-04-03",
        {"fund_status_date": "03/04/2026"},
    ),
    BadRow("day that is none", "fund_status_date", "calendar", {"fund_status_date": "31/02/2026"}),
    BadRow("half a point", "location_1_latitude", "come together", {"location_1_longitude": ""}),
    BadRow("point off the earth", "location_1_latitude", "90", {"location_1_latitude": "142.3"}),
    BadRow("no country", "location_1_country", "must be there", {"location_1_country": ""}),
    BadRow("lost zeros", "location_1_postal_code", "zeros", {"location_1_postal_code": "2115"}),
    BadRow("error of a program", "description", "spreadsheet program", {"description": "#NAME?"}),
    BadRow("NUL", "description", "NUL", {"description": "a\0b"}),
    BadRow("open quote", "(row)", "quotes do not fit", spoil=_with_open_quote),
    BadRow("too many cells", "(row)", "more cells", spoil=lambda line: line.strip() + b",x\r\n"),
    BadRow(
        "other encoding",
        "description",
        "no character",
        spoil=lambda line: line.replace(b"Caf\xc3\xa9", b"Caf\xe9"),
    ),
    BadRow("no id", "id", "is not an id", {"id": "12"}),
    BadRow("hours in words", "schedules", "hours such as", {"schedules": "MO | nine to five"}),
    BadRow("no language", "languages", "language such as", {"languages": "Tongues"}),
    BadRow("unknown number", "number", "no service", {"number": "999999"}),
    BadRow("neither yes nor no", "run_by_maker", "neither", {"run_by_maker": "perhaps"}),
    BadRow(
        "joined to nothing",
        "merged_into",
        "no service",
        {"merged_into": "00000000-0000-4000-8000-000000000000"},
    ),
    BadRow("part too many", "sources", "more than 3 parts", {"sources": "a | b | c | d"}),
)


def good_row(count: int) -> dict[str, str]:
    """Give the cells of a service that is like no other; invented, never to be published."""
    return {
        "organization_name": f"Invented Trust {count // 3}",
        "organization_website": f"https://www.example.org/{count // 3}",
        "name": f"Invented service {count}",
        "description": f"Café meetings, “open” to all; number {count} of many that were made up "
        "to measure how fast a large file is read. People meet, talk, and go home again.",
        "status": "live",
        "needs": "support_group; counselling",
        "delivery_modes": "in_person; phone",
        "cancers": "breast",
        "reach": "site",
        "service_areas": "US-MA",
        "phones": f"+1 202-555-01{count % 100:02} | shown | office",
        "email": "office@example.org",
        "url": f"https://www.example.org/services/{count}",
        "url_kind": "own",
        "schedules": "MO TU | 09:00-17:00 | America/New_York",
        "languages": "en; es | staff",
        "cost_options": "free",
        "minimum_age": "18",
        "maximum_age": "65",
        "run_by_maker": "no",
        "sources": "https://www.example.org/ | all of it | 2026",
        "location_1_address_1": f"{count} Example Street",
        "location_1_city": "Boston",
        "location_1_state_province": "MA",
        "location_1_postal_code": "02115",
        "location_1_country": "US",
        "location_1_latitude": "42.34",
        "location_1_longitude": "-71.1",
    }


def line_of(cells: Mapping[str, str], bad: BadRow | None = None) -> bytes:
    """Give a row as a line of a CSV file in UTF-8, with a fault where one is named."""
    changed = {**cells, **bad.cells} if bad is not None else cells
    line = write_cells([changed.get(heading, "") for heading in HEADINGS])
    return line if bad is None else bad.spoil(line)


def write_cells(cells: Sequence[str]) -> bytes:
    """Give cells as a line of a CSV file."""
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
