"""A card of the results as people read it: every fact in words, and one main thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.i18n import country_name, format_date, gettext, join_and, ngettext
from finder.places.distance import distance_words
from finder.search.request import FURTHEST_KILOMETRES
from finder.search.results import Card, CardSite
from finder.vocabulary import DELIVERY_MODES, IN_PERSON, NEEDS, FundStatus, ListingStatus, Reach
from finder.web.addresses import organization_address, service_address
from finder.web.showing.contacts import (
    Action,
    call,
    cancer_line,
    is_used_at_a_desk,
    other_link,
    visit,
    visit_organization,
    write,
)
from finder.web.showing.whom import PATIENT, limits_of, softly, some, whom_words
from finder.web.words import (
    COSTS,
    FUNDS,
    IN_TOWN,
    Said,
    area_words,
    first_sentence_of,
    label_of,
    language_words,
    say_of,
    town_words,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: what it is about, and what is known."""

    name: str
    words: str
    speaks: str = ""  # the language of the words, where it is not the page's own


@dataclass(frozen=True, slots=True)
class ShownCard:
    """One service in a list, in words."""

    number: int
    name: Said
    address: str
    organization: str | None  # None where the service carries its organisation's name
    organization_address: str
    designation: str | None
    ended: bool
    not_sure: bool
    run_by_maker: bool
    description: Said | None
    limits: tuple[str, ...]
    facts: tuple[Fact, ...]
    action: Action | None
    cancer_line: Action | None  # whom to ask when we know no contact
    other_link: Action | None
    confirmed: str | None
    pin: str | None  # its number on the map beside the list


def show_card(card: Card, country: str, pin: str | None = None) -> ShownCard:
    """Give a card in words, with distances in the unit of the country."""
    ended = card.status is ListingStatus.NOT_LIVE
    action = None if ended else _main_action(card, country)
    return ShownCard(
        number=card.number,
        name=say_of(card, "name", card.name),
        address=service_address(card.number, card.name),
        organization=card.organization.name if card.organization.name != card.name else None,
        organization_address=organization_address(card.organization.number, card.organization.name),
        designation=card.designation,
        ended=ended,
        not_sure=card.status is ListingStatus.UNKNOWN,
        run_by_maker=card.run_by_maker,
        description=say_of(card, "description", card.description) if card.description else None,
        limits=limits_of(card, _residents_of(card)),
        facts=tuple(_facts(card, country)),
        action=action,
        cancer_line=cancer_line(country) if action is None and not ended else None,
        other_link=other_link(card.url, card.url_kind),
        confirmed=format_date(card.confirmed_on) if card.confirmed_on is not None else None,
        pin=pin,
    )


def show_short_card(card: Card, country: str) -> ShownCard:
    """Give a card in words with only what tells whether it is worth a look."""
    shown = show_card(card, country)
    return replace(
        shown,
        facts=tuple(_short_facts(card, country)),
        description=first_sentence_of(shown.description) if shown.description else None,
        designation=None,
        other_link=None,
    )


def _residents_of(card: Card) -> tuple[str, ...]:
    """Give the towns and counties where one must live; larger areas stand with the facts."""
    return card.areas if card.is_local and card.reach is not Reach.SITE else ()


def _facts(card: Card, country: str) -> list[Fact]:
    facts = []
    if card.needs:
        facts.append(Fact(gettext("Help"), _some([label_of(NEEDS, one) for one in card.needs])))
    if whom := whom_words(card.cancers, softly(card.audiences)):
        facts.append(Fact(gettext("For"), whom))
    if card.modes:
        modes = [label_of(DELIVERY_MODES, one) for one in card.modes]
        facts.append(Fact(gettext("How"), ", ".join(modes)))
    facts.extend(_places(card, country))
    facts.extend(_hours(card))
    if card.cost in COSTS:
        facts.append(Fact(gettext("Cost"), gettext(COSTS[card.cost])))
    if card.fund_status is not None:
        facts.append(Fact(gettext("Fund"), gettext(FUNDS[card.fund_status])))
    if card.languages:
        languages = [language_words(code) for code in card.languages]
        facts.append(Fact(gettext("Languages"), _some(languages)))
    return facts


def _short_facts(card: Card, country: str) -> list[Fact]:
    facts = []
    if card.modes:
        modes = [label_of(DELIVERY_MODES, one) for one in card.modes]
        facts.append(Fact(gettext("How"), _some(modes)))
    facts.extend(fact for fact in _places(card, country) if not _goes_without_saying(fact, country))
    facts.extend(_hours(card))
    whom = whom_words(card.cancers, softly(card.audiences))
    if card.audiences and PATIENT not in card.audiences and whom:
        facts.append(Fact(gettext("For"), whom))
    if card.fund_status in (FundStatus.CLOSED, FundStatus.WAITING_LIST):
        facts.append(Fact(gettext("Fund"), gettext(FUNDS[card.fund_status])))
    return facts


def _hours(card: Card) -> list[Fact]:
    """Give when somebody answers, where one calls."""
    if not (card.phone and card.hours):
        return []
    said = say_of(card, "hours_description", card.hours)
    return [Fact(gettext("Hours"), said.text, said.speaks)]


def _goes_without_saying(fact: Fact, country: str) -> bool:
    """Say whether a short card need not name this place: it is just the whole country."""
    return fact == Fact(gettext("Area"), country_name(country) or "")


def _places(card: Card, country: str) -> list[Fact]:
    facts = []
    if card.site is not None and (card.reach is Reach.SITE or _is_gone_to(card)):
        facts.append(Fact(gettext("Where"), _site_words(card, card.site, country)))
    areas = [area_words(name) for name in card.areas]
    if areas and card.reach is Reach.SITE and card.site is None:
        where = gettext("%(place)s: ask them where", place=_some(areas))
        facts.append(Fact(gettext("Where"), where))
    elif areas and card.reach is not Reach.SITE and not card.is_local:
        facts.append(Fact(gettext("Area"), _some(areas)))
    return facts


def _is_gone_to(card: Card) -> bool:
    """Say whether one may go to its site too: no office a day's journey away."""
    near_enough = card.distance_km is None or card.distance_km <= FURTHEST_KILOMETRES
    return IN_PERSON in card.modes and near_enough


def _site_words(card: Card, site: CardSite, country: str) -> str:
    words = town_words(site.city, site.region) or site.name or gettext("Ask them where it is")
    if card.distance_km is not None and not (site.about and card.distance_km < IN_TOWN):
        distance = distance_words(card.distance_km, country, about=site.about)
        words = gettext("%(town)s, %(distance)s away", town=words, distance=distance)
    if card.sites > 1:
        more = ngettext("%(num)s more place", "%(num)s more places", card.sites - 1)
        words = gettext("%(place)s, and %(more)s", place=words, more=more)
    return words


def _some(parts: Sequence[str]) -> str:
    """Give the first few parts in one line, parted so that each stays whole."""
    shown = some(parts)
    if len(shown) < len(parts):
        return join_and(shown)
    return "; ".join(shown) if any("," in part for part in shown) else ", ".join(shown)


def _main_action(card: Card, country: str) -> Action | None:
    """Give what to do: call, or go to the own page, or write, or ask the organisation."""
    own = visit(card.url, card.url_kind)
    if own is not None and is_used_at_a_desk(card.modes):
        return own
    if card.phone:
        return call(card.phone, country)
    if own is not None:
        return own
    if card.email:
        return write(card.email)
    return visit_organization(card.organization.website)
