"""Style sheets know no left and no right: languages written from the right turn the page around."""

import re
from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).parents[2] / "finder" / "static").glob("*.css"))
# Declarations that mean a side of the window all the same, each with its reason.
EXCUSED: dict[str, str] = {}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<=[{;])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
SIDED_PROPERTY = re.compile(r"(^|-)(left|right)(-|$)")
SIDED_VALUE = re.compile(r"(?<![\w-])(left|right)(?![\w-])")
VALUE_MAY_NAME_A_SIDE = ("text-align", "float", "clear", "background", "background-position")
AROUND = ("margin", "padding", "inset", "border-width", "border-style", "border-color")


def sided(style: str) -> list[str]:
    """Give the declarations of a style sheet that name a side or treat the two differently."""
    found = []
    for name, value in DECLARATION.findall(COMMENT.sub("", style)):
        around = value.split()
        if (
            SIDED_PROPERTY.search(name)
            or (name in VALUE_MAY_NAME_A_SIDE and SIDED_VALUE.search(value))
            or (name in AROUND and len(around) == 4 and around[1] != around[3])
        ):
            found.append(f"{name}: {value.strip()}")
    return found


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_knows_no_left_and_no_right(path: Path) -> None:
    assert [one for one in sided(path.read_text(encoding="utf-8")) if one not in EXCUSED] == []


def test_what_is_excused_is_still_there() -> None:
    everything = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)

    assert set(EXCUSED) - set(sided(everything)) == set()


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("p { margin-left: 1rem; color: red }", ["margin-left: 1rem"]),
        ("p{right:0}", ["right: 0"]),
        ("p { border-top-left-radius: 1px; }", ["border-top-left-radius: 1px"]),
        ("p { text-align: left; float: inline-start; }", ["text-align: left"]),
        ("p { padding: 1px 2px 3px 4px; margin: 1px 2px 3px 2px }", ["padding: 1px 2px 3px 4px"]),
        ("/* left: */ p { margin-inline-start: 1px; inset-inline: 0 }", []),
        ("@media print { p { left: 0 } }", ["left: 0"]),
    ],
)
def test_sides_are_seen(style: str, found: list[str]) -> None:
    assert sided(style) == found
