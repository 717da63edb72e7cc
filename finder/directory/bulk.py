"""One change to many services at once: looked at first, written together, undone as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import stating
from finder.directory.change_sets import BATCH, LeftAlone
from finder.directory.comparing import Change, compare
from finder.directory.editing import apply
from finder.directory.groups import standing_checks
from finder.directory.labels import LABELS, NAMELESS, Names, label_of_field
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.i18n import gettext
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import CheckedBy, CheckResult, FieldGroup, LanguageSupport, ListingStatus

# What is each service's own, or has a way of its own to be changed.
NOT_IN_BULK = frozenset(
    {
        "id",
        "key",
        "name",
        "organization",
        "merged_into",
        "locations",
        "freshness",
        "former_names",
        "translations",
    }
)
LISTS = frozenset(
    name
    for name, one in ServiceRecord.model_fields.items()
    if isinstance(one.default, list) and name not in NOT_IN_BULK
)
# By what two items of a list are the same thing, where that is not the whole item.
NAMED_BY = {"languages": "code"}
# What a service must say to be found; taking the last one away is no change, but a mistake.
NEVER_EMPTIED = ("needs", "cancers")
# What says nothing, beside what a record says that says nothing.
UNKNOWN = ("unknown", ["unknown"])


class UnfitFieldError(ValueError):
    """This field cannot be changed in many services at once, or holds no list to add to."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What to do with each service, by the names of fields and values as in JSON.

    `put` writes a whole field, None or [] empties it; `fill` does so where none of its fields
    says anything yet; `add` and `remove` change items of lists.
    """

    put: Mapping[str, Any] = field(default_factory=dict)
    fill: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    remove: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise UnfitFieldError for a field that this cannot change."""
        lists = {*self.add, *self.remove}
        fit = ServiceRecord.model_fields.keys() - NOT_IN_BULK
        unfit = ({*self.put, *self.fill} - fit) | (lists - LISTS)
        if unfit:
            raise UnfitFieldError(", ".join(sorted(unfit)))

    @property
    def takes_away(self) -> bool:
        """Say whether anything that stands there may be lost from the pages."""
        return bool(self.put or self.remove)


@dataclass(frozen=True, slots=True)
class Previewed:
    """What would become of one service: its changes, none where it is as wanted; or the problem.

    `unconfirmed` are the parts that a person confirmed and that count as confirmed no more.
    """

    id: UUID
    number: int
    version: int
    name: str
    changes: tuple[Change, ...]
    problem: str | None
    is_closed: bool = False
    is_confidential: bool = False
    unconfirmed: frozenset[FieldGroup] = frozenset()


@dataclass(slots=True)
class BulkDone:
    """What was changed, by id, and what was left; `change_set` undoes it, None for nothing."""

    change_set: UUID | None
    changed: list[UUID] = field(default_factory=list)
    left: list[LeftAlone] = field(default_factory=list)


def ids_of(session: Session, numbers: Sequence[int]) -> dict[int, UUID]:
    """Give the ids of those of the numbers that a service has, in this order."""
    table = table_of(Service)
    found: dict[int, UUID] = {}
    for start in range(0, len(numbers), BATCH):
        batch = list(numbers[start : start + BATCH])
        statement = select(table.c.number, table.c.id).where(table.c.number.in_(batch))
        found |= {row.number: row.id for row in session.connection().execute(statement)}
    return {number: found[number] for number in numbers if number in found}


def preview_bulk(
    session: Session, ids: Sequence[UUID], change: BulkChange, names: Names = NAMELESS
) -> list[Previewed]:
    """Give what the change would do to each of the services that are there, in this order."""
    return [
        _preview(stored, number, version, wanted, names)
        for stored, number, version, wanted in _changed(session, ids, change)
    ]


def _preview(
    stored: ServiceRecord, number: int, version: int, wanted: ServiceRecord | str, names: Names
) -> Previewed:
    problem, after = (wanted, stored) if isinstance(wanted, str) else (None, wanted)
    return Previewed(
        stored.id,
        number,
        version,
        stored.name,
        tuple(compare(stored, after, names)),
        problem,
        stored.status is ListingStatus.NOT_LIVE,
        any(place.confidential for place in stored.locations),
        _confirmed(stored) - _confirmed(after),
    )


def _confirmed(record: ServiceRecord) -> frozenset[FieldGroup]:
    """Give the parts that a person confirmed as they stand now."""
    return frozenset(
        check.field_group
        for check in standing_checks(record)
        if check.result is CheckResult.CONFIRMED and check.checked_by is not CheckedBy.MACHINE
    )


def apply_bulk(
    session: Session,
    ids: Sequence[UUID],
    change: BulkChange,
    description: str,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    expected: Mapping[UUID, int] | None = None,
) -> BulkDone:
    """Change the services as one change set, and give what was done.

    `expected` are the versions that were looked at: a service of another version is left, and so
    is one that would make no sense, or is not there any more.
    """
    lock_state(session)
    author = author.for_all(description)
    assert author.together is not None
    done = BulkDone(author.together.id)
    for start in range(0, len(ids), BATCH):
        batch, names, records = ids[start : start + BATCH], {}, []
        for stored, _, version, wanted in _changed(session, batch, change):
            names[stored.id] = stored.name
            if expected is not None and expected.get(stored.id) != version:
                reason = gettext("Somebody edited it since.")
                done.left.append(LeftAlone(SERVICE, stored.id, stored.name, reason))
            elif isinstance(wanted, str):
                done.left.append(LeftAlone(SERVICE, stored.id, stored.name, wanted))
            else:
                records.append(stating(session, wanted, stored))
        changes = apply(session, records, author, now, gazetteer)
        done.changed += changes.changed
        gone = dict.fromkeys(set(batch) - names.keys(), gettext("It is not there any more."))
        for key, reason in (gone | changes.refused).items():
            done.left.append(LeftAlone(SERVICE, key, names.get(key, ""), reason))
    if not done.changed:
        done.change_set = None
    return done


def _changed(
    session: Session, ids: Sequence[UUID], change: BulkChange
) -> Iterator[tuple[ServiceRecord, int, int, ServiceRecord | str]]:
    """Give each service with its number, version, and what it would be, or why it cannot be."""
    for start in range(0, len(ids), BATCH):
        batch = list(dict.fromkeys(ids[start : start + BATCH]))
        stored, meta = read_records(session, batch), read_meta(session, SERVICE, batch)
        for key in batch:
            if key in stored:
                wanted = _with_change(stored[key], change)
                yield stored[key], meta[key].number, meta[key].version, wanted


def _with_change(record: ServiceRecord, change: BulkChange) -> ServiceRecord | str:
    """Give what a service would be, itself where it is as wanted; or why it cannot be, in words."""
    if problem := _why_not(record, change):
        return problem
    if record.status == ListingStatus.NOT_LIVE == change.put.get("status"):
        return record  # its own reason and what to try instead stay
    before = record.to_json()
    content = before | dict(change.put)
    if all(_says_nothing(record, name) for name in change.fill):
        content |= dict(change.fill)
    for name, items in change.remove.items():
        gone = {_name_of(name, one) for one in items}
        content[name] = [one for one in content[name] if _name_of(name, one) not in gone]
    for name, items in change.add.items():
        content[name] = _with_items(name, content[name], items)
    for name in NEVER_EMPTIED:
        if before[name] and not content[name]:
            field_name = label_of_field(name)
            return gettext("Nothing would be left in “%(field)s”.", field=field_name)
    try:
        return ServiceRecord.model_validate(content)
    except ValidationError as error:
        return _in_words(error)


def _why_not(record: ServiceRecord, change: BulkChange) -> str | None:
    if record.merged_into is not None:
        return gettext("It is part of another service. Change that one.")
    if change.put.get("fund_status") is not None and record.fund_status is None:
        return gettext("It gives no money, as far as we know, and so takes no applications.")
    return None


def _with_items(name: str, there: Sequence[Any], added: Sequence[Any]) -> list[Any]:
    """Give the items with others; one that is there stays, unless nobody knew more of it."""
    items = list(there)
    for item in added:
        places = [
            place for place, one in enumerate(items) if _name_of(name, one) == _name_of(name, item)
        ]
        if not places:
            items.append(item)
        elif name in NAMED_BY and items[places[0]].get("support") == LanguageSupport.UNKNOWN:
            items[places[0]] = item
    return items


def _says_nothing(record: ServiceRecord, name: str) -> bool:
    value = getattr(record, name)
    return value == ServiceRecord.model_fields[name].get_default() or value in UNKNOWN


def _name_of(name: str, item: Any) -> Any:
    """Give by what an item of a list is known: itself, or one thing of it."""
    if isinstance(item, Mapping):
        return item[NAMED_BY[name]] if name in NAMED_BY else repr(item)
    return item


def _in_words(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    said = first["msg"].removeprefix("Value error, ")
    for name in LABELS:
        if "_" in name:
            said = said.replace(name, f"“{label_of_field(name)}”")
    where = label_of_field(str(first["loc"][0])) if first["loc"] else ""
    return f"{where}: {said}" if where else said
