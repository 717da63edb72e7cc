"""A case in words: what is known, what fits with its limits, what was given and came of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from finder.casework.cases import Known
from finder.casework.items import Item
from finder.casework.listings import Listing, read_listings
from finder.casework.proposals import Proposal, Proposals
from finder.i18n import format_date, gettext, join_and, language_name
from finder.rules.eligibility import FITS, Limit
from finder.vocabulary import (
    CANCERS,
    INSURANCES,
    ITEM_STATES,
    NEEDS,
    NOT_HELPED,
    PHASES,
    Insurance,
    ItemState,
    Phase,
)
from finder.web.showing.cards import ShownCard, show_short_card
from finder.web.words import label_of

SHOWN_NEEDS = 4
# What one tap says; that it did not help takes a second one, for the reason.
ONE_TAP = (ItemState.CALLED_TOGETHER, ItemState.REACHED, ItemState.HELPED)


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """A limit with how it fits: the value for the look of it, and both in words."""

    fit: str
    fit_words: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """One service that may help, in words; `value` is what ticking it sends."""

    value: str
    card: ShownCard
    limits: tuple[ShownLimit, ...]
    only_you: bool
    wants_form: bool
    described: str
    near_treatment: bool
    clashes: bool
    is_given: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """One need with what may help; `above` are number and name of what stands above already."""

    need: str
    words: str
    proposals: tuple[ShownProposal, ...]
    rest: tuple[ShownProposal, ...]
    above: tuple[tuple[int, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One service that was given, and what became of it; `taps` are value, words and chosen."""

    id: UUID
    case_id: UUID
    listing: Listing
    need: str
    state: str
    taps: tuple[tuple[str, str, bool], ...]
    follow_up_on: date | None
    given_on: date


@dataclass(frozen=True, slots=True)
class ShownDue:
    """Something to ask about: the case's reference, the service, and since when it is due."""

    item: ShownItem
    reference: str


def known_lines(known: Known, *, with_needs: bool = True) -> list[tuple[str, str]]:
    """Give what is known as pairs of label and words, without what is not."""
    needs = [label_of(NEEDS, one) for one in known.needs] if with_needs else []
    lines = (
        (gettext("Home"), known.home),
        (gettext("Treated at"), known.treatment),
        (gettext("Cancer"), label_of(CANCERS, known.cancer) if known.cancer else ""),
        (gettext("Phase"), gettext(PHASES[Phase(known.phase)]) if known.phase else ""),
        (gettext("Age"), "" if known.age is None else str(known.age)),
        (
            gettext("Insurance"),
            gettext(INSURANCES[Insurance(known.insurance)]) if known.insurance else "",
        ),
        (gettext("Language"), language_name(known.language) or known.language),
        (gettext("Needs"), join_and(needs)),
        (gettext("Consent"), format_date(known.consent_on) if known.consent_on else ""),
        (gettext("Note"), known.note),
    )
    return [(label, words) for label, words in lines if words]


def needs_words(needs: Sequence[str]) -> str:
    """Give the first few needs in one line."""
    words = [label_of(NEEDS, one) for one in needs[:SHOWN_NEEDS] if one in NEEDS]
    return ", ".join([*words, "…"] if len(needs) > SHOWN_NEEDS else words)


def show_groups(found: Proposals, country: str, given: Collection[int]) -> list[ShownGroup]:
    """Give each need with its proposals in words; a service stands under its first need only."""
    shown: set[int] = set()
    first = {each.card.number for one in found.needs for each in one.proposals}
    groups = []
    for one in found.needs:
        new = [each for each in one.proposals if each.card.number not in shown]
        above = [
            each.card for each in one.proposals if each.card.number in shown and not each.clashes
        ]
        # What stands first under any need is never among what is folded away.
        rest = [each for each in one.rest if each.card.number not in shown | first]
        shown |= {each.card.number for each in (*new, *rest)}
        groups.append(
            ShownGroup(
                need=one.need,
                words=label_of(NEEDS, one.need),
                proposals=tuple(_show(each, one.need, country, given) for each in new),
                rest=tuple(_show(each, one.need, country, given) for each in rest),
                above=tuple((card.number, card.name) for card in above),
                more=max(0, one.total - len(one.proposals) - len(one.rest)),
            )
        )
    return groups


def show_items(session: Session, items: Sequence[Item]) -> list[ShownItem]:
    """Give what was given in words, with what each service is now."""
    listings = read_listings(session, {one.number for one in items})
    return [_item(one, listings[one.number]) for one in items]


def show_due(
    session: Session, items: Sequence[Item], known: Mapping[UUID, Known]
) -> list[ShownDue]:
    """Give what somebody should ask about."""
    return [
        ShownDue(one, known[one.case_id].reference)
        for one in show_items(session, items)
        if one.case_id in known
    ]


def reasons() -> list[tuple[str, str]]:
    """Give why something did not help, as pairs of what a tap sends and words."""
    return [
        (f"{ItemState.NOT_HELPED.value}:{one.value}", gettext(words))
        for one, words in NOT_HELPED.items()
    ]


def _show(one: Proposal, need: str, country: str, given: Collection[int]) -> ShownProposal:
    return ShownProposal(
        value=f"{one.card.number}:{need}",
        card=show_short_card(one.card, country),
        limits=tuple(_limit(limit) for limit in one.limits),
        only_you=one.only_you,
        wants_form=one.wants_form and not one.only_you,
        described=one.described,
        near_treatment=one.near_treatment,
        clashes=one.clashes,
        is_given=one.card.number in given,
    )


def _limit(one: Limit) -> ShownLimit:
    return ShownLimit(one.fit.value, gettext(FITS[one.fit]), one.words)


def _item(one: Item, listing: Listing) -> ShownItem:
    words = gettext(ITEM_STATES[one.state])
    if one.reason is not None:
        words = gettext(
            "%(state)s: %(reason)s", state=words, reason=gettext(NOT_HELPED[one.reason])
        )
    return ShownItem(
        id=one.id,
        case_id=one.case_id,
        listing=listing,
        need=label_of(NEEDS, one.need) if one.need in NEEDS else "",
        state=words,
        taps=tuple(
            (state.value, gettext(ITEM_STATES[state]), state is one.state) for state in ONE_TAP
        ),
        follow_up_on=one.follow_up_on,
        given_on=one.given_at.date(),
    )
