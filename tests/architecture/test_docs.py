"""The docs say what the code does: names, tables, settings, links, commands and counts agree."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from pydantic import BaseModel
from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, String, Table, Uuid
from sqlmodel import SQLModel

import finder.models  # noqa: F401  (fills the metadata)
from finder import cli
from finder.config import SETTINGS
from finder.directory.records import (
    AddressRecord,
    LanguageRecord,
    LocationRecord,
    OrganizationRecord,
    PhoneRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceRecord,
    SourceRecord,
)
from finder.directory.urgent import UrgentLine
from finder.models.columns import Closed, Moment
from finder.search import bands, reach, sensitive
from finder.search.alarms import Notice
from finder.search.filters import FILTERS
from finder.search.request import NEARBY_KILOMETRES
from finder.search.weights import WEIGHTS
from finder.vocabulary import ListingStatus, Origin
from finder.web import addresses
from finder.web.accounts import accounts
from finder.web.admin import admin
from finder.web.api import api
from finder.web.casework import casework
from finder.web.headers import EVERYWHERE
from finder.web.public import public
from finder.web.shortlist import shortlist
from tools import dev

ROOT = Path(__file__).parents[2]
OURS = ("*.md", "docs/**/*.md", "seed/*.md", "finder/**/*.md", "bench/*.md", "tests/**/*.md")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)\s]+)\)")
MAKE = re.compile(r"(?:`|^ {4}|=\S+ )make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"flask(?: --app wsgi)? finder ([a-z][a-z-]*)")
CODE_PATH = re.compile(r"`((?:finder|tests|tools|templates|bench|seed|docs)/[\w./-]*)`")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
PARTS: tuple[type[BaseModel], ...] = (
    OrganizationRecord,
    ServiceAreaRecord,
    LocationRecord,
    AddressRecord,
    PhoneRecord,
    ScheduleRecord,
    LanguageRecord,
    SourceRecord,
)


def pages() -> list[Path]:
    """Give every page of words in the project."""
    return sorted({path for pattern in OURS for path in ROOT.glob(pattern)})


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """Give the cells of every table row of a page."""
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def sections(text: str, level: int) -> Iterator[tuple[str, str]]:
    """Give the headings of a level with the text below each."""
    parts = re.split(rf"^{'#' * level} (.+)$", text, flags=re.MULTILINE)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def section(name: str, heading: str) -> str:
    """Give the text below one second-level heading of a page."""
    return dict(sections(read(name), 2))[heading]


def anchors(path: Path) -> set[str]:
    """Give the anchors that a page's headings make."""
    found = (heading for _, heading in HEADING.findall(path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


def kind_of(column: "Column[object]") -> str:
    """Give a column's kind in words, as docs/data-model.md writes it."""
    kinds = {
        Uuid: "UUID",
        Boolean: "yes or no",
        Date: "day",
        Float: "decimal number",
        Integer: "whole number",
        JSON: "JSON",
        Moment: "moment in UTC",
    }
    # SQLModel wraps plain text in a type of its own.
    stored = getattr(column.type, "impl_instance", column.type)
    if isinstance(column.type, Closed):
        words = column.type.values.__name__
    elif isinstance(stored, String):
        words = f"text, at most {stored.length}" if stored.length else "text"
    else:
        words = next(
            words
            for kind, words in kinds.items()
            if isinstance(column.type, kind) or isinstance(stored, kind)
        )
    if column.primary_key:
        words += ", the key"
    for key in column.foreign_keys:
        words += f", of {key.column.table.name}"
    if column.unique:
        words += ", unique"
    return words + (", may be empty" if column.nullable else "")


def test_every_relative_link_leads_somewhere() -> None:
    broken = []
    for page in pages():
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                broken.append(f"{page.relative_to(ROOT)}: {link}")

    assert broken == []


def test_every_picture_is_there_and_shown() -> None:
    shown = {
        (page.parent / name).resolve()
        for page in pages()
        for name in PICTURE.findall(page.read_text(encoding="utf-8"))
    }

    assert shown == {path.resolve() for path in (ROOT / "docs" / "pictures").iterdir()}


def test_every_page_is_found_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links]

    ours = [page for page in pages() if page.parts[len(ROOT.parts)] in ("docs", "seed")]
    assert [page.name for page in ours if page not in reached] == []


def test_every_make_target_that_is_named_exists() -> None:
    named = {name: page for page in pages() for name in MAKE.findall(page.read_text("utf-8"))}

    assert {"run", "test", "check"} <= set(named)
    assert {name: page.name for name, page in named.items() if name not in dev.COMMANDS} == {}


def test_every_make_target_is_named_somewhere() -> None:
    said = "\n".join(page.read_text("utf-8") for page in pages())

    assert [name for name in dev.COMMANDS if f"make {name}" not in said] == []


def test_every_file_that_is_named_exists() -> None:
    named = {
        (page.name, name) for page in pages() for name in CODE_PATH.findall(page.read_text("utf-8"))
    }

    assert named
    assert [pair for pair in named if not (ROOT / pair[1]).exists()] == []


def test_every_setting_is_in_operating_with_its_default() -> None:
    said = rows(section("docs/operating.md", "Settings"))[2:]

    assert said == [
        [f"`{one.name}`", f"`{one.default}`" if one.default else "empty", one.help]
        for one in SETTINGS
    ]


def test_every_command_is_in_operating_and_every_one_named_exists() -> None:
    commands = set(cli.commands.commands)
    said = rows(section("docs/operating.md", "Commands"))[2:]
    named = {name for page in pages() for name in COMMAND.findall(page.read_text("utf-8"))}

    assert {cells[0].strip("`").split()[0] for cells in said} == commands
    assert named <= commands


def test_every_table_and_column_is_in_the_data_model() -> None:
    documented = {
        heading.strip("`"): {
            cells[0].strip("`"): cells[1] for cells in rows(text) if cells[0].startswith("`")
        }
        for heading, text in sections(read("docs/data-model.md"), 3)
    }
    tables: dict[str, Table] = dict(SQLModel.metadata.tables)

    assert set(documented) == set(tables)
    for name, table in tables.items():
        assert documented[name] == {column.name: kind_of(column) for column in table.columns}, name


def test_every_column_says_what_it_means() -> None:
    for _, text in sections(read("docs/data-model.md"), 3):
        for cells in rows(text):
            assert len(cells) == 3, cells
            assert cells[2], cells


def test_every_line_on_clients_names_a_test_that_there_is() -> None:
    said = [cells for cells in rows(read("docs/data-protection.md")) if cells[-1] != "Test"]

    for *_, tests in (cells for cells in said if set(cells[0]) - set("-")):
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests)
        assert named, tests
        for path, name in named:
            assert f"\ndef {name}(" in read(path), (path, name)


def test_every_filter_is_in_search() -> None:
    said = {cells[0].strip("`"): cells[1] for cells in rows(section("docs/search.md", "Filters"))}

    assert [(one.key, said.get(one.key)) for one in FILTERS] == [
        (one.key, one.label) for one in FILTERS
    ]


def test_every_weight_is_in_search_with_its_value_and_reason() -> None:
    said = {cells[0].strip("`"): cells[1:] for cells in rows(section("docs/search.md", "Order"))}
    weights = {name: [str(weight.value), weight.reason] for name, weight in WEIGHTS.items()}

    assert {name: cells for name, cells in said.items() if name in weights} == weights
    assert set(said) - set(weights) == {"Reason", "---"}


def test_bands_kinds_and_sensitivities_are_in_search() -> None:
    said = {cells[0] for cells in rows(read("docs/search.md"))}

    wanted = [*bands.Band, *sensitive.ASKED_BY, *Notice]
    assert [name for name in wanted if f"`{name}`" not in said] == []


def test_the_reach_in_search_is_the_one_in_the_code() -> None:
    text = read("docs/search.md")

    assert f"{NEARBY_KILOMETRES} km" in text
    assert f"{reach.TRAVELLED_KILOMETRES} km" in text


def test_every_header_is_in_privacy() -> None:
    said = rows(section("docs/privacy.md", "Headers"))[2:]

    assert [cells[0].strip("`") for cells in said] == [name for name, _ in EVERYWHERE]


@pytest.mark.parametrize("record", [ServiceRecord, *PARTS, UrgentLine])
def test_every_field_of_a_record_is_in_the_readme_of_the_seed(record: type[BaseModel]) -> None:
    said = set(re.findall(r"`(\w+)`", read("seed/README.md")))

    assert [name for name in record.model_fields if name not in said] == []


def test_the_seed_readme_names_no_field_that_a_service_lacks() -> None:
    text = dict(sections(read("seed/README.md"), 2))["Fields of a service"].split("The parts")[0]
    named = {name for cells in rows(text) for name in re.findall(r"`(\w+)`", cells[0])}

    assert named == set(ServiceRecord.model_fields)


def test_the_order_of_origins_is_in_the_readme_of_the_seed() -> None:
    assert f"**{', '.join(Origin)}**" in read("seed/README.md")


def test_the_readme_counts_what_the_seed_holds() -> None:
    text = read("README.md")
    services = [json.loads(line) for line in read("seed/services.jsonl").splitlines()]
    urgent = read("seed/urgent-lines.jsonl").splitlines()
    organizations = {service["organization"]["id"] for service in services}
    areas = Counter(
        area
        for service in services
        for area in {each["area"].partition("-")[0] for each in service["service_areas"]}
    )
    ended = [one for one in services if one["status"] == ListingStatus.NOT_LIVE]
    merged = [one for one in services if one.get("merged_into")]
    shown = [one for one in services if one not in ended and one not in merged]

    assert f"{len(services)} services of {len(organizations)} organisations" in text
    assert f"{len(urgent)} urgent lines" in text
    counted = [str(areas[code]) for code in ("US", "IN", "GB", "CA", "AU", "IE", "NZ", "WORLD")]
    assert counted in rows(text)
    assert f"{len(ended)} have ended and {len(merged)} were joined" in text
    assert f"the other {len(shown)} are" in text


def test_decisions_are_numbered_listed_and_whole() -> None:
    folder = ROOT / "docs" / "decisions"
    pages_of_decisions = sorted(folder.glob("[0-9]*.md"))
    index = read("docs/decisions/README.md")

    numbers = [int(page.name[:4]) for page in pages_of_decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    for page in pages_of_decisions:
        text = page.read_text("utf-8")
        title = text.splitlines()[0].removeprefix("# ")
        assert title.startswith(f"{page.name[:4]} "), page.name
        assert f"[{title}]({page.name})" in index
        for part in ("Context", "Decision", "Why", "Consequence"):
            assert f"\n**{part}.**" in text, (page.name, part)


def test_every_route_is_in_architecture() -> None:
    said = read("docs/architecture.md")
    app = Flask("routes", static_folder=None)
    addresses.teach_routes(app)
    app.register_blueprint(public)
    app.register_blueprint(shortlist)
    app.register_blueprint(api)
    app.register_blueprint(accounts)
    app.register_blueprint(admin)
    app.register_blueprint(casework)

    routes = {re.sub(r"[<(].*", "", str(rule)) for rule in app.url_map.iter_rules()}
    assert [route for route in sorted(routes) if f"`{route}" not in said] == []
