"""How fields of the form become fields of a record, and back: each group knows both ways."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from finder.directory.adding_answers import (
    YES,
    Answers,
    Form,
    Typed,
    Values,
    list_of,
    made_id,
    text_of,
)
from finder.directory.adding_choices import NEW_ORGANIZATION, SourceKind
from finder.directory.adding_where import (
    read_mailbox,
    read_modes,
    read_opening,
    read_phones,
    read_place,
    read_service_areas,
    read_spoken,
    read_url,
    write_hours,
    write_languages,
    write_phones,
    write_place,
    write_service_areas,
)
from finder.directory.records import (
    OrganizationRecord,
    ServiceRecord,
    SourceRecord,
)
from finder.i18n import gettext
from finder.rules.ages import Ages, read_ages
from finder.rules.links import read_link
from finder.vocabulary import (
    ANY_CANCER,
    NEEDS,
    Applicant,
    Cost,
    FundStatus,
    OrganizationType,
    Stage,
)

LONGEST_KEYWORD = 40
MONEY = frozenset((*NEEDS.descendants("money"), "travel_costs")) - {"benefits", "debt_advice"}
SOURCES_IN_WORDS = {
    SourceKind.TOLD: "told by the organisation",
    SourceKind.PRINTED: "printed by the organisation",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are read together: `read` gives values of a record, `write` what is typed.

    `needs` are fields of other groups that the reading looks at too.
    """

    fields: tuple[str, ...]
    read: Callable[[Answers, UUID], Values]
    write: Callable[[ServiceRecord, Form], Values]
    needs: tuple[str, ...] = ()


# ---------------------------------------------------------------- who runs it


def _read_organization(answers: Answers, key: UUID) -> Values:
    name = answers.line("organization_name")
    link = answers.read("organization_website", read_link)
    kind = answers.one("organization_type")
    chosen = answers.line("organization_id")
    if chosen == NEW_ORGANIZATION:
        chosen = None
    if link is not None:
        answers.say("organization_website", link.sentence)
    if chosen is not None and not _is_id(chosen):
        answers.refuse("organization_id", gettext("Choose one of the list."))
        return {}
    if name is None:
        return {}
    return {
        "organization": OrganizationRecord(
            id=UUID(chosen) if chosen else made_id(key, "organization"),
            name=name,
            website=link.address if link is not None else None,
            organization_type=OrganizationType(kind or OrganizationType.UNKNOWN),
        )
    }


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _write_organization(record: ServiceRecord, _form: Form) -> Values:
    organization = record.organization
    return {
        "organization_id": str(organization.id),
        "organization_name": organization.name,
        "organization_website": organization.website or "",
        "organization_type": organization.organization_type.value,
    }


# ---------------------------------------------------------------- what it gives


def _read_needs(answers: Answers, _key: UUID) -> Values:
    needs, first = answers.many("needs"), answers.one("main_need")
    if first is not None and first not in needs:
        needs.append(first)
    return {"needs": sorted(needs, key=lambda need: need != first)}


def _write_needs(record: ServiceRecord, _form: Form) -> Values:
    return {"needs": list(record.needs), "main_need": (record.needs or [""])[0]}


def gives_money(typed: Typed) -> bool:
    """Say whether it gives money or goods, and so may have nothing to take part in."""
    return bool(text_of(typed.get("award")) or MONEY.intersection(list_of(typed.get("needs"))))


def _read_fund(answers: Answers, _key: UUID) -> Values:
    chosen = answers.one("fund_status")
    status = FundStatus(chosen) if chosen is not None else None
    if status is None and answers.base is None and gives_money(answers.typed):
        status = FundStatus.UNKNOWN
    is_known = status not in (None, FundStatus.UNKNOWN)
    return {"fund_status": status, "fund_status_date": answers.form.today if is_known else None}


def _read_cost(answers: Answers, _key: UUID) -> Values:
    cost = answers.one("cost")
    if cost is None and answers.base is None and answers.line("award") is not None:
        cost = Cost.NOT_APPLICABLE
    return {"cost_options": [Cost(cost)] if cost is not None else []}


def _write_cost(record: ServiceRecord, _form: Form) -> Values:
    return {"cost": record.cost_options[0].value if record.cost_options else ""}


# ---------------------------------------------------------------- who for


def _read_cancers(answers: Answers, _key: UUID) -> Values:
    return {"cancers": answers.many("cancers") or [ANY_CANCER]}


def _read_ages(answers: Answers, _key: UUID) -> Values:
    ages = answers.read("ages", read_ages) or Ages()
    if answers.line("ages") is not None and "ages" not in answers.errors:
        answers.say("ages", ages.sentence)
    return {"minimum_age": ages.minimum, "maximum_age": ages.maximum}


def _write_ages(record: ServiceRecord, _form: Form) -> Values:
    return {"ages": Ages(record.minimum_age, record.maximum_age).words}


# ---------------------------------------------------------------- where from


def _read_sources(answers: Answers, _key: UUID) -> Values:
    kind = SourceKind(answers.one("source_kind") or SourceKind.PAGE)
    before = answers.base.sources if answers.base is not None else []
    where: str | None = SOURCES_IN_WORDS.get(kind)
    if where is None:
        typed = answers.line("source_url")
        if before and typed == before[0].url:
            where = typed  # the name of an open data file is no link
        else:
            link = answers.read("source_url", read_link)
            where = link.address if link is not None else None
    if where is None:
        return {"sources": before[1:]}
    source = SourceRecord(
        url=where, seen=answers.line("source_seen"), page_date=answers.line("source_date")
    )
    return {"sources": [source, *before[1:]]}


def _write_sources(record: ServiceRecord, _form: Form) -> Values:
    source = record.sources[0] if record.sources else None
    kinds = {words: kind for kind, words in SOURCES_IN_WORDS.items()}
    kind = kinds.get(source.url, SourceKind.PAGE) if source is not None else SourceKind.PAGE
    return {
        "source_kind": kind.value,
        "source_url": source.url if source is not None and kind is SourceKind.PAGE else "",
        "source_seen": (source.seen or "") if source is not None else "",
        "source_date": (source.page_date or "") if source is not None else "",
    }


def _read_keywords(answers: Answers, _key: UUID) -> Values:
    words = [word.strip() for word in (answers.line("keywords") or "").split(",")]
    if any(len(word) > LONGEST_KEYWORD for word in words):
        answers.refuse("keywords", gettext("Put a comma between the words."))
        return {}
    return {"keywords": [word for word in words if word]}


def _text(typed: str, stored: str) -> Group:
    return Group(
        (typed,),
        lambda answers, _: {stored: answers.line(typed)},
        lambda record, _: {typed: getattr(record, stored) or ""},
    )


def _terms(typed: str, stored: str) -> Group:
    return Group(
        (typed,),
        lambda answers, _: {stored: answers.many(typed)},
        lambda record, _: {typed: [str(one) for one in getattr(record, stored)]},
    )


def _term(typed: str, otherwise: Any) -> Group:
    return Group(
        (typed,),
        lambda answers, _: {typed: type(otherwise)(answers.one(typed) or otherwise)},
        lambda record, _: {typed: str(getattr(record, typed).value)},
    )


GROUPS: tuple[Group, ...] = (
    Group(
        ("organization_id", "organization_name", "organization_website", "organization_type"),
        _read_organization,
        _write_organization,
    ),
    _text("name", "name"),
    Group(("needs", "main_need"), _read_needs, _write_needs),
    _text("description", "description"),
    _text("award", "award"),
    Group(
        ("fund_status",),
        _read_fund,
        lambda record, _: {"fund_status": record.fund_status.value if record.fund_status else ""},
    ),
    Group(("cost",), _read_cost, _write_cost),
    Group(
        ("delivery_modes",),
        read_modes,
        lambda record, _: {"delivery_modes": list(record.delivery_modes)},
    ),
    Group(("phone", "phone_note", "phone_shown"), read_phones, write_phones),
    Group(
        ("email", "email_shown"),
        read_mailbox,
        lambda record, _: {
            "email": record.email or "",
            "email_shown": YES if record.email_published or not record.email else "",
        },
    ),
    Group(
        ("url", "url_kind"),
        read_url,
        lambda record, _: {
            "url": record.url or "",
            "url_kind": record.url_kind.value if record.url_kind else "",
        },
    ),
    Group(("hours", "timezone"), read_opening, write_hours),
    Group(
        (
            *("place_name", "street", "town", "region", "postcode", "point", "confidential"),
            "other_places",
        ),
        read_place,
        write_place,
        needs=("country",),
    ),
    Group(
        ("areas", "area_search"),
        read_service_areas,
        write_service_areas,
    ),
    Group(("languages",), read_spoken, write_languages),
    Group(("cancers",), _read_cancers, lambda record, _: {"cancers": list(record.cancers)}),
    _terms("audiences", "audiences"),
    _term("stage", Stage.ANY),
    Group(("ages",), _read_ages, _write_ages),
    _text("eligibility", "eligibility_description"),
    _text("own_patients_only", "own_patients_only"),
    _term("who_can_apply", Applicant.UNKNOWN),
    _terms("application_routes", "application_routes"),
    _terms("sensitivities", "sensitivities"),
    Group(
        ("source_kind", "source_url", "source_seen", "source_date"), _read_sources, _write_sources
    ),
    Group(
        ("keywords",),
        _read_keywords,
        lambda record, _: {"keywords": ", ".join(record.keywords)},
    ),
    _text("staff_note", "staff_note"),
)
