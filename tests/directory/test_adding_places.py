from typing import Any

import pytest

from finder.directory.adding import IncompleteFormError, to_record, to_typed
from finder.directory.adding_answers import YES, Form
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import TODAY
from tests.directory.test_adding import KEY, LEAST

LOWELL = "Community hall; 12 Elm Street; Lowell; MA; 01852"


@pytest.fixture(scope="module")
def form(gazetteer: Gazetteer) -> Form:
    return Form(gazetteer, "US", TODAY)


def edited(form: Form, **typed: Any) -> list[tuple[str | None, str | None, bool]]:
    """Give name, town and whether it is hidden of the places after an edit of three."""
    places = [make.location(town, town, "MA") for town in ("Boston", "Lowell", "Salem")]
    places[2] |= {"confidential": True, "description": "By the river"}
    base = make.record(locations=places, organization="Trust", phones=[{"number": "988"}])
    record = to_record(to_typed(base, form) | typed, form, base.id, base)
    return [
        (one.name, one.addresses[0].city, one.confidential)
        for one in record.locations
        if one.addresses
    ]


def test_each_line_is_a_place_that_is_said_back(form: Form) -> None:
    record = to_record(LEAST | {"other_places": f"{LOWELL}\n; ; Salem; MA;\n"}, form, KEY)

    _, lowell, salem = record.locations
    assert (lowell.name, lowell.addresses[0].address_1) == ("Community hall", "12 Elm Street")
    assert lowell.addresses[0].postal_code == "01852"
    assert (salem.name, salem.addresses[0].city) == (None, "Salem")
    assert len({one.id for one in record.locations}) == 3
    assert not lowell.confidential
    hidden = to_record(LEAST | {"other_places": LOWELL, "confidential": YES}, form, KEY)
    assert all(one.confidential for one in hidden.locations)


def test_a_line_that_is_no_place_is_told(form: Form) -> None:
    for line in ("Lowell", "a; b; Lowell; MA; 01852; more", f"; ; {'x' * 121}; MA;"):
        with pytest.raises(IncompleteFormError) as told:
            to_record(LEAST | {"other_places": f"{LOWELL}\n{line}"}, form, KEY)
        assert "is no place yet" in told.value.errors["other_places"]


def test_a_line_left_as_it_was_keeps_its_place_and_a_hidden_one_stays_hidden(form: Form) -> None:
    stays = [("Lowell", "Lowell", False), ("Salem", "Salem", True)]
    assert edited(form)[1:] == stays
    assert edited(form, place_name="Hall")[1:] == stays
    assert edited(form, other_places="Lowell; ; Lowell; MA;")[1:] == stays[:1]
    moved = edited(form, other_places="Lowell; ; Lowell; MA;\nSalem; 1 New Street; Salem; MA;")
    assert moved[1:] == stays
    added = edited(form, other_places=f"Lowell; ; Lowell; MA;\nSalem; ; Salem; MA;\n{LOWELL}")
    assert added[1:] == [*stays, ("Community hall", "Lowell", False)]
