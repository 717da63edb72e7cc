"""Write the lists that the search form offers while somebody types: kinds of help, and towns.

    python tools/suggestions.py

They come from the vocabulary, its translations and the gazetteer; a test compares them.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from finder.directory.urgent import urgent_lines  # noqa: E402
from finder.i18n import LANGUAGES, gettext, speaking  # noqa: E402
from finder.places.gazetteer import Gazetteer  # noqa: E402
from finder.places.place import Point  # noqa: E402
from finder.places.unpacking import unpack  # noqa: E402
from finder.vocabulary import NEEDS  # noqa: E402

STATIC = ROOT / "finder" / "static"
SOUTHWEST, NORTHEAST = Point(-90, -180), Point(90, 180)
MOST_TOWNS = 1_500
ALL = 100_000


def lists(gazetteer: Gazetteer) -> dict[str, str]:
    """Give the content of each file by its name."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            labels = sorted({gettext(need.label) for need in NEEDS if need.parent is not None})
        found[f"needs-{language}.js"] = _module(labels)
    towns = gazetteer.largest_towns(SOUTHWEST, NORTHEAST, ALL)
    for country in urgent_lines().countries():
        labels = [town.label for town in towns if town.country == country]
        found[f"towns-{country}.js"] = _module(sorted(dict.fromkeys(labels[:MOST_TOWNS])))
    return found


def _module(lines: list[str]) -> str:
    # One text is read faster than a list, and packs better.
    text = "\n".join(lines).replace("\\", "").replace("`", "")
    return f"export default `{text}`;\n"


def main() -> None:
    """Write the files."""
    for name, content in lists(Gazetteer(unpack(ROOT / "var"))).items():
        (STATIC / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
