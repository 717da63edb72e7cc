"""What an import would do with each row: new, changed, the same, or refused with its reason."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid4

from pydantic import ValidationError
from sqlmodel import Session

from finder.directory.conflicts import merge, same
from finder.directory.groups import join_checks
from finder.directory.origins import CHECKS
from finder.directory.records import ServiceRecord
from finder.directory.revisions import read_service_version
from finder.directory.storing import Stored
from finder.exchange.columns import ID, NUMBER, VERSION
from finder.exchange.composing import Composed, compose
from finder.exchange.cutting import Row
from finder.exchange.drafts import WHOLE_ROW, Draft, draft
from finder.exchange.problems import say_problem
from finder.exchange.quarantine import Fault
from finder.exchange.runners import Runner, Runners, is_weaker
from finder.exchange.shared_places import ContradictedPlaceError, SaidPlace, SharedPlaces
from finder.exchange.spreadsheet import Headings
from finder.exchange.stored import StoredParts, read_stored, spelt
from finder.vocabulary import Origin


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what becomes of it.

    `record` states only what the row changes, None where nothing is to be written; `known` is
    what is stored. `changed` and `kept` are names of fields; kept ones stay, because somebody
    closer to the service wrote them.
    """

    row: Row
    verdict: Verdict
    record: ServiceRecord | None = None
    known: ServiceRecord | None = None
    number: int | None = None
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_merge(self) -> bool:
        """Give whether the row says that its service was joined to another one."""
        record = self.record
        return record is not None and "merged_into" in record.stated() and bool(record.merged_into)

    def refused(self, fault: Fault) -> "Judged":
        """Give the same row as one that is not taken."""
        return Judged(self.row, Verdict.REFUSED, faults=(fault,))


class Judge:
    """Judges the rows of one file, and remembers what earlier rows said."""

    def __init__(self, headings: Headings, origin: Origin, *, take_namesakes: bool) -> None:
        self.headings = headings
        self.origin = origin
        self.take_namesakes = take_namesakes
        self._lines: dict[UUID, int] = {}
        self._names: dict[tuple[UUID, str], int] = {}
        self._runners = Runners(origin)
        self._places = SharedPlaces()

    def judge(self, session: Session, rows: Sequence[Row]) -> Iterator[Judged]:
        """Give what becomes of each of some rows; nothing is written."""
        drafts = [draft(row, self.headings) for row in rows]
        stored = read_stored(session, [one for one in drafts if not one.faults])
        for one in drafts:
            judged = None if one.faults else self._judge_one(session, one, stored)
            yield judged or Judged(one.row, Verdict.REFUSED, faults=tuple(one.faults))

    def accepted(self) -> Set[UUID]:
        """Give the ids of the services whose rows were not refused."""
        return self._lines.keys()

    def settle(self, record: ServiceRecord) -> ServiceRecord:
        """Give a record to be written with its places as all rows so far say them."""
        return self._places.settle(record)

    def _judge_one(self, session: Session, one: Draft, stored: StoredParts) -> Judged | None:
        """Give what becomes of a row, None where it is refused; the draft says why."""
        key = self._find_service(one, stored)
        if one.faults:
            return None
        known = stored.services.get(key) if key is not None else None
        runner = self._runners.find(one, known, stored)
        if runner is None:
            return None
        composed = compose(one, key or uuid4(), runner.record, known, stored.places)
        if composed is None:
            return None
        record, places = self._agree_on_places(one, composed, known, stored)
        if known is None:
            self._refuse_namesake(one, record, stored)
            judged = _new(one, record)
        else:
            meta = stored.meta[known.id]
            record = _join(session, one, record, known, meta.version)
            judged = self._compare(one, record, composed.stated, runner, known, meta)
        if one.faults:
            return None
        self._runners.accept(runner)
        self._places.accept(places)
        self._lines[record.id] = one.row.line
        self._names.setdefault((record.organization.id, spelt(record.name)), one.row.line)
        return judged

    def _find_service(self, one: Draft, stored: StoredParts) -> UUID | None:
        """Give the id of the service that a row is about, None for a new one or with a fault."""
        key, number = one.names.get(ID), one.names.get(NUMBER)
        numbered = stored.ids.get(number) if number is not None else None
        if key is None:
            if number is not None and numbered is None:
                one.refuse(NUMBER, "is of no service here: leave it empty for a new one")
            key = numbered
        elif key in stored.services and numbered not in {None, key}:
            one.refuse(NUMBER, "is of another service than the id in this row")
        if key in stored.erased:
            one.refuse(ID, stored.erased[key])
        if key in self._lines:
            one.refuse(ID, f"is of the service that line {self._lines[key]} is about")
        return key

    def _agree_on_places(
        self, one: Draft, composed: Composed, known: ServiceRecord | None, stored: StoredParts
    ) -> tuple[ServiceRecord, dict[UUID, SaidPlace]]:
        before = {place.id: place for place in known.locations} if known is not None else {}
        try:
            return self._places.agree(
                composed.record, one.row.line, composed.named_places, {**stored.places, **before}
            )
        except ContradictedPlaceError as error:
            one.refuse(composed.heading_of_place(error.position), str(error))
            return composed.record, {}

    def _refuse_namesake(self, one: Draft, record: ServiceRecord, stored: StoredParts) -> None:
        """Refuse a new service that may be there already under the same name."""
        if self.take_namesakes or record.merged_into is not None:
            return
        key = record.organization.id, spelt(record.name)
        line = self._names.get(key)
        there = {
            number
            for other, number in stored.namesakes.get(key, {}).items()
            if other not in self._lines
        }
        if there:
            one.refuse(
                "name",
                f"may be the same as service {min(there)} of this organisation: write that "
                "number, or give it another name, or say that services of one name are taken",
            )
        elif line is not None and one.names.get(ID) is None:
            one.refuse("name", f"is the name of the service of this organisation on line {line}")

    def _compare(
        self,
        one: Draft,
        record: ServiceRecord,
        stated: frozenset[str],
        runner: Runner,
        known: ServiceRecord,
        meta: Stored,
    ) -> Judged:
        """Give what a row changes of a stored service, and what it may not."""
        differing = [
            name
            for name in ServiceRecord.model_fields
            if name in stated | {"organization"} and _differs(name, record, known)
        ]
        kept = {name for name in differing if is_weaker(self.origin, meta.origins.get(name))}
        changed = [name for name in differing if name not in kept]
        values = {name: getattr(record, name) for name in changed}
        if "organization" not in kept:
            values["organization"] = runner.record
        if kept:
            _refuse_unfit(one, dict(known) | values)
        is_same = not changed and not runner.changed
        return Judged(
            one.row,
            Verdict.SAME if is_same else Verdict.CHANGED,
            None if is_same else known.model_copy(update=values).stating(*changed),
            known,
            meta.number,
            (*changed, *runner.changed),
            (*sorted(kept), *runner.kept),
        )


def _differs(name: str, record: ServiceRecord, known: ServiceRecord) -> bool:
    if name in CHECKS:
        # A check is an event: a row may add one, and takes none away.
        return join_checks(known.freshness, record.freshness) != known.freshness
    return not same(getattr(record, name), getattr(known, name))


def _new(one: Draft, record: ServiceRecord) -> Judged:
    filled = {name for name, value in one.fields.items() if value is not None}
    if record.locations:
        filled.add("locations")
    return Judged(
        one.row,
        Verdict.NEW,
        record.stating("organization", *filled),
    )


def _join(
    session: Session, one: Draft, record: ServiceRecord, known: ServiceRecord, version: int
) -> ServiceRecord:
    """Give the record with what others changed since the file was made; refuses what both did."""
    seen = one.names.get(VERSION)
    if seen is None or seen == version:
        return record
    base = read_service_version(session, known.id, seen)
    if base is None:
        one.refuse(
            VERSION, f"is of a version that we do not have; now it is {version}: export again"
        )
        return record
    joined = merge(base, known, record)
    for conflict in joined.conflicts:
        column = one.columns.get(conflict.field)
        one.refuse(
            column.heading if column else "locations",
            "was changed by somebody else after this file was made: look at the service, and "
            "empty the cell below version to write yours over it",
        )
    return joined.record.model_copy(update={"freshness": record.freshness})


def _refuse_unfit(one: Draft, values: dict[str, object]) -> None:
    """Refuse a row whose facts do not fit those that stay."""
    try:
        ServiceRecord.model_validate(values)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            one.refuse(WHOLE_ROW, say_problem(problem))
