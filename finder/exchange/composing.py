"""A row and what is stored, put together to the record that the row asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from pydantic import ValidationError

from finder.directory.records import LocationRecord, OrganizationRecord, ServiceRecord
from finder.exchange.columns import ADDRESS, ONLY_FOR_PUBLIC
from finder.exchange.drafts import WHOLE_ROW, Draft
from finder.exchange.problems import say_problem
from finder.rules.links import read_email
from finder.rules.typed import TypedError
from finder.text import print_of
from finder.vocabulary import LocationType

LETTERS_OF_ZIP = 5
LOST_ZEROS = (
    "has lost the zeros in front, as spreadsheet programs do: format the column as text and "
    "write it again"
)

# What an empty cell says of a field; a name has no such value.
EMPTY = {
    name: None if field.is_required() else field.get_default()
    for name, field in ServiceRecord.model_fields.items()
}


@dataclass(frozen=True, slots=True)
class Composed:
    """The record that a row asks for, whole, and which fields of the service the row states.

    `order` has for each place the count of its columns, None for one without columns.
    """

    record: ServiceRecord
    stated: frozenset[str]
    order: tuple[int | None, ...] = ()
    named_places: frozenset[UUID] = frozenset()

    def heading_of_place(self, position: int) -> str:
        """Give the heading of the column that names a place of the record."""
        count = self.count_of_place(position)
        return "more_locations" if count is None else f"location_{count}_id"

    def count_of_place(self, position: int) -> int | None:
        """Give the count of the columns of a place, None where no columns state it."""
        return self.order[position] if position < len(self.order) else None


def compose(
    draft: Draft,
    key: UUID,
    runner: OrganizationRecord,
    known: ServiceRecord | None,
    places: Mapping[UUID, LocationRecord],
) -> Composed | None:
    """Give the record that the row asks for, None where it cannot be; the draft says why.

    `places` are those stored ones that the row names by id.
    """
    content: dict[str, Any] = {"id": key} if known is None else dict(known)
    content["organization"] = runner
    stated: dict[str, Any] = {}
    for name, value in draft.fields.items():
        stated[name] = EMPTY[name] if value is None else value
        if draft.columns[name].heading in ONLY_FOR_PUBLIC and known is not None:
            stated[name] = _keep_hidden(name, value, known)
    order: list[int | None] = []
    if draft.places or "locations" in draft.fields:
        stated["locations"], order = _places(draft, known, places)
    if "translations" in stated:
        stated["translations"] = _printed(stated["translations"], content | stated)
    try:
        record = ServiceRecord.model_validate(content | stated)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            heading, reason = _blame(draft, problem, order)
            draft.refuse(heading, reason)
        return None
    composed = Composed(record, frozenset(stated), tuple(order), _named_places(draft))
    _refuse_strange_places(draft, composed, known)
    _refuse_no_email(draft, record.email, known)
    return None if draft.faults else composed


def compose_runner(draft: Draft, content: Mapping[str, Any]) -> OrganizationRecord | None:
    """Give the organisation of these contents, None where it cannot be; the draft says why."""
    try:
        return OrganizationRecord.model_validate(content)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            name = str(problem["loc"][0])
            heading = name if name.startswith("organization") else f"organization_{name}"
            draft.refuse(heading, say_problem(problem))
        return None


def _keep_hidden(name: str, value: Any, known: ServiceRecord) -> Any:
    """Give what a file for the public says of a field, with what was held back from that file."""
    if name == "phones":
        hidden = [phone for phone in known.phones if not phone.published]
        shown = [dict(phone) for phone in known.phones if phone.published]
        # In the stored order where nothing was changed.
        return list(known.phones) if (value or []) == shown else [*(value or []), *hidden]
    return known.email if value is None and not known.email_published else value


def _places(
    draft: Draft, known: ServiceRecord | None, stored: Mapping[UUID, LocationRecord]
) -> tuple[list[Any], list[int | None]]:
    """Give the places that the row states, and for each the count of its columns.

    A secret place that the row does not name stays: it may have been left out of the file.
    """
    before = {place.id: place for place in known.locations} if known is not None else {}
    found: list[Any] = []
    order: list[int | None] = []
    for count, values in draft.filled_places():
        found.append(_place(values, {**stored, **before}.get(values.get("id") or UUID(int=0))))
        order.append(count)
    more = draft.fields.get("locations") or []
    found += more
    order += [None] * len(more)
    named = {str(place.get("id")) for place in found if isinstance(place, dict)}
    for position, place in enumerate(before.values()):
        if place.confidential and str(place.id) not in named:
            found.insert(position, place)
            order.insert(position, None)
    return found, order


def _place(values: Mapping[str, Any], stored: LocationRecord | None) -> dict[str, Any]:
    content: dict[str, Any] = {"id": uuid4()} if stored is None else stored.model_dump()
    addresses = content.pop("addresses", [])
    address = addresses[0] if addresses else {}
    for name, value in values.items():
        into = address if name in ADDRESS else content
        if value is not None:
            into[name] = value
        elif name not in {"id", "confidential"}:
            into.pop(name, None)
    if any(address.get(name) for name in ADDRESS):
        address["address_type"] = address_type(content.get("location_type"))
        addresses = [address, *addresses[1:]]
    else:
        addresses = addresses[1:]
    return content | {"addresses": addresses}


def address_type(location_type: str | None) -> LocationType:
    """Give the kind of address that a place of this kind has."""
    postal = location_type == LocationType.POSTAL
    return LocationType.POSTAL if postal else LocationType.PHYSICAL


def _printed(translations: Iterable[Any], content: Mapping[str, Any]) -> list[Any]:
    """Give translations, new ones with the print of the text that they stand beside."""
    return [
        one | {"source_hash": print_of(content.get(one.get("field", "description")) or "")}
        if isinstance(one, dict) and "source_hash" not in one
        else one
        for one in translations
    ]


def _blame(draft: Draft, problem: Mapping[str, Any], order: list[int | None]) -> tuple[str, str]:
    """Give the heading of the column to blame for a problem, and the reason."""
    where = problem["loc"]
    reason = say_problem(problem)
    if not where:
        named = next((name for name in draft.texts if reason.startswith(f"{name} ")), WHOLE_ROW)
        return named, reason
    if where[0] != "locations" or len(where) < 2:
        column = draft.columns.get(str(where[0]))
        return column.heading if column else str(where[0]), reason
    place = order[where[1]]
    if place is None:
        return "more_locations", reason
    name = "latitude" if len(where) == 2 else str(where[-1])
    return f"location_{place}_{name}", reason


def _named_places(draft: Draft) -> frozenset[UUID]:
    """Give the ids of places that a row states itself, without those given out here."""
    named: set[UUID] = {values["id"] for values in draft.places.values() if values.get("id")}
    more = (one for one in draft.fields.get("locations") or [] if isinstance(one, dict))
    return frozenset(named | {UUID(str(one["id"])) for one in more if "id" in one})


def _refuse_strange_places(draft: Draft, composed: Composed, known: ServiceRecord | None) -> None:
    """Refuse a place that stands twice, and a postcode that a spreadsheet program shortened."""
    seen: set[UUID] = set()
    before = known.locations if known is not None else []
    for position, place in enumerate(composed.record.locations):
        heading = composed.heading_of_place(position)
        if place.id in seen:
            draft.refuse(heading, "is the id of another place in this row")
        seen.add(place.id)
        has_columns = composed.count_of_place(position) is not None
        if has_columns and place not in before and _has_lost_zeros(place):
            draft.refuse(heading.removesuffix("id") + "postal_code", LOST_ZEROS)


def _refuse_no_email(draft: Draft, email: str | None, known: ServiceRecord | None) -> None:
    if email is None or (known is not None and email == known.email):
        return
    try:
        read_email(email)
    except TypedError:
        column = draft.columns.get("email")
        heading = column.heading if column is not None else "email"
        draft.refuse(heading, "is not a whole e-mail address such as help@example.org")


def _has_lost_zeros(place: LocationRecord) -> bool:
    return any(
        one.country == "US"
        and one.postal_code is not None
        # Other countries have shorter codes.
        and one.postal_code.isdigit()
        and len(one.postal_code) < LETTERS_OF_ZIP
        for one in place.addresses
    )
