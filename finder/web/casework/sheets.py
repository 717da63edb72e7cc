"""Where the sheets of a case are: addresses that hold numbers of services and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.casework.shortlist import write_shortlist
from finder.i18n import LANGUAGES, SOURCE_LANGUAGE
from finder.web.addresses import address
from finder.web.languages import site_folder
from finder.web.qr import Drawing, draw


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that was just made, as an address and as a code to scan."""

    address: str
    drawing: Drawing


def sheet_address(numbers: Sequence[int], language: str = "") -> str:
    """Give the address of the sheet to take home, in a language that pages are offered in."""
    return in_language(address("shortlist.sheets.handout", kept=write_shortlist(numbers)), language)


def in_language(link: str, language: str) -> str:
    """Give the address of a page in a language that pages are offered in."""
    if language == SOURCE_LANGUAGE or language not in LANGUAGES:
        return link
    return f"{site_folder()}/{language}{link.removeprefix(site_folder())}"


def calls_address(numbers: Sequence[int]) -> str:
    """Give the address of the sheet to call from."""
    return address("shortlist.sheets.calls", kept=write_shortlist(numbers))


def new_link(link: str) -> NewLink | None:
    """Give a link that was just made as it is shown, None where there is none."""
    return NewLink(link, draw(link)) if link else None
