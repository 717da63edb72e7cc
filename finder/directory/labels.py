"""What editors call the fields of a record and their values; visitors meet none of this."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from finder.directory.records import (
    AddressRecord,
    FreshnessRecord,
    LanguageRecord,
    LocationRecord,
    OrganizationRecord,
    PhoneRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    SourceRecord,
    TranslationRecord,
)
from finder.i18n import country_name, format_date, gettext, language_name
from finder.vocabulary import AUDIENCES, CANCERS, DELIVERY_MODES, NEEDS, mark

LABELS = {
    "key": mark("Short handle"),
    "organization": mark("Organisation"),
    "name": mark("Name"),
    "description": mark("What it does"),
    "category": mark("Gathered under"),
    "status": mark("Is it still there?"),
    "merged_into": mark("Part of another service"),
    "closed_reason": mark("Why it closed"),
    "closed_on": mark("Closed on"),
    "instead": mark("What to try instead"),
    "instead_services": mark("Services to try instead"),
    "needs": mark("Kind of help"),
    "delivery_modes": mark("How people take part"),
    "application_routes": mark("How one starts"),
    "audiences": mark("Made for"),
    "cancers": mark("Kinds of cancer"),
    "sensitivities": mark("Not to be met unasked"),
    "stage": mark("Stage of cancer"),
    "reach": mark("Do people go there?"),
    "service_areas": mark("Where its users live"),
    "locations": mark("Places"),
    "phones": mark("Phone numbers"),
    "email": mark("E-mail address"),
    "email_published": mark("E-mail address may be shown"),
    "url": mark("Web page"),
    "url_kind": mark("Kind of web page"),
    "schedules": mark("Opening times"),
    "hours_description": mark("Hours in words"),
    "languages": mark("Languages"),
    "cost_options": mark("Cost"),
    "award": mark("What is given"),
    "fund_status": mark("Does the fund take applications?"),
    "fund_status_date": mark("Day of the fund's status"),
    "eligibility_description": mark("Who may use it, in words"),
    "minimum_age": mark("Youngest age"),
    "maximum_age": mark("Oldest age"),
    "who_can_apply": mark("Who can ask for it"),
    "own_patients_only": mark("Only for patients of"),
    "run_by_maker": mark("Run by a maker of drugs or devices"),
    "designation": mark("Official title"),
    "sources": mark("Where we know it from"),
    "freshness": mark("Checks"),
    "evidence_confidence": mark("How good the evidence is"),
    "evidence_page_date": mark("Date of the newest page"),
    "staff_note": mark("Note for staff"),
    "keywords": mark("Words to find it by"),
    "former_names": mark("Older names"),
    "translations": mark("Translations"),
    "website": mark("Web site"),
    "organization_type": mark("Kind of organisation"),
}


def label_of_field(name: str) -> str:
    """Give a field's name as editors read it."""
    return gettext(LABELS[name])


def value_words(value: Any) -> str:
    """Give a field's value, or one item of a list, as editors read it; empty for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, str):
        return _term_words(value)
    if isinstance(value, Sequence):
        return "; ".join(value_words(item) for item in value)
    return _part_words(value)


def _term_words(text: str) -> str:
    return next(
        (
            gettext(taxonomy[text].label)
            for taxonomy in (NEEDS, DELIVERY_MODES, AUDIENCES, CANCERS)
            if text in taxonomy
        ),
        text,
    )


def _part_words(part: Any) -> str:
    """Give a part of a record in one line."""
    match part:
        case OrganizationRecord():
            return part.name
        case PhoneRecord():
            held = None if part.published else gettext("not shown")
            return _line(part.number, part.description, held)
        case ScheduleRecord():
            return f"{', '.join(part.byday)} {part.opens_at} to {part.closes_at} ({part.timezone})"
        case LanguageRecord():
            return _line(language_name(part.code) or part.code, part.support.value)
        case ServiceAreaRecord():
            return _line(part.name, part.area)
        case AddressRecord():
            town = " ".join(one for one in (part.state_province, part.postal_code) if one)
            country = country_name(part.country) or part.country
            return _line(part.address_1, part.city, town, country)
        case LocationRecord():
            hidden = gettext("confidential") if part.confidential else None
            point = None if part.latitude is None else f"{part.latitude}, {part.longitude}"
            addresses = "; ".join(_part_words(one) for one in part.addresses)
            return _line(part.name, addresses, part.description, point, hidden)
        case SourceRecord():
            return _line(part.url, part.seen, part.page_date)
        case FreshnessRecord():
            what = value_words(part.field_group), value_words(part.result)
            how = value_words(part.method), value_words(part.checked_by)
            return _line(*what, format_date(part.checked_on), *how, part.source)
        case TranslationRecord():
            return f"{part.language}, {label_of_field(part.field)}: {part.text}"
        case _:
            return str(part)


def _line(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
