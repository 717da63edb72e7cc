"""How a service reaches the place that was asked for."""

from enum import StrEnum


class Band(StrEnum):
    """How a service reaches the place that was asked for, best first."""

    NEAR = "near"  # a site within reach
    COVERS = "covers"  # an area that covers the place
    FURTHER = "further"  # specialised treatment or lodging beyond the usual reach
    PART = "part"  # covers only a part of the area asked for
    ASK = "ask"  # given in person somewhere in an area that covers; exact place not known
