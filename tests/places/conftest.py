"""A gazetteer file of the tests' own."""

from pathlib import Path

import pytest

from finder.places.unpacking import unpack


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a gazetteer file that was unpacked just now, alone in its folder."""
    return unpack(tmp_path_factory.mktemp("places"))
