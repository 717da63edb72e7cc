import re
from pathlib import Path

from finder.directory.records import AddressRecord, LocationRecord, ServiceRecord
from finder.exchange.columns import (
    ADDRESS,
    ALL,
    COLUMNS,
    EXAMPLE,
    HELP,
    LOCATION_COLUMNS,
    MOST_LOCATIONS,
    find_column,
)


def test_every_field_of_a_record_has_a_column() -> None:
    fields = {column.field for column in COLUMNS if not column.of_runner}
    of_place = {column.field for column in LOCATION_COLUMNS}

    # Who runs it has columns of its own; the kind of an address follows from the kind of place.
    assert set(ServiceRecord.model_fields) - fields == {"organization"}
    assert set(LocationRecord.model_fields) - of_place == {"addresses"}
    assert set(AddressRecord.model_fields) - of_place == {"address_type"}
    assert set(ADDRESS) <= of_place


def test_every_column_is_found_by_its_heading_and_explains_itself() -> None:
    for column in ALL:
        found = find_column(column.heading.upper().replace("_", " "))
        assert found == column
        assert column.label
        assert column.explain()


def test_no_name_stands_for_two_columns() -> None:
    means = {name: find_column(name) for column in ALL for name in column.also}

    assert [
        (column.heading, name) for column in ALL for name in column.also if means[name] != column
    ] == []


def test_places_are_counted_up_to_a_limit() -> None:
    assert find_column(f"location_{MOST_LOCATIONS}_city") is not None
    for heading in ("location_0_city", f"location_{MOST_LOCATIONS + 1}_city", "location_1_colour"):
        assert find_column(heading) is None
    assert find_column(HELP) is None
    assert find_column(EXAMPLE) is None


def test_every_column_is_in_the_page_for_editors() -> None:
    page = (Path(__file__).parents[2] / "docs" / "spreadsheet.md").read_text("utf-8")
    table = page.split("## Columns")[1]
    rows = [
        [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in table.splitlines()
        if line.startswith("| `")
    ]

    assert [row[0].strip("`") for row in rows] == [column.heading for column in ALL]
    for (_, text, words, example), column in zip(rows, ALL, strict=True):
        assert text.startswith(column.label), column.heading
        assert column.help in text, column.heading
        assert re.findall(r"`(\w+)`", words) == list(column.kind.words), column.heading
        assert example.strip("`") == column.example, column.heading
