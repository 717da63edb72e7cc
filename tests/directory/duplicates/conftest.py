"""Registers of what can be compared."""

import pytest

from finder.directory.duplicates.register import Register
from finder.places.gazetteer import Gazetteer


@pytest.fixture
def register(gazetteer: Gazetteer) -> Register:
    """Give a register that has read nothing yet."""
    return Register(gazetteer, "US")


@pytest.fixture(scope="session")
def seed_register(gazetteer: Gazetteer) -> Register:
    """Give a register for the seed, filled once."""
    return Register(gazetteer, "US")
