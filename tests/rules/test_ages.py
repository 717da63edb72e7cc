import json

import pytest

from finder.rules.ages import Ages, read_ages
from finder.rules.typed import TypedError
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("18 to 39", Ages(18, 39)),
        ("Ages 18–39 years", Ages(18, 39)),
        ("aged 12-25.", Ages(12, 25)),
        ("between 16 and 24", Ages(16, 24)),
        ("entre 16 y 24 años", Ages(16, 24)),
        ("under 40", Ages(None, 39)),
        ("menores de 40 años", Ages(None, 39)),
        ("up to 25", Ages(None, 25)),
        ("40 or under", Ages(None, 40)),
        ("18+", Ages(18, None)),
        ("18 or older", Ages(18, None)),
        ("over 18s", Ages(18, None)),
        ("16 years and over", Ages(16, None)),
        ("mayores de 18", Ages(18, None)),
        ("Adults", Ages(18, None)),
        ("niños", Ages(None, 17)),
        ("Any age", Ages()),
        ("no age limit", Ages()),
    ],
)
def test_ages_are_read_as_people_write_them(typed: str, ages: Ages) -> None:
    assert read_ages(typed) == ages


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write ages such as"),
        ("young people", "Write ages such as"),
        ("about 40", "Write ages such as"),
        ("40", "Write ages such as"),
        ("women 40-64", "Write ages such as"),
        ("39 to 18", "The first age is above the second."),
        ("18 to 180", "An age is a number of years from 0 to 120."),
        ("under 0", "An age is a number of years from 0 to 120."),
    ],
)
def test_what_states_no_ages_is_answered_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(TypedError) as error:
        read_ages(typed)

    assert sentence in str(error.value)


def test_whom_it_is_for_is_said_back() -> None:
    assert read_ages("under 40").sentence == "For people aged 39 and under."
    assert read_ages("all ages").sentence == "Any age."


def test_the_ages_of_the_seed_are_said_so_that_they_are_read_again() -> None:
    for line in SEED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        ages = Ages(record.get("minimum_age"), record.get("maximum_age"))
        assert not ages.words or read_ages(ages.words) == ages
