"""What editors call the fields of a record and their values; visitors meet none of this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.records import (
    AddressRecord,
    FreshnessRecord,
    LanguageRecord,
    LocationRecord,
    OrganizationRecord,
    PhoneRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceRecord,
    SourceRecord,
    TranslationRecord,
)
from finder.i18n import country_name, format_date, gettext, language_name
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.rules.hours_said import say_times
from finder.vocabulary import (
    AUDIENCES,
    CANCERS,
    DELIVERY_MODES,
    NEEDS,
    LanguageSupport,
    LocationType,
    Taxonomy,
    mark,
)
from finder.vocabulary.words import words_for

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


TERMS: dict[str, Taxonomy] = {
    "needs": NEEDS,
    "delivery_modes": DELIVERY_MODES,
    "audiences": AUDIENCES,
    "cancers": CANCERS,
}
# What the list that came with the program says of its own evidence.
EVIDENCE = {"high": mark("Good"), "medium": mark("Fair"), "low": mark("Weak")}


@dataclass(frozen=True, slots=True)
class Names:
    """What areas and other services are called, for values that only point to them."""

    gazetteer: Gazetteer | None = None
    services: Mapping[UUID, str] = field(default_factory=dict)

    def area(self, code: str) -> str:
        """Give the name of an area; its country's with the code where nobody knows more."""
        if code == "WORLD":
            return gettext("Anywhere in the world")
        known = self.gazetteer.area(code) if self.gazetteer is not None else None
        if known is not None:
            return known.name
        country = country_name(code[:2]) or code
        return country if len(code) == 2 else f"{country} ({code})"

    def service(self, key: UUID) -> str:
        """Give the name of a service that another one points to."""
        return self.services.get(key) or gettext("another service")


NAMELESS = Names()


def names_for(session: Session, gazetteer: Gazetteer, records: Iterable[object]) -> Names:
    """Give the names of everything that these records point to."""
    pointed: set[UUID] = set()
    for one in records:
        if isinstance(one, ServiceRecord):
            pointed.update(one.instead_services, [one.merged_into] if one.merged_into else [])
    table = table_of(Service)
    rows = session.execute(select(table.c.id, table.c.name).where(table.c.id.in_(pointed)))
    return Names(gazetteer, {row.id: row.name for row in rows} if pointed else {})


def label_of_field(name: str) -> str:
    """Give a field's name as editors read it."""
    return gettext(LABELS[name])


def value_words(value: Any, name: str = "", names: Names = NAMELESS) -> str:
    """Give a field's value, or one item of a list, as editors read it; empty for none.

    `name` is the record's field that it is of: a text may be a term there, and a word elsewhere.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Enum):
        return gettext(words_for(value))
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, UUID):
        return names.service(value)
    if isinstance(value, str):
        return _text_words(value, name)
    if isinstance(value, Sequence):
        return "; ".join(value_words(item, name, names) for item in value)
    return _part_words(value, names)


def _text_words(text: str, name: str) -> str:
    if name in TERMS and text in TERMS[name]:
        return gettext(TERMS[name][text].label)
    if name == "evidence_confidence" and text in EVIDENCE:
        return gettext(EVIDENCE[text])
    if name == "category":
        words = text.replace("-", " ")
        return words[:1].upper() + words[1:]
    if name == "evidence_page_date":
        return _day_words(text)
    return text


def _day_words(text: str) -> str:
    """Give a page's date in words where it is a whole day, else as the page says it."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


def _part_words(part: Any, names: Names) -> str:
    """Give a part of a record in one line."""
    match part:
        case OrganizationRecord():
            return part.name
        case PhoneRecord():
            held = None if part.published else gettext("not shown")
            return _line(part.number, part.description, held)
        case ScheduleRecord():
            return say_times(part)
        case LanguageRecord():
            told = part.support is not LanguageSupport.UNKNOWN
            support = value_words(part.support) if told else None
            return _line(language_name(part.code) or part.code, support)
        case ServiceAreaRecord():
            return _line(part.name, names.area(part.area))
        case AddressRecord():
            town = " ".join(one for one in (part.state_province, part.postal_code) if one)
            country = country_name(part.country) or part.country
            return _line(part.address_1, part.city, town, country)
        case LocationRecord():
            return _place_words(part, names)
        case SourceRecord():
            return _line(part.url, part.seen, _day_words(part.page_date or ""))
        case FreshnessRecord():
            what = value_words(part.field_group), value_words(part.result)
            how = value_words(part.method), value_words(part.checked_by)
            return _line(*what, format_date(part.checked_on), *how, part.source)
        case TranslationRecord():
            language = language_name(part.language) or part.language
            where = gettext(
                "%(field)s in %(language)s", field=label_of_field(part.field), language=language
            )
            return f"{where}: {part.text}"
        case _:
            return str(part)


def _place_words(place: LocationRecord, names: Names) -> str:
    kind = place.location_type
    is_usual = kind is LocationType.PHYSICAL
    point = None if place.latitude is None else f"{place.latitude}, {place.longitude}"
    return _line(
        place.name,
        "; ".join(_part_words(one, names) for one in place.addresses),
        place.description,
        None if is_usual else value_words(kind),
        f"{value_words(place.precision)} ({point})" if point else None,
        gettext("confidential") if place.confidential else None,
    )


def _line(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
