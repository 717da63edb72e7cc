"""Confirming: what somebody asked or looked at, part by part; it never changes a fact."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import done
from finder.directory.conflicts import GoneRecordError
from finder.directory.editing import apply
from finder.directory.groups import facts_print, groups_to_confirm, join_checks
from finder.directory.labels import value_words
from finder.directory.records import FreshnessRecord, ServiceRecord
from finder.directory.revisions import read_service_version
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE, lock_state, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import CheckedBy, CheckMethod, CheckResult, FieldGroup

# Where it is already tomorrow: no place on earth is further ahead of UTC.
FURTHEST_AHEAD = timedelta(hours=14)


class FutureCheckError(ValueError):
    """Nobody can have checked anything on a day that has not come yet."""


class NothingToConfirmError(ValueError):
    """The record says nothing in this part, or this version of it is not kept."""


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a listing: how, with what result, by whom, on which day, and where."""

    method: CheckMethod
    result: CheckResult
    by: CheckedBy
    on: date
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was written down, and the parts that somebody changed since they were shown."""

    groups: tuple[FieldGroup, ...]
    changed_since: tuple[FieldGroup, ...]


def confirm(
    session: Session,
    service_id: UUID,
    groups: Collection[FieldGroup] | None,
    check: Check,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    shown: int | None = None,
) -> Confirmed:
    """Write a check of these parts down, None for all that say anything; gives which.

    `shown` is the version that the person had before them: a part that was changed since is
    left out and given back. Raises FutureCheckError, NothingToConfirmError for a part that says
    nothing, and GoneRecordError for an unknown service.
    """
    if check.on > (now + FURTHEST_AHEAD).date():
        raise FutureCheckError(check.on.isoformat())
    lock_state(session)
    record = read_records(session, [service_id]).get(service_id)
    if record is None:
        raise GoneRecordError(str(service_id))
    seen: ServiceRecord | None = record
    if shown is not None and shown != read_meta(session, SERVICE, [service_id])[service_id].version:
        seen = read_service_version(session, service_id, shown)
    if seen is None:
        raise NothingToConfirmError(f"version {shown}")
    possible = groups_to_confirm(seen)
    for group in groups or ():
        if group not in possible:
            raise NothingToConfirmError(group)
    # In the order of the page, however they were given: the history names them.
    wanted = tuple(group for group in possible if groups is None or group in groups)
    same = tuple(one for one in wanted if facts_print(seen, one) == facts_print(record, one))
    checks = [
        FreshnessRecord(
            field_group=group,
            checked_on=check.on,
            checked_by=check.by,
            method=check.method,
            result=check.result,
            source=check.source,
            facts=facts_print(record, group),
        )
        for group in same
    ]
    joined = join_checks(record.freshness, checks)
    partial = ServiceRecord.model_construct(
        _fields_set={"id", "organization", "freshness"},
        **dict(record) | {"organization": record.organization.only_named(), "freshness": joined},
    )
    said = value_words(check.result)
    reason = f"{said[:1].upper()}{said[1:]}: {value_words(same)}"
    done(apply(session, [partial], author.because(reason), now, gazetteer))
    return Confirmed(same, tuple(group for group in wanted if group not in same))


def confirmed_days(checks: Sequence[FreshnessRecord], today: date) -> Mapping[FieldGroup, date]:
    """Give the last day on which a person confirmed each part, from checks that still stand.

    A part that nobody confirmed is left out; a machine never confirms, nor does a later day.
    """
    days: dict[FieldGroup, date] = {}
    for check in checks:
        if (
            check.result is CheckResult.CONFIRMED
            and check.checked_by is not CheckedBy.MACHINE
            and check.checked_on <= today
        ):
            group = check.field_group
            days[group] = max(days.get(group, check.checked_on), check.checked_on)
    return days
