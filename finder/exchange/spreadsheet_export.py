"""The directory as a spreadsheet, one service a row, and the template to fill in."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.records import LocationRecord, ServiceRecord
from finder.directory.storing import Stored
from finder.exchange.cells import guard
from finder.exchange.columns import (
    ADDRESS,
    COLUMNS,
    EXAMPLE,
    HELP,
    LOCATION_COLUMNS,
    NUMBER,
    ONLY_FOR_PUBLIC,
    ONLY_FOR_STAFF,
    VERSION,
    Column,
    at_place,
)
from finder.exchange.composing import address_type
from finder.exchange.forms import PUBLIC, WHOLE, Form
from finder.exchange.stored import read_all
from finder.models import Location, ServiceAtLocation, table_of

# By this mark spreadsheet programs know UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# More places than this are rare, and stand together in one cell.
MOST_NUMBERED = 20
PLACES_OF_TEMPLATE = 2
CONFIDENTIAL = "location_1_confidential"


def export_csv(session: Session, form: Form = PUBLIC) -> Iterator[str]:
    """Give the whole directory as the text of a CSV file, a part at a time, by number.

    Encode it as UTF-8. What is read from it anew is the same, so an import changes nothing.
    """
    services = ((form.show(record), meta) for record, meta in read_all(session))
    yield from write_csv(services, form, min(_most_places(session, form), MOST_NUMBERED))


def columns_of(form: Form, places: int) -> list[Column]:
    """Give the columns of a file, with those of so many places."""
    left_out = ONLY_FOR_PUBLIC if form.staff else ONLY_FOR_STAFF
    of_place = [
        column for column in LOCATION_COLUMNS if form.confidential or column.heading != CONFIDENTIAL
    ]
    *before, last = (column for column in COLUMNS if column.heading not in left_out)
    numbered = (at_place(one, place) for place in range(1, places + 1) for one in of_place)
    return [*before, *numbered, last]


def write_csv(
    services: Iterable[tuple[ServiceRecord, Stored]], form: Form, places: int
) -> Iterator[str]:
    """Give services as the text of a CSV file, each with columns for so many places."""
    columns = columns_of(form, places)
    yield BYTE_ORDER_MARK + _line([column.heading for column in columns])
    for record, meta in services:
        yield _line(_cells(record, meta, columns, places))


def template() -> str:
    """Give a CSV file to fill in: headings, a row of help and a row as an example."""
    columns = columns_of(WHOLE, PLACES_OF_TEMPLATE)
    texts = [
        [column.heading for column in columns],
        [HELP, *(column.explain() for column in columns[1:])],
        [EXAMPLE, *(_example(column) for column in columns[1:])],
    ]
    return BYTE_ORDER_MARK + "".join(_line(cells) for cells in texts)


def _example(column: Column) -> str:
    is_first = column.place in {None, 1}
    return guard(column.example) if is_first else ""


def _line(cells: Iterable[str]) -> str:
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _most_places(session: Session, form: Form) -> int:
    """Give the most places that a row of the form has: not even their number says more."""
    link, place = table_of(ServiceAtLocation), table_of(Location)
    counts = select(func.count(link.c.id).label("places")).group_by(link.c.service_id)
    if not form.confidential:
        counts = counts.join(place, place.c.id == link.c.location_id).where(~place.c.confidential)
    most = select(func.max(counts.subquery().c.places))
    return session.connection().execute(most).scalar() or 0


def _cells(
    record: ServiceRecord, meta: Stored, columns: Sequence[Column], places: int
) -> Iterator[str]:
    numbered, rest = _part_places(record.locations, places)
    beside = {NUMBER: meta.number, VERSION: meta.version}
    for column in columns:
        if column.place is not None:
            is_there = column.place <= len(numbered)
            yield _place_cell(numbered[column.place - 1], column) if is_there else ""
        elif column.heading in beside:
            yield column.kind.write(beside[column.heading])
        elif column.field == "locations":
            yield column.kind.write(rest)
        else:
            owner = record.organization if column.of_runner else record
            yield column.kind.write(getattr(owner, column.field))


def _place_cell(place: LocationRecord, column: Column) -> str:
    if column.field not in ADDRESS:
        return column.kind.write(getattr(place, column.field))
    address = place.addresses[0] if place.addresses else None
    return column.kind.write(getattr(address, column.field)) if address is not None else ""


def _part_places(
    places: Sequence[LocationRecord], most: int
) -> tuple[Sequence[LocationRecord], Sequence[LocationRecord]]:
    """Give the places that fit into columns, and those from the first that does not."""
    fitting = 0
    while fitting < min(len(places), most) and _fits(places[fitting]):
        fitting += 1
    return places[:fitting], places[fitting:]


def _fits(place: LocationRecord) -> bool:
    kind = address_type(place.location_type)
    return len(place.addresses) <= 1 and all(one.address_type == kind for one in place.addresses)
