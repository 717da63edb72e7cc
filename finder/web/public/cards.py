"""A card of the results as people read it: every fact in words, and one main thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.i18n import format_date, gettext, join_and, ngettext
from finder.search.results import Card, CardSite
from finder.vocabulary import (
    ANY_CANCER,
    AT_A_DESK,
    AUDIENCES,
    CANCERS,
    DELIVERY_MODES,
    IN_PERSON,
    NEEDS,
    Applicant,
    FundStatus,
    LinkKind,
    ListingStatus,
    Reach,
    Stage,
    mark,
)
from finder.web.addresses import organization_address, safe_link, service_address
from finder.web.words import (
    COSTS,
    FUNDS,
    area_words,
    distance_words,
    host_of,
    label_of,
    language_words,
    phone_link,
    phone_words,
)

MOST_NAMED = 3
EVERYBODY = "patient"  # said of nearly every service, so it tells nothing
# Many who are newly told do not want to read these on a list.
HARD_WORDS = frozenset({"metastatic", "bereaved"})
# Kilometres under which a rough point says no more than that it is in the town.
IN_TOWN = 5
OTHER_LINKS = {
    LinkKind.ABOUT: mark("Where we read this"),
    LinkKind.CLINICIAN: mark("For health professionals"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: words on a link, where it leads, and for a website its name."""

    kind: str  # call, visit, write
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: what it is about, and what is known."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """One service in a list, in words."""

    number: int
    name: str
    address: str
    organization: str | None  # None where the service carries its organisation's name
    organization_address: str
    designation: str | None
    ended: bool
    not_sure: bool
    run_by_maker: bool
    description: str | None
    limits: tuple[str, ...]
    facts: tuple[Fact, ...]
    action: Action | None
    other_link: Action | None
    confirmed: str | None
    pin: str | None  # its number on the map beside the list


def show_card(card: Card, country: str, pin: str | None = None) -> ShownCard:
    """Give a card in words, with distances in the unit of the country."""
    ended = card.status is ListingStatus.NOT_LIVE
    return ShownCard(
        number=card.number,
        name=card.name,
        address=service_address(card.number, card.name),
        organization=card.organization.name if card.organization.name != card.name else None,
        organization_address=organization_address(card.organization.number, card.organization.name),
        designation=card.designation,
        ended=ended,
        not_sure=card.status is ListingStatus.UNKNOWN,
        run_by_maker=card.run_by_maker,
        description=card.description,
        limits=limits_of(
            own_patients_only=card.own_patients_only,
            who_can_apply=card.who_can_apply,
            minimum_age=card.minimum_age,
            maximum_age=card.maximum_age,
            stage=card.stage,
        ),
        facts=tuple(_facts(card, country)),
        action=None if ended else _main_action(card, country),
        other_link=_other_link(card),
        confirmed=format_date(card.confirmed_on) if card.confirmed_on is not None else None,
        pin=pin,
    )


def show_short_card(card: Card, country: str) -> ShownCard:
    """Give a card in words with only the facts that tell whether it is worth a look."""
    return replace(show_card(card, country), facts=tuple(_short_facts(card, country)))


def limits_of(
    *,
    own_patients_only: str | None,
    who_can_apply: Applicant,
    minimum_age: int | None,
    maximum_age: int | None,
    stage: Stage,
) -> tuple[str, ...]:
    """Give what shuts people out, one short sentence each."""
    limits = []
    if own_patients_only:
        limits.append(gettext("Only for patients of %(centre)s", centre=own_patients_only))
    if who_can_apply is Applicant.PROFESSIONAL_ONLY:
        limits.append(gettext("A health or social care worker must refer you"))
    if minimum_age is not None and maximum_age is not None:
        limits.append(gettext("Ages %(low)s to %(high)s", low=minimum_age, high=maximum_age))
    elif minimum_age is not None:
        limits.append(gettext("Age %(low)s and over", low=minimum_age))
    elif maximum_age is not None:
        limits.append(gettext("Age %(high)s and under", high=maximum_age))
    if stage is Stage.METASTATIC_ONLY:
        limits.append(gettext("For metastatic (stage 4) cancer"))
    elif stage is Stage.EARLY_ONLY:
        limits.append(gettext("For early cancer, not stage 4"))
    return tuple(limits)


def _facts(card: Card, country: str) -> list[Fact]:
    facts = []
    if card.needs:
        facts.append(Fact(gettext("Help"), _some([label_of(NEEDS, one) for one in card.needs])))
    if card.modes:
        modes = [label_of(DELIVERY_MODES, one) for one in card.modes]
        facts.append(Fact(gettext("How"), ", ".join(modes)))
    facts.extend(_places(card, country))
    if whom := _whom(card):
        facts.append(Fact(gettext("For"), whom))
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
    based_in = gettext("Based in")
    facts.extend(fact for fact in _places(card, country) if fact.name != based_in)
    if card.audiences and EVERYBODY not in card.audiences and (whom := _whom(card)):
        facts.append(Fact(gettext("For"), whom))
    if card.fund_status in (FundStatus.CLOSED, FundStatus.WAITING_LIST):
        facts.append(Fact(gettext("Fund"), gettext(FUNDS[card.fund_status])))
    return facts


def _places(card: Card, country: str) -> list[Fact]:
    facts = []
    if card.site is not None and (card.reach is Reach.SITE or IN_PERSON in card.modes):
        facts.append(Fact(gettext("Where"), _site_words(card, card.site, country)))
    elif card.site is not None and card.distance_km is not None:
        facts.append(Fact(gettext("Based in"), _site_words(card, card.site, country)))
    areas = [area_words(name) for name in card.areas]
    if areas and card.reach is Reach.SITE and card.site is None:
        where = gettext("%(place)s: ask them where", place=_some(areas))
        facts.append(Fact(gettext("Where"), where))
    elif areas and card.reach is not Reach.SITE:
        facts.append(Fact(gettext("Area"), _some(areas)))
    return facts


def _site_words(card: Card, site: CardSite, country: str) -> str:
    words = town_words(site.city, site.region) or site.name or gettext("Ask them where it is")
    if card.distance_km is not None and not (site.about and card.distance_km < IN_TOWN):
        distance = distance_words(card.distance_km, country, about=site.about)
        words = gettext("%(town)s, %(distance)s away", town=words, distance=distance)
    if card.sites > 1:
        more = ngettext("%(num)s more place", "%(num)s more places", card.sites - 1)
        words = gettext("%(place)s, and %(more)s", place=words, more=more)
    return words


def town_words(city: str | None, region: str | None) -> str:
    """Give "Boston, MA" from whatever of the two is known."""
    return ", ".join(part for part in (city, region) if part)


def _whom(card: Card) -> str:
    cancers = [label_of(CANCERS, one) for one in card.cancers if one != ANY_CANCER]
    whom = [label_of(AUDIENCES, one) for one in card.audiences if _is_said(card, one)]
    return _some([*cancers, *whom]) if cancers or whom != [label_of(AUDIENCES, EVERYBODY)] else ""


def _is_said(card: Card, audience: str) -> bool:
    """Say whether a card names this audience: hard words only where they are all it is for."""
    return audience not in HARD_WORDS or set(card.audiences) <= HARD_WORDS | {EVERYBODY}


def _some(parts: Sequence[str]) -> str:
    """Give the first few parts, and how many more there are."""
    if len(parts) <= MOST_NAMED + 1:
        return "; ".join(parts) if any("," in part for part in parts) else ", ".join(parts)
    more = ngettext("%(num)s more", "%(num)s more", len(parts) - MOST_NAMED)
    return join_and([*parts[:MOST_NAMED], more])


def _main_action(card: Card, country: str) -> Action | None:
    site = safe_link(card.url) if card.url_kind is LinkKind.OWN else ""
    visit = Action("visit", gettext("Go to %(site)s", site=host_of(site)), site) if site else None
    if visit is not None and card.modes and AT_A_DESK.issuperset(card.modes):
        return visit
    if card.phone:
        number = phone_words(card.phone, country)
        return Action("call", gettext("Call %(number)s", number=number), phone_link(card.phone))
    if visit is not None:
        return visit
    if card.email:
        return Action("write", gettext("Write to %(email)s", email=card.email), mail(card.email))
    home = safe_link(card.organization.website)
    return Action("visit", gettext("Go to %(site)s", site=host_of(home)), home) if home else None


def mail(email: str) -> str:
    """Give a mailto: link."""
    return safe_link(f"mailto:{email}")


def _other_link(card: Card) -> Action | None:
    if card.url_kind not in OTHER_LINKS or not (link := safe_link(card.url)):
        return None
    return Action("read", gettext(OTHER_LINKS[card.url_kind]), link)
