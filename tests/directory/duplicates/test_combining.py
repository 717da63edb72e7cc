"""Two records side by side, and the one record of both."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.conflicts import GoneRecordError
from finder.directory.duplicates.combining import (
    FIELDS,
    NOT_CHOSEN,
    TOGETHER,
    Choice,
    FieldPair,
    Side,
    combine,
    first_to_stay,
    proposed_merge,
    read_sides,
    side_by_side,
)
from finder.directory.groups import with_prints
from finder.directory.merging import merge
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.places.gazetteer import Gazetteer
from finder.text import print_of
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW


def side(name: str = "Maple House", number: int = 1, **fields: Any) -> Side:
    return Side(with_prints(make.record(name, **fields)), number, 1, {})


def checked(day: str, **fields: Any) -> dict[str, Any]:
    return {
        "field_group": "contact",
        "checked_on": day,
        "checked_by": "staff",
        "method": "phone",
        "result": "confirmed",
    } | fields


def pair_of(first: Side, second: Side, field: str) -> FieldPair:
    (pair,) = [one for one in side_by_side(first, second) if one.field == field]
    return pair


def test_every_field_is_chosen_goes_with_another_or_follows() -> None:
    behind = {name for group in TOGETHER for name in group[1:]}

    assert {*FIELDS, *behind, *NOT_CHOSEN} == set(ServiceRecord.model_fields)


def test_two_records_stand_side_by_side_in_words() -> None:
    first = side(url="https://maple.example", url_kind="own", minimum_age=18)
    second = side("Maple house", email="help@maple.example", cost_options=["free"])

    names = pair_of(first, second, "name")
    assert (names.label, names.first, names.second) == ("Name", "Maple House", "Maple house")
    assert not names.agree
    assert names.why == "nothing tells which is right: please look"
    assert pair_of(first, second, "email").second == "help@maple.example; not shown"
    assert pair_of(first, second, "url").first == "https://maple.example; The service’s own page"
    assert pair_of(first, second, "needs").agree
    assert "award" not in [pair.field for pair in side_by_side(first, second)]


def test_what_only_one_says_is_taken() -> None:
    first = side(description=None, phones=[])
    second = side("Maple house", description="Tea and talk.", email="help@maple.example")

    record, choices = proposed_merge(first, second)

    assert record.id == first.record.id
    assert record.description == "Tea and talk."
    assert record.email == "help@maple.example"
    assert choices["description"] is choices["email"] is Choice.SECOND
    assert proposed_merge(first, side(minimum_age=0))[0].minimum_age == 0
    assert pair_of(first, second, "description").why == "the other says nothing"


def test_of_two_facts_the_stronger_word_counts_then_the_later_check_then_the_first() -> None:
    first = side(description="Old words.", email="old@maple.example")
    second = side("Maple house", description="New words.", email="new@maple.example")
    told = replace(second, origins={"description": Origin.ORGANIZATION.value})
    later = replace(
        second, record=with_prints(second.record.model_copy(update=_checks("2026-11-01")))
    )

    assert proposed_merge(first, second)[0].description == "Old words."
    assert proposed_merge(first, told)[0].description == "New words."
    assert pair_of(first, told, "description").why == "stated on a stronger word"
    assert proposed_merge(first, later)[0].email == "new@maple.example"
    assert pair_of(first, later, "email").why == "confirmed on 1 November 2026"


def _checks(day: str) -> dict[str, Any]:
    return {"freshness": make.record(freshness=[checked(day)]).freshness}


@pytest.mark.parametrize(
    "check",
    [{"checked_by": "machine"}, {"result": "no_answer"}, {"facts": print_of("something else")}],
)
def test_a_machine_no_answer_or_a_check_of_other_facts_confirms_nothing(
    check: dict[str, Any],
) -> None:
    first = side(email="old@maple.example")
    second = side(email="new@maple.example", freshness=[checked("2026-11-01", **check)])

    assert proposed_merge(first, second)[0].email == "old@maple.example"


def test_lists_are_joined_and_one_number_stands_once() -> None:
    first = side(
        needs=["support_group"],
        phones=[{"number": "+1 617-555-0143"}],
        languages=[{"code": "es"}],
        cost_options=["unknown"],
        sources=[{"url": "https://maple.example/a"}],
        service_areas=[{"area": "US-MA", "name": "Boston"}],
    )
    second = side(
        needs=["counselling", "support_group"],
        phones=[
            {"number": "(617) 555 0143", "description": "Evenings", "published": True},
            {"number": "+1 617-555-0199"},
        ],
        languages=[{"code": "en"}, {"code": "es", "support": "staff"}],
        cost_options=["free"],
        sources=[{"url": "https://maple.example/b"}, {"url": "https://maple.example/a"}],
        service_areas=[{"area": "US-MA", "name": "boston"}, {"area": "US-NH"}],
    )

    record, choices = proposed_merge(first, second)

    assert choices["needs"] is choices["phones"] is Choice.BOTH
    assert record.needs == ["support_group", "counselling"]
    assert [(one.number, one.description, one.published) for one in record.phones] == [
        ("+1 617-555-0143", "Evenings", True),
        ("+1 617-555-0199", None, False),
    ]
    assert [(one.code, one.support) for one in record.languages] == [
        ("es", "staff"),
        ("en", "unknown"),
    ]
    assert record.cost_options == ["free"]
    assert [one.url[-1] for one in record.sources] == ["a", "b"]
    assert [(one.area, one.name) for one in record.service_areas] == [
        ("US-MA", "Boston"),
        ("US-NH", None),
    ]


def test_any_cancer_and_a_named_one_are_not_joined() -> None:
    first, second = side(cancers=["breast"]), side(cancers=["any"])

    record, choices = proposed_merge(first, second)

    assert record.cancers == ["breast"]
    assert choices["cancers"] is Choice.FIRST
    both = combine(first, second, choices | {"cancers": Choice.BOTH})
    assert both.cancers == ["any"]
    assert proposed_merge(first, side(cancers=["lung"]))[0].cancers == ["breast", "lung"]


def test_one_address_is_one_place_and_what_is_hidden_stays_hidden() -> None:
    def place(name: str, street: str, **fields: Any) -> dict[str, Any]:
        address = {"address_1": street, "city": "Boston", "country": "US"}
        return make.location(name, "Boston", "MA", addresses=[address], **fields)

    first = side(locations=[place("one", "12 Example Street")])
    second = side(
        locations=[
            place("two", "12 Example St.", confidential=True, latitude=42.3, longitude=-71.1),
            place("three", "14 Example St."),
        ]
    )

    kept = proposed_merge(first, second)[0].locations

    assert [one.id for one in kept] == [make.ident("location one"), make.ident("location three")]
    assert kept[0].confidential
    assert kept[0].latitude == 42.3
    assert not kept[1].confidential


def test_facts_that_mean_nothing_apart_go_together() -> None:
    hours = {"byday": ["MO"], "opens_at": "09:00", "closes_at": "17:00", "timezone": "US/Eastern"}
    first = side(hours_description="Mondays", schedules=[hours])
    second = side(hours_description="Tuesdays", status="not_live", closed_on=date(2026, 1, 2))

    record = combine(first, second, {"schedules": Choice.SECOND, "status": Choice.SECOND})

    assert (record.schedules, record.hours_description) == ([], "Tuesdays")
    assert (record.status, record.closed_on) == ("not_live", date(2026, 1, 2))


def test_a_name_that_is_not_taken_stays_findable() -> None:
    first = side("Maple House", former_names=[["Old Trust", "Maple"]])
    second = side("Maple Centre", organization="Maple Trust")

    record, _ = proposed_merge(first, second)

    assert record.former_names == [("Old Trust", "Maple"), ("Maple Trust", "Maple Centre")]
    taken = combine(first, second, {"name": Choice.SECOND, "organization": Choice.SECOND})
    assert ("Maple House Trust", "Maple House") in taken.former_names
    assert ("Maple Trust", "Maple Centre") not in taken.former_names


def test_a_translation_stays_with_the_text_it_was_made_from() -> None:
    def texts(source: str, text: str) -> list[dict[str, str]]:
        hash_of = print_of(source)
        return [{"language": "es", "field": "name", "text": text, "source_hash": hash_of}]

    first = side("Maple House", translations=texts("Maple House", "Casa Arce"))
    second = side("Maple Centre", translations=texts("Maple Centre", "Centro Arce"))

    assert [one.text for one in proposed_merge(first, second)[0].translations] == ["Casa Arce"]
    taken = combine(first, second, {"name": Choice.SECOND})
    assert [one.text for one in taken.translations] == ["Centro Arce"]


def test_the_one_to_stay_is_live_confirmed_full_and_old() -> None:
    plain = side(number=5)

    for better in (
        side(number=9, email="help@maple.example", freshness=[checked("2026-11-01")]),
        side(number=9, description="Tea and talk.", award="Tea"),
        side(number=2),
    ):
        assert first_to_stay(plain, better) == first_to_stay(better, plain) == (better, plain)
    ended = side(number=1, status="not_live", freshness=[checked("2026-11-01")])
    assert first_to_stay(ended, plain) == (plain, ended)


def test_what_is_proposed_can_be_merged(session: Session, gazetteer: Gazetteer) -> None:
    one = make.record("Maple House", phones=[{"number": "+1 617-555-0143"}])
    other = make.record("Maple Centre", needs=["counselling"], minimum_age=18)
    make.store(session, gazetteer, one, other)
    first, second = read_sides(session, one.id, other.id)
    record, _ = proposed_merge(first, second)
    author = Author("editor@example.org", Origin.STAFF)

    merge(session, other.id, one.id, record, author, NOW, gazetteer)

    stored = read_records(session, [one.id, other.id])
    assert stored[one.id] == record
    assert stored[other.id].merged_into == one.id
    with pytest.raises(GoneRecordError):
        read_sides(session, one.id, make.ident("nobody"))
