from typing import Any

import pytest
from pydantic import ValidationError

from finder.rules.opening import DAYS
from finder.text import print_of
from tests import make


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 301),
        ("name", "bell\x07"),
        ("name", "nul\x00"),
        ("description", "lone \ud800 surrogate"),
        ("needs", ["happiness"]),
        ("delivery_modes", ["telepathy"]),
        ("cancers", ["cold"]),
        ("status", "maybe"),
        ("url", "javascript:alert(1)"),
        ("url", "www.example.org"),
        ("phones", [{"number": "call us"}]),
        ("service_areas", [{"area": "Texas"}]),
        (
            "schedules",
            [{"byday": ["MO"], "opens_at": "25:00", "closes_at": "26:00", "timezone": "UTC"}],
        ),
        (
            "schedules",
            [{"byday": ["MO"], "opens_at": "09:00", "closes_at": "17:00", "timezone": "Mars"}],
        ),
        *(
            (
                "schedules",
                [{"byday": days, "opens_at": "09:00", "closes_at": "17:00", "timezone": "UTC"}],
            )
            for days in (["6MO"], ["-2MO"], ["MO", "1TU"], [f"-1{day}" for day in DAYS])
        ),
        ("minimum_age", -1),
        ("fund_status_date", "yesterday"),
        ("surprise", "field"),
        ("translations", [{"language": "es", "text": "Ayuda.", "source_hash": "new"}]),
        (
            "translations",
            [{"language": "es", "text": "Ayuda.", "source_hash": "0" * 16} | {"field": "key"}],
        ),
        ("locations", [make.location("A", "B", "C", latitude=1.0)]),
        ("locations", [make.location("A", "B", "C", latitude=91.0, longitude=0.0)]),
        ("locations", [make.location("A", "B", "C", latitude=float("nan"), longitude=0.0)]),
    ],
)
def test_a_wrong_field_is_named(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        make.record(**{"organization": "Trust", "url_kind": "own", field: value})

    assert caught.value.errors()[0]["loc"][0] == field


def test_ages_must_be_in_order() -> None:
    with pytest.raises(ValidationError, match="minimum_age is above maximum_age"):
        make.record(minimum_age=40, maximum_age=18)


def test_short_numbers_are_numbers() -> None:
    for number in ("988", "13 11 20", "116 123", "310-2222", "+44 20 7808 2777", "1-800-4-CANCER"):
        assert make.record(phones=[{"number": number}]).phones[0].number == number


def test_a_record_knows_what_it_states() -> None:
    assert "award" not in make.record().stated()
    assert "award" in make.record(award=None).stated()


def test_a_description_speaks_a_language_while_its_translation_fits() -> None:
    record = make.record(
        description="A phone line.",
        translations=[
            {"language": "es", "text": "Una línea.", "source_hash": print_of("A phone line.")}
        ],
    )

    assert record.text_in("es", "description") == "Una línea."
    assert record.text_in("fr", "description") is None
    assert (
        record.model_copy(update={"description": "A new line."}).text_in("es", "description")
        is None
    )


def test_two_translations_into_one_language_are_refused() -> None:
    twice = [{"language": "es", "text": text, "source_hash": "0" * 16} for text in ("a", "b")]

    with pytest.raises(ValidationError, match="one text for each language"):
        make.record(translations=twice)
