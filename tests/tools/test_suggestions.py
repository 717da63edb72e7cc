"""The lists offered while typing are what their tool writes."""

import pytest

from finder.places.gazetteer import Gazetteer
from tools import suggestions


@pytest.mark.parametrize("beginning", ["needs-", "towns-"])
def test_the_lists_are_what_their_sources_say(gazetteer: Gazetteer, beginning: str) -> None:
    written = {
        path.name: path.read_text("utf-8") for path in suggestions.STATIC.glob(f"{beginning}*.js")
    }
    wanted = suggestions.lists(gazetteer)

    assert written
    assert written == {name: text for name, text in wanted.items() if name.startswith(beginning)}
