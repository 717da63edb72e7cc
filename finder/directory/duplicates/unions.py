"""Lists of two records joined: what both say once, what either says kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from finder.directory.duplicates.contacts import phone_keys, street_key
from finder.directory.records import (
    LanguageRecord,
    LocationRecord,
    PhoneRecord,
    ServiceAreaRecord,
    ServiceRecord,
    SourceRecord,
    TranslationRecord,
)
from finder.text import fold, print_of
from finder.vocabulary import ANY_CANCER, Cost, LanguageSupport

# A number without a country code reads the same for both records, wherever that is.
ANYWHERE = "US"


def united(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """Give the items of both in order, each once."""
    return list(dict.fromkeys([*one, *other]))


def united_cancers(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Give the kinds of cancer of both; "any" holds all others."""
    both = united(one, other)
    return [ANY_CANCER] if ANY_CANCER in both else both


def united_costs(one: Sequence[Cost], other: Sequence[Cost]) -> list[Cost]:
    """Give what both say it costs, without "unknown" beside something known."""
    both = united(one, other)
    return [cost for cost in both if cost is not Cost.UNKNOWN] or both


def united_phones(one: Sequence[PhoneRecord], other: Sequence[PhoneRecord]) -> list[PhoneRecord]:
    """Give the numbers of both, one written in two ways once; shown where either shows it."""
    kept: dict[Any, PhoneRecord] = {}
    for phone in (*one, *other):
        key = phone_keys(phone.number, [ANYWHERE]) or phone.number
        known = kept.get(key)
        if known is None:
            kept[key] = phone
            continue
        kept[key] = known.model_copy(
            update={
                "description": known.description or phone.description,
                "published": known.published or phone.published,
            }
        )
    return list(kept.values())


def united_places(
    one: Sequence[LocationRecord], other: Sequence[LocationRecord]
) -> list[LocationRecord]:
    """Give the places of both, one address once; what either hides stays hidden."""
    kept = list(one)
    for place in other:
        at = next((at for at, known in enumerate(kept) if _is_same_place(known, place)), None)
        if at is None:
            kept.append(place)
            continue
        known = kept[at]
        update: dict[str, Any] = {"confidential": known.confidential or place.confidential}
        if known.latitude is None and place.latitude is not None:
            names = ("latitude", "longitude", "precision")
            update |= {name: getattr(place, name) for name in names}
        kept[at] = known.model_copy(update=update)
    return kept


def _is_same_place(one: LocationRecord, other: LocationRecord) -> bool:
    if one.id == other.id:
        return True
    return one.location_type is other.location_type and not _addresses(one).isdisjoint(
        _addresses(other)
    )


def _addresses(place: LocationRecord) -> set[tuple[frozenset[str], str, str]]:
    return {
        (street_key(address.address_1), fold(address.city or ""), address.country)
        for address in place.addresses
        if address.address_1
    }


def united_areas(
    one: Sequence[ServiceAreaRecord], other: Sequence[ServiceAreaRecord]
) -> list[ServiceAreaRecord]:
    """Give the areas of both, each once however its name is written."""
    return _by(lambda area: (area.area, fold(area.name or "")), [*one, *other])


def united_languages(
    one: Sequence[LanguageRecord], other: Sequence[LanguageRecord]
) -> list[LanguageRecord]:
    """Give the languages of both; who says how a language is spoken tells more."""
    told = sorted([*one, *other], key=lambda one: one.support is LanguageSupport.UNKNOWN)
    support = {language.code: language for language in reversed(told)}
    return [support[code] for code in united([x.code for x in one], [x.code for x in other])]


def united_sources(
    one: Sequence[SourceRecord], other: Sequence[SourceRecord]
) -> list[SourceRecord]:
    """Give the sources of both, each address with what was seen there once."""
    return _by(lambda source: (source.url, source.seen), [*one, *other])


def united_names(
    one: ServiceRecord, other: ServiceRecord, taken: tuple[str, str]
) -> list[tuple[str, str]]:
    """Give the older names of both, and the present ones that are not taken, each once."""
    present = [(record.organization.name, record.name) for record in (one, other)]
    every = [tuple(pair) for pair in (*one.former_names, *other.former_names, *present)]
    return [pair for pair in united(every, []) if pair != taken]


def united_texts(
    one: ServiceRecord, other: ServiceRecord, values: Mapping[str, Any]
) -> list[TranslationRecord]:
    """Give the translations of both whose text was taken; the first's where both have one."""
    kept = [
        text
        for text in (*one.translations, *other.translations)
        if text.source_hash == print_of(values.get(text.field) or "")
    ]
    return _by(lambda text: (text.language, text.field), kept)


def _by(key: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    kept: dict[Any, Any] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return list(kept.values())


# Fields whose two sides are joined, each with how.
UNIONS: Mapping[str, Callable[[Any, Any], list[Any]]] = {
    "needs": united,
    "delivery_modes": united,
    "application_routes": united,
    "audiences": united,
    "cancers": united_cancers,
    "sensitivities": united,
    "service_areas": united_areas,
    "locations": united_places,
    "phones": united_phones,
    "languages": united_languages,
    "cost_options": united_costs,
    "sources": united_sources,
    "keywords": united,
}
