"""Where the sheets of a case are: addresses that hold numbers of services and nothing else."""

from collections.abc import Sequence

from finder.casework.shortlist import write_shortlist
from finder.i18n import LANGUAGES, SOURCE_LANGUAGE
from finder.web.addresses import address
from finder.web.languages import site_folder


def sheet_address(numbers: Sequence[int], language: str = "") -> str:
    """Give the address of the sheet to take home, in a language that pages are offered in."""
    link = address("shortlist.sheets.handout", kept=write_shortlist(numbers))
    if language == SOURCE_LANGUAGE or language not in LANGUAGES:
        return link
    return f"{site_folder()}/{language}{link.removeprefix(site_folder())}"


def calls_address(numbers: Sequence[int]) -> str:
    """Give the address of the sheet to call from."""
    return address("shortlist.sheets.calls", kept=write_shortlist(numbers))
