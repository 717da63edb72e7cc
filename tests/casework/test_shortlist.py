import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.casework.shortlist import (
    LETTERS,
    MOST,
    FullShortlistError,
    Shortlist,
    read_shortlist,
    write_shortlist,
)

NUMBERS = st.lists(st.integers(1, 999_999_999), max_size=MOST, unique=True).map(tuple)


@given(NUMBERS)
def test_a_list_is_read_as_it_was_written(numbers: tuple[int, ...]) -> None:
    assert read_shortlist(write_shortlist(numbers)) == Shortlist(numbers)
    assert read_shortlist(f" {write_shortlist(numbers).upper()} ") == Shortlist(numbers)


@given(st.text(alphabet="0123456789.abcxyzil -%&١", max_size=60))
def test_any_text_gives_a_list(text: str) -> None:
    read = read_shortlist(text)

    assert len(read) <= MOST
    assert len(set(read.numbers)) == len(read)
    assert read_shortlist(write_shortlist(read.numbers)).is_sound


@given(NUMBERS.filter(bool), st.data())
def test_one_wrong_digit_or_a_cut_is_noticed(numbers: tuple[int, ...], data: st.DataObject) -> None:
    text = write_shortlist(numbers)
    place = data.draw(st.sampled_from([at for at, one in enumerate(text) if one.isdigit()]))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != text[place]]))

    assert not read_shortlist(text[:place] + digit + text[place + 1 :]).is_sound
    assert not read_shortlist(text[: data.draw(st.integers(1, len(text) - 1))]).is_sound


def test_what_cannot_be_read_is_left_out_and_noticed() -> None:
    assert read_shortlist("12.x.340.12.0.007.1234567890a") == Shortlist((12, 340), is_sound=False)
    assert read_shortlist("") == Shortlist()
    unsound = read_shortlist("12.340")
    assert unsound.keep(7).text == "12.340.7"
    assert read_shortlist(unsound.move(340, -1).text) == Shortlist((340, 12), is_sound=False)
    assert read_shortlist("12").drop(12) == Shortlist()
    long = write_shortlist(range(1, MOST + 2))
    assert read_shortlist(long) == Shortlist(tuple(range(1, MOST + 1)), is_sound=False)


def test_its_letters_cannot_be_taken_for_digits() -> None:
    assert set(LETTERS).isdisjoint("0123456789ilo")
    assert write_shortlist([12, 340, 7])[-1] == LETTERS[(12 + 2 * 340 + 3 * 7) % 23]


def test_keeping_moving_and_dropping() -> None:
    some = Shortlist((1, 2, 3))

    assert some.keep(4).numbers == (1, 2, 3, 4)
    assert some.keep(2) is some
    assert some.keep(4, place=1).numbers == (1, 4, 2, 3)
    assert some.drop(2).numbers == (1, 3)
    assert some.move(3, -1).numbers == (1, 3, 2)
    assert some.move(1, 1).numbers == (2, 1, 3)
    assert some.move(1, -1).numbers == (1, 2, 3)
    assert some.move(9, 1) is some
    assert some.drop(2).keep(2, place=1) == some


def test_a_full_list_takes_no_more() -> None:
    full = Shortlist(tuple(range(1, MOST + 1)))

    assert full.is_full
    assert full.move(MOST, -5).numbers.index(MOST) == MOST - 6
    with pytest.raises(FullShortlistError):
        full.keep(99)


def test_eight_services_are_short() -> None:
    assert len(write_shortlist([639] * 8)) == 32
    assert len(write_shortlist([999_999_999] * 8)) == 80
