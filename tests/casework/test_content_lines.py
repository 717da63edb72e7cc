from hypothesis import given
from hypothesis import strategies as st

from finder.casework.content_lines import LONGEST, NEW_LINE, as_text, write_lines


@given(st.text(alphabet="aé癌😀 ,;\\\n", max_size=200))
def test_lines_are_folded_and_come_back_whole(words: str) -> None:
    written = write_lines([f"NOTE:{as_text(words)}"])

    pieces = written.removesuffix(NEW_LINE).split(NEW_LINE)
    assert all(len(piece.encode()) <= LONGEST for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    whole = written.replace(f"{NEW_LINE} ", "").removesuffix(NEW_LINE)
    assert whole == f"NOTE:{as_text(words)}"
    assert "\n" not in whole


def test_marks_are_escaped() -> None:
    assert as_text("a,b;c\\d\r\ne") == "a\\,b\\;c\\\\d\\ne"
