"""What editors read of a record: words, whatever the record holds."""

from enum import Enum, StrEnum
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from finder.directory.labels import Names, names_for, value_words
from finder.directory.records import (
    FreshnessRecord,
    LanguageRecord,
    LocationRecord,
    Record,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceRecord,
    TranslationRecord,
)
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Cost, FundStatus, closed
from finder.vocabulary.words import WORDS, words_for
from tests import make
from tests.codes import codes_in, members
from tests.conftest import SEED

# What a person wrote stands as it was written.
WRITTEN = {
    "name",
    "description",
    "hours_description",
    "award",
    "eligibility_description",
    "sources",
    "phones",
    "keywords",
    "former_names",
    "own_patients_only",
    "designation",
    "staff_note",
    "instead",
    "translations",
    "locations",
}


def test_every_closed_list_has_words_for_each_value() -> None:
    lists = {
        one
        for one in vars(closed).values()
        if isinstance(one, type) and issubclass(one, Enum) and one is not StrEnum
    }

    assert {one: set(words) for one, words in WORDS.items()} == {one: set(one) for one in lists}
    assert codes_in(words_for(value) for value in members()) == []
    assert words_for(FundStatus.UNKNOWN) == words_for(Cost.UNKNOWN) == "Not known"


def test_nothing_in_the_seed_is_shown_as_a_code(gazetteer: Gazetteer) -> None:
    names, texts = Names(gazetteer), dict[str, str]()
    for line in SEED.read_text(encoding="utf-8").splitlines():
        record = ServiceRecord.model_validate_json(line)
        for name in set(ServiceRecord.model_fields) - WRITTEN - {"id", "key", "organization"}:
            value = getattr(record, name)
            texts.setdefault(f"{name} {value!r}", value_words(value, name, names))

    found = {key: codes for key, said in texts.items() if (codes := codes_in([said], r"[;,:()]"))}

    assert found == {}
    assert len(texts) > 1000


def test_every_part_of_a_record_is_said_in_words(gazetteer: Gazetteer) -> None:
    times = {"opens_at": "09:00", "closes_at": "24:00", "timezone": "America/New_York"}
    check = {"field_group": "hours", "method": "phone", "result": "confirmed"}
    parts: dict[str, tuple[type[Record], dict[str, Any]]] = {
        "Monday to Wednesday, 09:00 to 24:00 (time in New York)": (
            ScheduleRecord,
            times | {"byday": ["MO", "TU", "WE"]},
        ),
        "Spanish, with an interpreter": (LanguageRecord, {"code": "es", "support": "interpreter"}),
        "English": (LanguageRecord, {"code": "en"}),
        "Cambridge, Massachusetts": (ServiceAreaRecord, {"area": "US-MA", "name": "Cambridge"}),
        "Anywhere in the world": (ServiceAreaRecord, {"area": "WORLD"}),
        "Opening times, confirmed as shown, 31 March 2026, a phone call, by a volunteer": (
            FreshnessRecord,
            check | {"checked_on": "2026-03-31", "checked_by": "volunteer"},
        ),
        "Hall, Only for letters, confidential": (
            LocationRecord,
            {"id": uuid4(), "name": "Hall", "location_type": "postal", "confidential": True},
        ),
        "Name in Spanish: Sala": (
            TranslationRecord,
            {"language": "es", "field": "name", "text": "Sala", "source_hash": "0" * 16},
        ),
    }
    names = Names(gazetteer)

    said = [value_words(one.model_validate(values), "", names) for one, values in parts.values()]

    assert said == list(parts)
    assert value_words(ServiceAreaRecord(area="US-MA")) == "United States (US-MA)"


def test_a_text_is_a_term_only_where_terms_stand() -> None:
    assert value_words(["caregiver"], "audiences") == "Carer, family or friend"
    assert value_words(["caregiver"], "keywords") == "caregiver"


def test_what_a_record_points_to_has_its_name(session: Session, gazetteer: Gazetteer) -> None:
    there, gone = make.record("Walking group"), uuid4()
    make.store(session, gazetteer, there)
    record = make.record(status="not_live", instead_services=[str(there.id), str(gone)])

    names = names_for(session, gazetteer, [record, None])

    assert value_words(record.instead_services, names=names) == "Walking group; another service"
