"""Which organisation a row means, and what the rows of one file say of it together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from finder.directory.origins import STRENGTH
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.exchange.composing import compose_runner
from finder.exchange.drafts import Draft
from finder.exchange.stored import StoredParts, spelt
from finder.vocabulary import Origin

NAME, WEBSITE = "organization_name", "organization_website"
IDENT = "organization_id"


class Statement(NamedTuple):
    """What a file says of a field: first on which line, what it says, and what was there."""

    line: int
    value: Any
    before: Any


@dataclass(frozen=True, slots=True)
class Runner:
    """The organisation of a row: it states what this file changes of it.

    `changed` and `kept` are fields that this row says otherwise than they are stored.
    """

    record: OrganizationRecord
    is_new: bool
    statements: Mapping[str, Statement]
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(slots=True)
class Runners:
    """The organisations of one file: several rows name one, and none may contradict another."""

    origin: Origin
    _said: dict[UUID, dict[str, Statement]] = field(default_factory=dict)
    _named: dict[str, UUID] = field(default_factory=dict)

    def find(self, draft: Draft, known: ServiceRecord | None, stored: StoredParts) -> Runner | None:
        """Give the organisation that a row means, None where that is not sure; the draft says why.

        Nothing is remembered of the row until it is accepted.
        """
        current = self._now(known.organization) if known is not None else None
        key = self._find_key(draft, current, stored)
        if draft.faults:
            return None
        before = current if current is not None and current.id == key else None
        before = before or self._stored(key, stored)
        stated = {
            name: value
            for name, value in draft.runner.items()
            if name != "id" and value is not None
        }
        whole = compose_runner(draft, (dict(before) if before else {"id": key or uuid4()}) | stated)
        if whole is None:
            return None
        return self._agree(draft, whole, before, stored)

    def accept(self, runner: Runner) -> None:
        """Remember what an accepted row says of its organisation."""
        said = self._said.setdefault(runner.record.id, {}) if runner.statements else {}
        said.update(runner.statements)
        renamed = runner.statements.get("name")
        if renamed is not None:
            # Later rows may still have the older name.
            for name in (renamed.value, renamed.before):
                if name:
                    self._named[spelt(name)] = runner.record.id

    def _find_key(
        self, draft: Draft, current: OrganizationRecord | None, stored: StoredParts
    ) -> UUID | None:
        """Give the id of the organisation that a row means, None for a new one or with a fault."""
        key: UUID | None = draft.runner.get("id")
        name: str | None = draft.runner.get("name")
        if key is not None:
            if key in stored.erased:
                draft.refuse(IDENT, stored.erased[key])
            if name is None and self._stored(key, stored) is None:
                draft.refuse(IDENT, "is of no organisation that we know: write its name too")
            return key
        if name is None:
            if current is None:
                draft.refuse(NAME, "must be there")
            return current.id if current is not None else None
        if current is not None and self._is_name_of(name, current):
            return current.id
        in_file = self._named.get(spelt(name))
        if in_file is not None:
            return in_file
        return self._find_by_name(draft, name, current, stored)

    def _find_by_name(
        self, draft: Draft, name: str, current: OrganizationRecord | None, stored: StoredParts
    ) -> UUID | None:
        found = stored.runners_named.get(spelt(name), [])
        if len(found) > 1:
            draft.refuse(NAME, "is the name of several organisations: write its organization_id")
        elif found:
            other = stored.runners[found[0]]
            website = draft.runner.get("website")
            if website and other.website and _host(website) != _host(other.website):
                draft.refuse(
                    WEBSITE,
                    f"differs from that of the organisation with this name, {other.website}: write "
                    "its organization_id if it is the same one, or else a name that differs",
                )
            return other.id
        elif current is not None:
            draft.refuse(
                NAME,
                f"is not who runs this service ({current.name}), and nobody else has this name: "
                "write organization_id to rename the organisation",
            )
        return None

    def _is_name_of(self, name: str, runner: OrganizationRecord) -> bool:
        renamed = self._said.get(runner.id, {}).get("name")
        names = {runner.name, renamed.before if renamed else None} - {None}
        return spelt(name) in {spelt(one) for one in names if one}

    def _stored(self, key: UUID | None, stored: StoredParts) -> OrganizationRecord | None:
        """Give an organisation as it stands after the rows so far, None for a new one."""
        if key is None:
            return None
        if key in stored.runners:
            return self._now(stored.runners[key])
        said = self._said.get(key)
        if said is None:
            return None
        return OrganizationRecord(id=key, **{name: one.value for name, one in said.items()})

    def _now(self, runner: OrganizationRecord) -> OrganizationRecord:
        said = self._said.get(runner.id, {})
        return runner.model_copy(update={name: one.value for name, one in said.items()})

    def _agree(
        self,
        draft: Draft,
        whole: OrganizationRecord,
        before: OrganizationRecord | None,
        stored: StoredParts,
    ) -> Runner | None:
        """Give the organisation with what the row changes of it, None where rows contradict."""
        said = self._said.get(whole.id, {})
        meta = stored.runner_meta.get(whole.id)
        changed: dict[str, Statement] = {}
        kept: list[str] = []
        for name in sorted(whole.model_fields_set - {"id"}):
            value = getattr(whole, name)
            earlier = said.get(name)
            if before is not None and value == getattr(before, name):
                continue
            if earlier is not None:
                if value != earlier.before:
                    draft.refuse(
                        _heading(name),
                        f"differs from “{earlier.value}”, as line {earlier.line} says of the "
                        "same organisation",
                    )
                continue
            if meta is not None and is_weaker(self.origin, meta.origins.get(name)):
                kept.append(name)
                continue
            old = getattr(before, name) if before is not None else None
            changed[name] = Statement(draft.row.line, value, old)
        if draft.faults:
            return None
        everything = {**said, **changed}
        values = dict(before or whole) | {name: one.value for name, one in everything.items()}
        record = OrganizationRecord.model_construct(_fields_set={"id", *everything}, **values)
        return Runner(
            record,
            before is None,
            changed,
            tuple(map(_heading, changed)) if before is not None else (),
            tuple(map(_heading, kept)),
        )


def is_weaker(origin: Origin, other: str | None) -> bool:
    """Give whether a fact on the word of `other`, None for the seed, may not be changed."""
    return STRENGTH[origin] < STRENGTH[Origin(other or Origin.SEED)]


def _heading(name: str) -> str:
    return name if name.startswith("organization_") else f"organization_{name}"


def _host(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.")
