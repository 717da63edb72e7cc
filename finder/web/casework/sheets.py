"""Where the sheets of a case are: addresses that hold numbers of services and nothing else."""

from collections.abc import Sequence

from flask import current_app

from finder.casework.shortlist import write_shortlist
from finder.i18n import LANGUAGES, SOURCE_LANGUAGE
from finder.web.addresses import address
from finder.web.languages import site_folder

# The first that is there: the sheet to take home, else the list itself.
HANDOUT = ("shortlist.sheets.handout", "shortlist.lists.index")
CALLS = ("shortlist.sheets.calls",)


def sheet_address(numbers: Sequence[int], language: str = "") -> str:
    """Give the address of the sheet to take home, in a language that pages are offered in."""
    link = _first(HANDOUT, numbers)
    if language == SOURCE_LANGUAGE or language not in LANGUAGES:
        return link
    return f"{site_folder()}/{language}{link.removeprefix(site_folder())}"


def calls_address(numbers: Sequence[int]) -> str:
    """Give the address of the sheet to call from, empty where there is none."""
    return _first(CALLS, numbers)


def _first(endpoints: Sequence[str], numbers: Sequence[int]) -> str:
    there = (one for one in endpoints if one in current_app.view_functions)
    endpoint = next(there, None)
    return address(endpoint, kept=write_shortlist(numbers)) if endpoint else ""
