"""The parts of a listing that are confirmed one by one, and whether a check still fits them."""

import json
from collections.abc import Iterable, Sequence

from finder.directory.records import FreshnessRecord, ServiceRecord
from finder.text import print_of
from finder.vocabulary import FieldGroup

# Which fields of a record belong to each part; the others are not confirmed.
GROUPS: dict[FieldGroup, tuple[str, ...]] = {
    FieldGroup.CONTACT: (
        "phones",
        "email",
        "email_published",
        "url",
        "url_kind",
        "application_routes",
    ),
    FieldGroup.HOURS: ("schedules", "hours_description"),
    FieldGroup.ELIGIBILITY: (
        "eligibility_description",
        "minimum_age",
        "maximum_age",
        "who_can_apply",
        "own_patients_only",
        "stage",
        "cancers",
    ),
    FieldGroup.FUND_STATUS: ("fund_status", "fund_status_date"),
    FieldGroup.LOCATION: ("reach", "service_areas", "locations"),
    FieldGroup.DESCRIPTION: (
        "name",
        "description",
        "status",
        "needs",
        "delivery_modes",
        "audiences",
        "sensitivities",
        "languages",
        "cost_options",
        "award",
        "run_by_maker",
        "designation",
    ),
}
# What a record that says nothing has in these fields.
_DEFAULTS = {name: field.get_default() for name, field in ServiceRecord.model_fields.items()}


def groups_to_confirm(record: ServiceRecord) -> tuple[FieldGroup, ...]:
    """Give the parts of which the record says anything, which so can be confirmed."""
    return tuple(
        group
        for group, names in GROUPS.items()
        if any(getattr(record, name) != _DEFAULTS[name] for name in names)
    )


def facts_print(record: ServiceRecord, group: FieldGroup) -> str:
    """Give the print of what a record says in one part: another one as soon as a fact differs."""
    # Without what is not said: a field that a later version of ours adds changes no print.
    facts = record.model_dump(mode="json", include=set(GROUPS[group]), exclude_defaults=True)
    return print_of(json.dumps(facts, sort_keys=True))


def stands(check: FreshnessRecord, record: ServiceRecord) -> bool:
    """Say whether a check was one of the facts that the record states now."""
    return check.facts == facts_print(record, check.field_group)


def standing_checks(record: ServiceRecord) -> tuple[FreshnessRecord, ...]:
    """Give the checks of a whole record that are of the facts as they are now."""
    return tuple(check for check in record.freshness if stands(check, record))


def join_checks(
    known: Sequence[FreshnessRecord], stated: Iterable[FreshnessRecord]
) -> list[FreshnessRecord]:
    """Give the known checks, and behind them those that are not among them yet."""
    there = {_event(check) for check in known}
    return [*known, *(check for check in stated if _event(check) not in there)]


def with_prints(record: ServiceRecord) -> ServiceRecord:
    """Give the record so that each check has a print; one without is of the facts beside it."""
    if all(check.facts is not None for check in record.freshness):
        return record
    checks = [
        check
        if check.facts is not None
        else check.model_copy(update={"facts": facts_print(record, check.field_group)})
        for check in record.freshness
    ]
    return record.model_copy(update={"freshness": checks})


def _event(check: FreshnessRecord) -> FreshnessRecord:
    """Give what a check says without its print, which a file need not know."""
    return check.model_copy(update={"facts": None})
