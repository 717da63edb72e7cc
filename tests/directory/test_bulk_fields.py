from datetime import date
from typing import Any

import pytest

from finder.directory.adding_answers import Form
from finder.directory.adding_fields import FIELDS
from finder.directory.bulk_fields import BULK_FIELDS, How, read_bulk, read_closing
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ClosedReason

TYPED = {
    "languages": "Spanish (interpreter)",
    "keywords": "scarves, hats",
    "ages": "18 to 39",
    "eligibility": "People on Medicaid",
    "own_patients_only": "General Hospital",
    "staff_note": "Ask in the morning",
}


@pytest.fixture
def form(gazetteer: Gazetteer) -> Form:
    return Form(gazetteer, "US", date(2026, 11, 24))


def test_every_deed_to_every_field_is_one_change_in_words(form: Form) -> None:
    for name, deeds in BULK_FIELDS.items():
        value: Any = TYPED.get(name) or min(FIELDS[name].values("US"))
        for how in deeds:
            answer = read_bulk(name, {"how": how.value, name: value}, form)

            assert answer.errors == {}
            assert answer.change is not None, name
            touched = {
                How.ADD: answer.change.add,
                How.REMOVE: answer.change.remove,
                How.FILL: answer.change.fill,
            }.get(how, answer.change.put)
            assert touched, (name, how)
            assert answer.words.startswith(FIELDS[name].label)
            assert answer.change.takes_away == (how not in (How.ADD, How.FILL))


def test_what_is_emptied_says_what_a_record_says_that_says_nothing(form: Form) -> None:
    ages = read_bulk("ages", {"how": "empty", "ages": "nonsense"}, form).change
    note = read_bulk("staff_note", {"how": "empty"}, form).change

    assert ages is not None
    assert note is not None
    assert ages.put == {"minimum_age": None, "maximum_age": None}
    assert note.put == {"staff_note": None}


def test_what_a_fund_says_is_of_today(form: Form) -> None:
    answer = read_bulk("fund_status", {"how": "put", "fund_status": "closed"}, form)

    assert answer.change is not None
    assert answer.change.put == {"fund_status": "closed", "fund_status_date": "2026-11-24"}


def test_closing_says_all_that_a_closed_service_says() -> None:
    change = read_closing(ClosedReason.MOVED, date(2026, 11, 1), "")

    assert change.put == {
        "status": "not_live",
        "closed_reason": "moved",
        "closed_on": "2026-11-01",
        "instead": None,
    }
