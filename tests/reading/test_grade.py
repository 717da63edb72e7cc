"""The measure itself: syllables of known words, grades of known texts."""

import pytest

from tests.reading.grade import (
    Counts,
    count,
    english_grade,
    english_syllables,
    spanish_grade,
    spanish_syllables,
)

# Words by the number of their syllables.
ENGLISH = {
    1: "a I help need place these scene calls asked ones page rides through you’re 24",
    2: "people cancer money number service places someone needed table hospice safely every "
    "careful doctor trial language private e-mail patient",
    3: "hospital anyone medicine area radio family another recorded company idea NHS one-to-one "
    "organised understand counselling serious audience studio",
    4: "information emergency community experience January usually",
    5: "organisation university communication individual",
    6: "eligibility",
}
SPANISH = {
    1: "y de muy hoy cien bien quien no su seis 24",
    2: "casa día tía ciudad cuida guía leer grupo cáncer baile aún causa viaje",
    3: "persona países hospital dinero ahora ayudas médico servicio gratuito línea",
    4: "enfermedad teléfono tratamiento medicina",
    5: "organización psicología comunicación",
}


def known(words: dict[int, str]) -> list[tuple[str, int]]:
    """Give each word with its syllables."""
    return [(word, number) for number, line in words.items() for word in line.split()]


@pytest.mark.parametrize(("word", "number"), known(ENGLISH))
def test_syllables_of_english_words_are_counted(word: str, number: int) -> None:
    assert english_syllables(word) == number


@pytest.mark.parametrize(("word", "number"), known(SPANISH))
def test_syllables_of_spanish_words_are_counted(word: str, number: int) -> None:
    assert spanish_syllables(word) == number


def test_sentences_end_at_their_mark_and_with_their_text() -> None:
    texts = [
        "Call now. Ask them! Is it free? “Yes.” And then",
        "A heading",
        "...",
        "At 9.30 on 4 May",
    ]

    assert count(texts, lambda _: 1) == Counts(sentences=7, words=17, syllables=17)


def test_grades_follow_the_published_formulas() -> None:
    assert english_grade(["The cat sat on the mat. The dog ran to the table."]) == pytest.approx(
        0.39 * 6 + 11.8 * 13 / 12 - 15.59
    )
    assert spanish_grade(["La casa es de mi tía. El perro va a la mesa."]) == pytest.approx(
        -0.205 * 200 / 12 + 0.049 * 1600 / 12 - 3.407
    )


def test_hard_words_ask_for_more_school_than_plain_ones() -> None:
    plain = "Call them first. Ask if they can help you."
    hard = "Eligibility for financial assistance is contingent upon appropriate documentation."

    assert english_grade([plain]) < 3
    assert english_grade([hard]) > 15
