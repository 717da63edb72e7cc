"""Any record survives a CSV file: what is written of it reads back the same."""

import csv
from datetime import date
from enum import Enum
from io import BytesIO, StringIO
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from finder.directory.records import ServiceRecord
from finder.directory.storing import Stored
from finder.exchange.composing import compose, compose_runner
from finder.exchange.drafts import draft
from finder.exchange.forms import Form
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_export import MOST_NUMBERED, write_csv
from finder.vocabulary import AUDIENCES, CANCERS, DELIVERY_MODES, NEEDS
from tests import make
from tests.browser.poisons import FORMULA_SIGNS, POISONS
from tests.directory.test_editing import FULL

EVERYTHING = Form(staff=True, confidential=True)
# Letters, and what separators, quotes, guards, JSON and spreadsheet programs make something of.
LETTERS = st.sampled_from("ab1 ;|,'\"=+-@[]{}#\\\t\n\u00a0é—中\u202e＝:.E0")
TEXT = st.text(LETTERS, min_size=1, max_size=12)
LANGUAGES = st.sampled_from(["en", "es", "zh-Hant"])
CLOCK = st.sampled_from(["00:00", "09:30", "24:00"])
LINKS = st.sampled_from(["https://example.org/?a=1;b|c,'\"", "http://example.org"])
TERMS = {"needs": NEEDS, "delivery_modes": DELIVERY_MODES, "audiences": AUDIENCES}
# Fields whose texts have a form of their own.
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "number": st.from_regex(r"[0-9+(][0-9A-Za-z ()+./,-]{1,20}", fullmatch=True),
    "code": LANGUAGES,
    "language": LANGUAGES,
    "area": st.sampled_from(["WORLD", "US", "US-MA", "GB-ENG"]),
    "country": st.sampled_from(["US", "GB"]),
    "timezone": st.sampled_from(["Europe/London", "UTC"]),
    "byday": st.lists(st.sampled_from(["MO", "SU"]), min_size=1, max_size=2)
    | st.lists(st.sampled_from(["1TU", "3TU", "-1SU"]), min_size=1, max_size=2),
    "opens_at": CLOCK,
    "closes_at": CLOCK,
    "url": LINKS,
    "website": LINKS,
    "email": st.sampled_from(["help@example.org", "o'neil+a=b@example.org"]),
    "url_kind": st.sampled_from(["own", "about"]),
    "source_hash": st.just("0123456789abcdef"),
    "minimum_age": st.integers(0, 60),
    "maximum_age": st.integers(60, 120),
    "latitude": st.floats(-90, 90),
    "longitude": st.floats(-180, 180),
    "cancers": st.lists(st.sampled_from([term.id for term in CANCERS]), max_size=2),
} | {
    name: st.lists(st.sampled_from([term.id for term in terms]), max_size=2)
    for name, terms in TERMS.items()
}
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    date: st.dates(date(1900, 1, 1)),
    UUID: st.uuids(version=4),
}


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Give values for a field of a record, by its name or its type."""
    if name in SPECIAL:
        return SPECIAL[name]
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return contents(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    inner = get_args(hint)
    match get_origin(hint):
        case kind if kind is Annotated:
            return values(name, inner[0])
        case kind if kind is Literal:
            return st.sampled_from(inner)
        case kind if kind in (Union, UnionType):
            return st.one_of(*(values(name, one) for one in inner if one is not type(None)))
        case kind if kind is tuple:
            return st.tuples(*(values("", one) for one in inner))
        case kind if kind is list:
            return st.lists(values("", inner[0]), min_size=1, max_size=2)
    raise NotImplementedError(f"{name}: {hint}")


def contents(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Give contents of a record: what may be left out is left out now and then."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: values(name, hints[name]) for name in model.model_fields}
    return st.fixed_dictionaries(
        {name: fields[name] for name, field in model.model_fields.items() if field.is_required()},
        optional={
            name: fields[name]
            for name, field in model.model_fields.items()
            if not field.is_required()
        },
    )


CONTENTS = contents(ServiceRecord)


def written(record: ServiceRecord, places: int) -> str:
    return "".join(write_csv([(record, Stored(7, 2, {}))], EVERYTHING, places))


def read_back(content: str) -> ServiceRecord:
    sheet = read_spreadsheet(BytesIO(content.encode()))
    (row,) = sheet.rows()
    read = draft(row, sheet.headings)
    runner = compose_runner(read, read.runner)
    assert runner is not None
    made = compose(read, read.names["id"], runner, None, {})
    assert read.faults == []
    assert made is not None
    return made.record


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(CONTENTS, st.integers(0, 3))
@example(make.record(**FULL).to_json(), 1)
@example(
    make.record(
        locations=[make.location("A", "Boston", "MA", latitude=-0.1, longitude=2)]
    ).to_json(),
    1,
)
def test_every_record_survives_a_file(content: dict[str, Any], places: int) -> None:
    try:
        record = ServiceRecord.model_validate(content)
    except ValidationError:
        # Two fields that do not go together, or a text of nothing but spaces.
        reject()
    text = written(record, places)

    assert read_back(text) == record
    # No program takes a cell for a formula.
    rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert [cell for row in rows for cell in row if cell[:1] in {*FORMULA_SIGNS}] == []


def test_places_beyond_the_columns_stand_in_one_cell() -> None:
    places = [make.location(f"Place {count}", "Boston", "MA") for count in range(MOST_NUMBERED + 3)]
    record = make.record("Many", locations=places)

    assert read_back(written(record, MOST_NUMBERED)) == record


@pytest.mark.parametrize("kind", ["name", "description", "phones", "keywords"])
def test_poisoned_texts_come_back_as_they_are(kind: str) -> None:
    for poison in (
        *POISONS,
        "=1+1",
        "@SUM(A1)",
        "'=1",
        "-2+3|cmd",
        "#help",
        "#NAME",
        "###",
        "#REF!",
        "'###",
    ):
        value: Any = poison.strip()
        if kind == "phones":
            value = [{"number": "988", "description": value}]
        elif kind == "keywords":
            value = [value[:40].strip()]
        fields = {kind: value} if kind != "name" else {}
        record = make.record(poison.strip() if kind == "name" else "Poisoned", **fields)

        assert read_back(written(record, 0)) == record
