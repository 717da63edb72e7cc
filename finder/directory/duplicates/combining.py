"""Two records that are one service: side by side, and what the one record of both would be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session

from finder.directory.conflicts import GoneRecordError
from finder.directory.duplicates.unions import UNIONS, united_names, united_texts
from finder.directory.groups import GROUPS, standing_checks
from finder.directory.labels import NAMELESS, Names, label_of_field, value_words
from finder.directory.origins import STRENGTH
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, read_meta
from finder.i18n import format_date
from finder.i18n import gettext as _
from finder.vocabulary import (
    ANY_CANCER,
    Applicant,
    CheckedBy,
    CheckResult,
    FieldGroup,
    ListingStatus,
    Origin,
    Stage,
)

# Facts that mean nothing apart go together, under the first one's name.
TOGETHER = (
    ("status", "closed_reason", "closed_on", "instead", "instead_services"),
    ("email", "email_published"),
    ("url", "url_kind"),
    ("schedules", "hours_description"),
    ("fund_status", "fund_status_date"),
    ("minimum_age", "maximum_age"),
    ("evidence_confidence", "evidence_page_date"),
)
# What nobody chooses: it follows from the rest, or stays with the record that stays.
NOT_CHOSEN = ("id", "key", "merged_into", "freshness", "former_names", "translations")
NOTHING_SAID = (ListingStatus.UNKNOWN, Applicant.UNKNOWN, Stage.ANY)
BEHIND = frozenset(name for group in TOGETHER for name in group[1:])
FIELDS = tuple(
    name for name in ServiceRecord.model_fields if name not in NOT_CHOSEN and name not in BEHIND
)
_WITH = {group[0]: group for group in TOGETHER}
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}


class Choice(StrEnum):
    """Which side of a field is taken; both where lists are joined."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Side:
    """A record as it is stored, with what tells how far to trust it."""

    record: ServiceRecord
    number: int
    version: int
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field, or some that go together, of both records in words, and which one is proposed.

    `may_be_both` says whether a list may be joined; `why` is the reason, None where they agree.
    """

    field: str
    label: str
    first: str
    second: str
    agree: bool
    may_be_both: bool
    choice: Choice
    why: str | None


def read_sides(session: Session, first_id: UUID, second_id: UUID) -> tuple[Side, Side]:
    """Give both records as they are stored; raises GoneRecordError for one that is not there."""
    ids = (first_id, second_id)
    records, meta = read_records(session, ids), read_meta(session, SERVICE, ids)
    for key in ids:
        if key not in records:
            raise GoneRecordError(str(key))
    first, second = (
        Side(records[key], meta[key].number, meta[key].version, meta[key].origins) for key in ids
    )
    return first, second


def first_to_stay(one: Side, other: Side) -> tuple[Side, Side]:
    """Give the record that had better stay, and the other.

    One that is live goes before one that has ended, a confirmed one before one that is not, the
    fuller before the emptier, the older before the newer.
    """

    def rank(side: Side) -> tuple[bool, str, int, int]:
        checks = [day.isoformat() for day in _checked_days(side.record).values()]
        said = sum(not _is_nothing(getattr(side.record, name)) for name in FIELDS)
        ended = side.record.status is ListingStatus.NOT_LIVE
        return (not ended, max(checks, default=""), said, -side.number)

    return (one, other) if rank(one) >= rank(other) else (other, one)


def side_by_side(first: Side, second: Side, names: Names = NAMELESS) -> list[FieldPair]:
    """Give every field of which either record says anything, in the record's order."""
    pairs = []
    for name in FIELDS:
        words = [_words(side.record, name, names) for side in (first, second)]
        if not any(words):
            continue
        choice, why = _propose(first, second, name)
        agree = _values(first.record, name) == _values(second.record, name)
        pairs.append(
            FieldPair(
                field=name,
                label=label_of_field(name),
                first=words[0],
                second=words[1],
                agree=agree,
                may_be_both=name in UNIONS,
                choice=choice,
                why=None if agree else why,
            )
        )
    return pairs


def proposed_merge(first: Side, second: Side) -> tuple[ServiceRecord, dict[str, Choice]]:
    """Give the record that both would make, as the first one, and which side each field is of.

    Lists are joined. Of two facts the one on the stronger word is taken, then the one confirmed
    later, then the first; nothing is made up.
    """
    choices = {name: _propose(first, second, name)[0] for name in FIELDS}
    return combine(first, second, choices), choices


def combine(first: Side, second: Side, choices: Mapping[str, Choice]) -> ServiceRecord:
    """Give the record that these choices make; a field without one is the first's.

    The name that is not taken stays findable as an older one, and translations stay where their
    text does. Raises pydantic's ValidationError where what was chosen makes no sense together.
    """
    one, other = first.record, second.record
    values: dict[str, Any] = dict(one)
    for name in FIELDS:
        choice = choices.get(name, Choice.FIRST)
        if choice is Choice.BOTH and name in UNIONS:
            values[name] = UNIONS[name](getattr(one, name), getattr(other, name))
        elif choice is Choice.SECOND:
            values |= {part: getattr(other, part) for part in _WITH.get(name, (name,))}
    values["key"] = one.key or other.key
    taken = values["organization"].name, values["name"]
    values["former_names"] = united_names(one, other, taken)
    values["translations"] = united_texts(one, other, values)
    return ServiceRecord.model_validate(values)


def _propose(first: Side, second: Side, name: str) -> tuple[Choice, str]:
    """Give which side of a field to take, and why."""
    mine, theirs = _values(first.record, name), _values(second.record, name)
    if mine == theirs or _is_nothing(theirs[0]):
        return Choice.FIRST, _("the other says nothing")
    if _is_nothing(mine[0]):
        return Choice.SECOND, _("the other says nothing")
    if name in UNIONS and not (name == "cancers" and _is_for_any(mine) != _is_for_any(theirs)):
        return Choice.BOTH, _("lists are joined")
    strengths = [STRENGTH[Origin(side.origins.get(name, Origin.SEED))] for side in (first, second)]
    if strengths[0] != strengths[1]:
        choice = Choice.FIRST if strengths[0] > strengths[1] else Choice.SECOND
        return choice, _("stated on a stronger word")
    group = _GROUP_OF.get(name)
    days = [_checked_days(side.record).get(group, date.min) for side in (first, second)]
    if days[0] != days[1]:
        choice = Choice.FIRST if days[0] > days[1] else Choice.SECOND
        return choice, _("confirmed on %(day)s", day=format_date(max(days)))
    return Choice.FIRST, _("nothing tells which is right: please look")


def _checked_days(record: ServiceRecord) -> dict[FieldGroup | None, date]:
    """Give the last day on which a person confirmed each part as it stands now."""
    days: dict[FieldGroup | None, date] = {}
    for check in standing_checks(record):
        if check.result is not CheckResult.NO_ANSWER and check.checked_by is not CheckedBy.MACHINE:
            days[check.field_group] = max(check.checked_on, days.get(check.field_group, date.min))
    return days


def _is_nothing(value: Any) -> bool:
    """Say whether a value tells nothing; the age 0 does, though it looks like "no"."""
    return value is None or value is False or value in ([], "") or value in NOTHING_SAID


def _is_for_any(cancers: tuple[Any, ...]) -> bool:
    """Say whether it is for any cancer: beside one that names some, only one can be right."""
    return ANY_CANCER in cancers[0]


def _values(record: ServiceRecord, name: str) -> tuple[Any, ...]:
    return tuple(_plain(getattr(record, part)) for part in _WITH.get(name, (name,)))


def _plain(value: Any) -> Any:
    """Give who runs it by its id alone: what it says of itself is written by itself."""
    return value.id if hasattr(value, "organization_type") else value


def _words(record: ServiceRecord, name: str, names: Names) -> str:
    """Give a field, and what goes with it, as editors read it; empty where it says nothing."""
    said = [
        value_words(value, part, names)
        for part in _WITH.get(name, (name,))
        if not _is_nothing(value := getattr(record, part)) and value is not True
    ]
    if name == "run_by_maker" and record.run_by_maker:
        said = [value_words(True)]  # noqa: FBT003 (a value, and no switch)
    if name == "email" and record.email and not record.email_published:
        said.append(_("not shown"))
    return "; ".join(said)
