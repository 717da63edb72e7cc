"""The page for helpers in words: the best help for them and for the children."""

from dataclasses import dataclass

from finder.i18n import current_language, gettext
from finder.search.gathering import Part
from finder.search.request import SearchRequest
from finder.vocabulary import mark
from finder.web.addresses import address
from finder.web.countries import CountryChoice, country_choices, home_country
from finder.web.public.best import ShownPart, show_part
from finder.web.requests import get_finder, get_session, today

PARTS = (
    (
        Part("for-you", {"audience": ("caregiver", "partner")}),
        mark("For you"),
        mark("You carry a lot. This help is for carers, family and friends."),
    ),
    (
        Part("for-partners", {"audience": ("partner",)}),
        mark("For husbands, wives and partners"),
        mark("From people who share a life with someone who is ill."),
    ),
    (
        Part("for-children", {"need": ("children_family",)}),
        mark("For the children"),
        mark("Help for children and teens when someone in the family has cancer."),
    ),
)


@dataclass(frozen=True, slots=True)
class ShownHelp:
    """The page: its parts, one more search for the children, and the countries."""

    parts: tuple[ShownPart, ...]
    any_confirmed: bool
    children_of_patients: str
    countries: list[CountryChoice]


def gather_help() -> ShownHelp:
    """Give the page in the visitor's country."""
    asked = SearchRequest(country=home_country(), reader=current_language())
    parts = [part for part, _, _ in PARTS]
    gathered = get_finder().gather(get_session(), asked, parts, today())
    shown = tuple(
        show_part(found, gettext(heading), gettext(sentence), home_country())
        for found, (_, heading, sentence) in zip(gathered.parts, PARTS, strict=True)
    )
    return ShownHelp(
        parts=shown,
        any_confirmed=any(card.confirmed for part in shown for card in part.cards),
        children_of_patients=address("public.services.index", audience="child_of_patient"),
        countries=country_choices(lambda code: address("public.helping.index", country=code)),
    )
