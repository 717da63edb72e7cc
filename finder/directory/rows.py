"""How a record lies in the tables, in both directions, field by field."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import Select, Table, Text, bindparam, cast, literal, null, select, union_all
from sqlalchemy.sql.selectable import CompoundSelect
from sqlmodel import Session

from finder.directory.groups import stands
from finder.directory.records import (
    AddressRecord,
    LocationRecord,
    OrganizationRecord,
    ServiceRecord,
)
from finder.models import (
    Address,
    Attribute,
    CostOption,
    Freshness,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
    Translation,
    table_of,
)
from finder.places.gazetteer import Gazetteer
from finder.places.place import Located
from finder.text import fold
from finder.vocabulary import Precision

Row = dict[str, Any]


# Taxonomies kept as attribute rows: record field -> taxonomy.
TAXONOMIES = {
    "needs": "need",
    "delivery_modes": "mode",
    "application_routes": "application_route",
    "audiences": "audience",
    "cancers": "cancer",
    "sensitivities": "sensitivity",
}

# Fields that lie in the service's own row under the same name.
PLAIN = (
    "key",
    "name",
    "description",
    "category",
    "status",
    "merged_into",
    "closed_reason",
    "closed_on",
    "instead",
    "instead_services",
    "stage",
    "reach",
    "email",
    "email_published",
    "url",
    "url_kind",
    "hours_description",
    "award",
    "fund_status",
    "fund_status_date",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "who_can_apply",
    "own_patients_only",
    "run_by_maker",
    "designation",
    "evidence_confidence",
    "evidence_page_date",
    "staff_note",
    "keywords",
    "former_names",
)


def _same(row: Row) -> Row:
    return row


def _packed(item: Any, _record: ServiceRecord) -> Row:
    return dict(item)


@dataclass(frozen=True, slots=True)
class Child:
    """A list in the record whose items are rows of one table, in order."""

    field: str
    table: Table
    pack: Callable[[Any, ServiceRecord], Row] = _packed
    unpack: Callable[[Row], Any] = _same


def _pack_schedule(item: Any, _record: ServiceRecord) -> Row:
    return dict(item) | {"byday": ",".join(item.byday)}


def _unpack_schedule(row: Row) -> Row:
    return row | {"byday": row["byday"].split(",")}


def _pack_check(item: Any, record: ServiceRecord) -> Row:
    return dict(item) | {"stands": stands(item, record)}


def _unpack_check(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "stands"}


CHILDREN = (
    Child("phones", table_of(Phone)),
    Child("schedules", table_of(Schedule), _pack_schedule, _unpack_schedule),
    Child("languages", table_of(Language)),
    Child("service_areas", table_of(ServiceArea)),
    Child(
        "cost_options",
        table_of(CostOption),
        lambda option, _record: {"option": option},
        lambda row: row["option"],
    ),
    Child("sources", table_of(Source)),
    Child("freshness", table_of(Freshness), _pack_check, _unpack_check),
    Child("translations", table_of(Translation)),
)
KEYS = ("id", "service_id", "position")
ADDRESS_KEYS = ("id", "location_id", "position")
ADDRESS_COLUMNS = tuple(AddressRecord.model_fields)
ORGANIZATION_COLUMNS = tuple(OrganizationRecord.model_fields)
# Columns of a location that follow from others and are not part of the record.
NOT_STATED = (
    "organization_id",
    "point_latitude",
    "point_longitude",
    "point_precision",
    "point_areas",
)


def child_id(owner: UUID, kind: str, position: int) -> UUID:
    """Give the id of a row that hangs on a record: the same for the same place in it."""
    return uuid5(NAMESPACE_OID, f"{owner}/{kind}/{position}")


def service_row(record: ServiceRecord) -> Row:
    """Give the values of the service's own row that come from the record."""
    row: Row = {name: getattr(record, name) for name in PLAIN}
    return row | {
        "id": record.id,
        "organization_id": record.organization.id,
        "sort_name": fold(record.name, 300),
        "former_names": [list(pair) for pair in record.former_names],
        "instead_services": [str(key) for key in record.instead_services],
    }


def child_rows(record: ServiceRecord) -> dict[Table, list[Row]]:
    """Give all rows that hang on the service, by table."""
    rows: dict[Table, list[Row]] = defaultdict(list)
    for child in CHILDREN:
        for position, item in enumerate(getattr(record, child.field)):
            values = child.pack(item, record)
            rows[child.table].append(_keyed(record.id, child.table.name, position) | values)
    for field, taxonomy in TAXONOMIES.items():
        for position, term in enumerate(getattr(record, field)):
            rows[table_of(Attribute)].append(
                _keyed(record.id, taxonomy, position) | {"taxonomy": taxonomy, "term": term}
            )
    for position, location in enumerate(record.locations):
        rows[table_of(ServiceAtLocation)].append(
            _keyed(record.id, "site", position) | {"location_id": location.id}
        )
    return rows


def _keyed(service_id: UUID, kind: str, position: int) -> Row:
    return {
        "id": child_id(service_id, kind, position),
        "service_id": service_id,
        "position": position,
    }


def location_rows(record: ServiceRecord, gazetteer: Gazetteer) -> tuple[list[Row], list[Row]]:
    """Give the rows of the record's locations, each with its point, and of their addresses."""
    locations, addresses = [], []
    for location in record.locations:
        values = location.model_dump()
        for position, address in enumerate(values.pop("addresses")):
            addresses.append(
                address
                | {
                    "id": child_id(location.id, "address", position),
                    "location_id": location.id,
                    "position": position,
                }
            )
        locations.append(
            values | point_of(location, gazetteer) | {"organization_id": record.organization.id}
        )
    return locations, addresses


def point_of(location: LocationRecord, gazetteer: Gazetteer) -> Row:
    """Give the point that stands for a location, and the areas it lies in.

    The point is its own, else its postcode's or town's, with the precision that this has.
    """
    located = _locate(location, gazetteer)
    areas = list(located.place.areas) if located is not None else []
    point: tuple[float | None, float | None, Precision]
    if location.latitude is not None and location.longitude is not None:
        point = (location.latitude, location.longitude, location.precision)
    elif located is not None:
        point = (
            located.point.latitude,
            located.point.longitude,
            Precision(located.precision),
        )
    else:
        point = (None, None, Precision.NONE)
        areas = [address.country for address in location.addresses[:1]]
    return dict(
        zip(("point_latitude", "point_longitude", "point_precision"), point, strict=True)
    ) | {"point_areas": areas}


def _locate(location: LocationRecord, gazetteer: Gazetteer) -> Located | None:
    for address in location.addresses:
        located = gazetteer.locate(
            country=address.country,
            region=address.state_province,
            city=address.city,
            postal_code=address.postal_code,
        )
        if located is not None:
            return located
    return None


def _hanging() -> "CompoundSelect[Any]":
    """Give everything that hangs on services by a row of its own, as texts, in one statement."""
    width = max(map(len, TEXTS.values()))
    selects = []
    for table, names in TEXTS.items():
        texts = [cast(table.c[name], Text) for name in names]
        texts += [cast(null(), Text)] * (width - len(names))
        selects.append(
            select(
                literal(table.name).label("kind"),
                table.c.service_id,
                table.c.position,
                *(text.label(f"text_{place}") for place, text in enumerate(texts)),
            ).where(table.c.service_id.in_(bindparam("ids", expanding=True)))
        )
    return union_all(*selects).order_by("position")


# Made once: building a statement takes longer than running it.
KINDS = {child.table.name: child for child in CHILDREN}
TEXTS = {
    table: tuple(column.name for column in table.c if column.name not in KEYS)
    for table in (*(child.table for child in CHILDREN), table_of(Attribute))
}
# Every table whose rows go when a service is written anew.
HANGING = (*TEXTS, table_of(ServiceAtLocation))
HANGING_ROWS = _hanging()
_service, _organization = table_of(Service), table_of(Organization)
_location, _link, _address = table_of(Location), table_of(ServiceAtLocation), table_of(Address)
_services = select(
    _service,
    _organization.c.number.label("runner_number"),
    *(_organization.c[name].label(f"runner_{name}") for name in ORGANIZATION_COLUMNS),
).join(_organization, _organization.c.id == _service.c.organization_id)
SERVICES = _services.where(_service.c.id.in_(bindparam("ids", expanding=True)))
NUMBERED = _services.where(_service.c.number.in_(bindparam("numbers", expanding=True)))
LOCATIONS = (
    select(
        _link.c.service_id,
        _location,
        *(_address.c[name].label(f"address_{name}") for name in ADDRESS_COLUMNS),
    )
    .join(_location, _location.c.id == _link.c.location_id)
    .join(_address, _address.c.location_id == _location.c.id, isouter=True)
    .where(_link.c.service_id.in_(bindparam("ids", expanding=True)))
    .order_by(_link.c.position, _link.c.id, _address.c.position)
)
FIELDS = {taxonomy: field for field, taxonomy in TAXONOMIES.items()}


def read_records(session: Session, ids: Collection[UUID]) -> dict[UUID, ServiceRecord]:
    """Give the stored records by id, in three statements whatever their number."""
    return _with_all(session, _read(session, SERVICES, ids=list(ids)))


def read_numbered(session: Session, number: int) -> tuple[ServiceRecord, int] | None:
    """Give the record of a public number with its organisation's number, None without one."""
    return read_all_numbered(session, [number]).get(number)


def read_all_numbered(
    session: Session, numbers: Collection[int]
) -> dict[int, tuple[ServiceRecord, int]]:
    """Give the records of public numbers, each with its organisation's number.

    In three statements whatever their number; those that no service has are left out.
    """
    rows = _read(session, NUMBERED, numbers=list(numbers))
    records = _with_all(session, rows) if rows else {}
    return {row["number"]: (records[row["id"]], row["runner_number"]) for row in rows}


def _with_all(session: Session, rows: Collection[Row]) -> dict[UUID, ServiceRecord]:
    """Give the records of these services' rows with everything that hangs on them."""
    ids = [row["id"] for row in rows]
    found: dict[UUID, Row] = {
        row["id"]: {name: row[name] for name in ("id", *PLAIN)}
        | {"organization": {name: row[f"runner_{name}"] for name in ORGANIZATION_COLUMNS}}
        for row in rows
    }
    for row in _read(session, HANGING_ROWS, ids=ids):
        record = found[row["service_id"]]
        child = KINDS.get(row["kind"])
        if child is None:
            record.setdefault(FIELDS[row["text_0"]], []).append(row["text_1"])
        else:
            values = {name: row[f"text_{at}"] for at, name in enumerate(TEXTS[child.table])}
            record.setdefault(child.field, []).append(child.unpack(values))
    for service_id, locations in _read_locations(session, ids).items():
        found[service_id]["locations"] = locations
    return {key: ServiceRecord.model_validate(value) for key, value in found.items()}


def _read_locations(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, dict[UUID, Row]] = defaultdict(dict)
    for row in _read(session, LOCATIONS, ids=list(ids)):
        place = found[row["service_id"]].setdefault(
            row["id"],
            {name: row[name] for name in LocationRecord.model_fields if name != "addresses"}
            | {"addresses": []},
        )
        if row["address_country"] is not None:
            place["addresses"].append({name: row[f"address_{name}"] for name in ADDRESS_COLUMNS})
    return {service_id: list(places.values()) for service_id, places in found.items()}


def read_locations(
    session: Session, ids: Collection[UUID] | None = None
) -> list[tuple[Row, LocationRecord]]:
    """Give these locations as stored, each with the record that it stands for; None: all."""
    addresses: dict[UUID, list[Row]] = defaultdict(list)
    statement = select(_address).order_by(_address.c.position)
    places = select(_location)
    if ids is not None:
        if not ids:
            return []
        statement = statement.where(_address.c.location_id.in_(list(ids)))
        places = places.where(_location.c.id.in_(list(ids)))
    for row in session.connection().execute(statement).mappings():
        addresses[row["location_id"]].append(
            {name: value for name, value in row.items() if name not in ADDRESS_KEYS}
        )
    return [
        (
            dict(row),
            LocationRecord.model_validate(
                {name: value for name, value in row.items() if name not in NOT_STATED}
                | {"addresses": addresses[row["id"]]}
            ),
        )
        for row in session.connection().execute(places).mappings()
    ]


def _read(
    session: Session, statement: "Select[Any] | CompoundSelect[Any]", **values: Any
) -> list[Row]:
    return [dict(row) for row in session.connection().execute(statement, values).mappings()]


def merge_rows(many: Iterable[dict[Table, list[Row]]]) -> dict[Table, list[Row]]:
    """Give one list of rows a table, gathered from many records."""
    gathered: dict[Table, list[Row]] = defaultdict(list)
    for rows in many:
        for table, values in rows.items():
            gathered[table].extend(values)
    return gathered


def read_organizations(session: Session, ids: Collection[UUID]) -> dict[UUID, OrganizationRecord]:
    """Give those of the organisations that are stored, by id."""
    statement = select(*(_organization.c[name] for name in ORGANIZATION_COLUMNS)).where(
        _organization.c.id.in_(list(ids))
    )
    return {row["id"]: OrganizationRecord.model_validate(row) for row in _read(session, statement)}
