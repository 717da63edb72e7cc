"""One change to many services at once: looked at first, written together, undone as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import stating
from finder.directory.change_sets import BATCH, LeftAlone
from finder.directory.comparing import Change, compare
from finder.directory.editing import apply
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.i18n import gettext
from finder.places.gazetteer import Gazetteer

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


class UnfitFieldError(ValueError):
    """This field cannot be changed in many services at once, or holds no list to add to."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What to do with each service, by the names of fields and values as in JSON.

    `put` writes a whole field, None or [] empties it; `add` and `remove` change items of lists.
    """

    put: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    remove: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise UnfitFieldError for a field that this cannot change."""
        lists = {*self.add, *self.remove}
        fit = ServiceRecord.model_fields.keys() - NOT_IN_BULK
        unfit = ({*self.put} - fit) | (lists - LISTS)
        if unfit:
            raise UnfitFieldError(", ".join(sorted(unfit)))


@dataclass(frozen=True, slots=True)
class Previewed:
    """What would become of one service: its changes, none where it is as wanted; or the problem."""

    id: UUID
    number: int
    version: int
    name: str
    changes: tuple[Change, ...]
    problem: str | None


@dataclass(slots=True)
class BulkDone:
    """What was changed, by id, and what was left; `change_set` undoes it, None for nothing."""

    change_set: UUID | None
    changed: list[UUID] = field(default_factory=list)
    left: list[LeftAlone] = field(default_factory=list)


def preview_bulk(session: Session, ids: Sequence[UUID], change: BulkChange) -> list[Previewed]:
    """Give what the change would do to each of the services that are there, in this order."""
    return [
        Previewed(
            stored.id,
            number,
            version,
            stored.name,
            tuple(compare(stored, wanted)) if isinstance(wanted, ServiceRecord) else (),
            wanted if isinstance(wanted, str) else None,
        )
        for stored, number, version, wanted in _changed(session, ids, change)
    ]


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
    is one that would make no sense.
    """
    lock_state(session)
    author = author.for_all(description)
    assert author.together is not None
    done = BulkDone(author.together.id)
    for start in range(0, len(ids), BATCH):
        records = []
        for stored, _, version, wanted in _changed(session, ids[start : start + BATCH], change):
            if expected is not None and expected.get(stored.id) != version:
                reason = gettext("Somebody edited it since.")
                done.left.append(LeftAlone(SERVICE, stored.id, stored.name, reason))
            elif isinstance(wanted, str):
                done.left.append(LeftAlone(SERVICE, stored.id, stored.name, wanted))
            else:
                records.append(stating(session, wanted, stored))
        done.changed += apply(session, records, author, now, gazetteer).changed
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
    content = record.to_json() | dict(change.put)
    for name, items in change.remove.items():
        content[name] = [one for one in content[name] if one not in items]
    for name, items in change.add.items():
        content[name] = [*content[name], *(one for one in items if one not in content[name])]
    try:
        return ServiceRecord.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        return f"{where}: {said}" if where else said
