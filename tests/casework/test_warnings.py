import csv
from pathlib import Path
from time import monotonic

import pytest

from finder.casework.warnings import Sign, warn
from tests.conftest import TODAY

# Notes as workers write them, in English and Spanish: made up, with names from lists of given
# names, numbers that nobody has, and beside them notes that say nothing of who somebody is.
NOTES = Path(__file__).parent / "notes.csv"
# A town at the beginning of a sentence, and towns after small words that stand before people too.
DOUBTED_FOR_NOTHING = {
    "Harrison County has no bus; Madison does",
    "Se mudó de Lawrence a Lynn; la ruta 1 es lenta",
}


@pytest.mark.parametrize(
    ("text", "sign", "piece"),
    [
        ("Maria needs rides", Sign.NAME, "Maria"),
        ("spoke with Mary Jones", Sign.NAME, "Mary Jones"),
        ("Mrs. Okonkwo prefers mornings", Sign.NAME, "Okonkwo"),
        ("her name is Zdenka", Sign.NAME, "Zdenka"),
        ("born 3/4/1961", Sign.BIRTH_DATE, "3/4/1961"),
        ("1961-04-03", Sign.BIRTH_DATE, "1961-04-03"),
        ("12 March 1958", Sign.BIRTH_DATE, "12 March 1958"),
        ("DOB: 03-04-61", Sign.BIRTH_DATE, "DOB: 03-04-61"),
        ("f, 4/3/61, lives alone", Sign.BIRTH_DATE, "4/3/61"),
        ("SSN 123-45-6789", Sign.NATIONAL_NUMBER, "123-45-6789"),
        ("john smith wants rides", Sign.NAME, "john"),
        ("943-476-5919", Sign.NATIONAL_NUMBER, "943-476-5919"),
        ("NHS 943 476 5919", Sign.NATIONAL_NUMBER, "943 476 5919"),
        ("AB 12 34 56 C", Sign.NATIONAL_NUMBER, "AB 12 34 56 C"),
        ("046-454-286", Sign.NATIONAL_NUMBER, "046-454-286"),
        ("2345 6789 0123", Sign.NATIONAL_NUMBER, "2345 6789 0123"),
        ("1EG4-TE5-MK73", Sign.NATIONAL_NUMBER, "1EG4-TE5-MK73"),
        ("1234567T", Sign.NATIONAL_NUMBER, "1234567T"),
        ("write to a.b@example.org", Sign.EMAIL, "a.b@example.org"),
        ("call 617-555-0123", Sign.PHONE, "617-555-0123"),
        ("+44 20 7946 0958", Sign.PHONE, "+44 20 7946 0958"),
    ],
)
def test_what_may_tell_who_somebody_is_is_said(text: str, sign: Sign, piece: str) -> None:
    assert [(one.sign, one.text) for one in warn(text, TODAY)] == [(sign, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Two children at home, 2 and 4. Rent of 1,200 due on 12/01/2026.",
        "Treated at Dana-Farber since 2025, lives near Boston Medical Center",
        "Moved to Austin TX in May. Hope to hear from them. Will call back.",
        "Appointment 2026-12-03 at 10:30, room 7, floor 12",
        "Seen on 4/3/26, next on 5/1/27; scan 7.1.2.4, BP 120/80/60",
        "age 46, stage 4, HER2+, needs $2,500",
    ],
)
def test_an_ordinary_note_is_not_doubted(text: str) -> None:
    assert warn(text, TODAY) == []


def test_each_piece_is_named_once_in_the_order_of_the_text() -> None:
    found = warn("Maria, 617-555-0123, born on 3 April 1961, maria@example.org", TODAY)

    assert [one.sign for one in found] == [*(Sign.NAME, Sign.PHONE, Sign.BIRTH_DATE, Sign.EMAIL)]


def test_notes_as_workers_write_them_are_told_apart() -> None:
    with NOTES.open(encoding="utf-8", newline="") as file:
        notes = [(one["sign"], one["note"]) for one in csv.DictReader(file)]
    found = {note: {one.sign.value for one in warn(note, TODAY)} for _, note in notes}

    assert [(sign, note) for sign, note in notes if sign and sign not in found[note]] == []
    assert {note for sign, note in notes if not sign and found[note]} == DOUBTED_FOR_NOTHING
    assert min(sum(bool(sign) for sign, _ in notes), sum(not sign for sign, _ in notes)) > 120


def test_a_long_note_is_read_at_once() -> None:
    began = monotonic()
    warn("The Patient Ann saw Dr Lee of Hope in St. Mary 1-1-1-1- " * 40, TODAY)
    assert monotonic() - began < 1
