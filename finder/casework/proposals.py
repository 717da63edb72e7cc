"""What fits a case: for each need the services that the same search finds, with their limits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from finder.casework.cases import Known
from finder.i18n import gettext, join_or
from finder.models import Attribute, Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.rules.ages import Ages
from finder.rules.eligibility import (
    Conditions,
    Fit,
    Limit,
    Person,
    in_order,
    judge,
    only_professionals_apply,
    wants_form,
)
from finder.search.bands import Band
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.search.results import Card
from finder.vocabulary import NEEDS, ApplicationRoute, Insurance, Phase, Reach

MOST_NEEDS = 12
# For one need; of these those that clash stand last. As many again are there for who wants more.
MOST = 6
_service, _attribute = table_of(Service), table_of(Attribute)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One service for one need. `described` is what it says itself of whom it helps."""

    card: Card
    limits: tuple[Limit, ...]
    only_you: bool
    wants_form: bool
    described: str
    near_treatment: bool

    @property
    def clashes(self) -> bool:
        """Say whether anything stated shuts this person out."""
        return any(limit.fit is Fit.CLASH for limit in self.limits)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One need with its proposals, the next ones, and how many the search found in all."""

    need: str
    proposals: tuple[Proposal, ...]
    rest: tuple[Proposal, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Proposals:
    """Each need of a case with what may help; `unknown` are places that nobody knows."""

    needs: tuple[Proposed, ...]
    unknown: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What was found for one need so far; `far` are numbers found near the treatment only."""

    need: str
    cards: list[Card] = field(default_factory=list)
    rest: list[Card] = field(default_factory=list)
    far: set[int] = field(default_factory=set)
    total: int = 0


def propose(
    session: Session, finder: Finder, known: Known, country: str, today: date, most: int = MOST
) -> Proposals:
    """Give proposals for each need of a case, in the order of the needs.

    Near home first; what lies near the place of treatment only comes after it.
    """
    found = [_Found(need) for need in known.needs[:MOST_NEEDS] if need in NEEDS]
    unknown = []
    for place in dict.fromkeys([known.home, known.treatment]):
        if not place and (known.home or known.treatment):
            continue
        for one in found:
            results = finder.search(session, _request(known, one.need, place, country, most), today)
            if place and results.place is None:
                unknown.append(place)
                if place != known.home:
                    break  # what is found then is what was found without it
            there = {card.number for card in (*one.cards, *one.rest)}
            new = [card for card in results.cards if card.number not in there]
            shown = most
            if place != known.home:
                new, shown = new[:most], most // 2
                one.far |= {card.number for card in new}
            one.cards += new[:shown]
            one.rest += new[shown:]
            one.total = max(one.total, results.total)
    stated = _stated(session, [card for one in found for card in (*one.cards, *one.rest)])
    person = person_of(known)
    return Proposals(
        tuple(_proposed(one, stated, person) for one in found), tuple(dict.fromkeys(unknown))
    )


def person_of(known: Known) -> Person:
    """Give what is known of somebody as the rules of who may use what read it."""
    return Person(
        age=known.age,
        cancer=known.cancer,
        phase=Phase(known.phase) if known.phase in set(Phase) else None,
        insurance=Insurance(known.insurance) if known.insurance in set(Insurance) else None,
        language=known.language,
        treatment=known.treatment,
    )


def area_of(gazetteer: Gazetteer, known: Known, country: str) -> str:
    """Give the state or province of the home, else of the treatment, such as US-MA; or nothing."""
    for typed in (known.home, known.treatment):
        place = gazetteer.find(typed, country).place if typed else None
        if place is not None:
            return place.region or place.country
    return ""


def _request(known: Known, need: str, place: str, country: str, most: int) -> SearchRequest:
    chosen = {"need": (need,)}
    if known.cancer:
        chosen["cancer"] = (known.cancer,)
    return SearchRequest(
        near=place, country=country, chosen=chosen, reader=known.language or "en", limit=2 * most
    )


def _stated(session: Session, cards: Sequence[Card]) -> Mapping[int, Conditions]:
    numbers = {card.number for card in cards}
    ids = {card.id for card in cards}
    words = select(_service.c.number, _service.c.eligibility_description).where(
        _service.c.number.in_(numbers)
    )
    described = dict(_rows(session.connection().execute(words)))
    asked = select(_attribute.c.service_id, _attribute.c.term).where(
        _attribute.c.service_id.in_(ids), _attribute.c.taxonomy == "application_route"
    )
    routes: dict[object, list[ApplicationRoute]] = {}
    for service_id, term in session.connection().execute(asked):
        routes.setdefault(service_id, []).append(ApplicationRoute(term))
    return {
        card.number: Conditions(
            ages=Ages(card.minimum_age, card.maximum_age),
            cancers=card.cancers,
            audiences=card.audiences,
            stage=card.stage,
            own_patients_only=card.own_patients_only or "",
            who_can_apply=card.who_can_apply,
            routes=routes.get(card.id, ()),
            languages=card.languages,
            cost=card.cost,
            fund_status=card.fund_status,
            described=described.get(card.number) or "",
        )
        for card in cards
    }


def _rows(rows: Iterable[Sequence[object]]) -> list[tuple[int, str | None]]:
    return [(int(str(number)), str(text) if text else None) for number, text in rows]


def _proposed(found: _Found, stated: Mapping[int, Conditions], person: Person) -> Proposed:
    def show(cards: Sequence[Card]) -> tuple[Proposal, ...]:
        proposals = [
            _proposal(card, stated[card.number], person, is_far=card.number in found.far)
            for card in cards
        ]
        # The order of the search stays, but for what shuts this person out.
        return tuple(sorted(proposals, key=lambda one: one.clashes))

    return Proposed(found.need, show(found.cards), show(found.rest), found.total)


def _proposal(card: Card, stated: Conditions, person: Person, *, is_far: bool) -> Proposal:
    return Proposal(
        card=card,
        limits=in_order([*judge(stated, person), *_residents(card, is_far=is_far)]),
        only_you=only_professionals_apply(stated),
        wants_form=wants_form(stated),
        described=stated.described,
        near_treatment=is_far,
    )


def _residents(card: Card, *, is_far: bool) -> list[Limit]:
    """Give where people must live for what was not found by where this person lives."""
    if card.reach is Reach.SITE or not card.areas or not (is_far or card.band is Band.PART):
        return []
    words = gettext("if it is for them: people who live in %(areas)s", areas=join_or(card.areas))
    return [Limit(Fit.ASK, words)]
