"""Made-up references: easy to say and to write on a folder, and saying nothing of anybody."""

import secrets

COLOURS = (
    *("amber", "azure", "beige", "bronze", "cobalt", "copper", "coral", "cream", "crimson"),
    *("golden", "green", "indigo", "ivory", "lilac", "lime", "maroon", "mint", "navy", "ochre"),
    *("olive", "pearl", "purple", "russet", "scarlet", "silver", "teal", "violet", "yellow"),
)
THINGS = (
    *("acorn", "anchor", "bridge", "candle", "canoe", "clover", "comet", "compass", "fern"),
    *("harbour", "heron", "island", "kettle", "lantern", "maple", "meadow", "otter", "pebble"),
    *("pepper", "piano", "pine", "planet", "poppy", "river", "robin", "saddle", "spruce"),
    *("teapot", "thistle", "tulip", "valley", "walnut", "willow", "window"),
)


def new_reference() -> str:
    """Give a reference such as `amber-heron-274`, one of 850,000."""
    words = (secrets.choice(COLOURS), secrets.choice(THINGS))
    return "-".join((*words, str(100 + secrets.randbelow(900))))
