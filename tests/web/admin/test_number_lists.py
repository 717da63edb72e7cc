from hypothesis import given
from hypothesis import strategies as st

from finder.web.admin.number_lists import read_numbers, write_numbers

NUMBERS = st.sets(st.integers(1, 999_999_999), max_size=60)


@given(NUMBERS)
def test_numbers_come_back_from_their_text(numbers: set[int]) -> None:
    assert read_numbers(write_numbers(numbers), 60) == sorted(numbers)


@given(st.text("0123456789x.-٣ ", max_size=40))
def test_any_text_gives_few_numbers_in_order(text: str) -> None:
    numbers = read_numbers(text, 7)

    assert len(numbers) <= 7
    assert numbers == sorted(set(numbers))


def test_neighbours_are_written_as_steps() -> None:
    assert write_numbers([9, 7, 8, 20]) == "7.1x2.11"
    assert write_numbers(range(1, 501)) == "1x500"
