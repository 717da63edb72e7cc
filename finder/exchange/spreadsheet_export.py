"""The directory as a spreadsheet, one service a row, and the template to fill in."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.groups import stands
from finder.directory.reading import for_public
from finder.directory.records import FreshnessRecord, LocationRecord, ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, Stored, read_meta
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
from finder.models import Location, Service, ServiceAtLocation, table_of
from finder.vocabulary import FieldGroup

BATCH = 500
# By this mark spreadsheet programs know UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# More places than this are rare, and stand together in one cell.
MOST_NUMBERED = 20
PLACES_OF_TEMPLATE = 2
CONFIDENTIAL = "location_1_confidential"


@dataclass(frozen=True, slots=True)
class Form:
    """What a file holds: what anyone may see, or what staff hold, with secret places or not."""

    staff: bool = False
    confidential: bool = False

    def __post_init__(self) -> None:
        if self.confidential and not self.staff:
            raise ValueError("secret places are for staff only")

    def columns(self, places: int) -> list[Column]:
        """Give the columns, with those of so many places."""
        left_out = ONLY_FOR_PUBLIC if self.staff else ONLY_FOR_STAFF
        of_place = [
            column
            for column in LOCATION_COLUMNS
            if self.confidential or column.heading != CONFIDENTIAL
        ]
        *before, last = (column for column in COLUMNS if column.heading not in left_out)
        numbered = (at_place(one, place) for place in range(1, places + 1) for one in of_place)
        return [*before, *numbered, last]

    def show(self, record: ServiceRecord) -> ServiceRecord:
        """Give the record without what this file may not hold.

        The print of a fact that is held back would be a way to guess it. A check is in the file
        without one where it is of the facts as they are.
        """
        if not self.staff:
            checks = _without_prints(record, *FieldGroup)
            return for_public(record.model_copy(update={"freshness": checks}))
        open_places = [place for place in record.locations if not place.confidential]
        if self.confidential or len(open_places) == len(record.locations):
            return record
        checks = _without_prints(record, FieldGroup.LOCATION)
        return record.model_copy(update={"locations": open_places, "freshness": checks})


def _without_prints(record: ServiceRecord, *groups: FieldGroup) -> list[FreshnessRecord]:
    return [
        check.model_copy(update={"facts": None}) if check.field_group in groups else check
        for check in record.freshness
        if check.field_group not in groups or stands(check, record)
    ]


PUBLIC = Form()
STAFF = Form(staff=True)


def export_csv(session: Session, form: Form = PUBLIC) -> Iterator[str]:
    """Give the whole directory as the text of a CSV file, a part at a time, by number.

    Encode it as UTF-8. What is read from it anew is the same, so an import changes nothing.
    """
    services = (
        (form.show(records[key]), meta[key])
        for records, meta in _in_batches(session)
        for key in records
    )
    yield from write_csv(services, form, min(_most_places(session, form), MOST_NUMBERED))


def write_csv(
    services: Iterable[tuple[ServiceRecord, Stored]], form: Form, places: int
) -> Iterator[str]:
    """Give services as the text of a CSV file, each with columns for so many places."""
    columns = form.columns(places)
    yield BYTE_ORDER_MARK + _line([column.heading for column in columns])
    for record, meta in services:
        yield _line(_cells(record, meta, columns, places))


def template() -> str:
    """Give a CSV file to fill in: headings, a row of help and a row as an example."""
    columns = Form(staff=True, confidential=True).columns(PLACES_OF_TEMPLATE)
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


def _in_batches(
    session: Session,
) -> Iterator[tuple[dict[UUID, ServiceRecord], dict[UUID, Stored]]]:
    """Give all services with what stands beside their facts, some at a time, by number."""
    table = table_of(Service)
    last = 0
    while True:
        statement = (
            select(table.c.id, table.c.number)
            .where(table.c.number > last)
            .order_by(table.c.number)
            .limit(BATCH)
        )
        rows = session.connection().execute(statement).all()
        if not rows:
            return
        last = rows[-1].number
        ids = [row.id for row in rows]
        records = read_records(session, ids)
        yield {key: records[key] for key in ids}, read_meta(session, SERVICE, ids)


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
