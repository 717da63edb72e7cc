"""How words sound."""

import pytest

from finder.sounds import sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lymphoedema", "limfedema"),
        ("hospitle", "hospital"),
        ("huston", "houston"),
        ("jiuston", "houston"),
        ("fisical", "physical"),
        ("counseler", "counsellor"),
        ("sicologo", "psicologo"),
        ("vervena", "berbena"),
    ],
)
def test_two_spellings_of_a_sound_meet(one: str, other: str) -> None:
    assert set(sounds(one)) & set(sounds(other))


def test_other_words_sound_otherwise() -> None:
    assert not set(sounds("breast")) & set(sounds("best"))
