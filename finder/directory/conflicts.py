"""Two people change one record at the same time: both texts, and what can be joined."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from finder.directory.labels import label_of_field
from finder.directory.records import OrganizationRecord, Record, ServiceRecord

R = TypeVar("R", ServiceRecord, OrganizationRecord)
# Nobody types these: what is stored counts, whatever else was changed meanwhile.
NOT_TYPED = ("id", "freshness")


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that both changed, each in another way; `base` is what both began with."""

    field: str
    label: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """The record with every field that only one side changed.

    At the fields of `conflicts` it holds what is stored now, until a person chooses.
    """

    record: R
    conflicts: tuple[FieldConflict, ...]

    def choose(self, mine: frozenset[str]) -> R:
        """Give the record with one's own text at these fields of the conflicts."""
        chosen = {one.field: one.mine for one in self.conflicts if one.field in mine}
        return self.record.model_copy(update=chosen)


class EditConflictError(Exception, Generic[R]):
    """Somebody else changed the record since the editor opened it; nothing was written.

    Holds `base` (what the editor began with, None where that version is gone), `theirs` (stored
    now, of `version`), `mine` (typed) and `merged`.
    """

    def __init__(self, base: R | None, theirs: R, mine: R, version: int) -> None:
        super().__init__("the record was changed meanwhile")
        self.base: R | None = base
        self.theirs: R = theirs
        self.mine: R = mine
        self.version = version
        self.merged: Merged[R] = merge(base, theirs, mine)


class RefusedRecordError(ValueError):
    """The record is one that may not be written; the message says why."""

    def __init__(self, record_id: UUID, reason: str) -> None:
        super().__init__(reason)
        self.record_id = record_id


class ChangedRecordError(ValueError):
    """The record is another one by now than what was looked at."""


class GoneRecordError(LookupError):
    """The record was taken out or erased since the editor opened it."""


def merge(base: R | None, theirs: R, mine: R) -> Merged[R]:
    """Give what both sides made of one record; without a base every difference is a conflict."""
    taken: dict[str, Any] = {}
    conflicts = []
    for name in type(theirs).model_fields:
        before = getattr(base, name) if base is not None else None
        now, typed = getattr(theirs, name), getattr(mine, name)
        if name in NOT_TYPED or same(now, typed) or (base is not None and same(before, typed)):
            continue
        if base is not None and same(before, now):
            taken[name] = typed
        else:
            conflicts.append(FieldConflict(name, label_of_field(name), before, now, typed))
    return Merged(theirs.model_copy(update=taken), tuple(conflicts))


def same(one: object, other: object) -> bool:
    """Say whether two values of a field say the same; an organisation is the same by its id."""
    if isinstance(one, OrganizationRecord) and isinstance(other, OrganizationRecord):
        return one.id == other.id
    return one == other


def changed_fields(before: Record, after: Record) -> list[str]:
    """Give the names of the fields that people type and that differ, in the record's order."""
    return [
        name
        for name in type(before).model_fields
        if name not in NOT_TYPED and not same(getattr(before, name), getattr(after, name))
    ]
