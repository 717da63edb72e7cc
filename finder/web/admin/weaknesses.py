"""What the lists of the desk are called."""

from finder.directory.desk import Weakness
from finder.i18n import gettext
from finder.vocabulary import mark

WORDS = {
    Weakness.NEVER_CONFIRMED: mark("Never confirmed"),
    Weakness.NO_CONTACT: mark("No way to get in touch"),
    Weakness.NO_COORDINATES: mark("Not on the map"),
    Weakness.ABOUT_LINKS_ONLY: mark("No page of their own"),
    Weakness.DEAD_LINK: mark("A link that does not work"),
    Weakness.UNKNOWN_STATUS: mark("Not known whether still there"),
    Weakness.CLOSED: mark("Ended"),
    Weakness.MERGED: mark("Part of another service"),
}


def list_names() -> dict[Weakness, str]:
    """Give the names of the lists, in the language of the page."""
    return {one: gettext(words) for one, words in WORDS.items()}
