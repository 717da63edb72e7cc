"""What the lists of the desk are called, and on whose word something was written last."""

from finder.directory.desk import Weakness
from finder.i18n import gettext
from finder.vocabulary import Origin, mark

WORDS = {
    Weakness.NEVER_CONFIRMED: mark("Never confirmed"),
    Weakness.NO_CONTACT: mark("No way to get in touch"),
    Weakness.NO_COORDINATES: mark("Not on the map"),
    Weakness.ABOUT_LINKS_ONLY: mark("No page of their own"),
    Weakness.DEAD_LINK: mark("A link that does not work"),
    Weakness.CONFIRMED: mark("Confirmed, the longest ago first"),
    Weakness.UNKNOWN_STATUS: mark("Not known whether still there"),
    Weakness.CLOSED: mark("Ended"),
    Weakness.MERGED: mark("Part of another service"),
}
ORIGINS = {
    Origin.STAFF: mark("one of us"),
    Origin.IMPORT: mark("an import"),
    Origin.ORGANIZATION: mark("the organisation itself"),
    Origin.SEED: mark("the starter directory"),
}


def list_names() -> dict[Weakness, str]:
    """Give the names of the lists, in the language of the page."""
    return {one: gettext(words) for one, words in WORDS.items()}


def origin_names() -> dict[Origin, str]:
    """Give whose word something may stand on, in the language of the page."""
    return {one: gettext(words) for one, words in ORIGINS.items()}
