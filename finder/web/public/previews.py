"""A service that is not in the directory yet, in the words of the visitors' pages."""

from dataclasses import replace

from finder.directory.reading import ServicePage
from finder.search.results import Card
from finder.web.countries import home_country
from finder.web.previewing import ON_THIS_PAGE, Preview
from finder.web.public.service_page import show_service
from finder.web.public.similar import find_similar
from finder.web.requests import get_finder, get_gazetteer, get_session, now
from finder.web.showing.cards import show_card


def show_preview(page: ServicePage, card: Card | None) -> Preview:
    """Give the page and the card as visitors will see them; their own links stay on the page."""
    similar = find_similar(get_finder(), get_session(), page, "", now().date())
    service = show_service(page, "", similar, get_gazetteer(), now())
    if not page.organization_number:
        service = replace(service, organization_address=ON_THIS_PAGE)
    shown = show_card(card, home_country()) if card is not None else None
    return Preview(
        service=replace(service, address=ON_THIS_PAGE, report=""),
        card=replace(shown, address=ON_THIS_PAGE) if shown is not None else None,
    )
